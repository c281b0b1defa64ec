"""Exceptions that do not count."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import process
from schemas.citations import HOUSE
from schemas.requirements import REQUIREMENTS
from schemas.tables.phases import PHASE_TABLES
from schemas.values import canonical_id
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.exceptions import may_be_excepted
from sdp_xl.rules.registry import RULES, rule


@rule(
    "SDP111",
    severity=Severity.WARNING,
    title="An exception does not count",
    cites=(HOUSE,),
    fix="Correct the row, or delete it.",
    needs=("exceptions.id",),
)
def does_not_count(plan: Plan) -> Iterator[Finding]:
    """An exception that is passed over in silence looks as if it had settled the matter.

    Warnings, advice and the elements for which the law leaves room may be excepted, and activities and outcomes of
    Table A.1 may be left out. An empty cell of the row is a finding of its own.

    Example:     SDP601 | Not applicable, because the State has no reading target
    Use instead: a reading target on Targets: the law asks every plan for one
    """
    work = _work(plan)
    for row in plan["exceptions"].rows_with("id"):
        yield from _wrong_subject(row, work)
        day = row.date("date")
        if day and day > plan.today:
            yield row.finding(
                "date",
                "The exception for “{id}” is dated {date}, a day to come, so it does not count yet.",
                fix="Enter the day on which it was decided.",
            )


def _work(plan: Plan) -> set[str]:
    """The IDs of activities and outcomes: those of Table A.1, and those that the State added."""
    declared = [one.id for _, one, _ in process.activities()] + [one.id for _, one, _ in process.outcomes()]
    added = {row.id for key in (*(table.key for table in PHASE_TABLES), "outcomes") for row in plan[key] if row.id}
    return added | set(map(canonical_id, declared))


def _wrong_subject(row: Row, work: set[str]) -> Iterator[Finding]:
    if row.id in work:
        if row.filled("row"):
            yield row.finding(
                "row",
                "“{id}” is an activity or an outcome itself, so the exception counts only without a Row ID.",
                fix="Clear “Row ID”.",
            )
        return
    excepted = next((one for one in RULES.values() if canonical_id(one.id) == row.id), None)
    if excepted is None:
        yield row.finding(
            "id",
            "There is no rule, activity or outcome “{id}”.",
            fix="Enter the ID that the findings show, for example SDP402, or that of an activity or outcome.",
        )
    elif not may_be_excepted(excepted.id, excepted.severity):
        if any(one.id == excepted.id for one in REQUIREMENTS):
            message = "“{id}” is required by law, and the law allows no exception."
        else:
            message = "“{id}” is an error, and errors cannot be excepted."
        yield row.finding("id", message, fix="Mend what {id} finds, then delete this row.")
