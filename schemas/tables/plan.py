"""The sheets about the written plan and about carrying it out."""

from __future__ import annotations

from schemas.model import Column, Kind, Table
from schemas.tables import lists
from schemas.tables.common import NOTES, STATUS, row_id

_SECTIONS = (
    ("1", "Introduction: how this plan was made", lists.SECTION_INTRODUCTION),
    ("2", "Performance targets", lists.SECTION_TARGETS),
    ("3", "Comprehensive needs assessment", lists.SECTION_NEEDS),
    ("4", "Service delivery strategies", lists.SECTION_STRATEGIES),
    ("5", "Measurable program outcomes", lists.SECTION_MPOS),
    ("6", "Evaluation plan", lists.SECTION_EVALUATION),
    ("7", "Children with priority for services", lists.SECTION_PFS),
    (
        "8",
        "Preschool children and youth who dropped out",
        f"{lists.SECTION_PRESCHOOL}; {lists.SECTION_DROPPED_OUT}",
    ),
    ("9", "Identification and recruitment", lists.SECTION_IDR),
    ("10", "Exchange of student records", lists.SECTION_RECORDS),
    ("11", "Consultation with parents", lists.SECTION_PARENTS),
    (
        "12",
        "Integration and joint planning, the same standards",
        f"{lists.SECTION_INTEGRATION}; {lists.SECTION_STANDARDS}",
    ),
    ("13", "Local monitoring and support", lists.SECTION_LOCAL),
    ("14", "Project plan", lists.SECTION_PROJECT_PLAN),
    ("15", "Looking forward", lists.SECTION_FORWARD),
    ("A", "Appendix: alignment chart, team, terms", lists.SECTION_APPENDIX),
)
"""The sections that States use, in the order of the law and of Table A.1, with what each covers."""

PLAN_OUTLINE = Table(
    key="plan_outline",
    sheet="Plan Outline",
    title="Outline of the written plan",
    purpose="The sections of your SDP, what each covers, and who writes it. Change ours as you like.",
    nouns=("section of the outline", "sections of the outline"),
    spare=15,
    prefilled=tuple(
        {"id": id, "section": section, "covers": covers, "status": lists.NOT_STARTED}
        for id, section, covers in _SECTIONS
    ),
    columns=(
        row_id("Number of the section, for example 1 or 3.2.", "Section number"),
        Column(
            key="section",
            header="Section",
            required=True,
            width=36,
            help="The heading as it will stand in the plan.",
            aliases=("Section title", "Heading", "Chapter"),
        ),
        Column(
            key="covers",
            header="Covers",
            kind=Kind.CHOICE,
            choices="sections",
            many=True,
            width=34,
            help="What the section covers. The check looks here for elements such as PFS or ID&R.",
            aliases=("Element", "Topic"),
        ),
        Column(
            key="summary",
            header="What it says",
            width=56,
            help="Two or three sentences: the content in short.",
            aliases=("Summary", "Content"),
        ),
        Column(
            key="writer",
            header="Writer",
            kind=Kind.PERSON,
            width=22,
            help="The role on the Team sheet that writes it.",
            aliases=("Author", "Written by", "Owner"),
        ),
        STATUS,
        Column(
            key="kept_at",
            header="Kept at",
            width=28,
            help="File, folder or page of the draft.",
            aliases=("Location", "Page", "Link"),
        ),
        NOTES,
    ),
)

LOCAL_SUPPORT = Table(
    key="local_support",
    sheet="Local Support",
    title="Local monitoring and support",
    purpose="Four plans that help local projects carry out the SDP (Table A.1, action 6; 34 CFR 200.83(c)).",
    nouns=("plan", "plans"),
    columns=(
        row_id("A short ID of your own, for example S1."),
        Column(
            key="plan",
            header="Plan for",
            kind=Kind.CHOICE,
            choices="local_plans",
            required=True,
            width=24,
            help="Communication, technical assistance and training, subgranting, or monitoring.",
            aliases=("Kind of plan", "Plan"),
        ),
        Column(
            key="activity",
            header="What will be done",
            required=True,
            width=52,
            help="What the State does for, or asks of, local projects.",
            aliases=("Activity", "Description"),
        ),
        Column(
            key="who",
            header="Responsible",
            kind=Kind.PERSON,
            width=24,
            help="The role on the Team sheet, or the agency on Lists.",
            aliases=("Who", "Person responsible", "Lead"),
        ),
        Column(
            key="when",
            header="When",
            kind=Kind.WHEN,
            width=20,
            help="A date, a period or how often.",
            aliases=("Timeline", "Frequency"),
        ),
        Column(
            key="evidence",
            header="Evidence",
            width=34,
            help="How the State will know that it was done and that it helped.",
            aliases=("Documentation", "Measured by"),
        ),
        NOTES,
    ),
)


def _responsible(number: int) -> Column:
    return Column(
        key=f"responsible_{number}",
        header=f"Responsible ({number})",
        kind=Kind.PERSON,
        width=20,
        help="Another role or agency that takes part.",
        aliases=(f"Persons Responsible ({number})", f"Person responsible {number}"),
    )


