"""Bars that stand for several tasks: one a strategy, one an action, from the first start to the last finish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from sdp_xl.documents.said import said
from sdp_xl.plan.model import Plan
from sdp_xl.scheduling import Timeline, TimelineRow


def span(within: Sequence[TimelineRow], *, id: str, task: str, letters: int) -> TimelineRow:
    """One bar over dated rows, called by that ID and by as much of the task as fits into so many letters with it."""
    open_ = next((one.work for one in within if one.work and not one.work.done), within[0].work)
    return within[0]._replace(
        id=id,
        task=shorten(task, letters - len(id) - 1, placeholder="…", break_on_hyphens=False),
        work=open_,
        start=min(one.start for one in within if one.start),
        finish=max(one.finish for one in within if one.finish),
        critical=False,
        milestone=False,
        summary=False,
    )


def by_strategy(plan: Plan, made: Timeline, *, letters: int) -> Iterator[TimelineRow]:
    """A bar a strategy of the project plan, in the order of the sheet Strategies."""
    found: dict[str, list[TimelineRow]] = {}
    for entry in made.implementation:
        if entry.work and entry.start and entry.finish:
            found.setdefault((entry.row.ids("strategy") or ("",))[0], []).append(entry)
    for id_, row in plan["strategies"].by_id().items():
        if id_ in found:
            yield span(found[id_], id=said(row, "id"), task=said(row, "strategy"), letters=letters)
