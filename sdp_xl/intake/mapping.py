"""What staff say about the tables of a chart: which sheet each goes to, and which column each header is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from schemas.model import Kind
from schemas.tables import table
from schemas.values import Value, fold, show
from sdp_xl.intake.headers import TABLES as KEYS
from sdp_xl.intake.headers import Header, Layout
from sdp_xl.intake.model import FoundTable
from sdp_xl.intake.names import IMPORTED_TABLES
from sdp_xl.intake.outcome import NOWHERE, column_name, goes_to
from sdp_xl.plan.chains import CHART, CHART_COLUMNS
from sdp_xl.plan.grid import Grid
from sdp_xl.trouble import Trouble

Key = tuple[str, ...]
"""The headers of a table, in comparing form: charts with the same headers are read alike."""


@dataclass(frozen=True, slots=True)
class MapSheet:
    """A sheet of the preview workbook."""

    sheet: str
    headers: tuple[str, ...]


TABLES = MapSheet("Tables", ("Table", "File", "Begins at", "Its headers", "Goes to", "Rows", "How sure"))
COLUMNS = MapSheet("Columns", ("Table", "Header in the chart", "Goes to", "Doubt", "Examples"))
ROWS = MapSheet("Rows as they would go in", ("Sheet", "ID", "Text", "Other columns"))
IN_NOTES = "Notes"


@dataclass(frozen=True, slots=True)
class Told:
    """What staff said about a table: its key ("" for none), and a column ("needs.need") or "" by folded header."""

    table: str
    columns: Mapping[str, str]

    def layout(self, header: Header) -> Layout:
        """The layout of that header as staff said it."""
        columns: dict[int, tuple[str, str]] = {}
        doubled: dict[int, tuple[str, str]] = {}
        for place in header.texts:
            key, _, column = self.columns.get(fold(header.shown(place)), "").partition(".")
            if column:
                (doubled if (key, column) in columns.values() else columns)[place] = key, column
        headers = {place: header.shown(place) for place in header.texts}
        return Layout(table=self.table, columns=columns, doubled=doubled, headers=headers)

    @property
    def whole(self) -> bool:
        """Whether its columns say enough: the text of the rows, or of a chart two components."""
        said = set(self.columns.values())
        if self.table == CHART:
            named = {key for key in CHART_COLUMNS if {f"{key}.id", f"{key}.{table(key).main}"} & said}
            return len(named) > 1
        return not self.table or f"{self.table}.{table(self.table).main}" in said


Mapped = Mapping[Key, Told]
"""What staff said, by the headers of each table."""


def key_of(header: Header) -> Key:
    """The key of a table: its headers in their order."""
    return tuple(fold(header.shown(place)) for place in header.texts)


def key_of_found(found: FoundTable) -> Key:
    """The same key of a table that was read."""
    return tuple(fold(column.header) for column in found.columns)


@cache
def table_choices() -> tuple[str, ...]:
    """Where a table may go, as people read it."""
    return tuple(map(goes_to, (*KEYS, "")))


@cache
def _columns() -> dict[str, str]:
    """Where a column may go, as people read it -> "table.column"."""
    found = {column_name(f"{CHART}.goal_area"): f"{CHART}.goal_area"}
    for key in IMPORTED_TABLES:
        for column in table(key).columns:
            if column.kind is not Kind.FORMULA:
                found[column_name(f"{key}.{column.key}")] = f"{key}.{column.key}"
    return found


def column_choices() -> tuple[str, ...]:
    """Where a column may go, as people read it; what has no column goes to Notes, or is listed."""
    return (IN_NOTES, NOWHERE, *_columns())


def table_named(name: str) -> str:
    """The key of the table that a sheet's name says, for --as; Trouble if rows go to no such sheet."""
    found = (
        {fold(goes_to(key)): key for key in KEYS}
        | {fold(table(key).sheet): key for key in KEYS}
        | {key: key for key in KEYS}
    )
    if fold(name) not in found:
        names = ", ".join(table(key).sheet for key in KEYS)
        raise Trouble(f"“{name}” is no sheet that a chart can be imported into. Choose one of: {names}.")
    return found[fold(name)]


def read_map(grid: Grid, name: str) -> dict[Key, Told]:
    """What a preview workbook called ``name`` says, after staff changed it; Trouble if it cannot be understood."""
    tables = {fold(goes_to(key)): key for key in (*KEYS, "")}
    columns = {fold(shown): column for shown, column in _columns().items()} | {
        fold(IN_NOTES): "",
        fold(NOWHERE): "",
        "": "",
    }
    targets: dict[str, str] = {}
    for place, row in _rows(grid, TABLES, name):
        said = fold(show(row[4]))
        if said not in tables:
            raise Trouble(
                f"{name}, {TABLES.sheet}!E{place}: “{show(row[4])}” is no sheet for rows; choose one of the list."
            )
        targets[show(row[0])] = tables[said]
    found: dict[str, dict[str, str]] = {number: {} for number in targets}
    order: dict[str, list[str]] = {number: [] for number in targets}
    for place, row in _rows(grid, COLUMNS, name):
        number, header, said = show(row[0]), fold(show(row[1])), fold(show(row[2]))
        if said not in columns:
            raise Trouble(
                f"{name}, {COLUMNS.sheet}!C{place}: “{show(row[2])}” is none of the columns; choose one of the list."
            )
        if number in found:
            order[number].append(header)
            found[number][header] = columns[said]
    return {tuple(order[number]): Told(key, _of(key, found[number])) for number, key in targets.items()}


def _of(key: str, columns: Mapping[str, str]) -> dict[str, str]:
    """The columns that a table of that key can have; those of another sheet go to Notes."""
    return {
        header: column if key == CHART or column.partition(".")[0] == key else "" for header, column in columns.items()
    }


def _rows(grid: Grid, declared: MapSheet, name: str) -> list[tuple[int, Sequence[Value]]]:
    rows = grid.sheets.get(declared.sheet, ())
    heads = [fold(show(value)) for value in rows[0]] if rows else []
    if heads[: len(declared.headers)] != [fold(header) for header in declared.headers]:
        raise Trouble(
            f"{name} is no preview of an import, or its headers were changed. Choose another name after --map, "
            "and a new one is written there."
        )
    width = len(declared.headers)
    return [(number, (*row, *[None] * width)[:width]) for number, row in enumerate(rows[1:], 2) if any(row)]
