"""Folds rows of a generated sheet in Excel: a closed outline group below the row that stands for them all."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sdp_xl.live.excel import in_one_call

if TYPE_CHECKING:
    from xlwings import Sheet


def fold(sheet: Sheet, first: int, count: int, folded: Collection[int]) -> None:
    """Opens the ``count`` rows from row ``first`` on, then folds those of them that are named, counted from 0.

    An Excel that does not let itself be told so leaves them open, which hides nothing from anybody.
    """
    with suppress(Exception):
        _put(sheet, f"A{first}:A{first + count - 1}", level=1, hidden=False)
        for areas in in_one_call(f"A{first + start}:A{first + end}" for start, end in _runs(folded)):
            try:
                _put(sheet, areas, level=2, hidden=True)
            except Exception:  # should an Excel take one area at a time only
                for area in areas.split(","):
                    _put(sheet, area, level=2, hidden=True)


def _put(sheet: Sheet, areas: str, *, level: int, hidden: bool) -> None:
    rows: Any = sheet.range(areas).api
    windows = getattr(rows, "EntireRow", None)
    if windows is not None:
        windows.OutlineLevel, windows.Hidden = level, hidden
    else:
        rows.entire_row.outline_level.set(level)
        rows.entire_row.hidden.set(hidden)


def _runs(numbers: Collection[int]) -> list[tuple[int, int]]:
    """The numbers as runs without a gap."""
    if not numbers:
        return []
    ordered = sorted(numbers)
    breaks = [(one, other) for one, other in pairwise(ordered) if other != one + 1]
    starts = [ordered[0], *(other for _, other in breaks)]
    ends = [*(one for one, _ in breaks), ordered[-1]]
    return list(zip(starts, ends, strict=True))
