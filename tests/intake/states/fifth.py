"""A fifth round of charts: headers in other words, and the sheets of the years of use."""

from __future__ import annotations

from tests.intake.states.notation import body, chart, heads, title

P = "project_plan."
S = "By June 30, 2029, 60% of tutored students will gain one level on the State test."
S2 = "By June 30, 2029, 75% of families will report reading at home at least weekly."
S3 = "By June 30, 2029, the graduation rate of migratory students will rise by 5 percentage points."

PLANNER = chart(
    "planner.xlsx",
    heads(
        "Task ID",
        "Task Name",
        "Bucket Name",
        "Progress",
        "Priority",
        "Assigned To",
        "Start date",
        "Due date",
        "Dependencies",
        "Is Recurring",
        "Labels",
        "Description",
    ),
    body(
        f"{P}id {P}activity - {P}status {P}priority {P}lead {P}start {P}finish {P}depends_on - - {P}notes",
        [
            "aB3xQ_9kL",
            "Collect needs data",
            "Data",
            ("Completed", "Done"),
            "Medium",
            "Analyst",
            ("09/06/2027", "2027-09-06"),
            ("09/17/2027", "2027-09-17"),
            "",
            "false",
            "CNA",
            "State data only",
        ],
        [
            "ZZ7-kk21m",
            "Hold forums",
            "Outreach",
            ("In progress", "In progress"),
            "Urgent",
            "Parent liaison",
            ("09/20/2027", "2027-09-20"),
            ("10/01/2027", "2027-10-01"),
            "aB3xQ_9kL",
            "false",
            "PAC",
            "",
        ],
    ),
)

DAYFIRST = chart(
    "dayfirst.csv",
    heads("Action", "Who", "From", "To"),
    body(
        f"{P}activity {P}lead {P}start {P}finish",
        ["Plan the retreat", "Director", ("05/09/2027", "2027-09-05"), ("07/09/2027", "2027-09-07")],
        ["Hold the retreat", "Facilitator", ("20/09/2027", "2027-09-20"), ("22/09/2027", "2027-09-22")],
    ),
)

TWOROWS = chart(
    "continued.xlsx",
    heads("Goal", "Concern", "Solution", "Progress Measure"),
    body(
        "needs.goal_area needs.need strategies.strategy mpos.text",
        [
            "Reading",
            ("Concern 1.1. Few books at home", {"needs.id": "1.1", "needs.need": "Few books at home"}),
            ("Strategy 1.1.1. Lend books", {"strategies.id": "1.1.1", "strategies.strategy": "Lend books"}),
            S2,
        ],
    ),
    body(
        "- - strategies.strategy -",
        [
            "",
            "",
            (
                "Strategy 1.1.2. Read aloud nights",
                {"strategies.id": "1.1.2", "strategies.strategy": "Read aloud nights"},
            ),
            "",
        ],
    ),
    body(
        "needs.goal_area needs.need strategies.strategy mpos.text",
        [
            "Math",
            ("Concern 2.1. Few pass algebra", {"needs.id": "2.1", "needs.need": "Few pass algebra"}),
            ("Strategy 2.1.1. Tutor in algebra", {"strategies.id": "2.1.1", "strategies.strategy": "Tutor in algebra"}),
            S,
        ],
    ),
    links=[{"needs": "1.1", "strategies": "1.1.2"}, {"needs": "2.1", "strategies": "2.1.1"}],
)

STATEWORDS = chart(
    "statewords.docx",
    heads(
        "Focus Area",
        "State Performance Indicator",
        "Statement of Concern",
        "Evidence-Based Strategies",
        "Expected Outcome (MPO)",
    ),
    body(
        "needs.goal_area targets.target needs.need strategies.strategy mpos.text",
        [
            "Reading",
            "75% proficient by 2030",
            "Half of migratory students read below grade level",
            "Small group tutoring",
            S,
        ],
        ["Graduation", "90% graduate by 2030", "Credits do not move with youth", "Credit recovery courses", S3],
    ),
    links=[
        {
            "targets": "75% proficient by 2030",
            "needs": "Half of migratory students read below grade level",
            "strategies": "Small group tutoring",
            "mpos": S,
        }
    ],
)

