"""Lets drop-downs, conditional formats and ignored warnings that end with a table reach its new rows too."""

from __future__ import annotations

from collections.abc import Iterator

from sdp_xl.address import address, area
from sdp_xl.files.ooxml.sheet import Sheet
from sdp_xl.files.ooxml.spans import Span, tag_with
from sdp_xl.files.rows.place import Area, Place


def reaching(sheet: Sheet, place: Place, bottom: int) -> Iterator[tuple[int, int, bytes]]:
    """The edits by which each range that holds one of the table's last rows reaches down to row ``bottom``.

    A drop-down stays as it is where another one stands below it: two for one cell are more than Excel allows.
    """
    dropdowns = [area(cells) for span in sheet.reaching if _is_dropdown(span) for cells in _ranges(sheet, span)]
    for span in sheet.reaching:
        old = _ranges(sheet, span)
        new = " ".join(_longer(cells, place, bottom, dropdowns if _is_dropdown(span) else []) for cells in old)
        if new == " ".join(old):
            continue
        if span.local == "sqref":
            yield span.inner, span.close, new.encode()
        else:
            yield span.start, span.inner, tag_with(sheet.data, span, sqref=new)


def _is_dropdown(span: Span) -> bool:
    return "dataValidation" in (span.local, span.parent.local if span.parent else "")


def _ranges(sheet: Sheet, span: Span) -> list[str]:
    if span.local == "sqref":
        return sheet.data[span.inner : span.close].decode().split()
    return span.attrs.get("sqref", "").split()


def _longer(cells: str, place: Place, bottom: int, others: list[Area]) -> str:
    """The range, down to row ``bottom`` if it holds one of the table's last rows and no other one stands there."""
    top, left, end, right = area(cells)
    last = max(place.last, place.header + 1)
    if end < last or end >= bottom or top > max(place.end, last) or left > place.right or right < place.left:
        return cells
    if any(one <= bottom and other > end and first <= right and to >= left for one, first, other, to in others):
        return cells
    return f"{address(top, left)}:{address(bottom, right)}"
