"""Blank rows of a table that still fit the printed page of its last filled row, so that no page has blank rows only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sdp_xl.build.sheet import HEADS, pages
from sdp_xl.files.ooxml.measure import LINE

_HEIGHT = 7.05 * 72
"""Points between the margins of a landscape letter page."""

_WIDTH = 960
"""Pixels between them: what a program fits a sheet to."""

_PARTS = range(95, 113)
"""Percents of that height that programs may print on a page: LibreOffice draws columns wider, so all is smaller."""


def blank_rows(widths: Sequence[int], header: float, heights: Iterable[float]) -> int:
    """How many: of a table with columns so wide (in pixels), whose header and filled rows are so high (in points)."""
    scale, starts = pages(widths, 1)
    page = _HEIGHT * 100 / (scale if starts else min(100, _WIDTH * 100 / sum(widths)))
    rows = list(heights)
    return min(_fitting(page * part / 100, header, rows) for part in _PARTS)


def _fitting(page: float, header: float, heights: Sequence[float]) -> int:
    """How many blank rows fit below the filled ones on a page that is so high."""
    used = sum(HEADS) + header
    for points in heights:
        used = (header if used + points > page else used) + points
    return max(0, int((page - used) / LINE))