MONITOR = chart(
    "monitoring.xlsx",
    heads("Subgrantee", ("Monitoring", 2), "Type of Monitoring", "Findings"),
    heads("", "Last", "Next", "", ""),
    body(
        "monitoring.project monitoring.last monitoring.next monitoring.kind monitoring.found",
        ["Valley district", ("5/3/2027", "2027-05-03"), ("5/3/2029", "2029-05-03"), "On-site", "None"],
        ["North county", ("6/3/2027", "2027-06-03"), ("6/3/2029", "2029-06-03"), "Desk review", "Late count"],
    ),
)

RESULTS = chart(
    "results.xlsx",
    title("Progress on MPOs"),
    heads(
        "MPO #", "Program Year", "Students Served", "Number Meeting", "Percent Meeting", "Data Source", "Explanation"
    ),
    body(
        "results.mpo results.year results.served results.met results.share results.source results.why",
        ["1a", "2027-28", "210", "120", ("57%", "57%"), "State test", "Fewer tutors"],
        ["1b", "2027-28", "90", "75", ("83%", "83%"), "Survey", ""],
    ),
)

LOG = chart(
    "log.csv",
    heads("Document", "Date Received", "Provided By", "Where It Is Kept"),
    body(
        "information_log.information information_log.date information_log.source information_log.kept_at",
        ["CNA report 2026", ("8/2/2027", "2027-08-02"), "Contractor", "Shared drive"],
        ["Parent survey results", ("8/9/2027", "2027-08-09"), "PAC", "Office file"],
    ),
)

FEEDBACK = chart(
    "feedback.docx",
    title("Comments on the draft plan"),
    heads("Stakeholder", "Comment", "Our Response", "Date"),
    body(
        "feedback.group feedback.comment feedback.response feedback.date",
        [
            ("Parents", ("Parents", "Migratory parents")),
            "Use plain words in every chapter",
            "Glossary added",
            ("2/1/2028", "2028-02-01"),
        ],
        ["School districts", "Show costs of tutoring", "Budget note added", ("2/3/2028", "2028-02-03")],
    ),
)

COMM = chart(
    "communication.xlsx",
    heads("Communication Activity", "Target Audience", "Person(s) Responsible", "Frequency", "Documentation"),
    body(
        "looking_forward.activity looking_forward.audience looking_forward.who looking_forward.when looking_forward.evidence",  # noqa: E501
        ["Post the plan on the web", "Districts", "Web editor", "Once in June", "Link"],
        ["Explain the plan at PAC meetings", "Parents", "Parent liaison", "Each fall", "Agendas"],
    ),
)

TIMELINE = chart(
    "timeline.docx",
    title("Timeline for the SDP update"),
    heads("Month", "Tasks", "Staff"),
    body(
        f"- {P}activity {P}lead",
        ["September 2027", "Form the committee", "Director"],
        ["October 2027", "Review the CNA", "Analyst"],
    ),
)

LOCAL = chart(
    "local.xlsx",
    heads("LEA", "Strategy ID", "Planned (Y/N)", "Implemented (Y/N)", "Fidelity Rating", "What is Missing"),
    body(
        "local_projects.project local_projects.strategy local_projects.planned local_projects.carried_out local_projects.rating local_projects.gaps",  # noqa: E501
        ["Valley district", "1-1", ("Y", ("Y", "Yes")), ("Y", ("Y", "Yes")), "4", "Tutors in May"],
        ["North county", "1-2", ("Y", ("Y", "Yes")), ("N", ("N", "No")), "2", "Staff"],
    ),
)
