"""Notes, threaded comments, shapes and printed margins of a sheet: texts that stand in none of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

from sdp_xl.address import address
from sdp_xl.files.ooxml.package import MAIN, Package, Tab
from sdp_xl.intake.model import Aside

_THREAD = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ANCHORS = {f"{_XDR}{name}" for name in ("oneCellAnchor", "twoCellAnchor", "absoluteAnchor")}
_ALTERNATIVES, _FALLBACK = (
    f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}"
    for name in ("AlternateContent", "Fallback")
)
_OLD_FORM = re.compile(r"\[Threaded comment\].*?(?:Comment|Kommentar|Comentario):\s*", re.DOTALL)
"""What Excel writes for versions that know no threads, before the words themselves."""
_MARGIN = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^>]*>([^<]+)</")
_CODE = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-Fa-f+\-]{6}|\d+|[A-Za-z])")
"""Codes in page headers and footers: fonts, colors, sizes, and what Excel fills in, such as the page's number."""


def sides(package: Package, tab: Tab) -> Iterator[tuple[Aside, str, str]]:
    """The texts beside a sheet's cells: what each is, the address it stands at ("" for the whole sheet), its words."""
    targets: dict[str, list[str]] = {}
    for relation in package.relations(tab.part).values():
        if relation.target in package:
            targets.setdefault(relation.kind, []).append(relation.target)
    threaded: set[str] = set()
    for part in targets.get("threadedComment", ()):
        for said in package.tree(part).iter(f"{_THREAD}threadedComment"):
            threaded.add(said.get("ref", ""))
            yield Aside.COMMENT, said.get("ref", ""), said.findtext(f"{_THREAD}text") or ""
    for part in targets.get("comments", ()):
        for note in package.tree(part).iter(f"{MAIN}comment"):
            text = _note(note)
            if note.get("ref", "") not in threaded or not text.startswith("[Threaded comment]"):
                yield Aside.COMMENT, note.get("ref", ""), _OLD_FORM.sub("", text, count=1)
    for part in targets.get("drawing", ()):
        yield from _shapes(package, part)
    margins = (_plain(written.decode("utf-8", "replace")) for written in _MARGIN.findall(package.part(tab.part)))
    for text in dict.fromkeys(margins):
        if any(map(str.isalpha, text)):
            yield Aside.PAGE, "", text


def _plain(written: str) -> str:
    """The words of a printed header or footer without codes; && is written for &."""
    pieces = (" ".join(_CODE.sub(" ", piece).split()) for piece in unescape(written).split("&&"))
    return " & ".join(pieces).strip(" &")


def _note(note: Element) -> str:
    """The text of a note, without hints of how to speak it."""
    return "".join(text.text or "" for path in ("text/t", "text/r/t") for text in note.iterfind(_path(path)))


def _path(path: str) -> str:
    return "/".join(f"{MAIN}{name}" for name in path.split("/"))


def _shapes(package: Package, part: str) -> Iterator[tuple[Aside, str, str]]:
    root = package.tree(part)
    for parent in list(root.iter(_ALTERNATIVES)):
        for child in parent.findall(_FALLBACK):  # the same again, for programs that know less
            parent.remove(child)
    for anchor in root.iter():
        if anchor.tag in _ANCHORS:
            corner = anchor.find(f"{_XDR}from")
            place = "" if corner is None else address(*(_count(corner, name) for name in ("row", "col")))
            for shape in anchor.iter(f"{_XDR}txBody"):
                yield Aside.SHAPE, place, _lines(shape)
    for relation in package.relations(part).values():
        if relation.kind == "diagramData" and relation.target in package:
            yield Aside.SHAPE, "", _lines(package.tree(relation.target))


def _count(corner: Element, name: str) -> int:
    return int(corner.findtext(f"{_XDR}{name}") or 0) + 1


def _lines(body: Element) -> str:
    """The paragraphs of a shape, a line each."""
    lines = ("".join(text.text or "" for text in one.iter(f"{_A}t")) for one in body.iter(f"{_A}p"))
    return "\n".join(line for line in lines if line.strip())
