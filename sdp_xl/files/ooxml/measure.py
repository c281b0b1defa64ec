"""How wide and how high a text is in Arial, so that rows are as high as their wrapped text in every program.

Excel fits rows without a height when it opens a file; LibreOffice 7.4 does not, so the build computes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

BODY = 11
"""Points of body text."""

DIGIT = 8
"""Pixels of a digit in Arial 11 at 96 dots per inch: the unit of column widths."""

LINE = 14.25
"""Points of a line of body text."""

INDENT = 9
"""Pixels that a text of ours stands away from the border of its cell: one step of Excel's indent in Arial 11."""

MARGIN = 0.625
"""Characters by which a stated column width is wider than its room: 5 pixels of 8."""

PADDING = 4.0
"""Points that a row is higher than its text."""

MOST = 40.5
"""Points of a row of entries at most: three lines, so that ten rows stand on a screen; a click shows all of a text."""

_WIDTHS = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556),
    *(556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667),
    *(556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556),
    *(556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722),
    *(500, 500, 500, 334, 260, 334, 584),
)
"""Widths of the characters from space to tilde in thousandths of the font size: those of Helvetica and Arial."""

_WIDTH_OF = {chr(code): width for code, width in enumerate(_WIDTHS, start=ord(" "))}
_WIDEST = max(_WIDTHS)
_OTHER = 600
_BOLD = 1.08
_SAFE = 1.02
"""Wider than an average letter; bold against plain; and how much wider printers and programs may draw."""


def pixels(width: float) -> int:
    """The width of a column of so many characters, with its padding."""
    return int(width * DIGIT + 0.5) + 5


def length(text: str, *, points: float = BODY, bold: bool = False) -> float:
    """The width of a text on one line, in pixels."""
    return _units(text) * _pixels_of_unit(points, bold=bold)


@lru_cache(maxsize=1 << 14)
def _units(text: str) -> int:
    """The width of a text in thousandths of the font size."""
    return sum([_WIDTH_OF.get(letter, _OTHER) for letter in text])


def _pixels_of_unit(points: float, *, bold: bool) -> float:
    return points * 96 / 72 / 1000 * (_BOLD if bold else 1) * _SAFE


def lines(text: str, width: float, *, bold: bool = False) -> int:
    """How many lines a text takes when it is wrapped, indented by one, in a column of so many characters."""
    room = _room(width, bold)
    if "\n" in text:
        return sum([_wrapped(line, room) for line in text.split("\n")])
    return 1 if len(text) * _WIDEST <= room else _wrapped(text, room)  # one, however wide its letters are


@cache
def _room(width: float, bold: bool) -> float:
    """The units of width for a wrapped text, one digit at least, in a column of so many characters."""
    return max(pixels(width) - 5 - INDENT, DIGIT) / _pixels_of_unit(BODY, bold=bold)


def _wrapped(text: str, room: float) -> int:
    """How many lines of so many units of width one line of text takes."""
    count, used, space = 0, room, _WIDTH_OF[" "]
    for word in text.split():
        wide = _units(word)
        used += space + wide
        if used > room:
            count, used = count + 1, wide
            while used > room:  # a word longer than the column is broken
                count, used = count + 1, used - room
    return max(count, 1)


def height(cells: Iterable[tuple[str, float, bool]]) -> float:
    """Points of a row that fits its cells, each given as text, width of its column in characters, and bold or not."""
    return height_of(max([lines(text, width, bold=bold) for text, width, bold in cells]))


def height_of(count: int) -> float:
    """Points of a row of so many lines."""
    return LINE * count + PADDING
