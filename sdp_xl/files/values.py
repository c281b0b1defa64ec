"""Reads cells straight from a sheet's XML where they are written as Excel writes them; all others are for openpyxl.

Importing openpyxl takes longer than checking a plan. So this knows the plain forms only, gives what openpyxl gives for
them (tests/files/test_values.py), and says so (Unusual) at the first cell of another form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from schemas.values import ErrorValue, Uncalculated, Value
from sdp_xl.address import position
from sdp_xl.files.ooxml.package import MAIN, Package
from sdp_xl.plan.grid import plain

if TYPE_CHECKING:
    from lxml.etree import _Element

_C, _V, _IS, _T, _R = f"{MAIN}c", f"{MAIN}v", f"{MAIN}is", f"{MAIN}t", f"{MAIN}r"
_LETTERS = re.compile(r"[A-Z]{1,3}")
_WIDEST = 16_384

_BUILT_IN_DATES = frozenset({*range(14, 23), 45, 46, 47})
"""Numbers of the formats that every workbook has and that show dates or times (ECMA-376, 18.8.30)."""
_LITERAL = re.compile(r"\".*?\"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]")
"""What only decorates a number format: texts, colors, currencies, languages. Hours in brackets are no decoration."""
_DATE_LETTER = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_ELAPSED = re.compile(r"\[(hh?|mm?|ss?)\]", re.IGNORECASE)

_EPOCH = datetime(1899, 12, 30)
_FIRST_SERIAL = 61
"""March 1, 1900; before, Excel counts a February 29 that never was, and below 1 stand times without a day."""
_MILLISECONDS = 24 * 60 * 60 * 1000


class Unusual(Exception):
    """The workbook or a cell is written in a way that is left to openpyxl."""


class CellReader:
    """Reads rows of one workbook. Unusual if its strings or styles are; Trouble if their parts are damaged."""

    def __init__(self, package: Package) -> None:
        strings, styles = package.related(package.main, "sharedStrings"), package.related(package.main, "styles")
        texts = package.tree(strings.target).iterfind(f"{MAIN}si") if strings else ()
        self._texts = [_text(item).replace("x005F_", "") for item in texts]  # an underscore that Excel escaped
        try:
            self._dates, self._elapsed = _formats(package.tree(styles.target)) if styles else (set[int](), set[int]())
        except ValueError as error:
            raise Unusual from error
        about = package.tree(package.main).find(f"{MAIN}workbookPr")
        if about is not None and about.get("date1904", "0") not in ("0", "false"):
            raise Unusual("1904")

    def row(self, row: _Element, waiting: dict[int, Uncalculated]) -> tuple[Value, ...]:
        """The values of a row up to its last one; ``waiting`` are its formulas without a value, by column.

        Unusual for anything that is not written as Excel does.
        """
        try:
            found = dict(self._cells(row)) | waiting
        except (ValueError, IndexError, OverflowError) as error:
            raise Unusual from error
        return tuple(found.get(column) for column in range(1, max(found, default=0) + 1))

    def _cells(self, row: _Element) -> Iterator[tuple[int, Value]]:
        """The filled cells as column (from 1, growing) and value."""
        column = 0
        for cell in row.iterchildren(_C):
            name = cell.get("r")
            before, column = column, column + 1 if name is None else _column(name.rstrip("0123456789"))
            if not before < column <= _WIDEST:
                raise Unusual(name)
            if len(cell) and (value := plain(self._value(cell))) is not None:
                yield column, value

    def _value(self, cell: _Element) -> Value:
        kind, text = cell.get("t", "n"), cell.findtext(_V)
        if kind == "inlineStr":
            inline = cell.find(_IS)
            return None if inline is None else _text(inline)
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
                return self._number(text, int(cell.get("s", 0)))
            case "str":
                return text
            case "b":
                return bool(int(text))
            case "e":
                return ErrorValue(text, linked=cell.get("vm") is not None)
        raise Unusual(kind)

    def _number(self, text: str, style: int) -> Value:
        number = float(text) if "." in text or "E" in text or "e" in text else int(text)
        if style not in self._dates:
            return number
        if style in self._elapsed or number < _FIRST_SERIAL:
            raise Unusual(text)
        day, rest = divmod(number, 1)
        return _EPOCH + timedelta(days=day) + timedelta(milliseconds=round(rest * _MILLISECONDS))


@cache
def _column(letters: str) -> int:
    """The number of a column, from 1; Unusual for letters that Excel does not write."""
    if not _LETTERS.fullmatch(letters):
        raise Unusual(letters)
    return position(f"{letters}1")[1]


def _text(element: _Element) -> str:
    """The text of a string, of all its runs; how it is pronounced (rPh) is left out."""
    parts = [*element.iterfind(_T), *element.iterfind(f"{_R}/{_T}")]
    return "".join(part.text or "" for part in parts)


def _formats(styles: _Element) -> tuple[set[int], set[int]]:
    """The numbers of the cell styles that show dates or times, and of those that show elapsed time."""
    codes = styles.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
    own = {int(one.get("numFmtId", 0)): one.get("formatCode", "") for one in codes}
    dates: set[int] = set()
    elapsed: set[int] = set()
    for style, look in enumerate(styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf")):
        number = int(look.get("numFmtId", 0))
        if shows_date(own[number]) if number in own else number in _BUILT_IN_DATES:
            dates.add(style)
        if shows_elapsed(own[number]) if number in own else number == 46:
            elapsed.add(style)
    return dates, elapsed


def shows_date(code: str) -> bool:
    """Whether a number format shows dates or times; of its sections the first counts."""
    return _DATE_LETTER.search(_LITERAL.sub("", code.partition(";")[0])) is not None


def shows_elapsed(code: str) -> bool:
    """Whether a number format shows elapsed time, such as [h]:mm."""
    return _ELAPSED.search(code.partition(";")[0]) is not None
