"""Footnotes, endnotes and comments of a Word document, by the marks that stand in its text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sdp_xl.files.ooxml.zipped import Zipped
from sdp_xl.intake.model import Aside
from sdp_xl.intake.sources.looks import Looks, W
from sdp_xl.intake.sources.wording import words_of

_KINDS = (
    ("footnotes", "footnote", Aside.FOOTNOTE),
    ("endnotes", "endnote", Aside.ENDNOTE),
    ("comments", "comment", Aside.COMMENT),
)
"""Kinds of parts, what their entries are called, and what they are."""
_PAGES = ("header", "footer")
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


class Sides:
    """The notes and comments of a document, each given once."""

    def __init__(self, document: Zipped, main: str, looks: Looks) -> None:
        self._document, self._looks = document, looks
        self._relations = [one for one in document.relations(main).values() if one.target in document]
        self._texts: dict[tuple[Aside, str], str] = {}
        for kind, name, what in _KINDS:
            for part in self._parts(kind):
                for entry in document.tree(part).iter(f"{W}{name}"):
                    if entry.get(f"{W}type", "normal") == "normal":  # others are the lines over the notes
                        self._texts[what, entry.get(f"{W}id", "")] = "\n".join(self._lines(entry))

    def take(self, mark: tuple[Aside, str]) -> str:
        """The text of a mark; empty if it was given already."""
        return self._texts.pop(mark, "")

    def rest(self) -> Iterator[tuple[Aside, str]]:
        """The texts whose marks stand nowhere."""
        for (what, _), text in self._texts.items():
            yield what, text

    def pages(self) -> Iterator[str]:
        """The texts of page headers and footers, each once."""
        seen = {
            "\n".join(self._lines(self._document.tree(part))): None for kind in _PAGES for part in self._parts(kind)
        }
        yield from seen

    def drawings(self) -> Iterator[str]:
        """The texts of diagrams."""
        for part in self._parts("diagramData"):
            yield "\n".join(text for one in self._document.tree(part).iter(_TEXT) if (text := (one.text or "").strip()))

    def _parts(self, kind: str) -> list[str]:
        return [one.target for one in self._relations if one.kind == kind]

    def _lines(self, entry: Element) -> Iterator[str]:
        for paragraph in entry.iter(f"{W}p"):
            words = words_of(paragraph, self._looks)
            text = " ".join([words.text, *(one for _, one in words.asides)]).strip()
            if text:
                yield text
