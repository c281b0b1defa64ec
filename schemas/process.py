"""Table A.1 of the federal SDP Toolkit, in its own words: phases, actions, activities, outcomes and personnel.

Source: U.S. Department of Education, Office of Migrant Education, Service Delivery Plan Toolkit, Table A.1 "Service
Delivery Plan: Process Overview". The working days and the order of activities are our own proposals, made for six to
nine months with three meetings; staff change them as they like.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.model import Action, Activity, Outcome, Phase

STATE_DIRECTOR = "State Director"
MANAGEMENT_TEAM = "Management Team"
PLANNING_TEAM = "SDP Planning Team"
MEP_STAFF = "MEP staff"
LOCAL_AGENCIES = "local operating agencies"
PARENTS = "migratory parents"
PERSONNEL = (STATE_DIRECTOR, MANAGEMENT_TEAM, PLANNING_TEAM, MEP_STAFF, LOCAL_AGENCIES, PARENTS)

PRE_PLANNING = Phase(
    key="pre_planning",
    text="PRE-PLANNING PHASE",
    actions=(
        Action(
            number=1,
            text="Reviewing Information to Inform the Process",
            activities=(
                Activity(
                    id="A1.1",
                    text="Review relevant information that will inform the scale and focus of your SDP planning "
                    "effort, including the following:",
                    lead="Review",
                    items=(
                        Activity(id="A1.1a", text="current requirements for the SDP", days=5),
                        Activity(id="A1.1b", text="this Toolkit", days=5),
                        Activity(id="A1.1c", text="results of the CNA", days=10),
                        Activity(id="A1.1d", text="recent MEP evaluation results, if available", days=10),
                        Activity(id="A1.1e", text="previous SDP and any related stakeholder feedback", days=10),
                        Activity(id="A1.1f", text="consultation with PAC /migratory parents", days=10),
                    ),
                ),
                Activity(
                    id="A1.2",
                    text="Identify and recruit Management Team members",
                    days=10,
                    after=("A1.1",),
                ),
                Activity(id="A1.3", text="Draft an outline of your SDP", days=5, after=("A1.1",)),
            ),
            outcomes=(
                Outcome(id="O1.1", text="List of Management Team members"),
                Outcome(id="O1.2", text="Proposed SDP Outline"),
            ),
            personnel=(STATE_DIRECTOR,),
        ),
        Action(
            number=2,
            text="Planning the SDP Development Process",
            activities=(
                Activity(
                    id="A2.1",
                    text="Develop a timeline for developing the SDP which will support a collaborative process.",
                    days=5,
                    after=("A1.2",),
                ),
                Activity(id="A2.2", text="Identify SDP Planning Team members.", days=10, after=("A1.2",)),
                Activity(
                    id="A2.3",
                    text="Develop a schedule of meetings, establish purpose and goals of each meeting, and set agenda "
                    "items.",
                    days=5,
                    after=("A2.1",),
                ),
                Activity(
                    id="A2.4",
                    text="Develop a system for collecting information generated throughout the planning process.",
                    days=5,
                    after=("A2.1",),
                ),
            ),
            outcomes=(
                Outcome(id="O2.1", text="SDP Development Timeline"),
                Outcome(id="O2.2", text="List of SDP Planning Team members"),
                Outcome(id="O2.3", text="Meeting schedule and draft agendas"),
            ),
            personnel=(STATE_DIRECTOR, MANAGEMENT_TEAM),
        ),
    ),
)

DEVELOPMENT = Phase(
    key="development",
    text="SDP DEVELOPMENT PHASE",
    actions=(
        Action(
            number=3,
            text="Launching the Planning Process",
            activities=(
                Activity(
                    id="A3.1",
                    text="Orient the SDP Planning team to the SDP purpose; the planning process; and results of the "
                    "CNA and MEP evaluation.",
                    days=2,
                    after=("A2.2", "A2.3", "A2.4"),
                ),
                Activity(
                    id="A3.2",
                    text="Ensure the SDP Planning team understands the unique needs of migratory children identified "
                    "to receive priority for services, preschool migratory children, and migratory children who have "
                    "dropped out of school.",
                    days=2,
                    after=("A3.1",),
                ),
                Activity(
                    id="A3.3",
                    text="Gather additional details about migratory children in the state, including root causes of "
                    "concerns, based on the perspectives of SDP Planning Team members.",
                    days=10,
                    after=("A3.2",),
                ),
                Activity(
                    id="A3.4",
                    text="Review the solution strategies proposed in the CNA; consider implementation challenges and "
                    "identify additional strategies.",
                    days=10,
                    after=("A3.2",),
                ),
            ),
            outcomes=(
                Outcome(
                    id="O3.1",
                    text="Additional information on migratory children in your state to supplement the CNA and MEP "
                    "evaluation",
                ),
                Outcome(
                    id="O3.2",
                    text="List of solution strategies finalized from the proposed strategies in the CNA with "
                    "recommendations for implementation",
                ),
            ),
            personnel=(STATE_DIRECTOR, PLANNING_TEAM),
        ),
        Action(
            number=4,
            text="Developing Aligned Components",
            activities=(
                Activity(
                    id="A4.1",
                    text="Develop and chart the aligned components that are required in the SDP:",
                    lead="Develop and chart",
                    items=(
                        Activity(
                            id="A4.1a",
                            text="Long-term goals and measurements of interim progress",
                            days=10,
                            after=("A3.3", "A3.4"),
                        ),
                        Activity(id="A4.1b", text="Needs assessment information", days=10, after=("A3.3", "A3.4")),
                        Activity(id="A4.1c", text="Service delivery strategies", days=15, after=("A4.1b",)),
                        Activity(id="A4.1d", text="MPOs", days=10, after=("A4.1a", "A4.1c")),
                        Activity(id="A4.1e", text="Evaluation Plan", days=10, after=("A4.1d",)),
                    ),
                ),
                Activity(
                    id="A4.2",
                    text="Develop a project plan based on the aligned components",
                    days=10,
                    after=("A4.1",),
                ),
                Activity(
                    id="A4.3",
                    text="Review the alignment chart and project plan using the checklist (see Section B, Overview of "
                    "Statute, Regulations and Non-Regulatory Guidance Related to Service Delivery Plans) to ensure "
                    "that all requirements have been met.",
                    days=5,
                    after=("A4.2",),
                ),
            ),
            outcomes=(
                Outcome(id="O4.1", text="Completed alignment chart"),
                Outcome(id="O4.2", text="Completed project plan"),
            ),
            personnel=(STATE_DIRECTOR, PLANNING_TEAM),
        ),
        Action(
            number=5,
            text="Addressing the Needs of Migratory Children",
            activities=(
                Activity(
                    id="A5.1",
                    text="Develop strategies and plans to include the following required and suggested SDP elements:",
                    lead="Develop strategies and plans",
                    items=(
                        Activity(
                            id="A5.1a",
                            text="Addressing the needs of migratory children identified to receive PFS (information "
                            "is suggested for the SDP)",
                            days=10,
                            after=("A4.1c",),
                        ),
                        Activity(
                            id="A5.1b",
                            text="Addressing the needs of preschool migratory children and migratory youth who have "
                            "dropped out of school (information is required for the SDP)",
                            days=10,
                            after=("A4.1c",),
                        ),
                        Activity(
                            id="A5.1c",
                            text="Identification and Recruitment (ID&R) of migratory children (suggested to include "
                            "in the SDP)",
                            days=10,
                            after=("A4.1c",),
                        ),
                        Activity(
                            id="A5.1d",
                            text="Exchange of student records (suggested to include in the SDP)",
                            days=10,
                            after=("A4.1c",),
                        ),
                        Activity(
                            id="A5.1e",
                            text="Consultation with the State Parent Advisory Council (PAC) or with migratory parents "
                            "for SEAs not operating programs for one school year in duration (required for the SDP)",
                            days=15,
                            after=("A4.1c",),
                        ),
                    ),
                ),
            ),
            outcomes=(
                Outcome(
                    id="O5.1",
                    text="Draft strategies and plans for required and suggested elements of the SDP",
                ),
            ),
            personnel=(STATE_DIRECTOR, PLANNING_TEAM),
        ),
        Action(
            number=6,
            text="Planning local monitoring and support",
            activities=(
                Activity(
                    id="A6.1",
                    text="Based on the SDP, develop strategies to ensure implementation and accountability in local "
                    "projects which can be included in the SDP.",
                    days=15,
                    after=("A4.2",),
                ),
            ),
            outcomes=(
                Outcome(
                    id="O6.1",
                    text="Plans for the following:",
                    lead="Plans",
                    items=(
                        Outcome(id="O6.1a", text="Communication with local projects"),
                        Outcome(id="O6.1b", text="Technical assistance and training"),
                        Outcome(id="O6.1c", text="Local subgranting processes"),
                        Outcome(id="O6.1d", text="Local monitoring"),
                    ),
                ),
            ),
            personnel=(STATE_DIRECTOR, PLANNING_TEAM),
        ),
        Action(
            number=7,
            text="Creating the SDP",
            activities=(
                Activity(
                    id="A7.1",
                    text="Develop a project plan with activities, timeline, persons or agencies responsible, and "
                    "resources to operationalize the strategies.",
                    days=10,
                    after=("A4.3",),
                ),
                Activity(
                    id="A7.2",
                    text="Compile the information developed throughout the planning process and, using the draft "
                    "outline developed during the pre-planning phase, draft the SDP.",
                    days=20,
                    after=("A1.3", "A4.3", "A5.1", "A6.1"),
                ),
                Activity(
                    id="A7.3",
                    text="Gather feedback on the draft SDP from various stakeholder groups and revise the SDP based "
                    "on their review.",
                    days=20,
                    after=("A7.1", "A7.2"),
                ),
            ),
            outcomes=(
                Outcome(id="O7.1", text="Project plan"),
                Outcome(id="O7.2", text="Draft SDP"),
                Outcome(id="O7.3", text="Stakeholder feedback on the draft SDP"),
                Outcome(id="O7.4", text="Final SDP"),
            ),
            personnel=(STATE_DIRECTOR, PLANNING_TEAM),
        ),
    ),
)

DISSEMINATION = Phase(
    key="dissemination",
    text="SDP Dissemination and Review",
    actions=(
        Action(
            number=8,
            text="Planning for engagement",
            activities=(
                Activity(
                    id="A8.1",
                    text="Develop a plan for “Looking Forward” that includes how to communicate the SDP and create "
                    "buy-in, revisit the Plan to keep it relevant, and build and maintain collaborations.",
                    days=10,
                    after=("A7.2",),
                ),
            ),
            outcomes=(Outcome(id="O8.1", text="Plan for “Looking Forward”"),),
            personnel=(STATE_DIRECTOR, PLANNING_TEAM),
        ),
        Action(
            number=9,
            text="Sharing, Using, and Updating the SDP",
            activities=(
                Activity(
                    id="A9.1",
                    text="Communicate the SDP and begin implementation, according to plans.",
                    days=20,
                    after=("A7.3", "A8.1"),
                ),
                Activity(
                    id="A9.2",
                    text="Gather feedback from stakeholders on the SDP as part of the Continuous Improvement Process.",
                    days=20,
                    after=("A9.1",),
                ),
            ),
            outcomes=(
                Outcome(
                    id="O9.1",
                    text="Stakeholder feedback on the effectiveness of the SDP to improve outcomes for migratory "
                    "children",
                ),
            ),
            personnel=(STATE_DIRECTOR, MEP_STAFF, LOCAL_AGENCIES, PARENTS),
        ),
    ),
)

PHASES = (PRE_PLANNING, DEVELOPMENT, DISSEMINATION)

ADOPTION = "A7.3"
"""The activity whose finish is the adoption of the plan: backward scheduling ends it on the adoption date."""

DRAFT, DRAFT_PLAN = "A7.2", "O7.2"
"""The activity that writes the draft, and the outcome that is the draft."""

FINAL_PLAN = "O7.4"
"""The outcome that is the final plan: once it is done, nothing in the plan changes any more."""

SAME_WITH_ONE_TEAM = (("A1.2", "A2.2"), ("O1.1", "O2.2"))
"""Recruiting the two teams, and their lists: where one team does the work of both, each pair is one and the same."""


def head_of(id: str) -> str:
    """The ID that an item belongs to: its own without its last letter or its last number; empty if it is none.

    A1.1a belongs to A1.1, as in Table A.1, and P1.2 to P1. Whether there is such a row, the sheet says: no row is A1.
    """
    if id[-1:].isalpha():
        return id[:-1]
    head, dot, number = id.rpartition(".")
    return head if dot and number.isdigit() else ""


def actions() -> Iterator[Action]:
    """All nine actions, in order."""
    for phase in PHASES:
        yield from phase.actions


def activities(phase: Phase | None = None) -> Iterator[tuple[Action, Activity, Activity | None]]:
    """Each activity and sub-item as (action, activity, the activity it belongs to or None), of one phase or of all."""
    for action in phase.actions if phase else actions():
        for activity in action.activities:
            yield action, activity, None
            for item in activity.items:
                yield action, item, activity


def outcomes() -> Iterator[tuple[Action, Outcome, Outcome | None]]:
    """Each outcome and sub-item as (action, outcome, the outcome it belongs to or None)."""
    for action in actions():
        for outcome in action.outcomes:
            yield action, outcome, None
            for item in outcome.items:
                yield action, item, outcome
