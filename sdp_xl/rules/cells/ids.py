"""IDs that stand twice, became a date, or lead nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from difflib import get_close_matches

from schemas.citations import HOUSE
from schemas.model import Kind
from schemas.values import as_date, canonical_id, split_many
from sdp_xl.findings import Finding, Severity
from sdp_xl.located import DID_YOU_MEAN, Located
from sdp_xl.rules.registry import rule


@rule(
    "SDP104",
    severity=Severity.ERROR,
    title="An ID is used twice",
    cites=(HOUSE,),
    fix="Give each row an ID of its own, and correct the rows that refer to it.",
)
def doubled_id(book: Located) -> Iterator[Finding]:
    """A link to an ID that two rows share leads to neither; “1a)” and “1A” count as the same ID.

    Example:     1-5 | Tutoring … and 1-5 | Home visits …
    Use instead: 1-5 | Tutoring … and 1-6 | Home visits …
    """
    for row, key in book.flawed("unique"):
        if key in row.flawed:  # an ID that became a date is a finding of its own
            continue
        first = next(other for other in book[row.table.key] if canonical_id(other.values[key]) == row.id)
        yield row.finding(key, "“{value}” stands in {first} already.", value=row.values[key], first=first.cells[key])


@rule(
    "SDP105",
    severity=Severity.ERROR,
    title="Excel turned an ID into a date",
    cites=(HOUSE,),
    fix="Format the cell as Text, then type the ID again.",
)
def id_became_date(book: Located) -> Iterator[Finding]:
    """Excel reads 2-11 as February 11 wherever a cell is not formatted as Text, for example after pasting.

    Example:     2026-02-11 in an ID cell
    Use instead: 2-11
    """
    for row, key in book.flawed("id_date"):
        day = as_date(row.values[key])
        if day is not None:
            yield row.finding(
                key,
                "{value} is a date; the ID was probably {likely}.",
                fix="Format the cell as Text, then type {likely} again.",
                value=day,
                likely=_typed_id(day),
            )


def _typed_id(day: date) -> str:
    """What somebody typed to get the day: month and day; or month and year, since Excel reads 1-45 as January 1945.

    Two digits from 30 on are years of the last century to Excel, and no month has 32 days.
    """
    return f"{day.month}-{day.year % 100}" if day.day == 1 and 1932 <= day.year <= 1999 else f"{day.month}-{day.day}"


@rule(
    "SDP110",
    severity=Severity.ERROR,
    title="An ID refers to nothing",
    cites=(HOUSE,),
    fix="Correct the ID, or add the row that it should refer to.",
)
def unknown_reference(book: Located) -> Iterator[Finding]:
    """A link to an ID that no row has is a hole in the alignment that nobody sees on paper.

    Example:     Strategy ID 2-12, where the last strategy is 2-11
    Use instead: 2-11
    """
    for located in book.tables.values():
        for column in located.table.columns:
            if column.kind is not Kind.REFERENCE or not column.refers or not book.ids_readable(column.refers):
                continue
            known = book[column.refers].by_id()
            for row in located.rows_with(column.key):
                text = row.text(column.key)
                parts = split_many(text, commas=True) or (text,)
                if not column.many and canonical_id(text) not in known and _are_several(parts, known):
                    yield row.finding(
                        column.key,
                        "“{text}” is more than one ID.",
                        fix="Choose one ID a row; copy the row for each of the others.",
                        text=text,
                    )
                    continue
                for part in parts if column.many else (text,):
                    if canonical_id(part) in known:
                        continue
                    near = get_close_matches(canonical_id(part), known, n=1, cutoff=0.6)
                    yield row.finding(
                        column.key,
                        "There is no “{part}” on the sheet “{sheet}”." + (DID_YOU_MEAN if near else ""),
                        part=part,
                        sheet=book[column.refers].sheet,
                        near=known[near[0]].text("id") if near else None,
                    )


def _are_several(parts: Sequence[str], known: Collection[str]) -> bool:
    """Whether the parts of a cell are IDs, or at least one of them is."""
    return len(parts) > 1 and any(canonical_id(part) in known for part in parts)
