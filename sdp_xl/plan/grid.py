"""Grid: the form in which every door hands over a workbook, plain values by sheet and what else the door could see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from math import isfinite
from typing import NamedTuple

from schemas.model import MARKER, SCHEMA_VERSION
from schemas.values import ErrorValue, Value, is_blank, is_number

SheetRows = Sequence[Sequence[Value]]

_LATER = 1462
"""Days from December 30, 1899, to January 1, 1904, from which Excel for Mac counted."""

BLANK_ROWS = 60
"""After so many blank rows a sheet, a table or a list is taken to end; pyxform, a reader of survey forms, stops there
too."""


class Grid(NamedTuple):
    """A workbook as plain values.

    ``sheets`` maps sheet names, in tab order, to rows from cell A1 on: ``sheets["Team"][6][1]`` is cell B7. What a door
    cannot see is None, and the checks that need it are silent: ``tables`` (name of a table object -> sheet, range),
    ``dropdowns`` (sheet -> ranges with a drop-down list), ``formulas`` (sheet -> cells that hold a formula), ``names``
    (defined names -> what they refer to). ``merged``: sheet -> ranges of merged cells; ``totals``: sheet -> totals rows
    of its table objects; ``below``: sheet -> the first row that stands below too many blank ones, so that it and what
    follows was not read. ``from_1904``: days count from 1904, not from 1900. ``digest`` is the SHA-256 of the
    file, by which a writer sees that nobody has changed it since; empty for a workbook that is open in Excel.
    """

    sheets: Mapping[str, SheetRows]
    hidden: frozenset[str] = frozenset()
    tables: Mapping[str, tuple[str, str]] | None = None
    dropdowns: Mapping[str, tuple[str, ...]] | None = None
    formulas: Mapping[str, frozenset[str]] | None = None
    names: Mapping[str, str] = {}
    merged: Mapping[str, tuple[str, ...]] = {}
    totals: Mapping[str, frozenset[int]] = {}
    below: Mapping[str, int] = {}
    from_1904: bool = False
    digest: str = ""

    def counted(self, value: Value) -> Value:
        """The value; a number as one that stands for the same day where days count from 1900."""
        return value + _LATER if self.from_1904 and is_number(value) and isinstance(value, int | float) else value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Grid) and self[:-1] == other[:-1]  # but the digest: the same cells in another file

    def __ne__(self, other: object) -> bool:
        return not self == other


def plain(value: Value) -> Value:
    """The value as all doors give it: midnight is a date, 3.0 is 3, a text that nobody sees a blank, 1E400 an error."""
    if isinstance(value, str):
        return None if is_blank(value) else value
    if isinstance(value, float):
        if not isfinite(value):
            return ErrorValue("#NUM!")
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    return value


def cell_at(rows: SheetRows, row: int, column: int) -> Value:
    """The value at a row and column counted from 1; blank outside of the rows that were read."""
    if row > len(rows) or column > len(rows[row - 1]):
        return None
    return rows[row - 1][column - 1]


def newer_version(names: Mapping[str, str]) -> str:
    """The version that a workbook's defined names state, if its first number is higher than ours; empty if not.

    Such a workbook may keep things where this tool does not look, so no door reads it or writes into it. What differs
    behind the first number is a finding (SDP016).
    """
    version = names.get(MARKER, "").strip('="')
    major, own = version.partition(".")[0], SCHEMA_VERSION.partition(".")[0]
    return version if major.isdecimal() and len(major) < 9 and int(major) > int(own) else ""
