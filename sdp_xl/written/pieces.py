"""Dates and periods of any kind at one place of a text, and parts of one: mid-July, Q3 of FY25."""

from __future__ import annotations

from sdp_xl.written.days import (
    Piece,
    PieceRead,
    after_clock,
    day_number,
    day_of,
    read_compact,
    read_day_first,
    read_iso,
    read_month,
    read_numeric,
    read_year_first,
    read_yearless,
)
from sdp_xl.written.text import Tokens, at, glued, number
from sdp_xl.written.timespans import Days, Unit, in_reach, part, twelve, week
from sdp_xl.written.words import (
    BEFORE_YEAR,
    BETWEEN,
    ENDINGS,
    LAST,
    MONTHS,
    ORDINALS,
    PARTS,
    SHARES,
    SKIPPED,
    WEEKDAY_NUMBERS,
)
from sdp_xl.written.years import read_years

_YEAR_LONG = (Unit.YEAR, Unit.FISCAL_YEAR, Unit.SCHOOL_YEAR)


def stretch(found: Tokens, i: int, before: Piece | None = None) -> PieceRead:
    """The date or period at a place, or the range from it to the next: July 2006 – June 2010."""
    opened = at(found, i) in {"from", "between"}
    first = piece(found, i + opened, before)
    if not (begun := first or (read_yearless(found, i + opened) if at(found, i + opened + 1) == "/" else None)):
        return None
    one, j = begun
    ranged = at(found, j) in BETWEEN or (opened and at(found, j) == "and")
    if ranged and (other := piece(found, j + 1, one)) and (first or (other[0].unit is Unit.DAY and other[0].year)):
        return _range(one, other[0]), other[1]
    return None if opened else first  # “from July 2027” has no end


def _range(one: Piece, other: Piece) -> Piece:
    """From the first day of one to the last of the other; a year said once is that of both, or the one before."""

    def days(year: int) -> Days | None:
        if not in_reach(year) and None in (one.year, other.year):
            return None
        end = other.days(other.year or year)
        begin = one.days(one.year or year)
        if begin and end and begin[0] > end[0]:
            if one.year is None:
                begin = one.days(year - 1)
            elif other.year is None:
                end = other.days(year + 1)
        return (begin[0], end[1]) if begin and end and begin[0] <= end[0] else None

    unclear = one.year is None and other.unit in _YEAR_LONG  # July to 2028
    asked = one.question or other.question
    return Piece(Unit.RANGE, (lambda _: None) if unclear else days, other.year or one.year, other.month, question=asked)


def piece(found: Tokens, i: int, before: Piece | None = None) -> PieceRead:
    """The date or period that begins at a place; None if none does.

    ``before`` is the one that stands before it in a list or a range: in “March 3 and 31” it gives the month, in
    “fiscal years 2024 and 2025” the kind of year.
    """
    end = i + 4
    while i < end and at(found, i) in SKIPPED:
        i += 1
    bare = day_number(found, i) if before and before.month else None
    if before and before.month and bare and _is_day(found, bare[1]):
        return day_of(found, before.month, *bare)
    result = read_year_first(found, i) or read_years(found, i, before)
    for read in _READERS:
        result = result or read(found, i)
    if result and result[0].unit is Unit.DAY:
        return result[0], after_clock(found, result[1])
    return result


def _is_day(found: Tokens, i: int) -> bool:
    """Whether a bare number before a place is a day of the month before it, and begins no date of its own."""
    return at(found, i) not in MONTHS and not (at(found, i) in {"-", "."} and glued(found, i))


