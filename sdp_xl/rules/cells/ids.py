"""IDs that stand twice, became a date, or lead nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from schemas.citations import HOUSE
from schemas.model import Column, Kind
from schemas.values import as_date, canonical_id, split_many
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import DID_YOU_MEAN, LocatedTable, Plan, Row
from sdp_xl.rules.registry import rule
from sdp_xl.written import Damage, Repair, lost_zeros, repairs, typed_id

_INSTEAD = {
    Damage.DOUBLED: "Give each row an ID of its own, here for example {likely}, and correct the rows that refer to it.",
    Damage.LOST_ZERO: "Format the cell as Text, then type {likely}.",
    Damage.RESTARTED: "Put the area before the number in all rows of these areas, here for example {likely}, and "
    "correct the rows that refer to them.",
}
"""What to do about an ID that stands twice, by what came over it."""

_TAKEN = "{free}: another row has {likely} already"


@rule(
    "SDP104",
    severity=Severity.ERROR,
    title="An ID is used twice",
    cites=(HOUSE,),
    fix="Give each row an ID of its own, and correct the rows that refer to it.",
)
def doubled_id(plan: Plan) -> Iterator[Finding]:
    """A link to an ID that two rows share leads to neither; “1a)” and “1A” count as the same ID.

    Example:     1-5 | Tutoring … and 1-5 | Home visits …
    Use instead: 1-5 | Tutoring … and 1-6 | Home visits …
    """
    mended = {key: _repairs(plan[key]) for key in {row.table.key for row, _ in plan.flawed("unique")}}
    for row, key in plan.flawed("unique"):
        if key in row.flawed:  # an ID that became a date is a finding of its own
            continue
        first = next(other for other in plan[row.table.key] if canonical_id(other.values[key]) == row.id)
        repair = mended[row.table.key].get(row.number)
        yield row.finding(
            key,
            "“{value}” stands in {first} already.",
            fix=_INSTEAD.get(repair.damage, "") if repair else "",
            value=row.values[key],
            first=first.cells[key],
            likely=repair.suggested if repair else None,
        )


@rule(
    "SDP105",
    severity=Severity.ERROR,
    title="Excel turned an ID into a date",
    cites=(HOUSE,),
    fix="Format the cell as Text, then type the ID again.",
)
def id_became_date(plan: Plan) -> Iterator[Finding]:
    """Excel reads 2-11 as February 11 wherever a cell is not formatted as Text, for example after pasting.

    Example:     2026-02-11 in an ID cell
    Use instead: 2-11
    """
    mended = {key: _repairs(plan[key]) for key in {row.table.key for row, _ in plan.flawed("id_date")}}
    for row, key in plan.flawed("id_date"):
        day = as_date(row.values[key])
        if day is not None:
            typed = typed_id(day)
            free = mended[row.table.key][row.number].suggested if row.table.column(key).unique else typed
            yield row.finding(
                key,
                "{value} is a date; the ID was probably {likely}.",
                fix=f"Format the cell as Text, then type {'{likely} again' if free == typed else _TAKEN}.",
                value=day,
                likely=typed,
                free=free,
            )


def _repairs(located: LocatedTable) -> dict[int, Repair]:
    """What to type in place of the IDs of a table that are spoilt, by row number."""
    found = repairs([row.values.get("id") for row in located], [row.text("goal_area") for row in located])
    return {located.rows[one.place].number: one for one in found}


@rule(
    "SDP112",
    severity=Severity.WARNING,
    title="An ID lost its last zero",
    cites=(HOUSE,),
    fix="Format the cell as Text, then type the ID again.",
)
def lost_zero(plan: Plan) -> Iterator[Finding]:
    """Excel takes 1.10 for a number wherever a cell is not formatted as Text, and shows 1.1.

    Told only where the column shows it: 1.1 after 1.9 where 1.1 was there before, or where 1.11 comes next.

    Example:     1.8, 1.9, 1.1, 1.11
    Use instead: 1.8, 1.9, 1.10, 1.11
    """
    for located in plan.tables.values():
        for lost in lost_zeros([row.values.get("id") for row in located]):
            yield located.rows[lost.place].finding(
                "id",
                "“{text}” was probably {likely}, which comes next here.",
                fix="Format the cell as Text, then type {likely}.",
                text=lost.text,
                likely=lost.suggested,
            )


@rule(
    "SDP110",
    severity=Severity.ERROR,
    title="An ID refers to nothing",
    cites=(HOUSE,),
    fix="Correct the ID, or add the row that it should refer to.",
)
def unknown_reference(plan: Plan) -> Iterator[Finding]:
    """A link to an ID that no row has is a hole in the alignment that nobody sees on paper.

    Example:     Strategy ID 2-12, where the last strategy is 2-11
    Use instead: 2-11
    """
    for located in plan.tables.values():
        for column in located.table.columns:
            if column.kind is not Kind.REFERENCE or not column.refers or not plan.ids_readable(column.refers):
                continue
            known = plan[column.refers].by_id()
            for row in located.rows_with(column.key):
                yield from _unknown(row, column, known, plan[column.refers].sheet)


def _unknown(row: Row, column: Column, known: Mapping[str, Row], sheet: str) -> Iterator[Finding]:
    """The IDs in a cell that no row of the table has whose rows by ID are ``known``."""
    text = row.text(column.key)
    parts = split_many(text, commas=True) or (text,)
    if not column.many and canonical_id(text) not in known and _are_several(parts, known):
        fix = "Choose one ID a row; copy the row for each of the others."
        yield row.finding(column.key, "“{text}” is more than one ID.", fix=fix, text=text)
        return
    for part in parts if column.many else (text,):
        if canonical_id(part) not in known:
            near = get_close_matches(canonical_id(part), known, n=1, cutoff=0.6)
            yield row.finding(
                column.key,
                "There is no “{part}” on the sheet “{sheet}”." + (DID_YOU_MEAN if near else ""),
                part=part,
                sheet=sheet,
                near=known[near[0]].text("id") if near else None,
            )


def _are_several(parts: Sequence[str], known: Collection[str]) -> bool:
    """Whether the parts of a cell are IDs, or at least one of them is."""
    return len(parts) > 1 and any(canonical_id(part) in known for part in parts)
