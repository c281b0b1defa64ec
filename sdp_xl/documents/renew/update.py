"""Renews the blocks of a draft that people have worked on in Word, and keeps all that they wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sdp_xl.documents.parts import Block, Text
from sdp_xl.documents.renew.places import Place, places
from sdp_xl.documents.renew.record import Remembered, made_of, remember
from sdp_xl.documents.said import listed
from sdp_xl.documents.word.setup import GAP_STYLE
from sdp_xl.documents.word.write import elements
from sdp_xl.documents.word.xml import Element, bookmark, make

if TYPE_CHECKING:
    from docx.document import Document

BESIDE = "New from the workbook. The text above was changed by hand and stays: keep one of the two."
_TOLD = 12
"""Names of blocks that a sentence tells; more are only counted."""


@dataclass(slots=True)
class Changes:
    """What became of the blocks, by name; and the record of what the document now holds."""

    renewed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    yours: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    record: list[Remembered] = field(default_factory=list)
    gaps: int = 0

    def sentences(self) -> Iterator[str]:
        """What to tell whoever asked for it."""
        for names, what in (
            (self.renewed, "Renewed from the workbook"),
            (self.added, "New"),
            (self.removed, "No longer in the workbook, so taken out"),
            (self.beside, "Changed by hand and in the workbook: both stand there, one below the other; keep one of"),
            (self.yours, "Changed by hand, and kept so"),
            (self.left_out, "Deleted or rewritten by hand, so not put in again"),
        ):
            if names:
                more = [f"{len(names) - _TOLD} more"] if len(names) > _TOLD else []
                yield f"{what}: {listed([*names[:_TOLD], *more])}."


class Writer:
    """Writes blocks into a document one behind the other, each with its hidden bookmark."""

    def __init__(self, document: Document) -> None:
        from docx.oxml.ns import qn

        self._document = document
        starts = document.element.body.iter(qn("w:bookmarkStart"))
        self._number = max((int(start.get(qn("w:id"), "0")) for start in starts), default=0)
        self._last: Element | None = None

    def put(self, block: Block) -> Remembered:
        """Writes a block behind the last one, or at the beginning; what to remember of it."""
        made = [element for part in block.parts for element in elements(self._document, part)]
        remembered = remember(block, made)
        self._number += 1
        bookmark(made[0], remembered.bookmark, self._number)
        for element in made:
            self.put_element(element)
        return remembered

    def put_element(self, element: Element) -> None:
        """Writes an element behind the last one, or at the beginning."""
        if self._last is None:
            self._document.element.body.insert(0, element)
        else:
            self._last.addnext(element)
        self._last = element

    def go_on_behind(self, place: Place) -> None:
        """What comes next stands behind this place."""
        self._last = place.elements[-1]

    def go_on_before(self, place: Place) -> None:
        """What comes next stands before this place."""
        self._last = place.elements[0].getprevious()


def update(document: Document, record: Sequence[Remembered], blocks: Sequence[Block]) -> Changes:
    """Renews the document of which ``record`` tells how it was made, so that it holds these blocks.

    A block that nobody changed is replaced; where somebody did, theirs stays, and what is new stands below it. A block
    that somebody deleted stays deleted. All else is left as it is.
    """
    there, before = places(document, record), {one.key: one for one in record}
    changes, writer = Changes(), Writer(document)
    for block in blocks:
        old, place = before.get(block.key), there.get(block.key)
        same = old is not None and old.made == made_of(block)
        if old is None:
            changes.record.append(writer.put(block))
            changes.added.append(block.name)
        elif place is None:
            changes.record.append(old)
            changes.left_out += [block.name] if old.said else []
            continue
        elif same:
            writer.go_on_behind(place)
            changes.record.append(old)
            changes.yours += [] if place.whole else [block.name]
            if not place.whole:
                continue
        elif place.whole:
            writer.go_on_before(place)
            changes.record.append(writer.put(block))
            _take_out(document, place)
            changes.renewed.append(block.name)
        else:
            _forget(place, old.bookmark)
            writer.go_on_behind(place)
            for element in elements(document, Text(text=BESIDE, style=GAP_STYLE)):
                writer.put_element(element)
            changes.record.append(writer.put(block))
            changes.beside.append(block.name)
        changes.gaps += len([*block.gaps()])
    wanted = {block.key for block in blocks}
    for key, old in before.items():
        if key in wanted or key not in there:
            continue
        if there[key].whole:
            _take_out(document, there[key])
            changes.removed += [old.name] if old.said else []
        else:
            changes.yours.append(old.name)
    return changes


def _take_out(document: Document, place: Place) -> None:
    """Removes the elements of a place, and the pictures that only they show; where pages turn there, they still do."""
    from docx.oxml.ns import qn

    for element in place.elements:
        for turn in element.iter(qn("w:sectPr")):  # some programs hang it onto the text before
            kept = make("w:p")
            kept.get_or_add_pPr().append(turn)
            element.addnext(kept)
        for picture in element.iter(qn("a:blip")):
            document.part.drop_rel(picture.get(qn("r:embed")))
        element.getparent().remove(element)


def _forget(place: Place, name: str) -> None:
    """Takes a bookmark out of a place, since the block now begins elsewhere."""
    from docx.oxml.ns import qn

    for element in place.elements:
        for start in [one for one in element.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) == name]:
            start.getparent().remove(start)
