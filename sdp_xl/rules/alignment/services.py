"""The four conditions under which what a strategy does is a service of the MEP.

A service directly benefits a migratory child, addresses a need consistent with the CNA and the plan, rests on research
or accepted practice, and is designed to meet the measurable outcomes and help reach the targets. SDP402 asks for the
second condition, SDP403 for the fourth.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import SERVICES
from schemas.tables.lists import ADOPTED, FAMILIES
from schemas.values import fold
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.progress import named
from sdp_xl.rules.registry import rule


def _adopted(plan: Plan) -> list[Row]:
    return [row for row in plan["strategies"] if row.says("status", ADOPTED) and not row.blank("strategy")]


@rule(
    "SDP414",
    severity=Severity.ADVICE,
    title="An adopted strategy names no research or accepted practice",
    cites=(SERVICES,),
    fix="On the sheet “Strategies”, enter under “Research or accepted practice” the study, the review of studies, or "
    "the practice that it rests on and where it has worked.",
    needs=("strategies.status", "strategies.basis"),
)
def without_basis(plan: Plan) -> Iterator[Finding]:
    """The third of four conditions of a service: “grounded in scientifically based research”, or accepted practice.

    For support services “a generally accepted practice” is enough. A monitor, or a local project that is to carry the
    strategy out, will ask why it should work. While no adopted strategy says so, this is one finding.

    Example:     2-1 | Tutor children in groups of four | Adopted | (no research or practice)
    Use instead: 2-1 | Tutor children in groups of four | Adopted | Research on high-dosage tutoring
    """
    adopted = _adopted(plan)
    bare = [row for row in adopted if row.blank("basis")]
    if len(bare) > 1 and len(bare) == len(adopted):
        message = f"None of the {len(bare)} adopted strategies says what research or accepted practice it rests on."
        yield plan["strategies"].finding(message, column="basis")
        return
    for row in bare:
        message = "“{name}” does not say what research or accepted practice it rests on."
        yield row.finding("basis", message, name=named(row))


@rule(
    "SDP415",
    severity=Severity.ADVICE,
    title="An adopted strategy is for parents only",
    cites=(SERVICES,),
    fix="On the sheet “Strategies”, add under “Population” the children who benefit from it. If none do directly, "
    "plan it on the sheet “Local Support” or “Looking Forward” instead.",
    needs=("strategies.status", "strategies.population"),
)
def without_children(plan: Plan) -> Iterator[Finding]:
    """The first of four conditions of a service: services “directly benefit” a migratory child.

    What is done for parents and families may well do that, family literacy for one; then the plan should name the
    children, as their results are what the evaluation looks at.

    Example:     1-3 | Family literacy evenings | Migratory parents and families
    Use instead: 1-3 | Family literacy evenings | Preschool; Migratory parents and families
    """
    for row in _adopted(plan):
        if {fold(one) for one in row.many("population")} == {fold(FAMILIES)}:
            message = "“{name}” is for parents and families only; no children are named who benefit."
            yield row.finding("population", message, name=named(row))
