"""A workbook as two people's copies are compared: tables, Settings and lists alike, each with its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.model import MARKER, Column, Kind, Table
from schemas.tables import CHOICES, ENTRY_TABLES, LISTS_SHEET
from schemas.values import ErrorValue, Uncalculated, Value, as_date, canonical_id, fold, is_blank, is_number, show
from sdp_xl.address import address, area, position
from sdp_xl.plan.grid import Grid, cell_at
from sdp_xl.plan.locate.lists import ListPlace, list_places
from sdp_xl.plan.model import LocatedTable, Plan, Row
from sdp_xl.written.shown import as_excel_shows

KEYS = {
    "exceptions": ("id", "row"),
    "results": ("mpo", "year", "group"),
    "local_projects": ("project", "strategy"),
}
"""The columns that say which row it is, where that is not the ID alone."""

LISTED = "value"
"""The column key of a list."""

_TYPED = (Kind.DATE, Kind.WHEN, Kind.NUMBER, Kind.SHARE)
"""Kinds in which a date or number is something else than a text that looks like it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One row as it is compared (the whole form; one value of a list).

    ``key`` is what it is known by, empty if by nothing but its content; ``label`` what it is called. ``values`` are
    those of its columns, staff's own ones included (of a formula column only what somebody typed over the formula);
    ``cells`` their addresses. ``locked`` are columns whose cell may not be written: a formula, or hidden below a merged
    cell.
    """

    sheet: str
    number: int
    key: str
    label: str
    values: Mapping[str, Value]
    cells: Mapping[str, str]
    locked: frozenset[str] = frozenset()

    def filled(self) -> tuple[str, ...]:
        """The columns that hold something."""
        return tuple(key for key, value in self.values.items() if not is_blank(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedTable:
    """A table, the form Settings, or a list, with its rows. ``columns`` are those of its columns that stand there.

    ``declared`` is None for a list. A column that staff added is known by its header; ``own_columns`` gives its number.
    ``list_place`` is where a list stands.
    """

    key: str
    sheet: str
    declared: Table | None
    present: bool
    columns: Mapping[str, Column]
    rows: tuple[ComparedRow, ...]
    own_columns: Mapping[str, int] = field(default_factory=dict)
    list_place: ListPlace | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that say which row it is; none for rows that are known by their content."""
        if self.declared is None:
            return (LISTED,)
        return KEYS.get(self.key, ("id",) if "id" in self.declared.keys else ())

    @property
    def main(self) -> str:
        """The column of what a row is about: the first text that it must have; empty if there is none."""
        columns = self.declared.columns if self.declared else ()
        return next((column.key for column in columns if column.required and column.kind is Kind.TEXT), "")

    @property
    def list_header(self) -> str:
        """The header of a list; empty for a table."""
        return "" if self.declared else self.columns[LISTED].header


def compared_tables(plan: Plan) -> dict[str, ComparedTable]:
    """The tables of a workbook by key: the entry tables in the order of their tabs, then the lists (“lists.…”)."""
    tables = {table.key: _table(plan.grid, plan[table.key]) for table in ENTRY_TABLES}
    return tables | _lists(plan.grid)


def version(plan: Plan) -> str:
    """The version of the template that a workbook was made from, or “unknown”."""
    return plan.grid.names.get(MARKER, "").strip('="') or "unknown"


def comparable(column: Column, value: Value) -> object:
    """The form in which two values of a column are equal: nothing that nobody sees, dates and numbers as values."""
    if is_blank(value):
        return None
    if isinstance(value, ErrorValue | Uncalculated):
        return value
    if column.kind in _TYPED:
        if as_date(value) is not None:
            return "date", show(value)
        if is_number(value):
            return "number", f"{value:.10g}"
    return show(value)


def shown(column: Column, value: Value) -> str:
    """The value as a person reads it in its column: shares as percent."""
    if column.kind is Kind.SHARE and isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value * 100:.10g}%"
    return as_excel_shows(value)


def in_words(table: ComparedTable, values: Mapping[str, Value], columns: Mapping[str, Column] | None = None) -> str:
    """The filled cells of a row in words, one line a cell; of a list its value."""
    known = table.columns if columns is None else columns
    filled = [(known[key], value) for key, value in values.items() if not is_blank(value)]
    if table.declared is None:
        return "".join(shown(column, value) for column, value in filled)
    return "\n".join(f"{column.header}: {shown(column, value) or '(blank)'}" for column, value in filled)


