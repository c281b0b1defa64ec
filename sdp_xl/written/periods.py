"""Performance periods, which run from September 1 to August 31 and are called by their two years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from schemas.values import Value
from schemas.yearly import PERIOD_END
from sdp_xl.written.dates import Unit, read_period

_DAYS = range(330, 371)
"""The length of a time that stands for a whole period: a regular term is shorter, a cycle longer."""
_STARTS = range(7, 10)
"""Months in which school years and performance periods begin."""


def first_year(value: Value) -> int | None:
    """The year in which the period named in a cell begins; None if it names none, or a calendar year."""
    period = read_period(value)
    if period is None or period.first is None or period.last is None or period.unit is Unit.YEAR:
        return None
    whole = (period.last - period.first).days in _DAYS and period.first.month in _STARTS
    return period.first.year if whole else None


def label(first: int) -> str:
    """How the period that begins in a year is called: 2027-28."""
    return f"{first}-{(first + 1) % 100:02}"


def end(first: int) -> date:
    """The last day of the period that begins in a year."""
    return date(first + 1, *PERIOD_END)


def period_of(day: date) -> int:
    """The first year of the period in which a day lies."""
    return day.year if (day.month, day.day) > PERIOD_END else day.year - 1


def months_after(first: int, months: int) -> date:
    """The end of the month that lies so many months after the end of the period."""
    years, month = divmod(PERIOD_END[0] - 1 + months, 12)
    year = first + 1 + years
    return date(year, month + 1, monthrange(year, month + 1)[1])
