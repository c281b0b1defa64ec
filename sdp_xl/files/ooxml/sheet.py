"""A sheet's XML with its rows, and the cells of those that are asked for, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from schemas.values import is_blank
from sdp_xl.address import LAST_COLUMN, LAST_ROW, area
from sdp_xl.files.ooxml.cellbytes import UnlikeExcel, content
from sdp_xl.files.ooxml.cellstream import column_of, row_number
from sdp_xl.files.ooxml.measure import MARGIN
from sdp_xl.files.ooxml.spans import Span, find, spliced
from sdp_xl.files.ooxml.trees import UnusualXml

_REACHING = ("dataValidation", "conditionalFormatting", "ignoredError", "sqref")
"""Elements that say for which cells they are: in their attribute, or (those of newer Excel) in a sqref within."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as it stands in the XML: its bytes in the row, its style, whether it shows anything, and its formula.

    ``formula`` is the element of the formula, ``text`` the formula itself; empty if it is that of another cell, or of
    an array.
    """

    start: int
    end: int
    style: int | None
    filled: bool
    formula: bytes
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet's XML, and where things stand in it."""

    data: bytes
    body: Span
    dimension: Span | None
    rows: Mapping[int, Span]
    columns: Mapping[int, Mapping[str, str]]
    pane: Span | None
    merged: tuple[tuple[int, int, int, int], ...]
    reaching: tuple[Span, ...]
    strings: Sequence[str]

    def cells(self, number: int) -> Mapping[int, Cell]:
        """The cells of a row by column; none if the row is not written."""
        if number not in self.rows:
            return {}
        row = self.rows[number]
        data = self.data[row.start : row.end]
        inner: dict[int, list[Span]] = {}
        cells: list[tuple[int, Span]] = []
        column = 0
        for span in find(data, lambda depth, _: depth >= 1):
            if span.depth > 1:
                inner.setdefault(column, []).append(span)
            elif span.local == "c":
                column = column_of(span.attrs["r"].rstrip("0123456789")) if "r" in span.attrs else column + 1
                cells.append((column, span))
        return {column: self._cell(data, span, inner.get(column, [])) for column, span in cells}

    def style(self, column: int) -> int:
        """The default style of a column."""
        return int(self.columns.get(column, {}).get("style", 0))

    def width(self, column: int) -> float:
        """The characters that a column has room for; 0 for one that is hidden, or states no width."""
        shown = self.columns.get(column, {})
        if "width" not in shown or shown.get("hidden") in ("1", "true"):
            return 0
        return max(float(shown["width"]) - MARGIN, 1)

    def row_with(self, number: int, tag: bytes, new: Mapping[int, str]) -> bytes:
        """The row with this start tag, and with cells replaced or added; all else that stands in it stays."""
        row, old = self.rows.get(number), self.cells(number)
        if row is None or row.empty:
            cells = "".join(new[column] for column in sorted(new)).encode()
            return tag + cells + f"</{row.name if row else f'{self.body.prefix}row'}>".encode()
        changes = [(0, row.inner - row.start, tag)]
        last = max((cell.end for cell in old.values()), default=row.inner - row.start)
        for column in sorted(new):
            if cell := old.get(column):
                changes.append((cell.start, cell.end, new[column].encode()))
            else:
                after = min((old[other].start for other in old if other > column), default=last)
                changes.append((after, after, new[column].encode()))
        return spliced(self.data[row.start : row.end], changes)

    def _cell(self, data: bytes, span: Span, inner: list[Span]) -> Cell:
        value = "".join(unescape(data[part.inner : part.close].decode()) for part in inner if part.local in ("v", "t"))
        if span.attrs.get("t") == "s" and value:
            value = self.strings[int(value)]
        formula = next((part for part in inner if part.local == "f"), None)
        text = unescape(data[formula.inner : formula.close].decode()) if formula else ""
        return Cell(
            start=span.start,
            end=span.end,
            style=int(span.attrs["s"]) if "s" in span.attrs else None,
            filled=not is_blank(value),
            formula=data[formula.start : formula.end] if formula else b"",
            text="" if formula and formula.attrs.get("t") in ("array", "dataTable") else text,
        )


def parsed(data: bytes, strings: Sequence[str] = (), most: int = LAST_ROW) -> Sheet:
    """The sheet with the places of its rows, ``most`` at most; ``strings`` are what cells refer to by number.

    Where they stand as usual, the rows behind those are not parsed: what follows them may be long.
    """
    count = 0

    def wanted(depth: int, name: str) -> bool:
        nonlocal count
        local = name.rpartition(":")[2]
        if depth == 2 and local == "row":
            count += 1
            return count <= most
        return (
            depth <= 1 or (depth == 2 and local in ("col", "mergeCell", "sheetView")) or local in ("pane", *_REACHING)
        )

    spans = find(data, wanted, _behind(data, most) if most < LAST_ROW else (0, 0))
    top = {span.local: span for span in reversed(spans) if span.depth == 1}
    if spans[0].local != "worksheet" or "sheetData" not in top:
        raise UnusualXml("no sheetData")
    rows: dict[int, Span] = {}
    columns: dict[int, Mapping[str, str]] = {}
    number = last = 0
    for span in spans:
        if span.depth == 2 and span.local == "col":
            until = min(int(span.attrs["max"]), LAST_COLUMN)
            columns |= dict.fromkeys(range(int(span.attrs["min"]), until + 1), span.attrs)
        elif span.depth == 2 and span.local == "row":
            number = row_number(span.attrs, number)
            if number <= last:
                raise UnusualXml("rows out of order")
            rows[number], last = span, number
    return Sheet(
        data=data,
        body=top["sheetData"],
        dimension=top.get("dimension"),
        rows=rows,
        columns=columns,
        pane=next((span for span in spans if span.local == "pane"), None),
        merged=tuple(area(span.attrs["ref"]) for span in spans if span.local == "mergeCell"),
        reaching=tuple(span for span in spans if span.local in _REACHING and (span.local != "sqref" or span.parent)),
        strings=strings,
    )


def _behind(data: bytes, most: int) -> tuple[int, int]:
    """Where the rows behind the first ``most`` begin and end; nothing where there are none, or they are unusual."""
    try:
        first, last = content(data, "worksheet", "sheetData")
    except UnlikeExcel:
        return 0, 0
    at = first - 1
    for _ in range(most + 1):
        at = data.find(b"<row ", at + 1, last)
        if at < 0:
            return 0, 0
    return at, last
