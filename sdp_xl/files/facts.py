"""Reads a sheet's XML: its plain values, and what openpyxl does not tell: formulas, drop-downs, where the data end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from xml.parsers.expat import ExpatError

from schemas.values import Uncalculated, Value
from sdp_xl.address import LAST_COLUMN, address, position
from sdp_xl.files.ooxml.cellbytes import INSIDE, NUMBER, CellBytes, UnlikeExcel, raw
from sdp_xl.files.ooxml.cellstream import CellStream, RawCell
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.limits import Budget, check_time
from sdp_xl.files.ooxml.package import Package, Tab
from sdp_xl.files.values import CellReader, Unusual
from sdp_xl.plan.grid import BLANK_ROWS

_NOTHING_WAITS: dict[int, Uncalculated] = {}
_LONGEST_FORMULA = 8_192
"""Characters of a formula (Excel specifications and limits)."""
_CORNER = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}"
_RANGE = re.compile(rf"{_CORNER}(?::{_CORNER})?|\$?[A-Z]{{1,3}}:\$?[A-Z]{{1,3}}")

_ROW_TAGS, _NUMBERED = (b"<row ", b"<row>", b"<row/"), b'<row r="'
_BLANK_ROW = re.compile(rb'<row r="[0-9]+"[^<>]*+>(?:(?<=/>)|(?:<c [^<>]*+>(?<=/>))*+</row>)')


@dataclass(slots=True, kw_only=True)
class SheetFacts:
    """One sheet: the last row with a value, its formulas, those never calculated, its drop-downs and merged cells.

    ``part`` is the name of its part. ``below`` is the first row with a value below so many blank ones that it is not
    read; 0 if there is none. ``waiting`` maps row and column (from 1) to the formula that has no value yet.
    ``rows`` are the values from row 1 to the last; None if a cell is written in a way that is left to openpyxl.
    """

    part: str
    last_row: int = 0
    below: int = 0
    rows: list[tuple[Value, ...]] | None = None
    formulas: set[str] = field(default_factory=set)
    waiting: dict[int, dict[int, Uncalculated]] = field(default_factory=dict)
    dropdowns: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def sheet_facts(package: Package, tab: Tab, cells: CellReader | None) -> SheetFacts:
    """The facts of a cell sheet, with its values if there is a reader for them.

    Trouble that names the part if its XML is damaged.
    """
    data = package.part(tab.part)
    with plain_part(package.path, tab.part):
        if cells:
            budget = replace(package.budget)
            with suppress(UnlikeExcel, Unusual, ExpatError):  # what is damaged, the parser of all of it tells
                facts = _found(tab.part, data, cells, budget)
                package.budget = budget
                return facts
        return _parsed(tab.part, data, cells, package.budget)


def _found(part: str, data: bytes, cells: CellReader, budget: Budget) -> SheetFacts:
    """The facts of a sheet whose rows are found in its bytes; the parser sees what is left of it."""
    rows: list[tuple[Value, ...]] = []
    facts = SheetFacts(part=part, rows=rows)
    shared: dict[str, tuple[str, str]] = {}
    quick = CellBytes(data)
    for number, tags, found in quick:
        others = [raw(cell) for cell in found if cell[INSIDE]]
        waiting = dict(_formulas(others, number, facts, shared)) if others else _NOTHING_WAITS
        values = cells.found_row(found, others, waiting)
        if not (values or any(cell[NUMBER] for cell in found) or any(cell.filled for cell in others)):
            continue
        budget.take(values, tags)
        if facts.below or number > facts.last_row + BLANK_ROWS:
            facts.below = facts.below or number
            continue
        facts.last_row = number
        if waiting:
            facts.waiting[number] = waiting
        _add(rows, number, values)
    rest = quick.rest()
    budget.spend(tags=rest.count(b"<"))
    stream = CellStream(rest)
    for _ in stream:
        pass
    facts.dropdowns, facts.merged = _sound(stream.dropdowns), _sound(stream.merged)
    return facts


def _parsed(part: str, data: bytes, cells: CellReader | None, budget: Budget) -> SheetFacts:
    """The facts of a sheet that a parser reads, cell by cell."""
    facts = SheetFacts(part=part, rows=[] if cells else None)
    data = without_blank_rows(data)
    budget.spend(tags=data.count(b"<"))
    shared: dict[str, tuple[str, str]] = {}
    stream = CellStream(data)
    for number, row in stream:
        waiting = dict(_formulas([cell for cell in row if cell.formula is not None], number, facts, shared))
        if not (waiting or any(cell.filled for cell in row)):
            continue
        if facts.below or number > facts.last_row + BLANK_ROWS:
            facts.below = facts.below or number
            continue
        facts.last_row = number
        if waiting:
            facts.waiting[number] = waiting
        if cells and facts.rows is not None:
            try:
                values = cells.row(row, waiting)
                budget.take(values)
                _add(facts.rows, number, values)
            except Unusual:
                facts.rows = None
    facts.dropdowns, facts.merged = _sound(stream.dropdowns), _sound(stream.merged)
    return facts


def without_blank_rows(data: bytes) -> bytes:
    """A sheet's XML without rows that hold formats only; all of it where rows do not state their numbers."""
    numbered = data.count(_NUMBERED) == sum(map(data.count, _ROW_TAGS))
    return _BLANK_ROW.sub(b"", data) if numbered else data


def tables(package: Package, tab: Tab) -> tuple[Mapping[str, str], frozenset[int]]:
    """The ranges of the sheet's table objects by name, and which of its rows are their totals rows."""
    found: dict[str, str] = {}
    totals: set[int] = set()
    for relation in package.relations(tab.part).values():
        if relation.kind == "table":
            root = package.tree(relation.target)
            for area in _sound([root.get("ref", "")]):
                found[str(root.get("displayName") or root.get("name"))] = area
                if root.get("totalsRowCount", "0") != "0":
                    totals.add(position(area.rpartition(":")[2])[0])
    return found, frozenset(totals)


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
    """A formula that a cell shares with another one, moved to its own place; "=" where it cannot be."""
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator, TranslatorError

    if origin is None or len(origin[0]) > _LONGEST_FORMULA:
        return "="
    text, first = origin
    try:
        return str(Translator(f"={text}", first).translate_formula(name))
    except (TokenizerError, TranslatorError):  # no formula, or one that leaves the sheet
        return "="