def row_key(table: str, values: Mapping[str, Value]) -> str:
    """The key of a row of a table: its ID in comparing form; empty if it has none."""
    first, *more = (canonical_id(values.get(key)) for key in KEYS.get(table, ("id",)))
    return " ".join((first, *more)) if first else ""


def _table(grid: Grid, located: LocatedTable) -> ComparedTable:
    table = located.table
    columns = {column.key: column for column in table.columns if column.key in located.columns}
    own = {} if table.form else _own_columns(grid, located)
    headers = {key: Column(key=key, header=show(header)) for key, (_, header) in own.items()}
    numbers = {key: number for key, (number, _) in own.items()}
    rows = tuple(_row(grid, row, numbers, columns) for row in located)
    return ComparedTable(
        key=table.key,
        sheet=located.sheet,
        declared=table,
        present=located.present,
        columns=columns | headers,
        rows=rows,
        own_columns=numbers,
    )


def _own_columns(grid: Grid, located: LocatedTable) -> dict[str, tuple[int, Value]]:
    """The columns that staff added beside or between ours: key -> column number, header."""
    if not located.present:
        return {}
    header = grid.sheets[located.sheet][located.header_row - 1]
    ours = set(located.columns.values())
    found: dict[str, tuple[int, Value]] = {}
    for step in (range(min(ours), len(header) + 1), range(min(ours) - 1, 0, -1)):
        for number in step:
            text = header[number - 1]
            if number not in ours and is_blank(text):
                if number > max(ours) or number < min(ours):
                    break
                continue
            if number not in ours:
                found.setdefault(f"+{fold(show(text))}", (number, text))
    return found


def _row(grid: Grid, row: Row, own: Mapping[str, int], columns: Mapping[str, Column]) -> ComparedRow:
    rows = grid.sheets[row.sheet]
    values = {
        key: row.values.get(key)
        for key, column in columns.items()
        if column.kind is not Kind.FORMULA or _typed(grid, row.sheet, row.cells[key])
    }
    values |= {key: cell_at(rows, row.number, number) for key, number in own.items()}
    cells = {key: row.cells[key] for key in columns}
    cells |= {key: address(row.number, number) for key, number in own.items()}
    label = " ".join(text for key in KEYS.get(row.table.key, ("id",)) if (text := show(row.values.get(key))))
    return ComparedRow(
        sheet=row.sheet,
        number=row.number,
        key=row.table.key if row.table.form else row_key(row.table.key, row.values),
        label="" if row.table.form else label or f"row {row.number}",
        values=values,
        cells=cells,
        locked=_locked(grid, row.sheet, cells),
    )


def _typed(grid: Grid, sheet: str, cell: str) -> bool:
    """Whether a cell of a formula column holds no formula, as far as the door could see that."""
    return grid.formulas is not None and cell not in grid.formulas.get(sheet, frozenset())


def _locked(grid: Grid, sheet: str, cells: Mapping[str, str]) -> frozenset[str]:
    formulas = (grid.formulas or {}).get(sheet, frozenset())
    merged = [area(text) for text in grid.merged.get(sheet, ())]

    def below(cell: str) -> bool:
        row, column = position(cell)
        return any(
            top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
            for top, left, bottom, right in merged
        )

    return frozenset(key for key, cell in cells.items() if cell in formulas or below(cell))


def _lists(grid: Grid) -> dict[str, ComparedTable]:
    places = list_places(grid)
    tables: dict[str, ComparedTable] = {}
    for choices in CHOICES:
        place = places.get(choices.key)
        tables[f"lists.{choices.key}"] = ComparedTable(
            key=f"lists.{choices.key}",
            sheet=place.sheet if place else LISTS_SHEET,
            declared=None,
            present=place is not None,
            columns={LISTED: Column(key=LISTED, header=choices.header, kind=Kind.WHEN)},
            rows=tuple(_listed(grid, place, row) for row in place.values) if place else (),
            list_place=place,
        )
    return tables


def _listed(grid: Grid, place: ListPlace, row: int) -> ComparedRow:
    value, cells = place.values[row], {LISTED: address(row, place.column)}
    return ComparedRow(
        sheet=place.sheet,
        number=row,
        key=fold(show(value)),
        label="",
        values={LISTED: value},
        cells=cells,
        locked=_locked(grid, place.sheet, cells),
    )
