"""The alignment chart joined and readable: one row a chain, each ID with its text, gaps printed as words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from schemas.model import NOT_FOUND
from schemas.tables import table
from schemas.values import Value, canonical_id, clean, fold, show, split_many
from sdp_xl.plan.chains import CHART, CHART_COLUMNS, in_plan
from sdp_xl.plan.model import Plan, Row
from sdp_xl.trouble import Trouble

HEADERS = (
    "Goal area",
    *("Target ID", "Target", "Need ID", "Need", "Strategy ID", "Strategy", "MPO ID", "MPO"),
    *("Evaluation ID", "Evaluation question"),
)
"""The header of the printed chart, in the order of a chain."""

JOINED_HEADERS = ("Goal area", "Target", "Need", "Strategy", "MPO", "Evaluation question")
"""The header where each ID stands with its text in one cell: “2.1: Tutoring in mathematics”."""

GAPS = {
    "goal_area": "No goal area",
    "target": "No target",
    "need": "No need",
    "strategy": "No strategy",
    "mpo": "No MPO",
    "evaluation": "No evaluation question",
}
"""What is printed, in the ID column, where a chain has a gap, by the key of the chart's column."""

NO_ID, NO_TEXT = "No ID", "No text"
"""What is printed for a component whose row has no ID, or no text."""

GAP_WORDS = frozenset({*GAPS.values(), NOT_FOUND, NO_ID, NO_TEXT})
"""All that is printed in the place of an ID or a text that is missing. An ID that no row has gets NOT_FOUND as text."""

NOT_IN_CHART = "Not in the chart"
"""The heading, in the first column, of the row above the components that no chain holds."""

