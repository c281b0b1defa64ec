"""Reads a sheet's XML: its plain values, and what openpyxl does not tell: formulas, drop-downs, where the data end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from schemas.values import Uncalculated, Value
from sdp_xl.address import LAST_COLUMN, address, position
from sdp_xl.files.ooxml.cellbytes import CellBytes, Found, cell_bytes
from sdp_xl.files.ooxml.cellstream import CellStream, RawCell
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.limits import check_time
from sdp_xl.files.ooxml.package import Package, Tab
from sdp_xl.files.values import CellReader, Unusual
from sdp_xl.plan.grid import BLANK_ROWS

_F, _VALUE, _INSIDE = (Found._fields.index(name) for name in ("f", "value", "inside"))
_LONGEST_FORMULA = 8_192
"""Characters of a formula (Excel specifications and limits)."""
_CORNER = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}"
_RANGE = re.compile(rf"{_CORNER}(?::{_CORNER})?|\$?[A-Z]{{1,3}}:\$?[A-Z]{{1,3}}")

_ROW_TAGS, _NUMBERED = (b"<row ", b"<row>", b"<row/"), b'<row r="'
_BLANK_ROW = re.compile(rb'<row r="[0-9]+"[^<>]*+>(?:(?<=/>)|(?:<c [^<>]*+>(?<=/>))*+</row>)')


@dataclass(slots=True, kw_only=True)
class SheetFacts:
    """One sheet: the last row with a value, its formulas, those never calculated, its drop-downs and merged cells.

    ``part`` is the name of its part. ``waiting`` maps row and column (from 1) to the formula that has no value yet.
    ``rows`` are the values from row 1 to the last; None if a cell is written in a way that is left to openpyxl.
    """

    part: str
    last_row: int = 0
    rows: list[tuple[Value, ...]] | None = None
    formulas: set[str] = field(default_factory=set)
    waiting: dict[int, dict[int, Uncalculated]] = field(default_factory=dict)
    dropdowns: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def sheet_facts(package: Package, tab: Tab, cells: CellReader | None) -> SheetFacts:
    """The facts of a cell sheet, with its values if there is a reader for them.

    Trouble that names the part if its XML is damaged.
    """
    data = without_blank_rows(package.part(tab.part))
    facts = SheetFacts(part=tab.part, rows=[] if cells else None)
    shared: dict[str, tuple[str, str]] = {}
    ended = False
    package.budget.spend(tags=data.count(b"<"))
    with plain_part(package.path, tab.part):
        quick = cell_bytes(data) if cells else None
        stream = CellStream(quick.rest if quick else data)
        for row in _quick_rows(quick, stream, cells) if quick and cells else _rows(stream, cells):
            number = row.number
            waiting = dict(_formulas(row.formulas, number, facts, shared))
            ended = ended or number > facts.last_row + BLANK_ROWS
            if ended or not (waiting or row.filled):
                continue
            facts.last_row = number
            if waiting:
                facts.waiting[number] = waiting
            if row.values and facts.rows is not None:
                try:
                    values = row.values(waiting)
                    package.budget.take(values)
                    _add(facts.rows, number, values)
                except Unusual:
                    facts.rows = None
        facts.dropdowns, facts.merged = _sound(stream.dropdowns), _sound(stream.merged)
    return facts


class _Row(NamedTuple):
    """A row as either reader gives it; ``values`` reads its values, Unusual if they are."""

    number: int
    filled: bool
    formulas: Sequence[RawCell]
    values: Callable[[Mapping[int, Uncalculated]], tuple[Value, ...]] | None


def _rows(stream: CellStream, cells: CellReader | None) -> Iterator[_Row]:
    for number, row in stream:
        formulas = [cell for cell in row if cell.formula is not None]
        filled = any(cell.filled for cell in row)
        yield _Row(number, filled, formulas, partial(cells.row, row) if cells else None)


def _quick_rows(quick: CellBytes, stream: CellStream, cells: CellReader) -> Iterator[_Row]:
    """The rows that were found in the bytes; the parser sees what is left of the sheet."""
    for _ in stream:
        pass
    for number, found in quick:
        formulas = [Found(*cell).raw(number) for cell in found if cell[_F]]
        filled = any(cell[_VALUE] or cell[_INSIDE] for cell in found)
        yield _Row(number, filled, formulas, partial(cells.found_row, number, found))


def without_blank_rows(data: bytes) -> bytes:
    """A sheet's XML without rows that hold formats only; all of it where rows do not state their numbers."""
    numbered = data.count(_NUMBERED) == sum(map(data.count, _ROW_TAGS))
    return _BLANK_ROW.sub(b"", data) if numbered else data


def tables(package: Package, tab: Tab) -> Mapping[str, tuple[str, str]]:
    """The sheet's table objects: name -> sheet, range."""
    found: dict[str, tuple[str, str]] = {}
    for relation in package.relations(tab.part).values():
        if relation.kind == "table":
            root = package.tree(relation.target)
            for area in _sound([root.get("ref", "")]):
                found[str(root.get("displayName") or root.get("name"))] = tab.name, area
    return found


def totals_rows(package: Package, tab: Tab) -> frozenset[int]:
    """The rows of the sheet that are totals rows of its table objects."""
    roots = (package.tree(one.target) for one in package.relations(tab.part).values() if one.kind == "table")
    areas = (_sound([root.get("ref", "")]) for root in roots if root.get("totalsRowCount", "0") != "0")
    return frozenset(position(found.rpartition(":")[2])[0] for ranges in areas for found in ranges)


def _add(rows: list[tuple[Value, ...]], number: int, values: tuple[Value, ...]) -> None:
    """Adds the row of that number (from 1), and blank ones before it; Unusual if rows do not stand in order."""
    if number <= len(rows):
        raise Unusual(number)
    rows += [()] * (number - 1 - len(rows))
    rows.append(values)


def _sound(ranges: list[str]) -> list[str]:
    """Those that are ranges as Excel writes them; what else a file may hold says nothing of a place."""
    return [area for area in ranges if _RANGE.fullmatch(area)]


def _formulas(
    row: Sequence[RawCell], number: int, facts: SheetFacts, shared: dict[str, tuple[str, str]]
) -> Iterator[tuple[int, Uncalculated]]:
    """Notes the row's formula cells; yields column and formula of those that have no value yet.

    An empty value of type ``str`` is a calculated empty text; any other empty value was never calculated.
    """
    for cell in row:
        text = cell.formula
        if text is None:
            continue
        name = cell.name or address(number, cell.column)
        facts.formulas.add(name)
        group = str(cell.attrs.get("si"))
        if text and cell.attrs.get("t") == "shared":
            shared[group] = text, name
        if cell.value or (cell.value is not None and cell.kind == "str"):
            continue
        column = cell.column or position(name)[1]
        if column > LAST_COLUMN:
            raise ValueError(name)
        check_time()
        yield column, Uncalculated(f"={text}" if text else _translated(shared.get(group), name))


def _translated(origin: tuple[str, str] | None, name: str) -> str:
    """A formula that a cell shares with another one, moved to its own place."""
    from openpyxl.formula.translate import Translator

    if origin is None or len(origin[0]) > _LONGEST_FORMULA:
        return "="
    text, first = origin
    return str(Translator(f"={text}", first).translate_formula(name))
