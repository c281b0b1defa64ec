"""Charts of Nebraska, South Dakota, Kansas, Michigan, Colorado and New York, from their facts, in our own words."""

from __future__ import annotations

from tests.intake.states.notation import blank, body, chart, heads, one, title


def _need(number: str, text: str) -> tuple[str, object]:
    return f"{number} {text}", {"needs.id": number, "needs.need": text}


def _strategy(number: str, text: str) -> tuple[str, object]:
    return f"{number} {text}", {"strategies.id": number, "strategies.strategy": text}


_PROFICIENT = "By August 2018, 80% of migrant children in MEP preschool will score proficient on the State tool"
_AT_HOME = "By August 2018, 75% of migrant parents in home visits will report more reading at home"

NEBRASKA_CHAIN = chart(
    "nebraska_chain.docx",
    title("Tool 3-1 Need-Solution-Priority Matrix"),
    heads("Need", "Solution", "Priority"),
    body(
        "needs.need strategies.strategy needs.priority",
        [
            _need("N1", "Young children arrive without preschool"),
            _strategy("1-1", "Preschool in the home for ages 3-5"),
            "High",
        ],
        [
            _need("N2", "Short programs have no readiness test"),
            _strategy("1-2", "One pre/post preschool tool for the State"),
            "Medium",
        ],
        [
            _need("N3", "Parents ask for help in their language"),
            _strategy("1-3", "Home visits in the home language"),
            "High",
        ],
    ),
    title("Tool 3-2 List of MPOs and Solution Strategies"),
    heads("Strategy #", "Measurable Outcome"),
    body(
        "alignment.strategy mpos.text",
        ["1-1", _PROFICIENT],
        [("1-2; 1-3", ("1-2", "1-3", "1-2; 1-3")), _AT_HOME],
    ),
    links=[
        {"needs": "N1", "strategies": "1-1", "mpos": _PROFICIENT},
        {"needs": "N2", "strategies": "1-2", "mpos": _AT_HOME},
        {"needs": "N3", "strategies": "1-3", "mpos": _AT_HOME},
    ],
)

NEBRASKA_EVALUATION = chart(
    "nebraska_evaluation.xlsx",
    title("Evaluation Data Checklist"),
    blank(),
    heads("Instrument", "Evaluation Question", "Type of Evaluation", "Who Collects", "When Due", "Use of Results"),
    body(
        "evaluation.instrument evaluation.question evaluation.kind evaluation.collector evaluation.when evaluation.use",
        [
            "FSI 2017-18",
            "Are the strategies carried out as planned?",
            "Implementation",
            "MEP Director",
            "August 31, 2018",
            "Training plan",
        ],
        [
            "State reading test",
            "Do students in the strategies gain in reading?",
            "Results",
            "Data Coordinator",
            "Each October",
            "Annual report",
        ],
        ["Parent survey", "Do parents read more at home?", "Results", "Service Provider", "Spring", "Home visits"],
    ),
    title("5=Exceeding, 4=Succeeding, 3=Developing, 2=Aware, 1=Not Aware"),
)

SOUTH_DAKOTA_CNA = chart(
    "south_dakota_cna.docx",
    title("CNA Summary Report August 2016: Concern Statements"),
    one(
        ("Concern Statement 1", "Low graduation rate", "needs.need"),
        ("Content Area", "Graduation", "needs.goal_area"),
        ("Data Summary", "Fewer migrant students than others finish in four years", "needs.data"),
        ("Data Source", "State graduation file", "needs.source"),
        ("Solution Strategy", "Credit recovery in summer", "strategies.strategy"),
    ),
    blank(),
    one(
        ("Concern Statement 2", "Readiness for school", "needs.need"),
        ("Content Area", "School readiness", "needs.goal_area"),
        ("Data Summary", "One in three children has had preschool", "needs.data"),
        ("Data Source", "Family survey", "needs.source"),
        ("Solution Strategy", "Preschool visits at home", "strategies.strategy"),
    ),
    links=[
        {"needs": "Low graduation rate", "strategies": "Credit recovery in summer"},
        {"needs": "Readiness for school", "strategies": "Preschool visits at home"},
    ],
)

_GRADUATION = ("Graduation", "GRADUATION")

KANSAS_ALIGNMENT = chart(
    "kansas_alignment.docx",
    title("MEP Alignment Chart 2021-22"),
    title("Goal Area: Reading", {"mpos.goal_area": "Reading"}),
    title("Concern 1: Summer reading loss is high", {"needs.need": "Summer reading loss is high"}),
    heads("Strategy", "MPO", "Target", "Resources Needed"),
    body(
        "strategies.strategy mpos.text mpos.share strategies.resources",
        [
            _strategy("1.1", "Offer six weeks of summer reading"),
            "By the end of summer 2022, migrant students with 30 hours of reading will gain on a pre/post test",
            "80%",
            "Reading tutors",
        ],
        [
            _strategy("1.2", "Lend books in the home language"),
            "By the end of summer 2022, families in the lending program will read four times a week on a log",
            "75%",
            "Book boxes",
        ],
    ),
    title("Goal Area: Graduation", {"mpos.goal_area": _GRADUATION}),
    title("Concern 2: Credits are lost in moves", {"needs.need": "Credits are lost in moves"}),
    heads("Strategy", "MPO", "Target", "Resources Needed"),
    body(
        "strategies.strategy mpos.text mpos.share strategies.resources",
        [
            _strategy("2.1", "Credit recovery by laptop"),
            "By August 2022, migrant students in credit recovery will earn one credit on the transcript",
            "70%",
            "Laptops",
        ],
    ),
    title("Note: targets were set by the Needs Assessment Committee."),
    links=[
        {"needs": "Summer reading loss is high", "strategies": "1.1"},
        {"needs": "Credits are lost in moves", "strategies": "2.1"},
    ],
)

