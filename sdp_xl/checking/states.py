"""States of findings: not begun, missing or wrong, from what the rule is about and whether its table has been begun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from schemas.model import Kind
from schemas.requirements import REQUIREMENTS
from schemas.values import canonical_id, is_blank, show
from sdp_xl.plan.findings import Finding, State
from sdp_xl.plan.model import LocatedTable, Plan

_ELEMENTS = frozenset(requirement.id for requirement in REQUIREMENTS)

_UNLINKED = frozenset(f"SDP{number}" for number in (*range(401, 410), *range(421, 427), 506, 710))
"""Rules that find a link or a part that is not there, though they point at a cell that is filled."""

_NEVER_MISSING = ("0", "9")
"""Families about the workbook's build and the tool itself: a sheet that was deleted is wrong, not still to come."""


def with_states(plan: Plan, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, each with its state."""

    @cache
    def begun(key: str) -> bool:
        located = plan[key]
        return not located.present or is_begun(located)

    for finding in findings:
        if not _is_absence(plan, finding):
            yield finding  # they are wrong from the start
        elif finding.table and not begun(finding.table):
            yield finding._replace(state=State.NOT_BEGUN)
        else:
            yield finding._replace(state=State.MISSING)


def _is_absence(plan: Plan, finding: Finding) -> bool:
    """Whether the finding is about something that is not there."""
    if finding.rule in _ELEMENTS or finding.rule in _UNLINKED:
        return True
    if finding.rule[3] in _NEVER_MISSING:
        return False
    return not finding.cell or is_blank(plan.value_at(finding.sheet, finding.cell))


def is_begun(located: LocatedTable) -> bool:
    """Whether staff have entered anything in a table: more than the rows that the master brings along."""
    brought = {canonical_id(row.get("id")): row for row in located.table.prefilled}
    keys = [key for key in located.columns if located.table.column(key).kind is not Kind.FORMULA]
    return any(
        not is_blank(value) and show(value) != show(brought.get(id, {}).get(key))
        for key in keys
        for id, value in zip(located.entries.ids, located.typed(key), strict=True)
    )
