"""Exceptions of the Exceptions sheet: findings that staff accept, and elements that do not apply."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.requirements import REQUIREMENTS
from schemas.values import canonical_id
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row


def exceptions(plan: Plan) -> dict[tuple[str, str], Row]:
    """The complete rows of the Exceptions sheet by (rule or element, row ID or ""), both in canonical form.

    One dated after today is not decided yet, and does not count (SDP111 says so).
    """
    return {
        (row.id, canonical_id(row["row"])): row
        for row in plan["exceptions"].rows_with("id", "reason", "by", "date")
        if (day := row.date("date")) and day <= plan.today
    }


def may_be_excepted(rule: str, severity: Severity) -> bool:
    """Whether staff may accept findings of the rule: warnings and advice, and legal elements where the law allows."""
    if severity is not Severity.ERROR:
        return True
    return any(requirement.id == rule and requirement.may_be_excepted for requirement in REQUIREMENTS)


def accept(plan: Plan, findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Parts the findings into open ones and those that an exception accepts, each of these with its reason."""
    excepted = exceptions(plan)
    rules = {rule for rule, _ in excepted}
    open_: list[Finding] = []
    accepted: list[Finding] = []
    for finding in findings:
        rule = canonical_id(finding.rule)
        row = (
            (excepted.get((rule, canonical_id(finding.row_id))) or excepted.get((rule, ""))) if rule in rules else None
        )
        if row and may_be_excepted(finding.rule, finding.severity):
            accepted.append(finding._replace(accepted=row.text("reason")))
        else:
            open_.append(finding)
    return open_, accepted
