"""Rules about the feedback loop: each comment is decided in its time, about something that is there, and answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas.citations import HOUSE, TABLE_A1
from schemas.tables.lists import DRAFT_ROUND, PREVIOUS_ROUND, TAKEN, TAKEN_IN_PART, UNDECIDED, USE_ROUND
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.registry import rule
from sdp_xl.written.periods import end, period_of


@rule(
    "SDP340",
    severity=Severity.WARNING,
    title="A comment has no decision though its round is over",
    cites=(TABLE_A1, HOUSE),
    fix="Choose the decision, and say in Response what was changed, or why not.",
    needs=("feedback.round", "feedback.decision"),
)
def undecided_after_round(plan: Plan) -> Iterator[Finding]:
    """Who gave feedback and never heard of it gives none the next time.

    The rounds on the previous SDP and on the draft are over when the plan is adopted; the round on the plan in use is
    over with the performance period in which the comment was given. A comment on the draft that is said to be still
    open after adoption is SDP321.

    Example:     F9 | SDP in use | 5/4/2028 | (no decision), on 10/1/2028
    Use instead: F9 | SDP in use | 5/4/2028 | Adopted in part | Bus passes for two of four sites
    """
    for row in plan["feedback"].rows_with("comment"):
        open_draft = row.says("round", DRAFT_ROUND) and row.says("decision", UNDECIDED)
        over = _over(plan, row)
        if over and over < plan.today and not open_draft and (row.blank("decision") or row.says("decision", UNDECIDED)):
            message = "No decision is made on “{comment}”, though the round “{round}” was over on {over}."
            yield row.finding("decision", message, over=over)


def _over(plan: Plan, row: Row) -> date | None:
    """The last day of the round of a comment; None if nobody can tell."""
    if row.says("round", DRAFT_ROUND, PREVIOUS_ROUND):
        return plan.settings.date("adoption_date")
    given = row.date("date")
    return end(period_of(given)) if given and row.says("round", USE_ROUND) else None


@rule(
    "SDP341",
    severity=Severity.WARNING,
    title="A comment is about a strategy or MPO that is not there",
    cites=(HOUSE,),
    fix="Correct the ID; if the strategy or MPO was taken out of the plan, say so in Response and clear the ID.",
    needs=("feedback.about", "strategies.id", "mpos.id"),
)
def about_nothing(plan: Plan) -> Iterator[Finding]:
    """The comment would not be found by those who revise the strategy or MPO that it is about.

    Example:     F4 | about 9-9, which is on neither sheet
    Use instead: F4 | about 2-1
    """
    if not (plan.ids_readable("strategies") and plan.ids_readable("mpos")):
        return
    known = plan["strategies"].by_id().keys() | plan["mpos"].by_id().keys()
    for row in plan["feedback"]:
        for id in row.ids("about"):
            if id not in known:
                yield row.finding("about", "“{about_id}” is the ID of no strategy and no MPO.", about_id=id.upper())


@rule(
    "SDP342",
    severity=Severity.ADVICE,
    title="Adopted feedback does not say where it was answered",
    cites=(HOUSE,),
    fix="Enter under “Answered in” where they can read it: the page of the plan, the minutes, the letter.",
    needs=("feedback.decision", "feedback.answered"),
)
def not_answered(plan: Plan) -> Iterator[Finding]:
    """A monitor who asks what became of the parents' feedback wants to be shown the place.

    It is asked for once the plan is adopted.

    Example:     F1 | Adopted | Strategies cut to 12 | (blank)
    Use instead: F1 | Adopted | Strategies cut to 12 | Section 4; minutes of 3/5/2027
    """
    adopted = plan.settings.date("adoption_date")
    for row in plan["feedback"].rows_with("comment"):
        if adopted and adopted < plan.today and row.says("decision", TAKEN, TAKEN_IN_PART) and row.blank("answered"):
            yield row.finding("answered", "“{comment}” was adopted, but nothing says where the answer stands.")
