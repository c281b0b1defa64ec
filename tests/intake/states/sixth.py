"""A sixth round of charts: headers of which only some words are known."""

from __future__ import annotations

from tests.intake.states.notation import body, chart, heads, title

P = "project_plan."
S = "By June 30, 2029, 60% of tutored students will gain one level on the State test."
S2 = "By June 30, 2029, 75% of families will report reading at home at least weekly."
S3 = "By June 30, 2029, the graduation rate of migratory students will rise by 5 percentage points."

NUMBERED_STRATEGIES = chart(
    "goal.xlsx",
    title(
        "Goal 1: English Language Arts",
        {"strategies.goal_area": ("Goal 1: English Language Arts", "English Language Arts")},
        span=4,
    ),
    heads("Priority Need", "Key Strategies", "Performance Measure", "Staff Responsible"),
    body(
        "needs.need strategies.strategy mpos.text -",
        [
            "Students lag in reading",
            ("1.1 Tutor after school", {"strategies.id": "1.1", "strategies.strategy": "Tutor after school"}),
            S,
            "Site lead",
        ],
        [
            "Families want books",
            ("1.2 Send books home", {"strategies.id": "1.2", "strategies.strategy": "Send books home"}),
            S2,
            "Recruiters",
        ],
    ),
    links=[{"needs": "Families want books", "strategies": "1.2", "mpos": S2}],
)

ACTION_ITEMS = chart(
    "pm.csv",
    heads(
        "Step #",
        "Action Item",
        "Owner",
        "Target Start",
        "Target End",
        "Dependent On",
        "Current Status",
        "Comments/Notes",
    ),
    body(
        f"{P}id {P}activity {P}lead {P}start {P}finish {P}depends_on {P}status {P}notes",
        [
            "1",
            "Form the data team",
            "Analyst",
            ("10/4/2027", "2027-10-04"),
            ("10/8/2027", "2027-10-08"),
            "",
            ("Not Started", "Not started"),
            "Five members",
        ],
        [
            "2",
            "Draft the data request",
            "Analyst",
            ("10/11/2027", "2027-10-11"),
            ("10/15/2027", "2027-10-15"),
            "1",
            ("Not Started", "Not started"),
            "",
        ],
    ),
)

EVALUATION_MATRIX = chart(
    "eval.xlsx",
    title("EVALUATION MATRIX"),
    heads("MPO Number", "Evaluation Question", "Indicators/Data Sources", "Collection Schedule", "Responsible Party"),
    body(
        "mpos.id evaluation.question evaluation.instrument evaluation.when evaluation.collector",
        [("1A", {"alignment.mpo": "1A"}), "Did tutoring raise scores?", "State test file", "Each August", "Evaluator"],
        [("1B", {"alignment.mpo": "1B"}), "Do families read?", "Parent survey", "Each May", "Liaison"],
    ),
)

REQUIRED = chart(
    "strategies.xlsx",
    heads("Service Delivery Strategies", "Who Will Be Served", "Required?", "Research Base", "Materials Needed"),
    title("School Readiness", {"strategies.goal_area": ("School readiness", "School Readiness")}, span=5),
    body(
        "strategies.strategy strategies.population strategies.obligation strategies.basis strategies.resources",
        [
            ("1.1: Provide home lessons", {"strategies.id": "1.1", "strategies.strategy": "Provide home lessons"}),
            "Preschool",
            ("Required", "Required"),
            "Home visiting studies",
            "Kits",
        ],
        [
            (
                "1.2: Enroll children in centers",
                {"strategies.id": "1.2", "strategies.strategy": "Enroll children in centers"},
            ),
            "Preschool",
            ("Optional", "Optional"),
            "Preschool studies",
            "Forms",
        ],
    ),
)

ANNUAL_TARGET = chart(
    "mpo.docx",
    heads("Goal Area", "MPO", "Baseline Data", "Annual Target", "Data Collection Instrument"),
    body(
        "mpos.goal_area mpos.text mpos.baseline mpos.share mpos.measure",
        [
            "Mathematics",
            (f"MPO 2a. {S}", {"mpos.id": ("MPO 2a", "2a"), "mpos.text": S}),
            "48%",
            ("60%", "60%"),
            "State test",
        ],
        [
            "Graduation",
            (f"MPO 4a. {S3}", {"mpos.id": ("MPO 4a", "4a"), "mpos.text": S3}),
            "71%",
            ("76%", "76%"),
            "Graduation file",
        ],
    ),
)

MONTHS = chart(
    "gantt.xlsx",
    title("Plan of work"),
    heads("Task", "Lead Person", "Begin Date", "Completion Date", "Jan", "Feb", "Mar"),
    body(
        f"{P}activity {P}lead {P}start {P}finish - - -",
        ["Map the regions", "Data manager", ("1/4/2028", "2028-01-04"), ("1/20/2028", "2028-01-20"), ("X", {}), "", ""],
        [
            "Visit the regions",
            "Coordinator",
            ("1/24/2028", "2028-01-24"),
            ("3/3/2028", "2028-03-03"),
            "",
            ("X", {}),
            ("X", {}),
        ],
    ),
)

MEETING_TOPICS = chart(
    "meet.csv",
    heads("Meeting #", "Meeting Topic", "Meeting Date", "Purpose/Outcomes", "Who Attends", "Interpretation Provided"),
    body(
        "meetings.id meetings.meeting meetings.date meetings.purpose meetings.participants meetings.interpretation",
        ["1", "Kickoff", ("9/9/2027", "2027-09-09"), "Agree on goals", "Whole team", ("Spanish", ("Spanish",))],
        [
            "2",
            "Strategy review",
            ("11/4/2027", "2027-11-04"),
            "Choose strategies",
            "Work groups",
            ("Spanish", ("Spanish",)),
        ],
    ),
)
