"""Files of Office in memory: a zip of parts that name each other by relationships."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element
from zipfile import ZipInfo

from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.guard import open_parts, packed_from, unpack
from sdp_xl.files.ooxml.limits import TREE_TAGS
from sdp_xl.files.ooxml.trees import tree
from sdp_xl.trouble import FileTrouble

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relation(NamedTuple):
    """A relationship of a part: the last word of its type (worksheet, table) and the part it leads to."""

    id: str
    kind: str
    target: str


class Zipped:
    """A file of Office in memory. Part names are compared without case, as Excel does."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.data = data
        self._archive, self._unpacked = open_parts(path, data)
        self.entries: tuple[ZipInfo, ...] = tuple(self._archive.infolist())
        self._by_name = {entry.filename.lower(): entry for entry in self.entries}
        self._relations: dict[str, Mapping[str, Relation]] = {}

    @property
    def comment(self) -> bytes:
        """The comment of the zip file, nearly always empty."""
        return self._archive.comment

    @property
    def digest(self) -> str:
        """The SHA-256 of the file as it was read."""
        return hashlib.sha256(self.data).hexdigest()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._by_name

    def raw(self, entry: ZipInfo) -> bytes:
        """The bytes of an entry."""
        part = self._unpacked.get(entry.filename)
        return unpack(entry, self.packed(entry)) if part is None else part

    def packed(self, entry: ZipInfo) -> bytes:
        """The bytes of an entry as they are packed in the file."""
        start = packed_from(self.path, self.data, entry)
        return self.data[start : start + entry.compress_size]

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

    def relations(self, part: str) -> Mapping[str, Relation]:
        """The relationships of a part (of the file itself for ""), by ID; those that lead outside are left out."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> Mapping[str, Relation]:
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


def relations_part(part: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
