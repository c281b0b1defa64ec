"""Page: a generated sheet as plain values: what pages make and doors write."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.model import Table
from schemas.values import Value
from sdp_xl.address import Link

PageRow = tuple[Value | Link, ...]
"""One row of a generated sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One generated sheet: the rows under its header, in the order of the table's columns.

    ``sheet`` is the tab's name in the user's workbook; ``note`` the sentence in the note row above the header. Rows are
    equally long, and may run on to the right of the table's columns (the matrices of the Alignment Map).
    ``folded`` are the rows, counted from 0, that stand in a closed outline group below the one before them.
    """

    table: Table
    sheet: str
    note: str
    rows: tuple[PageRow, ...]
    folded: frozenset[int] = frozenset()
