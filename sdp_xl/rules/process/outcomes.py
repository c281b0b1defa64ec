"""Rules about outcomes (family 2): whether they are there, and where they are kept."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import process
from schemas.citations import HOUSE, TABLE_A1
from schemas.values import canonical_id
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.process.activities import unproven
from sdp_xl.rules.progress import activity_rows, is_done, is_finished, is_off, named, with_items, with_text
from sdp_xl.rules.registry import rule
from sdp_xl.rules.small_state import is_covered


@rule(
    "SDP205",
    severity=Severity.WARNING,
    title="An outcome is done without evidence",
    cites=(HOUSE,),
    fix="Enter where the outcome is kept: a sheet of this workbook, a file, a page.",
    needs=("outcomes",),
)
def done_without_evidence(plan: Plan) -> Iterator[Finding]:
    """An outcome exists when somebody else can open it; say where.

    Example:     O2.2 | List of SDP Planning Team members | Done | (no evidence)
    Use instead: O2.2 | List of SDP Planning Team members | Done | Team sheet
    """
    yield from unproven(with_items(with_text(plan, "outcomes")))


@rule(
    "SDP206",
    severity=Severity.WARNING,
    title="An action is finished, but an outcome of it is missing",
    cites=(TABLE_A1,),
    fix="Enter where the outcome is kept, and set its Status to Done; or set the activities back that are not done.",
    needs=("outcomes.evidence",),
)
def finished_without_outcome(plan: Plan) -> Iterator[Finding]:
    """When all activities of an action are done, what Table A.1 expects of it should be there.

    Example:     A1.1 to A1.3 all Done, but O1.2 (proposed SDP outline) Not started, without evidence
    Use instead: O1.2 Done, kept on the sheet Plan Outline
    """
    finished = _outcomes_of_finished_actions(plan)
    for row in _with_nothing(plan):
        if row.id in finished:
            yield row.finding(
                "evidence",
                "All activities of its action are done, but “{name}” has nothing to show.",
                name=named(row),
            )


@rule(
    "SDP207",
    severity=Severity.ADVICE,
    title="An outcome has nothing to show yet",
    cites=(TABLE_A1,),
    fix="As soon as there is a draft, enter where it is kept: a sheet of this workbook, a file, a page.",
    needs=("outcomes.evidence",),
    several="outcomes have nothing to show yet",
)
def nothing_yet(plan: Plan) -> Iterator[Finding]:
    """The list of what is still to come, by the outcomes of Table A.1; it grows shorter as you go on.

    An outcome with items (O6.1) is named once, until the first of its items has something to show.

    Example:     O4.1 | Completed alignment chart | Not started
    Use instead: O4.1 | Completed alignment chart | In progress | Alignment Chart sheet
    """
    finished = _outcomes_of_finished_actions(plan)
    for row in _with_nothing(plan):
        if row.id not in finished:
            yield row.finding("evidence", "“{name}” has nothing to show yet.", name=named(row))


def _with_nothing(plan: Plan) -> Iterator[Row]:
    """The outcomes without evidence that are not said to be done; their items instead if some have evidence.

    Of two that are the same, since there is one team, the one that has something to show, or is asked for first, will
    do.
    """
    listed = with_items(with_text(plan, "outcomes"))
    covering = {head.id for head, _ in listed if not _is_bare(head) and not is_off(head)}
    for head, items in listed:
        if not _is_bare(head) or is_covered(plan, head.id, covering):
            continue
        covering.add(head.id)
        bare = [item for item in items if _is_bare(item)]
        yield from bare if len(bare) < len(items) else [head]


def _is_bare(row: Row) -> bool:
    return row.blank("evidence") and not is_done(row) and not is_off(row)


def _outcomes_of_finished_actions(plan: Plan) -> set[str]:
    activities = {head.id: (head, items) for head, items in with_items(activity_rows(plan))}
    found: set[str] = set()
    for action in process.actions():
        ids = [canonical_id(activity.id) for activity in action.activities]
        there = [activities[id] for id in ids if id in activities]
        if all(is_finished(*family) for family in there) and any(not is_off(head) for head, _ in there):
            found |= {canonical_id(one.id) for outcome in action.outcomes for one in (outcome, *outcome.items)}
    return found


@rule(
    "SDP214",
    severity=Severity.WARNING,
    title="An outcome's completion date contradicts it",
    cites=(HOUSE,),
    fix="Set the Status to Done, or correct or clear “Completed on”.",
    needs=("outcomes.completed",),
)
def completed_too_soon(plan: Plan) -> Iterator[Finding]:
    """The date says complete while the status says otherwise, or the date has not come yet.

    Example:     O1.2 | In progress | completed on 10/9/2026
    Use instead: O1.2 | Done | completed on 10/9/2026
    """
    for row in with_text(plan, "outcomes"):
        day = row.date("completed")
        if day is None:
            continue
        if day > plan.today:
            yield row.finding("completed", "“{name}” is complete on {completed}, a day to come.", name=_name(row))
        elif row.filled("status") and not is_done(row):
            message = "“{name}” was complete on {completed}, but its status is {status}."
            yield row.finding("completed", message, name=_name(row))


def _name(row: Row) -> str:
    return named(row)
