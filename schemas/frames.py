"""Each table as a pandera DataFrameSchema, derived from its columns: the reference engine of the entry checks.

The fast engine (schemas/compiled.py) must find the same; the two share what an entry means (schemas/values.py) and no
more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import pandas as pd
import pandera.pandas as pa

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
)

Frame: TypeAlias = pd.DataFrame
"""What pandas holds a table in; by this name it is known where pandas itself is not to be imported."""


def checks(column: Column, allowed: Allowed) -> dict[str, Callable[[Value], bool]]:
    """The entry checks of one column by name; each is true for a sound value and for one that an earlier check names.

    So a cell breaks one check at most: an error value is not also “not on the list”.
    """
    found: dict[str, Callable[[Value], bool]] = {
        "error": lambda value: not isinstance(value, ErrorValue),
        "uncalculated": lambda value: not isinstance(value, Uncalculated),
    }
    values = allowed.get(column.choices or "", frozenset())
    later: dict[str, Callable[[Value], bool]] = {}
    if column.required:
        later["required"] = lambda value: not is_blank(value)
    if column.kind in ID_KINDS:
        later["id_date"] = lambda value: not became_date(column.kind, value)
    later["kind"] = lambda value: fits(column.kind, value) or became_date(column.kind, value)
    if column.kind in (Kind.DATE, Kind.WHEN, Kind.NUMBER, Kind.SHARE):
        later["range"] = lambda value: not fits(column.kind, value) or in_range(column, value)
    if column.choices and column.kind is Kind.CHOICE:
        later["choice"] = lambda value: chosen(column, value, values)
    found["placeholder"] = lambda value: not _stands_in(column, value, values)
    for name, test in later.items():
        found[name] = _unless_placeholder(column, values, test)
    return found


def _stands_in(column: Column, value: Value, allowed: frozenset[str]) -> bool:
    if not isinstance(value, str):
        return needs_words(column) and not (value is None or isinstance(value, ErrorValue | Uncalculated))
    return not is_blank(value) and says_nothing(column, value, allowed)


def _unless_placeholder(
    column: Column, allowed: frozenset[str], test: Callable[[Value], bool]
) -> Callable[[Value], bool]:
    return lambda value: _stands_in(column, value, allowed) or test(value)


def _unique(series: pd.Series[Any]) -> pd.Series[bool]:
    ids = series.map(canonical_id)
    return ~(ids.duplicated(keep="first") & (ids != ""))


def schema(table: Table, allowed: Allowed, *, unique: bool = True) -> pa.DataFrameSchema:
    """The table as a pandera schema over object columns; every check carries our own name and is total.

    Without ``unique`` an ID may stand twice: rows of several workbooks are checked together.
    """
    columns = {
        column.key: pa.Column(
            object,
            checks=[
                pa.Check(test, element_wise=True, ignore_na=False, name=name)
                for name, test in checks(column, allowed).items()
            ]
            + ([pa.Check(_unique, ignore_na=False, name="unique")] if unique and column.unique else []),
            nullable=True,
            required=False,
        )
        for column in table.columns
        if column.kind is not Kind.FORMULA
    }
    return pa.DataFrameSchema(columns, name=table.key)


def frame(columns: Mapping[str, Sequence[Value]], numbers: Iterable[int]) -> Frame:
    """The columns as a data frame of plain Python values, indexed by the rows' numbers."""
    index = pd.Index(list(numbers), name="row", dtype="int64")
    return Frame({key: pd.Series([*column], dtype=object, index=index) for key, column in columns.items()}, index=index)


def flaws(table: Table, columns: Mapping[str, Sequence[Value]], allowed: Allowed) -> Iterator[tuple[int, str, str]]:
    """The cells that break an entry check, as (position in their column, column key, name of the check).

    ``columns`` hold values by column key; a column that is not there is not checked.
    """
    rows = max(map(len, columns.values()), default=0)
    if not rows:
        return
    try:
        schema(table, allowed).validate(frame(columns, range(rows)), lazy=True)
    except pa.errors.SchemaErrors as errors:
        for failure in errors.failure_cases.itertuples(index=False):
            yield int(failure.index), str(failure.column), str(failure.check)
