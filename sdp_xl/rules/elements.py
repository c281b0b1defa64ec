"""Elements that the law requires and that guidance suggests: how far a plan shows each, and the rule of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.model import AllOf, Answer, AnyOf, Evidence, Level, Requirement, Rows
from schemas.requirements import REQUIREMENTS
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.evidence import Seen, Status, answered, ask, look, unanswered
from sdp_xl.rules.evidence.words import quoted, small
from sdp_xl.rules.exceptions import accept
from sdp_xl.rules.registry import RULES, Rule, register


class Element(NamedTuple):
    """A requirement, how far the workbook shows it, and the finding with the place and the words."""

    requirement: Requirement
    status: Status
    finding: Finding

    @property
    def sheet(self) -> str:
        """The tab on which the evidence stands, or should stand."""
        return self.finding.sheet

    @property
    def cell(self) -> str:
        """The evidence's cell, or the one to work on; empty if there is only a sheet."""
        return self.finding.cell

    @property
    def message(self) -> str:
        """What was seen, in plain words."""
        return self.finding.message

    @property
    def fix(self) -> str:
        """What to do: exactly what is missing, as far as the workbook shows it."""
        return self.finding.fix or self.requirement.fix


def assess(plan: Plan) -> tuple[Element, ...]:
    """All elements in the order of their IDs; one that staff excepted, where that is allowed, is not applicable."""
    return tuple(_assess(plan, requirement) for requirement in REQUIREMENTS)


def met(elements: Iterable[Element], *, required: bool) -> tuple[int, int]:
    """How many elements are met, of how many: the required ones, or those suggested; without what is not applicable.

    Every door counts so. One required on a condition counts with the required as long as the condition may hold.
    """
    asked = [
        one.status
        for one in elements
        if one.requirement.level.required is required and one.status is not Status.NOT_APPLICABLE
    ]
    return asked.count(Status.MET), len(asked)


def _assess(plan: Plan, requirement: Requirement) -> Element:
    seen = judge(plan, requirement)
    status, finding = seen.status, seen.finding
    if status in (Status.PARTLY, Status.MISSING):
        _, excepted = accept(plan, [RULES[requirement.id].complete(finding)])
        if excepted:
            status = Status.NOT_APPLICABLE
            finding = finding._replace(message=f"{finding.message} Exceptions: {excepted[0].accepted}")
    return Element(requirement=requirement, status=status, finding=finding)


def judge(plan: Plan, requirement: Requirement, evidence: Evidence | None = None) -> Seen:
    """How far the workbook shows the element, before any exception is weighed; ``evidence`` if only part is asked."""
    evidence = evidence or requirement.evidence
    condition = requirement.only_if
    if condition is None:
        return look(plan, evidence)
    if isinstance(condition, Answer):
        applies = answered(plan, condition)
    else:
        applies = look(plan, condition).status is not Status.MISSING
    if applies is False:
        return look(plan, condition)._replace(status=Status.NOT_APPLICABLE)
    seen = look(plan, evidence)
    if applies is None and isinstance(condition, Answer) and seen.status is not Status.MET:
        words = f"{seen.message} {unanswered(plan, condition.setting)}"
        then = f"if the answer is {quoted(condition.values)}, {small(seen.finding.fix)}"
        fix = f"{ask(plan, condition.setting).removesuffix('.')}; {then}"
        return seen._replace(finding=seen.finding._replace(message=words, fix=fix))
    return seen


def _without_repeats(plan: Plan, evidence: Evidence) -> Evidence:
    """The evidence without what other findings say already, so that one gap is one finding.

    SDP403 to SDP406 name each row without a link; that there is no MPO at all is said by SDP609, and no need of a kind
    by SDP607 and SDP608. A row without words is SDP101's, which with SDP514 and SDP515 names also each blank cell of
    the plans that guidance suggests.
    """
    match evidence:
        case Rows(table="local_support" | "looking_forward") if look(plan, evidence).status is Status.PARTLY:
            return evidence._replace(filled=())
        case Rows(every=True, linked_to=linked_to) if linked_to:
            return evidence._replace(linked_to=(), said=False)
        case AllOf():
            return AllOf(
                parts=tuple(_without_repeats(plan, part) for part in evidence.parts if not _has_own_finding(plan, part))
            )
    return evidence


def _has_own_finding(plan: Plan, part: Evidence) -> bool:
    """Whether the part of an element asks first for rows that are an element of their own, and have their own finding.

    What SDP610 asks of MPOs and needs is that they are charted; what it asks of strategies is more.
    """
    match part:
        case Rows(table="mpos", every=True):
            return True
        case Rows(table="needs", linked_to=linked_to) if linked_to:
            return look(plan, part).status is Status.MISSING
    return False


def _cannot_be_read(plan: Plan, evidence: Evidence) -> bool:
    """Whether an answer that would be enough stands in a cell that is a finding already."""
    parts = evidence.parts if isinstance(evidence, AnyOf) else (evidence,)
    return any(isinstance(part, Answer) and part.setting in plan.settings.flawed for part in parts)


def _declare(requirement: Requirement) -> None:
    def check(plan: Plan) -> Iterator[Finding]:
        asked = _without_repeats(plan, requirement.evidence)
        seen = judge(plan, requirement, asked)
        if seen.status in (Status.PARTLY, Status.MISSING) and not _cannot_be_read(plan, asked):
            yield seen.finding

    check.__doc__ = f"{requirement.why}\n\nExample:     {requirement.example}\nUse instead: {requirement.instead}\n"
    register(
        Rule(
            id=requirement.id,
            severity=Severity.ERROR if requirement.level.required else Severity.ADVICE,
            title=requirement.title,
            cites=requirement.cites,
            fix=requirement.fix,
            needs=(),
            check=check,
        )
    )


def declare(*levels: Level) -> None:
    """Declares the rules of all elements of these levels."""
    for requirement in REQUIREMENTS:
        if requirement.level in levels:
            _declare(requirement)


__all__ = ["Element", "Status", "assess", "declare", "met"]
