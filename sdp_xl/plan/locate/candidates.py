"""Header of each table: every row of every sheet is a candidate, and the best match wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache

from schemas.model import FORM_HEADERS, Kind, Table
from schemas.tables import TABLES
from schemas.values import Value, canonical_id, fold
from sdp_xl.address import position
from sdp_xl.plan.grid import Grid

SEARCHED_ROWS = 200
"""A header is looked for in the first rows of a sheet; nobody puts 200 rows of notes above a table."""

LONGEST_HEADER = 100
"""Characters; the longest question on Settings has 65."""

NEAR = 0.85
"""How alike (0 to 1) a misspelt header or sheet name must be to be read as the right one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlace:
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


def _at_row(table: Table, cells: Mapping[int, str]) -> tuple[dict[str, int], dict[int, str]]:
    """Which columns of the table stand in a row of folded header cells, and which cells are none of them.

    Headers are taken before aliases, so that a State's own column “Responsible” cannot push the real one away.
    """
    found: dict[str, int] = {}
    rest = dict(cells)
    for wanted in (headers(table), names(table)):
        for number, text in tuple(rest.items()):
            key = wanted.get(text)
            if key and key not in found:
                found[key] = number
                del rest[number]
    return found, rest


def _with_misspelt(place: TablePlace) -> TablePlace:
    """The place with those of its other header cells taken in that are nearly the header of a missing column."""
    missing = {text: key for text, key in headers(place.table).items() if key not in place.columns}
    columns, others = dict(place.columns), dict(place.others)
    for number, text in place.others.items():
        near = get_close_matches(text, missing, n=1, cutoff=NEAR)
        if near:
            columns[missing.pop(near[0])] = number
            del others[number]
    return replace(place, columns=columns, others=others)


def folded_cells(row: Sequence[Value]) -> dict[int, str]:
    """The texts of a row in comparing form, by column number; long texts are no headers and are left out."""
    return {
        number: folded
        for number, value in enumerate(row, 1)
        if isinstance(value, str) and len(value) <= LONGEST_HEADER and (folded := fold(value))
    }


def assign(grid: Grid) -> dict[str, TablePlace]:
    """The best place of each table; no two tables share a header row."""
    places: dict[str, TablePlace] = {}
    taken: set[tuple[str, int]] = set()
    for place in sorted(_candidates(grid), key=lambda place: -place.score):
        if place.table.key not in places and (place.sheet, place.row) not in taken:
            places[place.table.key] = place if place.table.form else _with_misspelt(place)
            taken.add((place.sheet, place.row))
    return places


def _candidates(grid: Grid) -> Iterator[TablePlace]:
    for sheet, rows in grid.sheets.items():
        cells = [folded_cells(row) for row in rows[:SEARCHED_ROWS]]
        near = _near_sheets(sheet)
        for table in TABLES:
            bonus = _sheet_bonus(grid, table, sheet, near)
            if table.form:
                place = _form(table, sheet, cells, bonus)
                if place:
                    yield place
                continue
            known = names(table).keys()
            for number, row in enumerate(cells, 1):
                if known.isdisjoint(row.values()):
                    continue
                columns, others = _at_row(table, row)
                share = len(columns) / len(table.columns)
                if len(columns) < 2 or (bonus == 0 and share < 0.5):
                    continue
                score = share + bonus + _row_bonus(grid, table, sheet, number, columns, cells)
                yield TablePlace(table=table, sheet=sheet, row=number, columns=columns, others=others, score=score)


@cache
def _tabs() -> dict[str, str]:
    """The sheet names of the master, folded -> the table's own."""
    return {fold(table.sheet): table.sheet for table in TABLES}


def _near_sheets(sheet: str) -> dict[str, int]:
    """The master's sheet names that a tab's name may stand for -> 2 for the same name, 1 for a misspelt one."""
    name = fold(sheet)
    near = get_close_matches(name, _tabs(), n=len(_tabs()), cutoff=NEAR)
    return {_tabs()[own]: 2 if own == name else 1 for own in near}


def _sheet_bonus(grid: Grid, table: Table, sheet: str, near: Mapping[str, int]) -> float:
    home = grid.tables.get(table.name, ("", ""))[0] if grid.tables else ""
    return 3.0 * (home == sheet) + near.get(table.sheet, 0)


def _row_bonus(
    grid: Grid, table: Table, sheet: str, number: int, columns: Mapping[str, int], cells: list[dict[int, str]]
) -> float:
    bonus = 0.0
    if grid.tables and table.name in grid.tables:
        home, area = grid.tables[table.name]
        if home == sheet and position(area.partition(":")[0])[0] == number:
            bonus += 1
    title = fold(table.title)
    if any(title in row.values() for row in cells[: number - 1]):
        bonus += 1.5
    if table.prefilled and "id" in columns:
        fixed = {canonical_id(row["id"]) for row in table.prefilled}
        below = grid.sheets[sheet][number : number + 100]
        seen = {canonical_id(row[columns["id"] - 1]) for row in below if len(row) >= columns["id"]}
        bonus += len(fixed & seen) / len(fixed)
    return bonus


def _form(table: Table, sheet: str, cells: list[dict[int, str]], bonus: float) -> TablePlace | None:
    questions = headers(table)
    found: dict[int, dict[str, int]] = {}
    for number, row in enumerate(cells, 1):
        for column, text in row.items():
            if text in questions:
                found.setdefault(column, {}).setdefault(questions[text], number)
    if not found:
        return None
    asked, rows = max(found.items(), key=lambda item: len(item[1]))
    if len(rows) < 2 and not bonus:
        return None
    missing = {text: key for text, key in questions.items() if key not in rows}
    for number, row in enumerate(cells, 1):
        near = get_close_matches(row.get(asked, ""), missing, n=1, cutoff=NEAR) if number not in rows.values() else []
        if near:
            rows[missing.pop(near[0])] = number
    header = max((number for number in range(1, min(rows.values())) if cells[number - 1]), default=0)
    titles = {text: column for column, text in (cells[header - 1] if header else {}).items()}
    answers = titles.get(fold(FORM_HEADERS[1]), asked + 1)
    share = len(rows) / len(table.columns)
    return TablePlace(
        table=table, sheet=sheet, row=header, columns=rows, others={}, score=share + bonus, answers=answers
    )


def is_content(table: Table, key: str) -> bool:
    """Whether a column holds what staff enter (formula columns do not)."""
    return table.column(key).kind is not Kind.FORMULA
