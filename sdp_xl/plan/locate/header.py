"""Header row of a generated sheet, wherever staff moved it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemas.model import HEADER_ROW, NOTE_ROW, Table
from schemas.values import fold

LOOK_ROWS = 60
"""Rows in which a header is looked for."""


class Header(NamedTuple):
    """Where a generated sheet's header stands: its row, its first column, whether it was found there, and whole."""

    row: int = HEADER_ROW
    left: int = 1
    found: bool = False
    whole: bool = False

    @property
    def note_row(self) -> int:
        """The row of the note, as far above the header as in the master workbook."""
        return max(self.row - (HEADER_ROW - NOTE_ROW), 1)


def best_header(rows: Iterable[tuple[int, Mapping[int, str]]], table: Table) -> Header:
    """The row with most of the table's headers in their order; the master's own place if fewer than two are there.

    ``rows`` are row numbers with the folded texts by column.
    """
    wanted = [fold(column.header) for column in table.columns]
    best, most = Header(), min(2, len(wanted)) - 1
    for number, texts in rows:
        for left in {column - wanted.index(text) for column, text in texts.items() if text in wanted}:
            hits = sum(texts.get(left + offset) == text for offset, text in enumerate(wanted))
            if left >= 1 and hits > most:
                best, most = Header(number, left, found=True, whole=hits == len(wanted)), hits
    return best
