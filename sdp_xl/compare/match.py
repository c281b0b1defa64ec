"""Pairs the rows of two copies of a table: by what they are known by, then by their content; never by position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from schemas.model import Column
from schemas.values import fold, show
from sdp_xl.compare.tables import ComparedRow, ComparedTable, comparable

ALIKE = 0.7
"""How alike (0 to 1) two rows without a common ID must be to be taken for the same row; below it one was removed and
another one added."""

SAME = 0.5
"""How alike two rows must be, that two people added under the same new ID, to be taken for the same row."""

_ENOUGH = 2
"""Filled cells beside the ID that must be the same for a row to be known again under another ID."""

RowPair = tuple[ComparedRow, ComparedRow]


@dataclass(frozen=True, slots=True)
class Matched:
    """Rows that stand in both copies, in the order of the first, and those that stand in one only."""

    both: tuple[RowPair, ...]
    left: tuple[ComparedRow, ...]
    right: tuple[ComparedRow, ...]


@dataclass(slots=True)
class _Unpaired:
    """The rows that have no partner yet."""

    left: list[ComparedRow]
    right: list[ComparedRow]
    both: list[RowPair]

    def pair(self, pairs: Iterable[RowPair]) -> None:
        new = list(pairs)
        paired = {id(row) for pair in new for row in pair}
        self.left = [row for row in self.left if id(row) not in paired]
        self.right = [row for row in self.right if id(row) not in paired]
        self.both += new


def match(old: ComparedTable, new: ComparedTable) -> Matched:
    """The rows of two copies paired: same ID; or else same content; or else, if one has no ID, very much alike.

    Of rows with a doubled ID those are paired that have the same content, or else those most alike.
    """
    columns = common(old, new)
    rest = {key: column for key, column in columns.items() if key not in old.named}
    unpaired = _by_key(old, new, columns)
    unpaired.pair(_exact(unpaired, columns, lambda row: not row.key))
    if old.declared is not None:
        unpaired.pair(_renamed(unpaired, rest))
        unpaired.pair(_most_alike(unpaired, columns))
    return _matched(old, unpaired)


def match_added(one: ComparedTable, other: ComparedTable) -> Matched:
    """Rows that two people added, paired only where they are the same row beyond doubt: same ID, or same content."""
    columns = common(one, other)
    unpaired = _by_key(one, other, columns)
    unpaired.pair(_exact(unpaired, columns, lambda row: not row.key))
    both = [pair for pair in unpaired.both if _same_row(one, *pair, columns)]
    together = {id(row) for pair in both for row in pair}
    left = [row for row in one.rows if id(row) not in together]
    right = [row for row in other.rows if id(row) not in together]
    return _matched(one, _Unpaired(left, right, both))


def common(old: ComparedTable, new: ComparedTable) -> dict[str, Column]:
    """The columns that stand in both copies."""
    return {key: column for key, column in old.columns.items() if key in new.columns}


def content(row: ComparedRow, columns: Mapping[str, Column]) -> tuple[object, ...]:
    """The values of a row in these columns, in comparing form."""
    return tuple(comparable(column, row.values.get(key)) for key, column in columns.items())


def likeness(one: ComparedRow, other: ComparedRow, columns: Mapping[str, Column]) -> float:
    """From 0 to 1: the share of equal cells among those filled in either row; texts count by the words they share."""
    scores = [
        _alike(first, second)
        for first, second in zip(content(one, columns), content(other, columns), strict=True)
        if first is not None or second is not None
    ]
    return sum(scores) / len(scores) if scores else 0.0


def _alike(first: object, second: object) -> float:
    if first == second:
        return 1.0
    if not isinstance(first, str) or not isinstance(second, str):
        return 0.0
    words, others = Counter(fold(first).split()), Counter(fold(second).split())
    return (words & others).total() / max(words.total(), others.total())


def _same_row(table: ComparedTable, one: ComparedRow, other: ComparedRow, columns: Mapping[str, Column]) -> bool:
    if table.declared is None or table.declared.form:
        return True
    filled = {*one.filled()} & {*other.filled()} - {*table.named}
    wanted = (table.main,) if table.main in filled else tuple(filled)
    compared = {key: columns[key] for key in wanted if key in columns}
    return not compared or likeness(one, other, compared) >= SAME


def _by_key(old: ComparedTable, new: ComparedTable, columns: Mapping[str, Column]) -> _Unpaired:
    unpaired = _Unpaired(list(old.rows), list(new.rows), [])
    ours, theirs = _grouped(old.rows), _grouped(new.rows)
    found: list[RowPair] = []
    for key in ours.keys() & theirs.keys():
        group = _Unpaired(ours[key], theirs[key], [])
        group.pair(_exact(group, columns, lambda row: True))
        group.pair(_best(group, columns, 0))
        found += group.both
    unpaired.pair(found)
    return unpaired


def _grouped(rows: Iterable[ComparedRow]) -> dict[str, list[ComparedRow]]:
    groups: dict[str, list[ComparedRow]] = {}
    for row in rows:
        if row.key:
            groups.setdefault(row.key, []).append(row)
    return groups


def _exact(unpaired: _Unpaired, columns: Mapping[str, Column], wanted: Callable[[ComparedRow], bool]) -> list[RowPair]:
    """Pairs of the same content; of several such rows the first ones."""
    theirs: dict[tuple[object, ...], list[ComparedRow]] = {}
    for row in filter(wanted, unpaired.right):
        theirs.setdefault(content(row, columns), []).append(row)
    found: list[RowPair] = []
    for row in filter(wanted, unpaired.left):
        if same := theirs.get(content(row, columns)):
            found.append((row, same.pop(0)))
    return found


def _renamed(unpaired: _Unpaired, rest: Mapping[str, Column]) -> list[RowPair]:
    """Rows that are the same but for their ID, if enough is filled and no other row has the same."""
    ours, theirs = _contents(unpaired.left, rest), _contents(unpaired.right, rest)
    return [
        (rows[0], theirs[held][0])
        for held, rows in ours.items()
        if len(rows) == 1 == len(theirs.get(held, ())) and sum(value is not None for value in held) >= _ENOUGH
    ]


def _contents(
    rows: Iterable[ComparedRow], columns: Mapping[str, Column]
) -> dict[tuple[object, ...], list[ComparedRow]]:
    groups: dict[tuple[object, ...], list[ComparedRow]] = {}
    for row in rows:
        groups.setdefault(content(row, columns), []).append(row)
    return groups


def _most_alike(unpaired: _Unpaired, columns: Mapping[str, Column]) -> list[RowPair]:
    return _best(unpaired, columns, ALIKE, lambda one, other: not (one.key and other.key))


def _best(
    unpaired: _Unpaired,
    columns: Mapping[str, Column],
    least: float,
    may: Callable[[ComparedRow, ComparedRow], bool] = lambda one, other: True,
) -> list[RowPair]:
    """The pairs that are most alike first; each row once. Ties go by content, so that the sides can be swapped."""
    scored: list[tuple[float, list[str], ComparedRow, ComparedRow]] = []
    for one in unpaired.left:
        for other in unpaired.right:
            if may(one, other) and (score := likeness(one, other, columns)) >= least:
                scored.append((-score, sorted(_text(row, columns) for row in (one, other)), one, other))
    paired: set[int] = set()
    found: list[RowPair] = []
    for *_, one, other in sorted(scored, key=lambda item: item[:2]):
        if id(one) not in paired and id(other) not in paired:
            paired |= {id(one), id(other)}
            found.append((one, other))
    return found


def _text(row: ComparedRow, columns: Mapping[str, Column]) -> str:
    return "\n".join(show(row.values.get(key)) for key in columns)


def _matched(table: ComparedTable, unpaired: _Unpaired) -> Matched:
    places = {id(row): number for number, row in enumerate(table.rows)}
    both = sorted(unpaired.both, key=lambda pair: places[id(pair[0])])
    return Matched(tuple(both), tuple(unpaired.left), tuple(unpaired.right))
