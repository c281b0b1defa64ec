"""The drop-down lists of the Lists sheet, and how far a State may change each."""

from __future__ import annotations

from schemas import process
from schemas.model import Choices, Freedom

LISTS_SHEET = "Lists"

YES, NO = "Yes", "No"

NOT_STARTED, IN_PROGRESS, DONE, NOT_APPLICABLE = "Not started", "In progress", "Done", "Not applicable"
PROPOSED, ADOPTED, DROPPED = "Proposed in the CNA", "Adopted", "Not adopted"
PLANNED, HELD, CANCELED = "Planned", "Held", "Canceled"
FORWARD, BACKWARD = "Forward from the planning start", "Backward from the adoption date"

PRESCHOOL = "Preschool"
DROPPED_OUT = "Dropped out of school"
PFS = "Priority for services (PFS)"
ALL_CHILDREN = "All migratory children"
FAMILIES = "Migratory parents and families"

UNIQUE_NEED = "Unique need from the migratory lifestyle"
OTHER_NEED = "Other need to take part in school"

READING, MATHEMATICS, GRADUATION = "Reading", "Mathematics", "High school graduation"
DROPOUTS, READINESS, OTHER_TARGET = (
    "Number of school dropouts",
    "School readiness",
    "Other, for migratory children",
)

SEA_MEP, TITLE_I, TITLE_III, EARLY_CHILDHOOD = (
    "State MEP",
    "Title I, Part A",
    "Title III, Part A",
    "Early childhood",
)
STATE_PAC, PARENT = "State PAC", "Migratory parent"
MIGRATORY_PARENTS, PAC_AND_PARENTS = "Migratory parents", "State PAC and migratory parents"

IMPLEMENTATION, RESULTS = "Implementation", "Results"

COMMUNICATION, ASSISTANCE = "Communication", "Technical assistance and training"
SUBGRANTING, MONITORING = "Subgranting", "Monitoring"

COMMUNICATE, REVISIT = "Communicate the plan and create buy-in", "Revisit the plan to keep it relevant"
COLLABORATE = "Build and maintain collaborations"

PREVIOUS_ROUND, DRAFT_ROUND, USE_ROUND = "Previous SDP", "Draft SDP", "SDP in use"

KEPT, CHANGED, MERGED, LEFT = "Kept", "Changed", "Merged", "Dropped"

SECTION_INTRODUCTION = "Introduction and planning process"
SECTION_TARGETS, SECTION_NEEDS = "Performance targets", "Needs assessment"
SECTION_STRATEGIES, SECTION_MPOS = "Service delivery strategies", "MPOs"
SECTION_EVALUATION = "Evaluation plan"
SECTION_PRESCHOOL, SECTION_DROPPED_OUT = "Preschool children", "Youth who dropped out of school"
SECTION_LOCAL, SECTION_PROJECT_PLAN = "Local monitoring and support", "Project plan"
SECTION_FORWARD, SECTION_APPENDIX = "Looking forward", "Appendix"
SECTION_STANDARDS = "Same challenging State academic standards"
SECTION_PFS = "Priority for services"
SECTION_IDR = "Identification and recruitment (ID&R)"
SECTION_RECORDS = "Exchange of student records"
SECTION_PARENTS = "Consultation with parents"
SECTION_INTEGRATION = "Integration and joint planning"

MANAGEMENT, PLANNING, BOTH, CONSULTED = "Management Team", "SDP Planning Team", "Both teams", "Consulted"

SURVEY, HOME_VISITS = "Survey", "Home visits"

UNDECIDED = "Open"
TAKEN, TAKEN_IN_PART = "Adopted", "Adopted in part"

REQUIRED, OPTIONAL = "Required", "Optional"

EVERYBODY, PFS_ONLY, NOT_PFS = "All", "PFS", "Others than PFS"

PARTLY = "Partly"

