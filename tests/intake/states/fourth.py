"""A fourth round of charts: planning programs, banners, bands, cards, totals."""

from __future__ import annotations

from tests.intake.states.notation import blank, body, chart, heads, one, title

P = "project_plan."
S = "By June 30, 2029, 60% of tutored students will gain one level on the State test."
S2 = "By June 30, 2029, 75% of families will report reading at home at least weekly."
S3 = "By June 30, 2029, the graduation rate of migratory students will rise by 5 percentage points."

SMART = chart(
    "smartsheet.csv",
    heads(
        "Task Name",
        "Duration",
        "Start",
        "Finish",
        "Predecessors",
        "% Complete",
        "Status",
        "Assigned To",
        "At Risk",
        "Comments",
    ),
    body(
        f"{P}activity {P}days {P}start {P}finish {P}depends_on - {P}status {P}lead - {P}notes",
        [
            "Review the CNA",
            ("5d", "5"),
            ("09/06/27", "2027-09-06"),
            ("09/10/27", "2027-09-10"),
            "",
            "100%",
            ("Complete", "Done"),
            "MEP Director",
            "false",
            "See the CNA file",
        ],
        [
            "Draft strategies",
            ("10d", "10"),
            ("09/13/27", "2027-09-13"),
            ("09/24/27", "2027-09-24"),
            ("1FS +2d", ("P1FS +2d", "P1FS+2d", "1FS +2d")),
            "50%",
            ("In Progress", "In progress"),
            "Planning consultant",
            "true",
            "By goal area",
        ],
        [
            "Approve the plan",
            ("1d", "1"),
            ("09/27/27", "2027-09-27"),
            ("09/27/27", "2027-09-27"),
            ("2", ("P2", "2")),
            "0%",
            ("Not Started", "Not started"),
            "MEP Director",
            "false",
            "",
        ],
    ),
)

VERTEX = chart(
    "vertex42.xlsx",
    title("SDP Update Schedule", span=9),
    [[*heads("Project Start:")[0], *body("-", ["9/6/2027"])[0]]],
    [[*heads("Project Lead:")[0], *body("-", ["State coordinator"])[0]]],
    blank(),
    heads("WBS", "TASK", "ASSIGNED TO", "PROGRESS", "START", "END", "DAYS"),
    title("Phase 1 Planning"),
    body(
        f"{P}id {P}activity {P}lead - {P}start {P}finish {P}days",
        [
            "1.1",
            "Invite the planning team",
            "Data analyst",
            "100%",
            ("9/6/27", "2027-09-06"),
            ("9/9/27", "2027-09-09"),
            "4",
        ],
        [
            "1.2",
            "Read last year's evaluation",
            "Regional coordinator",
            "25%",
            ("9/10/27", "2027-09-10"),
            ("9/14/27", "2027-09-14"),
            "3",
        ],
    ),
    title("Phase 2 Writing"),
    body(
        f"{P}id {P}activity {P}lead - {P}start {P}finish {P}days",
        ["2.1", "Write outcomes", "Evaluator", "0%", ("9/15/27", "2027-09-15"), ("9/22/27", "2027-09-22"), "6"],
    ),
)

LIBRE = chart(
    "projectlibre.csv",
    heads("ID", "Indicators", "Name", "Duration", "Start", "Finish", "Predecessors", "Resource Names"),
    body(
        f"{P}id - {P}activity {P}days {P}start {P}finish {P}depends_on {P}lead",
        [
            "1",
            "",
            "Collect surveys",
            ("8 days?", "8"),
            ("9/6/27 8:00 AM", "2027-09-06"),
            ("9/15/27 5:00 PM", "2027-09-15"),
            "",
            "Recruiter",
        ],
        [
            "2",
            "",
            "Analyze surveys",
            ("3 days", "3"),
            ("9/16/27 8:00 AM", "2027-09-16"),
            ("9/20/27 5:00 PM", "2027-09-20"),
            ("1", ("1",)),
            "Evaluator",
        ],
        [
            "3",
            "",
            "Report ready",
            ("0 days", "0"),
            ("9/20/27 5:00 PM", "2027-09-20"),
            ("9/20/27 5:00 PM", "2027-09-20"),
            ("2FS", ("2FS", "2")),
            "",
        ],
    ),
)
S = "By June 30, 2029, 60% of tutored students will gain one level on the State test."
S2 = "By June 30, 2029, 75% of families will report reading at home at least weekly."
S3 = "By June 30, 2029, the graduation rate of migratory students will rise by 5 percentage points."

BANNER = chart(
    "banners.xlsx",
    heads("Identified Needs", "Strategies", "Measurable Program Outcomes"),
    title("READING AND MATHEMATICS", {"needs.goal_area": ("READING AND MATHEMATICS",)}, span=3),
    body(
        "needs.need strategies.strategy mpos.text",
        [
            "Few read at grade level",
            ("Strategy 1.1. Tutor in summer", {"strategies.id": "1.1", "strategies.strategy": "Tutor in summer"}),
            (f"MPO 1.1 {S}", {"mpos.id": ("MPO 1.1", "1.1"), "mpos.text": S}),
        ],
        [
            "Families lack books",
            ("Strategy 1.2. Lend books", {"strategies.id": "1.2", "strategies.strategy": "Lend books"}),
            (f"MPO 1.2 {S2}", {"mpos.id": ("MPO 1.2", "1.2"), "mpos.text": S2}),
        ],
    ),
    title("GRADUATION", {"needs.goal_area": ("GRADUATION",)}, span=3),
    body(
        "needs.need strategies.strategy mpos.text",
        [
            "Youth lose credits",
            (
                "Strategy 2.1. Recover credits online",
                {"strategies.id": "2.1", "strategies.strategy": "Recover credits online"},
            ),
            (f"MPO 2.1 {S3}", {"mpos.id": ("MPO 2.1", "2.1"), "mpos.text": S3}),
        ],
    ),
    links=[
        {"needs": "Families lack books", "strategies": "1.2", "mpos": S2},
        {"needs": "Youth lose credits", "strategies": "2.1"},
    ],
)

