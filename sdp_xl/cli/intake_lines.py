"""The report of an import for people at a terminal: counts first, then what went where, then what was not placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from schemas.model import Table
from schemas.tables import table
from schemas.values import Value, show
from sdp_xl.cli.text import Line
from sdp_xl.intake.model import STRUCTURE, Fate, Intake, Matter
from sdp_xl.intake.outcome import (
    GUESSED,
    IN_NOTES,
    by_cell,
    column_name,
    elsewhere,
    goes_to,
    is_guess,
    outcomes,
    totals,
)
from sdp_xl.plan.shown import shorten

SHOWN = 25
"""Lines of a section that are shown; the rows themselves stand in the workbook, and all notes on Import Notes."""


def lines(intake: Intake, workbook: str) -> Iterator[Line]:
    """The report line by line."""
    fates = Counter(one.fate for one in intake.fates)
    rows = sum(len(added) for added in intake.additions.values())
    yield "heading", f"Import into {workbook}", 0
    told = f"{fates[Fate.PLACED]} placed, {fates[Fate.STRUCTURE]} headers and headings, {fates[Fate.NOTED]} to look at"
    yield "", f"{_many(len(intake.fates), 'source cell')} with text: {told}.", 0
    yield "", f"{_many(rows, 'new row')}, {_many(sum(intake.found.values()), 'row')} in the workbook already.", 0
    yield from _of_these(intake)
    yield from _tables(intake)
    yield from _rows(intake)
    for matter, several in groupby(intake.remarks, key=lambda remark: remark.matter):
        remarks = [*several]
        style = "warning" if matter in (Matter.UNLISTED, Matter.BLANK) else ""
        yield from _section(
            matter.value, style, [remark.text for remark in remarks], sum(remark.count for remark in remarks)
        )
        if matter is Matter.BLANK:
            yield "fix", HINT, 2
    notes = [(f"{note.file}, {note.place}: “{shorten(note.text)}” {note.why}", note.todo) for note in intake.notes]
    if notes:
        yield "", "", 0
        yield "heading", f"Not placed: {_many(len(notes), 'text')}, in full on the sheet Import Notes", 0
        for text, todo in notes[:SHOWN]:
            yield "warning", text, 2
            yield "fix", f"To do: {todo}", 4
        if len(notes) > SHOWN:
            yield "", f"… and {len(notes) - SHOWN} more.", 2
    titles = [
        f"{one.cell.file}, {one.cell.place}: “{shorten(one.cell.text)}” ({one.why})"
        for one in intake.fates
        if one.fate is Fate.STRUCTURE and one.why not in STRUCTURE
    ]
    yield from _section("Headers, headings and titles", "", titles, len(titles))


HINT = (
    "Nothing was put there by a guess, not even that a published strategy is adopted. To fill a column at once: select "
    "its blank cells, type the word, and press Ctrl+Enter."
)


def _tables(intake: Intake) -> Iterator[Line]:
    """What went where: each table of the charts, and each of its columns with the number of its entries."""
    fates = by_cell(intake)
    for found in intake.tables:
        yield "", "", 0
        yield "heading", f"{found.file}, {found.place} → {goes_to(found.table)}", 0
        if found.told:
            yield "", "As you said for tables with these headers.", 2
        elif is_guess(found):
            other = f"; it could also be {goes_to(found.second)}" if found.second else ""
            yield "warning", f"This is a guess, {found.sure:.0%} sure{other}.", 2
            yield (
                "fix",
                "If it is wrong: --as SHEET says which sheet it is, --map MAP.xlsx shows each column to change.",
                4,
            )
        for one in outcomes(found, fates) if found.table else ():
            target = column_name(one.found.column, found.table) if one.found.column else "no column of its own"
            yield "", f"{shorten(one.found.header)} → {target}: {_counts(one.counts)}", 2

    if counts := elsewhere(intake):
        yield "", "", 0
        yield "", f"Texts in no column (around the tables, notes, hidden text): {_counts(counts)}", 0


def _of_these(intake: Intake) -> Iterator[Line]:
    """How many of what was placed are guesses, or stand in Notes only."""
    counts = totals(intake)
    if said := {word: counts[word] for word in (GUESSED, IN_NOTES) if counts[word]}:
        yield "", f"Of those placed: {_counts(said)}.", 0


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {word}" for word, count in counts.items()) or "no entries"


def _rows(intake: Intake) -> Iterator[Line]:
    for key in dict.fromkeys((*intake.additions, *intake.found)):
        declared, added = table(key), intake.additions.get(key, ())
        found = intake.found.get(key, 0)
        there = f", {found} there already" if found else ""
        yield "", "", 0
        yield "heading", f"{declared.sheet}: {len(added)} new{there}", 0
        for row in added[:SHOWN]:
            yield "", _row(declared, row), 2
        if len(added) > SHOWN:
            yield "", f"… and {len(added) - SHOWN} more.", 2


def _row(declared: Table, row: Mapping[str, Value]) -> str:
    if "id" not in declared.keys:
        return " → ".join(show(row[key]) for key in declared.keys if row.get(key))
    return f"{show(row.get('id'))}  {shorten(row.get(declared.main))}"


def _section(title: str, style: str, texts: list[str], count: int) -> Iterator[Line]:
    if texts:
        yield "", "", 0
        yield "heading", f"{title}: {count}", 0
        yield from ((style, text, 2) for text in texts[:SHOWN])
        if len(texts) > SHOWN:
            yield "", f"… and {len(texts) - SHOWN} more.", 2


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
