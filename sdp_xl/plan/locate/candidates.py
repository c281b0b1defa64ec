"""Header of each table: every row of every sheet is a candidate, and the best match wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from schemas.model import FORM_HEADERS, Table
from schemas.tables import TABLES
from schemas.values import Value, canonical_id, fold
from sdp_xl.address import position
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.locate.phrases import named_otherwise
from sdp_xl.plan.locate.places import TablePlace, by_content, by_text, headers, meanings, mostly_fits, names

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


def _with_others(grid: Grid, place: TablePlace) -> TablePlace:
    """The place with those of its other header cells taken in that name a missing column: misspelt, or otherwise.

    Only here, when the sheet is known: a State's own column is not to say which sheet it is, nor to be called a double.
    """
    missing = {text: key for text, key in headers(place.table).items() if key not in place.columns}
    columns, others = dict(place.columns), dict(place.others)
    for number, text in place.others.items():
        near = get_close_matches(text, missing, n=1, cutoff=NEAR)
        if near:
            columns[missing.pop(near[0])] = number
            del others[number]
    for number, text in tuple(others.items()):
        key = named_otherwise(place.table, text)
        if key and key not in columns and mostly_fits(grid, place, key, number):
            columns[key] = number
            del others[number]
    return place._replace(columns=columns, others=others)


FirstRows = dict[str, list[dict[int, str]]]


def first_rows(grid: Grid) -> FirstRows:
    """The texts of the first rows of each sheet in comparing form, by column number; long ones are no headers."""
    return {sheet: [_folded_cells(row) for row in rows[:SEARCHED_ROWS]] for sheet, rows in grid.sheets.items()}


def _folded_cells(row: Sequence[Value]) -> dict[int, str]:
    return {
        number: folded
        for number, value in enumerate(row, 1)
        if isinstance(value, str) and len(value) <= LONGEST_HEADER and (folded := fold(value))
    }


def assign(grid: Grid, first: FirstRows) -> tuple[dict[str, TablePlace], list[TablePlace]]:
    """The best place of each table, no two of which share a header row; and the rivals, one a sheet.

    ``first`` are the sheets' first rows. A rival is the place on a sheet of its own that looks as much like a table as
    the one that was taken: a copy, or last year's plan.
    """
    places: dict[str, TablePlace] = {}
    rivals: dict[str, TablePlace] = {}
    taken: set[tuple[str, int]] = set()
    for place in sorted(_candidates(grid, first), key=lambda place: -place.score):
        if (place.sheet, place.row) in taken:
            continue
        if place.table.key not in places:
            places[place.table.key] = place if place.table.form else by_content(grid, _with_others(grid, place))
            taken.add((place.sheet, place.row))
        elif not place.table.generated and len(place.columns) >= _ALIKE * len(place.table.columns):
            rivals.setdefault(place.sheet, place)
    used = {place.sheet for place in places.values()}
    return places, [place for sheet, place in rivals.items() if sheet not in used]


def _candidates(grid: Grid, first: FirstRows) -> Iterator[TablePlace]:
    for sheet, cells in first.items():
        near = _near_sheets(sheet)
        found: dict[str, list[tuple[int, dict[str, int]]]] = {}
        for number, row in enumerate(cells, 1):
            for key, columns in _columns_named(row, near_top=number <= _NEAR_TOP).items():
                if len(columns) > 1:
                    found.setdefault(key, []).append((number, columns))
        for table in TABLES:
            bonus = _sheet_bonus(grid, table, sheet, near)
            if table.form:
                place = _form(table, sheet, cells, bonus)
                if place:
                    yield place
                continue
            for number, columns in found.get(table.key, ()):
                share = len(columns) / len(table.columns)
                if bonus == 0 and share < 0.5:
                    continue
                score = share + bonus + _row_bonus(grid, table, sheet, number, columns, cells)
                others = {at: text for at, text in cells[number - 1].items() if at not in columns.values()}
                yield TablePlace(table=table, sheet=sheet, row=number, columns=columns, others=others, score=score)


def _columns_named(cells: Mapping[int, str], *, near_top: bool) -> dict[str, dict[str, int]]:
    """Which columns of which tables a row of folded header cells names: table key -> column key -> column number.

    Headers are taken before aliases, so that a State's own column “Responsible” cannot push the real one away; both
    before those that are only written in another form: Finish (mm/dd/yyyy). But for the rows near the top, where
    headers mostly stand, a table of which no column is named by its very name is left out.
    """
    found: dict[str, dict[str, int]] = {}
    if len(cells) < 2:
        return found
    by_name = {table for known in filter(None, map(by_text(names).get, cells.values())) for table in known}
    if not (by_name or near_top):
        return found
    meant = [(rank, number, pair) for number, text in cells.items() for pair, rank in meanings(text).items()]
    for _, number, (table, key) in sorted(meant):
        if near_top or table in by_name:
            columns = found.setdefault(table, {})
            if key not in columns and number not in columns.values():
                columns[key] = number
    return found


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
