"""IDs that stand twice, became a date, or lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from schemas.citations import HOUSE
from schemas.model import Kind
from schemas.values import as_date, canonical_id, split_many
from sdp_xl.plan.findings import Finding, Severity, Suggestion
from sdp_xl.plan.model import DID_YOU_MEAN, LocatedTable, Plan, Row
from sdp_xl.rules.registry import rule
from sdp_xl.written import Damage, Repair, as_text, lost_zeros, near, only, repairs, several, typed_id
from sdp_xl.written.lookalikes import lookalike

_INSTEAD = {
    Damage.DOUBLED: "Give each row an ID of its own, here for example {likely}, and correct the rows that refer to it.",
    Damage.LOST_ZERO: "Format the cell as Text, then type {likely}.",
    Damage.RESTARTED: "Put the area before the number in all rows of these areas, here for example {likely}, and "
    "correct the rows that refer to them.",
}
"""What to do about an ID that stands twice, by what came over it."""

_SEVERAL = "“{part}” is more than one ID."
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
            suggestions=(_new_id(plan, row, key, repair),) if repair else (),
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

    Example:     2/11/2026 in an ID cell
    Use instead: 2-11
    """
    mended = {key: _repairs(plan[key]) for key in {row.table.key for row, _ in plan.flawed("id_date")}}
    for row, key in plan.flawed("id_date"):
        value, column = row.values[key], row.table.column(key)
        typed, day = typed_id(value), as_date(value)
        free = mended[row.table.key][row.number].suggested if column.unique else typed
        doubt = "" if free == typed else f"Another row has {typed} already."
        if column.refers and canonical_id(typed) not in _typed(plan[column.refers]):
            doubt = f"No row has the ID {typed}."
        elif column.kind is Kind.LINKS:
            doubt = "What the row depends on should be looked at."
        yield row.finding(
            key,
            "{value} is a date; the ID was probably {likely}." if day else "“{value}” is how Excel shows {likely}.",
            fix=f"Format the cell as Text, then type {'{likely} again' if free == typed else _TAKEN}.",
            suggestions=(row.suggestion(key, free, f"Excel turned {typed} into a date.", doubt=doubt),),
            value=day or value,
            likely=typed,
            free=free,
        )


def _new_id(plan: Plan, row: Row, key: str, repair: Repair) -> Suggestion:
    """The ID to type in place of one that stands twice; sure where no row can have meant either of the two."""
    doubt = ""
    if repair.damage is Damage.RESTARTED:
        doubt = "All rows of these areas, and what refers to them, are to be changed together."
    elif repair.damage is Damage.DOUBLED and row.id in _referred(plan, row.table.key):
        doubt = f"Other rows refer to {repair.text}, and may mean either of the two."
    return row.suggestion(key, repair.suggested, repair.reason, doubt=doubt)


def _typed(located: LocatedTable) -> set[str]:
    """The IDs of a table as they were typed, also those that Excel made dates of."""
    return {canonical_id(as_text(row.values.get("id"))) for row in located}


def _referred(plan: Plan, table: str) -> set[str]:
    """The IDs of a table's rows to which any other cell refers."""
    return {
        id_
        for located in plan.tables.values()
        for column in located.table.columns
        if column.refers == table or column.kind is Kind.LINKS
        for row in located
        for id_ in row.ids(column.key)
    }


def _repairs(located: LocatedTable) -> dict[int, Repair]:
    """What to type in place of the IDs of a table that are spoilt, by row number."""
    found = repairs(located.typed("id"), located.texts("goal_area"))
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
        for lost in lost_zeros(located.typed("id")):
            row = located.rows[lost.place]
            yield row.finding(
                "id",
                "“{text}” was probably {likely}, which comes next here.",
                fix="Format the cell as Text, then type {likely}.",
                suggestions=(row.suggestion("id", lost.suggested, lost.reason),),
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
            typed = {id_: one.text("id") for id_, one in plan[column.refers].by_id().items()}
            sheet = plan[column.refers].sheet
            for row, wrong in located.rows_where(column.key, partial(_unknown, many=column.many, typed=typed)):
                for one in wrong:
                    unsure = one.likely and one.alone
                    doubt = "It may not be the row meant."
                    why = f"It is like “{one.part}”."
                    yield row.finding(
                        column.key,
                        one.message,
                        fix=one.fix,
                        suggestions=(row.suggestion(column.key, one.likely, why, doubt=doubt),) if unsure else (),
                        part=one.part,
                        sheet=sheet,
                        near=one.likely or None,
                    )


class _Unknown(NamedTuple):
    """An ID that no row has: what is said of it, and the known one that is meant, if one is likely."""

    part: str
    message: str
    fix: str
    likely: str = ""
    alone: bool = False


def _unknown(text: str, *, many: bool, typed: Mapping[str, str]) -> list[_Unknown]:
    """The IDs in a text that no row has; ``typed`` are those that rows have, by canonical ID."""
    if not many and several(text, typed):
        fix = "Choose one ID a row; copy the row for each of the others."
        return [_Unknown(text, _SEVERAL, fix)]
    parts = split_many(text, commas=True) or (text,)
    unknown = [part for part in (parts if many else (text,)) if canonical_id(part) not in typed]
    if unknown and len(parts) > 1 and (found := several(text, typed)) and found.ids != parts:
        return [_Unknown(text, _SEVERAL, to_write(text, typed))]  # 1-1, 2, 3
    return [_told(part, typed, alone=len(parts) == 1) for part in unknown]


def _told(part: str, typed: Mapping[str, str], *, alone: bool) -> _Unknown:
    fix = to_write(part, typed)
    if several(part, typed):
        return _Unknown(part, _SEVERAL, fix)
    likely = only(part, typed) or typed.get(near(part, typed), "")
    message = "There is no “{part}” on the sheet “{sheet}”." + (DID_YOU_MEAN if likely else "")
    return _Unknown(part, f"{message} {lookalike(part)}".rstrip(), fix, likely, alone)


def to_write(text: str, known: Mapping[str, str]) -> str:
    """What to write instead of a text that holds several IDs, or one amid other words; empty if it holds neither.

    ``known`` are the IDs that there are, by canonical ID.
    """
    if found := several(text, known):
        ids = "; ".join(found.ids)
        return f"Write each of them: {ids}." if found.stretch else f"Part them with semicolons: {ids}."
    one = only(text, known)
    return f"Write the ID alone: {one}." if one else ""
