"""Cells that should say when, and cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE
from schemas.model import Kind
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import rule
from sdp_xl.written.doubts import doubt


@rule(
    "SDP113",
    severity=Severity.ADVICE,
    title="A date or period cannot be understood",
    cites=(HOUSE,),
    fix="Write a date, a period or how often: 6/30/2028, spring 2028, end of the 2027-28 school year, quarterly.",
)
def not_understood(plan: Plan) -> Iterator[Finding]:
    """A day that no calendar has, a misspelt month or “open” leaves readers without a time to hold the State to.

    How often (“each spring”, “quarterly”, “at every meeting”) is an answer, and so is any other wording that does not
    go wrong in one of these ways.

    Example:     June 31, 2028
    Use instead: June 30, 2028
    """
    for located in plan.tables.values():
        for column in located.table.columns:
            if column.kind is not Kind.WHEN:
                continue
            for row, why in located.rows_where(column.key, doubt):
                if not row.date(column.key):
                    yield row.finding(column.key, "“{value}”: {why}.", value=row[column.key], why=why)
