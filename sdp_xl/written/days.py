"""Single days and months at one place of a text: 9/24/13, July27, 2015, 30 June 2028, July 2021."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sdp_xl.written.text import Tokens, at, figures, glued, number, runs_on
from sdp_xl.written.timespans import Days, Unit, century, day, in_reach, months
from sdp_xl.written.words import BEFORE_YEAR, BETWEEN, DAY_ENDINGS, DAY_RANKS, MONTHS, ZONES


class Piece(NamedTuple):
    """A day or period as it stands in a text.

    ``days`` gives its days in a year, or None if that year has no such days (June 31); ``year`` is None where the text
    does not say it. ``month`` is that of a day, for a bare day that follows it. ``bare``: a number that may be a count
    instead of a year. ``question`` is what to ask where its words fit two stretches of time: which winter, whose year.
    """

    unit: Unit
    days: Callable[[int], Days | None]
    year: int | None
    month: int | None = None
    bare: bool = False
    question: str = ""

    @property
    def resolved(self) -> Days | None:
        """Its days; None if the year is not said or has no such days, or if two stretches may be meant."""
        return None if self.year is None or self.question else self.days(self.year)


PieceRead = tuple[Piece, int] | None
"""A piece and the place after it."""


def read_iso(found: Tokens, i: int) -> PieceRead:
    """2028-06-30 or 2028/06/30 (of any year, as programs write them); 2028-06 for its month."""
    year, month, last = number(found, i, digits=(4,)), number(found, i + 2), number(found, i + 4)
    if not year or month is None:
        return None
    if last is not None and _joined(found, i, 5):
        return Piece(Unit.DAY, lambda y: day(y, month, last), year, month), i + 5
    if in_reach(year) and 1 <= month <= 12 and len(at(found, i + 2)) == 2 and _joined(found, i, 3):
        return Piece(Unit.MONTH, lambda y: months(y, month, month), year), i + 3
    return None


def read_compact(found: Tokens, i: int) -> PieceRead:
    """20261005, as programs write it, or 10052026."""
    digits = at(found, i)
    if number(found, i, digits=(8,)) is None or runs_on(found, i + 1):
        return None
    year, month, last = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not in_reach(year):
        month, last, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if not in_reach(year) or not day(year, month, last):  # 20272028 is a school year, or the number of a contract
        return None
    return Piece(Unit.DAY, lambda y: day(y, month, last), year, month), i + 1


def read_year_first(found: Tokens, i: int) -> PieceRead:
    """2026 October 5, or 2026-Oct-05."""
    year, sign = number(found, i, digits=(4,)), at(found, i + 1)
    j = i + 1 + (sign in {"-", ",", "/"})
    month = MONTHS.get(at(found, j))
    if not year or not month or not in_reach(year):
        return None
    j += 2 if at(found, j + 1) in {".", "-", "/"} else 1
    value = day_number(found, j)
    if not value or (sign == "," and year_after(found, value[1])):  # 2026, October 5, 2027
        return None
    return Piece(Unit.DAY, lambda y: day(y, month, value[0]), year, month), value[1]


def read_numeric(found: Tokens, i: int) -> PieceRead:
    """9/24/13, 7-27-15 or 7/2021: in the United States the month stands first."""
    month, second, third = number(found, i), number(found, i + 2), number(found, i + 4, digits=(2, 4))
    if month is not None and second is not None and third is not None and _joined(found, i, 5):
        full = len(at(found, i + 4)) == 4
        if full or at(found, i + 1) != ".":  # 1.10.12 is a section
            year = third if full else century(third)
            return Piece(Unit.DAY, lambda y: day(y, month, second), year, month), i + 5
    year_only = number(found, i + 2, digits=(4,))
    if month is not None and 1 <= month <= 12 and year_only and in_reach(year_only) and _joined(found, i, 3):
        return Piece(Unit.MONTH, lambda y: months(y, month, month), year_only), i + 3
    return None


def read_yearless(found: Tokens, i: int) -> PieceRead:
    """The 10/5 of “10/5-10/7/2027”, where a slash stands; alone it may be anything."""
    month, value = number(found, i), number(found, i + 2)
    if month is None or value is None or not 1 <= month <= 12 or not _joined(found, i, 3):
        return None
    return Piece(Unit.DAY, lambda y: day(y, month, value), None, month), i + 3


def _joined(found: Tokens, i: int, size: int) -> bool:
    """Whether numbers stand together with the same sign between them: 9/24/13, but not 9/24-13 or 9/24/13/2."""
    sign = at(found, i + 1)
    same = all(at(found, place) == sign for place in range(i + 1, i + size, 2))
    together = all(glued(found, place) for place in range(i + 1, i + size))
    whole = size == 5 and number(found, i + 4, digits=(4,)) is not None
    apart = sign == "/" and (whole or (size == 5 and not any(glued(found, n) for n in range(i + 1, i + size))))
    return (together or apart) and same and sign in {"/", "-", ".", "\\"} and not runs_on(found, i + size, sign)


def read_month(found: Tokens, i: int) -> PieceRead:
    """July27, 2015 or July 2021; a month or a day without its year too."""
    if not (month := MONTHS.get(at(found, i))):
        return None
    j = i + 2 if at(found, i + 1) == "." else i + 1
    dashed = at(found, j) in {"-", "/"} and glued(found, j) and glued(found, j + 1)
    if value := day_number(found, j + dashed):
        return day_of(found, month, *value)
    rank = DAY_RANKS.get(at(found, j), 0)
    if rank and year_after(found, j + 1):  # October fifth, 2027; but “in October third graders …”
        return day_of(found, month, rank, j + 1)
    year = year_after(found, j + dashed)
    return Piece(Unit.MONTH, lambda y: months(y, month, month), year[0] if year else None), year[1] if year else j


def day_of(found: Tokens, month: int, value: int, j: int) -> PieceRead:
    """The day of that month, with the year that may stand at a place: 31, 2017."""
    dashed = at(found, j) == "-" and glued(found, j) and number(found, j + 1, digits=(4,)) is not None
    year = year_after(found, j + dashed)
    return Piece(Unit.DAY, lambda y: day(y, month, value), year[0] if year else None, month), year[1] if year else j


def read_day_first(found: Tokens, i: int) -> PieceRead:
    """30 June 2028, 30th of June, 30-Jun-2028, or 6-8 April 2011."""
    rank = DAY_RANKS.get(at(found, i), 0) if at(found, i + 1) == "of" else 0
    if not (begin := (rank, i + 1) if rank else day_number(found, i)):
        return None
    end = day_number(found, begin[1] + 1) if at(found, begin[1]) in BETWEEN else None
    first, (last, j) = begin[0], end or begin
    j += at(found, j) in {"of", "de", "-"}
    if not (month := MONTHS.get(at(found, j))):
        return None
    j += 2 if at(found, j + 1) == "." else 1
    year = _short_year(found, j) if at(found, j - 2) == "-" else None  # 8-Mar-27, as Excel shows dates
    j += at(found, j) == "-" and number(found, j + 1, digits=(4,)) is not None
    year = year or year_after(found, j)

    def days(y: int) -> Days | None:
        one, other = day(y, month, first), day(y, month, last)
        return (one[0], other[1]) if one and other and first <= last else None

    return Piece(Unit.RANGE if end else Unit.DAY, days, year[0] if year else None, month), year[1] if year else j


def _short_year(found: Tokens, i: int) -> tuple[int, int] | None:
    """The year of two digits after a hyphen, and the place after it."""
    value = number(found, i + 1, digits=(2,)) if at(found, i) == "-" and glued(found, i + 1) else None
    return None if value is None or runs_on(found, i + 2, "-/") else (century(value), i + 2)


def day_number(found: Tokens, i: int) -> tuple[int, int] | None:
    """A bare day of a month and the place after it: 30, or 30th."""
    value = number(found, i)
    if value is None or (at(found, i + 1) in {"/", ":", "%"} and glued(found, i + 1)):
        return None
    return value, i + 2 if at(found, i + 1) in DAY_ENDINGS and glued(found, i + 1) else i + 1


def year_after(found: Tokens, i: int) -> tuple[int, int] | None:
    """A year and the place after it: “2028”, “, 2028”, “of 2028”, “'28”; not the first of a school year (2027-28)."""
    i += at(found, i) in BEFORE_YEAR
    i += at(found, i) == "the"
    if at(found, i) == "'" and (short := number(found, i + 1, digits=(2,))) is not None:
        return century(short), i + 2
    value = number(found, i, digits=(4,))
    return (value, i + 1) if value and in_reach(value) and not runs_on(found, i + 1, "-/") else None


