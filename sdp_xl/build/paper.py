"""Blank rows of a table that still fit the printed page of its last filled row, so that no page has blank rows only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sdp_xl.build.sheet import HEADS, pages
from sdp_xl.files.ooxml.measure import LINE

_HEIGHT = 7.05 * 72
"""Points between the margins of a landscape letter page."""

_WIDTH = 960
"""Pixels between them: what a program fits a sheet to."""


def blank_rows(widths: Sequence[int], header: float, heights: Iterable[float]) -> int:
    """How many: of a table with columns so wide (in pixels), whose header and filled rows are so high (in points)."""
    scale, starts = pages(widths, 1)
    page = _HEIGHT * 100 / (scale if starts else min(100, _WIDTH * 100 / sum(widths)))
    used = sum(HEADS) + header
    for points in heights:
        used = (header if used + points > page else used) + points
    return max(0, int((page - used) / LINE) - 1)  # one less: programs differ
