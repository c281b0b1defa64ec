"""The sheets that staff fill: an Excel table each, with drop-downs, prompts and flags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from schemas.model import DATE_NUMBER, HEADER_ROW, NOT_FOUND, NOTE_ROW, Column, Kind, Table
from schemas.tables import table as table_of
from schemas.tables.lists import DONE, HELD, NOT_APPLICABLE
from schemas.values import Value, canonical_id, show
from sdp_xl.address import column_letters
from sdp_xl.build.chart_note import chart_note
from sdp_xl.build.entries import EntryRow
from sdp_xl.build.paper import blank_rows
from sdp_xl.build.places import FIRST_ROW, LAST_ROW
from sdp_xl.build.sheet import Sheets, findings_note, flag_formula, head_column, header_height
from sdp_xl.build.style import (
    ADVICE,
    BAD,
    FIXED,
    FLAG,
    GOOD,
    NEUTRAL,
    NOTE,
    PLAIN,
    RULE,
    TODAY,
    BookStyles,
    ColorPair,
    group,
)
from sdp_xl.build.validation import validation
from sdp_xl.files.ooxml.measure import MOST, height, pixels
from sdp_xl.plan.chains import CHART

_NUMBER_FORMATS = {
    Kind.ID: "@",
    Kind.REFERENCE: "@",
    Kind.LINKS: "@",
    Kind.DATE: DATE_NUMBER,
    Kind.SHARE: "0%",
}

LONGEST = 48
"""Characters of a text beside its ID: two lines, so that ten chains stand on a screen. All of it stands at its ID."""

MORE = 5
"""Spare rows below a sheet that is filled already; an Excel table grows when staff type below its end."""


def number_format(kind: Kind) -> dict[str, Any]:
    """The format property of a column's kind, and its side: dates and numbers stand left, under their header."""
    shown: dict[str, Any] = {"num_format": _NUMBER_FORMATS[kind]} if kind in _NUMBER_FORMATS else {}
    return shown | ({"align": "left"} if kind in (Kind.DATE, Kind.WHEN, Kind.NUMBER, Kind.SHARE) else {})


def write_value(sheet: Worksheet, row: int, column: int, value: Value, style: Format, dated: Format) -> None:
    """Writes a value as what it is: a text never turns into a formula or a number. ``dated`` is the format of dates."""
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, dated)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
    elif value is None or value == "":
        sheet.write_blank(row, column, None, style)
    else:
        sheet.write_string(row, column, show(value), style)


def link_formula(table: Table, column: Column) -> str:
    """The formula of a FORMULA column: the beginning of the text that belongs to the ID in the same row."""
    key, text = column.formula or ("", "")
    by, other = table.column(key), table_of(table.column(key).refers or "")
    this = f"{table.name}[[#This Row],[{by.header}]]"
    found = (
        f"INDEX({other.name}[{other.column(text).header}],MATCH({this},{other.name}[{other.column('id').header}],0))"
    )
    cut = f'IF(LEN({found})>{LONGEST},LEFT({found},{LONGEST - 2})&"…",{found}&"")'
    return f'=IF({this}="","",IFERROR({cut},"{NOT_FOUND}"))'


def linked_text(table: Table, column: Column, row: EntryRow, rows: Mapping[str, Sequence[EntryRow]]) -> str:
    """What that formula shows for a row, given the rows of all tables."""
    key, text = column.formula or ("", "")
    wanted = canonical_id(row.get(key))
    if not wanted:
        return ""
    for other in rows[table.column(key).refers or ""]:
        if canonical_id(other.get("id")) == wanted:
            shown = show(other.get(text))
            return shown if len(shown) <= LONGEST else shown[: LONGEST - 2] + "…"
    return NOT_FOUND


def add_entry_sheet(sheets: Sheets, table: Table, rows: Mapping[str, Sequence[EntryRow]]) -> None:
    """Adds the sheet of a table, with its rows and spare ones; ``rows`` are those of all tables, by table key."""
    styles, color = sheets.styles, group(table.key)
    widths = [0 if column.rare else column.width for column in table.columns]
    sheet = sheets.add(table.sheet, table.title, table.purpose, color, widths, frozen=(HEADER_ROW, 1))
    _note(sheet, styles, table, empty=not rows[table.key])
    own = len(rows[table.key]) - len(table.prefilled)
    heights = [min(height(_texts(table, row, rows)), MOST) for row in rows[table.key]]
    room = blank_rows([pixels(width) for width in widths if width], header_height(table.columns), heights)
    last = HEADER_ROW + len(heights) + max(table.spare - own, min(table.spare, MORE))
    printed = min(last, HEADER_ROW + len(heights) + room)
    head = styles.header(color, filtered=table.filters)
    columns = [
        {
            "header": column.header,
            "header_format": head,
            "format": _style(styles, column),
            **({"formula": link_formula(table, column)} if column.kind is Kind.FORMULA else {}),
        }
        for column in table.columns
    ]
    add_table(sheet, table, last, columns)
    sheet.set_row(HEADER_ROW - 1, header_height(table.columns))
    dated = styles.entry(num_format=DATE_NUMBER, align="left")
    for number, column in enumerate(table.columns):
        drawn = _style(styles, column)
        grouped = {"level": 1, "hidden": True} if column.rare else {}
        look = styles.cell(text_wrap=True, **number_format(column.kind))
        sheet.set_column(number, number, column.width, look, grouped)
        sheet.data_validation(HEADER_ROW, number, LAST_ROW - 1, number, validation(column))
        for place in range(HEADER_ROW, last):
            filled = place - HEADER_ROW < len(rows[table.key])
            row = rows[table.key][place - HEADER_ROW] if filled else {}
            style = drawn if place < printed else look
            if column.kind is Kind.FORMULA:
                text = linked_text(table, column, row, rows)
                sheet.write_formula(place, number, link_formula(table, column), style, text)
            else:
                write_value(sheet, place, number, row.get(column.key), style, dated)
    for place, points in enumerate(heights, HEADER_ROW):
        sheet.set_row(place, points)
    if any(column.rare for column in table.columns):
        sheet.set_column(len(widths), len(widths), None, None, {"collapsed": True})
    sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW}:{column_letters(len(widths))}{LAST_ROW}"})
    _conditions(sheet, styles, table)
    if printed < last:  # these would begin a page of their own: lines are drawn on the screen only
        lines = {"type": "formula", "criteria": "TRUE", "format": styles.when(border=1, border_color=RULE)}
        sheet.conditional_format(printed, 0, last - 1, len(widths) - 1, lines)
    sheet.set_selection(HEADER_ROW - 1, 0, HEADER_ROW - 1, 0)  # on a cell with a prompt, it would cover the first rows


