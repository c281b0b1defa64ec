"""Links of the Alignment Chart as pairs of IDs: one row is one chain, and every link is many-to-many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import product

from schemas.tables import table
from schemas.tables.lists import DROPPED, PROPOSED
from sdp_xl.plan.model import Plan, Row, once

CHART = "alignment"
CHART_COLUMNS = {column.refers: column.key for column in table(CHART).columns if column.refers}
"""The chart's ID column for each component, by table key, in the order of the chart: "needs" -> "need"."""


def in_plan(row: Row) -> bool:
    """Whether a component belongs to the plan: all do, except strategies that were only proposed or not adopted."""
    return row.table.key != "strategies" or not row.says("status", PROPOSED, DROPPED)


@once
def known(plan: Plan, component: str) -> frozenset[str]:
    """The canonical IDs of a component (a table key, for example "mpos") that are part of the plan."""
    return frozenset(row.id for row in plan[component] if row.id and in_plan(row))


def says_something(row: Row) -> bool:
    """Whether the text by which a row is called is there, and no stand-in such as “TBD”; true where no text can be."""
    return row.filled(row.table.main) or row.table.main in row.flawed or row.table.main not in row.cells


@once
def counts(plan: Plan, one: str, other: str) -> Counter[tuple[str, str]]:
    """In how many rows of the chart each pair of IDs of two components stands, as (ID of ``one``, ID of ``other``).

    IDs that no row of the plan has lead nowhere and make no pair. A cell with several IDs links each of them.
    """
    left, right = known(plan, one), known(plan, other)
    column, other_column = CHART_COLUMNS[one], CHART_COLUMNS[other]
    return Counter(
        pair
        for row in plan[CHART]
        for pair in product(left.intersection(row.ids(column)), right.intersection(row.ids(other_column)))
    )


def charted(plan: Plan, component: str) -> frozenset[str]:
    """The IDs of a component that stand in some row of the chart; all, if a cell of its column cannot be read."""
    column = CHART_COLUMNS[component]
    if not plan.has(f"{CHART}.{column}") or column in plan[CHART].entries.unsound:
        return known(plan, component)
    return frozenset(id_ for row in plan[CHART] for id_ in row.ids(column))


def linked(plan: Plan, one: str, other: str, *, unsaid: Collection[str] = ()) -> frozenset[str]:
    """The IDs of the component ``one`` that the chart links to the component ``other``, to another than ``unsaid``.

    What cannot be read (an ID that became a date, a column that is missing) is a finding of its own, so it gets the
    benefit of the doubt: beside it every ID counts as linked, and if it stands in the column of ``one``, it may be any
    of them. IDs of ``other`` that no row has may be those of its rows whose ID cannot be read.
    """
    if not all(plan.has(f"{CHART}.{CHART_COLUMNS[component]}") for component in (one, other)):
        return known(plan, one)
    found = {a for a, b in counts(plan, one, other) if b not in unsaid}
    for row in plan[CHART]:
        if CHART_COLUMNS[one] in row.flawed and not row.blank(CHART_COLUMNS[other]):
            return known(plan, one)
        if CHART_COLUMNS[other] in row.flawed or (row.filled(CHART_COLUMNS[other]) and not plan.ids_readable(other)):
            found |= known(plan, one).intersection(row.ids(CHART_COLUMNS[one]))
    return frozenset(found)


def unlinked(plan: Plan, one: str, other: str) -> Iterator[Row]:
    """The rows of ``one`` that are part of the plan and that no chain links to ``other``."""
    found = linked(plan, one, other)
    return (row for row in plan[one] if row.id and in_plan(row) and row.id not in found)


def unnamed(plan: Plan, one: str) -> Iterator[Row]:
    """The rows of ``one`` that are part of the plan and have no ID yet, so that no chain can name them."""
    return filter(is_unnamed, plan[one])


def is_unnamed(row: Row) -> bool:
    """Whether a row that is part of the plan says something and has no ID yet."""
    return row.blank("id") and row.filled(row.table.main) and in_plan(row)
