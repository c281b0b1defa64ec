"""Takes comments, properties, signatures and links to people's folders out of the copy, with all that leads to them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from sdp_xl.files.ooxml.markup import Node
from sdp_xl.files.ooxml.package import Package
from sdp_xl.files.ooxml.zipped import relations_part
from sdp_xl.share.draft import Draft

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"
_CLIENT = "{urn:schemas-microsoft-com:office:excel}ClientData"
_TYPES = "[Content_Types].xml"

_SIGNED = "digital signature of the macros, which names its signer"
_KINDS = {
    "comments": "",  # counted by their cells
    "threadedComment": "",
    "person": "",
    "documenttask": "task",
    "printerSettings": "printer setting",
    "custom-properties": "set of custom document properties",
    "customXml": "part that other programs attached (custom XML)",
    "customXmlProps": "",
    "customProperty": "property of a sheet",
    "thumbnail": "preview picture",
    "origin": "digital signature, which is not valid for a changed copy",
    "vbaProjectSignature": _SIGNED,
    "vbaProjectSignatureAgile": _SIGNED,
    "vbaProjectSignatureV3": _SIGNED,
    "revisionHeaders": "record of tracked changes",
    "usernames": "record of users",
}
"""Kinds of relationships that are cut, and how the report calls what they lead to."""

_PROPERTIES = {
    "creator": "author",
    "lastModifiedBy": "last modified by",
    "Company": "company",
    "Manager": "manager",
    "HyperlinkBase": "hyperlink base",
}
_GONE = {"customWorkbookViews": "list of users' own views", "customSheetViews": "", "absPath": "folder of the workbook"}
_ATTRIBUTES = {
    "fileSharing": ("userName",),
    "protectedRange": ("securityDescriptor",),
    "scenario": ("user", "comment"),
    "pivotCacheDefinition": ("refreshedBy",),
}
"""Attributes that Excel fills with the name of the user."""
_ONLY_PARENTS = ("hyperlinks", "customProperties", "Choice", "AlternateContent")
"""Elements that mean nothing, or are forbidden, without a child."""
_ABSOLUTE = re.compile(r"(?:file:|[a-z]:[\\/]|\\\\|/)", re.IGNORECASE)


def share_parts(draft: Draft) -> None:
    """Cuts the links to what must not be shared, removes what can then be reached no more, and blanks the rest."""
    package = draft.edits.package
    before = _reached(draft)
    for part in [*draft.parts()]:
        if part.endswith(".rels"):
            _cut(draft, part)
    gone = before - _reached(draft)
    for entry in package.entries:
        name = entry.filename
        if name in gone or _owner(name) in gone:
            draft.drop(name)
    _forget_types(draft, gone)
    for part in [*draft.parts()]:
        if not part.endswith(".rels") and part != _TYPES:
            _blank(draft, part)


def _cut(draft: Draft, rels: str) -> None:
    """Goes through the relationships of one part."""
    owner = _owner(rels) or ""
    root = draft.tree(rels)
    for relation in [*root.iter("{*}Relationship")]:
        kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            _outside(draft, rels, owner, relation, kind)
            continue
        part = _target(owner, target)
        if kind == "comments" and part in draft.edits.package:
            for comment in draft.tree(part).iter("{*}comment"):
                draft.note("comment or note", f"{draft.place(owner)}!{comment.get('ref')}")
        elif kind == "vmlDrawing" and part in draft.edits.package:
            if _notes_only(draft, part):
                _remove(draft, rels, owner, relation)
            continue
        elif kind == "calcChain":
            if draft.formulas_gone:  # Excel makes it anew; one that names cells without formula it calls damaged
                _remove(draft, rels, owner, relation)
            continue
        if kind in _KINDS:
            _remove(draft, rels, owner, relation)
            if _KINDS[kind]:
                draft.note(_KINDS[kind], draft.place(owner) if owner else "")


def _outside(draft: Draft, rels: str, owner: str, relation: Node, kind: str) -> None:
    """A link to an address or a file outside: without persons and their folders, or not at all."""
    target = relation.get("Target", "")
    readable = unquote(target)
    if kind == "hyperlink":
        if _ABSOLUTE.match(readable) or readable.lower().startswith("mailto:") or draft.finder.all(readable):
            _remove(draft, rels, owner, relation)
            draft.note("link to a person or a folder", draft.place(owner))
    elif _ABSOLUTE.match(readable) or draft.finder.all(readable):
        name = re.split(r"[\\/]", target)[-1]
        relation.set("Target", name if not draft.finder.all(unquote(name)) else "removed.xlsx")
        draft.change(rels)
        draft.note("folder", f"link to the file {relation.get('Target')}")


def _remove(draft: Draft, rels: str, owner: str, relation: Node) -> None:
    """Removes a relationship and what refers to it in its part."""
    number = relation.get("Id", "")
    _take_out(relation)
    draft.change(rels)
    if not owner.lower().endswith((".xml", ".vml")) or owner not in draft.edits.package:
        return
    for element in [*draft.tree(owner).iter()]:
        attr = next((a for a, v in element.attrib.items() if v == number and a.startswith(_OFFICE)), None)
        if attr is None:
            continue
        if element.local == "pageSetup":
            element.unset(attr)
        else:
            _take_out(element)
        draft.change(owner)


def _take_out(element: Node) -> None:
    """Removes an element, and those around it that would be left without a child."""
    parent = element.parent
    element.remove()
    if parent is not None and not parent.children and parent.local in _ONLY_PARENTS:
        _take_out(parent)


def _notes_only(draft: Draft, part: str) -> bool:
    """Takes the shapes of notes out of a drawing of the old kind; whether no other shape is left."""
    root = draft.tree(part)
    notes = [client.parent for client in root.iter(_CLIENT) if client.get("ObjectType") == "Note"]
    for shape in notes:
        if shape is not None:
            _take_out(shape)
            draft.change(part)
    others = [child for child in root.children if child.tag.startswith(_VML)]
    return bool(notes) and all(child.tag == f"{_VML}shapetype" for child in others)


def _blank(draft: Draft, part: str) -> None:
    """Blanks what Excel itself fills with names: properties, users' views, the folder of the workbook."""
    properties = part.startswith("docProps/") or draft.named(part) in _property_parts(draft)
    for element in [*draft.tree(part).iter()]:
        local = element.local
        if local in _GONE:
            _take_out(element)
            draft.change(part)
            if _GONE[local]:
                draft.note(_GONE[local], "")
        elif properties and local in _PROPERTIES and element.text:
            element.text = ""
            draft.note("document property", _PROPERTIES[local])
            draft.change(part)
        for attr in _ATTRIBUTES.get(local, ()):
            if element.unset(attr):
                draft.note("name of a user", draft.place(part))
                draft.change(part)


