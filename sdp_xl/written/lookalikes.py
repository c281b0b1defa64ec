"""Letters of other alphabets that look like those of ours, so that two texts seem the same and are not."""

from __future__ import annotations

import re
import unicodedata

LATIN = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХавеѕіјкмнорстухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονικρτυϳոսօɑɡı",
        "ABESIJKMHOPCTYXabesijkmhopctyxhdqwABEZHIKMNOPTYXaovikptujnuoagi",
        strict=True,
    )
)
"""Cyrillic, Greek and Armenian letters and the Latin ones that they look like, of those in Unicode's confusables.txt
that stand in common fonts."""

_WORD = re.compile(r"\w+")


def lookalike(text: str, *, alone: bool = True) -> str:
    """A sentence about the first letter in a text that only looks like one of ours; empty if there is none.

    A word written in another alphabet as a whole is left alone; ``alone``: not so one of a single letter.
    """
    for word in _WORD.findall(text) if not text.isascii() else ():
        if _is_mixed(word) and (alone or len(word) > 1):
            foreign = next(letter for letter in word if letter in LATIN)
            alphabet = unicodedata.name(foreign).split()[0].title()
            return f"The letter “{foreign}” in “{word}” is a {alphabet} one that only looks like “{LATIN[foreign]}”."
    return ""


def latin(text: str) -> str:
    """The text with the letters of ours in the place of those that only look like them."""
    if text.isascii():
        return text
    return _WORD.sub(
        lambda word: "".join(LATIN.get(letter, letter) for letter in word[0]) if _is_mixed(word[0]) else word[0], text
    )


def _is_mixed(word: str) -> bool:
    """Whether a word holds letters that only look like ours among our own, or is such a letter."""
    return any(letter in LATIN for letter in word) and (any(map(str.isascii, word)) or len(word) == 1)
