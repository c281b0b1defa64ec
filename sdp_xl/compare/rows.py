"""The merged table, row by row and cell by cell, without yet a place for what is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from schemas.model import Column, Kind
from schemas.values import ErrorValue, Uncalculated, Value, is_blank
from sdp_xl.compare.conflicts import NO_COLUMN, NO_SHEET, Conflict, ConflictKind
from sdp_xl.compare.diff import changed_columns, two_texts
from sdp_xl.compare.match import Matched, RowPair, match, match_added, replaced
from sdp_xl.compare.tables import ComparedRow, ComparedTable, comparable, in_words, shown

BEFORE_BOTH = "The value before both."
NOTHING_YET = "Nothing: it was blank before both."


@dataclass(slots=True, kw_only=True)
class MergedRow:
    """A row of the result: copy A's ``source`` with the values it gets, or a row of B that A has not (``in_a`` False).

    ``values`` are those that differ from A's (of a row that A has not: all). ``removed``: to be emptied.
    """

    source: ComparedRow
    in_a: bool
    values: dict[str, Value] = field(default_factory=dict)
    removed: bool = False

    def final(self) -> dict[str, Value]:
        """The filled cells of the row in the result."""
        values = {**self.source.values, **self.values} if self.in_a else self.values
        return {key: value for key, value in values.items() if not is_blank(value)}


@dataclass(slots=True)
class MergedTable:
    """All rows of a table in the result, what is to be settled, and how many cells came from copy B."""

    rows: list[MergedRow] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    taken: int = 0


def merge_rows(base: ComparedTable, a: ComparedTable, b: ComparedTable) -> MergedTable:
    """The rows of a table merged from two copies and what they were before both."""
    return _Merging(base, a, b, MergedTable()).run()


def may_be_written(value: Value) -> bool:
    """Whether a value can be put into a cell as it is; errors and formulas without a result cannot."""
    return not isinstance(value, ErrorValue | Uncalculated)


@dataclass(slots=True)
class _Merging:
    base: ComparedTable
    a: ComparedTable
    b: ComparedTable
    merged: MergedTable

    def run(self) -> MergedTable:
        base, a, b = self.base, self.a, self.b
        in_a, in_b = match(base, a), match(base, b)
        ours = {id(old): new for old, new in in_a.both}
        theirs = {id(old): new for old, new in in_b.both}
        instead = self._rewritten(in_a, in_b)
        for old in base.rows:
            one, other = instead.get(id(old), (ours.get(id(old)), theirs.get(id(old))))
            self._known(old, one, other)
        used = {id(row) for pair in instead.values() for row in pair}
        new_a, new_b = (tuple(row for row in found.right if id(row) not in used) for found in (in_a, in_b))
        added = match_added(replace(a, rows=new_a), replace(b, rows=new_b))
        for one, other in added.both:
            self._both(None, one, other)
        self.merged.rows += [MergedRow(source=source, in_a=True) for source in added.left]
        for source in added.right:
            self._from_b(source)
        return self.merged

    def _rewritten(self, in_a: Matched, in_b: Matched) -> dict[int, RowPair]:
        """Rows that both people gave another ID, and at least one of them another text as well: id -> what they made.

        Each such row is one row still, to be settled cell by cell, and not one of each person.
        """
        if self.base.declared is None or self.base.declared.form:
            return {}
        made = [
            replaced(self.base, table, found) | {id(old): new for old, new in found.both if old.key != new.key}
            for table, found in ((self.a, in_a), (self.b, in_b))
        ]
        whole = [{id(old) for old, _ in found.both} for found in (in_a, in_b)]
        return {
            number: (made[0][number], made[1][number])
            for number in made[0].keys() & made[1].keys()
            if not (number in whole[0] and number in whole[1])
        }

    def _known(self, old: ComparedRow, one: ComparedRow | None, other: ComparedRow | None) -> None:
        """A row that stood there before both."""
        if one and other:
            self._both(old, one, other)
        elif one:
            changed = changed_columns(old, one, self.a.columns)
            self.merged.rows.append(MergedRow(source=one, in_a=True, removed=not changed))
            if changed:
                base, a = in_words(self.base, old.values), _changed_cells(self.a, one, changed)
                self._conflict(ConflictKind.REMOVED, one, one, "The row as in copy A.", base=base, a=a, b="(removed)")
        elif other and (changed := changed_columns(old, other, self.b.columns)):
            self._from_b(other)
            base, b = in_words(self.base, old.values), _changed_cells(self.b, other, changed)
            stands = "The row as in copy B, at the end of its table."
            self._conflict(ConflictKind.REMOVED, other, None, stands, base=base, a="(removed)", b=b)

    def _from_b(self, source: ComparedRow) -> None:
        """A row that only copy B has, as far as copy A has columns for it."""
        row = MergedRow(source=source, in_a=False)
        if self.a.present:
            self.merged.rows.append(row)
        else:
            stands = NO_SHEET if self.a.declared else "Nothing: copy A has no such list."
            self._conflict(ConflictKind.LEFT_OUT, source, None, stands, b=in_words(self.b, source.values))
            return
        for key in source.filled():
            value = source.values[key]
            if key not in self.a.columns:
                self._left_out(source, None, key, "", NO_COLUMN)
            elif not may_be_written(value):
                self._left_out(source, None, key, "", "Nothing: it is no value but an error or an open formula.")
            elif self.a.columns[key].kind is Kind.FORMULA:
                self._left_out(source, None, key, "", "The formula of the column, which fills it in new rows.")
            else:
                row.values[key] = value

    def _both(self, old: ComparedRow | None, one: ComparedRow, other: ComparedRow) -> None:
        """A row that both copies have; ``old`` is what it was before."""
        row = MergedRow(source=one, in_a=True)
        self.merged.rows.append(row)
        for key, column in {**self.a.columns, **self.b.columns}.items():
            before = old.values.get(key) if old else None
            mine = one.values.get(key) if key in self.a.columns else before
            theirs = other.values.get(key) if key in self.b.columns else before
            was, first, second = (comparable(column, value) for value in (before, mine, theirs))
            if second in (first, was):
                continue
            if first == was:
                self._from_b_only(row, other, key, theirs)
                continue
            texts = _three(column, before, mine, theirs)
            stands = _fixed(one, key) or (BEFORE_BOTH if was is not None else NOTHING_YET)
            if not may_be_written(before) or (column.kind is Kind.FORMULA and was is None and not _fixed(one, key)):
                stands = "The value of copy A."
            elif not _fixed(one, key):
                row.values[key] = before
            self._conflict(ConflictKind.CELL, one, one, stands, key=key, values=(before, mine, theirs), **texts)

    def _from_b_only(self, row: MergedRow, other: ComparedRow, key: str, value: Value) -> None:
        """Writes what only copy B changed, if it can be put there."""
        mine = row.source
        if key not in self.a.columns:
            self._left_out(other, None, key, "", NO_COLUMN)
        elif key not in mine.cells:
            self._left_out(other, None, key, "", NO_SHEET)
        elif stands := _fixed(mine, key):
            self._left_out(other, mine, key, shown(self.a.columns[key], mine.values.get(key)), stands)
        elif not may_be_written(value):
            text = shown(self.a.columns[key], mine.values.get(key))
            self._left_out(other, mine, key, text, "Copy A's: copy B has an error or an open formula.")
        elif is_blank(value) and self.a.columns[key].kind is Kind.FORMULA:
            text = shown(self.a.columns[key], mine.values.get(key))
            self._left_out(other, mine, key, text, "Copy A's: copy B has the formula, or nothing, in its place.")
        else:
            row.values[key] = value
            self.merged.taken += 1

    def _left_out(self, other: ComparedRow, mine: ComparedRow | None, key: str, a: str, stands: str) -> None:
        values = (None, mine.values.get(key) if mine else None, other.values.get(key))
        text = shown(self.b.columns[key], values[-1]) or "(emptied)"
        self._conflict(ConflictKind.LEFT_OUT, other, mine, stands, key=key, values=values, a=a, b=text)

    def _conflict(
        self,
        kind: ConflictKind,
        source: ComparedRow,
        place: ComparedRow | None,
        stands: str,
        key: str = "",
        values: tuple[Value, Value, Value] = (None, None, None),
        **texts: str,
    ) -> None:
        """Notes a conflict of a row, or of its cell ``key``; ``place`` is where it stands in copy A, if it does."""
        table = self.a if place else self.b
        cells = place.cells if place else {}
        column = table.columns[key].header if key and table.declared else table.list_header
        self.merged.conflicts.append(
            Conflict(
                kind=kind,
                table=table.key,
                sheet=self.a.sheet,
                cell=cells.get(key) or next(iter(cells.values()), ""),
                row=source.label if table.declared else "",
                column=column,
                stands=stands,
                values=values,
                **texts,
            )
        )


def _fixed(source: ComparedRow, key: str) -> str:
    """What stands in a cell that may not be written; empty if it may."""
    return "Copy A's formula or merged cell." if key in source.locked else ""


def _changed_cells(table: ComparedTable, source: ComparedRow, keys: tuple[str, ...]) -> str:
    """The changed cells of a row in words."""
    return "\n".join(
        f"{table.columns[key].header}: {shown(table.columns[key], source.values.get(key)) or '(blank)'}" for key in keys
    )


def _three(column: Column, before: Value, mine: Value, theirs: Value) -> Mapping[str, str]:
    a, b = two_texts(column, mine, theirs)
    return {"base": shown(column, before), "a": a or "(emptied)", "b": b or "(emptied)"}
