"""First and last days of months, seasons, terms and years, as constants with their reasons."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from schemas.values import FIRST_YEAR


class Unit(StrEnum):
    """What kind of time a text names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    TERM = "term"
    SCHOOL_YEAR = "school year"
    FISCAL_YEAR = "fiscal year"
    YEAR = "year"
    RANGE = "range"


Days = tuple[date, date]
"""The first and the last day, both included."""

SCHOOL_YEAR_MONTH = 7
"""A school year runs from July 1 to June 30.

So do, for now, program years, regular terms and performance periods: the regular term's days differ by district, and
that the performance period runs from September 1 to August 31 is not confirmed by a source.
"""

FISCAL_YEAR_MONTH = 10
"""The federal fiscal year 2025 runs from October 1, 2024 to September 30, 2025 (31 USC 1102)."""

SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11)}
"""Seasons in whole months, first and last. Winter is the year's beginning or its end: see season()."""

SEMESTERS = {"spring": (1, 6), "summer": (6, 8), "fall": (8, 12)}
"""The same where the text says term, semester or session: widely, since the days differ by district."""

THIRDS = (1, 11, 21)
"""The days on which the early, the middle and the late part of a month begin."""


def century(year: int) -> int:
    """The year of two digits: 15 is 2015, 95 is 1995, as no plan is older than FIRST_YEAR."""
    return 2000 + year if 2000 + year < FIRST_YEAR + 100 else 1900 + year


def in_reach(year: int) -> bool:
    """Whether four digits are a year that a text about schools may name."""
    return 1900 <= year < 2200


def day(year: int, month: int, number: int) -> Days | None:
    """One day; None if the month has no such day."""
    try:
        return (date(year, month, number),) * 2
    except ValueError:
        return None


def months(year: int, first: int, last: int) -> Days:
    """From the first day of a month to the last of another in the same year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def twelve(year: int, month: int, years: int = 1) -> Days:
    """Whole years that begin on the first day of a month."""
    first = date(year, month, 1)
    return first, date(year + years, month, 1) - timedelta(days=1)


def season(name: str, year: int, *, pair: bool = False, semester: bool = False) -> Days:
    """A season or term of a year, or (``pair``) of the school year that begins in it.

    Winter 2027 may be its January or its December: the whole year, so as not to guess; winter 2027-28 is one winter.
    The summer of the school year 2027-28 may be the one before or the one after: both.
    """
    if name == "winter":
        return (date(year, 12, 1), months(year + 1, 2, 2)[1]) if pair else months(year, 1, 12)
    first, last = (SEMESTERS if semester else SEASONS)[name]
    if pair and name == "summer":
        return date(year, first, 1), months(year + 1, last, last)[1]
    return months(year + (pair and name == "spring"), first, last)


def week(of: date) -> Days:
    """The week around a day, Sunday to Saturday, so that it holds the working week whichever of its days is named."""
    sunday = of.toordinal() - of.isoweekday() % 7
    return date.fromordinal(max(sunday, 1)), date.fromordinal(min(sunday + 6, date.max.toordinal()))


def part(days: Days, number: int, parts: int) -> Days | None:
    """The part of that number (from 0) of a stretch of whole months; None if its months do not part evenly.

    A third of a single month are its days 1 to 10, 11 to 20, and the rest.
    """
    first, last = days
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count == 1 and parts == len(THIRDS):
        ends = (*(start - 1 for start in THIRDS[1:]), last.day)
        return first.replace(day=THIRDS[number]), first.replace(day=ends[number])
    if count % parts:
        return None
    size = count // parts
    begin, end = first.month - 1 + number * size, first.month - 1 + (number + 1) * size - 1
    year, month = divmod(end, 12)
    return (
        date(first.year + begin // 12, begin % 12 + 1, 1),
        months(first.year + year, month + 1, month + 1)[1],
    )
