"""Family 1: cells whose entry is missing or of the wrong kind, as the entry engine found them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from schemas.citations import HOUSE
from schemas.model import Kind
from schemas.values import FIRST_YEAR, LAST_YEAR, Value, as_date, canonical_id, fold, show, split_many
from sdp_xl.findings import Finding, Severity
from sdp_xl.located import Located
from sdp_xl.rules.registry import rule

ASKED = {
    Kind.DATE: "a date, for example 2027-01-31",
    Kind.WHEN: "a date, or a period in words",
    Kind.NUMBER: "a number",
    Kind.SHARE: "a percentage, for example 80%",
    Kind.CHOICE: "one of the words on the list",
    Kind.PERSON: "a role or an agency",
    Kind.ID: "an ID",
    Kind.REFERENCE: "an ID",
    Kind.LINKS: "IDs, for example A1.2; A2.1SS+5d",
}
DID_YOU_MEAN = " Did you mean “{near}”?"


@rule(
    "SDP101",
    severity=Severity.ERROR,
    title="A required cell is empty",
    cites=(HOUSE,),
    fix="Fill in the cell. If the row is no longer needed, delete the whole row.",
)
def required(book: Located) -> Iterator[Finding]:
    """A row without its ID, its text or its kind cannot be linked, counted or printed.

    Example:     (blank) | Tutoring in the summer | Elementary (K-5)
    Use instead: 1-2 | Tutoring in the summer | Elementary (K-5)
    """
    for row, key in book.flawed("required"):
        fix = "Answer the question." if row.table.form else ""
        yield row.finding(key, "“{header}” is empty.", fix=fix, header=row.table.column(key).header)


@rule(
    "SDP102",
    severity=Severity.ERROR,
    title="A cell holds the wrong kind of entry",
    cites=(HOUSE,),
    fix="Type the entry again, as the kind of entry that the column asks for.",
)
def wrong_kind(book: Located) -> Iterator[Finding]:
    """Text that only looks like a date or a percentage cannot be put on a timeline or compared.

    Example:     Summer 2027 in a Start cell, or 80 percent in a Share cell
    Use instead: 2027-06-14, or 80%
    """
    for row, key in book.flawed("kind"):
        asked = ASKED[row.table.column(key).kind]
        yield row.finding(
            key,
            "“{value}” is not {asked}.",
            fix=f"Type the entry again as {asked}.",
            value=row.values[key],
            asked=asked.partition(",")[0],
        )


@rule(
    "SDP103",
    severity=Severity.ERROR,
    title="An entry is not on its list",
    cites=(HOUSE,),
    fix="Choose from the drop-down list, or add the word to the list on the Lists sheet where that is allowed.",
)
def not_on_list(book: Located) -> Iterator[Finding]:
    """The check recognizes preschool children, parents or a finished activity by the words of the lists.

    Example:     Finished
    Use instead: Done
    """
    for row, key in book.flawed("choice"):
        column = row.table.column(key)
        allowed = {fold(value): value for value in book.choices(column.choices or "")}
        values = split_many(show(row.values[key])) if column.many else (show(row.values[key]),)
        for value in values:
            if fold(value) in allowed:
                continue
            near = _same_start(fold(value), allowed) or get_close_matches(fold(value), allowed, n=1, cutoff=0.6)
            yield row.finding(
                key,
                "“{value}” is not on the list of “{header}”." + (DID_YOU_MEAN if near else ""),
                value=value,
                header=column.header,
                near=allowed[near[0]] if near else None,
            )


def _same_start(text: str, allowed: Iterable[str]) -> list[str]:
    """The one entry of which the text is the beginning, or the other way round: “Goal 2 – Math” for “Goal 2”."""
    found = [entry for entry in allowed if text and (entry.startswith(text) or text.startswith(entry))]
    return found if len(found) == 1 else []


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
    "SDP106",
    severity=Severity.ERROR,
    title="A cell shows an Excel error",
    cites=(HOUSE,),
    fix="Type the entry again; an error appears where a formula lost what it referred to.",
)
def error_value(book: Located) -> Iterator[Finding]:
    """#REF! and its kin come in with pasted formulas; what stood there is lost to everyone who reads the plan.

    Example:     #REF!
    Use instead: the text or date itself
    """
    for row, key in book.flawed("error"):
        yield row.finding(key, "The cell shows {value}.", value=row.values[key])


@rule(
    "SDP107",
    severity=Severity.WARNING,
    title="A formula was never calculated",
    cites=(HOUSE,),
    fix="Open the workbook in Excel and save it once; then check again.",
)
def never_calculated(book: Located) -> Iterator[Finding]:
    """Workbooks written by other programs may hold formulas without a value; the check reads values only.

    Example:     =TODAY()+30, never opened in Excel
    Use instead: the same after opening and saving it once, or the date itself
    """
    for row, key in book.flawed("uncalculated"):
        yield row.finding(key, "The formula {value} has no value yet.", value=row.values[key])


@rule(
    "SDP108",
    severity=Severity.ERROR,
    title="A number or a date is out of range",
    cites=(HOUSE,),
    fix="Correct the entry.",
)
def out_of_range(book: Located) -> Iterator[Finding]:
    """80 typed as a share means 8,000 %; the year 2010 typed into a date cell becomes July 2, 1905.

    Example:     80 in a Share cell
    Use instead: 80%
    """
    for row, key in book.flawed("range"):
        column = row.table.column(key)
        day = as_date(row.values[key])
        if day is not None:
            yield row.finding(key, f"{{value}} is no likely date.{_year_hint(day)}", value=day)
        elif column.kind is Kind.SHARE:
            meant = " Was {value}% meant?" if _lost_its_sign(row.values[key]) else ""
            yield row.finding(key, "{value} is more than 100% or less than 0%." + meant, value=row.values[key])
        else:
            limits = f"{show(column.low)} and {show(column.high)}"
            yield row.finding(key, "{value} is not between {limits}.", value=row.values[key], limits=limits)


def _lost_its_sign(value: Value) -> bool:
    """Whether a share was typed or pasted as a number of percents: 75 for 75%."""
    return isinstance(value, int | float) and 1 < value <= 100


def _year_hint(day: date) -> str:
    """A year typed into a date cell is stored as that number of days since the end of 1899."""
    serial = day.toordinal() - 693594
    return f" Was the year {serial} typed here?" if FIRST_YEAR <= serial <= LAST_YEAR else ""


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
            if column.kind is not Kind.REFERENCE or not column.refers or not book.has(column.refers):
                continue
            known = book[column.refers].by_id()
            for row in located.rows_with(column.key):
                parts = split_many(row.text(column.key), commas=True) if column.many else (row.text(column.key),)
                for part in parts:
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
