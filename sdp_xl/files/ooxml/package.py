"""Workbook files in memory: their tabs and defined names."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from sdp_xl.files.ooxml.limits import Budget, allow_time
from sdp_xl.files.ooxml.sniff import foreign_zip
from sdp_xl.files.ooxml.zipped import Zipped
from sdp_xl.trouble import FileTrouble

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Tab(NamedTuple):
    """A tab: its name, the part of its sheet, Excel's number of it; whether it is hidden, and a sheet of cells."""

    name: str
    part: str
    number: int
    hidden: bool
    cells: bool


class Package(Zipped):
    """A workbook file in memory."""

    def __init__(self, path: Path, data: bytes) -> None:
        super().__init__(path, data)
        self.budget = Budget(path)
        allow_time(self.entries)
        if cause := foreign_zip(self._by_name):
            raise FileTrouble(cause, path)
        self.main = self._main_part()

    @property
    def signed(self) -> bool:
        """Whether it holds digital signatures."""
        return any(name.startswith("_xmlsignatures/") and name.endswith(".xml") for name in self._by_name)

    @cached_property
    def workbook(self) -> Element:
        """The part that lists the tabs and the defined names, as a tree."""
        return self.tree(self.main)

    def tabs(self) -> tuple[Tab, ...]:
        """The workbook's tabs in order."""
        relations = self.relations(self.main)
        found: list[Tab] = []
        for element in self.workbook.iterfind(f"{MAIN}sheets/{MAIN}sheet"):
            if not element.get(_ID):
                continue  # old macro workbooks list their code modules as sheets without a part
            relation = relations.get(element.get(_ID, ""))
            name, number = element.get("name", ""), element.get("sheetId", "")
            if relation is None or relation.target not in self or not number.isdecimal():
                part = relation.target if relation else f"sheet “{name}”"
                raise FileTrouble("missing_part", self.path, part=part)
            hidden = element.get("state", "visible") != "visible"
            cells = relation.kind == "worksheet"
            found.append(Tab(name=name, part=relation.target, number=int(number), hidden=hidden, cells=cells))
        distinct = {tab.name.casefold() for tab in found}, {tab.part.lower() for tab in found}
        if any(len(one) < len(found) for one in distinct):  # one tab's cells could be written into another's
            raise FileTrouble("damaged_part", self.path, part=self.main)
        return tuple(found)

    def names(self) -> dict[str, str]:
        """The defined names of the whole workbook -> what they refer to; those of single sheets are left out."""
        found = self.workbook.iterfind(f"{MAIN}definedNames/{MAIN}definedName")
        return {e.get("name", ""): e.text or "" for e in found if e.get("localSheetId") is None}

    def _main_part(self) -> str:
        relation = self.related("", "officeDocument")
        if relation is None:
            raise FileTrouble("zip", self.path)
        self.main = relation.target
        tag = self.workbook.tag
        if tag == f"{_STRICT}workbook":
            raise FileTrouble("strict", self.path)
        if tag != f"{MAIN}workbook":
            raise FileTrouble("other", self.path)
        return relation.target
