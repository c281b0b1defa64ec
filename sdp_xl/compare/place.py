"""Finds the cells of copy A into which the merged rows go: single cells, emptied rows, added rows, lists closed up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from schemas.values import Value, is_blank
from sdp_xl.address import address, position
from sdp_xl.compare.conflicts import Clash, Conflict
from sdp_xl.compare.entries import LISTED, Part, row_key, shown, told
from sdp_xl.compare.rows import Line, Lines
from sdp_xl.plan.grid import BLANK_ROWS, cell_at
from sdp_xl.plan.locate.rows import STRAY_GAP
from sdp_xl.plan.model import Plan


@dataclass(slots=True)
class Writing:
    """What is to be written into copy A: cells by sheet and address, rows by table, and how many rows come and go."""

    cells: dict[tuple[str, str], Value] = field(default_factory=dict)
    additions: dict[str, list[Mapping[str | int, Value]]] = field(default_factory=dict)
    added: int = 0
    removed: int = 0


def place_lines(writing: Writing, plan: Plan, part: Part, lines: Lines) -> list[Conflict]:
    """Adds the rows of a part to what is written; gives what cannot be written after all."""
    if not part.present:
        return []
    if part.table is None:
        return list(_place_list(writing, plan, part, lines))
    kept = [] if part.table.form else [*_locked_rows(part, lines), *_cut_off(plan, part, lines)]
    for line in lines.rows:
        if line.removed:
            writing.removed += 1
            for key in line.entry.filled():
                writing.cells[line.entry.sheet, line.entry.cells[key]] = None
        elif line.own:
            for key, value in line.values.items():
                writing.cells[line.entry.sheet, line.entry.cells[key]] = value
        elif line.values:
            writing.added += 1
            row = {part.own.get(key, key): value for key, value in line.values.items()}
            writing.additions.setdefault(part.key, []).append(row)
    return kept


def _locked_rows(part: Part, lines: Lines) -> Iterator[Conflict]:
    """Rows that cannot be emptied, because a formula stands in one of their cells."""
    for line in lines.rows:
        if line.removed and line.entry.locked & {*line.entry.filled()}:
            yield _stays(part, line, "The row: a formula or merged cell in it is not ours to clear.")


def _cut_off(plan: Plan, part: Part, lines: Lines) -> Iterator[Conflict]:
    """Rows that stay because below the gap that they would leave, the next row could not be read as one."""
    while line := _before_gap(plan, part, lines):
        yield _stays(part, line, "The row: with it emptied, the rows below it would look like notes.")


def _before_gap(plan: Plan, part: Part, lines: Lines) -> Line | None:
    """The removed row that must stay so that the first row after too long a gap is still read."""
    assert part.table is not None
    last = plan[part.key].header_row
    below = count(max((entry.number for entry in part.entries), default=last) + 1)
    gone: list[Line] = []
    own = sorted((line for line in lines.rows if line.own), key=lambda line: line.entry.number)
    for line in (*own, *(line for line in lines.rows if not line.own and line.values)):
        number = line.entry.number if line.own else next(below)
        if line.removed:
            gone.append(line)
            continue
        gap = number - last - 1
        alone = sum(key in part.table.keys for key in line.final()) == 1
        if gone and gap >= BLANK_ROWS:
            return next(one for one in reversed(gone) if one.entry.number <= last + BLANK_ROWS)
        if gone and gap >= STRAY_GAP and alone:
            return gone[-1]
        last, gone = number, []
    return None


def _stays(part: Part, line: Line, stands: str) -> Conflict:
    line.removed = False
    entry = line.entry
    return Conflict(
        clash=Clash.REMOVED,
        table=part.key,
        sheet=part.sheet,
        cell=next(iter(entry.cells.values()), ""),
        row=entry.label if part.table else "",
        column="" if part.table else next(iter(part.columns.values())).header,
        a=told(part, entry.values),
        b="(removed)",
        stands=stands,
    )


def _place_list(writing: Writing, plan: Plan, part: Part, lines: Lines) -> Iterator[Conflict]:
    """Writes a list without gaps, since a drop-down ends where blanks begin; what has no room is to be settled."""
    place = part.place
    assert place is not None  # the list is there
    own = sorted((line for line in lines.rows if line.own), key=lambda line: line.entry.number)
    if any(line.entry.locked for line in own):
        yield from (_stays(part, line, "The value: formulas fill this list.") for line in own if line.removed)
    values = [line.final()[LISTED] for line in own if not line.removed]
    rows = [line.entry.number for line in own]
    writing.removed += len(rows) - len(values)
    for line in lines.rows:
        if line.own or LISTED not in line.values:
            continue
        below = max(rows, default=place.row) + 1
        if len(values) == len(rows):
            if not _is_free(plan, place.sheet, address(below, place.column)):
                header = part.columns[LISTED].header
                text = shown(part.columns[LISTED], line.values[LISTED])
                stands = f"Nothing: {address(below, place.column)} is in the way."
                yield Conflict(
                    clash=Clash.LEFT_OUT, table=part.key, sheet=place.sheet, column=header, b=text, stands=stands
                )
                continue
            rows.append(below)
        values.append(line.values[LISTED])
        writing.added += 1
    for number, row in enumerate(rows):
        value = values[number] if number < len(values) else None
        if value != place.values.get(row):
            writing.cells[place.sheet, address(row, place.column)] = value


def _is_free(plan: Plan, sheet: str, cell: str) -> bool:
    value = cell_at(plan.grid.sheets[sheet], *position(cell))
    return is_blank(value) and cell not in (plan.grid.formulas or {}).get(sheet, ())


def doubled(parts: tuple[Part, Part], lines: Lines) -> Iterator[Conflict]:
    """The IDs that more rows of the result have than rows of either copy (``parts``)."""
    part = parts[0]
    if part.table is None or part.table.form or not part.named:
        return
    columns = {**parts[1].columns, **part.columns}
    held: dict[str, list[Line]] = {}
    for line in lines.rows:
        if not line.removed and (key := row_key(part.key, line.final())):
            held.setdefault(key, []).append(line)
    for key, rows in held.items():
        if len(rows) <= max(sum(entry.key == key for entry in one.entries) for one in parts):
            continue
        first, *others = rows
        yield Conflict(
            clash=Clash.TWICE,
            table=part.key,
            sheet=part.sheet,
            cell=next(iter(first.entry.cells.values())) if first.own else "",
            row=first.entry.label,
            a=told(part, first.final(), columns),
            b="\n\n".join(told(part, line.final(), columns) for line in others),
            stands="Both rows. Give one of them another ID, also where other rows refer to it.",
        )