MICHIGAN_PROJECT = chart(
    "michigan_project.xlsx",
    heads(
        "ID",
        "Active",
        "Task Mode",
        "Name",
        "Duration",
        "Start",
        "Finish",
        "Predecessors",
        "Outline Level",
        "Resource Names",
    ),
    body(
        "project_plan.id - - project_plan.activity project_plan.days project_plan.start project_plan.finish"
        " project_plan.depends_on - project_plan.lead",
        [
            "1",
            "Yes",
            "Auto Scheduled",
            "Request proposals for the centers",
            ("10 days?", "10"),
            ("Mon 9/16/24", "2024-09-16"),
            ("Fri 9/27/24", "2024-09-27"),
            "",
            "1",
            "Education Consultant",
        ],
        [
            "2",
            "Yes",
            "Auto Scheduled",
            "Proposals due",
            ("0 days", "0"),
            ("Mon 9/30/24", "2024-09-30"),
            ("Mon 9/30/24 4:00 PM", "2024-09-30"),
            ("1", "1"),
            "1",
            "Education Consultant Manager",
        ],
        [
            "3",
            "Yes",
            "Manually Scheduled",
            "Review proposals",
            ("2 wks", "10"),
            ("Tue 10/1/24", "2024-10-01"),
            ("Mon 10/14/24", "2024-10-14"),
            ("2FS+1 day", ("2FS+1 day", "2FS+1d")),
            "2",
            "Migrant Education Consultant",
        ],
        [
            "4",
            "Yes",
            "Auto Scheduled",
            "Award the grants",
            ("1 wk", "5"),
            ("Tue 10/15/24", "2024-10-15"),
            ("Mon 10/21/24", "2024-10-21"),
            ("3", "3"),
            "1",
            "State Director",
        ],
    ),
)

COLORADO_COMMUNICATION = chart(
    "colorado_communication.docx",
    title("Communication and Dissemination Plan"),
    heads("Activity", "Audience", "Person(s) Responsible", "Timeline", "Documentation"),
    body(
        "looking_forward.activity looking_forward.audience looking_forward.who looking_forward.when"
        " looking_forward.evidence",
        [
            "Present the CNA at the regional meeting",
            "Eight local projects",
            "Director of Migrant Education",
            "Each September",
            "Slides",
        ],
        ["Post the plan on the State page", "Families and schools", "ESEA Research Analyst", "March 2021", "Web page"],
        [
            "Tell parents about the concerns chosen",
            "State PAC",
            "Director of Migrant Education",
            "Twice a year",
            "Minutes",
        ],
    ),
)

NEW_YORK_WORKPLAN = chart(
    "new_york_workplan.xlsx",
    title("Work plan 2016-2017", span=7),
    heads(
        "1. Action Step",
        "2. Person(s) Responsible",
        "3. Begin (mm/dd/yyyy)",
        "4. Finish – required",
        "5. Resources ▼",
        "6. Evidence of Completion",
        "7. Remarks",
    ),
    title("Strategy 1-1: Tutoring and mentoring by eight METS centers", {"project_plan.strategy": "1-1"}, span=7),
    body(
        "project_plan.activity project_plan.lead project_plan.start project_plan.finish project_plan.resources"
        " project_plan.measured_by project_plan.notes",
        [
            "Hire tutors for the centers",
            "METS Director",
            ("9/1/2016", "2016-09-01"),
            ("10/14/2016", "2016-10-14"),
            "Salary funds",
            "Contracts",
            "One opening left",
        ],
        [
            "Match students with mentors",
            "METS Director",
            ("10/17/2016", "2016-10-17"),
            ("11/30/2016", "2016-11-30"),
            "Staff time",
            "List of matches",
            "",
        ],
    ),
    title(
        "Strategy 1-2: Exchange of student data between METS and districts", {"project_plan.strategy": "1-2"}, span=7
    ),
    body(
        "project_plan.activity project_plan.lead project_plan.start project_plan.finish project_plan.resources"
        " project_plan.measured_by project_plan.notes",
        [
            "Agree on the file that districts send",
            "Program Manager",
            ("1/9/2017", "2017-01-09"),
            ("2/28/2017", "2017-02-28"),
            "Data staff",
            "Agreement",
            "Audit follow-up",
        ],
    ),
    title("Total: 3 steps"),
)
