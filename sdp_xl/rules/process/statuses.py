"""Rules about statuses that contradict something else in the workbook (family 2)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE
from schemas.tables.lists import PLANNED
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.exceptions import exceptions
from sdp_xl.rules.progress import activity_rows, is_done, is_finished, is_off, is_open, named, with_items, with_text
from sdp_xl.rules.registry import rule
from sdp_xl.rules.small_state import is_covered
from sdp_xl.scheduling.links import LinkKind, parse


@rule(
    "SDP210",
    severity=Severity.WARNING,
    title="“Not applicable” without a reason",
    cites=(HOUSE,),
    fix="Add a row on the sheet “Exceptions”: its ID, the reason, who decided, and the date.",
    needs=("exceptions.id", "exceptions.reason", "exceptions.by", "exceptions.date"),
)
def off_without_reason(plan: Plan) -> Iterator[Finding]:
    """What Table A.1 recommends may be left out for a good reason, and the reason belongs to the record.

    The reason given for an activity holds for its items. That one team does the work of both (Settings) is reason
    enough for leaving out A1.2 or A2.2, and O1.1 or O2.2.

    Example:     A1.1d | recent MEP evaluation results | Not applicable
    Use instead: the same, and on Exceptions: A1.1d | Not applicable, because the evaluation was delayed | …
    """
    if not plan.ids_readable("exceptions"):
        return
    excepted = {about for about, row in exceptions(plan) if not row}
    for rows in (activity_rows(plan), with_text(plan, "outcomes")):
        listed = with_items(rows)
        kept = {head.id for head, _ in listed if not is_off(head)}
        for head, items in listed:
            for row in (head,) if is_off(head) else filter(is_off, items):
                if not excepted & {head.id, row.id} and not is_covered(plan, row.id, kept):
                    message = "“{name}” is not applicable, but Exceptions does not say why."
                    yield row.finding("status", message, name=named(row))


@rule(
    "SDP211",
    severity=Severity.ADVICE,
    title="An activity is done before its finish",
    cites=(HOUSE,),
    fix="Set Finish to the day on which it was done, or correct the status.",
)
def done_ahead_of_time(plan: Plan) -> Iterator[Finding]:
    """The timeline keeps the dates that you type, so what follows waits for a day that no longer matters.

    Example:     A4.2 | finish 3/12/2027 | Done, checked on 11/24/2026
    Use instead: A4.2 | finish 11/20/2026 | Done
    """
    for row in activity_rows(plan):
        finish = row.date("finish")
        if finish is not None and finish > plan.today and is_done(row):
            message = "“{name}” is Done, but its finish, {finish}, is still to come."
            yield row.finding("finish", message, name=named(row))


@rule(
    "SDP212",
    severity=Severity.WARNING,
    title="An activity is done before what it depends on",
    cites=(HOUSE,),
    fix="Set the earlier one to Done if it is; otherwise correct the status, or take it out of “Depends on”.",
)
def done_before_predecessor(plan: Plan) -> Iterator[Finding]:
    """Either the earlier work was forgotten on this sheet, or the later work rests on something that does not exist.

    Links that wait for a start only (SS and SF) do not count.

    Example:     A1.2 Not started; A2.1 depends on A1.2 | Done
    Use instead: A1.2 Done; A2.1 depends on A1.2 | Done
    """
    pending = _pending(plan)
    for row in activity_rows(plan):
        links, _ = parse(row.text("depends_on") if is_done(row) else "", pending)
        found = [pending[link.id] for link in links if link.kind in (LinkKind.FS, LinkKind.FF) and link.id in pending]
        if found:
            yield row.finding(
                "status",
                "“{name}” is Done, but depends on what is not done: {open}.",
                name=named(row),
                open=", ".join(other.text("id") for other in found),
            )


def _pending(plan: Plan) -> dict[str, Row]:
    """What others may depend on and is still to be done, by ID."""
    work = with_items([*activity_rows(plan), *plan["project_plan"]])
    pending = {head.id: head for head, items in work if is_open(head) and not is_finished(head, items)}
    pending |= {item.id: item for _, items in work for item in items if is_open(item)}
    for meeting in plan["meetings"]:
        if meeting.blank("status") or meeting.says("status", PLANNED):
            pending[meeting.id] = meeting
    return pending


@rule(
    "SDP213",
    severity=Severity.WARNING,
    title="An activity is done, but an item of it is not",
    cites=(HOUSE,),
    fix="Set the item to Done or to Not applicable, or the activity to In progress.",
)
def done_before_items(plan: Plan) -> Iterator[Finding]:
    """An activity is done when all its items are; a forgotten item is easily lost behind the word Done.

    Example:     A4.1 Done, A4.1e (Evaluation Plan) In progress
    Use instead: A4.1 In progress, A4.1e In progress
    """
    for rows in (activity_rows(plan), with_text(plan, "outcomes")):
        for head, items in with_items(rows):
            unfinished = [item for item in items if is_open(item)]
            if is_done(head) and unfinished:
                yield head.finding(
                    "status",
                    "“{name}” is Done, but not all of its items are: {open}.",
                    name=named(head),
                    open=", ".join(item.text("id") for item in unfinished),
                )
