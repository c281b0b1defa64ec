"""Runs all checks over a workbook: finds its tables, checks the entries, runs the rules, weighs the exceptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sdp_xl.checking.engines import Engine, compiled_engine
from sdp_xl.plan.findings import Finding, Severity, in_order
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import Plan
from sdp_xl.rules import RULES
from sdp_xl.rules.exceptions import accept
from sdp_xl.rules.registry import Rule

UNSOUND_CHECKS = frozenset({"error", "uncalculated", "kind", "id_date", "range"})
"""Entry checks whose failure makes a value useless to rules. A doubled ID or an unknown choice is still a text."""

TOOL = "SDP901"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found: the open findings and the accepted ones, in order, and the workbook they are about."""

    plan: Plan
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many open findings there are of each severity."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity.value: counted[severity] for severity in Severity}

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The open findings that weigh as much as ``severity`` or more."""
        return tuple(finding for finding in self.findings if finding.severity.rank <= severity.rank)


def run(
    grid: Grid,
    *,
    today: date,
    engine: Engine = compiled_engine,
    only: Collection[str] = (),
) -> Report:
    """Checks a workbook as of the day ``today``; with ``only``, just the rules with these IDs.

    ``engine`` checks the entries; ``pandera_engine`` (checking/engines.py) finds the same, more slowly and otherwise.
    Nothing that is in a workbook makes this raise: a rule that crashes is itself a finding (SDP901).
    """
    plan = read_over(grid, today=today, engine=engine)
    rules = [rule for rule in RULES.values() if not only or rule.id in only]
    found = [finding for rule in rules for finding in _run(rule, plan)]
    open_, accepted = accept(plan, found)
    order = tuple(grid.sheets)
    return Report(plan=plan, findings=in_order(open_, order), accepted=in_order(accepted, order))


def read_over(grid: Grid, *, today: date, engine: Engine = compiled_engine) -> Plan:
    """The workbook with its tables found and its entries checked, before any rule: what the timeline needs."""
    plan = locate(grid, today=today)
    flaws = tuple(sorted(engine(plan), key=lambda flaw: (flaw.table, flaw.row, flaw.column, flaw.check)))
    unsound: dict[tuple[str, int], set[str]] = {}
    for flaw in flaws:
        if flaw.check in UNSOUND_CHECKS:
            unsound.setdefault((flaw.table, flaw.row), set()).add(flaw.column)
    tables = {
        key: replace(
            located,
            rows=tuple(
                replace(row, flawed=frozenset(unsound[key, row.number])) if (key, row.number) in unsound else row
                for row in located
            ),
        )
        for key, located in plan.tables.items()
    }
    return replace(plan, tables=tables, flaws=flaws)


def _run(rule: Rule, plan: Plan) -> list[Finding]:
    try:
        return list(rule.run(plan))
    except Exception as error:
        finding = Finding(
            message=f"The rule {rule.id} ({rule.title}) could not be checked: unexpected fault {type(error).__name__}."
        )
        return [RULES[TOOL].complete(finding)]
