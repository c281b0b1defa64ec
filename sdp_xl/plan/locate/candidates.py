"""Header of each table: every row of every sheet is a candidate, and the best match wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, partial

from schemas.model import FORM_HEADERS, Table
from schemas.tables import TABLES
from schemas.values import Value, canonical_id, fold
from sdp_xl.address import position
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.locate.forms import forms
from sdp_xl.plan.locate.places import TablePlace, by_content, headers, named, names, simple_names

SEARCHED_ROWS = 200
"""A header is looked for in the first rows of a sheet; nobody puts 200 rows of notes above a table."""

_OWN_NAME = 6
"""Bonus of a sheet with the very name of the table's: more than a table object has, which goes along with a copy."""

_NEAR_TOP = 12
"""Rows in which each cell is looked at closely: the master's headers stand in row 4, below a letterhead a bit lower."""

_ALIKE = 0.6
"""Which part of a table's columns another sheet must have to be taken for a copy of it."""

LONGEST_HEADER = 100
"""Characters; the longest question on Settings has 65."""

NEAR = 0.85
"""How alike (0 to 1) a misspelt header or sheet name must be to be read as the right one."""


def _at_row(table: Table, cells: Mapping[int, str]) -> tuple[dict[str, int], dict[int, str]]:
    """Which columns of the table stand in a row of folded header cells, and which cells are none of them.

    Headers are taken before aliases, so that a State's own column “Responsible” cannot push the real one away; both
    before those that are only written in another form: Finish (mm/dd/yyyy).
    """
    found: dict[str, int] = {}
    rest = dict(cells)
    for key_of in (headers(table).get, names(table).get, partial(named, table)):
        for number, text in tuple(rest.items()):
            key = key_of(text)
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
    return place._replace(columns=columns, others=others)


def folded_cells(row: Sequence[Value]) -> dict[int, str]:
    """The texts of a row in comparing form, by column number; long texts are no headers and are left out."""
    return {
        number: folded
        for number, value in enumerate(row, 1)
        if isinstance(value, str) and len(value) <= LONGEST_HEADER and (folded := fold(value))
    }


def assign(grid: Grid) -> tuple[dict[str, TablePlace], list[TablePlace]]:
    """The best place of each table, no two of which share a header row; and the rivals, one a sheet.

    A rival is the place on a sheet of its own that looks as much like a table as the one that was taken: a copy, or
    last year's plan.
    """
    places: dict[str, TablePlace] = {}
    rivals: dict[str, TablePlace] = {}
    taken: set[tuple[str, int]] = set()
    for place in sorted(_candidates(grid), key=lambda place: -place.score):
        if (place.sheet, place.row) in taken:
            continue
        if place.table.key not in places:
            places[place.table.key] = place if place.table.form else by_content(grid, _with_misspelt(place))
            taken.add((place.sheet, place.row))
        elif not place.table.generated and len(place.columns) >= _ALIKE * len(place.table.columns):
            rivals.setdefault(place.sheet, place)
    used = {place.sheet for place in places.values()}
    return places, [place for sheet, place in rivals.items() if sheet not in used]


def _candidates(grid: Grid) -> Iterator[TablePlace]:
    for sheet, rows in grid.sheets.items():
        cells = [folded_cells(row) for row in rows[:SEARCHED_ROWS]]
        near = _near_sheets(sheet)
        naming = [_tables_named(row, near_top=number <= _NEAR_TOP) for number, row in enumerate(cells, 1)]
        for table in TABLES:
            bonus = _sheet_bonus(grid, table, sheet, near)
            if table.form:
                place = _form(table, sheet, cells, bonus)
                if place:
                    yield place
                continue
            for number, row in enumerate(cells, 1):
                if table.key not in naming[number - 1]:
                    continue
                columns, others = _at_row(table, row)
                share = len(columns) / len(table.columns)
                if len(columns) < 2 or (bonus == 0 and share < 0.5):
                    continue
                score = share + bonus + _row_bonus(grid, table, sheet, number, columns, cells)
                yield TablePlace(table=table, sheet=sheet, row=number, columns=columns, others=others, score=score)


def _tables_named(cells: Mapping[int, str], *, near_top: bool) -> frozenset[str]:
    """The keys of the tables of which a row names a column; near the top, where headers mostly stand, in any form."""
    found = [_named_by(names).get(text) for text in cells.values()]
    if near_top:
        found += [_named_by(simple_names).get(form) for text in cells.values() for form in forms(text)]
    return frozenset().union(*filter(None, found))


@cache
def _named_by(names_of: Callable[[Table], Mapping[str, str]]) -> Mapping[str, frozenset[str]]:
    """The names of columns -> the keys of the tables that have one of that name."""
    found: dict[str, set[str]] = {}
    for table in TABLES:
        for text in names_of(table):
            found.setdefault(text, set()).add(table.key)
    return {text: frozenset(keys) for text, keys in found.items()}


@cache
def _tabs() -> dict[str, str]:
    """The sheet names of the master, folded -> the table's own."""
    return {fold(table.sheet): table.sheet for table in TABLES}


def _near_sheets(sheet: str) -> dict[str, int]:
    """The master's sheet names that a tab's name may stand for -> the bonus: more for the very name."""
    name = fold(sheet)
    if name in _tabs():  # none of the master's names is that near to another one
        return {_tabs()[name]: _OWN_NAME}
    near = get_close_matches(name, _tabs(), n=len(_tabs()), cutoff=NEAR)
    return {_tabs()[own]: 1 for own in near}


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