PROJECT_PLAN = Table(
    key="project_plan",
    sheet="Project Plan",
    title="Project plan",
    purpose="Who does what by when, and with what, to carry out each adopted strategy.",
    spare=30,
    columns=(
        row_id("A short ID of your own, for example P1.", "Step", "Step ID", "Activity ID"),
        Column(
            key="strategy",
            header="Strategy ID",
            kind=Kind.REFERENCE,
            refers="strategies",
            many=True,
            width=12,
            help="The strategy that this activity carries out. Several IDs may be parted by semicolons.",
            aliases=("Strategy", "Goal"),
        ),
        Column(
            key="activity",
            header="Activity",
            required=True,
            width=48,
            help="What is to be done.",
            aliases=("Description of Action Step", "Activities", "Action step", "Action", "Task"),
        ),
        Column(
            key="start",
            header="Start",
            kind=Kind.DATE,
            width=13,
            help="When work starts.",
            aliases=("Start date", "Begin"),
        ),
        Column(
            key="finish",
            header="Finish",
            kind=Kind.DATE,
            width=13,
            help="When it is to be done.",
            aliases=("Expected Completion Date", "Finish date", "Due", "Due date", "End", "End date"),
        ),
        Column(
            key="days",
            header="Work days",
            kind=Kind.NUMBER,
            low=0,
            high=2000,
            width=10,
            help="How many working days it takes; used where a date is blank.",
            aliases=("Duration", "Days"),
        ),
        Column(
            key="depends_on",
            header="Depends on",
            kind=Kind.LINKS,
            many=True,
            width=14,
            help="IDs of what must come first, as in Microsoft Project: P3; P3SS+5d; P4FF-2d.",
            aliases=("Predecessors", "Dependencies"),
        ),
        Column(
            key="lead",
            header="Lead",
            kind=Kind.PERSON,
            width=22,
            help="The role on the Team sheet, or the agency on Lists, that answers for it.",
            aliases=(
                "Persons Responsible (*Lead)",
                "Person responsible",
                "Persons or agencies responsible",
                "Responsible",
                "Responsible (Lead)",
                "Person Responsible/Date",
            ),
        ),
        _responsible(2),
        _responsible(3),
        Column(
            key="resources",
            header="Resources",
            width=28,
            help="Staff time, funds, materials.",
            aliases=("Resources Needed",),
        ),
        Column(
            key="measured_by",
            header="Completion measured by",
            width=30,
            help="What shows that it is done and that it works.",
            aliases=("Completion/Effectiveness is Measured by", "Measured by"),
        ),
        Column(
            key="priority",
            header="Priority",
            kind=Kind.CHOICE,
            choices="priorities",
            width=11,
            help="Choose from the list.",
            aliases=("Priority Level",),
        ),
        STATUS,
        NOTES,
    ),
)

LOOKING_FORWARD = Table(
    key="looking_forward",
    sheet="Looking Forward",
    title="Looking forward",
    purpose="How the plan is communicated, kept relevant and carried by others (Table A.1, action 8).",
    nouns=("activity", "activities"),
    spare=15,
    columns=(
        row_id("A short ID of your own, for example K1."),
        Column(
            key="part",
            header="Part",
            kind=Kind.CHOICE,
            choices="forward_parts",
            required=True,
            width=30,
            help="Communicate, revisit, or collaborate: Table A.1 names these three.",
        ),
        Column(
            key="activity",
            header="Activity",
            required=True,
            width=48,
            help="What will be done.",
            aliases=("What will be done",),
        ),
        Column(
            key="audience",
            header="Audience or partner",
            width=28,
            help="Whom it reaches.",
            aliases=("Audience", "Partner"),
        ),
        Column(
            key="who",
            header="Responsible",
            kind=Kind.PERSON,
            width=24,
            help="The role on the Team sheet, or the agency on Lists.",
            aliases=("Who", "Lead"),
        ),
        Column(
            key="when",
            header="When",
            kind=Kind.WHEN,
            width=20,
            help="A date, a period or how often.",
            aliases=("Timeline", "Date"),
        ),
        Column(
            key="evidence",
            header="Evidence",
            width=30,
            help="What shows that it happened.",
            aliases=("Documentation",),
        ),
        NOTES,
    ),
)

EXCEPTIONS = Table(
    key="exceptions",
    sheet="Exceptions",
    title="Exceptions",
    purpose="“Not applicable, because …” and “accepted, because …”: say here what the check should not ask again.",
    columns=(
        Column(
            key="id",
            header="Rule or element",
            kind=Kind.ID,
            required=True,
            width=16,
            help="The ID of the finding, for example SDP402, or of an activity or outcome of Table A.1, for example "
            "A1.1d.",
            aliases=("Rule", "Element", "Finding"),
        ),
        Column(
            key="row",
            header="Row ID",
            width=12,
            help="The ID of the row, if it is about one row only, for example 1-1.",
            aliases=("Row",),
        ),
        Column(
            key="reason",
            header="Reason",
            required=True,
            width=60,
            help="Not applicable, because … or accepted, because …",
            aliases=("Because", "Explanation"),
        ),
        Column(
            key="by",
            header="Accepted by",
            required=True,
            width=24,
            help="The role that decided it.",
            aliases=("By", "By whom"),
        ),
        Column(
            key="date",
            header="Date",
            kind=Kind.DATE,
            required=True,
            width=13,
            help="When it was decided.",
            aliases=("Accepted on",),
        ),
    ),
)
