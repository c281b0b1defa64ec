"""Reads the personal columns: who is named there, and which cells must be emptied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.model import Kind
from schemas.tables import TABLES
from schemas.values import fold, is_blank, show
from sdp_xl.address import address, area
from sdp_xl.plan.model import LocatedTable, Plan
from sdp_xl.share.fold import Folded

_PARTS = re.compile(r"[;\n/&|]|\band\b|\([^)]*\)")
_TITLES = re.compile(r"^(?:mr|ms|mrs|mx|miss|dr|prof|sr|sra|srta|dra)\.?\s+")
_DEGREES = re.compile(
    r",?\s+(?:ph\.?\s?d|ed\.?\s?d|m\.?\s?ed|m\.?\s?a|b\.?\s?a|m\.?\s?s|esq|jr|sr|ii|iii|iv)\.?(?=,|\s|$)"
)
_CALLED = re.compile(
    r"(?P<given>[^\W\d_]+)\s+[\"“'(](?P<short>[^\W\d_]{2,20})[\"”')]\s+(?P<family>[^\W\d_].*)", re.DOTALL
)
"""A name with what its bearer is called: Robert (Bob) Smith."""
_WORD = re.compile(r"[^\W\d_][^\W\d_'-]*\.?(?:['-][^\W\d_]+)*")
_NUMBER = re.compile(r"(?<!\d)\+?\(?\d[\d\s().\-/]{5,18}\d(?!\d)")
_NO_NAMES = frozenset(
    (
        *("to be named", "to be determined", "to be hired", "to be announced", "to be decided", "tbd", "n/a", "none"),
        *("not yet named", "not named", "no name", "not applicable", "same", "vacant", "currently vacant"),
        *("vacant position", "position vacant", "open position", "position open"),
    )
)
"""What stands for a name that is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who stands in the personal columns, in comparing form, and where.

    ``names`` are names of two words or more, a tuple of words each; ``single`` are names of one word as typed, which
    may be common words, so they are looked for and not removed elsewhere. ``phones`` are digits. ``cells`` maps sheets
    to the cells of personal columns, filled or not, with the key of their column; ``small`` maps sheets to the cells
    whose numbers tell of a few children, ``repeated`` to the columns in which the tool's own formulas repeat what
    stands elsewhere.
    """

    names: frozenset[tuple[str, ...]] = frozenset()
    single: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    cells: dict[str, dict[str, str]]
    repeated: dict[str, frozenset[int]] = field(default_factory=dict)
    small: dict[str, set[str]] = field(default_factory=dict)


def known(plan: Plan) -> Known:
    """What the personal columns of the workbook hold."""
    stay = _roles(plan)
    names: set[tuple[str, ...]] = set()
    single: set[str] = set()
    emails: set[str] = set()
    phones: set[str] = set()
    cells: dict[str, dict[str, str]] = {}
    for located in plan.tables.values():
        for column in located.table.columns:
            if not column.personal or column.key not in located.columns:
                continue
            own = cells.setdefault(located.sheet, {})
            own |= {cell: column.key for _, cell in column_cells(plan, located, column.key)}
            for row in located:
                text = show(row.values.get(column.key))
                emails.update(word.strip("<>()[],;.:") for word in Folded(text).text.split() if "@" in word)
                if column.key != "name":
                    phones.update(_numbers(text))
                    continue
                for words in _names(text):
                    if fold(text) in stay or " ".join(words) in stay:
                        continue
                    if len(words) > 1:
                        names.add(words)
                    elif len(text.split()) == 1 and len(text) > 2:
                        single.add(text.strip(".,"))
    return Known(
        names=frozenset(names),
        single=frozenset(single),
        emails=frozenset(emails - {""}),
        phones=frozenset(phones),
        cells=cells,
        repeated={located.sheet: _repeated(located) for located in plan.tables.values()},
    )


def _repeated(located: LocatedTable) -> frozenset[int]:
    """The columns that the tool's formulas fill."""
    return frozenset(n for key, n in located.columns.items() if located.table.column(key).kind is Kind.FORMULA)


def _roles(plan: Plan) -> frozenset[str]:
    """The texts that are no names though somebody typed them into the column for names: roles, agencies, choices."""
    texts = {fold(show(row.values.get(key))) for row in plan["team"] for key in ("role", "represents", "organization")}
    lists = {fold(text) for values in plan.lists.values() for text in values}
    headers = {fold(column.header) for table in TABLES for column in table.columns}
    return frozenset(texts | lists | headers | _NO_NAMES) - {""}


def column_cells(plan: Plan, located: LocatedTable, key: str) -> Iterator[tuple[int, str]]:
    """The cells of a column with their rows: of all rows that were read, and of all that the table object holds."""
    column, bottom = located.columns[key], max((row.number for row in located), default=located.header_row)
    for sheet, text in (plan.grid.tables or {}).values():
        if sheet == located.sheet and text:
            top, left, last, right = area(text)
            if top == located.header_row and left <= column <= right:
                bottom = max(bottom, last)
    filled = {row.number for row in located}
    rows = plan.grid.sheets[located.sheet]
    for number in range(located.header_row + 1, bottom + 1):
        value = rows[number - 1][column - 1] if number <= len(rows) and column <= len(rows[number - 1]) else None
        if number in filled or not is_blank(value):
            yield number, address(number, column)


def _numbers(text: str) -> Iterator[str]:
    """The phone numbers in a text, as digits without the country's 1."""
    text = re.sub(r"(?:x|ext\.?|extension)\s*\d{1,6}", " ", Folded(text).text)
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        digits = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
        if len(digits) == 7 or 10 <= len(digits) <= 15:
            yield digits


def _names(text: str) -> Iterator[tuple[str, ...]]:
    """The names in a cell, each as its folded words, first name before family name, without titles and degrees."""
    folded = Folded(text.replace("\n", ";")).text
    if called := _CALLED.search(folded):
        for given in ("given", "short"):
            yield from _names(f"{folded[: called.start()]}{called[given]} {called['family']}")
        return
    for part in _PARTS.split(folded):
        name = _DEGREES.sub("", _TITLES.sub("", part.strip()))
        pieces = [_words(piece) for piece in name.split(",")]
        pieces = [piece for piece in pieces if piece]
        if len(pieces) == 2 and len(pieces[1]) <= 2:
            yield pieces[1] + pieces[0]
        for piece in pieces:
            if len(pieces) == 1 or len(piece) > 1:
                yield piece


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.rstrip(".") for word in _WORD.findall(text))
