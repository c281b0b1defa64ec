"""Rules that only pass on what was found while the tables were looked for."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import Rule, register

NOTHING = "Nothing has to be done: the check finds its way."


def declare(id: str, kind: str, severity: Severity, title: str, fix: str, why: str) -> None:
    """Declares the rule that gives the drift of one kind as its findings."""

    def check(plan: Plan) -> Iterator[Finding]:
        yield from plan.drift.get(kind, ())

    check.__doc__ = why
    register(Rule(id=id, severity=severity, title=title, cites=(HOUSE,), fix=fix, needs=(), check=check))
