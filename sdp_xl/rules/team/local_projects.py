"""Rules about local projects: required strategies that none reports on, gaps without a word, and their monitoring."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE, TABLE_A1, cfr
from schemas.tables.lists import ADOPTED, NO, PARTLY, REQUIRED
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.results.revision import LOW
from sdp_xl.rules.progress import in_effect
from sdp_xl.rules.registry import rule


@rule(
    "SDP345",
    severity=Severity.WARNING,
    title="A local project does not report on a required strategy",
    cites=(cfr("83(c)"), TABLE_A1),
    fix="Add a row on Local Projects for the project and the strategy; or set the strategy to Optional under “For "
    "local projects” on Strategies.",
    needs=("local_projects.project", "local_projects.strategy", "monitoring.id", "strategies.obligation"),
)
def required_not_reported(plan: Plan) -> Iterator[Finding]:
    """The State ensures that local operating agencies comply with the plan; that begins with knowing what each does.

    Asked once the plan has taken effect and Local Projects holds anything.

    Example:     L1 without a row for 1-1, which each local project must carry out
    Use instead: L1 | 1-1 | Yes | Partly | 3 | No visits in January
    """
    rows = list(plan["local_projects"].rows_with("project", "strategy"))
    if not rows or not in_effect(plan) or not (plan.ids_readable("strategies") and plan.ids_readable("monitoring")):
        return
    there = {(project, strategy) for row in rows for project in row.ids("project") for strategy in row.ids("strategy")}
    required = [
        row for row in plan["strategies"] if row.says("status", ADOPTED) and row.says("obligation", REQUIRED) and row.id
    ]
    for project in plan["monitoring"]:
        missing = [row.text("id") for row in required if (project.id, row.id) not in there]
        if project.id and missing:
            message = "“{project}” ({id}) does not report on {what}: {missing}."
            what = f"{len(missing)} required strateg{'y' if len(missing) == 1 else 'ies'}"
            yield project.finding("project", message, what=what, missing=", ".join(missing))


@rule(
    "SDP346",
    severity=Severity.WARNING,
    title="A strategy is not carried out as planned, and no gap is named",
    cites=(cfr("84(a)"), HOUSE),
    fix="Enter under “Gaps” what is missing and what the project needs.",
    needs=("local_projects.gaps",),
)
def gap_without_words(plan: Plan) -> Iterator[Finding]:
    """Help is given to a gap that has a name; a low rating alone only blames.

    Example:     L1 | 1-1 | carried out: Partly | rating 2 | (no gap)
    Use instead: L1 | 1-1 | carried out: Partly | rating 2 | No visits in January; one more visitor
    """
    for row in plan["local_projects"]:
        rating = row.number_of("rating")
        low = rating is not None and rating <= LOW
        if row.blank("gaps") and (low or row.says("carried_out", NO, PARTLY)):
            yield row.finding("gaps", "“{project}”, strategy {strategy}: nothing says what is missing.")


@rule(
    "SDP347",
    severity=Severity.WARNING,
    title="The monitoring of a local project is overdue or has no day",
    cites=(cfr("83(c)"), TABLE_A1),
    fix="Enter under “Last monitored” when it was done, and under “Next monitoring” the next day.",
    needs=("monitoring.next",),
)
def monitoring_due(plan: Plan) -> Iterator[Finding]:
    """Who is not on the schedule is looked at last, or not at all.

    Example:     L3 | last 3/12/2025 | next 3/10/2027, on 6/1/2027
    Use instead: L3 | last 3/10/2027 | next 3/14/2029
    """
    for row in plan["monitoring"].rows_with("project"):
        last, next_ = row.date("last"), row.date("next")
        if row.blank("next"):
            yield row.finding("next", "“{project}” has no day for its next monitoring.")
        elif next_ and last and next_ <= last:
            yield row.finding("next", "The next monitoring of “{project}” is not after the last, on {last}.")
        elif next_ and next_ < plan.today:
            yield row.finding("next", "The monitoring of “{project}” was due on {next}.")


@rule(
    "SDP348",
    severity=Severity.WARNING,
    title="A local project carries out a strategy that is not adopted, or reports on one twice",
    cites=(HOUSE,),
    fix="Correct the strategy's ID or its status on Strategies; of two rows for one project and strategy keep one.",
    needs=("local_projects.project", "local_projects.strategy", "strategies.status"),
)
def strategy_out_of_plan(plan: Plan) -> Iterator[Finding]:
    """Only adopted strategies are part of the plan, and of two ratings nobody can tell which holds.

    Example:     L1 | 2-9, and strategy 2-9 is Not adopted
    Use instead: L1 | 2-1
    """
    known = plan["strategies"].by_id()
    seen: dict[tuple[str, str], int] = {}
    for row in plan["local_projects"]:
        for strategy in row.ids("strategy"):
            found = known.get(strategy)
            if found and found.filled("status") and not found.says("status", ADOPTED):
                message = "Strategy “{strategy}” is “{status}”, so it is no part of the plan."
                yield row.finding("strategy", message, status=found.text("status"))
            for project in row.ids("project"):
                first = seen.setdefault((project, strategy), row.number)
                if first != row.number:
                    message = "“{project}” reports on strategy “{strategy}” in row {first} already."
                    yield row.finding("strategy", message, first=first)
