"""The sheets that the tool writes, designed beforehand: filling them later means writing values only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlsxwriter.format import Format

from schemas.model import HEADER_ROW, NOTE_ROW, Column, Table
from schemas.tables.generated import (
    ALIGNMENT_MAP,
    CALENDAR,
    FINDINGS,
    FOLDED,
    IMPLEMENTATION,
    MAP_COLUMNS,
    NOT_CHECKED,
    TIMELINE,
)
from sdp_xl.address import column_letters
from sdp_xl.build.entry import number_format
from sdp_xl.build.gantt import MONTHS, WEEKS, Scale, add_bars
from sdp_xl.build.matrix import WIDTH, add_matrix
from sdp_xl.build.places import FIRST_ROW, LAST_FINDING, LAST_ROW
from sdp_xl.build.sheet import NO_TIMELINE, Sheets, header_height
from sdp_xl.build.style import (
    ADVICE,
    BAD,
    CAUTION,
    GOOD,
    HEAVY_RULE,
    LINKED,
    NEUTRAL,
    NOTE,
    PLAIN,
    RULE,
    SHADED,
    BookStyles,
    ColorPair,
    group,
)
from sdp_xl.pages.findings import ACCEPTED, GONE, NOT_BEGUN
from sdp_xl.pages.task_lines import SUMMARY
from sdp_xl.results import HIDDEN, Standing

WRITTEN = "Written by the tool."

LINK_COLUMNS = {
    *(("findings", "cell"), ("findings", "cite"), ("calendar", "sheet")),
    *(("required_elements", "evidence"), ("required_elements", "cite"), ("alignment_map", "id")),
    ("results_by_year", "cell"),
}
"""Columns whose cells lead somewhere, so that they look like links."""

WORDS: dict[str, dict[str, dict[str, ColorPair]]] = {
    "findings": {
        "severity": {
            "error": BAD,
            "warning": CAUTION,
            "advice": ADVICE,
            **dict.fromkeys((ACCEPTED, NOT_BEGUN, GONE), NEUTRAL),
        }
    },
    "required_elements": {"status": {"Met": GOOD, "Partly": CAUTION, "Missing": BAD, "Not applicable": NEUTRAL}},
    "results_by_year": {
        "result": {
            Standing.MET: GOOD,
            Standing.NOT_MET: BAD,
            **dict.fromkeys((Standing.NOT_YET, Standing.NO_DATA), CAUTION),
            **dict.fromkeys((Standing.BASELINE, Standing.OPEN, HIDDEN), NEUTRAL),
        }
    },
}
"""The words that are colored, by table and column; the word itself says the same."""

SCALES: dict[str, Scale] = {TIMELINE.key: WEEKS, IMPLEMENTATION.key: MONTHS}

FROZEN = {TIMELINE.key: "now", IMPLEMENTATION.key: "now", ALIGNMENT_MAP.key: "text"}
"""The last column that stays while one scrolls to the right, and that is repeated on each printed page."""

LATE = (TIMELINE.key, IMPLEMENTATION.key, CALENDAR.key)


def add_generated_sheet(sheets: Sheets, table: Table) -> None:
    """Adds a sheet of the tool: head, header, formats of its columns, colors of its words, and bars if it has any."""
    styles, color = sheets.styles, group(table.key)
    scale = SCALES.get(table.key)
    widths = [column.width for column in table.columns if not _hidden(table, column)]
    beside = [WIDTH] * MAP_COLUMNS if table is ALIGNMENT_MAP else []
    frozen = (HEADER_ROW, table.keys.index(FROZEN[table.key]) + 1 if table.key in FROZEN else 0)
    purpose = f"{table.purpose} {WRITTEN}"
    sheet = sheets.add(table.sheet, table.title, purpose, color, [*widths, *beside], frozen=frozen)
    sheet.write_string(NOTE_ROW - 1, 0, NO_TIMELINE if table.key in LATE else NOT_CHECKED, styles.cell(NOTE))
    sheet.set_row(HEADER_ROW - 1, header_height(table.columns))
    for number, column in enumerate(table.columns):
        options: dict[str, Any] = {"hidden": True} if _hidden(table, column) else {}
        if scale and column.key in FOLDED:
            options["level"] = 1
        if scale and column.key == "now":
            options["collapsed"] = True
        sheet.set_column(number, number, column.width, _style(styles, table, column), options)
        sheet.write_string(HEADER_ROW - 1, number, column.header, styles.header(color, filtered=not scale))
    last = LAST_FINDING if table is FINDINGS else LAST_ROW
    sheet.autofilter(HEADER_ROW - 1, 0, last - 1, len(table.columns) - 1)
    if table is FINDINGS:
        sheet.outline_settings(symbols_below=False)
        sheet.outline_row_level = 1  # equal findings stand folded below the first of them
    if table is ALIGNMENT_MAP:
        add_matrix(sheet, styles)
    else:
        for cells, rule in _conditions(styles, table, last):
            sheet.conditional_format(*cells, rule)
    if scale:
        add_bars(sheet, styles, table, scale, upright=sheets.upright(table.sheet))
        sheet.outline_settings(symbols_right=False)  # the + stands over the column before the group


def _hidden(table: Table, column: Column) -> bool:
    """Whether a column is not seen at first: it is a key, or stands in a closed outline group."""
    return (table is FINDINGS and column.key == "key") or (table.key in SCALES and column.key in FOLDED)


def _style(styles: BookStyles, table: Table, column: Column) -> Format:
    linked = (table.key, column.key) in LINK_COLUMNS
    look = {"underline": 1} if linked else {}
    return styles.cell(LINKED if linked else PLAIN, text_wrap=True, **look, **number_format(column.kind))


Conditions = Iterator[tuple[tuple[int, int, int, int], dict[str, Any]]]


def _conditions(styles: BookStyles, table: Table, last: int) -> Conditions:
    """The rules of a sheet, each with its cells: colored words first, then months, then a rule under each row."""
    # The line below is in each format: of the rules that hold, LibreOffice draws the first only.
    ruled: dict[str, Any] = {"bottom": 1, "bottom_color": RULE}
    for key, words in WORDS.get(table.key, {}).items():
        number = table.keys.index(key)
        for word, pair in words.items():
            look = styles.when(pair, bold=True, **ruled)
            value = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
            yield (HEADER_ROW, number, last - 1, number), value
    whole = (HEADER_ROW, 0, last - 1, len(table.columns) - 1)
    if table is CALENDAR:
        new_month = f'=AND($A{FIRST_ROW}<>"",$A{FIRST_ROW}<>$A{HEADER_ROW})'
        heading: dict[str, Any] = {"bg_color": SHADED.fill, "top": 1, "top_color": HEAVY_RULE} | ruled
        first = (HEADER_ROW, 0, last - 1, 0)
        yield first, {"type": "formula", "criteria": new_month, "format": styles.when(bold=True, **heading)}
        yield whole, {"type": "formula", "criteria": new_month, "format": styles.when(**heading)}
    if table.key in SCALES:
        mark, now = (f"${column_letters(table.keys.index(key) + 1)}{FIRST_ROW}" for key in ("mark", "now"))
        looks: tuple[tuple[str, str, ColorPair | None], ...] = (
            ("task", f'={mark}="{SUMMARY}"', None),
            ("now", f'=ISNUMBER(SEARCH("late",{now}))', BAD),
            ("now", f'=ISNUMBER(SEARCH("outside",{now}))', CAUTION),
            ("now", f'={now}="Done"', GOOD),
        )
        for column, condition, colors in looks:
            number = table.keys.index(column)
            bold = styles.when(colors, bold=True, **ruled)
            yield (HEADER_ROW, number, last - 1, number), {"type": "formula", "criteria": condition, "format": bold}
    if table is IMPLEMENTATION:
        next_strategy = f'=AND($A{FIRST_ROW}<>"",$A{FIRST_ROW}<>$A{HEADER_ROW})'
        begins = styles.when(top=1, top_color=HEAVY_RULE, **ruled)
        yield whole, {"type": "formula", "criteria": next_strategy, "format": begins}
    some = f"=COUNTA($A{FIRST_ROW}:${column_letters(len(table.columns))}{FIRST_ROW})>0"
    yield whole, {"type": "formula", "criteria": some, "format": styles.when(**ruled)}
