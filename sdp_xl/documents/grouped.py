"""Rows of the components as documents group them: by goal area, and by the links of the Alignment Chart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from schemas.values import fold
from sdp_xl.plan.chains import counts, in_plan
from sdp_xl.plan.model import Plan, Row

NO_AREA = "No goal area"


def by_area(plan: Plan, component: str) -> Iterator[tuple[str, list[Row]]]:
    """The rows of a component that are in the plan, by goal area in the order of the State's list."""
    return in_areas(plan, (row for row in plan[component] if in_plan(row) and row.filled(row.table.main)))


def in_areas(plan: Plan, rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Rows by goal area in the order of the State's list."""
    found: dict[str, tuple[str, list[Row]]] = {}
    for row in rows:
        area = row.text("goal_area") or NO_AREA
        found.setdefault(fold(area), (area, []))[1].append(row)
    order = {fold(area): number for number, area in enumerate(plan.choices("goal_areas"))}
    yield from (found[area] for area in sorted(found, key=lambda area: order.get(area, len(order))))


def linked_to(plan: Plan, one: str, other: str) -> Callable[[Row], list[Row]]:
    """What gives, for a row of a component, the rows of another to which the Alignment Chart links it."""
    pairs, rows = counts(plan, one, other), plan[other].by_id()
    return lambda row: [rows[b] for a, b in pairs if a == row.id]
