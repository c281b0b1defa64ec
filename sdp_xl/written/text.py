"""Words, numbers and signs of a text with their places, whatever hyphens, quotes and letters it is typed with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from schemas.values import fold

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\S")


class Token(NamedTuple):
    """A word in lower case, a number of digits, or one sign; and where it stands in the text.

    ``glued``: nothing stands between it and the token before. ``line``: it is the first of its line.
    """

    text: str
    start: int
    end: int
    glued: bool
    line: bool


Tokens = Sequence[Token]


@lru_cache(maxsize=64)  # what reads a cell in several ways asks for its tokens each time
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text; ``start`` and ``end`` count its characters as they are given."""
    flat, places = _flat(text)
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(flat):
        gap = flat[end : match.start()]
        place = places[match.start()]
        found.append(Token(match[0], place, places[match.end() - 1] + 1, bool(found) and not gap, "\n" in gap))
        end = match.end()
    return tuple(found)


def _flat(text: str) -> tuple[str, Sequence[int]]:
    """The text in the form in which texts are compared, and for each of its characters the place it came from.

    Fractions and raised numbers (½, ²) stay as they are: 3½ must not become 31/2.
    """
    if text.isascii():
        return text.lower().replace("\r", "\n"), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter.isascii():
            folded = letter.lower()
        elif letter.isspace():
            folded = "\n" if letter in "\u2028\u2029\x85" else " "
        else:
            folded = letter if unicodedata.category(letter) == "No" else fold(letter)
        letters.append(folded)
        places += [place] * len(folded)
    return "".join(letters).replace("\r", "\n"), places


def at(found: Tokens, place: int) -> str:
    """The text of the token at a place; empty before the first and after the last."""
    return found[place].text if 0 <= place < len(found) else ""


def glued(found: Tokens, place: int) -> bool:
    """Whether there is a token at a place that follows the one before it without a space."""
    return 0 < place < len(found) and found[place].glued


def figures(found: Tokens, place: int) -> bool:
    """Whether the token at a place is a number of plain digits (² is none)."""
    text = at(found, place)
    return text.isascii() and text.isdigit()


def number(found: Tokens, place: int, *, digits: tuple[int, ...] = (1, 2)) -> int | None:
    """The number at a place if it has one of these numbers of digits; None otherwise."""
    return int(found[place].text) if figures(found, place) and len(found[place].text) in digits else None


def runs_on(found: Tokens, place: int, signs: str = "-/.") -> bool:
    """Whether the number before a place goes on with one of the signs and a digit: 2010-11 in 2010-11-24."""
    sign = at(found, place)
    together = glued(found, place) and glued(found, place + 1)
    return together and sign in signs and figures(found, place + 1)
