"""Names of cells and ranges, and links to them: B7 is row 7, column 2."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

LAST_ROW = 1_048_576
"""Rows of a sheet in Excel."""
LAST_COLUMN = 16_384
"""Columns of a sheet in Excel; the last one is XFD."""


def address(row: int, column: int) -> str:
    """The cell's name from its row and column, both counted from 1: (7, 2) is B7."""
    return f"{column_letters(column)}{row}"


@cache
def column_letters(column: int) -> str:
    """The letters of a column counted from 1: 2 is B."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def position(cell: str) -> tuple[int, int]:
    """Row and column, counted from 1, of a cell's name: B7 is (7, 2)."""
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), _number(letters)


@cache
def _number(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def area(text: str) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of a range such as B5:D9; of whole columns (B:D) all rows."""
    first, _, last = text.replace("$", "").partition(":")
    top, left = position(first if first[-1].isdigit() else f"{first}1")
    last = last or first
    bottom, right = position(last if last[-1].isdigit() else f"{last}{LAST_ROW}")
    return top, left, bottom, right


class Link(NamedTuple):
    """A text that leads to a cell of the workbook (sheet and cell) or to an address on the web (url)."""

    text: str
    sheet: str = ""
    cell: str = ""
    url: str = ""
