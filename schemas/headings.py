"""Words of headers that States and planning programs use beside the workbook's own headers and aliases."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.model import Kind

PERSONS = (
    *("Person responsible", "Person(s) responsible", "Persons or agencies responsible", "Responsible person"),
    *("Responsible party", "Responsible staff", "Responsible", "Lead person", "Lead staff", "Lead", "Owner"),
    *("Task owner", "Staff responsible", "Who is responsible", "Person in charge", "By whom", "Assigned to"),
    *("Assignee", "Coordinator", "Staff", "Who"),
)

_DUE = (
    *("Deadline", "Complete by", "To be completed by", "Completion date", "Target date", "Date due"),
    *("Due", "Due date", "Due by", "By when", "By what date", "End date", "Ending date"),
)
"""By when something is to be done."""

BY_KIND: Mapping[Kind, tuple[str, ...]] = {Kind.PERSON: PERSONS}
"""Words for every column of a kind; of several columns of the kind the first of its table is meant."""

BY_COLUMN: Mapping[str, tuple[str, ...]] = {
    "project_plan.id": ("Row ID", "Row number", "Line", "Task ID", "Task number", "WBS", "Unique ID", "Outline number"),
    "project_plan.activity": (
        "Task name",
        "Task title",
        "Task description",
        "Key activities",
        "Implementation activity",
        "Implementation step",
        "Step description",
        "Milestone",
        "To do",
        "Deliverable",
    ),
    "project_plan.lead": ("Resource names", "Resource name"),
    "project_plan.start": (
        "Begin date",
        "Beginning date",
        "Starting date",
        "Starts",
        "Begins",
        "Start time",
        "Date begun",
    ),
    "project_plan.finish": ("End time", "Finish by", "When", "Timeline", "Timeframe", *_DUE),
    "project_plan.days": (
        "Workdays",
        "Working days",
        "Work",
        "Number of days",
        "No. of days",
        "Estimated days",
        "Estimated duration",
    ),
    "project_plan.depends_on": ("Dependent on", "Predecessor", "Dependency", "Depends", "After"),
    "project_plan.status": ("Progress", "State"),
    "project_plan.resources": ("Resources needed", "Funding", "Funds", "Materials", "Budget"),
    "project_plan.measured_by": (
        "Evidence of completion",
        "Evidence",
        "Documentation",
        "Indicator of success",
        "How completion is measured",
        "Completion measure",
        "How measured",
    ),
    "project_plan.strategy": ("Related strategy", "Linked strategy", "Strategy link", "Supports strategy"),
    "project_plan.notes": ("Remarks", "Description"),
    "team.role": (
        "Title/Affiliation",
        "Role/Title",
        "Position/Title",
        "Affiliation/Title",
        "Committee role",
        "Team role",
        "Member role",
        "Committee member",
        "Team member",
        "Planning team member",
        "Work group member",
    ),
    "team.represents": ("Represented", "Constituency", "Stakeholder"),
    "team.name": ("Full name", "Name of person", "First and last name"),
    "team.notes": ("Remarks",),
    "meetings.participants": ("Participant", "Invited"),
    "meetings.date": ("Date of meeting", "Target date", "Date and time"),
    "meetings.meeting": ("Session",),
    "targets.year": ("Target date", "By year", "To be reached by", "By when", "Deadline", "Due date"),
    "targets.subject": ("Target area", "Subject area", "Content area", "Goal area", "Area"),
    "targets.target": (
        "State performance indicator",
        "Performance indicator",
        "State target",
        "State goal",
        "Annual measurable objective",
    ),
    "needs.need": ("Need/Concern", "Identified need", "Statement of concern", "Priority need", "CNA concern"),
    "needs.data": ("Data summary", "Data point", "Need indicator/Data", "What the data show", "Baseline data"),
    "needs.goal_area": ("Content area", "Subject area", "Goal/Area", "Focus"),
    "needs.population": ("Target group",),
    "needs.root_cause": ("Contributing factors",),
    "strategies.strategy": ("Service strategy", "Proposed solution", "Proposed strategy", "Solutions", "Service"),
    "strategies.goal_area": ("Content area", "Subject area", "Focus"),
    "strategies.obligation": ("Required/Optional", "Required"),
    "strategies.population": ("Target group", "Who will be served", "Who is served", "Students served"),
    "strategies.resources": ("Materials", "Funding", "Funds"),
    "strategies.basis": ("Research", "Evidence"),
    "mpos.text": (
        "Measurable outcome",
        "Measurable objective",
        "Measurable program objectives",
        "Measurable performance outcome",
        "Outcome statement",
        "Outcome",
        "Program outcome",
        "Performance outcome",
    ),
    "mpos.deadline": ("Target year", *_DUE),
    "mpos.goal_area": ("Content area", "Subject area", "Focus"),
    "mpos.share": ("Target percent", "Target %", "Goal %"),
    "mpos.baseline": ("Baseline data", "Baseline year"),
    "mpos.measure": (
        "Measurement instrument",
        "Measurement tool",
        "Assessment tool",
        "Assessment",
        "How measured",
        "Evaluation tool",
        "Tool",
    ),
    "evaluation.question": ("Evaluation item", "Implementation question", "Results question"),
    "evaluation.instrument": (
        "Data collection tool",
        "Tool",
        "Evidence",
        "Data collected",
        "Measurement tool",
        "Assessment tool",
        "Assessment",
        "How measured",
        "Measured by",
    ),
    "evaluation.when": (
        "How often",
        "When due",
        "When collected",
        "Collection date",
        "Date due",
        "Due date",
        "Data collection date",
        "Timeframe",
        "Deadline",
        "Schedule",
    ),
    "evaluation.collector": ("Collector", "Responsible for collection", "Data collected by"),
    "evaluation.kind": ("Implementation/Results", "Type"),
    "evaluation.use": (
        "Use of data",
        "Use of findings",
        "Use of evaluation results",
        "How data will be used",
        "How data are used",
        "How results will be used",
        "Use of information",
    ),
    "alignment.goal_area": ("Content area", "Subject area", "Focus"),
    "looking_forward.when": ("Timeframe", "Deadline", "Frequency", "How often"),
    "looking_forward.audience": ("Target audience", "Stakeholders", "Partners"),
    "looking_forward.activity": ("Communication", "Message"),
    "looking_forward.evidence": ("Evidence of completion", "Product"),
    "local_support.when": ("Timeframe", "Deadline"),
    "feedback.comment": ("Feedback received", "Comment received"),
    "feedback.date": ("Date received", "Comment date", "Date of feedback"),
    "feedback.group": ("Commenter", "Respondent"),
    "information_log.information": ("Document", "Report", "Resource", "Data set"),
    "information_log.date": ("Date collected", "Date of receipt", "Receipt date"),
    "monitoring.project": ("LEA", "Local project", "Sub-recipient", "Local operating agency (LOA)"),
    "monitoring.last": ("Last visit", "Last reviewed"),
    "monitoring.next": ("Next visit", "Next review", "Next planned monitoring", "Planned monitoring"),
    "monitoring.found": ("Findings", "Corrective actions"),
    "local_projects.project": ("District", "LEA", "Local operating agency", "Subgrantee", "Site"),
    "local_projects.carried_out": ("Carried out as planned", "Implementation", "Done"),
    "outcomes.completed": ("Completion date", "Completed", "Actual completion date"),
    **{f"{phase}.finish": _DUE for phase in ("pre_planning", "development", "dissemination")},
    "results.year": ("Reporting year", "School year", "Reporting period"),
    "results.group": ("Subgroup", "Student group"),
    "results.served": ("Number of students", "Number assessed", "Assessed", "Tested"),
    "results.met": ("Number met", "Number that met it", "# met", "# meeting", "Meeting MPO", "Met MPO"),
    "results.share": ("Actual", "Result", "Actual result", "% met", "% meeting", "Percent met", "Percent meeting"),
    "results.why": ("Comments", "Why or why not"),
}
"""Words for one column, by table and column key."""

SHORT: Mapping[str, str] = {
    "str": "strategy",
    "strat": "strategy",
    "obj": "objective",
    "tgt": "target",
    "eval": "evaluation",
    "act": "activity",
    "mtg": "meeting",
    "info": "information",
    "org": "organization",
    "pop": "population",
    "resp": "responsible",
    "est": "estimated",
    "desc": "description",
    "stmt": "statement",
    "yr": "year",
    "dt": "date",
    "nr": "id",
    "ref": "id",
    "identifier": "id",
    "code": "id",
}
"""Words that headers shorten, with or without a full stop."""

GENERAL = frozenset(("text", "full text", "statement", "description", "wording", "sentence", "narrative", "name"))
"""Words behind what a column of texts holds that change nothing: Needs statement, Full text of the MPO."""

PLANNED = frozenset(
    ("target", "planned", "expected", "projected", "anticipated", "estimated", "proposed", "scheduled", "tentative")
)
"""Words before a date that a plan names; “actual” is not one of them, since what came to pass is another column."""

BESIDE = frozenset(
    (
        *("mep", "migrant", "migratory", "state", "cna", "identified", "current", "student", "related", "supporting"),
        *("underlying", "required", "needed", "served", "affected", "used"),
    )
)
"""Words before or behind the name of a column that change nothing: MEP strategy, Population served."""

ALIKE: Mapping[str, tuple[str, ...]] = {
    "project_plan.activity": ("Name", "Title", "Item", "Summary", "What"),
    "meetings.meeting": ("Topic", "Event"),
    "project_plan.start": ("From",),
    "project_plan.finish": ("To", "Until", "Month"),
    "mpos.outcome": ("Target", "Expected outcome"),
    "mpos.deadline": ("When", "Timeline", "Timeframe"),
    "strategies.strategy": ("Activity", "Activities", "Action", "Actions", "Intervention", "Interventions", "Services"),
}
"""Words that name the column only where the rest of the table says so: names beside towns are no project plan."""

TOOLS = frozenset(
    (
        *("active", "progress", "task mode", "outline level", "outline number", "% complete"),
        *("percent complete", "complete", "completion", "% done", "done", "cost", "bucket name", "bucket"),
        *("labels", "label", "created by", "created date", "completed date", "completed by", "is recurring"),
        *("late", "checklist items", "completed checklist items", "task color", "web link", "assignments"),
        *("at risk", "health", "attachments", "standard rate", "default role", "calendar days", "indicators"),
        *("days complete", "days remaining"),
    )
)
"""Columns of planning programs that a plan has no column for: known as headers, kept in Notes."""

RENDERED = frozenset(("text", "statement", "description", "wording", "name", "full text"))
"""What stands under a band such as “Need” over the texts themselves."""

ENOUGH: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], int]] = {
    "results": (("mpo",), ("year", "served", "met", "share"), 2),
    "project_plan": (("lead",), ("start", "finish", "days", "depends_on", "status"), 2),
    "local_projects": (("project", "strategy"), ("planned", "carried_out", "rating", "gaps"), 1),
    "mpos": (("id",), ("population", "outcome", "measure", "deadline", "share", "dosage", "gain"), 3),
}
"""What makes a table one of that sheet without the text that calls its rows: these columns, and so many of those."""

SOLUTIONS = frozenset(("solution", "solutions", "solution strategy", "proposed solution", "proposed strategy"))
"""Headers over strategies that a needs assessment proposes."""
