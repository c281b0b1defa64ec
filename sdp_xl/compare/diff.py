"""Changes between two copies of a workbook: cell by cell in the rows that both have, and the rows that one lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from schemas.model import Column, Kind
from schemas.values import Value
from sdp_xl.compare.lookalikes import lookalikes
from sdp_xl.compare.match import common, match
from sdp_xl.compare.outside import OutsideNotes, notes_of
from sdp_xl.compare.tables import ComparedRow, ComparedTable, comparable, compared_tables, in_words, shown, version
from sdp_xl.plan.model import Plan


class ChangeKind(StrEnum):
    """The kinds of changes, in the words that are shown."""

    CELL = "Cell changed"
    ROW_ADDED = "Row added"
    ROW_REMOVED = "Row removed"
    VALUE_ADDED = "List value added"
    VALUE_REMOVED = "List value removed"
    COLUMN_ADDED = "Column added"
    COLUMN_REMOVED = "Column removed"
    SHEET_ADDED = "Sheet added"
    SHEET_REMOVED = "Sheet removed"
    NOTE_ADDED = "Note added"
    NOTE_REMOVED = "Note removed"
    VERSION = "Version changed"


BY_FORMULA = "(the column's formula, or blank)"
"""What stands where nobody typed over the formula of a column."""

ONLY_IN_OLD = (
    ChangeKind.ROW_REMOVED,
    ChangeKind.VALUE_REMOVED,
    ChangeKind.COLUMN_REMOVED,
    ChangeKind.SHEET_REMOVED,
    ChangeKind.NOTE_REMOVED,
)
"""Changes whose place is in the old copy only."""


THE_PLAN = (
    *("targets", "needs", "strategies", "mpos", "evaluation", "alignment"),
    *("plan_outline", "local_support", "looking_forward"),
)
"""The tables whose entries are the plan; the others are about making it, carrying it out, and its results."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: where (in the new copy; of what is gone, in the old one), and what it was and is, in words.

    ``row`` is the row's ID, or “row 7” if it has none; ``cell`` the address of the cell, or of the row's first one.
    """

    kind: ChangeKind
    table: str = ""
    sheet: str = ""
    cell: str = ""
    row: str = ""
    column: str = ""
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange(Change):
    """A changed cell, with the values that it held and holds."""

    values: tuple[Value, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All changes, in the order of the new copy's tabs and rows."""

    old: Plan
    new: Plan
    changes: tuple[Change, ...]

    @property
    def of_the_plan(self) -> tuple[Change, ...]:
        """The changes of the plan itself: since adoption, if the old copy is the adopted one."""
        return tuple(change for change in self.changes if change.table in THE_PLAN)


def compare(old: Plan, new: Plan) -> Comparison:
    """The changes from ``old`` to ``new``: entries of tables, Settings and lists, and notes outside of them.

    Rows are matched as in ``match``. No change is what nobody sees (spaces, no-break spaces), the order of rows,
    columns and sheets, and all that the tool itself writes or a formula calculates.
    """
    before, after = compared_tables(old), compared_tables(new)
    changes = [*_version(old, new)]
    for key, table in after.items():
        changes += _changes(before[key], table)
    was, now = notes_of(old, before), notes_of(new, after)
    changes += _notes(ChangeKind.NOTE_ADDED, ChangeKind.SHEET_ADDED, now.beyond(was), was, after)
    changes += _notes(ChangeKind.NOTE_REMOVED, ChangeKind.SHEET_REMOVED, was.beyond(now), now, before)
    return Comparison(old=old, new=new, changes=tuple(changes))


def two_texts(column: Column, old: Value, new: Value) -> tuple[str, str]:
    """Two different values in words; where these look the same, it is said in what they differ."""
    first, second = shown(column, old), shown(column, new)
    if column.kind is Kind.FORMULA:
        first, second = first or BY_FORMULA, second or BY_FORMULA
    if told := lookalikes(first, second):
        first, second = (f"{more}{text}" for text, more in zip((first, second), told, strict=True))
    if first == second:
        first, second = (
            f"{text} (text)" if isinstance(value, str) else text for text, value in ((first, old), (second, new))
        )
    return first, second


def changed_columns(one: ComparedRow, other: ComparedRow, columns: Mapping[str, Column]) -> tuple[str, ...]:
    """The columns in which two rows are not the same."""
    return tuple(
        key
        for key, column in columns.items()
        if comparable(column, one.values.get(key)) != comparable(column, other.values.get(key))
    )