def _part(found: Tokens, i: int) -> PieceRead:
    """Mid-July 2027, late spring 2028, the beginning of FY25: a third of it, where it parts evenly."""
    third = PARTS.get(at(found, i), -1)
    j = i + 1
    while j < i + 4 and at(found, j) in {"-", "of", "in", "the"}:
        j += 1
    base = (read_month(found, j) or read_years(found, j)) if third >= 0 else None
    if not base or base[0].unit is Unit.DAY:
        return None
    whole = base[0]

    def days(year: int) -> Days | None:
        all_ = whole.days(year)
        longest = 220 if whole.unit in (Unit.SEASON, Unit.TERM) else 366
        if not all_ or (all_[1] - all_[0]).days > longest:
            return all_  # winter 2027, SY28: it is not said which one
        return part(all_, third, 3) or all_

    return whole._replace(days=days, bare=False), base[1]


def _quarter(found: Tokens, i: int) -> PieceRead:
    """Q3 2027, the first quarter of FY25, the second half of 2028."""
    if at(found, i) == "q" and glued(found, i + 1):
        nth, parts, j = number(found, i + 1), 4, i + 2
    else:
        nth, j = _rank(found, i)
        parts, j = SHARES.get(at(found, j), 0), j + 1
    if not nth or nth > parts:
        return None
    k = j + (at(found, j) in BEFORE_YEAR)
    base = read_years(found, k + (at(found, k) == "the"))
    if base and base[0].unit not in (Unit.YEAR, Unit.FISCAL_YEAR):
        return None  # quarters of a school year differ by district
    whole = base[0] if base else Piece(Unit.YEAR, lambda year: twelve(year, 1), None)

    def days(year: int) -> Days | None:
        all_ = whole.days(year)
        return part(all_, nth - 1, parts) if all_ and (all_[1] - all_[0]).days < 366 else None

    unit = Unit.QUARTER if parts == 4 else Unit.RANGE
    return Piece(unit, days, whole.year, question=whole.question), base[1] if base else j


def _rank(found: Tokens, i: int) -> tuple[int | None, int]:
    """Which of several is meant (first, 2nd, last), if that is said, and the place after it."""
    nth = ORDINALS.get(at(found, i)) or number(found, i)
    return nth, i + 2 if at(found, i + 1) in ENDINGS else i + 1


def _nth_weekday(found: Tokens, i: int) -> PieceRead:
    """The first Monday of October 2027, or the last Friday in May 2028; without a year it comes again each year."""
    nth, j = _rank(found, i)
    weekday = WEEKDAY_NUMBERS.get(at(found, j)) if nth else None
    if not nth or nth > (LAST if at(found, i) == "last" else LAST - 1) or weekday is None:
        return None  # not each month has a fifth
    base = read_month(found, j + 1 + (at(found, j + 1) in {"of", "in", ","}))
    if not base or base[0].unit is not Unit.MONTH or base[0].year is None:
        return None
    whole = base[0]

    def days(year: int) -> Days | None:
        if not (all_ := whole.days(year)):
            return None
        numbers = range(1 + (weekday - all_[0].weekday()) % 7, all_[1].day + 1, 7)
        return (all_[0].replace(day=numbers[-1 if nth == LAST else nth - 1]),) * 2

    return whole._replace(unit=Unit.DAY, days=days), base[1]


def _week(found: Tokens, i: int) -> PieceRead:
    """The week of March 3, 2027, or the second week of March 2027."""
    nth = ORDINALS.get(at(found, i))
    i += nth is not None
    if at(found, i) not in {"week", "wk"} or at(found, i + 1) not in {"of", "in"}:
        return None
    i += 2 + (at(found, i + 2) == "the")
    base = read_numeric(found, i) or read_iso(found, i) or read_day_first(found, i) or read_month(found, i)
    if not base or base[0].unit is not (Unit.MONTH if nth else Unit.DAY):
        return None
    named = base[0]

    def days(year: int) -> Days | None:
        all_ = named.days(year)
        if not all_ or not nth:
            return all_ and week(all_[0])
        last = all_[1].day if nth == LAST else 7 * nth
        return all_[0].replace(day=last - 6), all_[0].replace(day=last)

    return named._replace(unit=Unit.WEEK, days=days, month=None), base[1]


_READERS = (read_numeric, read_iso, read_compact, read_day_first, read_month, _part, _quarter, _week, _nth_weekday)
