"""Folds a text for comparing while it remembers where each letter stood."""

from __future__ import annotations

import unicodedata
from functools import cache

_QUOTES = dict.fromkeys("‘’ʼ´`", "'")
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")


@cache
def _plain(letter: str) -> str:
    """The letter without case, accents and typographic forms; nothing for marks and for what nobody sees."""
    plain = _QUOTES.get(letter) or _HYPHENS.get(letter) or unicodedata.normalize("NFKD", letter)
    return "".join(part for part in plain if unicodedata.category(part) not in ("Mn", "Cf")).casefold()


class Folded:
    """A text in comparing form (``text``), whose places can be turned back into those of the original."""

    def __init__(self, original: str) -> None:
        self._places: list[int] | None = None
        if original.isascii():
            self.text = original.lower()
            return
        pieces = [_plain(letter) for letter in original]
        self._places = [place for place, piece in enumerate(pieces) for _ in piece]
        self._marks = {place for place, piece in enumerate(pieces) if not piece}
        self.text = "".join(pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the letters from ``start`` to ``end`` of the folded text stand in the original, with their marks."""
        if self._places is None:
            return start, end
        first, last = self._places[start], self._places[end - 1] + 1
        while last in self._marks:
            last += 1
        return first, last