def _notes(
    kind: ChangeKind, whole: ChangeKind, notes: OutsideNotes, other: OutsideNotes, tables: Mapping[str, ComparedTable]
) -> Iterator[Change]:
    """The notes that one copy lacks; a sheet of staff's own that it lacks is said once."""
    missing = {place: sheet for place, sheet in notes.tabs.items() if place not in other.tabs}
    for note in notes.notes:
        if note.place not in missing:
            texts = {"old": note.text} if kind in ONLY_IN_OLD else {"new": note.text}
            yield Change(kind=kind, sheet=note.sheet, cell=note.cell, **texts)
    for place, sheet in missing.items():
        if place not in tables:
            words = f"{sum(note.place == place for note in notes.notes)} filled cells"
            yield Change(kind=whole, sheet=sheet, **({"old": words} if whole in ONLY_IN_OLD else {"new": words}))


def _version(old: Plan, new: Plan) -> Iterator[Change]:
    was, now = version(old), version(new)
    if was != now:
        yield Change(kind=ChangeKind.VERSION, old=was, new=now)


def _changes(old: ComparedTable, new: ComparedTable) -> Iterator[Change]:
    if old.present != new.present:
        yield from _missing(old, new)
        return
    if new.declared is not None:
        yield from _columns(old, new)
    columns = common(old, new)
    matched = match(old, new)
    found = [change for pair in matched.both for change in _cells(new, *pair, columns)]
    added, gone = ChangeKind.ROW_ADDED, ChangeKind.ROW_REMOVED
    if new.declared is None:
        added, gone = ChangeKind.VALUE_ADDED, ChangeKind.VALUE_REMOVED
    found += [(row.number, _row(added, new, row)) for row in matched.right]
    yield from (change for _, change in sorted(found, key=lambda item: item[0]))
    yield from (_row(gone, old, row) for row in matched.left)


def _missing(old: ComparedTable, new: ComparedTable) -> Iterator[Change]:
    """A whole table that one copy lacks is one change, and so is a list; its rows are not listed."""
    table = new if new.present else old
    count = len(table.rows)
    words = f"{count} {'value' if table.declared is None else 'row'}{'' if count == 1 else 's'}"
    if table.declared is None:
        kind = ChangeKind.COLUMN_ADDED if new.present else ChangeKind.COLUMN_REMOVED
    else:
        kind = ChangeKind.SHEET_ADDED if new.present else ChangeKind.SHEET_REMOVED
        words = "" if table.declared.form else words
    texts = {"new": words} if new.present else {"old": words}
    yield Change(kind=kind, table=table.key, sheet=table.sheet, column=table.list_header, **texts)


def _columns(old: ComparedTable, new: ComparedTable) -> Iterator[Change]:
    """A column that one copy lacks is said once; what stood in it is counted."""
    for kind, table, other in ((ChangeKind.COLUMN_ADDED, new, old), (ChangeKind.COLUMN_REMOVED, old, new)):
        for key, column in table.columns.items():
            if key not in other.columns:
                filled = sum(key in row.filled() for row in table.rows)
                words = f"{filled or 'no'} filled cell{'' if filled == 1 else 's'}"
                texts = {"new": words} if table is new else {"old": words}
                yield Change(kind=kind, table=table.key, sheet=table.sheet, column=column.header, **texts)


def _cells(
    table: ComparedTable, old: ComparedRow, new: ComparedRow, columns: Mapping[str, Column]
) -> Iterator[tuple[int, Change]]:
    for key in changed_columns(old, new, columns):
        column, values = columns[key], (old.values.get(key), new.values.get(key))
        was, now = two_texts(column, *values)
        yield (
            new.number,
            CellChange(
                kind=ChangeKind.CELL,
                table=table.key,
                sheet=new.sheet,
                cell=new.cells[key],
                row=new.label,
                column=column.header,
                old=was,
                new=now,
                values=values,
            ),
        )


def _row(kind: ChangeKind, table: ComparedTable, row: ComparedRow) -> Change:
    text = in_words(table, row.values)
    texts = {"old": text} if kind in ONLY_IN_OLD else {"new": text}
    cell = row.cells[next(iter(row.filled()))]
    return Change(
        kind=kind, table=table.key, sheet=row.sheet, cell=cell, row=row.label, column=table.list_header, **texts
    )