def example(table: Table) -> str:
    """The example row of a table as one line."""
    named = (f"{table.column(key).header}: {text}" for key, text in table.example.items())
    return f"Example of a row: {'; '.join(named)}"


def _note(sheet: Worksheet, styles: BookStyles, table: Table, *, empty: bool) -> None:
    """Writes the line above the header: while the table is empty its example, then how many findings are open."""
    row, column, note = NOTE_ROW - 1, head_column(1), findings_note(table.key).removeprefix("=")
    if table.key == CHART:
        note = f"{chart_note()}&{note}"
    if table.example:
        note = f'IF({_blank(table)},"{example(table)}",{note})'
    told = example(table) if table.example and empty else ""
    if table.key == CHART:
        sheet.write_array_formula(row, column, row, column, f"{{={note}}}", styles.cell(NOTE), told)
    else:
        sheet.write_formula(row, column, f"={note}", styles.cell(NOTE), told)


def _blank(table: Table) -> str:
    """The condition that no entry cell of a table is filled."""
    typed = [number for number, column in enumerate(table.columns, 1) if column.kind is not Kind.FORMULA]
    last = max(typed)  # formulas stand right of what is typed
    return f"COUNTA($A${FIRST_ROW}:${column_letters(last)}${LAST_ROW})=0"


def add_table(sheet: Worksheet, table: Table, last: int, columns: list[dict[str, Any]]) -> None:
    """Makes the cells from the header to row ``last`` an Excel table."""
    options = {
        "name": table.name,
        "autofilter": table.filters,
        "style": None,  # the cells carry their own look, which every program and a printer shows
        "columns": columns,
        "title": table.title,
        "description": table.purpose,
    }
    sheet.add_table(HEADER_ROW - 1, 0, last - 1, len(columns) - 1, options)


def _style(styles: BookStyles, column: Column) -> Format:
    pair = FIXED if column.kind is Kind.FORMULA else PLAIN
    return styles.entry(pair, bold=column.kind is Kind.ID, **number_format(column.kind))


def _texts(table: Table, row: EntryRow, rows: Mapping[str, Sequence[EntryRow]]) -> Iterator[tuple[str, float, bool]]:
    for column in table.columns:
        formula = column.kind is Kind.FORMULA
        text = linked_text(table, column, row, rows) if formula else show(row.get(column.key))
        if not column.rare:
            yield text, column.width, column.kind is Kind.ID


FLAGS: tuple[tuple[str, ColorPair, int, str], ...] = (
    ("error", BAD, 1, BAD.text),
    ("warning", FLAG, 3, TODAY),
    ("advice", ADVICE, 4, ADVICE.text),
)
"""Severity, colors, line (Excel's 1 solid, 3 dashed, 4 dotted) and its color of a flagged cell; the heaviest shows."""


def add_flags(sheet: Worksheet, styles: BookStyles, table: Table, columns: int) -> None:
    """Frames and fills the flagged cells of a table: the line also tells the severities apart without color."""
    for severity, pair, line, color in FLAGS:
        look = styles.when(pair, border=line, border_color=color)
        rule = {"type": "formula", "criteria": flag_formula(table.key, severity), "format": look, "stop_if_true": True}
        sheet.conditional_format(HEADER_ROW, 0, LAST_ROW - 1, columns - 1, rule)


def _conditions(sheet: Worksheet, styles: BookStyles, table: Table) -> None:
    add_flags(sheet, styles, table, len(table.columns))
    for number, column in enumerate(table.columns):
        if column.key == "status" and column.kind is Kind.CHOICE:
            for word, pair in ((DONE, GOOD), (HELD, GOOD), (NOT_APPLICABLE, NEUTRAL)):
                rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": styles.when(pair)}
                sheet.conditional_format(HEADER_ROW, number, LAST_ROW - 1, number, rule)
    if table.prefilled and "action" in table.keys:
        place = column_letters(table.keys.index("action") + 1)
        changed = f'=AND(${place}{FIRST_ROW}<>"",${place}{FIRST_ROW}<>${place}{HEADER_ROW})'
        rule = {"type": "formula", "criteria": changed, "format": _begins(styles, table)}
        # One row longer than the flags' range: LibreOffice then draws a flag or a status first.
        sheet.conditional_format(HEADER_ROW, 0, LAST_ROW, len(table.columns) - 1, rule)


def _begins(styles: BookStyles, table: Table) -> Format:
    """The frame of a row that begins an action: its other sides are named too, for LibreOffice draws no others."""
    sides: dict[str, Any] = {
        f"{side}{what}": value for side in ("left", "right", "bottom") for what, value in (("", 1), ("_color", RULE))
    }
    return styles.when(top=1, top_color=group(table.key).fill, **sides)
