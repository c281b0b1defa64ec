"""Letters of other alphabets that look like those of ours, so that two texts seem the same and are not."""

from __future__ import annotations

import re
import unicodedata

_FOREIGN = (
    ("авеѕіјкмнорстухһ", "abesijkmhopctyxh"),
    ("АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX"),
    ("αονικρτυ", "aovikptu"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
)
_LATIN = {one: other for foreign, latin in _FOREIGN for one, other in zip(foreign, latin, strict=True)}
_WORD = re.compile(r"\w+")


def lookalike(text: str) -> str:
    """A sentence about the first letter in a text that only looks like one of ours; empty if there is none.

    A word written in another alphabet as a whole is left alone.
    """
    for word in _WORD.findall(text):
        foreign = next((letter for letter in word if letter in _LATIN), "")
        if foreign and (any(letter.isascii() for letter in word) or len(word) == 1):
            alphabet = unicodedata.name(foreign).split()[0].title()
            return f"The letter “{foreign}” in “{word}” is a {alphabet} one that only looks like “{_LATIN[foreign]}”."
    return ""
