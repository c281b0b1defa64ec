"""The sheets that follow Table A.1: one of activities per phase, and one of outcomes."""

from __future__ import annotations

from collections.abc import Mapping

from schemas import process
from schemas.model import Column, Kind, Phase, Table
from schemas.tables.common import NOTES, STATUS, row_id
from schemas.tables.lists import NOT_STARTED


def _activity_rows(phase: Phase) -> tuple[Mapping[str, str], ...]:
    return tuple(
        {
            "id": activity.id,
            "action": f"{action.number}. {action.text}",
            "activity": f"{head.lead}: {activity.text}" if head else activity.text,
            "personnel": "; ".join(action.personnel),
            "depends_on": "; ".join(activity.after),
            "status": NOT_STARTED,
        }
        for action, activity, head in process.activities(phase)
    )


ACTIVITY_COLUMNS = (
    row_id(
        "A1.1a is action 1, activity 1, item a of Table A.1. Give rows of your own an ID of your own.",
        "Activity ID",
    ),
    Column(
        key="action",
        header="Action",
        width=18,
        help="The action of Table A.1 that the activity belongs to.",
        aliases=("Actions", "Step"),
    ),
    Column(
        key="activity",
        header="Activity",
        required=True,
        width=50,
        help="What is to be done. The words of Table A.1 may stay; add rows for your own activities.",
        aliases=("Recommended activity", "Recommended Activities", "Activities", "Task"),
    ),
    Column(
        key="owner",
        header="Owner",
        kind=Kind.PERSON,
        width=20,
        help="The role on the Team sheet, or the agency on Lists, that answers for it. An item without an owner takes "
        "that of its activity.",
        aliases=("Person responsible", "Responsible", "Lead"),
    ),
    Column(
        key="start",
        header="Start",
        kind=Kind.DATE,
        width=12,
        help="When work starts. Leave blank and the timeline proposes a date. A date you type is never moved.",
        aliases=("Start date", "Begin"),
    ),
    Column(
        key="finish",
        header="Finish",
        kind=Kind.DATE,
        width=12,
        help="When it is to be done.",
        aliases=("Finish date", "Due", "Due date", "End", "End date"),
    ),
    STATUS,
    Column(
        key="days",
        header="Work days",
        kind=Kind.NUMBER,
        low=0,
        high=1000,
        width=8,
        help="How many working days it takes. Leave blank to use our proposal.",
        aliases=("Duration", "Days"),
    ),
    Column(
        key="depends_on",
        header="Depends on",
        kind=Kind.LINKS,
        many=True,
        width=14,
        help="IDs of what must come first, as in Microsoft Project: A1.2; A2.1SS+5d; A2.3FF-2d. Without letters it "
        "starts when the other has finished.",
        aliases=("Predecessors", "Dependencies"),
    ),
    Column(
        key="evidence",
        header="Evidence",
        width=28,
        help="What shows that it is done, and where it is kept: a file name, a folder, a page.",
        aliases=("Evidence of completion", "Documentation"),
    ),
    Column(
        key="personnel",
        header="Personnel",
        width=20,
        help="Whom Table A.1 names for the action.",
    ),
    NOTES,
)


def _phase_table(phase: Phase, sheet: str, purpose: str) -> Table:
    return Table(
        key=phase.key,
        sheet=sheet,
        title=f"{sheet}: activities",
        purpose=purpose,
        phase=phase.key,
        columns=ACTIVITY_COLUMNS,
        prefilled=_activity_rows(phase),
        spare=15,
    )


PRE_PLANNING = _phase_table(
    process.PRE_PLANNING,
    "Pre-Planning",
    "Phase 1 of Table A.1: review what is known, form the teams, plan the work.",
)
DEVELOPMENT = _phase_table(
    process.DEVELOPMENT,
    "Development",
    "Phase 2 of Table A.1: align targets, needs, strategies, MPOs and evaluation, then write the plan.",
)
DISSEMINATION = _phase_table(
    process.DISSEMINATION,
    "Dissemination",
    "Phase 3 of Table A.1: share the plan, use it, review it.",
)
PHASE_TABLES = (PRE_PLANNING, DEVELOPMENT, DISSEMINATION)

OUTCOMES = Table(
    key="outcomes",
    sheet="Outcomes",
    title="Outcomes",
    purpose="What Table A.1 expects each action to leave behind, and where yours is kept.",
    spare=10,
    prefilled=tuple(
        {
            "id": outcome.id,
            "action": f"{action.number}. {action.text}",
            "outcome": f"{head.lead}: {outcome.text}" if head else outcome.text,
            "status": NOT_STARTED,
        }
        for action, outcome, head in process.outcomes()
    ),
    columns=(
        row_id("O1.1 is action 1, outcome 1 of Table A.1.", "Outcome ID"),
        Column(
            key="action",
            header="Action",
            width=30,
            help="The action of Table A.1 that the outcome belongs to.",
            aliases=("Actions",),
        ),
        Column(
            key="outcome",
            header="Outcome",
            required=True,
            width=54,
            help="What should exist when the action is done.",
            aliases=("Outcomes", "Product"),
        ),
        STATUS,
        Column(
            key="evidence",
            header="Evidence",
            width=34,
            help="Where the outcome is kept: a sheet of this workbook, a file, a page.",
            aliases=("Where it is kept", "Documentation"),
        ),
        Column(
            key="completed",
            header="Completed on",
            kind=Kind.DATE,
            width=14,
            help="The day on which it was complete.",
            aliases=("Date completed",),
        ),
        NOTES,
    ),
)
