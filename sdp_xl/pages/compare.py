"""The sheets Changes and Merge Conflicts, which compare and merge add to a copy, with a link to each cell."""

from __future__ import annotations

from collections import Counter

from schemas.model import Table
from schemas.tables.generated import CHANGES, MERGE_CONFLICTS
from sdp_xl.address import Link
from sdp_xl.compare import Change, Comparison, Merged
from sdp_xl.compare.diff import ONLY_IN_OLD
from sdp_xl.compare.outside import is_made
from sdp_xl.pages.findings import place
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.page import Page

FIXED = (
    "Formats, comments, pictures, and all that stands outside of the tables are those of copy A. A removed row is an "
    "emptied one: delete it in Excel if you like."
)
"""What every merged workbook is like; said with each."""


def plural(count: int, noun: str) -> str:
    """A count in words: no cells, 1 cell, 2 cells."""
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def counted_changes(compared: Comparison) -> str:
    """The changes counted by kind, in words."""
    counts = Counter(change.kind for change in compared.changes)
    return ", ".join(f"{what.value.lower()}: {count}" for what, count in counts.items()) or "no differences"


def counted_merge(merged: Merged) -> str:
    """The counts of what was taken from copy B and what is to be settled, in words."""
    taken = (
        f"{plural(merged.taken, 'cell')}, {plural(merged.added, 'new row')}, {plural(merged.removed, 'removed row')}"
    )
    return f"taken from copy B: {taken}; to be settled: {len(merged.conflicts) or 'nothing'}"


def changes_page(compared: Comparison, old: str) -> Page:
    """The page from a comparison; ``old`` is the name of the older file."""
    inside = len(compared.of_the_plan)
    note = f"Compared with {old}: {counted_changes(compared)}."
    if inside:
        note += f" Of these, {inside} {'is' if inside == 1 else 'are'} of the plan itself."
    rows = tuple(_change(compared, change) for change in compared.changes)
    return Page(table=CHANGES, sheet=free_name(compared.new.grid, CHANGES), note=note, rows=rows)


def conflicts_page(merged: Merged, base: str, a: str, b: str) -> Page | None:
    """The page of what is to be settled, the remarks below it; None if there is nothing to say.

    If copy A has such a sheet from an earlier merge there always is a page, so that no old conflict is left standing.
    """
    sheet = free_name(merged.plan.grid, MERGE_CONFLICTS)
    if not (merged.conflicts or merged.remarks or sheet in merged.plan.grid.sheets):
        return None
    rows: list[tuple[str | Link, ...]] = [
        (
            conflict.kind.value,
            conflict.sheet,
            conflict.row,
            conflict.column,
            conflict.base,
            conflict.a,
            conflict.b,
            conflict.stands,
            place(merged.plan, conflict.sheet, conflict.cell),
        )
        for conflict in merged.conflicts
    ]
    rows += [("Remark", "", "", "", "", "", "", remark, "") for remark in (*merged.remarks, FIXED)]
    note = f"Copy A is {a}, copy B is {b}, before both is {base}; {counted_merge(merged)}."
    return Page(table=MERGE_CONFLICTS, sheet=sheet, note=note, rows=tuple(rows))


def free_name(grid: Grid, table: Table) -> str:
    """The name for the sheet: its own, unless staff have a sheet of that name; then with a number."""
    taken = {name.casefold(): name for name in grid.sheets}
    names = [table.sheet, *(f"{table.sheet} ({number})" for number in range(2, len(taken) + 3))]
    free = (name for name in names if (there := taken.get(name.casefold())) is None or is_made(grid, there, table))
    name = next(free)
    return taken.get(name.casefold(), name)


def _change(compared: Comparison, change: Change) -> tuple[str | Link, ...]:
    cell = "" if change.kind in ONLY_IN_OLD else change.cell
    return (
        change.kind.value,
        change.sheet,
        change.row,
        change.column,
        change.old,
        change.new,
        place(compared.new, change.sheet, cell) if change.sheet else "",
    )