def _property_parts(draft: Draft) -> set[str]:
    """The parts of the document properties, by what leads to them: not every program puts them into docProps."""
    kinds = ("core-properties", "extended-properties")
    relations = draft.edits.package.relations("").values()
    return {draft.named(relation.target) for relation in relations if relation.kind in kinds}


def _forget_types(draft: Draft, gone: set[str]) -> None:
    root = draft.tree(_TYPES)
    names = {f"/{part}".lower() for part in gone}
    for override in [*root.iter("{*}Override")]:
        if override.get("PartName", "").lower() in names:
            _take_out(override)
            draft.change(_TYPES)


def _reached(draft: Draft) -> set[str]:
    """The parts to which relationships lead from the package's own, as they are in the copy now."""
    by_name = {entry.filename.lower(): entry.filename for entry in draft.edits.package.entries}
    found: set[str] = set()
    waiting = [""]
    while waiting:
        for part in _leads_to(draft, draft.edits.package, waiting.pop()):
            name = by_name.get(part.lower())
            if name and name not in found:
                found.add(name)
                waiting.append(name)
    return found


def _leads_to(draft: Draft, package: Package, part: str) -> Iterator[str]:
    rels = relations_part(part)
    if rels in package:
        for relation in draft.tree(rels).iter("{*}Relationship"):
            if relation.get("TargetMode") != "External":
                yield _target(part, relation.get("Target", ""))


def _target(owner: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target)).lstrip("/")


def _owner(rels: str) -> str | None:
    """The part whose relationships a part holds; None if it holds none."""
    folder, name = posixpath.split(rels)
    above, last = posixpath.split(folder)
    return posixpath.join(above, name.removesuffix(".rels")) if last == "_rels" and name.endswith(".rels") else None
