"""Rules about days on which nobody works, and an adoption date that cannot be met (family 5)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE
from schemas.tables import LISTS_SHEET, choices
from schemas.values import fold, show
from sdp_xl.address import address
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.plan.shown import shorten
from sdp_xl.rules.registry import rule
from sdp_xl.scheduling import MEETINGS, closed_days, timeline_of
from sdp_xl.scheduling.make import CLOSED_DAYS
from sdp_xl.scheduling.why import days


@rule(
    "SDP524",
    severity=Severity.ADVICE,
    title="A typed date is a day on which nobody works",
    cites=(HOUSE,),
    fix="Choose a working day, if work is to start or to be handed in on that day. The date is kept as you typed it.",
)
def day_off(plan: Plan) -> Iterator[Finding]:
    """Due dates on a holiday are mostly dates counted on the fingers, and what follows is a day later than it looks.

    Meetings may well be on a weekend, when parents have time, and what is done is done.

    Example:     Start 5/31/2027, which is Memorial Day
    Use instead: 6/1/2027
    """
    timeline = timeline_of(plan)
    for entry in timeline.entries.values():
        work = entry.work
        if work is None or work.table == MEETINGS or work.done:
            continue
        for key in ("start", "finish"):
            day = entry.row.date(key)
            closed = timeline.workdays.why_closed(day) if day else ""
            if closed:
                yield entry.row.finding(key, "“{name}”: {day} is {closed}.", name=entry.name, day=day, closed=closed)


@rule(
    "SDP525",
    severity=Severity.WARNING,
    title="The plan is not ready by the adoption date",
    cites=(HOUSE,),
    fix="Shorten or overlap activities that come before the adoption, beginning with those that the Timeline marks C, "
    "if it marks any; or start earlier; or adopt later.",
    needs=("settings",),
)
def not_ready(plan: Plan) -> Iterator[Finding]:
    """The adoption date is set by a board or a funding year; better to see today than in its month that it is missed.

    Rows that wait for the adoption do not count. Dates counted back from it may begin too early instead.

    Example:     A7.3 finishes 6/15/2027; the plan is adopted on 5/28/2027
    Use instead: A7.2 with 15 instead of 30 working days
    """
    timeline = timeline_of(plan)
    settings, adoption = plan.settings, timeline.frame.adoption
    for entry in timeline.late:
        if entry.proposed:
            continue
        yield entry.row.finding(
            "finish",
            "“{name}” finishes on {day}, after the plan is adopted on {adopted}.",
            name=entry.name,
            day=entry.finish,
            adopted=adoption,
        )
    proposed = [(entry.finish, entry) for entry in timeline.late if entry.proposed and entry.finish]
    if proposed:
        day, last = max(proposed, key=lambda dated: dated[0])
        yield settings.finding(
            "adoption_date",
            "By the timeline {count} finished after the adoption on {adoption_date}; the last, “{name}”, on {day}.",
            count=f"{len(proposed)} activities are" if len(proposed) > 1 else "one activity is",
            name=last.name,
            day=day,
        )
    if timeline.early_by:
        yield settings.finding(
            "adoption_date",
            "To be adopted on {adoption_date}, the planning would have to start {count} before {planning_start}.",
            count=days(timeline.early_by),
        )


@rule(
    "SDP526",
    severity=Severity.ADVICE,
    title="The holidays of the State are not known",
    cites=(HOUSE,),
    fix="Write the State's name or its postal code; or list its holidays as closed days on the Lists sheet.",
    needs=("settings.state",),
)
def unknown_state(plan: Plan) -> Iterator[Finding]:
    """Without the State, the timeline skips weekends and federal holidays only, and a State holiday looks like work.

    Example:     Buckeye State
    Use instead: Ohio, or OH
    """
    if plan.settings.filled("state") and not timeline_of(plan).workdays.state:
        yield plan.settings.finding("state", "No holidays are known for “{state}”; only federal holidays are skipped.")


@rule(
    "SDP527",
    severity=Severity.WARNING,
    title="A closed day is not a date",
    cites=(HOUSE,),
    fix="Enter one date a cell, for example 12/24/2026.",
)
def closed_day(plan: Plan) -> Iterator[Finding]:
    """A closed day that cannot be read is scheduled as a working day.

    Example:     Dec 24 to Dec 31
    Use instead: 12/24/2026 in one cell, 12/28/2026 in the next, and so on
    """
    for text in closed_days(plan)[1]:
        sheet, cell = _on_lists(plan, text)
        header = choices(CLOSED_DAYS).header
        yield Finding(message=f"“{shorten(text)}” is not a date.", sheet=sheet, cell=cell, header=header)


def _on_lists(plan: Plan, text: str) -> tuple[str, str]:
    """The sheet and the cell of an entry of the closed days; without the cell if it is not found."""
    header = fold(choices(CLOSED_DAYS).header)
    for sheet, rows in plan.grid.sheets.items():
        for top, row in enumerate(rows[:30]):
            for column, value in enumerate(row):
                if fold(show(value)) != header:
                    continue
                for below, other in enumerate(rows[top + 1 :], top + 2):
                    if column < len(other) and fold(show(other[column])) == fold(text):
                        return sheet, address(below, column + 1)
    return LISTS_SHEET, ""
