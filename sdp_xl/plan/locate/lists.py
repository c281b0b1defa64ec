"""Drop-down lists as they stand in the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemas.model import Freedom
from schemas.tables import CHOICES, LISTS_SHEET
from schemas.values import Value, clean, fold, is_blank, show
from sdp_xl.address import address
from sdp_xl.plan.findings import Finding
from sdp_xl.plan.grid import BLANK_ROWS, Grid, cell_at
from sdp_xl.plan.locate.candidates import FirstRows, first_rows
from sdp_xl.plan.locate.drift import missing


def read_lists(grid: Grid, first: FirstRows) -> tuple[dict[str, tuple[str, ...]], dict[str, list[Finding]]]:
    """The values of each list by key (FIXED lists as declared), and by kind what staff removed, renamed or hid.

    ``first`` are the sheets' first rows, as first_rows gives them.
    """
    place = _header(first)
    if place is None:
        return {}, {"sheet_missing": [Finding(message=missing(grid, LISTS_SHEET), sheet=LISTS_SHEET)]}
    sheet, row, columns = place
    drift: dict[str, list[Finding]] = {}
    if fold(sheet) != fold(LISTS_SHEET):
        text = f"The sheet “{LISTS_SHEET}” is called “{sheet}” here."
        drift["sheet_renamed"] = [Finding(message=text, sheet=sheet)]
    lists: dict[str, tuple[str, ...]] = {}
    changed: list[Finding] = []
    for choices in CHOICES:
        column = columns.get(fold(choices.header))
        if column is None:
            continue
        values = _values(grid, sheet, row, column)
        if choices.freedom is Freedom.FREE:
            lists[choices.key] = values
            continue
        there = set(map(fold, values))
        gone = [value for value in choices.values if fold(value) not in there]
        changed += [
            Finding(
                message=f"“{value}” is missing from the list “{choices.header}”; the check relies on it.",
                sheet=sheet,
                cell=address(row, column),
                header=choices.header,
            )
            for value in gone
        ]
        if choices.freedom is Freedom.EXTENDABLE:
            lists[choices.key] = (*values, *gone)
    return lists, drift | {"list_changed": changed}


class ListPlace(NamedTuple):
    """Where a list stands: its sheet, its header's row, its column, and its values with their rows as they are."""

    sheet: str
    row: int
    column: int
    values: Mapping[int, Value]


def list_places(grid: Grid) -> dict[str, ListPlace]:
    """The place of each list of the sheet Lists, by key; lists whose column is gone are left out."""
    place = _header(first_rows(grid))
    if place is None:
        return {}
    sheet, row, columns = place
    found = ((choices.key, columns.get(fold(choices.header))) for choices in CHOICES)
    return {key: ListPlace(sheet, row, n, _cells(grid, sheet, row, n)) for key, n in found if n is not None}


def _header(first: FirstRows) -> tuple[str, int, dict[str, int]] | None:
    headers = {fold(choices.header) for choices in CHOICES}
    best: tuple[int, str, int, dict[str, int]] | None = None
    for sheet, rows in first.items():
        bonus = 100 * (fold(sheet) == fold(LISTS_SHEET))
        for number, row in enumerate(rows, 1):
            columns = {text: column for column, text in row.items() if text in headers}
            if len(columns) >= 2 and (best is None or len(columns) + bonus > best[0]):
                best = (len(columns) + bonus, sheet, number, columns)
    return best[1:] if best else None


def _values(grid: Grid, sheet: str, row: int, column: int) -> tuple[str, ...]:
    return tuple(clean(show(value)) for value in _cells(grid, sheet, row, column).values())


def _cells(grid: Grid, sheet: str, row: int, column: int) -> dict[int, Value]:
    """The filled cells of a list by row."""
    rows = grid.sheets[sheet]
    found: dict[int, Value] = {}
    blank = 0
    for number in range(row + 1, len(rows) + 1):
        value = cell_at(rows, number, column)
        blank = blank + 1 if is_blank(value) else 0
        if blank > BLANK_ROWS:
            break
        if not is_blank(value):
            found[number] = value
    return found
