"""Opens a workbook file as what it is: a zip of parts that name each other by relationships."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipInfo

from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.guard import open_zip
from sdp_xl.files.ooxml.limits import TREE_TAGS, Budget, allow_time
from sdp_xl.files.ooxml.sniff import foreign_zip
from sdp_xl.files.ooxml.trees import tree
from sdp_xl.trouble import FileTrouble

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relationship of a part: the last word of its type (worksheet, table) and the part it leads to."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A tab: its name, the part of its sheet, Excel's number of it; whether it is hidden, and a sheet of cells."""

    name: str
    part: str
    number: int
    hidden: bool
    cells: bool


class Package:
    """A workbook file in memory. Part names are compared without case, as Excel does."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.data = data
        self.budget = Budget(path)
        self._archive = open_zip(path, data)
        self.entries: tuple[ZipInfo, ...] = tuple(self._archive.infolist())
        allow_time(self.entries)
        self._by_name = {entry.filename.lower(): entry for entry in self.entries}
        if cause := foreign_zip(self._by_name):
            raise FileTrouble(cause, path)
        self.main = self._main_part()

    @property
    def comment(self) -> bytes:
        """The comment of the zip file, nearly always empty."""
        return self._archive.comment

    @property
    def digest(self) -> str:
        """The SHA-256 of the file as it was read."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def signed(self) -> bool:
        """Whether it holds digital signatures."""
        return any(name.startswith("_xmlsignatures/") and name.endswith(".xml") for name in self._by_name)

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._by_name

    def raw(self, entry: ZipInfo) -> bytes:
        """The bytes of an entry; Trouble that names the part if they are damaged."""
        with plain_part(self.path, entry.filename):
            return self._archive.read(entry)

    def part(self, name: str) -> bytes:
        """The bytes of a part; Trouble if it is missing."""
        entry = self._by_name.get(name.lower())
        if entry is None:
            raise FileTrouble("missing_part", self.path, part=name)
        return self.raw(entry)

    def tree(self, name: str) -> Element:
        """The part as a tree without comments; no entity is resolved and nothing is fetched."""
        data = self.part(name)
        if data.count(b"<") > TREE_TAGS:
            raise FileTrouble("too_many_cells", self.path)
        with plain_part(self.path, name):
            return tree(data)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part (of the package itself for ""), by ID; those that lead outside are left out."""
        rels = relations_part(part)
        if rels not in self:
            return {}
        found: dict[str, Relation] = {}
        for element in self.tree(rels).iter(_RELATION):
            if element.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), element.get("Target", "")))
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(id=element.get("Id", ""), kind=kind, target=target.lstrip("/"))
        return found

    def related(self, part: str, kind: str) -> Relation | None:
        """The first relationship of that kind from a part, if there is one."""
        return next((relation for relation in self.relations(part).values() if relation.kind == kind), None)

    def tabs(self) -> tuple[Tab, ...]:
        """The workbook's tabs in order."""
        relations = self.relations(self.main)
        found: list[Tab] = []
        for element in self.tree(self.main).iterfind(f"{MAIN}sheets/{MAIN}sheet"):
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
        found = self.tree(self.main).iterfind(f"{MAIN}definedNames/{MAIN}definedName")
        return {e.get("name", ""): e.text or "" for e in found if e.get("localSheetId") is None}

    def _main_part(self) -> str:
        relation = self.related("", "officeDocument")
        if relation is None:
            raise FileTrouble("zip", self.path)
        tag = self.tree(relation.target).tag
        if tag == f"{_STRICT}workbook":
            raise FileTrouble("strict", self.path)
        if tag != f"{MAIN}workbook":
            raise FileTrouble("other", self.path)
        return relation.target


def relations_part(part: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
