"""Rows without an ID, to which the tool can give one."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, once
from sdp_xl.rules.registry import rule
from sdp_xl.written import next_ids


@once
def blank_ids(plan: Plan) -> dict[tuple[str, int], str]:
    """The IDs that the tool can give to rows without one, by table and row."""
    return {
        (located.table.key, row.number): given
        for located in plan.tables.values()
        if "id" in located.columns and located.table.column("id").unique
        if any(located.rows_without("id"))
        for place, given in next_ids(located.typed("id"), located.texts("goal_area")).items()
        if (row := located.rows[place]).blank("id") and row.filled(*filter(None, (located.table.main,)))
    }


@rule(
    "SDP119",
    severity=Severity.ADVICE,
    title="A row has no ID yet",
    cites=(HOUSE,),
    fix="Type an ID, or let “Apply suggestions” (sdp-xl fix) give each row the next one that is free.",
    several="rows have no ID yet",
)
def no_id_yet(plan: Plan) -> Iterator[Finding]:
    """Other rows refer to a row by its ID; the tool can give one that moves on from the row above.

    A row from which nobody can tell how its IDs go on, such as the first of a goal area, is a finding of SDP101.

    Example:     1-5 | Tutoring … and (blank) | Home visits …
    Use instead: 1-5 | Tutoring … and 1-6 | Home visits …
    """
    given = blank_ids(plan)
    for row, key in plan.flawed("required"):
        if key == "id" and (likely := given.get((row.table.key, row.number))):
            why = "It is the next ID that is free."
            yield row.finding(
                key,
                "The row has no ID yet; {likely} is free.",
                suggestions=(row.suggestion(key, likely, why),),
                likely=likely,
            )
