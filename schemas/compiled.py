"""Each table as plain Python checks, derived from its columns: the engine that the command line and buttons use.

It finds what the reference engine (schemas/frames.py) finds, without the second that importing pandas and pandera
takes. What a column makes of each type of value is decided once: a date in a Number cell is always of the wrong kind,
so its cells need no second look; only texts and numbers whose soundness hangs on the very value are tested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import NoneType
from typing import Any

from schemas.model import Column, Kind, Table
from schemas.values import (
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

Allowed = Mapping[str, frozenset[str]]
"""Folded values of each drop-down list by the list's key."""

Test = Callable[[Value], str]
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


class Tests(dict[type, Test | None]):
    """The test of each type of value in one column; None where every value of the type is sound."""

    def __missing__(self, kind: type) -> Test | None:
        """A type that is derived from a known one is tested like it."""
        self[kind] = self[next(known for known in kind.__mro__ if known in self)]
        return self[kind]


def flaws(table: Table, rows: Sequence[Mapping[str, Value]], allowed: Allowed) -> Iterator[tuple[int, str, str]]:
    """The cells that break an entry check, as (position in ``rows``, column key, name of the check).

    ``rows`` hold values by column key; a column that the first row has not is not checked.
    """
    if not rows:
        return
    lists = tuple(allowed.get(column.choices or "", frozenset()) for column in table.columns)
    for column, tests in _compiled(table, lists):
        key = column.key
        if key not in rows[0]:
            continue
        values = [row[key] for row in rows]
        for position, value in enumerate(values):
            test = tests[type(value)]
            if test and (check := test(value)):
                yield position, key, check
        if column.unique:
            for position in _repeated([canonical_id(value) for value in values]):
                yield position, key, "unique"


def _repeated(ids: Sequence[str]) -> Iterator[int]:
    """The positions of IDs that stand further up already; blanks are no IDs."""
    seen: set[str] = set()
    for position, id in enumerate(ids):
        if id in seen:
            yield position
        elif id:
            seen.add(id)


@lru_cache(maxsize=20 * WORKBOOKS)
def _compiled(table: Table, lists: tuple[frozenset[str], ...]) -> tuple[tuple[Column, Tests], ...]:
    """The entry columns of a table with their tests; ``lists`` are the allowed choices, column by column."""
    return tuple(
        (column, _tests(column, allowed))
        for column, allowed in zip(table.columns, lists, strict=True)
        if column.kind is not Kind.FORMULA
    )


def _tests(column: Column, allowed: frozenset[str]) -> Tests:
    blank = "required" if column.required else ""
    tests = Tests({kind: _test(column, sample, allowed) for kind, sample in SAMPLES.items()})
    tests[str] = _unless_blank(tests[str], blank)
    tests[NoneType] = _always(blank)
    tests[ErrorValue] = _always("error")
    tests[Uncalculated] = _always("uncalculated")
    return tests


def _test(column: Column, sample: Value, allowed: frozenset[str]) -> Test | None:
    """The test for filled cells that hold the type of value of which ``sample`` is one."""
    if became_date(column.kind, sample):
        return _always("id_date")
    if not fits(column.kind, sample):
        return _always("kind")
    if column.kind in (Kind.DATE, Kind.WHEN, Kind.NUMBER, Kind.SHARE) and not isinstance(sample, str):
        return lambda value: "" if in_range(column, value) else "range"
    if column.kind is Kind.CHOICE and column.choices and (isinstance(sample, str) or is_number(sample)):
        return lambda value: "" if chosen(column, value, allowed) else "choice"
    return None


def _always(check: str) -> Test | None:
    return (lambda value: check) if check else None


def _unless_blank(test: Test | None, blank: str) -> Test | None:
    """The test of texts, of which one that nobody can see is as good as no value."""
    if test is None and not blank:
        return None
    sound = test or (lambda value: "")
    return lambda value: blank if is_blank(value) else sound(value)
