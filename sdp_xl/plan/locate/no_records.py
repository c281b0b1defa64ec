"""Rows inside a table that are no records: its header repeated further down, headings of groups, and totals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from schemas.model import Kind, Table
from schemas.values import Value, fold, is_blank
from sdp_xl.plan.grid import Grid, cell_at
from sdp_xl.plan.locate.places import TablePlace, named
from sdp_xl.written import listed_ids, read_id

REPEATED, TOTAL, HEADING, DIVIDER = "repeated_header", "totals", "heading", "divider"

_FIGURES = r"\s*[:=]?\s*[0-9.,%$ ]*"
_ADDED = r"(?:grand |sub-?)totals?\b.*|totals?(?: (?:for|of) .*| [^\W\d_]+){0,2}"
_COUNTED = r"(?:count|sum|average|mean|median|number)(?: of [^:=]*)?"
_TOTAL = rf"(?:{_ADDED}){_FIGURES}|{_COUNTED}\s*[:=]\s*[0-9.,%$ ]*|sum|[0-9]+ [^\W\d_]+ in (?:all|total)"
"""The whole text of a cell that says that its row adds others up: Total, Grand total: 5, Subtotal for math."""
_OF_FIGURES = rf"(?:{_COUNTED}){_FIGURES}"
"""The text of one that does so if all else in the row is figures: Average | 45%."""
_WORDS = ("total", "count", "sum", "average", "mean", "median", "number", " in all")
"""One of them stands in each such text."""
_FIGURE = re.compile(r"[0-9.,%$ ]+")


def why_no_record(grid: Grid, place: TablePlace, number: int, values: Mapping[str, Value]) -> str:
    """REPEATED, HEADING, DIVIDER or TOTAL if the filled row of that number is no record; empty if it is one.

    ``values`` are the cells in the table's columns. A row of totals has no ID; its text may stand under any header. A
    heading stands alone in its row, above the header or, as a divider, where other rows have their ID.
    """
    filled = {key: value for key, value in values.items() if value is not None and not is_blank(value)}
    if _is_header(place.table, filled):
        return REPEATED
    if len(filled) == 1 and number < len(grid.sheets[place.sheet]):
        rows = grid.sheets[place.sheet]
        below = {key: cell_at(rows, number + 1, column) for key, column in place.columns.items()}
        if _is_header(place.table, {key: value for key, value in below.items() if not is_blank(value)}):
            return HEADING
    if number in grid.totals.get(place.sheet, ()):
        return TOTAL
    if _is_total(place.table, filled):
        return TOTAL
    return DIVIDER if filled.keys() == {"id"} and _is_words(filled["id"]) else ""


def _is_total(table: Table, filled: Mapping[str, Value]) -> bool:
    """Whether the row says that it adds others up; one that has a day, somebody responsible or a link does not."""
    if not _of_records(table).isdisjoint(filled):
        return False
    texts = [fold(value) for value in filled.values() if isinstance(value, str)]
    if not texts or not any(word in texts[0] for word in _WORDS):
        return False
    figures = len(filled) > 1 and all(_FIGURE.fullmatch(text) for text in texts[1:])
    return bool(re.fullmatch(_TOTAL, texts[0]) or (figures and re.fullmatch(_OF_FIGURES, texts[0])))


@cache
def _of_records(table: Table) -> frozenset[str]:
    """The columns of a table that only a record fills."""
    return frozenset(one.key for one in table.columns if one.kind in (Kind.DATE, Kind.REFERENCE, Kind.PERSON))


def _is_words(value: Value) -> bool:
    """Whether a text where an ID should stand is several words and no ID in any form."""
    return isinstance(value, str) and len(value.split()) > 1 and read_id(value) is None and not listed_ids(value)


def _is_header(table: Table, filled: Mapping[str, Value]) -> bool:
    """Whether most filled cells are the headers of their own columns, and no fewer than two."""
    hits = misses = 0
    for key in _in_order(table):
        value = filled.get(key)
        if value is None:
            continue
        if isinstance(value, str) and _names(table, key, value):
            hits += 1
            continue
        misses += 1
        if 2 * misses >= len(filled):
            return False
    return hits >= 2


@lru_cache(maxsize=1 << 14)
def _names(table: Table, key: str, text: str) -> bool:
    """Whether a text is a header of that column, in whatever form."""
    return named(table, fold(text)) == key


@cache
def _in_order(table: Table) -> tuple[str, ...]:
    """The columns of a table, first those that hold no texts, or few: what few texts name is known already."""
    few = (*(Kind.DATE, Kind.NUMBER, Kind.SHARE, Kind.WHEN), *(Kind.CHOICE, Kind.PERSON))
    return tuple(one.key for one in sorted(table.columns, key=lambda one: (*few, one.kind).index(one.kind)))
