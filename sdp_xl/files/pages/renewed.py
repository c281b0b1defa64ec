"""A timeline sheet of an older version, redrawn: the master's sheet in its place, with its styles added to the file."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import workbook
from schemas.model import Table
from sdp_xl.files.ooxml.cells import Styles
from sdp_xl.files.ooxml.edits import Edits
from sdp_xl.files.ooxml.package import MAIN, Tab
from sdp_xl.files.ooxml.spans import UnusualXml
from sdp_xl.files.ooxml.strings import shared_strings
from sdp_xl.files.ooxml.styles import cell_styles
from sdp_xl.files.open import open_package

if TYPE_CHECKING:
    from lxml.etree import _Element

RENEWED = "Redrawn from an older version."

_KEPT = ("drawing", "legacyDrawing")
"""Elements by which an older sheet holds its buttons; they stand last in a sheet without tables."""


def renew(edits: Edits, tab: Tab, table: Table, styles: Styles) -> Styles:
    """Puts the master's sheet of the table in the place of an older one, and returns the styles with the new ones.

    UnusualXml, through FileTrouble, if the workbook has no styles to add to.
    """
    from lxml import etree

    master = open_package(workbook.path(workbook.MASTER))
    sheet = next(master.tree(one.part) for one in master.tabs() if one.name == table.sheet)
    strings = shared_strings(master)
    source, target = (package.related(package.main, "styles") for package in (master, edits.package))
    if source is None or target is None:
        raise UnusualXml("no styles")
    book = etree.fromstring(edits.current(target.target))
    copied = _Copied(master.tree(source.target), book)
    for element in sheet.iter(f"{MAIN}c", f"{MAIN}row"):
        if element.get("s"):
            element.set("s", str(copied.style(int(element.get("s", "")))))
    for element in sheet.iter(f"{MAIN}col"):
        if element.get("style"):
            element.set("style", str(copied.style(int(element.get("style", "")))))
    for element in sheet.iter(f"{MAIN}cfRule"):
        if element.get("dxfId"):
            element.set("dxfId", str(copied.condition(int(element.get("dxfId", "")))))
    for cell in sheet.iter(f"{MAIN}c"):
        if cell.get("t") == "s":
            text = strings[int(cell.findtext(f"{MAIN}v") or "")]
            cell[:] = []
            cell.set("t", "inlineStr")
            etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t").text = text
    old = etree.fromstring(edits.current(tab.part))
    for view, before in zip(sheet.iter(f"{MAIN}sheetView"), old.iter(f"{MAIN}sheetView"), strict=False):
        view.attrib.pop("tabSelected", "")
        if before.get("tabSelected"):
            view.set("tabSelected", before.get("tabSelected", ""))
    sheet.extend([found for kind in _KEPT for found in old.findall(f"{MAIN}{kind}")])
    edits.parts[tab.part] = _written(sheet)
    edits.parts[target.target] = _written(book)
    look = cell_styles(master)
    dates, wrapped = (
        {new for number, new in copied.styles.items() if number in kind} for kind in (look.dates, look.wrapped)
    )
    return replace(styles, dates=styles.dates | dates, wrapped=styles.wrapped | wrapped)


def _written(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class _Copied:
    """Styles of one workbook added to those of another, each once."""

    def __init__(self, source: _Element, target: _Element) -> None:
        self._source, self._target = source, target
        self.styles: dict[int, int] = {}
        self._conditions: dict[int, int] = {}

    def style(self, number: int) -> int:
        """The number in the target of a cell style of the source."""
        if number not in self.styles:
            found = deepcopy(self._list(self._source, "cellXfs")[number])
            for kind, parts in (("font", "fonts"), ("fill", "fills"), ("border", "borders")):
                part = self._list(self._source, parts)[int(found.get(f"{kind}Id") or 0)]
                found.set(f"{kind}Id", str(self._added(parts, part)))
            if found.get("numFmtId"):
                found.set("numFmtId", str(self._format(int(found.get("numFmtId") or 0))))
            found.set("xfId", "0")
            self.styles[number] = self._added("cellXfs", found)
        return self.styles[number]

    def condition(self, number: int) -> int:
        """The number in the target of a conditional format of the source."""
        if number not in self._conditions:
            found = deepcopy(self._list(self._source, "dxfs")[number])
            for form in found.iter(f"{MAIN}numFmt"):
                form.set("numFmtId", str(self._format(int(form.get("numFmtId") or 0))))
            self._conditions[number] = self._added("dxfs", found)
        return self._conditions[number]

    @staticmethod
    def _list(root: _Element, name: str) -> _Element:
        found = root.find(f"{MAIN}{name}")
        if found is None:
            raise UnusualXml(f"no {name}")
        return found

    def _added(self, name: str, element: _Element) -> int:
        """The place of an element in a list of the target, at its end unless an equal one is there."""
        among = self._list(self._target, name)
        words = _words(element)
        for number, other in enumerate(among):
            if _words(other) == words:
                return number
        among.append(deepcopy(element))
        among.set("count", str(len(among)))
        return len(among) - 1

    def _format(self, number: int) -> int:
        """A number format of the source in the target: Excel's own numbers stay, others get a free one."""
        own = self._source.findall(f"{MAIN}numFmts/{MAIN}numFmt")
        code = next((form.get("formatCode", "") for form in own if int(form.get("numFmtId", "0")) == number), "")
        if not code:
            return number
        among = self._target.find(f"{MAIN}numFmts")
        if among is None:  # the list stands first
            among = deepcopy(self._list(self._source, "numFmts"))
            among[:] = []
            self._target.insert(0, among)
        taken = {form.get("formatCode"): int(form.get("numFmtId", "0")) for form in among}
        if code not in taken:
            taken[code] = max([163, *taken.values()]) + 1  # 164 is the first that a workbook may declare
            form = deepcopy(own[0])
            form.attrib.update({"numFmtId": str(taken[code]), "formatCode": code})
            among.append(form)
            among.set("count", str(len(among)))
        return taken[code]


def _words(element: _Element) -> tuple[object, ...]:
    return element.tag, sorted(element.attrib.items()), element.text or "", [_words(child) for child in element]
