"""Rows of the Alignment Chart that link nothing, stand twice, or lead astray."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE, TABLE_A1
from schemas.values import fold
from sdp_xl.plan.chains import CHART, CHART_COLUMNS, in_plan
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import rule


@rule(
    "SDP410",
    severity=Severity.WARNING,
    title="A row of the Alignment Chart links nothing",
    cites=(TABLE_A1, HOUSE),
    fix="Choose at least one more ID in the row, or delete the row.",
    needs=(CHART,),
)
def row_links_nothing(plan: Plan) -> Iterator[Finding]:
    """A row of the chart is a chain; one ID alone links to nothing.

    Example:     School readiness | T5 | (blank) | (blank) | (blank) | (blank)
    Use instead: School readiness | T5 | 1.1 | 1-1 | 1A | E1
    """
    for row in plan[CHART]:
        chosen = [key for key in CHART_COLUMNS.values() if key in row.cells and not row.blank(key)]
        if not chosen:
            yield row.finding("target", "The row has no ID.")
        elif len(chosen) == 1 and len(row.ids(chosen[0])) <= 1:
            yield row.finding(chosen[0], "“{only}” is the only ID in this row.", only=row.values[chosen[0]])


@rule(
    "SDP411",
    severity=Severity.WARNING,
    title="The Alignment Chart holds the same chain twice",
    cites=(HOUSE,),
    fix="Delete one of the two rows, or choose the ID that was meant.",
    needs=tuple(f"{CHART}.{key}" for key in CHART_COLUMNS.values()),
)
def chain_twice(plan: Plan) -> Iterator[Finding]:
    """Two equal rows are nearly always a copied row in which one ID was to be changed.

    Example:     T1 | 2.1 | 2-1 | 2A | E4 and T1 | 2.1 | 2-1 | 2A | E4
    Use instead: T1 | 2.1 | 2-1 | 2A | E4 and T1 | 2.1 | 2-1 | 2A | E15
    """
    seen: dict[tuple[frozenset[str], ...], int] = {}
    for row in plan[CHART]:
        chain = tuple(frozenset(row.ids(key)) for key in CHART_COLUMNS.values())
        filled = [key for key, ids in zip(CHART_COLUMNS.values(), chain, strict=True) if ids]
        if len(filled) < 2 or row.flawed.intersection(CHART_COLUMNS.values()):
            continue
        if chain in seen:
            yield row.finding(filled[0], "Row {first} holds the same chain.", first=seen[chain])
        seen.setdefault(chain, row.number)


@rule(
    "SDP412",
    severity=Severity.WARNING,
    title="The Alignment Chart uses a strategy that is not adopted",
    cites=(HOUSE,),
    fix="On the sheet “Strategies”, choose “Adopted” under “Status” if the strategy is part of the plan; else choose "
    "another strategy in the chart.",
    needs=("alignment.strategy", "strategies.id", "strategies.status"),
)
def strategy_not_adopted(plan: Plan) -> Iterator[Finding]:
    """Only adopted strategies are in the plan, so a chain over another one does not count.

    Example:     strategy 2-5 (Not adopted) in a row with need 2.1 and MPO 2A
    Use instead: strategy 2-1 (Adopted) in a row with need 2.1 and MPO 2A
    """
    strategies = plan["strategies"].by_id()
    for row in plan[CHART]:
        for strategy in filter(None, map(strategies.get, row.ids("strategy"))):
            if not in_plan(strategy):
                yield row.finding(
                    "strategy",
                    "Strategy “{id}” has the status “{status}”.",
                    id=strategy["id"],
                    status=strategy["status"],
                )


@rule(
    "SDP413",
    severity=Severity.ADVICE,
    title="A chain crosses goal areas",
    cites=(HOUSE,),
    fix="Choose the goal area that the row belongs to, or check whether the right IDs were chosen.",
    needs=("alignment.goal_area",),
)
def other_goal_area(plan: Plan) -> Iterator[Finding]:
    """A chain may cross goal areas on purpose; more often a wrong ID was chosen from the list.

    An area that is not on its list is a finding of its own and crosses nothing.

    Example:     School readiness | need 2.1, which belongs to English language arts and mathematics
    Use instead: School readiness | need 1.1
    """
    listed = {fold(area) for area in plan.choices("goal_areas")}
    areas = {key: _areas_by_id(plan, component) for component, key in CHART_COLUMNS.items()}
    for row in plan[CHART].rows_with("goal_area"):
        area = fold(row.text("goal_area"))
        others = [
            f"{plan[CHART].table.column(key).header.removesuffix(' ID')} {shown}"
            for key, by_id in areas.items()
            for shown, found in filter(None, map(by_id.get, row.ids(key)))
            if area in listed and found <= listed and area not in found
        ]
        if others:
            yield row.finding("goal_area", "Not of the goal area “{goal_area}”: {others}.", others=", ".join(others))


def _areas_by_id(plan: Plan, component: str) -> dict[str, tuple[str, set[str]]]:
    """Each ID as it is shown, and the areas of all rows that have it: States number goals anew in each area."""
    found: dict[str, tuple[str, set[str]]] = {}
    for row in plan[component]:
        if row.id:
            found.setdefault(row.id, (row.text("id"), set()))[1].add(fold(row.text("goal_area")))
    return found
