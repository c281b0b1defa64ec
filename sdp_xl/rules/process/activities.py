"""Rules about activities (family 2): owners, dates, and evidence that they are done."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE, TABLE_A1
from schemas.tables.phases import PHASE_TABLES
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.progress import RowWithItems, activity_rows, is_done, is_off, is_overdue, named, with_items, with_text
from sdp_xl.rules.registry import rule


@rule(
    "SDP202",
    severity=Severity.WARNING,
    title="An activity has no owner",
    cites=(TABLE_A1,),
    fix="Enter the role on the Team sheet, or the agency on Lists, that answers for it.",
    several="activities have no owner",
)
def without_owner(plan: Plan) -> Iterator[Finding]:
    """What nobody answers for is done late or not at all; Table A.1 names personnel for each action.

    An item without an owner takes that of its activity, and an activity whose items all have owners needs none.

    Example:     A1.3 | Draft an outline of your SDP | (no owner)
    Use instead: A1.3 | Draft an outline of your SDP | State Director
    """
    for head, items in with_items(activity_rows(plan)):
        asked = [item for item in items if not is_off(item)]
        if head.blank("owner") and not is_off(head) and (not asked or any(item.blank("owner") for item in asked)):
            yield head.finding("owner", "“{name}” has no owner.", name=named(head))


@rule(
    "SDP203",
    severity=Severity.ADVICE,
    title="An activity has no dates",
    cites=(TABLE_A1,),
    fix="Enter Start and Finish, or Start and Work days. The sheet “Timeline” proposes dates (sdp-xl timeline); type "
    "them here when you agree with them.",
)
def without_dates(plan: Plan) -> Iterator[Finding]:
    """Blank dates are proposed on the timeline; type them once they are agreed, so that they no longer move.

    The dates of an activity hold for its items, and an activity whose items all have dates needs none.

    Example:     A2.2 | Invite the SDP Planning Team | (no dates)
    Use instead: A2.2 | Invite the SDP Planning Team | 10/20/2026 | 11/2/2026
    """
    for table in PHASE_TABLES:
        rows = list(with_text(plan, table.key))
        if not all(plan.has(f"{table.key}.{column}") for column in ("id", "start", "finish")):
            continue
        if rows and not any(_begun(row) for row in rows):
            yield plan[table.key].finding("No activity on this sheet has a date yet.", column="start")
            continue
        for row in (row for head, items in with_items(rows) for row in _undated(head, items)):
            both = row.blank("start") and row.blank("finish")
            lacks = "Start and no Finish" if both else "Start" if row.blank("start") else "Finish"
            key = "start" if row.blank("start") else "finish"
            yield row.finding(key, "“{name}” has no {lacks}.", name=named(row), lacks=lacks)


def _begun(row: Row) -> bool:
    return not row.blank("start") or not row.blank("finish")


def _undated(head: Row, items: tuple[Row, ...]) -> list[Row]:
    """The rows whose dates are missing: the items if some of them are dated, else the activity."""
    if is_done(head) or is_off(head) or _dated(head):
        return []
    asked = [item for item in items if not is_off(item) and not is_done(item)]
    if any(map(_begun, items)):
        return [item for item in asked if not _dated(item)]
    return [head] if asked or not items else []


def _dated(row: Row) -> bool:
    blank = [key for key in ("start", "finish") if row.blank(key)]
    return not blank or (len(blank) == 1 and row.filled("days"))


@rule(
    "SDP204",
    severity=Severity.WARNING,
    title="An activity is done without evidence",
    cites=(HOUSE,),
    fix="Enter what shows that it is done and where it is kept, for example Minutes of October 2: folder 1-Review.",
)
def done_without_evidence(plan: Plan) -> Iterator[Finding]:
    """Whoever asks for proof later, a monitor or your successor, finds nobody who remembers where it was put.

    An activity is covered when all its items have evidence; an item is not covered by its activity.

    Example:     A1.2 | Invite the Management Team | Done | (no evidence)
    Use instead: A1.2 | Invite the Management Team | Done | Letters of appointment: folder 2-Teams
    """
    yield from unproven(with_items(activity_rows(plan)))


def unproven(listed: list[RowWithItems]) -> Iterator[Finding]:
    """A finding for each row that is done without evidence; not for an activity whose items are found already."""
    message = "“{name}” is Done, but nothing shows it."
    for head, items in listed:
        asked = [item for item in items if not is_off(item)]
        bare = [item for item in asked if item.blank("evidence")]
        found = [item for item in bare if is_done(item)]
        covered = asked and not bare
        if is_done(head) and head.blank("evidence") and not covered and not found:
            yield head.finding("evidence", message, name=named(head))
        for item in found:
            yield item.finding("evidence", message, name=named(item))


@rule(
    "SDP209",
    severity=Severity.WARNING,
    title="An activity is overdue",
    cites=(HOUSE,),
    fix="If it is done, set its Status to Done and name the evidence; if not, agree on a new Finish.",
)
def overdue(plan: Plan) -> Iterator[Finding]:
    """Dates that have passed without a word make the rest of the timeline unbelievable.

    Example:     A2.1 | finish 10/26/2026 | In progress, checked on 11/24/2026
    Use instead: A2.1 | finish 10/26/2026 | Done
    """
    for row in activity_rows(plan):
        if is_overdue(row, plan.today):
            message = "“{name}” was to be finished on {finish} and is not done."
            yield row.finding("finish", message, name=named(row))
