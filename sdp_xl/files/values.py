"""Reads cells straight from a sheet's XML where they are written as Excel writes them; all others are for openpyxl.

Importing openpyxl takes longer than checking a plan. So this knows the plain forms only, gives what openpyxl gives for
them (tests/files/test_values.py), and says so (Unusual) at the first cell of another form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from schemas.values import ErrorValue, Uncalculated, Value
from sdp_xl.address import LAST_COLUMN
from sdp_xl.files.ooxml.cellbytes import Cell, column
from sdp_xl.files.ooxml.cellstream import RawCell
from sdp_xl.files.ooxml.days import moment
from sdp_xl.files.ooxml.looks import cell_looks, counts_from_1904, shows_date, shows_elapsed
from sdp_xl.files.ooxml.package import Package
from sdp_xl.files.ooxml.strings import shared_strings
from sdp_xl.plan.grid import plain

SheetRow = tuple[Value, ...]


class Unusual(Exception):
    """The workbook or a cell is written in a way that is left to openpyxl."""


class CellReader:
    """Reads rows of one workbook. Unusual if its styles are; Trouble if strings or styles are damaged."""

    def __init__(self, package: Package) -> None:
        # an underscore that Excel escaped
        self._texts = [plain(text.replace("x005F_", "")) for text in shared_strings(package)]
        try:
            formats = [look.format for look in cell_looks(package)]
        except ValueError as error:
            raise Unusual from error
        self._dates = {number for number, code in enumerate(formats) if shows_date(code)}
        self._elapsed = {number for number, code in enumerate(formats) if shows_elapsed(code)}
        self._from_1904 = counts_from_1904(package)
        self._number = cache(self._number_of)

    def row(self, cells: Iterable[RawCell], waiting: Mapping[int, Uncalculated]) -> SheetRow:
        """The values of a row up to its last one; ``waiting`` are its formulas without a value, by column.

        Unusual for anything that is not written as Excel does.
        """
        try:
            return _filled_up({**dict(self._cells(cells)), **waiting})
        except (ValueError, IndexError, OverflowError) as error:
            raise Unusual from error

    def found_row(
        self, cells: Iterable[Cell], others: Iterable[RawCell], waiting: Mapping[int, Uncalculated]
    ) -> SheetRow:
        """As row, of what stands in the bytes: ``others`` are those of the cells that hold more than a number."""
        values: list[Value] = []
        texts, number_of, rest, before = self._texts, self._number, iter(others), 0
        try:
            for letters, _, style, kind, number, inside in cells:
                if kind == b"s":
                    value = texts[int(number)]
                elif number:
                    value = number_of(number, style)
                elif inside:
                    value = plain(self._value(next(rest)))
                    value = waiting.get(column(letters), value)
                else:
                    continue
                place = column(letters)
                if not before < place <= LAST_COLUMN:
                    raise Unusual(letters)
                before = place
                if value is not None:
                    if place > len(values) + 1:
                        values += [None] * (place - 1 - len(values))
                    values.append(value)
            return tuple(values)
        except (ValueError, IndexError, OverflowError) as error:
            raise Unusual from error

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
                return self._number(text.encode(), cell.style.encode())
            case "str":
                return text
            case "b":
                return bool(int(text))
            case "e":
                return ErrorValue(text, linked=cell.linked)
        raise Unusual(kind)

    def _number_of(self, text: bytes, style: bytes) -> Value:
        """The number or the day in a cell of that style; a number that no date can be is an error."""
        number = float(text) if b"." in text or b"E" in text or b"e" in text else int(text)
        look = int(style or 0)
        if look not in self._dates:
            return plain(number)
        try:
            return plain(moment(number, from_1904=self._from_1904, elapsed=look in self._elapsed))
        except (OverflowError, ValueError):
            return ErrorValue("#VALUE!")


def _filled_up(values: Mapping[int, Value]) -> SheetRow:
    """The values by column as a row from column 1 to the last one."""
    return tuple(map(values.get, range(1, max(values, default=0) + 1)))
