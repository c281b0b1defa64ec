"""Rules about the dates of activities and of the project plan (family 5)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from schemas.citations import HOUSE, TABLE_A1
from schemas.process import head_of
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row, once
from sdp_xl.rules.progress import activity_rows, is_off, is_overdue, named, with_text
from sdp_xl.rules.registry import rule


@once
def planned(plan: Plan) -> tuple[Row, ...]:
    """The rows of the project plan that say what is to be done and do apply."""
    return tuple(row for row in with_text(plan, "project_plan") if not is_off(row))


@rule(
    "SDP501",
    severity=Severity.ERROR,
    title="A finish lies before its start",
    cites=(HOUSE,),
    fix="Correct the Start or the Finish date.",
)
def finish_before_start(plan: Plan) -> Iterator[Finding]:
    """A finish before its start is nearly always a mistyped year; the timeline would draw it backwards.

    Example:     Draft outline | 3/1/2026 | 4/1/2025
    Use instead: Draft outline | 3/1/2026 | 4/1/2026
    """
    for row in (*activity_rows(plan), *with_text(plan, "project_plan")):
        start, finish = row.date("start"), row.date("finish")
        if start and finish and finish < start:
            message = "“{name}” finishes on {finish}, before it starts on {start}."
            yield row.finding("finish", message, name=named(row))


@rule(
    "SDP502",
    severity=Severity.WARNING,
    title="A row of the project plan has no dates",
    cites=(TABLE_A1,),
    fix="Enter Start and Finish, or one of them and Work days.",
)
def without_dates(plan: Plan) -> Iterator[Finding]:
    """Table A.1 (action 7) asks for a timeline of the project plan; without dates nothing is ever late.

    One date is enough where Work days is filled in. A row that has items (P1 with P1.1 and P1.2) has their dates.

    Example:     P7 | Train the tutors | (no start, no finish)
    Use instead: P7 | Train the tutors | 10/18/2027 | 10/29/2027
    """
    heads = cache(lambda: {head_of(row.id) for row in planned(plan)})
    for row in planned(plan):
        blank = [key for key in ("start", "finish") if row.blank(key)]
        if len(blank) == 2 and row.blank("days") and row.id in heads():
            continue
        if len(blank) == 2 or (blank and not row.filled("days")):
            lacks = "Start and no Finish" if len(blank) == 2 else row.table.column(blank[0]).header
            yield row.finding(blank[0], "“{name}” has no {lacks}.", name=named(row), lacks=lacks)


@rule(
    "SDP505",
    severity=Severity.WARNING,
    title="A row of the project plan ends after the plan",
    cites=(HOUSE,),
    fix="Correct the date, or “Plan ends on” on the Settings sheet.",
)
def after_the_plan(plan: Plan) -> Iterator[Finding]:
    """What lies after the last day of the plan belongs to the next one.

    Example:     P60 | finish 6/30/2031, plan ends on 8/31/2030
    Use instead: P60 | finish 6/28/2030
    """
    end = plan.settings.date("cycle_end")
    for row in planned(plan):
        for key in ("finish", "start"):
            day = row.date(key)
            if end and day and day > end:
                message = "“{name}” lies on {day}, after the plan ends on {end}."
                yield row.finding(key, message, name=named(row), day=day, end=end)
                break


@rule(
    "SDP517",
    severity=Severity.ADVICE,
    title="A row of the project plan starts before the plan takes effect",
    cites=(HOUSE,),
    fix="Correct the date, or “Plan takes effect on” on the Settings sheet; early preparation may be meant.",
)
def before_the_plan(plan: Plan) -> Iterator[Finding]:
    """Preparing early is good practice; but an early start may also be left over from the last plan.

    Example:     P1 | start 9/1/2026, plan takes effect on 9/1/2027
    Use instead: P1 | start 9/1/2027
    """
    start = plan.settings.date("cycle_start")
    for row in planned(plan):
        day = row.date("start")
        if start and day and day < start:
            message = "“{name}” starts on {day}, before the plan takes effect on {start}."
            yield row.finding("start", message, name=named(row), day=day, start=start)


@rule(
    "SDP510",
    severity=Severity.WARNING,
    title="A row of the project plan is overdue",
    cites=(HOUSE,),
    fix="If it is done, set its Status to Done; if not, agree on a new Finish with its lead.",
)
def overdue(plan: Plan) -> Iterator[Finding]:
    """The project plan shows whether the plan is carried out only if somebody keeps it up to date.

    Example:     P1 | finish 10/15/2027 | In progress, checked on 11/30/2027
    Use instead: P1 | finish 10/15/2027 | Done
    """
    for row in planned(plan):
        if is_overdue(row, plan.today):
            message = "“{name}” was to be finished on {finish} and is not done."
            yield row.finding("finish", message, name=named(row))
