"""A second round of charts, written when the importer did well on the first."""

from __future__ import annotations

from tests.intake.states.notation import blank, body, chart, heads, one, title

ARKANSAS_SMARTSHEET = chart(
    "arkansas_smartsheet.csv",
    heads(
        "Row ID", "Task Name", "Duration", "Start", "Finish", "Predecessors", "Assigned To", "% Complete", "Comments"
    ),
    body(
        "project_plan.id project_plan.activity project_plan.days project_plan.start project_plan.finish"
        " project_plan.depends_on project_plan.lead - project_plan.notes",
        [
            "1",
            "Draft the needs assessment",
            ("15d", "15"),
            ("02/06/17", "2017-02-06"),
            ("02/24/17", "2017-02-24"),
            "",
            "Consultant",
            "100%",
            "",
        ],
        [
            "2",
            "Publish the needs assessment",
            ("5d", "5"),
            ("03/29/17", "2017-03-29"),
            ("04/04/17", "2017-04-04"),
            ("1FS +22d", ("1FS +22d", "1FS+22d")),
            "State Coordinator",
            "100%",
            "On the State page",
        ],
        [
            "3",
            "Write the plan with the committee",
            ("12w", "60"),
            ("04/05/17", "2017-04-05"),
            ("06/27/17", "2017-06-27"),
            ("2", "2"),
            "SDP Committee",
            "40%",
            "",
        ],
    ),
)

INDIANA_COMMITTEE = chart(
    "indiana_committee.docx",
    title("CNA and SDP Committee 2018"),
    heads("Position", "Agency/Region", "Stakeholder Group"),
    body(
        "team.role team.organization team.represents",
        ["Assistant Director of EL and Migrant Education", "IDE", ("State MEP", "State MEP")],
        ["Technology Director", "State", "Technology"],
        ["Parent", "Region 2", ("Migratory parent", "Migratory parent")],
        ["Recruiter", "Region 3", ("ID&R", "ID&R")],
    ),
)

MICHIGAN_GANTT = chart(
    "michigan_gantt.xlsx",
    title("IDRR CENTERS GRANT 2025"),
    title("Office of Field Services"),
    blank(),
    heads("TASK", "ASSIGNED TO", "PROGRESS", "START", "END"),
    title("Phase 1: Request for proposals"),
    body(
        "project_plan.activity project_plan.lead - project_plan.start project_plan.finish",
        ["Write the request", "Education Consultant", "50%", ("7/1/24", "2024-07-01"), ("8/9/24", "2024-08-09")],
        ["Answer questions", "Consultant Manager", "0%", ("8/12/24", "2024-08-12"), ("9/20/24", "2024-09-20")],
    ),
    title("Phase 2: Review"),
    body(
        "project_plan.activity project_plan.lead - project_plan.start project_plan.finish",
        ["Score the proposals", "Review panel", "0%", ("10/1/24", "2024-10-01"), ("10/18/24", "2024-10-18")],
    ),
)

IDAHO_OUTCOMES = chart(
    "idaho_outcomes.xlsx",
    title("Idaho MEP outcomes 2014-15", span=6),
    heads("Focus Area", "Outcome #", "Measurable Program Outcome", "Baseline", "Target", "Measurement Tool"),
    title("Strategy 2-11: Tutor in reading and mathematics", {"alignment.strategy": "2-11"}, span=6),
    body(
        "mpos.goal_area mpos.id mpos.text mpos.baseline mpos.share mpos.measure",
        [
            "Reading",
            "2a",
            "By the end of the regular term, students with 40 hours of reading will meet their goals",
            "72%",
            "80%",
            "District reading test",
        ],
        [
            "Mathematics",
            "2b",
            "By the end of the regular term, students with 40 hours of math will meet their goals",
            "70%",
            "80%",
            "District math test",
        ],
    ),
    title("Strategy 3-8: Family bi-literacy sessions", {"alignment.strategy": "3-8"}, span=6),
    body(
        "mpos.goal_area mpos.id mpos.text mpos.baseline mpos.share mpos.measure",
        [
            "School readiness",
            "1d",
            "By the end of the program year, children in six sessions will gain 5% in pre-literacy",
            "61%",
            "80%",
            "Pre/post measure",
        ],
    ),
    title("Average: 80%"),
    links=[{"strategies": "2-11", "mpos": "2a"}, {"strategies": "3-8", "mpos": "1d"}],
)

