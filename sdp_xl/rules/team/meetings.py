"""Rules about what each meeting needs before and after it is held (family 3)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE, TABLE_A1
from schemas.tables.lists import CANCELED, HELD, HOME_VISITS, PLANNED, SURVEY
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row, once
from sdp_xl.rules.registry import rule
from sdp_xl.rules.small_state import has_one_team
from sdp_xl.scheduling import MEETINGS, timeline_of


@once
def not_canceled(plan: Plan) -> tuple[Row, ...]:
    """The meetings that were not canceled."""
    return tuple(row for row in plan["meetings"] if not row.says("status", CANCELED) and not row.blank("meeting"))


@rule(
    "SDP310",
    severity=Severity.WARNING,
    title="No meeting is planned",
    cites=(TABLE_A1,),
    fix="Enter the meetings of the SDP Planning Team and those with parents; three meetings of the team are usual.",
    needs=("meetings",),
)
def no_meeting(plan: Plan) -> Iterator[Finding]:
    """Table A.1 (action 2) asks for a schedule of meetings; dates fixed early are dates that people keep.

    Example:     a Meetings sheet without rows
    Use instead: M1 | SDP Planning Team 1: launch | 11/17/2026
    """
    if not any(not_canceled(plan)):
        fix = "Enter the meetings of the team and those with parents; three meetings of the team are usual."
        yield plan["meetings"].finding("No meeting is planned.", fix=fix if has_one_team(plan) else "")


@rule(
    "SDP311",
    severity=Severity.WARNING,
    title="A meeting has no purpose",
    cites=(TABLE_A1,),
    fix="Enter why the meeting is held, in a sentence.",
)
def without_purpose(plan: Plan) -> Iterator[Finding]:
    """Table A.1 (action 2) asks for the purpose of each meeting; who is invited wants to know why.

    Example:     M3 | SDP Planning Team 1 | 11/17/2026 | (no purpose)
    Use instead: M3 | SDP Planning Team 1 | 11/17/2026 | Agree on the root causes of the needs
    """
    for row in not_canceled(plan):
        if row.blank("purpose"):
            yield row.finding("purpose", "“{meeting}” has no purpose.")


@rule(
    "SDP312",
    severity=Severity.WARNING,
    title="A meeting has no agenda",
    cites=(TABLE_A1,),
    fix="Enter the items in their order.",
)
def without_agenda(plan: Plan) -> Iterator[Finding]:
    """Table A.1 (action 2) asks for agenda items, and lists draft agendas among the outcomes. Surveys need none.

    Example:     M3 | SDP Planning Team 1 | (no agenda)
    Use instead: M3 | SDP Planning Team 1 | 1. The CNA in ten charts; 2. Root causes in groups
    """
    for row in not_canceled(plan):
        if row.blank("agenda") and not row.says("format", SURVEY, HOME_VISITS):
            yield row.finding("agenda", "“{meeting}” has no agenda.")


@rule(
    "SDP313",
    severity=Severity.ADVICE,
    title="A meeting has no goals",
    cites=(TABLE_A1,),
    fix="Enter what will exist when the meeting ends.",
)
def without_goals(plan: Plan) -> Iterator[Finding]:
    """The purpose says why people meet, the goals what they will have in hand when they leave.

    Example:     M3 | purpose: root causes | (no goals)
    Use instead: M3 | purpose: root causes | A root cause for each of the 12 needs
    """
    for row in not_canceled(plan):
        if row.blank("goals"):
            yield row.finding("goals", "“{meeting}” has no goals.")


@rule(
    "SDP314",
    severity=Severity.WARNING,
    title="A meeting before the planning starts",
    cites=(HOUSE,),
    fix="Correct the meeting's date, or “Planning starts on” on the Settings sheet.",
)
def before_planning(plan: Plan) -> Iterator[Finding]:
    """A meeting of this plan cannot lie before its planning; most often the year is mistyped.

    Example:     M1 on 9/24/2025, planning starts on 9/8/2026
    Use instead: M1 on 9/24/2026
    """
    start = plan.settings.date("planning_start")
    for row in not_canceled(plan):
        day = row.date("date")
        if start and day and day < start:
            yield row.finding("date", "“{meeting}” is on {date}, before the planning starts on {start}.", start=start)


@rule(
    "SDP315",
    severity=Severity.WARNING,
    title="A meeting has no date",
    cites=(TABLE_A1,),
    fix="Enter the first day of the meeting, if only as planned.",
)
def without_date(plan: Plan) -> Iterator[Finding]:
    """A schedule of meetings is a list of dates; the timeline needs them, and so do those who must travel.

    Example:     M4 | SDP Planning Team 2 | (no date)
    Use instead: M4 | SDP Planning Team 2 | 1/20/2027
    """
    for row in not_canceled(plan):
        if row.blank("date"):
            yield row.finding("date", "“{meeting}” has no date.")


@rule(
    "SDP316",
    severity=Severity.WARNING,
    title="A meeting was held without minutes",
    cites=(HOUSE,),
    fix="Enter where the minutes and the sign-in sheet are kept.",
)
def held_without_evidence(plan: Plan) -> Iterator[Finding]:
    """Minutes and sign-in sheets prove that a meeting took place, above all that parents were consulted.

    A survey has no minutes; its results are asked for instead.

    Example:     M1 | Held | (no evidence)
    Use instead: M1 | Held | Minutes and sign-in sheet: folder Meetings/M1
    """
    for row in not_canceled(plan):
        if row.says("status", HELD) and row.blank("evidence"):
            if row.says("format", SURVEY):
                fix = "Enter where the answers and their summary are kept."
                yield row.finding("evidence", "“{meeting}” took place, but no results are named.", fix=fix)
            else:
                yield row.finding("evidence", "“{meeting}” was held, but no minutes are named.")


@rule(
    "SDP319",
    severity=Severity.WARNING,
    title="A meeting's status and its date do not agree",
    cites=(HOUSE,),
    fix="Set the Status to Held or Canceled, or correct the date.",
)
def status_against_date(plan: Plan) -> Iterator[Finding]:
    """Whether a meeting took place should not have to be guessed a month later.

    Example:     M2 | 10/20/2026 | Planned, checked on 11/24/2026
    Use instead: M2 | 10/20/2026 | Held
    """
    meetings = [entry for entry in timeline_of(plan).development if entry.work and entry.work.table == MEETINGS]
    last_days = {entry.row.number: entry.finish for entry in meetings}
    for row in not_canceled(plan):
        first, last = row.date("date"), last_days.get(row.number)
        if first and row.says("status", HELD) and first > plan.today:
            yield row.finding("status", "“{meeting}” is Held, but its date, {date}, is still to come.")
        elif last and last < plan.today and (row.says("status", PLANNED) or row.blank("status")):
            status = "is still Planned" if row.filled("status") else "has no status"
            yield row.finding("status", "“{meeting}” was on {date} and {said}.", said=status)
