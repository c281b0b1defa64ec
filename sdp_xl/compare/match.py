"""Pairs the rows of two copies of a table: by what they are known by, then by their content; never by position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from schemas.model import Column
from schemas.values import fold, show
from sdp_xl.compare.entries import Entry, Part, comparable

ALIKE = 0.7
"""How alike (0 to 1) two rows without a common ID must be to be taken for the same row; below it one was removed and
another one added."""

SAME = 0.5
"""How alike two rows must be, that two people added under the same new ID, to be taken for the same row."""

_ENOUGH = 2
"""Filled cells beside the ID that must be the same for a row to be known again under another ID."""

Pair = tuple[Entry, Entry]


@dataclass(frozen=True, slots=True)
class Matched:
    """Rows that stand in both copies, in the order of the first, and those that stand in one only."""

    both: tuple[Pair, ...]
    left: tuple[Entry, ...]
    right: tuple[Entry, ...]


@dataclass(slots=True)
class _Open:
    """The rows that have no partner yet."""

    left: list[Entry]
    right: list[Entry]
    both: list[Pair]

    def take(self, pairs: Iterable[Pair]) -> None:
        new = list(pairs)
        taken = {id(entry) for pair in new for entry in pair}
        self.left = [entry for entry in self.left if id(entry) not in taken]
        self.right = [entry for entry in self.right if id(entry) not in taken]
        self.both += new


def match(old: Part, new: Part) -> Matched:
    """The rows of two copies paired: same ID; or else same content; or else, if one has no ID, very much alike.

    Of rows with a doubled ID those are paired that have the same content, or else those most alike.
    """
    columns = common(old, new)
    rest = {key: column for key, column in columns.items() if key not in old.named}
    open_ = _by_key(old, new, columns)
    open_.take(_exact(open_, columns, lambda entry: not entry.key))
    if old.table is not None:
        open_.take(_renamed(open_, rest))
        open_.take(_most_alike(open_, columns))
    return _matched(old, open_)


def match_added(one: Part, other: Part) -> Matched:
    """Rows that two people added, paired only where they are the same row beyond doubt: same ID, or same content."""
    columns = common(one, other)
    open_ = _by_key(one, other, columns)
    open_.take(_exact(open_, columns, lambda entry: not entry.key))
    both = [pair for pair in open_.both if _same_row(one, *pair, columns)]
    together = {id(entry) for pair in both for entry in pair}
    left = [entry for entry in one.entries if id(entry) not in together]
    right = [entry for entry in other.entries if id(entry) not in together]
    return _matched(one, _Open(left, right, both))


def common(old: Part, new: Part) -> dict[str, Column]:
    """The columns that stand in both copies."""
    return {key: column for key, column in old.columns.items() if key in new.columns}


def content(entry: Entry, columns: Mapping[str, Column]) -> tuple[object, ...]:
    """What a row holds in these columns, in the form in which it is compared."""
    return tuple(comparable(column, entry.values.get(key)) for key, column in columns.items())


def likeness(one: Entry, other: Entry, columns: Mapping[str, Column]) -> float:
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


def _same_row(part: Part, one: Entry, other: Entry, columns: Mapping[str, Column]) -> bool:
    if part.table is None or part.table.form:
        return True
    filled = {*one.filled()} & {*other.filled()} - {*part.named}
    wanted = (part.main,) if part.main in filled else tuple(filled)
    compared = {key: columns[key] for key in wanted if key in columns}
    return not compared or likeness(one, other, compared) >= SAME


def _by_key(old: Part, new: Part, columns: Mapping[str, Column]) -> _Open:
    open_ = _Open(list(old.entries), list(new.entries), [])
    ours, theirs = _grouped(old.entries), _grouped(new.entries)
    found: list[Pair] = []
    for key in ours.keys() & theirs.keys():
        group = _Open(ours[key], theirs[key], [])
        group.take(_exact(group, columns, lambda entry: True))
        group.take(_best(group, columns, 0))
        found += group.both
    open_.take(found)
    return open_


def _grouped(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.key:
            groups.setdefault(entry.key, []).append(entry)
    return groups


def _exact(open_: _Open, columns: Mapping[str, Column], wanted: Callable[[Entry], bool]) -> list[Pair]:
    """Pairs of the same content; of several such rows the first ones."""
    theirs: dict[tuple[object, ...], list[Entry]] = {}
    for entry in filter(wanted, open_.right):
        theirs.setdefault(content(entry, columns), []).append(entry)
    found: list[Pair] = []
    for entry in filter(wanted, open_.left):
        if same := theirs.get(content(entry, columns)):
            found.append((entry, same.pop(0)))
    return found


def _renamed(open_: _Open, rest: Mapping[str, Column]) -> list[Pair]:
    """Rows that are the same but for their ID, if enough is filled and no other row has the same."""
    ours, theirs = _contents(open_.left, rest), _contents(open_.right, rest)
    return [
        (entries[0], theirs[held][0])
        for held, entries in ours.items()
        if len(entries) == 1 == len(theirs.get(held, ())) and sum(value is not None for value in held) >= _ENOUGH
    ]


def _contents(entries: Iterable[Entry], columns: Mapping[str, Column]) -> dict[tuple[object, ...], list[Entry]]:
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        groups.setdefault(content(entry, columns), []).append(entry)
    return groups


def _most_alike(open_: _Open, columns: Mapping[str, Column]) -> list[Pair]:
    return _best(open_, columns, ALIKE, lambda one, other: not (one.key and other.key))


def _best(
    open_: _Open,
    columns: Mapping[str, Column],
    least: float,
    may: Callable[[Entry, Entry], bool] = lambda one, other: True,
) -> list[Pair]:
    """The pairs that are most alike first; each row once. Ties go by content, so that the sides can be swapped."""
    scored: list[tuple[float, list[str], Entry, Entry]] = []
    for one in open_.left:
        for other in open_.right:
            if may(one, other) and (score := likeness(one, other, columns)) >= least:
                scored.append((-score, sorted(_text(entry, columns) for entry in (one, other)), one, other))
    taken: set[int] = set()
    found: list[Pair] = []
    for *_, one, other in sorted(scored, key=lambda item: item[:2]):
        if id(one) not in taken and id(other) not in taken:
            taken |= {id(one), id(other)}
            found.append((one, other))
    return found


def _text(entry: Entry, columns: Mapping[str, Column]) -> str:
    return "\n".join(show(entry.values.get(key)) for key in columns)


def _matched(part: Part, open_: _Open) -> Matched:
    places = {id(entry): number for number, entry in enumerate(part.entries)}
    both = sorted(open_.both, key=lambda pair: places[id(pair[0])])
    return Matched(tuple(both), tuple(open_.left), tuple(open_.right))
