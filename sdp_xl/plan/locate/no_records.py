"""Rows inside a table that are no records: its header repeated further down, headings above that, and totals."""

from __future__ import annotations

import re
from collections.abc import Mapping

from schemas.model import Kind
from schemas.values import Value, fold, is_blank
from sdp_xl.plan.grid import Grid, cell_at
from sdp_xl.plan.locate.places import TablePlace, named

REPEATED, TOTAL, HEADING = "repeated_header", "totals", "heading"

_FIGURES = r"\s*[:=]\s*[0-9.,%$ ]*"
_TOTAL = re.compile(rf"(?:grand |sub-?)?totals?(?: (?:for|of) .*)?(?:{_FIGURES})?|(?:count|sum|average){_FIGURES}")
"""The whole text of a cell that says that its row adds others up: Total, Grand total: 5, Subtotal for math."""


def why_no_record(grid: Grid, place: TablePlace, number: int, values: Mapping[str, Value]) -> str:
    """REPEATED, HEADING or TOTAL if the filled row of that number is no record; empty if it is one.

    ``values`` are the cells in the table's columns. A row of totals has no ID; its text may stand under any header.
    """
    filled = {key: value for key, value in values.items() if not is_blank(value)}
    if _is_header(place, filled):
        return REPEATED
    if len(filled) == 1 and number < len(grid.sheets[place.sheet]):
        rows = grid.sheets[place.sheet]
        below = {key: cell_at(rows, number + 1, column) for key, column in place.columns.items()}
        if _is_header(place, below):
            return HEADING
    if number in grid.totals.get(place.sheet, ()):
        return TOTAL
    texts = [fold(value) for value in filled.values() if isinstance(value, str)]
    dated = any(place.table.column(key).kind in (Kind.DATE, Kind.REFERENCE, Kind.PERSON) for key in filled)
    return TOTAL if texts and not dated and _TOTAL.fullmatch(texts[0]) else ""


def _is_header(place: TablePlace, values: Mapping[str, Value]) -> bool:
    """Whether most filled cells are the headers of their own columns, and no fewer than two."""
    filled = {key: value for key, value in values.items() if not is_blank(value)}
    texts = sorted((len(value), key, value) for key, value in filled.items() if isinstance(value, str))
    hits, misses = 0, len(filled) - len(texts)  # no number and no date is a header
    for _, key, text in texts:  # the short ones first, which stand in many rows
        if 2 * misses >= len(filled):
            return False
        if named(place.table, fold(text)) == key:
            hits += 1
        else:
            misses += 1
    return hits >= 2 and 2 * hits > len(filled)
