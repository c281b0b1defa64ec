"""The sheets that the tool writes: their columns, declared here so that template and pages agree."""

from __future__ import annotations

from schemas.model import Column, Kind, Table

REQUIRED_ELEMENTS = Table(
    key="required_elements",
    sheet="Required Elements",
    title="Required and suggested elements",
    purpose="Each element that the law requires or guidance suggests, and whether your workbook shows it.",
    generated=True,
    columns=(
        Column(key="id", header="Rule", width=8),
        Column(key="title", header="Element", width=28),
        Column(key="level", header="Asked for", width=13),
        Column(key="status", header="Status", width=14),
        Column(key="evidence", header="Evidence at", width=18),
        Column(key="message", header="What the check saw", width=38),
        Column(key="fix", header="What to do", width=38),
        Column(key="cite", header="Source", width=18),
    ),
)

NOT_CHECKED = "Not checked yet: run the check."
"""The note of Findings as long as they are empty; formulas on the entry sheets know it by these words."""

FINDINGS = Table(
    key="findings",
    sheet="Findings",
    title="Findings",
    purpose="What the check found: what is missing, where, and what to do.",
    generated=True,
    columns=(
        Column(key="severity", header="Severity", width=11),
        Column(key="cell", header="Go to", width=20),
        Column(key="message", header="What was found", width=45),
        Column(key="fix", header="What to do", width=44),
        Column(key="since", header="Last check", width=10, help="New since the last check, or gone."),
        Column(key="rule", header="Rule", width=9),
        Column(key="cite", header="Source", width=20),
        Column(key="accepted", header="Accepted, because", width=15),
        Column(key="key", header="Key", width=14, help="Used by the colored flags; please leave it."),
    ),
)

ALIGNMENT_MAP = Table(
    key="alignment_map",
    sheet="Alignment Map",
    title="Alignment map",
    purpose="Which needs, strategies and MPOs are linked, and which are not. "
    "Strategies that are only proposed, or not adopted, are left out.",
    generated=True,
    columns=(
        Column(key="part", header="Part", width=11),
        Column(key="id", header="ID", width=8),
        Column(key="text", header="Text", width=36),
        Column(key="status", header="Status", width=13),
        Column(key="linked", header="Linked to", width=15),
    ),
)
MAP_COLUMNS = 48
"""Columns of the matrices to the right of the Alignment Map: what three printed pages hold, more than States have."""

_TASK_COLUMNS = (
    Column(key="id", header="ID", width=7),
    Column(key="task", header="Task", width=32),
    Column(key="who", header="Who", width=13),
    Column(key="start", header="Start", kind=Kind.DATE, width=11.5),
    Column(key="finish", header="Finish", kind=Kind.DATE, width=11.5),
    Column(key="now", header="Now", width=9, help="In words what the bar shows: late, done, critical."),
    Column(key="days", header="Work days", kind=Kind.NUMBER, width=8),
    Column(key="status", header="Status", width=12),
    Column(key="share", header="Done", kind=Kind.SHARE, width=8, help="Of its work days; the darker part of the bar."),
    Column(key="dates", header="Dates", width=10, help="Typed by staff, or proposed."),
    Column(key="slack", header="Slack", kind=Kind.NUMBER, width=7),
    Column(
        key="mark",
        header="Mark",
        width=7,
        help="C on the critical path, L late, M milestone, S summary of the items below it.",
    ),
    Column(key="why", header="Why these dates", width=44),
)
FOLDED = ("days", "status", "share", "dates", "slack", "mark", "why")
"""The columns of a timeline that a closed outline group holds, so that the bars stand beside the dates."""

TIMELINE = Table(
    key="timeline",
    sheet="Timeline",
    title="Timeline: developing the plan",
    purpose="Every task with its bar. The + above the columns shows slack and reasons.",
    generated=True,
    columns=_TASK_COLUMNS,
)
TIMELINE_WEEKS = 40
"""Columns of bars on the Timeline: as many as one page holds in letters of 7 points, each a week or, of a plan that is
longer, several."""

