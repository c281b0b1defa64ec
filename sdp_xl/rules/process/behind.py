"""Rules about what stands behind work that is said to be done, and about strategies that are still undecided."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.backing import BACKING
from schemas.citations import HOUSE, TABLE_A1
from schemas.tables.lists import PROPOSED
from schemas.values import canonical_id
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.evidence import Status, look
from sdp_xl.rules.evidence.seen import at
from sdp_xl.rules.evidence.words import small
from sdp_xl.rules.progress import activity_rows, is_done, is_off, named, with_items, with_text
from sdp_xl.rules.registry import rule

_BY_ID = {canonical_id(id): evidence for id, evidence in BACKING.items()}


@rule(
    "SDP215",
    severity=Severity.WARNING,
    title="Done, but the workbook holds nothing of it",
    cites=(TABLE_A1,),
    fix="Enter what was done where it belongs, or set the Status back to In progress.",
)
def nothing_behind(plan: Plan) -> Iterator[Finding]:
    """Whoever reads “Done” relies on what should stand in the workbook by then, and finds it empty.

    Each activity and outcome of Table A.1 that leaves something in a table is looked up there: meetings with their
    agendas, the information log and the root causes, strategies with their recommendations and none undecided, the
    core sections of the outline, interim progress for the targets, instruments for the evaluation, feedback by round.

    Example:     O7.3 | Stakeholder feedback on the draft SDP | Done, and no row on Feedback
    Use instead: O7.3 | Stakeholder feedback on the draft SDP | Done, and Feedback with the round “Draft SDP”
    """
    for rows in (activity_rows(plan), with_text(plan, "outcomes")):
        for head, items in with_items(rows):
            for row in _done(head, items):
                evidence = _BY_ID.get(row.id)
                seen = look(plan, evidence) if evidence else None
                if seen and seen.status is not Status.MET:
                    text = f"“{named(row)}” is Done, but {small(seen.message)}"
                    fix = f"{seen.finding.fix} Or set the Status back to In progress."
                    yield at(row, "status", text, fix=fix)


def _done(head: Row, items: tuple[Row, ...]) -> Iterator[Row]:
    """The rows that are said to be done; with an activity also its items, unless they say otherwise."""
    if is_done(head):
        yield head
    yield from (
        item for item in items if is_done(item) or (is_done(head) and item.blank("status") and not is_off(item))
    )


@rule(
    "SDP216",
    severity=Severity.WARNING,
    title="A strategy is still undecided after adoption",
    cites=(TABLE_A1, HOUSE),
    fix="Choose Adopted or Not adopted under Status, and say under “Decision on it” what became of the CNA's proposal; "
    "or correct the date of adoption.",
    needs=("strategies.status",),
)
def undecided(plan: Plan) -> Iterator[Finding]:
    """Table A.1 (action 3) has the CNA's proposals finalized; once the plan is adopted, nothing is a proposal any more.

    Example:     3-5 | Proposed in the CNA, while the plan was adopted on 5/28/2027
    Use instead: 3-5 | Not adopted | Dropped
    """
    adopted = plan.settings.date("adoption_date")
    if adopted is None or adopted >= plan.today:
        return
    for row in plan["strategies"]:
        if row.says("status", PROPOSED):
            message = "“{name}” is still a proposal, but the plan was adopted on {adopted}."
            yield row.finding("status", message, name=named(row), adopted=adopted)
