"""Reads cells straight from a sheet's XML where they are written as Excel writes them; all others are for openpyxl.

Importing openpyxl takes longer than checking a plan. So this knows the plain forms only, gives what openpyxl gives for
them (tests/files/test_values.py), and says so (Unusual) at the first cell of another form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from schemas.values import ErrorValue, Uncalculated, Value
from sdp_xl.address import LAST_COLUMN
from sdp_xl.files.ooxml.cellstream import RawCell
from sdp_xl.files.ooxml.package import Package
from sdp_xl.files.ooxml.strings import shared_strings
from sdp_xl.files.ooxml.styles import cell_looks, counts_from_1904, shows_date, shows_elapsed
from sdp_xl.plan.grid import plain

_EPOCH = datetime(1899, 12, 30)
_FIRST_SERIAL = 61
"""March 1, 1900; before, Excel counts a February 29 that never was, and below 1 stand times without a day."""
_MILLISECONDS = 24 * 60 * 60 * 1000


class Unusual(Exception):
    """The workbook or a cell is written in a way that is left to openpyxl."""


class CellReader:
    """Reads rows of one workbook. Unusual if its styles or days are; Trouble if strings or styles are damaged."""

    def __init__(self, package: Package) -> None:
        # an underscore that Excel escaped
        self._texts = [text.replace("x005F_", "") for text in shared_strings(package)]
        try:
            formats = [look.format for look in cell_looks(package)]
        except ValueError as error:
            raise Unusual from error
        self._dates = {number for number, code in enumerate(formats) if shows_date(code)}
        self._elapsed = {number for number, code in enumerate(formats) if shows_elapsed(code)}
        if counts_from_1904(package):
            raise Unusual("1904")

    def row(self, cells: Iterable[RawCell], waiting: dict[int, Uncalculated]) -> tuple[Value, ...]:
        """The values of a row up to its last one; ``waiting`` are its formulas without a value, by column.

        Unusual for anything that is not written as Excel does.
        """
        try:
            found = dict(self._cells(cells)) | waiting
        except (ValueError, IndexError, OverflowError) as error:
            raise Unusual from error
        return tuple(map(found.get, range(1, max(found, default=0) + 1)))

    def _cells(self, cells: Iterable[RawCell]) -> Iterator[tuple[int, Value]]:
        """The filled cells as column (from 1, growing) and value."""
        before = 0
        for cell in cells:
            if not before < cell.column <= LAST_COLUMN:
                raise Unusual(cell.name)
            before = cell.column
            if (value := plain(self._value(cell))) is not None:
                yield before, value

    def _value(self, cell: RawCell) -> Value:
        kind, text = cell.kind, cell.value
        if kind == "inlineStr":
            return cell.inline
        if not text:
            if kind == "e":
                raise Unusual(kind)
            return None
        match kind:
            case "s":
                if text.startswith("-"):
                    raise KeyError(text)  # no form of a cell, but damage: Python would count from the end
                return self._texts[int(text)]
            case "n":
                return self._number(text, int(cell.style or 0))
            case "str":
                return text
            case "b":
                return bool(int(text))
            case "e":
                return ErrorValue(text)
        raise Unusual(kind)

    def _number(self, text: str, style: int) -> Value:
        number = float(text) if "." in text or "E" in text or "e" in text else int(text)
        if style not in self._dates:
            return number
        if style in self._elapsed or number < _FIRST_SERIAL:
            raise Unusual(text)
        day, rest = divmod(number, 1)
        return _EPOCH + timedelta(days=day) + timedelta(milliseconds=round(rest * _MILLISECONDS))