IMPLEMENTATION = Table(
    key="implementation_timeline",
    sheet="Implementation Timeline",
    title="Timeline: carrying out the plan",
    purpose="The project plan, by strategy. The + above the columns shows slack and reasons.",
    generated=True,
    columns=(Column(key="strategy", header="Strategy", width=9), *_TASK_COLUMNS),
)
IMPLEMENTATION_MONTHS = 60
"""Columns of bars on the Implementation Timeline: five years of months, the longest cycle that States use."""

CALENDAR = Table(
    key="calendar",
    sheet="Calendar",
    title="Calendar",
    purpose="Month by month: what starts, what is due, and by whom.",
    generated=True,
    columns=(
        Column(key="month", header="Month", width=16),
        Column(key="date", header="Date", kind=Kind.DATE, width=13),
        Column(key="day", header="Day", width=12),
        Column(key="event", header="What", width=14),
        Column(key="id", header="ID", width=8),
        Column(key="task", header="Task", width=46),
        Column(key="who", header="Who", width=24),
        Column(key="sheet", header="From sheet", width=16),
    ),
)

RESULTS_BY_YEAR = Table(
    key="results_by_year",
    sheet="Results by Year",
    title="Results by year",
    purpose="Whether each MPO is met, from the sheet Results. Numbers of a few children are hidden.",
    generated=True,
    later=True,
    columns=(
        Column(key="mpo", header="MPO", width=8),
        Column(key="outcome", header="Outcome", width=36),
        Column(key="target", header="Target", width=11),
        Column(key="year", header="Year", width=10),
        Column(key="group", header="Group", width=16),
        Column(key="served", header="Served", width=9),
        Column(key="met", header="Met it", width=9),
        Column(key="share", header="Share", width=9),
        Column(key="result", header="Result", width=15),
        Column(
            key="change", header="Change", width=12, help="Of the share, in percentage points, since the year before."
        ),
        Column(key="cell", header="Go to", width=13),
    ),
)

IMPORT_NOTES = Table(
    key="import_notes",
    sheet="Import Notes",
    title="Import notes",
    purpose="What an import of a chart could not place: where it stands in your file, why, and what to do.",
    generated=True,
    columns=(
        Column(key="file", header="Imported file", width=28),
        Column(key="place", header="Stands at", width=24),
        Column(key="text", header="Text", width=60),
        Column(key="why", header="Why it was not placed", width=46),
        Column(key="todo", header="What to do", width=46),
    ),
)
"""Added to a workbook when an import has something to say, so it is no part of the master and not missed elsewhere."""


CHANGES = Table(
    key="changes",
    sheet="Changes",
    title="Changes",
    purpose="What is different in this workbook from an older copy of it, row by row.",
    generated=True,
    columns=(
        Column(key="kind", header="What changed", width=15),
        Column(key="sheet", header="On sheet", width=18),
        Column(key="row", header="In row", width=11),
        Column(key="column", header="In column", width=20),
        Column(key="old", header="It was", width=46),
        Column(key="new", header="It is now", width=46),
        Column(key="cell", header="Go to", width=22),
    ),
)

MERGE_CONFLICTS = Table(
    key="merge_conflicts",
    sheet="Merge Conflicts",
    title="Merge conflicts",
    purpose="What two people changed differently. Settle each at its place; then you may delete this sheet.",
    generated=True,
    columns=(
        Column(key="kind", header="Conflict", width=17),
        Column(key="sheet", header="On sheet", width=17),
        Column(key="row", header="In row", width=10),
        Column(key="column", header="In column", width=17),
        Column(key="base", header="Before both", width=30),
        Column(key="a", header="In copy A", width=34),
        Column(key="b", header="In copy B", width=34),
        Column(key="stands", header="What stands here now", width=30),
        Column(key="cell", header="Go to", width=20),
    ),
)

MADE: tuple[Table, ...] = (CHANGES, MERGE_CONFLICTS)
"""Sheets that only sdp-xl compare and sdp-xl merge add to a copy: the master lacks them, and so may any workbook."""
