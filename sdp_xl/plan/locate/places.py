"""Place of a table in a workbook, and the columns that its headers name in whatever form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from schemas.model import Kind, Table
from schemas.tables import TABLES
from schemas.values import Value, as_date, fits, fold, in_range, is_blank, show
from sdp_xl.plan.grid import Grid, cell_at
from sdp_xl.plan.locate.forms import forms, simple
from sdp_xl.written.entries import only_ticks, read_when

_LOOKED_AT = 200
"""Cells below a header that tell what its column holds."""


class TablePlace(NamedTuple):
    """A table's header: its sheet, its row (from 1), and the column number (from 1) of each column key.

    ``others`` are filled header cells, by column number, that are no column of the table. For a form ``columns`` maps
    each question's key to its row, and ``answers`` is the column of the answers.
    """

    table: Table
    sheet: str
    row: int
    columns: Mapping[str, int]
    others: Mapping[int, str]
    score: float
    answers: int = 0


@cache
def headers(table: Table) -> dict[str, str]:
    """The folded headers of a table (the questions of a form) -> column key."""
    return {fold(column.header): column.key for column in table.columns}


@cache
def names(table: Table) -> dict[str, str]:
    """The folded headers and aliases of a table -> column key; headers win over aliases."""
    return {fold(alias): column.key for column in table.columns for alias in column.aliases} | headers(table)


@lru_cache(maxsize=1 << 14)
def named(table: Table, text: str) -> str | None:
    """The key of the column that a header names in whatever form; None if it names none."""
    known = simple_names(table)
    return next((known[form] for form in forms(text) if form in known), None)


@cache
def by_text(names_of: Callable[[Table], Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
    """The names of the columns of all tables of rows -> table key -> column key."""
    found: dict[str, dict[str, str]] = {}
    for table in TABLES:
        for text, key in names_of(table).items() if not table.form else ():
            found.setdefault(text, {})[table.key] = key
    return found


@lru_cache(maxsize=1 << 12)
def meanings(text: str) -> Mapping[tuple[str, str], int]:
    """The columns that a folded header may mean, as table key and column key -> rank, the lower the surer.

    A table's header comes before an alias, and both before what is only written in another form.
    """
    in_form: dict[str, str] = {}
    for known in filter(None, map(by_text(simple_names).get, forms(text))):
        in_form = {**known, **in_form}
    ranked = by_text(headers).get(text, {}), by_text(names).get(text, {}), in_form
    found: dict[tuple[str, str], int] = {}
    for rank, known in enumerate(ranked):
        for pair in known.items():
            found.setdefault(pair, rank)
    return found


@cache
def simple_names(table: Table) -> dict[str, str]:
    """The headers and aliases of a table without the signs at their ends -> column key."""
    return {simple(text): key for text, key in reversed(names(table).items())}


def by_content(grid: Grid, place: TablePlace) -> TablePlace:
    """The place in which, of two columns of one name, the one that holds what it should is taken."""
    columns, others = dict(place.columns), dict(place.others)
    for number, text in place.others.items():
        key = named(place.table, text)
        if key and _fitting(grid, place, key, number) > _fitting(grid, place, key, columns[key]):
            others[columns[key]] = fold(show(cell_at(grid.sheets[place.sheet], place.row, columns[key])))
            columns[key] = number
            del others[number]
    return place._replace(columns=columns, others=others)


def mostly_fits(grid: Grid, place: TablePlace, key: str, number: int) -> bool:
    """Whether the first cells below a header can be what the column asks for, such as days or names."""
    column = place.table.column(key)

    def can_be(value: Value) -> bool:
        if column.kind in (Kind.DATE, Kind.WHEN):
            return as_date(value) is not None or read_when(value) is not None
        if column.kind is Kind.LINKS:
            return any(map(str.isdigit, show(value)))
        if column.kind is Kind.TEXT:
            return not only_ticks(value)  # a Milestone that is Yes or No, a Baseline year
        return column.kind is Kind.CHOICE or (fits(column.kind, value) and in_range(column, value))

    filled = _filled(grid, place, number)
    return 2 * sum(map(can_be, filled)) >= len(filled)


def _fitting(grid: Grid, place: TablePlace, key: str, number: int) -> int:
    """How many of the first cells below a header hold what the column asks for."""
    kind = place.table.column(key).kind
    return sum(fits(kind, value) for value in _filled(grid, place, number))


def _filled(grid: Grid, place: TablePlace, number: int) -> list[Value]:
    """The filled ones of the first cells below a header."""
    rows = grid.sheets[place.sheet]
    values = (cell_at(rows, row, number) for row in range(place.row + 1, place.row + 1 + _LOOKED_AT))
    return [value for value in values if not is_blank(value)]


def is_content(table: Table, key: str) -> bool:
    """Whether a column holds what staff enter (formula columns do not)."""
    return table.column(key).kind is not Kind.FORMULA
