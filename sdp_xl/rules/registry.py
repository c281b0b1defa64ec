"""Register of all rules, and the decorator that declares one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from schemas.model import Citation
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan

Check = Callable[[Plan], Iterator[Finding]]

FAMILIES = {
    "0": "Workbook and sheets",
    "1": "Cells",
    "2": "Process (Table A.1)",
    "3": "Team and meetings",
    "4": "Alignment and MPOs",
    "5": "Project plan and timeline",
    "6": "Required by law",
    "7": "Suggested by guidance",
    "9": "The tool itself",
}


class Rule(NamedTuple):
    """A rule: what it is called, how much it weighs, where it comes from, and the generator that finds.

    ``several`` is what equal findings say together, behind their count: “activities have no owner”. {ids} in it
    are the IDs of their rows.
    """

    id: str
    severity: Severity
    title: str
    cites: tuple[Citation, ...]
    fix: str
    needs: tuple[str, ...]
    check: Check
    several: str = ""

    @property
    def family(self) -> str:
        """The name of the rule's family, from the first digit of its ID."""
        return FAMILIES[self.id[3]]

    @property
    def why(self) -> str:
        """Why the rule exists, with an example: the docstring of its generator."""
        from inspect import getdoc

        return getdoc(self.check) or ""

    def complete(self, finding: Finding) -> Finding:
        """The finding with the rule's own fields; what the generator gave is kept: a fix, a lighter severity, words."""
        lighter = finding.severity.rank > self.severity.rank
        return finding._replace(
            rule=self.id,
            severity=finding.severity if lighter else self.severity,
            title=self.title,
            cites=self.cites,
            several=finding.several or self.several,
            fix=finding.fix or self.fix,
        )

    def run(self, plan: Plan) -> Iterator[Finding]:
        """All findings of this rule; none if a sheet or column that it needs is not there."""
        if all(plan.has(need) for need in self.needs):
            yield from map(self.complete, self.check(plan))


RULES: dict[str, Rule] = {}


def register(rule: Rule) -> None:
    """Adds a rule; ValueError if its ID is taken or its family unknown."""
    if rule.id in RULES or rule.id[3] not in FAMILIES:
        raise ValueError(rule.id)
    RULES[rule.id] = rule


def rule(
    id: str,
    *,
    severity: Severity,
    title: str,
    cites: tuple[Citation, ...],
    fix: str,
    needs: tuple[str, ...] = (),
    several: str = "",
) -> Callable[[Check], Check]:
    """Declares the generator below it as a rule.

    ``needs`` names tables ("team") or columns ("team.role"): where one is missing from the workbook the rule is
    silent, because the missing sheet or column is a finding already.
    """

    def declare(check: Check) -> Check:
        register(
            Rule(
                id=id,
                severity=severity,
                title=title,
                cites=cites,
                fix=fix,
                needs=needs,
                check=check,
                several=several,
            )
        )
        return check

    return declare
