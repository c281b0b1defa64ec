"""Charts of Washington, Idaho, Alaska and California, from the facts of their plans in words of our own."""

from __future__ import annotations

from tests.intake.states.notation import blank, body, chart, heads, title

WASHINGTON_PLAN = chart(
    "washington_plan.docx",
    title("Mathematics Goal 1: 80% of migrant families can give what their children need in mathematics"),
    heads(
        "Step",
        "Description of Action Step",
        "Completion / Effectiveness is Measured by …",
        "Persons Responsible (*Lead)",
        "Persons Responsible (2)",
        "Persons Responsible (3)",
        "Expected Completion Date",
        "Priority Level",
    ),
    body(
        "project_plan.id project_plan.activity project_plan.measured_by project_plan.lead project_plan.responsible_2"
        " project_plan.responsible_3 - project_plan.priority",
        [
            "F",
            "Set up lending libraries of mathematical tools",
            "Checkout logs",
            ("LEA*", ("LEA*", "LEA")),
            "",
            "",
            "2010",
            "6",
        ],
        [
            "C",
            "Prepare ways to talk with families about mathematics",
            "Finished document",
            ("LEA*", ("LEA*", "LEA")),
            "MERO",
            "",
            "2010",
            "3",
        ],
        [
            "A",
            "Train teachers in the home mathematics kit",
            "Sign-in sheets",
            ("MERO*", ("MERO*", "MERO")),
            "LEA",
            "OSPI",
            "2011",
            "1",
        ],
    ),
    title("* Lead agency; OSPI is the State agency."),
)

WASHINGTON_ALIGNMENT = chart(
    "washington_alignment.xlsx",
    title("SDP/CNA/Evaluation Alignment Chart", span=6),
    heads(("Need", 2), ("Strategy", 2), ("Measurable Program Outcome", 2)),
    heads("#", "Concern / Need", "#", "Solution", "#", "Objective"),
    body(
        "needs.id needs.need strategies.id strategies.strategy mpos.id mpos.text",
        [
            "R1",
            "Reading scores in summer programs lag behind",
            "1-1",
            "Reading support in summer on comprehension and academic words",
            "1a",
            "By the end of the 2016 summer program, 71% of students in reading support will gain 5% on a pre/post test",
        ],
        [
            "M1",
            "Families lack tools for mathematics at home",
            "2-1",
            "Math support in summer on problem solving and algebra",
            "2a",
            "By the end of the 2016 summer program, 75% of students in math support will gain 5% on a pre/post test",
        ],
        [
            "G1",
            "Credits are lost when families move",
            "3-1",
            "Summer credit retrieval such as Dare to Dream",
            "3a",
            "By August 2016, 70% of migrant students in credit retrieval will earn half a credit on the transcript",
        ],
    ),
    links=[
        {"needs": "R1", "strategies": "1-1", "mpos": "1a"},
        {"needs": "M1", "strategies": "2-1", "mpos": "2a"},
        {"needs": "G1", "strategies": "3-1", "mpos": "3a"},
    ],
)


def _mpo(number: str, text: str) -> tuple[str, object]:
    return f"{number}) {text}", {"mpos.id": (number, f"{number})"), "mpos.text": text}


_READINESS = ("School readiness", "SCHOOL READINESS", "GOAL 1.0 – SCHOOL READINESS", "1.0 – SCHOOL READINESS")
_ACADEMICS = (
    "Academics of Reading & Mathematics",
    "GOAL 2.0 – Academics of Reading & Mathematics",
    "2.0 – Academics of Reading & Mathematics",
)

