"""Cells of a sheet as they are written in its XML, row by row, without keeping the sheet in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.parsers import expat

from sdp_xl.address import LAST_COLUMN, position
from sdp_xl.files.ooxml.package import MAIN
from sdp_xl.files.ooxml.trees import pieces, refuse

_NS = MAIN[1:]
_ROW, _C, _V, _F, _IS, _T, _R = (f"{_NS}{name}" for name in ("row", "c", "v", "f", "is", "t", "r"))
_COLUMN = f"{_NS}col"
_YES = ("1", "true")
_MERGED, _LIST = f"{_NS}mergeCell", f"{_NS}dataValidation"
_LIST14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}dataValidation"
_LETTERS = re.compile(r"[A-Z]{1,3}")
_SQREF14 = "http://schemas.microsoft.com/office/excel/2006/main}sqref"


class RawCell:
    """A cell with content: its column, the number of its style, its type, and the texts of its elements.

    ``name`` is its address as written, or empty. ``value`` is the text of its ``<v>``, ``inline`` that of its ``<is>``
    without phonetic hints, ``formula`` that of its ``<f>`` with ``attrs``; None where there is no such element.
    ``linked``: it shows a linked data type or a picture (attribute ``vm``).
    """

    __slots__ = ("attrs", "column", "formula", "inline", "kind", "linked", "name", "style", "value")

    def __init__(self, name: str, column: int, style: str, kind: str, *, linked: bool) -> None:
        self.name, self.column, self.style, self.kind, self.linked = name, column, style, kind, linked
        self.value: str | None = None
        self.inline: str | None = None
        self.formula: str | None = None
        self.attrs: dict[str, str] = {}

    @property
    def filled(self) -> bool:
        """Whether it holds a value, or a text of its own."""
        return bool(self.value) or self.inline is not None


class CellStream:
    """Rows of a sheet as number and filled cells, in the order in which they are written.

    What stands behind the rows is complete once all of them were read: ``dropdowns`` are the ranges with a drop-down
    list, ``merged`` those of merged cells, as they are written. ``hidden_rows`` are numbers of rows, ``hidden_columns``
    first and last columns, from 1, that are hidden or have no size.
    """

    def __init__(self, data: bytes) -> None:
        self.dropdowns: list[str] = []
        self.merged: list[str] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self._data = data
        self._number = self._column = 0
        self._rows: list[tuple[int, list[RawCell]]] = []
        self._cells: list[RawCell] = []
        self._cell: RawCell | None = None
        self._path: list[str] = []
        self._text: list[str] | None = None
        self._in_list = False

    def __iter__(self) -> Iterator[tuple[int, list[RawCell]]]:
        """The rows; ExpatError, ValueError or UnusualXml if the part is damaged."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = refuse
        parser.StartElementHandler = self._started
        self._parser = parser
        try:
            for piece in pieces(self._data):
                parser.Parse(piece)
                yield from self._rows
                self._rows.clear()
            parser.Parse(b"", True)
        finally:  # the parser knows this object, and this object the data: nothing else would part them
            self._data = b""

    def _started(self, name: str, attrs: dict[str, str]) -> None:
        cell = self._cell
        if cell is not None:
            self._started_within(cell, name, attrs)
        elif name == _C:
            if not self._number:  # in no row
                self._listen()
            written = attrs.get("r", "")
            self._column = column_of(written.rstrip("0123456789")) if written else self._column + 1
            self._cell = RawCell(written, self._column, attrs.get("s", ""), attrs.get("t", "n"), linked="vm" in attrs)
        elif name == _ROW:
            self._listen()
            self._number, self._column, self._cells = row_number(attrs, self._number), 0, []
            if attrs.get("hidden") in _YES or attrs.get("ht") == "0":
                self.hidden_rows.append(self._number)
        elif name == _COLUMN and (attrs.get("hidden") in _YES or attrs.get("width") == "0"):
            self.hidden_columns.append((int(attrs.get("min", 0)), int(attrs.get("max", 0))))
        elif name == _MERGED:
            self.merged.append(attrs.get("ref", ""))
        elif name in (_LIST, _LIST14) and attrs.get("type") == "list":
            self.dropdowns += attrs.get("sqref", "").split()
            self._in_list = not attrs.get("sqref")
        elif name == _SQREF14 and self._in_list:
            self._listen()
            self._text = []

    def _listen(self) -> None:
        """Has the parser tell ends and texts too: what stands around the rows needs neither."""
        self._parser.EndElementHandler = self._ended
        self._parser.CharacterDataHandler = self._said

    def _started_within(self, cell: RawCell, name: str, attrs: dict[str, str]) -> None:
        path = self._path
        if self._text is not None:
            self._keep(cell)
        if not path:
            if name == _V and cell.value is None:
                self._text = []
            elif name == _F and cell.formula is None:
                self._text, cell.attrs = [], attrs
            elif name == _IS and cell.inline is None:
                cell.inline = ""
        elif name == _T and path[0] == _IS and (len(path) == 1 or path[1:] == [_R]):
            self._text = []
        path.append(name)

    def _said(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _ended(self, name: str) -> None:
        cell = self._cell
        if cell is None:
            if name == _ROW:
                self._rows.append((self._number, self._cells))
            elif name == _SQREF14 and self._text is not None:
                self.dropdowns += "".join(self._text).split()
                self._text, self._in_list = None, False
        elif self._path:
            if self._text is not None:
                self._keep(cell)
            self._path.pop()
        else:
            self._cell = None
            if cell.value is not None or cell.inline is not None or cell.formula is not None:
                self._cells.append(cell)
                if len(self._cells) > LAST_COLUMN:
                    raise ValueError(cell.name)

    def _keep(self, cell: RawCell) -> None:
        """Keeps the text of the element that ends, or in which another one begins."""
        text, self._text = "".join(self._text or ()), None
        if self._path[0] == _V:
            cell.value = text
        elif self._path[0] == _F:
            cell.formula = text
        else:
            cell.inline = f"{cell.inline}{text}"


def row_number(attrs: dict[str, str], before: int) -> int:
    """The number of a row, from 1, by its attributes; without one it is the next after the row before."""
    return int(attrs.get("r") or before + 1)


@cache
def column_of(letters: str) -> int:
    """The number of a column, from 1; 0 for letters that Excel does not write."""
    return position(f"{letters}1")[1] if _LETTERS.fullmatch(letters) else 0
