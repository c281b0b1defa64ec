"""What a draft remembers of how it was made: its blocks, and what they said, in a part of its own inside the file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from sdp_xl.documents.parts import Block, Contents, Turn
from sdp_xl.documents.word.xml import Element
from sdp_xl.files.ooxml.trees import tree

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

_SPACE = "urn:sdp-xl:draft"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?><ds:datastoreItem '
    b'ds:itemID="{6F1B9C52-3D0E-4B7A-9E59-5B0C2A7D4E11}" '
    b'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>'
)
"""What Office wants beside each part of one's own: an ID, which is ours, and no schema."""
_MARKS = (
    "fldChar",
    "fldSimple",
    "drawing",
    "pict",
    "object",
    "commentReference",
    "footnoteReference",
    "endnoteReference",
)
"""What people put into a text besides words: fields, pictures, comments, notes. It counts as something said."""

_GONE = ("del", "moveFrom", "Fallback", "instrText", "delText")
"""What Word does not show, and what fields show: Word and its kin compute that anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A block as it was written: ``made`` stands for what it was made of, ``said`` for what each element of it said."""

    key: str
    name: str
    made: str
    said: tuple[str, ...]

    @property
    def bookmark(self) -> str:
        """The hidden bookmark at its beginning."""
        return f"_sdp_{_hash(self.key)}"


def remember(block: Block, elements: Sequence[Element]) -> Remembered:
    """What to remember of a block just written. What only turns pages or lists contents says nothing."""
    silent = all(isinstance(part, Turn) for part in block.parts)
    silent = silent or any(isinstance(part, Contents) for part in block.parts)
    said = () if silent else tuple(filter(None, map(saying, elements)))
    return Remembered(key=block.key, name=block.name, made=made_of(block), said=said)


def made_of(block: Block) -> str:
    """A short form of what a block is made of: equal if nothing changed in the workbook."""
    return _hash(repr(block.parts))


def saying(element: Element) -> str:
    """A short form of what an element of the body says, however it looks; empty if it says nothing."""
    text = " ".join("".join(_texts(element)).split())
    return _hash(text) if text else ""


def _texts(element: Element) -> Iterator[str]:
    """The texts that a reader sees or hears, without those that fields compute."""
    shown = True
    for leaf in _seen(element):
        local = leaf.tag.rpartition("}")[2]
        if local in _MARKS:
            yield "[]"
        if local == "fldChar":
            kind = next((value for name, value in leaf.attrib.items() if name.endswith("fldCharType")), "")
            shown = kind == "end" or (shown and kind != "separate")
        elif local == "docPr" and leaf.get("descr"):
            yield leaf.get("descr")
        elif local == "t" and shown:
            yield leaf.text or ""
        elif local in ("p", "tab", "br", "tc"):
            yield " "


def _seen(element: Element) -> Iterator[Element]:
    for child in element:
        local = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else "comment"
        if local not in _GONE and local != "comment":
            yield child
            if local != "fldSimple":
                yield from _seen(child)


def write(document: Document, record: Sequence[Remembered]) -> None:
    """Puts the record into the document, in the place of the one before."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    for id_, _ in [*_records(document)]:
        document.part.rels.pop(id_)
    root = ElementTree.Element("draft", xmlns=_SPACE)
    root.text = json.dumps([asdict(one) for one in record])
    taken = {str(part.partname) for part in document.part.package.iter_parts()}
    name = next(free for n in range(1, len(taken) + 2) if (free := f"/customXml/item{n}.xml") not in taken)
    blob = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    part = Part(PackURI(name), "application/xml", blob, document.part.package)
    document.part.relate_to(part, _CUSTOM)
    about = PackURI(name.replace("item", "itemProps"))
    part.relate_to(Part(about, _PROPERTIES_TYPE, _PROPERTIES, document.part.package), f"{_CUSTOM}Props")


def read(document: Document) -> tuple[Remembered, ...] | None:
    """The record in the document; None if it has none."""
    for _, part in _records(document):
        found = json.loads(tree(part.blob).text or "[]")
        return tuple(Remembered(**{**one, "said": tuple(one["said"])}) for one in found)
    return None


def _records(document: Document) -> Iterator[tuple[str, Part]]:
    for id_, rel in document.part.rels.items():
        if rel.reltype == _CUSTOM and not rel.is_external and _SPACE.encode() in rel.target_part.blob:
            yield id_, rel.target_part


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
