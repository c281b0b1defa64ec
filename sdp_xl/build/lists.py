"""The Lists sheet: the drop-down lists, one a column, and the roles and agencies that formulas gather."""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from schemas.model import DATE_NUMBER, HEADER_ROW, NOTE_ROW, Freedom
from schemas.tables import CHOICES, LISTS_SHEET
from sdp_xl.build.entries import Entries, EntryRow, list_values
from sdp_xl.build.places import FIRST_ROW, LAST_LISTED, LAST_PERSON, LIST_ROOM, PEOPLE_COLUMN, area, column_area
from sdp_xl.build.sheet import Sheets
from sdp_xl.build.style import FIXED, NOTE, PLAIN, RULE, SETUP, TOOL
from sdp_xl.build.validation import dates, prompt
from sdp_xl.files.ooxml.measure import LINE, height

TITLE = "Lists"
PURPOSE = "The drop-down lists of the workbook, and how far you may change each. Add your own below the others."
PEOPLE_HEADER = "Roles and agencies"
PEOPLE_HELP = "Filled in by formulas from Team and from Agencies and groups; please leave it."
_ROLES = column_area("team", "role", LAST_LISTED)

WIDTH = 30

PRINTED = 6
"""Lists on a printed page; all rows that are offered stand on it."""


def add_lists(sheets: Sheets, entries: Entries, team: list[EntryRow]) -> None:
    """Adds the Lists sheet with the values of ``entries``; ``team`` are the rows of the Team sheet."""
    styles = sheets.styles
    widths = [WIDTH] * PEOPLE_COLUMN
    sheet = sheets.add(LISTS_SHEET, TITLE, PURPOSE, SETUP, widths, frozen=(HEADER_ROW, 0))
    notes = [f"{_freedom(choices.freedom)} {choices.help}" for choices in CHOICES]
    sheet.set_row(NOTE_ROW - 1, height((note, WIDTH, False) for note in (*notes, PEOPLE_HELP)))
    sheet.set_row(HEADER_ROW - 1, LINE * 2 + 4)
    for number, (choices, note) in enumerate(zip(CHOICES, notes, strict=True)):
        shown: dict[str, Any] = {"num_format": DATE_NUMBER, "align": "left"} if choices.key == "closed_days" else {}
        pair = FIXED if choices.freedom is Freedom.FIXED else PLAIN
        style = styles.entry(pair, **shown)
        sheet.set_column(number, number, WIDTH, styles.cell(text_wrap=True, **shown))
        sheet.write_string(NOTE_ROW - 1, number, note, styles.cell(NOTE, text_wrap=True))
        sheet.write_string(HEADER_ROW - 1, number, choices.header, styles.header(SETUP))
        values = list_values(choices.key, entries)
        for row in range(LIST_ROOM):
            value = values[row] if row < len(values) else None
            if isinstance(value, date):
                sheet.write_datetime(HEADER_ROW + row, number, value, style)
            elif value is None:
                sheet.write_blank(HEADER_ROW + row, number, None, styles.cell() if pair is FIXED else style)
            else:
                sheet.write_string(HEADER_ROW + row, number, value, style)
        asked = dates if choices.key == "closed_days" else prompt
        sheet.data_validation(HEADER_ROW, number, LAST_LISTED - 1, number, asked(choices.header, note))
    columns = [list_values(choices.key, entries) for choices in CHOICES] + [tuple(people(entries, team))]
    for row in range(LIST_ROOM):
        texts = [str(values[row]) for values in columns if row < len(values)]
        sheet.set_row(HEADER_ROW + row, height((text, WIDTH, False) for text in ("", *texts)))
    _people(sheets, sheet, entries, team)
    sheet.fit_to_pages(-(-len(CHOICES) // PRINTED), 1)
    sheet.print_area(0, 0, HEADER_ROW + LIST_ROOM - 1, len(CHOICES) - 1)  # without what formulas gather from it


def _freedom(freedom: Freedom) -> str:
    return f"{freedom.value[0].upper()}{freedom.value[1:]}."


def people(entries: Entries, team: list[EntryRow]) -> list[str]:
    """What the formulas of the last column show: each role of the team once, then the agencies."""
    roles = dict.fromkeys(str(row["role"]) for row in team if row.get("role"))
    return [*roles, *(str(value) for value in list_values("agencies", entries))]


def _people(sheets: Sheets, sheet: Worksheet, entries: Entries, team: list[EntryRow]) -> None:
    styles, number = sheets.styles, PEOPLE_COLUMN - 1
    agencies = area(LISTS_SHEET, [choices.key for choices in CHOICES].index("agencies") + 1, LAST_LISTED)
    first = f'({_ROLES}<>"")*(MATCH({_ROLES}&"",{_ROLES}&"",0)=ROW({_ROLES})-{HEADER_ROW})'
    sheet.set_column(number, number, WIDTH, styles.cell(text_wrap=True))
    sheet.write_string(NOTE_ROW - 1, number, PEOPLE_HELP, styles.cell(NOTE, text_wrap=True))
    sheet.write_string(HEADER_ROW - 1, number, PEOPLE_HEADER, styles.header(TOOL))
    shown = people(entries, team)
    for row in range(FIRST_ROW, LAST_PERSON + 1):
        rank = row - HEADER_ROW
        role = f"INDEX({_ROLES},SMALL(IF({first},ROW({_ROLES})-{HEADER_ROW}),{rank}))"
        after = f"{rank}-SUMPRODUCT({first})"
        agency = f'INDEX({agencies},SMALL(IF({agencies}<>"",ROW({agencies})-{HEADER_ROW}),{after}))'
        value = shown[rank - 1] if rank <= len(shown) else ""
        formula = f'{{=IFERROR({role},IFERROR({agency},""))}}'
        sheet.write_array_formula(row - 1, number, row - 1, number, formula, styles.cell(text_wrap=True), value)
    filled = {"type": "no_blanks", "format": styles.when(FIXED, border=1, border_color=RULE)}
    sheet.conditional_format(HEADER_ROW, number, LAST_PERSON - 1, number, filled)
    sheet.data_validation(HEADER_ROW, number, LAST_PERSON - 1, number, prompt(PEOPLE_HEADER, PEOPLE_HELP))
