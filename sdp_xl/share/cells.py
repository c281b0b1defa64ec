"""Empties the personal columns, hides small numbers, and clears the shared texts that no cell shows any more."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.placeholders import HIDDEN
from schemas.tables import START_SHEET
from sdp_xl.address import address, position
from sdp_xl.files.ooxml.cellstream import row_number
from sdp_xl.files.ooxml.markup import Node
from sdp_xl.files.ooxml.package import MAIN
from sdp_xl.share.draft import Draft
from sdp_xl.share.find import What
from sdp_xl.share.known import Known
from sdp_xl.share.texts import sift

SMALL = "number of a few children"
"""How the report calls a small number that was hidden."""

_C, _V, _F, _IS = f"{MAIN}c", f"{MAIN}v", f"{MAIN}f", f"{MAIN}is"


def share_cells(draft: Draft, known: Known) -> None:
    """Empties the cells of the personal columns and goes through the texts of all others, shared ones included.

    A formula whose value names somebody gives way to its value; only the tool's own, which repeat one cell, stay.
    """
    package = draft.edits.package
    strings = package.related(package.main, "sharedStrings")
    shown: dict[int, list[str]] = {}
    for tab in package.tabs():
        if not tab.cells:
            continue
        ours = known.repeated.get(tab.name, frozenset())
        computed: dict[str | Node, list[Node]] = {}
        naming: set[str | Node] = set()
        personal, small = known.cells.get(tab.name, {}), known.small.get(tab.name, set())
        for name, cell in _cells(draft.tree(tab.part)):
            where = f"{tab.name}!{name}"
            group = _group(cell) if cell.get("t") == "str" else None
            if name in personal:
                if group is not None and draft.finder.all(cell.findtext(_V)):
                    naming.add(group)
                _empty(draft, tab.part, cell, What(personal[name]), where)
                continue
            if name in small:
                _replace(draft, tab.part, cell, HIDDEN)
                draft.note(SMALL, where)
                continue
            text = cell.findtext(_V)
            match cell.get("t", "n"):
                case "s" if text.isdecimal():
                    shown.setdefault(int(text), []).append(where)
                case "inlineStr":
                    for item in cell.iterfind(_IS):
                        sift(draft, tab.part, item, [where])
                case "str":
                    found = [sift(draft, tab.part, value, [where]) for value in cell.iterfind(_V)]
                    if group is not None:
                        computed.setdefault(group, []).append(cell)
                        if any(found) and tab.name != START_SHEET and position(name)[1] not in ours:
                            naming.add(group)
                case "n" if draft.finder.is_known_phone(text):
                    _replace(draft, tab.part, cell, What.PHONE.removed)
                    draft.note(What.PHONE.value, where)
        for cell in (cell for group in naming for cell in computed.get(group, ())):
            _fix(draft, cell)
    if strings is not None and strings.target in package:
        for number, item in enumerate(draft.tree(strings.target).iterfind(f"{MAIN}si")):
            if number in shown:
                sift(draft, strings.target, item, shown[number])
            elif item.text or any(node.text or node.tail for child in item.children for node in child.iter()):
                # a text that was in a cell once, or in one that is emptied now
                _clear(item)
                item.add("t")
                draft.change(strings.target)


def _cells(sheet: Node) -> Iterator[tuple[str, Node]]:
    """The cells of a sheet that hold anything, each with its address."""
    number = 0
    for row in sheet.iterfind(f"{MAIN}sheetData", f"{MAIN}row"):
        number = row_number(row.attrib, number)
        column = 0
        for cell in row.iterfind(_C):
            name = cell.get("r")
            column = position(name)[1] if name else column + 1
            if cell.children:
                yield name or address(number, column), cell


def _group(cell: Node) -> str | Node | None:
    """What shares one formula: the number of a shared one, the element of another; None in a cell without one."""
    formula = cell.find(_F)
    if formula is None:
        return None
    return formula.get("si") if formula.get("t") == "shared" else formula


def _fix(draft: Draft, cell: Node) -> None:
    """Leaves the value in the place of a formula: calculated again, it would put the person's name together again."""
    text = cell.findtext(_V)
    _clear(cell)
    cell.set("t", "inlineStr")
    cell.add("is").add("t").text = text
    draft.formulas_gone = True


def _empty(draft: Draft, part: str, cell: Node, what: What, where: str) -> None:
    """Takes value and formula out of a cell; its format stays, and a formula that other cells share with it too."""
    formula = cell.find(_F)
    if formula is None or not (formula.get("t") == "shared" and formula.text):
        draft.formulas_gone |= formula is not None
        formula = None
    _clear(cell, keep=formula)
    for attr in ("t", "cm", "vm"):
        cell.unset(attr)
    draft.note(what.value, where)
    draft.change(part)


def _replace(draft: Draft, part: str, cell: Node, text: str) -> None:
    """Puts a text in the place of a cell's number or formula."""
    draft.formulas_gone |= cell.find(_F) is not None
    _clear(cell)
    cell.set("t", "inlineStr")
    cell.add("is").add("t").text = text
    draft.change(part)


def _clear(element: Node, keep: Node | None = None) -> None:
    for child in list(element.children):
        if child is not keep:
            child.tail = ""
            child.remove()
