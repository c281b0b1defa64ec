"""Cells of copy A into which the merged rows go: single cells, emptied rows, added rows, lists closed up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from schemas.values import Value, is_blank
from sdp_xl.address import address, position
from sdp_xl.compare.conflicts import Conflict, ConflictKind
from sdp_xl.compare.rows import MergedRow, MergedTable
from sdp_xl.compare.tables import LISTED, ComparedTable, in_words, row_key, shown
from sdp_xl.plan.grid import BLANK_ROWS, cell_at
from sdp_xl.plan.locate.rows import STRAY_GAP
from sdp_xl.plan.model import Plan


@dataclass(slots=True)
class Writing:
    """Writes into copy A: cells by sheet and address, rows by table, and how many rows come and go."""

    cells: dict[tuple[str, str], Value] = field(default_factory=dict)
    additions: dict[str, list[Mapping[str | int, Value]]] = field(default_factory=dict)
    added: int = 0
    removed: int = 0


def place_rows(writing: Writing, plan: Plan, table: ComparedTable, merged: MergedTable) -> list[Conflict]:
    """Adds the rows of a table to what is written; returns what cannot be written after all."""
    if not table.present:
        return []
    if table.declared is None:
        return list(_place_list(writing, plan, table, merged))
    kept = [] if table.declared.form else [*_locked_rows(table, merged), *_cut_off(plan, table, merged)]
    for row in merged.rows:
        if row.removed:
            writing.removed += 1
            for key in row.source.filled():
                writing.cells[row.source.sheet, row.source.cells[key]] = None
        elif row.in_a:
            for key, value in row.values.items():
                writing.cells[row.source.sheet, row.source.cells[key]] = value
        elif row.values:
            writing.added += 1
            values = {table.own_columns.get(key, key): value for key, value in row.values.items()}
            writing.additions.setdefault(table.key, []).append(values)
    return kept


def _locked_rows(table: ComparedTable, merged: MergedTable) -> Iterator[Conflict]:
    """Rows that cannot be emptied, because a formula stands in one of their cells."""
    for row in merged.rows:
        if row.removed and row.source.locked & {*row.source.filled()}:
            yield _stays(table, row, "The row: a formula or merged cell in it is not ours to clear.")


def _cut_off(plan: Plan, table: ComparedTable, merged: MergedTable) -> Iterator[Conflict]:
    """Rows that stay because below the gap that they would leave, the next row could not be read as one."""
    while row := _before_gap(plan, table, merged):
        yield _stays(table, row, "The row: with it emptied, the rows below it would look like notes.")


def _before_gap(plan: Plan, table: ComparedTable, merged: MergedTable) -> MergedRow | None:
    """The removed row that must stay so that the first row after too long a gap is still read."""
    assert table.declared is not None
    last = plan[table.key].header_row
    below = count(max((source.number for source in table.rows), default=last) + 1)
    gone: list[MergedRow] = []
    own = sorted((row for row in merged.rows if row.in_a), key=lambda row: row.source.number)
    for row in (*own, *(row for row in merged.rows if not row.in_a and row.values)):
        number = row.source.number if row.in_a else next(below)
        if row.removed:
            gone.append(row)
            continue
        gap = number - last - 1
        alone = sum(key in table.declared.keys for key in row.final()) == 1
        if gone and gap >= BLANK_ROWS:
            return next(one for one in reversed(gone) if one.source.number <= last + BLANK_ROWS)
        if gone and gap >= STRAY_GAP and alone:
            return gone[-1]
        last, gone = number, []
    return None


def _stays(table: ComparedTable, row: MergedRow, stands: str) -> Conflict:
    row.removed = False
    return Conflict(
        kind=ConflictKind.REMOVED,
        table=table.key,
        sheet=table.sheet,
        cell=next(iter(row.source.cells.values()), ""),
        row=row.source.label if table.declared else "",
        column=table.list_header,
        a=in_words(table, row.source.values),
        b="(removed)",
        stands=stands,
    )


def _place_list(writing: Writing, plan: Plan, table: ComparedTable, merged: MergedTable) -> Iterator[Conflict]:
    """Writes a list without gaps, since a drop-down ends where blanks begin; what has no room is to be settled."""
    place = table.list_place
    assert place is not None  # the list is there
    own = sorted((row for row in merged.rows if row.in_a), key=lambda row: row.source.number)
    if any(row.source.locked for row in own):
        yield from (_stays(table, row, "The value: formulas fill this list.") for row in own if row.removed)
    values = [row.final()[LISTED] for row in own if not row.removed]
    numbers = [row.source.number for row in own]
    writing.removed += len(numbers) - len(values)
    for row in merged.rows:
        if row.in_a or LISTED not in row.values:
            continue
        below = max(numbers, default=place.row) + 1
        if len(values) == len(numbers):
            if not _is_free(plan, place.sheet, address(below, place.column)):
                text = shown(table.columns[LISTED], row.values[LISTED])
                stands = f"Nothing: {address(below, place.column)} is in the way."
                yield Conflict(
                    kind=ConflictKind.LEFT_OUT,
                    table=table.key,
                    sheet=place.sheet,
                    column=table.list_header,
                    b=text,
                    stands=stands,
                )
                continue
            numbers.append(below)
        values.append(row.values[LISTED])
        writing.added += 1
    for index, number in enumerate(numbers):
        value = values[index] if index < len(values) else None
        if value != place.values.get(number):
            writing.cells[place.sheet, address(number, place.column)] = value


def _is_free(plan: Plan, sheet: str, cell: str) -> bool:
    value = cell_at(plan.grid.sheets[sheet], *position(cell))
    return is_blank(value) and cell not in (plan.grid.formulas or {}).get(sheet, ())


def doubled(tables: tuple[ComparedTable, ComparedTable], merged: MergedTable) -> Iterator[Conflict]:
    """The IDs that more rows of the result have than rows of either copy (``tables``)."""
    table = tables[0]
    if table.declared is None or table.declared.form or not table.named:
        return
    columns = {**tables[1].columns, **table.columns}
    held: dict[str, list[MergedRow]] = {}
    for row in merged.rows:
        if not row.removed and (key := row_key(table.key, row.final())):
            held.setdefault(key, []).append(row)
    for key, rows in held.items():
        if len(rows) <= max(sum(source.key == key for source in one.rows) for one in tables):
            continue
        first, *others = rows
        yield Conflict(
            kind=ConflictKind.TWICE,
            table=table.key,
            sheet=table.sheet,
            cell=next(iter(first.source.cells.values())) if first.in_a else "",
            row=first.source.label,
            a=in_words(table, first.final(), columns),
            b="\n\n".join(in_words(table, row.final(), columns) for row in others),
            stands="Both rows. Give one of them another ID, also where other rows refer to it.",
        )