def after_clock(found: Tokens, i: int) -> int:
    """The place after a time of day that follows a date: at 10:00 a.m., 9-11 am, T09:00:00.000Z, or noon."""
    j = i + (at(found, i) in {"at", "t", ",", "@", "from"})
    bare = number(found, j) is not None and at(found, j + 1) in BETWEEN
    first = j + 1 if bare else _clock(found, j)
    if first == j:
        return i
    end = _clock(found, first + 1) if at(found, first) in BETWEEN else first
    if end == first + 1:  # nothing ends there
        return i if bare else first
    return end + (at(found, end) in ZONES)


def _clock(found: Tokens, i: int) -> int:
    """The place after the time of day that stands at a place; the place itself if none does."""
    if at(found, i) in {"noon", "midnight"}:
        return i + 1
    if number(found, i) is None:
        return i
    j = i + 1
    while at(found, j) == ":" and number(found, j + 1) is not None:
        j += 2
    if j > i + 1 and at(found, j) == "." and figures(found, j + 1) and glued(found, j + 1):
        j += 2  # parts of a second
    if at(found, j) in {"am", "pm"} or (at(found, j) == "z" and glued(found, j)):
        return j + 1
    if at(found, j) in {"a", "p"} and at(found, j + 1) == "." and at(found, j + 2) == "m":
        return j + 4 if at(found, j + 3) == "." else j + 3
    if j > i + 1 and at(found, j) in {"+", "-"} and glued(found, j) and at(found, j + 2) == ":":
        return j + 4  # the offset that programs write: 09:00:00-05:00
    return j if j > i + 1 else i