_COMPONENTS = {key: component for component, key in CHART_COLUMNS.items()}
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Component:
    """A component of the plan as it is printed: its ID and its text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A row of the printed chart: by the chart's column key its components, none where the chain has a gap.

    A component that no chain holds is a row with that column only.
    """

    goal_area: str
    links: dict[str, tuple[Component, ...]]

    @property
    def gaps(self) -> int:
        """How many of the five links are missing."""
        return sum(not found for found in self.links.values())

    def cells(self) -> tuple[str, ...]:
        """The row under HEADERS; the texts of several components in one cell stand on a line each, with their ID."""
        cells = [self.goal_area]
        for key in _COMPONENTS:
            found = self.links.get(key)
            if not found:
                cells += ["" if found is None else GAPS[key], ""]
            elif len(found) == 1:
                cells += [found[0].id, found[0].text]
            else:
                cells += ["; ".join(one.id for one in found), "\n".join(map(_joined, found))]
        return tuple(cells)

    def joined(self) -> tuple[str, ...]:
        """The row under JOINED_HEADERS, a line for each component."""
        cells = [self.goal_area]
        for key in _COMPONENTS:
            found = self.links.get(key)
            cells.append("" if found is None else "\n".join(map(_joined, found)) or GAPS[key])
        return tuple(cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The chart as it is printed: its title, the chains, and the components of the plan that no chain holds."""

    title: str
    chains: tuple[Chain, ...]
    loose: tuple[Chain, ...]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """All rows under HEADERS, with a heading (NOT_IN_CHART in the first column) above the loose components."""
        yield from (chain.cells() for chain in self.chains)
        if self.loose:
            yield (NOT_IN_CHART, *[""] * (len(HEADERS) - 1))
            yield from (chain.cells() for chain in self.loose)

    def counted(self) -> str:
        """The chart in a sentence: 26 chains, 2 gaps, 1 ID not found; not in the chart: 1 need."""
        links = [one for chain in self.chains for found in chain.links.values() for one in found]
        unknown = sum(one.text == NOT_FOUND for one in links)
        counts = [
            _number(len(self.chains), "chain", "chains"),
            _number(sum(c.gaps for c in self.chains), "gap", "gaps"),
        ]
        if unknown:
            counts.append(_number(unknown, "ID not found", "IDs not found"))
        loose = [key for chain in self.loose for key in chain.links]
        rest = [_number(loose.count(key), *table(one).nouns) for one, key in CHART_COLUMNS.items() if key in loose]
        return ", ".join(counts) + (f"; not in the chart: {', '.join(rest)}" if rest else "")


def repeats(
    rows: Sequence[Sequence[str]], column: int, *, apart: frozenset[str] = GAP_WORDS
) -> Iterator[tuple[int, int]]:
    """The first and the last row, counted from 0, of each text that a column repeats within what the first repeats.

    ``apart`` are texts that are never a repeat: of gaps each one is to be seen.
    """
    for key, group in groupby(range(len(rows)), key=lambda number: (rows[number][0], rows[number][column])):
        numbers = list(group)
        if len(numbers) > 1 and key[1] and key[1] not in apart:
            yield numbers[0], numbers[-1]


def chart(plan: Plan) -> Chart:
    """The chart of a workbook: chains by goal area in the order of the State's list, then as on the sheet.

    Of a strategy that was not adopted a chain still shows the text. Trouble if the sheet is not there.
    """
    located = plan[CHART]
    if not located.present:
        raise Trouble(f"The sheet “{located.table.sheet}” is not in this workbook, or its header row is gone.")
    known = {key: _known(plan, key) for key in _COMPONENTS}
    chains = [
        Chain(
            goal_area=_text(row.values.get("goal_area")) or GAPS["goal_area"],
            links={key: tuple(_found(row, key, known[key])) for key in _COMPONENTS},
        )
        for row in located
    ]
    order = _order(plan, [chain.goal_area for chain in chains])
    return Chart(
        title=_title(plan),
        chains=tuple(sorted(chains, key=lambda chain: order[fold(chain.goal_area)])),
        loose=tuple(_loose(plan)),
    )


def _known(plan: Plan, key: str) -> dict[str, Component]:
    """The components for a column of the chart by canonical ID, of doubled ones the first."""
    found: dict[str, Component] = {}
    for row in plan[_COMPONENTS[key]]:
        found.setdefault(canonical_id(row.values.get("id")), _component(row))
    return found


def _found(row: Row, key: str, known: dict[str, Component]) -> Iterator[Component]:
    for part in split_many(_text(row.values.get(key)), commas=True):
        yield known.get(canonical_id(part), Component(part, NOT_FOUND))


def _loose(plan: Plan) -> Iterator[Chain]:
    for key, component in _COMPONENTS.items():
        charted = {
            canonical_id(part) for row in plan[CHART] for part in split_many(show(row.values.get(key)), commas=True)
        }
        for row in plan[component]:
            if in_plan(row) and canonical_id(row.values.get("id")) not in charted:
                yield Chain(goal_area=_text(row.values.get("goal_area")), links={key: (_component(row),)})


def _component(row: Row) -> Component:
    return Component(_text(row.values.get("id")) or NO_ID, _text(row.values.get(row.table.main)) or NO_TEXT)


def _order(plan: Plan, areas: Sequence[str]) -> dict[str, int]:
    """The place of each goal area: those of the list, then others as they come, then none."""
    listed = dict.fromkeys(fold(area) for area in (*plan.choices("goal_areas"), *areas))
    none = fold(GAPS["goal_area"])
    return {area: number for number, area in enumerate([*(area for area in listed if area != none), none])}


def _title(plan: Plan) -> str:
    title = _text(plan.settings.values.get("plan_title")) or _text(plan.settings.values.get("state"))
    return f"Alignment chart: {title}" if title else "Alignment chart"


def _text(value: Value) -> str:
    return clean(_UNPRINTABLE.sub(" ", show(value)))


def _joined(component: Component) -> str:
    return f"{component.id}: {' '.join(component.text.split())}"


def _number(count: int, one: str, many: str) -> str:
    return f"{count or 'no'} {one if count == 1 else many}"
