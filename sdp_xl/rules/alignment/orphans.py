"""Targets, needs, strategies, MPOs and evaluation questions that the Alignment Chart links to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from schemas.citations import HOUSE, cfr
from schemas.model import Citation
from schemas.tables import table
from schemas.tables.lists import IMPLEMENTATION
from sdp_xl.plan.chains import CHART, CHART_COLUMNS, linked, unlinked, unnamed
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import Rule, register, rule


class Orphan(NamedTuple):
    """A rule that finds the rows of the component ``one`` that the chart links to no row of the component ``other``."""

    id: str
    severity: Severity
    one: str
    other: str
    title: str
    cites: tuple[Citation, ...]
    fix: str
    why: str


ORPHANS = (
    Orphan(
        id="SDP401",
        severity=Severity.WARNING,
        one="needs",
        other="strategies",
        title="A need has no strategy",
        cites=(cfr("83(a)(4)"), HOUSE),
        fix="On the sheet “Alignment Chart”, put the need in one row with a strategy; or say on the sheet “Exceptions” "
        "who else meets it.",
        why="""A need that was found and then forgotten; another program may meet it, but then the plan should say so.

        Example:     need 1.2 stands on Needs, but in no row of the Alignment Chart
        Use instead: a row with need 1.2 and strategy 1-1
        """,
    ),
    Orphan(
        id="SDP402",
        severity=Severity.WARNING,
        one="strategies",
        other="needs",
        title="An adopted strategy meets no need",
        cites=(cfr("83(a)(4)"), HOUSE),
        fix="On the sheet “Alignment Chart”, put the strategy in one row with the need that it addresses.",
        why="""\
        Strategies address the needs that the CNA found; one without a need is often left over from the last plan.

        Example:     strategy 2-5, adopted, in no row of the Alignment Chart with a need
        Use instead: a row with need 2.1 and strategy 2-5
        """,
    ),
    Orphan(
        id="SDP403",
        severity=Severity.ERROR,
        one="strategies",
        other="mpos",
        title="An adopted strategy leads to no MPO",
        cites=(cfr("83(a)(4)"),),
        fix="On the sheet “Alignment Chart”, put the strategy in one row with the MPO that it is to achieve.",
        why="""The strategies of the plan are those with which the State will “achieve the measurable program outcomes”.

        Several strategies may share an MPO.

        Example:     strategy 2-5, adopted, in no row of the Alignment Chart with an MPO
        Use instead: a row with strategy 2-5 and MPO 2A
        """,
    ),
    Orphan(
        id="SDP404",
        severity=Severity.ERROR,
        one="mpos",
        other="strategies",
        title="An MPO has no strategy",
        cites=(cfr("83(a)(4)"),),
        fix="On the sheet “Alignment Chart”, put the MPO in one row with an adopted strategy.",
        why="""The plan must describe how each MPO is to be achieved; without a strategy it is a wish.

        Example:     MPO 3C, only in a row with a strategy that was not adopted
        Use instead: a row with strategy 3-3, adopted, and MPO 3C
        """,
    ),
    Orphan(
        id="SDP405",
        severity=Severity.ERROR,
        one="mpos",
        other="targets",
        title="An MPO points to no target",
        cites=(cfr("83(a)(3)"),),
        fix="On the sheet “Alignment Chart”, put the MPO in one row with the performance target that it helps to "
        "achieve.",
        why="""MPOs must “help migratory children achieve the State's performance targets”.

        Example:     MPO 4A, in a row without a target
        Use instead: a row with target T1 and MPO 4A
        """,
    ),
    Orphan(
        id="SDP406",
        severity=Severity.ERROR,
        one="mpos",
        other="needs",
        title="An MPO meets no need",
        cites=(cfr("83(a)(3)"),),
        fix="On the sheet “Alignment Chart”, put the MPO in one row with the need that it meets.",
        why="""MPOs must “meet the identified unique needs of migratory children”.

        Example:     MPO 2C, in a row without a need
        Use instead: a row with need 2.3 and MPO 2C
        """,
    ),
    Orphan(
        id="SDP407",
        severity=Severity.WARNING,
        one="mpos",
        other="evaluation",
        title="An MPO is not evaluated",
        cites=(cfr("83(a)(5)"), cfr("84(a)"), HOUSE),
        fix="On the sheet “Alignment Chart”, put the MPO in one row with the evaluation question that answers it.",
        why="""Unless a question of the evaluation plan asks for it, nobody collects the data for an MPO.

        Example:     MPO 1B, in no row of the Alignment Chart with an evaluation question
        Use instead: a row with MPO 1B and evaluation E2
        """,
    ),
    Orphan(
        id="SDP408",
        severity=Severity.WARNING,
        one="targets",
        other="mpos",
        title="No MPO helps to reach a target",
        cites=(cfr("83(a)(3)"), HOUSE),
        fix="On the sheet “Alignment Chart”, put the target in one row with an MPO, or add an MPO for it.",
        why="""A target that no MPO points to is one that the program does nothing measurable about.

        Example:     target T4 (number of school dropouts), in no row of the Alignment Chart
        Use instead: a row with target T4 and MPO 3B
        """,
    ),
)


def _needs(one: str, other: str) -> tuple[str, ...]:
    """What a rule about the link between two components needs: their IDs, and both columns of the chart."""
    status = ("strategies.status",) if one == "strategies" else ()
    return f"{one}.id", f"{other}.id", f"{CHART}.{CHART_COLUMNS[one]}", f"{CHART}.{CHART_COLUMNS[other]}", *status


def _declare(orphan: Orphan) -> None:
    noun, other = table(orphan.one).nouns[0], table(orphan.other).nouns[0]
    lacks = f"adopted {other}" if orphan.other == "strategies" else other
    message = f"{noun[:1].upper()}{noun[1:]} “{{id}}” has no {lacks} on the Alignment Chart."

    def check(plan: Plan) -> Iterator[Finding]:
        for row in (*unlinked(plan, orphan.one, orphan.other), *unnamed(plan, orphan.one)):
            yield row.finding("id", message)

    check.__doc__ = orphan.why
    register(
        Rule(
            id=orphan.id,
            severity=orphan.severity,
            title=orphan.title,
            cites=orphan.cites,
            fix=orphan.fix,
            needs=_needs(orphan.one, orphan.other),
            check=check,
        )
    )


for _orphan in ORPHANS:
    _declare(_orphan)


@rule(
    "SDP409",
    severity=Severity.ADVICE,
    title="An evaluation question belongs to no MPO",
    cites=(cfr("84(a)"), HOUSE),
    fix="On the sheet “Alignment Chart”, put the question in one row with the MPO that it is about. A question about "
    "the program as a whole may stay as it is.",
    needs=_needs("evaluation", "mpos"),
)
def evaluation_without_mpo(plan: Plan) -> Iterator[Finding]:
    """Data that no MPO needs are work for local projects without an answer for the State.

    The law asks for implementation and for results against the targets, too: a question about implementation may be
    charted to a strategy instead, and any question to a target.

    Example:     question E9, in no row of the Alignment Chart
    Use instead: a row with MPO 3B and evaluation E9
    """
    of_targets, of_strategies = (linked(plan, "evaluation", other) for other in ("targets", "strategies"))
    for row in (*unlinked(plan, "evaluation", "mpos"), *unnamed(plan, "evaluation")):
        if row.id not in of_targets and not (row.id in of_strategies and row.says("kind", IMPLEMENTATION)):
            yield row.finding("id", "Evaluation question “{id}” has no MPO on the Alignment Chart.")
