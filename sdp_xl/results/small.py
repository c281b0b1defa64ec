"""Small numbers: which numbers of Results nobody outside may see, so that no child can be recognized by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from schemas.tables.lists import EVERYBODY, NOT_PFS, PFS_ONLY
from schemas.tables.settings import SMALL_NUMBER
from schemas.values import fold, is_blank
from sdp_xl.plan.model import Plan, once
from sdp_xl.results.read import Result, results

NUMBERS = ("served", "met", "share")
"""The columns of Results that hold numbers of children."""

_PARTS = (PFS_ONLY, NOT_PFS)


class Hiding(NamedTuple):
    """What of a row is hidden: the number served, and with it all others; the number who met it, and the share.

    ``small``: so few were served that not even whether they met it is told.
    """

    served: bool = False
    met: bool = False
    small: bool = False

    def hides(self, column: str) -> bool:
        """Whether a column of NUMBERS is hidden."""
        return self.served if column == "served" else self.met


class _Few(NamedTuple):
    """Whether so few were served, or so few met it or did not."""

    served: bool = False
    met: bool = False


def small_number(plan: Plan) -> int:
    """The number of children below which the State hides a number."""
    size = plan.settings.number_of("small_number")
    return SMALL_NUMBER if size is None else int(size)


@once
def hiding(plan: Plan) -> dict[int, Hiding]:
    """What is hidden of each row of Results, by the number of the row on its sheet.

    A number is hidden if it is small: fewer were served than the State's size, or fewer met it, or fewer did not (that
    none or all did tells of each child). PFS and the others make up all, so if one of the two is hidden, the other is
    too, also where it was left out of the sheet and only follows from the total.
    """
    size = small_number(plan)
    groups: dict[tuple[str, object], list[Result]] = defaultdict(list)
    for result in results(plan):
        year = result.year if result.year is not None else fold(result.row.text("year"))
        groups[result.mpo, year].append(result)
    return {number: found for rows in groups.values() for number, found in _of_group(rows, size)}


def _of_group(rows: Sequence[Result], size: int) -> Iterator[tuple[int, Hiding]]:
    own = {id(row): _few(row, size) for row in rows}
    parts = [own[id(row)] for row in rows if row.group != EVERYBODY]
    parts += _left_out(rows, size)
    few = _Few(any(one.served for one in parts), any(one.met for one in parts))
    for row in rows:
        found = own[id(row)] if row.group == EVERYBODY else few
        yield row.row.number, Hiding(found.served, found.served or found.met, own[id(row)].served)


def _few(result: Result, size: int) -> _Few:
    unread = any(result.row.number_of(key) is None and not is_blank(result.row.values.get(key)) for key in NUMBERS)
    if unread:
        return _Few(served=True, met=True)
    return _judged(result.served, _met(result), size)


def _met(result: Result) -> float | None:
    """How many met it; where only the share stands, what follows from it."""
    if result.met is None and result.served is not None and result.share is not None:
        return round(result.served * result.share)
    return result.met


def _judged(served: float | None, met: float | None, size: int) -> _Few:
    few = _Few(served=served is not None and 0 < served < size)
    if met is None or served == 0:
        return few
    return _Few(few.served, met < size or (served is not None and served - met < size))


def _left_out(rows: Sequence[Result], size: int) -> Iterator[_Few]:
    """The group that is left out, where it follows from the total and the other group."""
    by_group: Mapping[str, Result] = {row.group: row for row in rows}
    there = [by_group[part] for part in _PARTS if part in by_group]
    if len(there) != 1 or EVERYBODY not in by_group:
        return
    all_, part = by_group[EVERYBODY], there[0]
    served, met = _rest(all_.served, part.served), _rest(_met(all_), _met(part))
    if served != 0:
        yield _judged(served, met, size)


def _rest(whole: float | None, part: float | None) -> float | None:
    return None if whole is None or part is None else whole - part
