"""Reads a sheet's XML: its plain values, and what openpyxl does not tell: formulas, drop-downs, where the data end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from schemas.values import Uncalculated, Value
from sdp_xl.address import address, position
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.package import MAIN, Package, Tab
from sdp_xl.files.values import CellReader, Unusual
from sdp_xl.plan.grid import BLANK_ROWS

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser, _Element

_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
_ROW, _CELL, _F, _V, _IS = f"{MAIN}row", f"{MAIN}c", f"{MAIN}f", f"{MAIN}v", f"{MAIN}is"
_LIST, _LIST14, _MERGED = f"{MAIN}dataValidation", f"{_X14}dataValidation", f"{MAIN}mergeCell"
_WIDEST = 16_384
_PIECE = 1 << 16
_LONGEST_FORMULA = 8_192
"""Characters of a formula (Excel specifications and limits)."""
_CORNER = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}"
_RANGE = re.compile(rf"{_CORNER}(?::{_CORNER})?|\$?[A-Z]{{1,3}}:\$?[A-Z]{{1,3}}")

_ROW_TAGS, _NUMBERED = (b"<row ", b"<row>", b"<row/"), b'<row r="'
_BLANK_ROW = re.compile(rb'<row r="[0-9]+"[^<>]*+>(?:(?<=/>)|(?:<c [^<>]*+>(?<=/>))*+</row>)')


@dataclass(slots=True, kw_only=True)
class SheetFacts:
    """One sheet: the last row with a value, its formulas, those never calculated, its drop-downs and merged cells.

    ``part`` is the name of its part, ``xml`` what stands there without rows that hold formats only, of which a sheet
    can have a million. ``waiting`` maps row and column (from 1) to the formula that has no value yet. ``rows`` are the
    values from row 1 to the last; None if a cell is written in a way that is left to openpyxl.
    """

    part: str
    xml: bytes
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
    from lxml import etree

    data = _without_blank_rows(package.part(tab.part))
    facts = SheetFacts(part=tab.part, xml=data, rows=[] if cells else None)
    shared: dict[str, tuple[str, str]] = {}
    number, ended = 0, False
    package.budget.spend(tags=data.count(b"<"))
    with plain_part(package.path, tab.part):
        parser = etree.XMLPullParser(
            events=("end",),
            tag=(_ROW, _LIST, _LIST14, _MERGED),
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        for element in _elements(parser, data):
            if element.tag == _MERGED:
                facts.merged += _sound([element.get("ref", "")])
                continue
            if element.tag != _ROW:
                facts.dropdowns += _ranges(element)
                continue
            number = int(element.get("r") or number + 1)
            waiting = dict(_formulas(element, number, facts, shared))
            ended = ended or number > facts.last_row + BLANK_ROWS
            if not ended and (waiting or _has_value(element)):
                facts.last_row = number
                if waiting:
                    facts.waiting[number] = waiting
                if cells and facts.rows is not None:
                    try:
                        values = cells.row(element, waiting)
                        package.budget.take(values)
                        _add(facts.rows, number, values)
                    except Unusual:
                        facts.rows = None
            _forget(element)
    return facts


def _elements(parser: XMLPullParser, data: bytes) -> Iterator[_Element]:
    """The elements that the parser is made for; in pieces, since Python cannot stop the parser within one."""
    for start in range(0, len(data) + 1, _PIECE):
        parser.feed(data[start : start + _PIECE])
        if start + _PIECE > len(data):
            parser.close()
        for _, element in parser.read_events():
            yield cast("_Element", element)


def _without_blank_rows(data: bytes) -> bytes:
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


def _has_value(row: _Element) -> bool:
    return any(element.text for element in row.iter(_V)) or next(row.iter(_IS), None) is not None


def _ranges(validation: _Element) -> list[str]:
    """The ranges of a drop-down list (none for other validations); the newer form keeps them in an inner element."""
    if validation.get("type") != "list":
        return []
    inner = validation.findtext(f"{_XM}sqref")
    return _sound((validation.get("sqref") or inner or "").split())


def _sound(ranges: list[str]) -> list[str]:
    """Those that are ranges as Excel writes them; what else a file may hold says nothing of a place."""
    return [area for area in ranges if _RANGE.fullmatch(area)]


def _formulas(
    row: _Element, number: int, facts: SheetFacts, shared: dict[str, tuple[str, str]]
) -> Iterator[tuple[int, Uncalculated]]:
    """Notes the row's formula cells; yields column and formula of those that have no value yet.

    An empty value of type ``str`` is a calculated empty text; any other empty value was never calculated.
    """
    for formula in row.iter(_F):
        cell = formula.getparent()
        if cell is None:
            continue
        name = cell.get("r") or address(number, 1 + sum(1 for _ in cell.itersiblings(_CELL, preceding=True)))
        facts.formulas.add(name)
        text, group = formula.text or "", str(formula.get("si"))
        if formula.get("t") == "shared" and text:
            shared[group] = text, name
        if cell.findtext(_V) or (cell.get("t") == "str" and cell.find(_V) is not None):
            continue
        column = position(name)[1]
        if column > _WIDEST:
            raise ValueError(name)
        yield column, Uncalculated(f"={text}" if text else _translated(shared.get(group), name))


def _translated(origin: tuple[str, str] | None, name: str) -> str:
    """A formula that a cell shares with another one, moved to its own place."""
    from openpyxl.formula.translate import Translator

    if origin is None or len(origin[0]) > _LONGEST_FORMULA:
        return "="
    text, first = origin
    return str(Translator(f"={text}", first).translate_formula(name))


def _forget(row: _Element) -> None:
    """Frees a row that has been read, so that a million formatted blank rows take no memory."""
    row.clear()
    parent = row.getparent()
    while parent is not None and row.getprevious() is not None:
        del parent[0]
