"""Entry checks of each table as plain Python functions, derived from its columns: the engine that every door uses.

It finds what the reference engine (schemas/frames.py) finds, without the second that importing pandas and pandera
takes. What a column makes of each type of value is decided once: a date in a Number cell is always of the wrong kind,
so its cells need no second look; only texts and numbers whose soundness hangs on the very value are checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import NoneType
from typing import Any

from schemas.model import Column, Kind, Table
from schemas.placeholders import needs_words, says_nothing
from schemas.values import (
    ID_KINDS,
    Allowed,
    ErrorValue,
    Uncalculated,
    Value,
    became_date,
    canonical_id,
    chosen,
    fits,
    in_range,
    is_blank,
    is_number,
)

EntryCheck = Callable[[Value], str]
"""Gives the name of the check that a value breaks; empty for a sound value."""

SAMPLES: Mapping[type, Any] = {
    str: "x",
    bool: True,
    int: 1,
    float: 0.5,
    date: date(2027, 1, 31),
    datetime: datetime(2027, 1, 31, 9, 30),
    time: time(9, 30),
    timedelta: timedelta(days=1),
    object: object(),
}
"""A filled cell of each type that values have; whether it fits a kind of column depends on the type alone.

``object`` stands for whatever else a program may put into a grid.
"""

WORKBOOKS = 8
"""Workbooks with lists of their own (one a State) whose compiled tables are kept; each has some 20 tables."""


class ChecksByType(dict[type, EntryCheck | None]):
    """The check of each type of value in one column; None where every value of the type is sound."""

    def __missing__(self, kind: type) -> EntryCheck | None:
        """A type that is derived from a known one is checked like it."""
        self[kind] = self[next(known for known in kind.__mro__ if known in self)]
        return self[kind]


def flaws(table: Table, columns: Mapping[str, Sequence[Value]], allowed: Allowed) -> Iterator[tuple[int, str, str]]:
    """The cells that break an entry check, as (position in their column, column key, name of the check).

    ``columns`` hold values by column key; a column that is not there is not checked. Each text of a column is checked
    once, however many cells hold it.
    """
    lists = tuple(allowed.get(column.choices or "", frozenset()) for column in table.columns)
    for column, checks in _compiled(table, lists):
        values = columns.get(column.key, ())
        needed = {kind: check for kind in {*map(type, values)} if (check := checks[kind])}
        texts = {text: needed[type(text)](text) for text in dict.fromkeys(values) if isinstance(text, str)}
        for position, value in enumerate(values) if needed else ():
            if broken := texts[value] if isinstance(value, str) else _broken(needed, value):
                yield position, column.key, broken
        if column.unique:
            for position in _repeated([canonical_id(value) for value in values]):
                yield position, column.key, "unique"


def _broken(needed: Mapping[type, EntryCheck], value: Value) -> str:
    """The check that a value breaks, by its type; empty where no value of the type needs a look."""
    check = needed.get(type(value))
    return check(value) if check else ""


def _repeated(ids: Sequence[str]) -> Iterator[int]:
    """The positions of IDs that stand further up already; blanks are no IDs."""
    seen: set[str] = set()
    for position, id in enumerate(ids):
        if id in seen:
            yield position
        elif id:
            seen.add(id)


@lru_cache(maxsize=20 * WORKBOOKS)
def _compiled(table: Table, lists: tuple[frozenset[str], ...]) -> tuple[tuple[Column, ChecksByType], ...]:
    """The entry columns of a table with their checks; ``lists`` are the allowed choices, column by column."""
    return tuple(
        (column, _checks(column, allowed))
        for column, allowed in zip(table.columns, lists, strict=True)
        if column.kind is not Kind.FORMULA
    )


def _checks(column: Column, allowed: frozenset[str]) -> ChecksByType:
    blank = "required" if column.required else ""
    checks = ChecksByType({kind: _check(column, sample, allowed) for kind, sample in SAMPLES.items()})
    checks[str] = _unless_nothing(checks[str], blank, column, allowed)
    checks[NoneType] = _always(blank)
    checks[ErrorValue] = _always("error")
    checks[Uncalculated] = _always("uncalculated")
    return checks


def _check(column: Column, sample: Value, allowed: frozenset[str]) -> EntryCheck | None:
    """The check of filled cells that hold the type of value of which ``sample`` is one."""
    if needs_words(column) and not isinstance(sample, str):
        return _always("placeholder")
    if column.kind in ID_KINDS and isinstance(sample, str):
        return lambda value: "id_date" if became_date(column.kind, value) else ""
    if became_date(column.kind, sample):
        return _always("id_date")
    if not fits(column.kind, sample):
        return _always("kind")
    if column.kind in (Kind.DATE, Kind.WHEN, Kind.NUMBER, Kind.SHARE) and not isinstance(sample, str):
        return lambda value: "" if in_range(column, value) else "range"
    if column.kind is Kind.CHOICE and column.choices and (isinstance(sample, str) or is_number(sample)):
        return lambda value: "" if chosen(column, value, allowed) else "choice"
    return None


def _always(name: str) -> EntryCheck | None:
    return (lambda value: name) if name else None


def _unless_nothing(check: EntryCheck | None, blank: str, column: Column, allowed: frozenset[str]) -> EntryCheck:
    """The check of texts; one that nobody can see counts as no value, and one that says nothing yet is told."""
    sound = check or (lambda value: "")

    def broken(value: Any) -> str:
        if is_blank(value):
            return blank
        return "placeholder" if says_nothing(column, value, allowed) else sound(value)

    return broken
