"""Rule about MPOs whose results no evaluation question asks for: a topic of the written evaluation (family 7)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import WRITTEN_EVALUATION, cfr
from schemas.tables.lists import IMPLEMENTATION
from sdp_xl.plan.chains import CHART, CHART_COLUMNS, counts
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.plan.shown import shorten
from sdp_xl.rules.evidence.words import NAMED, joined
from sdp_xl.rules.registry import rule

_NEEDS = ("evaluation.id", "evaluation.kind", f"{CHART}.{CHART_COLUMNS['evaluation']}")


@rule(
    "SDP710",
    severity=Severity.ADVICE,
    title="The results of an MPO are not asked for",
    cites=(WRITTEN_EVALUATION, cfr("83(a)(5)")),
    fix="On the sheet “Alignment Chart”, put each of these MPOs in one row with an “Evaluation ID” that has “Results” "
    "under “Kind of evaluation” on the sheet “Evaluation”.",
    needs=(*_NEEDS, "mpos.id", f"{CHART}.{CHART_COLUMNS['mpos']}"),
)
def mpos_without_results(plan: Plan) -> Iterator[Finding]:
    """The second topic of a written evaluation is whether the MPOs were reached; how well work was done is another.

    An MPO without any question is SDP407's.

    Example:     MPO 1A, only in rows with E14 (Implementation)
    Use instead: a row with MPO 1A and E1 (Results)
    """
    if not plan.ids_readable("evaluation") or CHART_COLUMNS["evaluation"] in plan[CHART].entries.unsound:
        return
    questions = plan["evaluation"].by_id()
    asked: dict[str, list[Row]] = {}
    for mpo, question in counts(plan, "mpos", "evaluation"):
        asked.setdefault(mpo, []).append(questions[question])
    found = [
        row
        for id, row in plan["mpos"].by_id().items()
        if id in asked and all(question.says("kind", IMPLEMENTATION) for question in asked[id])
    ]
    if found:
        names = [f"“{shorten(row['id'])}”" for row in found[:NAMED]]
        more = len(found) - NAMED
        named = joined([*names, *([f"{more} more"] if more > 0 else [])], "and")
        yield plan["evaluation"].finding(
            f"Only questions about implementation are charted to MPO {named}.", column="kind"
        )
