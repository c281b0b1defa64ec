"""Rules about what each row of the project plan, and of the plans beside it, must say (family 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemas.citations import HOUSE, TABLE_A1, cfr
from schemas.tables.lists import ADOPTED, DROPPED, PROPOSED
from schemas.values import ids_in
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.progress import is_off, named, with_text
from sdp_xl.rules.project.dates import planned
from sdp_xl.rules.registry import rule


@rule(
    "SDP503",
    severity=Severity.WARNING,
    title="A row of the project plan has no lead",
    cites=(TABLE_A1,),
    fix="Enter the role on the Team sheet, or the agency on Lists, that answers for it.",
)
def without_lead(plan: Plan) -> Iterator[Finding]:
    """Table A.1 (action 7) asks for the persons or agencies responsible; where several take part, one leads.

    Example:     P2 | Train the visitors | (no lead)
    Use instead: P2 | Train the visitors | Early Childhood Specialist
    """
    yield from _without(plan, "lead", "“{name}” has no lead.")


@rule(
    "SDP504",
    severity=Severity.WARNING,
    title="A row of the project plan has no resources",
    cites=(TABLE_A1,),
    fix="Enter staff time, funds or materials; “none” if nothing is needed.",
)
def without_resources(plan: Plan) -> Iterator[Finding]:
    """Table A.1 (action 7) asks for resources; what has none is usually not in any budget either.

    Example:     P2 | Train the visitors | (no resources)
    Use instead: P2 | Train the visitors | Trainer; 40 kits; substitutes
    """
    yield from _without(plan, "resources", "“{name}” has no resources.")


@rule(
    "SDP508",
    severity=Severity.WARNING,
    title="A row of the project plan has no strategy",
    cites=(TABLE_A1,),
    fix="Enter the ID of the strategy that it carries out.",
)
def without_strategy(plan: Plan) -> Iterator[Finding]:
    """The project plan is there to carry out the strategies; a row without one cannot be traced to any need.

    Example:     P9 | (no strategy) | Print the handbook
    Use instead: P9 | 2-1 | Print the handbook
    """
    yield from _without(plan, "strategy", "“{name}” belongs to no strategy.")


@rule(
    "SDP509",
    severity=Severity.ADVICE,
    title="A row of the project plan has no measure of completion",
    cites=(HOUSE,),
    fix="Enter what shows that it is done, for example Sign-in sheets; contracts on file.",
)
def without_measure(plan: Plan) -> Iterator[Finding]:
    """“Done” should mean the same to the lead and to the State Director.

    Example:     P2 | Train the visitors | (no measure)
    Use instead: P2 | Train the visitors | Sign-in sheets; each visitor passes a taught lesson
    """
    yield from _without(plan, "measured_by", "“{name}” does not say what shows that it is done.")


def _without(plan: Plan, key: str, message: str) -> Iterator[Finding]:
    for row in planned(plan):
        if row.blank(key):
            yield row.finding(key, message, name=named(row))


@rule(
    "SDP506",
    severity=Severity.WARNING,
    title="An adopted strategy has no row in the project plan",
    cites=(TABLE_A1,),
    fix="Add at least one row to the project plan with the ID of the strategy.",
    needs=("strategies.id", "strategies.status", "project_plan.strategy"),
)
def strategy_without_row(plan: Plan) -> Iterator[Finding]:
    """The project plan puts the strategies to work; one without a row is a promise that nobody keeps.

    While the project plan is empty, this is one finding.

    Example:     strategy 2-3, Adopted, in no row of the project plan
    Use instead: P21 | 2-3 | Hire two tutors for each summer site
    """
    adopted = [row for row in plan["strategies"] if row.says("status", ADOPTED)]
    rows = planned(plan)
    if adopted and not rows:
        sentence = f"The project plan has no row, though {_strategies(len(adopted))} adopted."
        yield plan["project_plan"].finding(sentence)
        return
    if any("strategy" in row.flawed for row in rows):  # an ID that cannot be read may be any of them
        return
    carried_out = {id for text in {row.text("strategy") for row in rows} for id in ids_in(text)}
    for row in adopted:
        if row.id and row.id not in carried_out:
            yield row.finding("id", "“{name}” has no row in the project plan.", name=named(row))


def _strategies(count: int) -> str:
    return "1 strategy is" if count == 1 else f"{count} strategies are"


@rule(
    "SDP507",
    severity=Severity.WARNING,
    title="The project plan carries out a strategy that is not adopted",
    cites=(HOUSE,),
    fix="Set the strategy to Adopted on the Strategies sheet, or take the row out of the project plan.",
    needs=("strategies.id", "strategies.status", "project_plan.strategy"),
)
def strategy_not_adopted(plan: Plan) -> Iterator[Finding]:
    """Money and time would go to something that is not in the plan.

    Example:     P30 | 2-9, and strategy 2-9 is Not adopted
    Use instead: no row for 2-9
    """
    not_adopted = {id: row for id, row in plan["strategies"].by_id().items() if row.says("status", PROPOSED, DROPPED)}
    for row in planned(plan) if not_adopted else ():
        for id in row.ids("strategy"):
            if strategy := not_adopted.get(id):
                yield row.finding(
                    "strategy",
                    "“{name}” carries out strategy {strategy_id}, which is “{status}”.",
                    name=named(row),
                    strategy_id=strategy.text("id"),
                    status=strategy.text("status"),
                )


@rule(
    "SDP514",
    severity=Severity.WARNING,
    title="Local support without somebody responsible or a time",
    cites=(cfr("83(c)"), TABLE_A1),
    fix="Enter who is responsible, and when or how often it is done.",
    needs=("local_support",),
)
def local_support_open(plan: Plan) -> Iterator[Finding]:
    """The State ensures that local projects comply with the plan; that takes somebody who does it, and a time.

    Example:     S4 | Train new project coordinators | (nobody) | (no time)
    Use instead: S4 | Train new project coordinators | MEP staff | Each August
    """
    yield from _who_and_when(with_text(plan, "local_support"))


@rule(
    "SDP515",
    severity=Severity.WARNING,
    title="Looking Forward without somebody responsible or a time",
    cites=(TABLE_A1,),
    fix="Enter who is responsible, and when or how often it is done.",
    needs=("looking_forward",),
)
def looking_forward_open(plan: Plan) -> Iterator[Finding]:
    """Plans are forgotten unless somebody is to bring them up again on a given day (Table A.1, action 8).

    Example:     K3 | Look at the plan with the State PAC | (nobody) | (no time)
    Use instead: K3 | Look at the plan with the State PAC | State Director | Each September
    """
    yield from _who_and_when(with_text(plan, "looking_forward"))


def _who_and_when(rows: Iterable[Row]) -> Iterator[Finding]:
    for row in rows:
        name = named(row)
        if row.blank("who"):
            yield row.finding("who", "Nobody is responsible for “{name}”.", name=name)
        if row.blank("when"):
            yield row.finding("when", "“{name}” does not say when.", name=name)


@rule(
    "SDP516",
    severity=Severity.ADVICE,
    title="A section of the plan has no writer",
    cites=(HOUSE,),
    fix="Enter the role on the Team sheet that writes the section.",
    needs=("plan_outline",),
)
def section_without_writer(plan: Plan) -> Iterator[Finding]:
    """A draft comes together on time when each section has somebody who writes it.

    Sections that stand as the master workbook brought them along wait for somebody to take them up.

    Example:     3 | Needs assessment | (no writer)
    Use instead: 3 | Needs assessment | MEP Data Analyst
    """
    for row in with_text(plan, "plan_outline"):
        if row.blank("writer") and not is_off(row) and not row.as_brought_along:
            yield row.finding("writer", "Section “{name}” has no writer.", name=named(row))
