"""A third round of charts, of layouts that neither of the others has."""

from __future__ import annotations

from tests.intake.states.notation import blank, body, chart, heads, title

ALASKA_NEEDS = chart(
    "alaska_needs.docx",
    title("Needs named by the CNA 2012"),
    heads("Area", "Identified Need", "Data Source", "Contributing Factors", "Proposed Solution"),
    body(
        "needs.goal_area needs.need needs.source needs.root_cause strategies.strategy",
        [
            "Academic support",
            "Few read at grade level in fishing season",
            "State test",
            "Late enrollment",
            "Tutor in fish camps",
        ],
        [
            "High school graduation",
            "Credits are lost in fall",
            "School records",
            "Moves in September",
            "Credits by mail",
        ],
        ["School readiness", "Few attend preschool", "Family survey", "No center nearby", "Visit homes by boat"],
    ),
    links=[{"needs": "Few attend preschool", "strategies": "Visit homes by boat"}],
)

NEBRASKA_TARGETS = chart(
    "nebraska_targets.xlsx",
    title("State performance targets", span=5),
    heads("Subject", "State Performance Target", "Baseline (2016)", "Target Value", "Target Year"),
    body(
        "targets.subject targets.target targets.baseline targets.value targets.year",
        [
            ("High school graduation", "High school graduation"),
            "The four-year rate is above 92% and no group is below 85%",
            "89%",
            "92%",
            "2026",
        ],
        ["Reading", "All schools have a process for mobile students", "40%", "100%", "2026"],
    ),
    title("Source: state strategic vision"),
)

ARKANSAS_STRATEGIES = chart(
    "arkansas_strategies.docx",
    heads("Strategy No.", "Service Delivery Strategy", "Required or Optional", "Target Population", "Coordination"),
    title("School Readiness", {"strategies.goal_area": ("School Readiness", "School readiness")}, span=5),
    body(
        "strategies.id strategies.strategy strategies.obligation strategies.population strategies.partners",
        [
            "1.1",
            "Advocates give lessons at home from a readiness checklist",
            "Required",
            "Preschool",
            ("Head Start", ("Head Start", "Early childhood")),
        ],
        ["1.2", "Help families enroll in local centers", "Optional", "Preschool", "Arkansas Better Chance (ABC)"],
    ),
    title("Support Services", {"strategies.goal_area": ("Support Services", "Support services")}, span=5),
    body(
        "strategies.id strategies.strategy strategies.obligation strategies.population strategies.partners",
        [
            "4.1",
            "Refer families to clinics",
            "Required",
            ("Families", ("Families", "Migratory parents and families")),
            "Health services",
        ],
    ),
)

INDIANA_PLANNER = chart(
    "indiana_planner.xlsx",
    [[*heads("Plan name")[0], *body("-", ["SDP 2019"])[0]]],
    [[*heads("Date of export")[0], *body("-", ["12/03/2018"])[0]]],
    blank(),
    heads(
        "Task ID",
        "Task Name",
        "Bucket Name",
        "Progress",
        "Priority",
        "Assigned To",
        "Created Date",
        "Start date",
        "Due date",
        "Description",
    ),
    body(
        "project_plan.id project_plan.activity - project_plan.status project_plan.priority project_plan.lead -"
        " project_plan.start project_plan.finish project_plan.notes",
        [
            "aB3x",
            "Call the joint committee",
            "Kickoff",
            ("Completed", "Done"),
            "Medium",
            "MEP Specialist",
            "07/01/2018",
            ("07/09/2018", "2018-07-09"),
            ("07/20/2018", "2018-07-20"),
            "By region",
        ],
        [
            "kL9q",
            "Write strategies by region",
            "Writing",
            "In progress",
            "Important",
            "Facilitator",
            "07/01/2018",
            ("09/03/2018", "2018-09-03"),
            ("11/30/2018", "2018-11-30"),
            "",
        ],
    ),
)

COLORADO_CONCERNS = chart(
    "colorado_concerns.xlsx",
    title("4 Concerns and Solution Strategies"),
    blank(),
    title("Academic Performance: Math"),
    heads("#", "Concern Statement", "Solution Strategies"),
    body(
        "needs.id needs.need strategies.strategy",
        ["1", "Few pass the State test in math", "Math nights for families"],
        ["2", "Teachers do not know of moves", "Alerts by the regional office"],
    ),
    blank(),
    title("Health"),
    heads("#", "Concern Statement", "Solution Strategies"),
    body("needs.id needs.need strategies.strategy", ["3", "Children miss check-ups", "Clinic days in summer"]),
    links=[{"needs": "Children miss check-ups", "strategies": "Clinic days in summer"}],
)