CHOICES: tuple[Choices, ...] = (
    Choices(
        key="goal_areas",
        header="Goal areas",
        values=(
            "School readiness",
            "English language arts and mathematics",
            "Graduation and services to out-of-school youth",
            "Support services",
        ),
        freedom=Freedom.FREE,
        help="The areas into which your State groups its needs, strategies and MPOs.",
    ),
    Choices(
        key="areas_of_concern",
        header="Areas of concern",
        values=(
            "Educational continuity",
            "Instructional time",
            "School engagement",
            "English language development",
            "Educational support in the home",
            "Health",
            "Access to services",
        ),
        freedom=Freedom.FREE,
        help="The seven areas of concern commonly used in a CNA.",
    ),
    Choices(
        key="populations",
        header="Populations",
        values=(
            ALL_CHILDREN,
            PFS,
            PRESCHOOL,
            "Elementary (K-5)",
            "Middle grades (6-8)",
            "High school (9-12)",
            DROPPED_OUT,
            "Out-of-school youth (OSY)",
            "English learners",
            FAMILIES,
        ),
        freedom=Freedom.EXTENDABLE,
        help="Who a need, a strategy or an MPO is about. The check looks for preschool children, for those who dropped "
        "out of school and for PFS by these words.",
    ),
    Choices(
        key="represents",
        header="Represents",
        values=(
            SEA_MEP,
            TITLE_I,
            TITLE_III,
            EARLY_CHILDHOOD,
            "Special education",
            "Student data and assessment",
            "ID&R",
            "Student records (MSIX)",
            "Out-of-school youth and graduation",
            "Health and support services",
            "Local project",
            "Teacher",
            "Community partner",
            "HEP or CAMP",
            "External facilitator or evaluator",
            STATE_PAC,
            PARENT,
        ),
        freedom=Freedom.EXTENDABLE,
        help="For whom a team member speaks.",
    ),
    Choices(
        key="partners",
        header="Programs and partners",
        values=(
            TITLE_I,
            TITLE_III,
            EARLY_CHILDHOOD,
            "Special education (IDEA)",
            "Career and technical education",
            "State and local funds",
            "HEP or CAMP",
            "Health services",
            "Community organizations",
            "None",
        ),
        freedom=Freedom.EXTENDABLE,
        help="Programs that plan or deliver services together with the MEP.",
    ),
    Choices(
        key="agencies",
        header="Agencies and groups",
        values=(process.MEP_STAFF, process.LOCAL_AGENCIES, process.PARENTS, "Regional offices"),
        freedom=Freedom.FREE,
        help="Agencies and groups that may be responsible for work without being a member of the team.",
    ),
    Choices(
        key="priorities",
        header="Priorities",
        values=("High", "Medium", "Low"),
        freedom=Freedom.FREE,
        help="Your State's scale of priorities.",
    ),
    Choices(
        key="stakeholders",
        header="Stakeholder groups",
        values=(
            STATE_PAC,
            MIGRATORY_PARENTS,
            "Migratory youth",
            "Local operating agencies",
            "Teachers and school staff",
            "State agency staff",
            "Community partners",
        ),
        freedom=Freedom.EXTENDABLE,
        help="Who gives feedback on the plan.",
    ),
    Choices(
        key="closed_days",
        header="Closed days",
        values=(),
        freedom=Freedom.FREE,
        help="Days on which your agency is closed besides federal and State holidays. The timeline skips them.",
    ),
    Choices(
        key="yes_no",
        header="Yes or no",
        values=(YES, NO),
        freedom=Freedom.FIXED,
        help="Used by the check.",
    ),
    Choices(
        key="statuses",
        header="Statuses",
        values=(NOT_STARTED, IN_PROGRESS, DONE, NOT_APPLICABLE),
        freedom=Freedom.FIXED,
        help="How far an activity, an outcome or a section is.",
    ),
    Choices(
        key="adoption",
        header="Strategy statuses",
        values=(PROPOSED, ADOPTED, DROPPED),
        freedom=Freedom.FIXED,
        help="Whether a strategy is in the plan.",
    ),
    Choices(
        key="strategy_decisions",
        header="Decisions on strategies",
        values=(KEPT, CHANGED, MERGED, LEFT),
        freedom=Freedom.FIXED,
        help="What became of a solution strategy that the CNA proposed.",
    ),
    Choices(
        key="performance_measures",
        header="Performance measures",
        values=(
            "Proficient in reading, grades 3-8",
            "Proficient in mathematics, grades 3-8",
            "Graduated or promoted, grades 7-12",
            "Algebra I credit on entering grade 11",
        ),
        freedom=Freedom.EXTENDABLE,
        help="The federal performance measures of the program, final since December 2012.",
    ),
    Choices(
        key="reporting_periods",
        header="Reporting periods",
        values=("Performance period (September 1 to August 31)", "School year", "State fiscal year"),
        freedom=Freedom.EXTENDABLE,
        help="The year for which results are reported.",
    ),
    Choices(
        key="meeting_statuses",
        header="Meeting statuses",
        values=(PLANNED, HELD, CANCELED),
        freedom=Freedom.FIXED,
        help="Used by the check.",
    ),
    Choices(
        key="meeting_formats",
        header="Meeting formats",
        values=("In person", "Online", "Hybrid", "Phone", HOME_VISITS, SURVEY),
        freedom=Freedom.EXTENDABLE,
        help="How a meeting or a consultation takes place.",
    ),
    Choices(
        key="consultations",
        header="Consultation with",
        values=(NO, STATE_PAC, MIGRATORY_PARENTS, PAC_AND_PARENTS),
        freedom=Freedom.FIXED,
        help="Whether a meeting is consultation with the State PAC or with migratory parents.",
    ),
    Choices(
        key="teams",
        header="Teams",
        values=(MANAGEMENT, PLANNING, BOTH, CONSULTED),
        freedom=Freedom.FIXED,
        help="The teams of Table A.1.",
    ),
    Choices(
        key="target_subjects",
        header="Targets for",
        values=(READING, MATHEMATICS, GRADUATION, DROPOUTS, READINESS, OTHER_TARGET),
        freedom=Freedom.FIXED,
        help="The subjects of performance targets in 34 CFR 200.83(a)(1).",
    ),
    Choices(
        key="need_kinds",
        header="Kinds of need",
        values=(UNIQUE_NEED, OTHER_NEED),
        freedom=Freedom.FIXED,
        help="The two kinds of need in 34 CFR 200.83(a)(2).",
    ),
    Choices(
        key="obligations",
        header="For local projects",
        values=(REQUIRED, OPTIONAL),
        freedom=Freedom.FIXED,
        help="Whether each local project must carry out a strategy.",
    ),
    Choices(
        key="evaluation_kinds",
        header="Kinds of evaluation",
        values=(IMPLEMENTATION, RESULTS),
        freedom=Freedom.FIXED,
        help="34 CFR 200.84(a) asks for both.",
    ),
    Choices(
        key="local_plans",
        header="Local plans",
        values=(COMMUNICATION, ASSISTANCE, SUBGRANTING, MONITORING),
        freedom=Freedom.FIXED,
        help="The four plans of Table A.1, action 6.",
    ),
    Choices(
        key="forward_parts",
        header="Parts of Looking Forward",
        values=(COMMUNICATE, REVISIT, COLLABORATE),
        freedom=Freedom.FIXED,
        help="The three parts of Table A.1, action 8.",
    ),
    Choices(
        key="rounds",
        header="Feedback rounds",
        values=(DRAFT_ROUND, USE_ROUND, PREVIOUS_ROUND),
        freedom=Freedom.FIXED,
        help="Table A.1 asks for feedback on the draft (action 7) and on the plan in use (action 9), and reviews that "
        "on the previous SDP (action 1).",
    ),
    Choices(
        key="decisions",
        header="Decisions on feedback",
        values=(UNDECIDED, TAKEN, TAKEN_IN_PART, "Not adopted"),
        freedom=Freedom.FIXED,
        help="What became of a comment.",
    ),
    Choices(
        key="sections",
        header="Sections of the plan",
        values=(
            SECTION_INTRODUCTION,
            SECTION_TARGETS,
            SECTION_NEEDS,
            SECTION_STRATEGIES,
            SECTION_MPOS,
            SECTION_EVALUATION,
            SECTION_STANDARDS,
            SECTION_INTEGRATION,
            SECTION_PFS,
            SECTION_PRESCHOOL,
            SECTION_DROPPED_OUT,
            SECTION_IDR,
            SECTION_RECORDS,
            SECTION_PARENTS,
            SECTION_LOCAL,
            SECTION_PROJECT_PLAN,
            SECTION_FORWARD,
            SECTION_APPENDIX,
        ),
        freedom=Freedom.EXTENDABLE,
        help="What a section of the written plan covers.",
    ),
    Choices(
        key="information_types",
        header="Types of information",
        values=("Data", "Document", "Comment", "Decision", "Question"),
        freedom=Freedom.EXTENDABLE,
        help="What kind of information was collected.",
    ),
    Choices(
        key="directions",
        header="Timeline directions",
        values=(FORWARD, BACKWARD),
        freedom=Freedom.FIXED,
        help="From which end blank dates are proposed.",
    ),
    Choices(
        key="result_groups",
        header="Groups of results",
        values=(EVERYBODY, PFS_ONLY, NOT_PFS),
        freedom=Freedom.FIXED,
        help="34 CFR 200.84(a) asks for results particularly for children with priority for services.",
    ),
    Choices(
        key="carried_out",
        header="Carried out",
        values=(YES, PARTLY, NO),
        freedom=Freedom.FIXED,
        help="Whether a local project carried out a strategy.",
    ),
    Choices(
        key="monitoring_kinds",
        header="Kinds of monitoring",
        values=("Desk review", "On-site visit"),
        freedom=Freedom.EXTENDABLE,
        help="How the State looks at a local project.",
    ),
)

_BY_KEY = {choices.key: choices for choices in CHOICES}


def choices(key: str) -> Choices:
    """The list of that key; KeyError if there is none."""
    return _BY_KEY[key]
