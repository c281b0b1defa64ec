"""The Settings sheet: one question per row about the State, its cycle and its timeline."""

from __future__ import annotations

from schemas.model import Column, Kind, Table

SMALL_NUMBER = 10
"""Children below which a number is hidden where Settings does not say: fewer could be recognized."""

SETTINGS = Table(
    key="settings",
    sheet="Settings",
    title="Settings",
    purpose="Answer these questions first: the check and the timeline follow them.",
    form=True,
    filters=False,
    spare=0,
    columns=(
        Column(
            key="state",
            header="State",
            required=True,
            help="The name or the postal code of your State. The timeline takes the State's holidays from it.",
        ),
        Column(key="agency", header="State educational agency", help="The agency that receives the MEP grant."),
        Column(
            key="plan_title",
            header="Title of the plan",
            help="As it will stand on the cover, for example Service Delivery Plan 2027-2030.",
        ),
        Column(
            key="planning_start",
            header="Planning starts on",
            kind=Kind.DATE,
            required=True,
            help="The first working day of the planning. Blank dates are proposed from here.",
        ),
        Column(
            key="adoption_date",
            header="Plan adopted on (planned or actual)",
            kind=Kind.DATE,
            required=True,
            help="The day on which the final plan is, or was, adopted.",
        ),
        Column(
            key="cycle_start",
            header="Plan takes effect on",
            kind=Kind.DATE,
            required=True,
            help="The first day of the period that the plan covers.",
        ),
        Column(
            key="cycle_end",
            header="Plan ends on",
            kind=Kind.DATE,
            required=True,
            help="The last day of the period that the plan covers. States use three to five years; the law sets no "
            "number.",
        ),
        Column(
            key="cna_date",
            header="Needs assessment (CNA) completed on",
            kind=Kind.DATE,
            help="The plan must rest on a current needs assessment: not more than three years old at adoption.",
        ),
        Column(
            key="last_review",
            header="Plan last reviewed on",
            kind=Kind.DATE,
            help="The law asks for periodic review. Leave blank while your first plan is in the making.",
        ),
        Column(
            key="school_year_programs",
            header="Does the State run programs of one school year in duration?",
            kind=Kind.CHOICE,
            choices="yes_no",
            help="Yes: the State PAC must be consulted. No: parents of migratory children must be consulted.",
        ),
        Column(
            key="readiness_target",
            header="Has the State adopted a school readiness target for all children?",
            kind=Kind.CHOICE,
            choices="yes_no",
            help="Yes: the plan must carry it. No: the school readiness target is not applicable. Preschool children "
            "must be served either way.",
        ),
        Column(
            key="dropout_target",
            header="Has the State adopted a target for the number of school dropouts?",
            kind=Kind.CHOICE,
            choices="yes_no",
            help="Yes: the plan must carry it. No: the plan must say so in its section on performance targets.",
        ),
        Column(
            key="small_state",
            header="Does one team do the work of both teams (small State)?",
            kind=Kind.CHOICE,
            choices="yes_no",
            help="Yes: one team is enough; Management Team, SDP Planning Team and Both teams all mean it. Of the "
            "activities A1.2 and A2.2, one may be Not applicable.",
        ),
        Column(
            key="direction",
            header="Propose blank dates",
            kind=Kind.CHOICE,
            choices="directions",
            help="Forward from the planning start, or backward from the adoption date.",
        ),
        Column(
            key="parent_languages",
            header="Languages of migratory parents",
            help="The languages that parents understand, parted by semicolons, for example Spanish; Mixteco.",
        ),
        Column(
            key="checked_by",
            header="Checked against the checklist by",
            help="The role that compared the alignment chart and the project plan with the checklist of requirements "
            "(Table A.1, action 4).",
        ),
        Column(
            key="checked_on",
            header="Checked against the checklist on",
            kind=Kind.DATE,
            help="The day on which that was done.",
        ),
        Column(
            key="reporting_period",
            header="Results are reported for",
            kind=Kind.CHOICE,
            choices="reporting_periods",
            help="The federal performance period is September 1 to August 31.",
        ),
        Column(
            key="small_number",
            header="Hide numbers of children below",
            kind=Kind.NUMBER,
            low=0,
            high=100,
            help="A number of a few children can tell who they are (FERPA). What is shared hides numbers below this; "
            f"blank means {SMALL_NUMBER}, which most States use.",
        ),
    ),
)
