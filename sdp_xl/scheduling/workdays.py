"""The working days of a State: no weekends, no federal or State holidays, none of the agency's own closed days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

from schemas.values import LAST_YEAR
from sdp_xl.states import holidays, state_code

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Excel knows no date before the one; a chain of mistyped durations that would pass the other ends there."""

CLOSED = "a closed day of the agency"
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Workdays:
    """A calendar that counts working days: each has a position, and adding days is adding numbers.

    Position 0 is the first working day on or after the day ``first`` that the calendar was made for. The calendar
    grows by itself when a date or a position outside of it is asked for, up to EARLIEST and LATEST; beyond, the
    nearest day within stands for all others. ``state`` is the postal code, or empty if only federal holidays count.
    """

    def __init__(self, state: str, closed: Iterable[date], first: date, last: date) -> None:
        self.state = state_code(state)
        self._own = frozenset(day for day in closed if day.weekday() < 5)
        self._names: dict[int, str] = {}
        self._anchor = min(max(first, EARLIEST), LATEST)
        self._first, self._last = self._anchor.year, self._anchor.year - 1
        self._cover(first.year, max(first, last).year)

    def position(self, day: date) -> int:
        """The position of the first working day on or after ``day``."""
        if not self._inside(day):
            day = min(max(day, EARLIEST), LATEST)
            self._cover(day.year, day.year + (day.month == 12))
        return bisect_left(self._days, day.toordinal()) - self._zero

    def position_before(self, day: date) -> int:
        """The position of the last working day on or before ``day``."""
        if not self._inside(day):
            day = min(max(day, EARLIEST), LATEST)
            self._cover(day.year - (day.month == 1), day.year)
        return bisect_right(self._days, day.toordinal()) - 1 - self._zero

    def day(self, position: int) -> date:
        """The working day at a position."""
        index = position + self._zero
        while index < 0 and self._first > EARLIEST.year:
            self._cover(self._first - (self._last - self._first + 1), self._last)
            index = position + self._zero
        while index >= len(self._days) and self._last < LATEST.year:
            self._cover(self._first, self._last + (self._last - self._first + 1))
            index = position + self._zero
        return date.fromordinal(self._days[min(max(index, 0), len(self._days) - 1)])

    def why_closed(self, day: date) -> str:
        """Why nobody works on that day, for example "Labor Day" or "a Saturday"; empty for a working day."""
        if day.weekday() >= 5:
            return f"a {WEEKDAY_NAMES[day.weekday()]}"
        if EARLIEST <= day <= LATEST:
            self._cover(day.year, day.year)
        return self._names.get(day.toordinal(), "")

    def skipped(self, first: date, last: date) -> tuple[str, ...]:
        """The names of the holidays and closed days on weekdays from ``first`` to ``last``, each once, in order."""
        inner = self._holidays[
            bisect_left(self._holidays, first.toordinal()) : bisect_right(self._holidays, last.toordinal())
        ]
        return tuple(dict.fromkeys(self._names[day] for day in inner))

    def _inside(self, day: date) -> bool:
        """Whether the calendar reaches beyond the working days on both sides of a day."""
        return self._first < day.year < self._last

    def _cover(self, first: int, last: int) -> None:
        """Makes sure that the calendar reaches from the year ``first`` to the year ``last``."""
        first, last = max(min(first, self._first), EARLIEST.year), min(max(last, self._last), LATEST.year)
        new = [year for year in range(first, last + 1) if not self._first <= year <= self._last]
        if not new:
            return
        self._names |= holidays(self.state, [year for year in new if year <= LAST_YEAR])
        self._names |= {day.toordinal(): self._names.get(day.toordinal(), CLOSED) for day in self._own}
        self._first, self._last = first, last
        days = range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)
        # Ordinal 1, the first day of year 1, is a Monday.
        self._days = [day for day in days if (day - 1) % 7 < 5 and day not in self._names]
        self._holidays = sorted(self._names)
        self._zero = bisect_left(self._days, self._anchor.toordinal())
