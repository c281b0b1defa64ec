"""Reads a sheet's XML: its plain values, and what openpyxl does not tell: formulas, drop-downs, where the data end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from schemas.values import Uncalculated, Value
from sdp_xl.files.package import MAIN, Package, Tab
from sdp_xl.files.trouble import FileTrouble
from sdp_xl.files.values import CellReader, Unusual
from sdp_xl.grid import BLANK_ROWS, address, position

if TYPE_CHECKING:
    from lxml.etree import _Element

_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
_ROW, _CELL, _F, _V, _IS = f"{MAIN}row", f"{MAIN}c", f"{MAIN}f", f"{MAIN}v", f"{MAIN}is"
_LIST, _LIST14, _MERGED = f"{MAIN}dataValidation", f"{_X14}dataValidation", f"{MAIN}mergeCell"
_WIDEST = 16_384


@dataclass(slots=True, kw_only=True)
class SheetFacts:
    """One sheet: the last row with a value, its formulas, those never calculated, its drop-downs and merged cells.

    ``waiting`` maps row and column (from 1) to the formula that has no value yet. ``rows`` are the values from row 1
    to the last; None if a cell is written in a way that is left to openpyxl.
    """

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

    facts = SheetFacts(rows=[] if cells else None)
    shared: dict[str, tuple[str, str]] = {}
    number, ended = 0, False
    source = BytesIO(package.part(tab.part))
    try:
        for _, element in etree.iterparse(
            source,
            events=("end",),
            tag=(_ROW, _LIST, _LIST14, _MERGED),
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        ):
            if element.tag == _MERGED:
                facts.merged.append(element.get("ref", ""))
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
                        _add(facts.rows, number, cells.row(element, waiting))
                    except Unusual:
                        facts.rows = None
            _forget(element)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileTrouble("damaged_part", package.path, part=tab.part) from error
    return facts


def tables(package: Package, tab: Tab) -> Mapping[str, tuple[str, str]]:
    """The sheet's table objects: name -> sheet, range."""
    found: dict[str, tuple[str, str]] = {}
    for relation in package.relations(tab.part).values():
        if relation.kind == "table":
            root = package.tree(relation.target)
            found[str(root.get("displayName") or root.get("name"))] = tab.name, root.get("ref", "")
    return found


def names(package: Package) -> Mapping[str, str]:
    """The defined names of the whole workbook -> what they refer to; those of single sheets are left out."""
    found = package.tree(package.main).iterfind(f"{MAIN}definedNames/{MAIN}definedName")
    return {e.get("name", ""): e.text or "" for e in found if e.get("localSheetId") is None}


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
    return (validation.get("sqref") or inner or "").split()


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

    if origin is None:
        return "="
    text, first = origin
    return str(Translator(f"={text}", first).translate_formula(name))


def _forget(row: _Element) -> None:
    """Frees a row that has been read, so that a million formatted blank rows take no memory."""
    row.clear()
    parent = row.getparent()
    while parent is not None and row.getprevious() is not None:
        del parent[0]
