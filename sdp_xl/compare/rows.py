"""Decides row by row and cell by cell what a merged table holds, without yet looking for its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from schemas.model import Column
from schemas.values import ErrorValue, Uncalculated, Value, is_blank
from sdp_xl.compare.conflicts import Clash, Conflict
from sdp_xl.compare.diff import changed_columns, two_texts
from sdp_xl.compare.entries import Entry, Part, comparable, shown, told
from sdp_xl.compare.match import match, match_added

BEFORE_BOTH = "The value before both."
NOTHING_YET = "Nothing: it was blank before both."


@dataclass(slots=True, kw_only=True)
class Line:
    """A row of the result: copy A's ``entry`` with the values it gets, or a row of B that A has not (``own`` False).

    ``values`` are those that differ from A's (of a row that A has not: all). ``removed``: to be emptied.
    """

    entry: Entry
    own: bool
    values: dict[str, Value] = field(default_factory=dict)
    removed: bool = False

    def final(self) -> dict[str, Value]:
        """The filled cells of the row in the result."""
        values = {**self.entry.values, **self.values} if self.own else self.values
        return {key: value for key, value in values.items() if not is_blank(value)}


@dataclass(slots=True)
class Lines:
    """All rows of a part in the result, what is to be settled, and how many cells came from copy B."""

    rows: list[Line] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    taken: int = 0


def merged_rows(base: Part, a: Part, b: Part) -> Lines:
    """The rows of a part merged from two copies and what they were before both."""
    return _Merging(base, a, b, Lines()).run()


def may_be_written(value: Value) -> bool:
    """Whether a value can be put into a cell as it is; errors and formulas without a result cannot."""
    return not isinstance(value, ErrorValue | Uncalculated)


@dataclass(slots=True)
class _Merging:
    base: Part
    a: Part
    b: Part
    lines: Lines

    def run(self) -> Lines:
        base, a, b = self.base, self.a, self.b
        in_a, in_b = match(base, a), match(base, b)
        ours = {id(old): new for old, new in in_a.both}
        theirs = {id(old): new for old, new in in_b.both}
        for old in base.entries:
            self._known(old, ours.get(id(old)), theirs.get(id(old)))
        added = match_added(replace(a, entries=in_a.right), replace(b, entries=in_b.right))
        for one, other in added.both:
            self._both(None, one, other)
        self.lines.rows += [Line(entry=entry, own=True) for entry in added.left]
        for entry in added.right:
            self._from_b(entry)
        return self.lines

    def _known(self, old: Entry, one: Entry | None, other: Entry | None) -> None:
        """A row that stood there before both."""
        if one and other:
            self._both(old, one, other)
        elif one:
            changed = changed_columns(old, one, self.a.columns)
            self.lines.rows.append(Line(entry=one, own=True, removed=not changed))
            if changed:
                texts = {"base": told(self.base, old.values), "a": _changes(self.a, one, changed), "b": "(removed)"}
                self._conflict(Clash.REMOVED, one, one, "The row as in copy A.", **texts)
        elif other and (changed := changed_columns(old, other, self.b.columns)):
            self._from_b(other)
            texts = {"base": told(self.base, old.values), "a": "(removed)", "b": _changes(self.b, other, changed)}
            self._conflict(Clash.REMOVED, other, None, "The row as in copy B, at the end of its table.", **texts)

    def _from_b(self, entry: Entry) -> None:
        """A row that only copy B has, as far as copy A has columns for it."""
        line = Line(entry=entry, own=False)
        if self.a.present:
            self.lines.rows.append(line)
        else:
            stands = "Nothing: copy A has no such sheet." if self.a.table else "Nothing: copy A has no such list."
            self._conflict(Clash.LEFT_OUT, entry, None, stands, b=told(self.b, entry.values))
            return
        for key in entry.filled():
            value = entry.values[key]
            if key not in self.a.columns:
                self._left_out(entry, None, key, "", "Nothing: copy A has no such column.")
            elif not may_be_written(value):
                self._left_out(entry, None, key, "", "Nothing: it is no value but an error or an open formula.")
            else:
                line.values[key] = value

    def _both(self, old: Entry | None, one: Entry, other: Entry) -> None:
        """A row that both copies have; ``old`` is what it was before."""
        line = Line(entry=one, own=True)
        self.lines.rows.append(line)
        for key, column in {**self.a.columns, **self.b.columns}.items():
            before = old.values.get(key) if old else None
            mine = one.values.get(key) if key in self.a.columns else before
            theirs = other.values.get(key) if key in self.b.columns else before
            was, first, second = (comparable(column, value) for value in (before, mine, theirs))
            if second in (first, was):
                continue
            if first == was:
                self._take(line, other, key, theirs)
                continue
            texts = _three(column, before, mine, theirs)
            stands = _fixed(one, key) or (BEFORE_BOTH if was is not None else NOTHING_YET)
            if not may_be_written(before):
                stands = "The value of copy A."
            elif not _fixed(one, key):
                line.values[key] = before
            self._conflict(Clash.CELL, one, one, stands, key=key, **texts)

    def _take(self, line: Line, other: Entry, key: str, value: Value) -> None:
        """Takes what only copy B changed, if it can be put there."""
        mine = line.entry
        if key not in self.a.columns:
            self._left_out(other, None, key, "", "Nothing: copy A has no such column.")
        elif key not in mine.cells:
            self._left_out(other, None, key, "", "Nothing: copy A has no such sheet.")
        elif stands := _fixed(mine, key):
            self._left_out(other, mine, key, shown(self.a.columns[key], mine.values.get(key)), stands)
        elif not may_be_written(value):
            text = shown(self.a.columns[key], mine.values.get(key))
            self._left_out(other, mine, key, text, "Copy A's: copy B has an error or an open formula.")
        else:
            line.values[key] = value
            self.lines.taken += 1

    def _left_out(self, other: Entry, mine: Entry | None, key: str, a: str, stands: str) -> None:
        text = shown(self.b.columns[key], other.values.get(key)) or "(emptied)"
        self._conflict(Clash.LEFT_OUT, other, mine, stands, key=key, a=a, b=text)

    def _conflict(
        self, clash: Clash, entry: Entry, place: Entry | None, stands: str, key: str = "", **texts: str
    ) -> None:
        """Notes a conflict of a row, or of its cell ``key``; ``place`` is where it stands in copy A, if it does."""
        part = self.a if place else self.b
        cells = place.cells if place else {}
        column = part.columns[key].header if key else ""
        if part.table is None:
            column = next(iter(part.columns.values())).header
        self.lines.conflicts.append(
            Conflict(
                clash=clash,
                table=part.key,
                sheet=self.a.sheet,
                cell=cells.get(key) or next(iter(cells.values()), ""),
                row=entry.label if part.table else "",
                column=column,
                stands=stands,
                **texts,
            )
        )


def _fixed(entry: Entry, key: str) -> str:
    """What stands in a cell that may not be written; empty if it may."""
    return "Copy A's formula or merged cell." if key in entry.locked else ""


def _changes(part: Part, entry: Entry, keys: tuple[str, ...]) -> str:
    """The changed cells of a row in words."""
    return "\n".join(
        f"{part.columns[key].header}: {shown(part.columns[key], entry.values.get(key)) or '(blank)'}" for key in keys
    )


def _three(column: Column, before: Value, mine: Value, theirs: Value) -> Mapping[str, str]:
    a, b = two_texts(column, mine, theirs)
    return {"base": shown(column, before), "a": a or "(emptied)", "b": b or "(emptied)"}
