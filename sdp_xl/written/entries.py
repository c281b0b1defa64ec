"""Entries that stand in a cell in another form than its column asks for: 10/18/27 as text, 80 percent, 10 days."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, timedelta

from schemas.model import Kind
from schemas.values import FIRST_YEAR, LAST_YEAR, TYPED, Value, clean, fold, is_number, show
from sdp_xl.written.amounts import Amount, read_amount
from sdp_xl.written.dates import Period, read_period
from sdp_xl.written.quantities import Measure
from sdp_xl.written.text import tokens
from sdp_xl.written.words import DAY_NAMES, WEEKDAY_NUMBERS

_NUMERIC = r"(?<![0-9/.-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9/.-])"
_EPOCH, _SERIALS = date(1899, 12, 30), range(36_526, 73_051)
"""Excel's day 0, and the numbers that it keeps for the days of 2000 to 2099: a date in a cell without its format."""
_SERIAL = r"[0-9]{5}(?:\.[0-9]+)?"
_DOTTED = r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}"
_WORKDAYS = r"(?i)(.+?)\s*(?:(?:(?:work(?:ing)?|business)\s*)?(days?|d|d[ií]as?)|(weeks?|wks?|w|semanas?))\s*\??"
_BESIDE_SHARE = r"(?i)^(?:(?:target|goal)(?: of)?\b:? ?)?| ?(?:target|goal)$|['\"*†]+"
_OF_WHOM = r"(?i) of [^%\d]*\b(?:student|child|youth|famil|parent|pupil|learner|participant|project|district)[^%\d]*$"
"""What may stand around a share that is one all the same: a quote, “target”, and of whom it is."""
_PARTED = r"(?i)^(\S+) (?:out )?(?:of|in) (?:every )?(?=\S+$)"
_CHANGE = r"(?i)increas|decreas|reduc|\bgain|\bgrow|improve|\bpoints?\b"
_ALL = 100
_TICKS = frozenset(("yes", "no", "y", "n", "true", "false", "x", "✓", "✔", "sí", "si"))
_YEAR = "(?:19|20)[0-9]{2}"
_WEEK = 5
"""Working days, as in the calendars of planning programs."""


def meant(kind: Kind, value: Value, *, day_first: bool = False) -> date | int | float | None:
    """The day, number or share that an entry means in a column of that kind; None if it means none, or not surely one.

    A share is a part of one, as Excel keeps it: 0.8 for “80 percent”, and for “at least 80%”, since more is welcome.
    Numbers are working days, so “2 weeks” are 10.
    ``day_first``: whether the dates of its column are to be read so (days_first).
    """
    if kind is Kind.DATE and (isinstance(value, str) or is_number(value)):
        period = read_when(value, day_first=day_first)
        day = period.day if period else None
        return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None
    if not isinstance(value, str):
        return None
    if kind is Kind.SHARE:
        amount = read_share(value)
        return None if amount is None or amount.low is None else round(amount.low / 100, 6)
    return _count(value) if kind is Kind.NUMBER else None


def read_share(text: str) -> Amount | None:
    """The one percentage from 0 to 100 that a cell of a column of shares says, or the least; None if it says none.

    “80% of students”, “4 of 5” and “target: 80%” do; a change such as “5% increase” is none.
    """
    said = re.sub(_OF_WHOM, "", re.sub(_BESIDE_SHARE, "", clean(text).translate(TYPED)))
    said = re.sub(_PARTED, r"\1 out of ", said)
    amount = None if re.search(_CHANGE, said) else read_amount(said, share=True)
    if amount is None or amount.unit is not Measure.PERCENT or amount.start is not None:
        return None
    return amount if amount.high in (amount.low, None) and 0 <= (amount.low or 0) <= _ALL else None


def _count(text: str) -> int | float | None:
    """The number that a text says, in working days if it says days or weeks."""
    spans = re.fullmatch(_WORKDAYS, clean(text))
    amount = read_amount(spans[1] if spans else text)
    if amount is None or amount.unit is not Measure.PLAIN or amount.low != amount.high or amount.start is not None:
        return None
    number = float(amount.low or 0) * (_WEEK if spans and spans[3] else 1)
    return int(number) if number.is_integer() else number


def read_when(value: Value, *, day_first: bool = False) -> Period | None:
    """The day or the stretch of time that a cell of a column of dates says, as read_period; ``day_first`` as for meant.

    46300 is the day that Excel keeps so, as a number or as its text.
    """
    if isinstance(value, str):
        value = clean(value).removeprefix("'")  # which other programs put before a text
        if re.fullmatch(_DOTTED, value):
            value = value.replace(".", "/")  # in a column of dates 10.5.26 is no section
        if day_first:
            value = re.sub(_NUMERIC, r"\3\2\1\2\4", value)
    serial = float(value) if isinstance(value, str) and re.fullmatch(_SERIAL, value) else value
    if isinstance(serial, int | float) and math.isfinite(serial) and int(serial) in _SERIALS:
        return read_period(_EPOCH + timedelta(days=int(serial)))
    return read_period(value)


def only_ticks(value: Value) -> bool:
    """Whether an entry ticks something off (Yes, x) or is a year by itself: no text that says what it is."""
    return fold(show(value)) in _TICKS or bool(re.fullmatch(_YEAR, show(value)))


def other_weekday(text: str, day: date) -> str:
    """The name of a day's weekday where its text names another one (Mon 10/5/2027, a Tuesday); empty otherwise."""
    said = {WEEKDAY_NUMBERS[word.text] for word in tokens(text) if word.text in WEEKDAY_NUMBERS}
    return "" if not said or day.weekday() in said else DAY_NAMES[day.weekday()].title()


def days_first(values: Iterable[Value]) -> bool:
    """Whether dates of a column stand day first: one of them can only be read so (13/1/2027), and none otherwise."""
    texts = (text for text in values if isinstance(text, str))
    found = [(int(one[1]), int(one[3])) for text in texts for one in re.finditer(_NUMERIC, text)]
    return any(first > 12 >= second for first, second in found) and not any(second > 12 for _, second in found)