BANDS = chart(
    "bands.xlsx",
    heads(("Needs Assessment", 3), ("Service Delivery", 2), ("Evaluation", 2)),
    heads("Concern #", "Concern", "Data", "Strategy #", "Strategy", "Evaluation Question", "Data Source"),
    body(
        "needs.id needs.need needs.data strategies.id strategies.strategy evaluation.question evaluation.instrument",
        ["1.1", "Few attend preschool", "38% attend", "1-1", "Visit homes", "How many were visited?", "Visit logs"],
        [
            "1.2",
            "No center nearby",
            "Survey of 90 families",
            "1-2",
            "Offer rides",
            "How many rides were given?",
            "Ride logs",
        ],
    ),
    body(
        "- - - strategies.id strategies.strategy evaluation.question evaluation.instrument",
        ["", "", "", "1-3", "Hold places in centers", "How many places were held?", "Center rolls"],
    ),
    links=[{"needs": "1.1", "strategies": "1-1"}, {"needs": "1.2", "strategies": "1-3"}],
)

CARDS = chart(
    "cards.xlsx",
    title("Strategy cards"),
    blank(),
    one(
        ("Strategy Number", "1-1", "strategies.id"),
        ("Strategy", "Teach English in evenings", "strategies.strategy"),
        (
            "Target Population",
            ("Out-of-school youth", ("Out-of-school youth", "Out-of-school youth (OSY)")),
            "strategies.population",
        ),
        ("Resources Needed", "Two teachers", "strategies.resources"),
        ("Evidence Base", "What Works guide", "strategies.basis"),
    ),
    blank(),
    one(
        ("Strategy Number", "1-2", "strategies.id"),
        ("Strategy", "Lend tablets", "strategies.strategy"),
        (
            "Target Population",
            ("Out-of-school youth", ("Out-of-school youth", "Out-of-school youth (OSY)")),
            "strategies.population",
        ),
        ("Resources Needed", "Forty tablets", "strategies.resources"),
        ("Evidence Base", "Pilot of 2025", "strategies.basis"),
    ),
)

SPAIN = chart(
    "semicolon.csv",
    heads("Strategy ID", "Strategy", "In Spanish", "Target Population", "Coordination"),
    body(
        "strategies.id strategies.strategy strategies.spanish strategies.population strategies.partners",
        [
            "1-1",
            "Visit families at home",
            "Visitar a las familias en casa; niños de 3 a 5 años",
            "Preschool",
            ("Head Start", ("Head Start", "Early childhood")),
        ],
        [
            "1-2",
            "Offer evening classes",
            "Ofrecer clases por la noche, también inglés",
            ("Out-of-school youth", ("Out-of-school youth", "Out-of-school youth (OSY)")),
            "Adult education",
        ],
    ),
)

EVAL = chart(
    "eval.docx",
    title("Table 12. Evaluation Plan"),
    heads("MPOs", "Evaluation Questions", "Measurement Tool", "Frequency", "Person Responsible"),
    title(
        "Goal Area: Graduation",
        {"mpos.goal_area": ("Graduation", "Goal Area: Graduation", "High school graduation")},
        span=5,
    ),
    body(
        "mpos.text evaluation.question evaluation.instrument evaluation.when evaluation.collector",
        [
            (f"3A) {S3}", {"mpos.id": "3A", "mpos.text": S3}),
            "What share of youth graduated?",
            "Graduation file",
            "Yearly",
            "Data manager",
        ],
        [
            (f"3B) {S2}", {"mpos.id": "3B", "mpos.text": S2}),
            "How many families read weekly?",
            "Parent survey",
            "Each spring",
            "Parent liaison",
        ],
    ),
    title("* MPO 3A follows the State's accountability year."),
    links=[{"mpos": "3A", "evaluation": "What share of youth graduated?"}],
)

MEET = chart(
    "meetings.docx",
    title("Planning Committee Meetings"),
    heads("Date", "Meeting", "Objectives", "Location", "Attendees"),
    body(
        "meetings.date meetings.meeting meetings.purpose - meetings.participants",
        [("October 5, 2027", "2027-10-05"), "Kickoff", "Agree on the calendar", "Boise", "Planning team"],
        [("January 18, 2028", "2028-01-18"), "Strategies", "Draft the strategies", "Online", "Work groups"],
    ),
    blank(),
    title("Planning Committee Members"),
    heads("Position", "Agency", "Area of Expertise"),
    body(
        "team.role team.organization team.expertise",
        ["Recruitment lead", "Lapwai district", "Recruitment"],
        ["Parent advocate", "North county", "Family engagement"],
    ),
)

TOTAL = chart(
    "totals.xlsx",
    title("Measurable Program Outcomes, 2027-2030"),
    blank(),
    heads("MPO No.", "Focus Area", "Measurable Program Outcome", "Target %", "Assessment Tool"),
    body(
        "mpos.id mpos.goal_area mpos.text mpos.share mpos.measure",
        ["1a", "Reading", S, ("60%", "60%"), "State test"],
        ["1b", "Reading", S2, ("75%", "75%"), "Parent survey"],
        ["2a", "Graduation", S3, ("5%", "5%"), "Graduation file"],
    ),
    body("- - - - -", ["Total", "", "3", "", ""]),
    title("Note: targets were set with the State assessment office."),
)
