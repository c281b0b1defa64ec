"""Merges two people's copies of a workbook: nothing that either of them entered is lost, or taken in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from schemas.values import Value
from sdp_xl.compare.conflicts import NO_SHEET, Conflict, ConflictKind
from sdp_xl.compare.outside import OutsideNotes, notes_of
from sdp_xl.compare.place import Writing, doubled, place_rows
from sdp_xl.compare.rows import merge_rows
from sdp_xl.compare.tables import ComparedTable, compared_tables, version
from sdp_xl.plan.model import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A merge: what makes the merged workbook out of copy A: cells to set, rows to add, and what people must settle.

    ``cells`` maps sheet and address to the new value (None empties the cell); ``additions`` table keys to rows, each of
    them column key (of a column that staff added: its number) -> value. ``conflicts`` is everything of either copy
    that is not in the result, or that the result has twice; ``remarks`` are sentences about sheets and columns.
    ``taken``, ``added`` and ``removed`` count cells, rows, and removed rows that came from copy B.
    """

    plan: Plan
    cells: Mapping[tuple[str, str], Value]
    additions: Mapping[str, tuple[Mapping[str | int, Value], ...]]
    conflicts: tuple[Conflict, ...]
    remarks: tuple[str, ...]
    taken: int
    added: int
    removed: int


def merge(base: Plan, a: Plan, b: Plan) -> Merged:
    """The changes from ``base`` to ``b`` put into ``a``, row by row and cell by cell.

    What only one copy changed is taken, and what both changed alike. Where both changed a cell differently, the value
    before both stands, and the conflict is listed with all three. A row that one removed and the other changed stays
    as changed. Rows that both added under one ID are one row if they are about the same, or else both stay. Entries of
    B for which A has no place (a column of their own, a formula in the way) are listed too.
    """
    before, ours, theirs = compared_tables(base), compared_tables(a), compared_tables(b)
    writing = Writing()
    conflicts: list[Conflict] = []
    remarks = [*_versions(base, a, b)]
    taken = 0
    for key, mine in ours.items():
        remarks += _missing(before[key], mine, theirs[key])
        old, one, other = _filled_in(before[key], mine, theirs[key])
        merged = merge_rows(old, one, other)
        conflicts += [*merged.conflicts, *place_rows(writing, a, mine, merged), *doubled((one, other), merged)]
        taken += merged.taken
    notes = notes_of(base, before), notes_of(a, ours), notes_of(b, theirs)
    return Merged(
        plan=a,
        cells=writing.cells,
        additions={key: tuple(rows) for key, rows in writing.additions.items()},
        conflicts=(*conflicts, *_notes(*notes, ours)),
        remarks=tuple(remarks),
        taken=taken,
        added=writing.added,
        removed=writing.removed,
    )


def _filled_in(
    base: ComparedTable, a: ComparedTable, b: ComparedTable
) -> tuple[ComparedTable, ComparedTable, ComparedTable]:
    """A copy that lacks a table has no opinion about it: its rows are those from before, but have no cells."""

    def unchanged(table: ComparedTable) -> ComparedTable:
        if table.present or not base.present:
            return table
        rows = tuple(replace(row, cells={}, locked=frozenset()) for row in base.rows)
        return replace(table, columns=base.columns, rows=rows)

    return base, unchanged(a), unchanged(b)


def _notes(
    base: OutsideNotes, ours: OutsideNotes, theirs: OutsideNotes, tables: Mapping[str, ComparedTable]
) -> Iterator[Conflict]:
    """Conflicts for notes that copy B added outside of all tables: nobody can say where they should stand.

    A sheet that only copy B has is said once.
    """
    new = {place for place in theirs.tabs if place not in ours.tabs and place not in base.tabs}
    for note in theirs.beyond(base).beyond(ours.beyond(base), captions=False).notes:
        if note.place in new:
            continue
        there = ours.tabs.get(note.place)
        stands = f"What copy A has at {note.cell}: it is outside of the tables." if there else NO_SHEET
        cell = note.cell if there else ""
        yield Conflict(kind=ConflictKind.LEFT_OUT, sheet=there or note.sheet, cell=cell, b=note.text, stands=stands)
    for place in theirs.tabs:
        if place in new and place not in tables:
            count = sum(note.place == place for note in theirs.notes)
            text = f"The whole sheet, with {count} filled cells"
            stands = "Nothing: move the sheet over in Excel (right-click its tab, Move or Copy)."
            yield Conflict(kind=ConflictKind.LEFT_OUT, sheet=theirs.tabs[place], b=text, stands=stands)


def _versions(*plans: Plan) -> Iterator[str]:
    versions = [version(plan) for plan in plans]
    if len({*versions}) > 1:
        base, a, b = versions
        yield f"The workbooks are of different versions (before {base}, A {a}, B {b}); the merged one is of A's."


def _missing(base: ComparedTable, a: ComparedTable, b: ComparedTable) -> Iterator[str]:
    """Remarks on sheets, lists and columns that are not in every copy, each said once."""
    if not (base.present or a.present or b.present):
        return
    what = f"sheet “{a.declared.sheet}”" if a.declared else f"list “{a.list_header}”"
    for table, name, then in (
        (base, "The workbook before both", "all its rows count as added."),
        (a, "Copy A", "nor has the merged workbook."),
        (b, "Copy B", "so all of copy A's stands."),
    ):
        if not table.present:
            yield f"{name} has no {what}, {then}"
    if not (a.present and b.present):
        return
    for one, other, name, then in ((b, a, "A", "nor has the merged workbook."), (a, b, "B", "so A's stands.")):
        for key, column in one.columns.items():
            if key not in other.columns:
                yield f"Copy {name} has no column “{column.header}” on “{a.sheet}”, {then}"
