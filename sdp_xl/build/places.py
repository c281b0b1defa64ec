"""Where things stand in the built workbook: cells, ranges and the defined names over them."""

from __future__ import annotations

from schemas.model import FINDING_KEYS, FINDING_SEVERITIES, HEADER_ROW, MARKER, SCHEMA_VERSION, Kind, Table
from schemas.tables import CHOICES, ENTRY_TABLES, LISTS_SHEET, table
from sdp_xl.address import column_letters

FIRST_ROW = HEADER_ROW + 1
"""The first row of data on every sheet."""

LAST_ROW = HEADER_ROW + 1000
"""How far formulas, drop-downs and flags reach; tables that grow beyond it are larger than any State's."""

LAST_FINDING = HEADER_ROW + 5000
"""How far the formulas read the Findings sheet."""

LIST_ROOM, LAST_LISTED = 25, HEADER_ROW + 200
"""Rows offered on the Lists sheet, which are those that print, and the last one that drop-downs read."""

LAST_PERSON = HEADER_ROW + 100
"""The last row of the list of roles and agencies, which formulas gather on the Lists sheet."""

PEOPLE = "list_people"
PEOPLE_COLUMN = len(CHOICES) + 1
"""Column of that list on the Lists sheet, counted from 1: to the right of the declared lists."""


def quoted(sheet: str) -> str:
    """The sheet's name as formulas write it."""
    return sheet if sheet.isalnum() else f"'{sheet}'"


def area(sheet: str, column: int, last: int = LAST_ROW, first: int = FIRST_ROW) -> str:
    """The cells of a column, counted from 1, as an absolute range: Team!$B$5:$B$1004."""
    letters = column_letters(column)
    return f"{quoted(sheet)}!${letters}${first}:${letters}${last}"


def column_area(key: str, column: str, last: int = LAST_ROW) -> str:
    """The data cells of a table's column."""
    found = table(key)
    return area(found.sheet, found.keys.index(column) + 1, last)


def list_name(key: str) -> str:
    """The defined name of a list."""
    return f"list_{key}"


def ids_name(key: str) -> str:
    """The defined name over the IDs of a table."""
    return f"ids_{key}"


def filled(cells: str) -> str:
    """A formula for the cells from the first to the last filled one, so that drop-downs show no blanks at their end."""
    first = cells.split(":")[0]
    rows = f"(ROW({cells})-{HEADER_ROW})"
    return f'={first}:INDEX({cells},MAX(1,SUMPRODUCT(MAX(({cells}<>"")*{rows}))))'


def _referred() -> list[Table]:
    keys = {column.refers for table in ENTRY_TABLES for column in table.columns if column.kind is Kind.REFERENCE}
    return [table for table in ENTRY_TABLES if table.key in keys]


def defined_names() -> dict[str, str]:
    """All defined names of the workbook and what they refer to."""
    names = {
        MARKER: f'="{SCHEMA_VERSION}"',
        FINDING_KEYS: "=" + column_area("findings", "key", LAST_FINDING),
        FINDING_SEVERITIES: "=" + column_area("findings", "severity", LAST_FINDING),
        PEOPLE: filled(area(LISTS_SHEET, PEOPLE_COLUMN, LAST_PERSON)),
    }
    for number, choices in enumerate(CHOICES, 1):
        names[list_name(choices.key)] = filled(area(LISTS_SHEET, number, LAST_LISTED))
    for found in _referred():
        names[ids_name(found.key)] = filled(column_area(found.key, "id"))
    return names
