"""Header words of States and of planning programs that charts use beside the workbook's own headers and aliases."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.model import Kind

PERSONS = (
    "Person responsible",
    "Person(s) responsible",
    "Persons or agencies responsible",
    "Responsible party",
    "Responsible staff",
    "Responsible",
    "Lead person",
    "Lead staff",
    "Lead",
    "Owner",
    "Task owner",
    "Staff responsible",
    "Who is responsible",
    "By whom",
    "Assigned to",
    "Assignee",
    "Coordinator",
    "Who",
)

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
        "Starts",
        "Begins",
        "Start time",
        "Scheduled start",
        "Planned start",
        "Date begun",
    ),
    "project_plan.finish": (
        "End time",
        "Deadline",
        "Complete by",
        "Completion date",
        "Target date",
        "Target completion date",
        "Date due",
        "By when",
        "When",
        "Timeline",
        "Timeframe",
        "Scheduled finish",
        "Planned finish",
    ),
    "project_plan.days": ("Workdays", "Work", "Days required"),
    "project_plan.depends_on": ("Predecessor", "Dependency", "Depends", "After"),
    "project_plan.status": ("Progress", "State"),
    "project_plan.resources": ("Resources needed", "Funding", "Funds", "Materials", "Budget"),
    "project_plan.measured_by": ("Evidence of completion", "Evidence", "Documentation", "Indicator of success"),
    "project_plan.notes": ("Remarks", "Description"),
    "team.role": (
        "Title/Affiliation",
        "Role/Title",
        "Position/Title",
        "Affiliation/Title",
        "Committee role",
        "Member role",
        "Committee member",
        "Team member",
        "Planning team member",
        "Work group member",
    ),
    "team.represents": ("Represented", "Constituency", "Stakeholder"),
    "team.notes": ("Remarks",),
    "meetings.participants": ("Participant", "Invited"),
    "targets.subject": ("Target area", "Subject area", "Content area", "Goal area", "Area"),
    "targets.target": ("State target", "State goal", "Annual measurable objective"),
    "needs.need": ("Need/Concern", "Identified need", "Statement of concern", "Priority need", "CNA concern"),
    "needs.data": ("Data summary", "Data point", "Need indicator/Data", "What the data show", "Baseline data"),
    "needs.goal_area": ("Content area", "Subject area", "Goal/Area", "Focus"),
    "needs.root_cause": ("Contributing factors",),
    "strategies.strategy": ("Service strategy", "Proposed solution", "Proposed strategy", "Solutions", "Service"),
    "strategies.goal_area": ("Content area", "Subject area", "Focus"),
    "strategies.obligation": ("Required/Optional",),
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
    "mpos.goal_area": ("Content area", "Subject area", "Focus"),
    "mpos.share": ("Target percent", "Target %", "Goal %"),
    "mpos.measure": ("Measurement tool", "Assessment tool", "Assessment", "How measured", "Evaluation tool", "Tool"),
    "evaluation.question": ("Evaluation item", "Implementation question", "Results question"),
    "evaluation.instrument": ("Data collection tool", "Tool", "Evidence", "Data collected"),
    "evaluation.when": ("How often", "When due", "When collected", "Data collection date", "Timeframe", "Deadline"),
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
    "looking_forward.when": ("Timeframe", "Deadline"),
    "looking_forward.audience": ("Target audience", "Stakeholders", "Partners"),
    "looking_forward.activity": ("Communication", "Message"),
    "looking_forward.evidence": ("Evidence of completion", "Product"),
    "local_support.when": ("Timeframe", "Deadline"),
    "feedback.group": ("Commenter", "Respondent"),
    "information_log.date": ("Date collected",),
    "monitoring.project": ("LEA", "Local project", "Sub-recipient", "Local operating agency (LOA)"),
    "monitoring.last": ("Last visit", "Date of last visit", "Last reviewed"),
    "monitoring.next": ("Next visit", "Date of next visit", "Next review"),
    "monitoring.found": ("Findings", "Corrective actions"),
    "local_projects.project": ("District", "LEA", "Local operating agency", "Subgrantee", "Site"),
    "local_projects.carried_out": ("Carried out as planned", "Implementation", "Done"),
    "results.year": ("Reporting year", "School year"),
    "results.group": ("Subgroup", "Student group"),
    "results.served": ("Number of students", "Number assessed"),
    "results.met": ("Number met", "Number that met it", "# met", "# meeting"),
    "results.share": ("Actual", "Result", "Actual result", "% met", "% meeting", "Percent met", "Percent meeting"),
    "results.why": ("Comments", "Why or why not"),
}
"""Words for one column, by table and column key."""

ALIKE: Mapping[str, tuple[str, ...]] = {
    "project_plan.activity": ("Name", "Title", "Item", "Summary", "What"),
    "meetings.meeting": ("Topic", "Event"),
    "mpos.outcome": ("Target", "Expected outcome"),
    "mpos.deadline": ("When", "Timeline", "Timeframe"),
    "strategies.strategy": ("Activity", "Activities", "Action", "Actions", "Intervention", "Interventions", "Services"),
}
"""Words that name the column only where the rest of the table says so: names beside towns are no project plan."""

TOOLS = frozenset(
    (
        "active",
        "progress",
        "task mode",
        "outline level",
        "outline number",
        "% complete",
        "percent complete",
        "complete",
        "completion",
        "% done",
        "done",
        "cost",
        "bucket name",
        "bucket",
        "labels",
        "label",
        "created by",
        "created date",
        "completed date",
        "completed by",
        "is recurring",
        "late",
        "checklist items",
        "completed checklist items",
        "task color",
        "web link",
        "assignments",
        "at risk",
        "health",
        "attachments",
        "standard rate",
        "default role",
        "calendar days",
        "indicators",
        "days complete",
        "days remaining",
    )
)
"""Columns of planning programs that a plan has no column for: known as headers, kept in Notes."""

RENDERED = frozenset(("text", "statement", "description", "wording", "name", "full text"))
"""What stands under a band such as “Need” over the texts themselves."""

ENOUGH: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], int]] = {
    "results": (("mpo",), ("year", "served", "met", "share"), 2),
    "local_projects": (("project", "strategy"), ("planned", "carried_out", "rating", "gaps"), 1),
    "mpos": (("id",), ("population", "outcome", "measure", "deadline", "share", "dosage", "gain"), 3),
}
"""What makes a table one of that sheet without the text that calls its rows: these columns, and so many of those."""

SOLUTIONS = frozenset(("solution", "solutions", "solution strategy", "proposed solution", "proposed strategy"))
"""Headers over strategies that a needs assessment proposes."""