NEW_YORK_EVALUATION = chart(
    "new_york_evaluation.docx",
    title("Evaluation plan (Appendix A)"),
    heads("Evaluation Questions", "Data Sources", "Person(s) Responsible", "Timeline", "Use of Findings"),
    body(
        "evaluation.question evaluation.instrument evaluation.collector evaluation.when evaluation.use",
        [
            "To what extent did METS tutor as planned?",
            "Tutoring logs",
            "External evaluator",
            "December 2014",
            "Program changes",
        ],
        [
            "Did graduation of migrant students rise?",
            "State cohort file",
            "External evaluator",
            "Annually",
            "Report to the State PAC",
        ],
    ),
)

NEW_YORK_MEETINGS = chart(
    "new_york_meetings.xlsx",
    heads("Meeting", "Date", "Purpose", "Attendees", "Location", "Languages"),
    body(
        "meetings.meeting meetings.date meetings.purpose meetings.participants - meetings.languages",
        [
            "State PAC fall meeting",
            ("September 23, 2016", "2016-09-23"),
            "Review the audit follow-up",
            "Parents of eligible children",
            "Albany",
            "English; Spanish",
        ],
        [
            "State PAC winter meeting",
            ("January 20, 2017", "2017-01-20"),
            "Talk about strategies",
            "Parents of eligible children",
            "Online",
            "English; Spanish",
        ],
    ),
)

KENTUCKY_CARDS = chart(
    "kentucky_cards.xlsx",
    one(
        ("Goal Area", "School readiness", "needs.goal_area"),
        ("Need", "Children of three and four miss preschool", "needs.need"),
        (
            "Strategy",
            ("2.1 Visit homes weekly", {"strategies.id": "2.1", "strategies.strategy": "Visit homes weekly"}),
            "strategies.strategy",
        ),
        ("MPO", "By June 2022, 75% of children visited weekly will score ready on the State screener", "mpos.text"),
        ("Resources", "Home visitors", "strategies.resources"),
    ),
    blank(),
    one(
        ("Goal Area", "Out-of-school youth", "needs.goal_area"),
        ("Need", "Youth under 21 have no diploma", "needs.need"),
        (
            "Strategy",
            ("3.1 Mentor each youth", {"strategies.id": "3.1", "strategies.strategy": "Mentor each youth"}),
            "strategies.strategy",
        ),
        ("MPO", "By June 2022, 60% of youth mentored will enroll in a course", "mpos.text"),
        ("Resources", "Mentors", "strategies.resources"),
    ),
    links=[
        {"needs": "Children of three and four miss preschool", "strategies": "2.1"},
        {"needs": "Youth under 21 have no diploma", "strategies": "3.1"},
    ],
)

NEBRASKA_BANDS = chart(
    "nebraska_bands.csv",
    heads("Concern", "", "Solution Strategy", "", "Measurable Outcome", ""),
    heads("No.", "Statement", "No.", "Statement", "No.", "Statement"),
    body(
        "needs.id needs.need strategies.id strategies.strategy mpos.id mpos.text",
        [
            "1.1",
            "Preschool is far away",
            "1-1",
            "Preschool in the home",
            "1A",
            "By August 2018, 80% of children served at home will be ready on the State tool",
        ],
        [
            "1.2",
            "Tests differ by district",
            "1-2",
            "One State tool",
            "1B",
            "By August 2018, all projects will use the State tool with 90% of children",
        ],
    ),
    links=[{"needs": "1.1", "strategies": "1-1", "mpos": "1A"}],
)
