"""Rows for the Alignment Chart out of the chains of charts: links told in two tables become one chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.tables import table
from schemas.values import Value, canonical_id, fold, show
from sdp_xl.intake.cover import cover
from sdp_xl.intake.fit import fit
from sdp_xl.intake.ledger import DraftRow, Ledger, SourceChain
from sdp_xl.plan.chains import CHART, CHART_COLUMNS

_PIVOTS = ("strategy", "need", "mpo", "target")
"""The components over which two tables may be joined, the likeliest first."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A row of the Alignment Chart and the chains that say it."""

    values: Mapping[str, Value]
    chains: tuple[SourceChain, ...]

    @property
    def ends(self) -> set[str]:
        """The components that it links."""
        return self.values.keys() - {"goal_area"}


class Links:
    """The links that the Alignment Chart has, found by what they hold."""

    def __init__(self) -> None:
        self.links: list[dict[str, str]] = []
        self._places: dict[tuple[str, str], list[int]] = {}

    def add(self, row: Mapping[str, Value]) -> int:
        """Adds the link of a row; returns its place."""
        place = len(self.links)
        link = _link(row)
        self.links.append(link)
        for item in link.items():
            self._places.setdefault(item, []).append(place)
        return place

    def first_with(self, row: Mapping[str, Value]) -> int | None:
        """The first place of a link that holds all that this row's does; None if there is none."""
        link = _link(row)
        rarest = min((self._places.get(item, []) for item in link.items()), key=len, default=range(len(self.links)))
        return next((place for place in rarest if link.items() <= self.links[place].items()), None)


def link_rows(ledger: Ledger) -> list[LinkRow]:
    """The rows that the chains say, those of several tables joined where they share a component."""
    column = table(CHART).column("goal_area")
    by_block: dict[int, list[LinkRow]] = {}
    for chain in ledger.chains:
        fitted = fit(column, chain.area_cell, chain.area, ledger.plan) if chain.area_cell else None
        area = {"goal_area": fitted.value} if fitted and fitted.value else {}
        for ids in cover({CHART_COLUMNS[key]: _ids(drafts) for key, drafts in chain.drafts.items()}):
            by_block.setdefault(chain.block, []).append(LinkRow({**area, **ids}, (chain,)))
    rows: list[LinkRow] = []
    for new in by_block.values():
        rows = _joined(rows, new)
    return rows


def _joined(rows: Sequence[LinkRow], new: Sequence[LinkRow]) -> list[LinkRow]:
    """The rows of earlier tables and those of a new one: joined where they share just one component."""
    left, right = list(rows), list(new)
    for pivot in _PIVOTS:
        ours, theirs = _by(left, pivot), _by(right, pivot)
        made: dict[int, list[LinkRow]] = {}
        used: set[int] = set()
        for id_, more in theirs.items():
            some = ours.get(id_, [])
            if not some or not _completes(some, more, pivot):
                continue
            size = max(len(some), len(more))
            whole = [_join(some[number % len(some)], more[number % len(more)]) for number in range(size)]
            made[id(some[0])] = whole
            used |= {id(one) for one in (*some, *more)}
        left = [one for row in left for one in (made.get(id(row)) or ([] if id(row) in used else [row]))]
        right = [row for row in right if id(row) not in used]
    return [*left, *right]


def _by(rows: Sequence[LinkRow], pivot: str) -> dict[str, list[LinkRow]]:
    found: dict[str, list[LinkRow]] = {}
    for row in rows:
        if row.values.get(pivot):
            found.setdefault(canonical_id(row.values[pivot]), []).append(row)
    return found


def _completes(some: Sequence[LinkRow], more: Sequence[LinkRow], pivot: str) -> bool:
    """Whether two groups of rows tell of different components, but for the one that they share, and of no two areas."""
    ends = [set().union(*(row.ends for row in group)) - {pivot} for group in (some, more)]
    areas = {fold(show(row.values["goal_area"])) for row in (*some, *more) if "goal_area" in row.values}
    return bool(ends[0] and ends[1]) and not ends[0] & ends[1] and len(areas) < 2


def _join(one: LinkRow, other: LinkRow) -> LinkRow:
    return LinkRow({**other.values, **one.values}, (*one.chains, *other.chains))


def _ids(drafts: Sequence[DraftRow]) -> list[str]:
    """The IDs of draft rows, each once; one in conflict with the workbook is left out, since it may be another row."""
    finals = (draft.final for draft in drafts)
    return list(dict.fromkeys(draft.id for draft in finals if canonical_id(draft.id) and draft.conflict is None))


def _link(row: Mapping[str, Value]) -> dict[str, str]:
    """The links of a row of the chart by ID column, and its goal area."""
    link = {end: canonical_id(row.get(end)) for end in CHART_COLUMNS.values()} | {
        "goal_area": fold(show(row.get("goal_area")))
    }
    return {column: said for column, said in link.items() if said}
