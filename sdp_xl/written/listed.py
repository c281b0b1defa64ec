"""Words of a drop-down list as people write them: by their short name (OSY), their beginning, or in other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from schemas.values import fold

_SHORT = re.compile(r"\(([^()]+)\)$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ALIKE, _SIMILAR = 0.8, 0.6
"""How alike (0 to 1) two texts are that differ by a slip of the keyboard, and that may still be the same."""


def short_names(entries: Iterable[str]) -> dict[str, str]:
    """The entries by what stands in brackets behind them, in comparing form: osy, pfs."""
    found = ((_SHORT.search(fold(entry)), entry) for entry in entries)
    return {short[1]: entry for short, entry in found if short}


def nearest(text: str, entries: Iterable[str]) -> str:
    """The entry of a list that a text probably means; empty if none is near, or several are."""
    return _nearest(text, tuple(entries))


@lru_cache(maxsize=1024)
def _nearest(text: str, entries: tuple[str, ...]) -> str:
    """As nearest; the last ones are kept, since a wrong word often stands in many rows."""
    listed = {fold(entry): entry for entry in entries}
    said = fold(text)
    if said in listed or not said:
        return listed.get(said, "")
    short = short_names(listed.values())
    if said in short:
        return short[said]
    starts = [entry for entry in listed if entry.startswith(said) or said.startswith(entry)]
    near = starts if len(starts) == 1 else get_close_matches(said, listed, n=1, cutoff=_ALIKE)
    near = near or _by_words(said, listed) or get_close_matches(said, listed, n=1, cutoff=_SIMILAR)
    return listed[near[0]] if near else ""


def _by_words(said: str, entries: Iterable[str]) -> list[str]:
    """The one entry that shares with the text a word that no other entry has: “Middle grades” for “middle school”."""
    words = {entry: set(map(_stem, _WORD.findall(entry))) for entry in entries}
    counted = Counter(word for own in words.values() for word in own)
    telling = {_stem(word) for word in _WORD.findall(said) if counted[_stem(word)] == 1}
    found = [entry for entry, own in words.items() if own & telling]
    return found if len(found) == 1 else []


def _stem(word: str) -> str:
    return word.removesuffix("s")
