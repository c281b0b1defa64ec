"""Rule about the tool itself (family 9)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import rule


@rule(
    "SDP901",
    severity=Severity.ERROR,
    title="A rule could not be checked",
    cites=(HOUSE,),
    fix="Nothing is wrong with your workbook. Send the workbook and this message to the people who maintain sdp-xl.",
)
def rule_crashed(plan: Plan) -> Iterator[Finding]:
    """A fault in the tool must not hide what the other rules find, so it is reported as a finding of its own.

    The check itself adds these findings; there is nothing in a workbook to correct.
    """
    yield from ()
