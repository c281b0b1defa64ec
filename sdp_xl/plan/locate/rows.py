"""Rows of a table whose place is known: where they end, and what below them is only a stray note."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from schemas.values import is_blank
from sdp_xl.address import address
from sdp_xl.plan.entries import Entries
from sdp_xl.plan.findings import Finding
from sdp_xl.plan.grid import BLANK_ROWS, Grid, cell_at
from sdp_xl.plan.locate.no_records import DIVIDER, REPEATED, TOTAL, why_no_record
from sdp_xl.plan.locate.places import TablePlace, is_content
from sdp_xl.plan.model import LocatedTable
from sdp_xl.plan.shown import shorten

STRAY_GAP = 2
"""A single filled cell after this many blank rows is a note below the table, not a record."""


def read_table(grid: Grid, place: TablePlace) -> tuple[LocatedTable, dict[str, list[Finding]]]:
    """The table with its filled rows; findings, by kind, about stray notes below it and rows that are no records."""
    rows = grid.sheets[place.sheet]
    numbers: list[int] = []
    stray: list[Finding] = []
    apart: dict[str, list[int]] = {}
    blank = 0
    number = place.row
    content = [key for key in place.columns if is_content(place.table, key)]
    while blank < BLANK_ROWS and number < len(rows):
        number += 1
        row = rows[number - 1]
        values = {key: row[at - 1] if at <= len(row) else None for key, at in place.columns.items()}
        filled = [*islice((key for key in content if not is_blank(values[key])), 2)]
        if not filled:
            blank += 1
            continue
        if why := why_no_record(grid, place, number, values):
            apart.setdefault(why, []).append(number)
            blank = 0
            continue
        if blank >= STRAY_GAP and len(filled) == 1:
            stray.append(_stray(place, number, filled[0], shorten(values[filled[0]])))
            continue
        blank = 0
        numbers.append(number)
    columns = [place.columns[key] for key in content]
    left = (n for n in range(number + 1, len(rows) + 1) if any(not is_blank(cell_at(rows, n, at)) for at in columns))
    if (below := next(left, 0) or grid.below.get(place.sheet, 0)) and not place.table.generated:
        stray.append(_below(place, below))
    found = [rows[number - 1] for number in numbers]
    typed = {key: [row[at - 1] if at <= len(row) else None for row in found] for key, at in place.columns.items()}
    entries = Entries(table=place.table, sheet=place.sheet, numbers=numbers, columns=place.columns, typed=typed)
    drift: dict[str, list[Finding]] = {"stray": stray} if stray else {}
    for why, (kind, *said) in _SAID.items():
        if why in apart:
            drift.setdefault(kind, []).append(_apart(place, apart[why], said))
    return LocatedTable(entries=entries, header_row=place.row), drift


_SAID = {
    REPEATED: (REPEATED, "The header is repeated here", "and is not read as a row"),
    DIVIDER: (REPEATED, "A heading of a group stands here", "and is not read as a row"),
    TOTAL: (TOTAL, "Totals stand here", "and are not read as a row"),
}
"""Why a row is no record -> the kind of drift, and the words for it."""


def _apart(place: TablePlace, numbers: list[int], said: Sequence[str]) -> Finding:
    """One finding for all rows of a table that are no records in the same way."""
    more = f" and in row{'s'[: len(numbers) > 2]} {', '.join(map(str, numbers[1:]))}" if numbers[1:] else ""
    return Finding(
        message=f"{said[0]}{more}, {said[1]}.",
        table=place.table.key,
        sheet=place.sheet,
        cell=address(numbers[0], min(place.columns.values())),
    )


def _below(place: TablePlace, number: int) -> Finding:
    return Finding(
        message=f"More stands from here on, below {BLANK_ROWS} blank rows; it was not read.",
        fix="Delete the blank rows above it if it belongs to the table; if not, move it to a sheet of your own.",
        table=place.table.key,
        sheet=place.sheet,
        cell=address(number, min(place.columns.values())),
    )


def _stray(place: TablePlace, number: int, key: str, text: str) -> Finding:
    return Finding(
        message=f"“{text}” stands alone below the table and was not read as a row.",
        table=place.table.key,
        sheet=place.sheet,
        cell=address(number, place.columns[key]),
        column=key,
    )


def read_form(grid: Grid, place: TablePlace) -> LocatedTable:
    """The form as a table with one row: the answer to each question, with the address of the answer's cell."""
    rows = grid.sheets[place.sheet]
    entries = Entries(
        table=place.table,
        sheet=place.sheet,
        numbers=(place.row,),
        columns=place.columns,
        typed={key: (cell_at(rows, number, place.answers),) for key, number in place.columns.items()},
        answers=place.answers,
    )
    return LocatedTable(entries=entries, header_row=place.row)
