"""Page: a generated sheet as plain values: what pages make and doors write."""

from __future__ import annotations

from typing import NamedTuple

from schemas.model import Table
from schemas.values import Value
from sdp_xl.address import Link

PageRow = tuple[Value | Link, ...]
"""One row of a generated sheet."""


PADDING = 1
"""How far every text of the master is indented, so that it does not touch the border."""


class Bars(NamedTuple):
    """What a timeline has beside its rows.

    ``heads`` are the last rows of the head, the header itself last, to the right of the table's columns: years, months
    or plan years, and the day on which each column begins. ``opens`` is which of these columns the sheet opens at,
    counted from 0. ``levels`` is how much further each row's text in the column ``indented`` is indented. All rows are
    equally high.
    """

    heads: tuple[tuple[Value, ...], ...]
    opens: int
    indented: str
    levels: tuple[int, ...]


class Page(NamedTuple):
    """One generated sheet: the rows under its header, in the order of the table's columns.

    ``sheet`` is the tab's name in the user's workbook; ``note`` the sentence in the note row above the header. Rows may
    run on to the right of the table's columns (the matrices of the Alignment Map, the milestones of a timeline).
    ``folded`` are the rows, counted from 0, that stand in a closed outline group below the one before them.
    """

    table: Table
    sheet: str
    note: str
    rows: tuple[PageRow, ...]
    bars: Bars | None = None
    folded: frozenset[int] = frozenset()
