"""Families 6 and 7: whether the evaluation plan leads to a written evaluation with all five of its topics.

The topics are results on performance targets, results on MPOs, results reported separately, implementation, and
recommendations. SDP611 asks for the last three at all; the first two are read from the Alignment Chart.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import WRITTEN_EVALUATION, cfr
from schemas.tables.lists import RESULTS, YES
from sdp_xl.plan.chains import CHART, CHART_COLUMNS, known, linked
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.registry import rule

_NEEDS = ("evaluation.id", "evaluation.kind", f"{CHART}.{CHART_COLUMNS['evaluation']}")


def _results(plan: Plan) -> list[Row]:
    return [row for row in plan["evaluation"] if row.says("kind", RESULTS)]


def _on_targets(plan: Plan) -> list[Row]:
    """The questions about results that the chart links to a target, or that may well be one of these."""
    charted = linked(plan, "evaluation", "targets")
    return [row for row in _results(plan) if not row.id or row.id in charted or "id" in row.flawed]


@rule(
    "SDP634",
    severity=Severity.WARNING,
    title="No question about results is charted to a performance target",
    cites=(cfr("84(a)"), WRITTEN_EVALUATION),
    fix="On the sheet “Alignment Chart”, put a question about results in one row with the “Target ID” that it answers; "
    "if none does, add on the sheet “Evaluation” a question on how far migratory children are from the targets.",
    needs=(*_NEEDS, "targets.id", f"{CHART}.{CHART_COLUMNS['targets']}"),
)
def targets_not_evaluated(plan: Plan) -> Iterator[Finding]:
    """The written evaluation measures the results “against the State's performance targets”; that is its first topic.

    While there is no target, or no question about results, that is a finding already.

    Example:     E1 (Results) in rows with MPOs only, T1 to T4 in rows without an evaluation question
    Use instead: a row with target T1 and evaluation E13
    """
    if _results(plan) and known(plan, "targets") and not _on_targets(plan):
        yield plan["evaluation"].finding("No question about results is charted to a target.", column="kind")


@rule(
    "SDP635",
    severity=Severity.WARNING,
    title="Results on performance targets are not reported for PFS",
    cites=(cfr("84(a)"), WRITTEN_EVALUATION),
    fix="On the sheet “Evaluation”, choose “Yes” under “PFS reported separately” of a question that is charted to a "
    "target.",
    needs=(*_NEEDS, "evaluation.pfs", "targets.id", f"{CHART}.{CHART_COLUMNS['targets']}"),
)
def targets_not_for_pfs(plan: Plan) -> Iterator[Finding]:
    """The results against the targets are wanted “particularly for those students who have priority for service”.

    While no question at all is reported for PFS, SDP611 says so.

    Example:     E13 on the State's targets | Results | PFS reported separately: No
    Use instead: E13 on the State's targets | Results | PFS reported separately: Yes
    """
    rows = _on_targets(plan) if known(plan, "targets") else []
    separately = any(row.says("pfs", YES) for row in _results(plan))
    if rows and separately and not any(row.says("pfs", YES) for row in rows):
        message = "“{question}” is on performance targets, but is not reported separately for PFS."
        yield rows[0].finding("pfs", message)
