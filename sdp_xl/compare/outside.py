"""Notes in a workbook outside of its tables and lists: staff's own sheets, notes above and below a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.model import HEADER_ROW, Table
from schemas.tables import START_SHEET
from schemas.tables.generated import MADE
from schemas.values import Value, fold, is_blank
from sdp_xl.address import address
from sdp_xl.compare.tables import ComparedTable
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.model import Plan
from sdp_xl.written.shown import as_excel_shows

_START = fold(START_SHEET)


@dataclass(frozen=True, slots=True)
class OutsideNote:
    """A text or number outside of all tables. ``sheet`` is the tab's name, ``place`` what the tab is known by."""

    place: str
    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class OutsideNotes:
    """All notes of a workbook, and its tabs as they are known: place -> the tab's name."""

    tabs: Mapping[str, str]
    notes: tuple[OutsideNote, ...]

    def beyond(self, other: OutsideNotes, *, captions: bool = True) -> OutsideNotes:
        """The notes that ``other`` has not, wherever on their sheet they stand.

        Start holds ``captions`` of the tool's own, which differ with the kind of workbook: where ``other`` has a text
        there too, it is no note.
        """
        left = Counter((note.place, note.text) for note in other.notes)
        taken = {note.cell for note in other.notes if captions and note.place == _START}
        found: list[OutsideNote] = []
        for note in self.notes:
            if note.place == _START and note.cell in taken:
                continue
            if left[note.place, note.text]:
                left[note.place, note.text] -= 1
            else:
                found.append(note)
        return OutsideNotes(self.tabs, tuple(found))


def notes_of(plan: Plan, tables: Mapping[str, ComparedTable]) -> OutsideNotes:
    """All that staff wrote outside of tables and lists; the sheets of the tool are left out, and results of formulas.

    A tab that holds a table is known by the table, so that it may be renamed.
    """
    generated = {located.sheet for located in plan.tables.values() if located.table.generated and located.present}
    generated |= {sheet for sheet in plan.grid.sheets for table in MADE if is_made(plan.grid, sheet, table)}
    homes = {table.sheet: table.key for table in reversed([*tables.values()]) if table.present}
    tabs = {homes.get(sheet, fold(sheet)): sheet for sheet in plan.grid.sheets if sheet not in generated}
    taken = set(_table_cells(plan, tables))
    formulas = plan.grid.formulas or {}
    notes = (
        OutsideNote(place, sheet, cell, as_excel_shows(value))
        for place, sheet in tabs.items()
        for cell, value in _filled(plan.grid, sheet)
        if (sheet, cell) not in taken and cell not in formulas.get(sheet, ())
    )
    return OutsideNotes(tabs, tuple(notes))


def is_made(grid: Grid, sheet: str, table: Table) -> bool:
    """Whether a sheet is the one that compare or merge has written for ``table``: it carries its header."""
    header = [column.header for column in table.columns]
    return any(list(row[: len(header)]) == header for row in grid.sheets[sheet][:HEADER_ROW])


def _filled(grid: Grid, sheet: str) -> Iterator[tuple[str, Value]]:
    for row, values in enumerate(grid.sheets[sheet], 1):
        yield from ((address(row, column), value) for column, value in enumerate(values, 1) if not is_blank(value))


def _table_cells(plan: Plan, tables: Mapping[str, ComparedTable]) -> Iterator[tuple[str, str]]:
    """The cells of tables and lists, with their headers."""
    for table in tables.values():
        yield from ((row.sheet, cell) for row in table.rows for cell in row.cells.values())
        if table.list_place:
            yield table.sheet, address(table.list_place.row, table.list_place.column)
    for located in plan.tables.values():
        yield from ((located.sheet, cell) for row in located for cell in row.cells.values())
        if not located.table.form:
            own = tables[located.table.key].own_columns if located.table.key in tables else {}
            numbers = (*located.columns.values(), *own.values())
            yield from ((located.sheet, address(located.header_row, number)) for number in numbers)
