"""Cells that are empty, of the wrong kind, or out of range (family 1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas.citations import HOUSE
from schemas.model import Kind
from schemas.placeholders import HIDDEN, has_blank
from schemas.values import FIRST_YEAR, LAST_YEAR, ErrorValue, Value, as_date, in_range, show
from sdp_xl.plan.findings import Finding, Severity, Suggestion
from sdp_xl.plan.model import Plan, Row
from sdp_xl.plan.shown import shorten
from sdp_xl.rules.cells.blank_ids import blank_ids
from sdp_xl.rules.registry import rule
from sdp_xl.written import lost_its_sign
from sdp_xl.written.doubts import doubt
from sdp_xl.written.entries import meant, other_weekday, read_share, read_when
from sdp_xl.written.shown import as_excel_shows

ASKED = {
    Kind.DATE: "a date, for example 1/31/2027",
    Kind.WHEN: "a date, or a period in words",
    Kind.NUMBER: "a number",
    Kind.SHARE: "a percentage, for example 80%",
    Kind.CHOICE: "one of the words on the list",
    Kind.PERSON: "a role or an agency",
    Kind.ID: "an ID",
    Kind.REFERENCE: "an ID",
    Kind.LINKS: "IDs, for example A1.2; A2.1SS+5d",
}


@rule(
    "SDP101",
    severity=Severity.ERROR,
    title="A required cell is empty",
    cites=(HOUSE,),
    fix="Fill in the cell. If the row is no longer needed, delete the whole row.",
    several="required cells are empty",
)
def required(plan: Plan) -> Iterator[Finding]:
    """A row without its ID, its text or its kind cannot be linked, counted or printed.

    “TBD”, “see above” or “[Insert strategy here]” is no better than a blank.

    Example:     (blank) | Tutoring in the summer | Elementary (K-5)
    Use instead: 1-2 | Tutoring in the summer | Elementary (K-5)
    """
    given = blank_ids(plan)
    for check in ("required", "placeholder"):
        for row, key in plan.flawed(check):
            column = row.table.column(key)
            if not column.required or (check == "required" and key == "id" and (row.table.key, row.number) in given):
                continue  # SDP119 gives a blank ID one
            fix = "Answer the question." if row.table.form else ""
            if check == "required":
                yield row.finding(key, "“{header}” is empty.", fix=fix, header=column.header)
            else:
                found = row.finding(key, _unsaid(row, key), fix=fix, header=column.header, value=_quoted(row, key))
                yield found._replace(several="required cells say nothing yet")


@rule(
    "SDP114",
    severity=Severity.WARNING,
    title="An entry says nothing yet",
    cites=(HOUSE,),
    fix="Write what it is, or leave the cell blank.",
)
def says_nothing(plan: Plan) -> Iterator[Finding]:
    """“TBD”, “N/A” or “[Insert text here]” looks like an answer, and nobody comes back to it; a blank is asked for.

    It shows nothing, whatever else rests on the cell. “None” is an answer in a text. In a required cell SDP101 says so.

    Example:     Depends on | N/A
    Use instead: Depends on | (blank)
    """
    for row, key in plan.flawed("placeholder"):
        column = row.table.column(key)
        if not column.required and row.values[key] != HIDDEN:
            asked = f", or enter {ASKED[column.kind]}" if column.kind in ASKED else ""
            yield row.finding(
                key,
                _unsaid(row, key),
                fix="" if column.kind is Kind.TEXT else f"Leave the cell blank until it is known{asked}.",
                header=column.header,
                value=_quoted(row, key),
            )


def _quoted(row: Row, key: str) -> str:
    return f"“{shorten(row.values[key])}”"


def _unsaid(row: Row, key: str) -> str:
    """What is wrong with a filled cell that says nothing yet."""
    if has_blank(row.table.column(key), str(row.values[key])):
        return "“{header}” still has a blank to fill in: {value}."
    return "“{header}” says nothing: {value}."


@rule(
    "SDP102",
    severity=Severity.ERROR,
    title="A cell holds the wrong kind of entry",
    cites=(HOUSE,),
    fix="Type the entry again, as the kind of entry that the column asks for.",
)
def wrong_kind(plan: Plan) -> Iterator[Finding]:
    """Excel cannot sort, color or count with text that only looks like a date or a percentage.

    The check and the timeline go on with a text that surely means one day, number or percentage, and say which.

    Example:     Summer 2027 in a Start cell, or 80 percent in a Share cell
    Use instead: 6/14/2027, or 80%
    """
    for row, key in plan.flawed("kind"):
        kind = row.table.column(key).kind
        day_first = key in plan[row.table.key].day_first
        value = plan.grid.counted(row.values[key])
        then = meant(kind, value, day_first=day_first)
        if then is not None and not in_range(row.table.column(key), then):
            then = None  # -5 days: what it reads as is not to be typed
        reads = _reads_as(kind, value, then, day_first=day_first)
        doubt = "" if then is not None else "One day is to be chosen."
        yield row.finding(
            key,
            "“{value}” is not {asked}.",
            fix=reads or f"{_why_not(kind, value)}Type the entry again as {ASKED[kind]}.",
            suggestions=(row.suggestion(key, then, reads, doubt=doubt),) if reads else (),
            value=row.values[key],
            asked=ASKED[kind].partition(",")[0],
        )


def _reads_as(kind: Kind, value: Value, said: date | int | float | None, *, day_first: bool) -> str:
    """How a text is understood where its column asks for another kind of entry, and what to do; empty if it is not.

    ``said`` is what it surely means, if anything.
    """
    if said is not None:
        share = said if isinstance(said, int | float) and kind is Kind.SHARE else None
        shown = as_excel_shows(said) if share is None else f"{round(share * 100, 4):g}%"
        if isinstance(said, date) and isinstance(value, str) and (other := other_weekday(value, said)):
            return f"It reads as {shown}, which is a {other}: type the day that is meant."
        if share is not None and isinstance(value, str) and (amount := read_share(value)) and amount.high is None:
            return f"It reads as {amount}: type {shown}."
        return f"It reads as {shown}: type that."
    period = read_when(value, day_first=day_first) if kind is Kind.DATE else None
    if period and period.question:
        return f"Type one day: {period.question}."
    return f"It reads as {period}: type one day." if period and period.first else ""


def _why_not(kind: Kind, value: Value) -> str:
    """A sentence about what keeps a text from being a day, such as a misspelt month; empty if that cannot be told."""
    why = doubt(value) if kind is Kind.DATE and isinstance(value, str) else ""
    return f"{why[0].upper()}{why[1:]}. " if why else ""


@rule(
    "SDP106",
    severity=Severity.ERROR,
    title="A cell shows an Excel error",
    cites=(HOUSE,),
    fix="Type the entry again; an error appears where a formula lost what it referred to.",
)
def error_value(plan: Plan) -> Iterator[Finding]:
    """#REF! and its kin come in with pasted formulas; what stood there is lost to everyone who reads the plan.

    Example:     #REF!
    Use instead: the text or date itself
    """
    for row, key in plan.flawed("error"):
        value = row.values[key]
        linked = isinstance(value, ErrorValue) and value.linked
        yield row.finding(key, "The cell shows {value}.", fix=_LINKED if linked else "", value=value)


_LINKED = (
    "The cell holds a linked data type (such as Geography), which other programs see as an error: right-click it, Data "
    "Type, Convert to Text."
)


@rule(
    "SDP107",
    severity=Severity.WARNING,
    title="A formula was never calculated",
    cites=(HOUSE,),
    fix="Open the workbook in Excel and save it once; then check again.",
)
def never_calculated(plan: Plan) -> Iterator[Finding]:
    """Workbooks written by other programs may hold formulas without a value; the check reads values only.

    Example:     =TODAY()+30, never opened in Excel
    Use instead: the same after opening and saving it once, or the date itself
    """
    for row, key in plan.flawed("uncalculated"):
        yield row.finding(key, "The formula {value} has no value yet.", value=row.values[key])


@rule(
    "SDP108",
    severity=Severity.ERROR,
    title="A number or a date is out of range",
    cites=(HOUSE,),
    fix="Correct the entry.",
)
def out_of_range(plan: Plan) -> Iterator[Finding]:
    """80 typed as a share means 8,000 %; the year 2010 typed into a date cell becomes July 2, 1905.

    Example:     80 in a Share cell
    Use instead: 80%
    """
    for row, key in plan.flawed("range"):
        column = row.table.column(key)
        day = as_date(row.values[key])
        if day is not None:
            yield row.finding(key, f"{{value}} is no likely date.{_year_hint(day)}", value=day)
        elif column.kind is Kind.SHARE:
            value = row.values[key]
            meant, sign = "", tuple[Suggestion, ...]()
            if isinstance(value, int | float) and lost_its_sign(value):
                meant = " Was {value}% meant?"
                sign = (row.suggestion(key, value / 100, f"{show(value)} lost its percent sign."),)
            yield row.finding(key, "{value} is more than 100% or less than 0%." + meant, suggestions=sign, value=value)
        else:
            limits = f"{show(column.low)} and {show(column.high)}"
            yield row.finding(key, "{value} is not between {limits}.", value=row.values[key], limits=limits)


def _year_hint(day: date) -> str:
    """A year typed into a date cell is stored as that number of days since the end of 1899."""
    serial = day.toordinal() - 693594
    return f" Was the year {serial} typed here?" if FIRST_YEAR <= serial <= LAST_YEAR else ""
