"""What changed between two copies of a workbook: cell by cell in the rows that both have, and which rows one lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from schemas.model import MARKER, Column
from schemas.values import Value
from sdp_xl.compare.entries import Entry, Part, comparable, parts_of, shown, told
from sdp_xl.compare.match import common, match
from sdp_xl.compare.outside import Notes, notes_of
from sdp_xl.plan.model import Plan


class What(StrEnum):
    """What kind of change it is, in the words that are shown."""

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


GONE = (What.ROW_REMOVED, What.VALUE_REMOVED, What.COLUMN_REMOVED, What.SHEET_REMOVED, What.NOTE_REMOVED)
"""Changes whose place is in the old copy only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: where (in the new copy; of what is gone, in the old one), and what it was and is, in words.

    ``row`` is the row's ID, or “row 7” if it has none; ``cell`` the address of the cell, or of the row's first one.
    """

    what: What
    table: str = ""
    sheet: str = ""
    cell: str = ""
    row: str = ""
    column: str = ""
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All changes, in the order of the new copy's tabs and rows."""

    old: Plan
    new: Plan
    changes: tuple[Change, ...]


def compare(old: Plan, new: Plan) -> Comparison:
    """What is different in ``new``: entries of tables, Settings, and lists, and notes that stand outside of them.

    Rows are matched as in ``match``. No change is what nobody sees (spaces, no-break spaces), the order of rows,
    columns and sheets, and all that the tool itself writes or a formula calculates.
    """
    before, after = parts_of(old), parts_of(new)
    changes = [*_version(old, new)]
    for key, part in after.items():
        changes += _part(before[key], part)
    was, now = notes_of(old, before), notes_of(new, after)
    changes += _notes(What.NOTE_ADDED, What.SHEET_ADDED, now.beyond(was), was, after)
    changes += _notes(What.NOTE_REMOVED, What.SHEET_REMOVED, was.beyond(now), now, before)
    return Comparison(old=old, new=new, changes=tuple(changes))


def two_texts(column: Column, old: Value, new: Value) -> tuple[str, str]:
    """Two different values in words; where these are the same, it is said which one is a text."""
    first, second = shown(column, old), shown(column, new)
    if first == second:
        first, second = (
            f"{text} (text)" if isinstance(value, str) else text for text, value in ((first, old), (second, new))
        )
    return first, second


def changed_columns(one: Entry, other: Entry, columns: Mapping[str, Column]) -> tuple[str, ...]:
    """The columns in which two rows are not the same."""
    return tuple(
        key
        for key, column in columns.items()
        if comparable(column, one.values.get(key)) != comparable(column, other.values.get(key))
    )


def _notes(what: What, whole: What, notes: Notes, other: Notes, parts: Mapping[str, Part]) -> Iterator[Change]:
    """The notes that one copy lacks; a sheet of staff's own that it lacks is said once."""
    missing = {place: sheet for place, sheet in notes.tabs.items() if place not in other.tabs}
    for note in notes.notes:
        if note.place not in missing:
            texts = {"old": note.text} if what in GONE else {"new": note.text}
            yield Change(what=what, sheet=note.sheet, cell=note.cell, **texts)
    for place, sheet in missing.items():
        if place not in parts:
            words = f"{sum(note.place == place for note in notes.notes)} filled cells"
            yield Change(what=whole, sheet=sheet, **({"old": words} if whole in GONE else {"new": words}))


def _version(old: Plan, new: Plan) -> Iterator[Change]:
    was, now = (plan.grid.names.get(MARKER, "").strip('="') or "unknown" for plan in (old, new))
    if was != now:
        yield Change(what=What.VERSION, old=was, new=now)


def _part(old: Part, new: Part) -> Iterator[Change]:
    if old.present != new.present:
        yield from _missing(old, new)
        return
    if new.table is not None:
        yield from _columns(old, new)
    columns = common(old, new)
    matched = match(old, new)
    found = [change for pair in matched.both for change in _cells(new, *pair, columns)]
    added, gone = What.ROW_ADDED, What.ROW_REMOVED
    if new.table is None:
        added, gone = What.VALUE_ADDED, What.VALUE_REMOVED
    found += [(entry.number, _row(added, new, entry)) for entry in matched.right]
    yield from (change for _, change in sorted(found, key=lambda item: item[0]))
    yield from (_row(gone, old, entry) for entry in matched.left)


def _missing(old: Part, new: Part) -> Iterator[Change]:
    """A whole table that one copy lacks is one change, and so is a list; its rows are not listed."""
    part = new if new.present else old
    count = len(part.entries)
    words = f"{count} {'value' if part.table is None else 'row'}{'' if count == 1 else 's'}"
    if part.table is None:
        what = What.COLUMN_ADDED if new.present else What.COLUMN_REMOVED
    else:
        what = What.SHEET_ADDED if new.present else What.SHEET_REMOVED
        words = "" if part.table.form else words
    header = next(iter(part.columns.values())).header if part.table is None else ""
    texts = {"new": words} if new.present else {"old": words}
    yield Change(what=what, table=part.key, sheet=part.sheet, column=header, **texts)


def _columns(old: Part, new: Part) -> Iterator[Change]:
    """A column that one copy lacks is said once; what stood in it is counted."""
    for what, part, other in ((What.COLUMN_ADDED, new, old), (What.COLUMN_REMOVED, old, new)):
        for key, column in part.columns.items():
            if key not in other.columns:
                filled = sum(key in entry.filled() for entry in part.entries)
                words = f"{filled or 'no'} filled cell{'' if filled == 1 else 's'}"
                texts = {"new": words} if part is new else {"old": words}
                yield Change(what=what, table=part.key, sheet=part.sheet, column=column.header, **texts)


def _cells(part: Part, old: Entry, new: Entry, columns: Mapping[str, Column]) -> Iterator[tuple[int, Change]]:
    for key in changed_columns(old, new, columns):
        column = columns[key]
        was, now = two_texts(column, old.values.get(key), new.values.get(key))
        yield (
            new.number,
            Change(
                what=What.CELL,
                table=part.key,
                sheet=new.sheet,
                cell=new.cells[key],
                row=new.label,
                column=column.header,
                old=was,
                new=now,
            ),
        )


def _row(what: What, part: Part, entry: Entry) -> Change:
    text = told(part, entry.values)
    texts = {"old": text} if what in GONE else {"new": text}
    cell = entry.cells[next(iter(entry.filled()))]
    column = "" if part.table else next(iter(part.columns.values())).header
    return Change(what=what, table=part.key, sheet=entry.sheet, cell=cell, row=entry.label, column=column, **texts)
