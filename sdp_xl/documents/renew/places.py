"""Where the blocks of a draft stand in a document that people have worked on, and whether they are as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sdp_xl.documents.renew.record import Remembered, saying
from sdp_xl.documents.word.xml import Element

if TYPE_CHECKING:
    from docx.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The elements between which a block stands, with both, and whether nobody changed what it says."""

    elements: tuple[Element, ...]
    whole: bool


def places(document: Document, record: Sequence[Remembered]) -> Mapping[str, Place]:
    """The place of each block that is still there, by key.

    A block is known by its hidden bookmark, or else by what it says: some programs drop bookmarks, and some people
    move whole sections. What was written into it, or taken out of it, makes it theirs.
    """
    return _Search(document, record).found


class _Search:
    def __init__(self, document: Document, record: Sequence[Remembered]) -> None:
        self._body = [*document.element.body]
        self._says = [saying(element) for element in self._body]
        self._marks = _marks(self._body, {one.bookmark for one in record})
        self._free = [True] * len(self._body)
        self._common = {said for said, count in Counter(s for one in record for s in one.said).items() if count > 1}
        self.found: dict[str, Place] = {}
        for whole in (True, False):  # what is as it was is taken first, so that nothing of it counts as a change
            for one in record:
                if one.key not in self.found and (span := self._whole(one) if whole else self._changed(one)):
                    start, end = span
                    self.found[one.key] = Place(elements=tuple(self._body[start : end + 1]), whole=whole)
                    self._free[start : end + 1] = [False] * (end + 1 - start)

    def _whole(self, one: Remembered) -> tuple[int, int] | None:
        mark = self._marks.get(one.bookmark)
        if not one.said:
            return None if mark is None else (mark, mark)
        near = range(mark, self._next(mark)) if mark is not None else ()
        for start in (*near, *range(len(self._body))):
            end = self._run(one.said, start)
            if end is not None:
                return start, end
        return None

    def _changed(self, one: Remembered) -> tuple[int, int] | None:
        """What is left of a block: from its bookmark, or from what only this block said, over as much as it held."""
        mark = self._marks.get(one.bookmark)
        reach = range(len(self._body)) if mark is None else range(mark, self._next(mark))
        own = set(one.said) - self._common
        left = [n for n in reach if self._free[n] and self._says[n] in (own if mark is None else one.said)]
        if mark is not None and self._free[mark]:
            left.append(mark)
        if not left or not all(self._free[min(left) : max(left) + 1]):
            return None
        start, end, limit = min(left), max(left), self._next(min(left)) - 1
        while end < limit and self._free[end + 1] and sum(map(bool, self._says[start : end + 1])) < len(one.said):
            end += 1
        return start, end

    def _run(self, said: Sequence[str], start: int) -> int | None:
        """The last element of a run that says exactly this from ``start`` on; None if there is none."""
        if self._says[start] != said[0]:
            return None
        wanted = iter(said)
        expected = next(wanted)
        for n in range(start, len(self._body)):
            if not self._free[n]:
                return None
            if not self._says[n]:
                continue
            if self._says[n] != expected:
                return None
            following = next(wanted, None)
            if following is None:
                return n
            expected = following
        return None

    def _next(self, mark: int) -> int:
        """Where the next block begins."""
        return min((other for other in self._marks.values() if other > mark), default=len(self._body))


def _marks(body: Sequence[Element], names: set[str]) -> dict[str, int]:
    """The numbers of the elements in which the bookmarks begin."""
    return {name: number for number, element in enumerate(body) for name in bookmarks(element) if name in names}


def bookmarks(element: Element) -> Iterator[str]:
    """The names of the bookmarks that begin in an element."""
    from docx.oxml.ns import qn

    for start in element.iter(qn("w:bookmarkStart")):
        yield start.get(qn("w:name"), "")
