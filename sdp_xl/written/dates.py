"""Dates and periods as people write them: to the first and last day that are meant, never silently to one day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from schemas.values import Value


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A day or a stretch of time, with the text in which somebody wrote it.

    ``first`` and ``last`` are its days, both included; both None where the year is not said ("January and March").
    ``span`` is where the text stands in the sentence given to find_periods. ``str()`` gives a text that reads again
    to the same first and last day.
    """

    text: str
    first: date | None
    last: date | None
    unit: Unit
    span: tuple[int, int] = field(default=(0, 0), compare=False)


def read_period(value: Value) -> Period | None:
    """The day or the stretch of time that a cell says; None if it says none, or anything else besides.

    A date is itself; a whole number from 1990 to 2100 is a year. "By", "no later than", "Revised" and the like may
    stand before it. Several dates in one cell give the stretch from the first to the last (Unit.RANGE).
    """
    raise NotImplementedError


def read_periods(value: Value) -> tuple[Period, ...]:
    """The days or stretches that a cell lists, in its order; empty if any part of it says no time.

    "9/24/13, 11/19/13 and 1/14/14" are three; a range such as "2021-22 through 2023-24" is one.
    """
    raise NotImplementedError


def find_periods(text: str) -> tuple[Period, ...]:
    """The days and stretches named inside a sentence, in its order, each with its span; ranges are one each.

    Stricter than read_period: a bare month or season without a year, and a bare number that could be a count, are
    passed over.
    """
    raise NotImplementedError