IDAHO_PROGRESS = chart(
    "idaho_progress.docx",
    heads("MEP Measurable Program Outcome (Objective)", "Description of LEAs Progress to meeting MPOs"),
    title("GOAL 1.0 – SCHOOL READINESS", {"mpos.goal_area": _READINESS}, span=2),
    body(
        "mpos.text mpos.notes",
        [
            _mpo(
                "1a",
                "By the end of the 2014-15 year, 80% of preschool students attending three months of preschool will"
                " reach goals set by the teacher on a reliable readiness assessment",
            ),
            "Two districts report by term",
        ],
        [
            _mpo(
                "1d",
                "By the end of the 2014-15 program year, 80% of migrant preschool students in six Family Bi-literacy"
                " sessions will show a 5% gain on a pre/post measure of pre-literacy",
            ),
            "Sessions begin in October",
        ],
    ),
    title("GOAL 2.0 – Academics of Reading & Mathematics", {"mpos.goal_area": _ACADEMICS}, span=2),
    body(
        "mpos.text mpos.notes",
        [
            _mpo(
                "2a",
                "By the end of the 2014-15 regular term, 80% of students receiving 40 hours of reading instruction"
                " will meet individual goals on a district reading assessment",
            ),
            "Hours are logged weekly",
        ],
        [
            _mpo(
                "2b",
                "By the end of the 2014-15 regular term, 80% of migrant students receiving 40 hours of math instruction"
                " will meet individual goals on a district math assessment",
            ),
            "",
        ],
    ),
)

IDAHO_TEAM = chart(
    "idaho_team.xlsx",
    title("Needs Assessment Committee 2019"),
    blank(),
    heads("No.", "Title/Affiliation", "Represents", "Region"),
    body(
        "team.id team.role team.represents team.organization",
        ["1", "State MEP Coordinator", "State MEP", "ISBE"],
        ["2", "Federal Programs Director", ("Title I", ("Title I", "Title I, Part A")), "Jerome School District"],
        ["3", "Regional MEP Coordinator", "Local project", "Nampa School District"],
        ["4", "Migrant Family Liaison", "Local project", "Idaho Falls School District"],
        ["5", "Pre-K Teacher", "Teacher", "Minidoka Schools"],
        [
            "6",
            "Meeting Facilitator",
            ("Facilitator", ("Facilitator", "External facilitator or evaluator")),
            "META Associates",
        ],
    ),
    title("Total members: 6"),
)

ALASKA_TEAM = chart(
    "alaska_team.csv",
    heads("Region", "MEP Role", "Committee", "Comments"),
    body(
        "team.organization team.role team.team team.notes",
        ["Anchorage", "PFS Specialist", "NAC 2018", ""],
        ["Anchorage", "OSY/Drop Out Prevention Specialist", "NAC 2018", ""],
        ["Anchorage", "State PAC Member", "NAC 2018", "Parent of two children"],
        ["Anchorage", "Records Manager and Recruiter", "NAC 2018", ""],
        ["Coastal", "State PAC Member and Migrant Teacher", "NAC 2018", "Two roles"],
        ["Coastal", "Federal Programs and Special Education Director", "NAC 2018", ""],
        ["Interior", "Records Manager", "NAC 2018", ""],
    ),
)

CALIFORNIA_TIMELINE = chart(
    "california_timeline.csv",
    heads("Task Name", "Start Date", "End Date", "Assigned To", "Status", "% Complete", "Duration"),
    body(
        "project_plan.activity project_plan.start project_plan.finish project_plan.lead project_plan.status -"
        " project_plan.days",
        [
            "Set up the stakeholder committee",
            ("07/03/23", "2023-07-03"),
            ("07/28/23", "2023-07-28"),
            "State Director",
            ("Complete", "Done"),
            "100%",
            ("20d", "20"),
        ],
        [
            "Gather local needs assessments",
            ("07/31/23", "2023-07-31"),
            ("10/20/23", "2023-10-20"),
            "20 local MEP subgrantees",
            "In Progress",
            "60%",
            ("60d", "60"),
        ],
        [
            "Consult the State Parent Advisory Council",
            ("10/23/23", "2023-10-23"),
            ("10/27/23", "2023-10-27"),
            "State Director",
            "Not Started",
            "0%",
            ("5d", "5"),
        ],
        [
            "Write the SSDP",
            ("10/30/23", "2023-10-30"),
            ("01/26/24", "2024-01-26"),
            "Consultant",
            "Not Started",
            "0%",
            ("65d", "65"),
        ],
    ),
)
