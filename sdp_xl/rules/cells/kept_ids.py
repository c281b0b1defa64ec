"""IDs that are kept in a way in which they will be misread: several in one cell, or as numbers."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE
from schemas.model import Kind
from schemas.values import show
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import LocatedTable, Plan, Row
from sdp_xl.rules.registry import rule
from sdp_xl.written import listed_ids


@rule(
    "SDP116",
    severity=Severity.WARNING,
    title="A row has more than one ID",
    cites=(HOUSE,),
    fix="Give the row one ID; copy the row for each of the others if they are rows of their own.",
)
def several_ids(plan: Plan) -> Iterator[Finding]:
    """What refers to one of the IDs finds no row that has it.

    Example:     2-1, 2-2 | Tutoring in the summer
    Use instead: 2-1 | Tutoring in the summer, and 2-2 in a row of its own
    """
    for located in _with_ids(plan):
        for row, ids in located.rows_where("id", listed_ids):
            yield row.finding("id", "“{value}” is {count} IDs.", value=row["id"], count=len(ids))


@rule(
    "SDP117",
    severity=Severity.ADVICE,
    title="IDs are kept as numbers",
    cites=(HOUSE,),
    fix="Format the column as Text, and type such IDs again with all their digits.",
)
def numbers(plan: Plan) -> Iterator[Finding]:
    """Excel drops zeros at the end of a number: the ID 2.10 becomes 2.1, and nobody sees it.

    Told once a table, at the first such ID.

    Example:     the number 2.1
    Use instead: 2.1 or 2.10 as text
    """
    for located in _with_ids(plan):
        found = [row for row in located.rows_with("id") if _one_decimal(row)]
        if found:
            more = f" (and {len(found) - 1} more below)" if found[1:] else ""
            message = "{value} is a number here, so it may have been {value}0" + more + "."
            yield found[0].finding("id", message, value=found[0]["id"])


def _with_ids(plan: Plan) -> Iterator[LocatedTable]:
    """The tables of staff whose rows have an ID of their own."""
    for located in plan.tables.values():
        if not located.table.generated and any(c.key == "id" and c.kind is Kind.ID for c in located.table.columns):
            yield located


def _one_decimal(row: Row) -> bool:
    value = row["id"]
    return isinstance(value, float) and len(show(value).partition(".")[2]) == 1
