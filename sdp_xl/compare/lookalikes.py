"""Letters of another alphabet that look like Latin ones, named where they are all that differs between two texts."""

from __future__ import annotations

import unicodedata

from sdp_xl.written.lookalikes import LATIN


def lookalikes(one: str, other: str) -> tuple[str, str] | None:
    """What is to be said before each of two texts that differ only in letters that look alike; None for other texts."""
    if one == other or _latin(one) != _latin(other):
        return None
    return _strange(one, other), _strange(other, one)


def _latin(text: str) -> str:
    return "".join(LATIN.get(letter, letter) for letter in text)


def _strange(text: str, other: str) -> str:
    """The letters of a text that only look like those of the other one, with their names and places."""
    told = [
        f"letter {number}, “{letter}”, is {unicodedata.name(letter).capitalize()}, not Latin “{LATIN[letter]}”"
        for number, (letter, beside) in enumerate(zip(text, other, strict=True), 1)
        if letter != beside and letter in LATIN
    ]
    return f"({'; '.join(told)}) " if told else ""
