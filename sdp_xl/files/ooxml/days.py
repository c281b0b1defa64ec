"""Days as Excel counts them: its numbers as dates and times, and back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

_WINDOWS, _MAC = datetime(1899, 12, 30), datetime(1904, 1, 1)
_MARCH_1900 = 60
"""Up to this number Excel counts a February 29, 1900, that never was."""
_DAY = timedelta(days=1)


def moment(number: float, *, from_1904: bool, elapsed: bool) -> date | time | timedelta:
    """What a number means in a cell that shows a date, or (``elapsed``) how long something took.

    Below 1 stand times without a day. OverflowError or ValueError for a number that no date has.
    """
    if elapsed:
        length = timedelta(days=number)
        milliseconds = timedelta(microseconds=round(length.microseconds, -3))
        return length - timedelta(microseconds=length.microseconds) + milliseconds
    day, fraction = divmod(number, 1)
    clock = timedelta(milliseconds=round(fraction * (_DAY / timedelta(milliseconds=1))))
    if 0 <= number < 1 and clock < _DAY:
        return (datetime.min + clock).time()
    if 0 < number < _MARCH_1900 and not from_1904:
        day += 1
    return (_MAC if from_1904 else _WINDOWS) + timedelta(days=day) + clock


def serial(value: date | time | timedelta, *, from_1904: bool) -> float:
    """The number that Excel keeps for a date, a time or a length of time; below 0 for what it cannot show."""
    if isinstance(value, timedelta):
        return value.total_seconds() / 86_400
    if isinstance(value, time):
        return _part_of_day(value)
    days = (datetime(value.year, value.month, value.day) - (_MAC if from_1904 else _WINDOWS)).days
    if 0 < days <= _MARCH_1900 and not from_1904:
        days -= 1
    return days + (_part_of_day(value.time()) if isinstance(value, datetime) else 0)


def _part_of_day(value: time) -> float:
    return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 10**6) / 86_400
