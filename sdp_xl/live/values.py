"""Cell values as Excel hands them over and takes them; no text of a user can come out as a formula, number or date."""

from __future__ import annotations

import math
from datetime import date, datetime, time
from decimal import Decimal

from schemas.values import ErrorValue, Value, show
from sdp_xl.address import Link
from sdp_xl.files.ooxml.cells import LONGEST, fitting, hyperlink, writable
from sdp_xl.plan.grid import plain
from sdp_xl.written.shown import as_excel_shows

_ERROR = -2146828288
"""What COM adds to the number of an error (XlCVError) to make its value: VT_ERROR with FACILITY_CONTROL."""
_ERRORS = {
    2000: "#NULL!",
    2007: "#DIV/0!",
    2015: "#VALUE!",
    2023: "#REF!",
    2029: "#NAME?",
    2036: "#NUM!",
    2042: "#N/A",
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: "#UNKNOWN!",
    2049: "#FIELD!",
    2050: "#CALC!",
}
ERROR_TEXTS = frozenset(_ERRORS.values())

_NO_DAY = date(1899, 12, 30)
"""The day that a time of day without a date comes with."""
_DAY_ZERO, _DAY_ZERO_1904 = _NO_DAY, date(1904, 1, 1)

Entered = str | float | bool
"""What is handed to Excel for one cell, which takes it as if it were typed."""


def given(value: object) -> Value:
    """The value that Excel gave for a cell, as all doors give it; a blank for what no cell of ours holds."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and value - _ERROR in _ERRORS:
        return ErrorValue(_ERRORS[value - _ERROR])
    if isinstance(value, datetime):
        day = date(value.year, value.month, value.day)
        moment = time(value.hour, value.minute, value.second)
        return moment if day == _NO_DAY else plain(datetime.combine(day, moment))
    if isinstance(value, Decimal):  # cells formatted as currency
        value = float(value)
    return plain(value) if isinstance(value, str | int | float | date | time) else None


def entered(value: Value | Link, *, from_1904: bool) -> Entered:
    """The form in which a value is handed to Excel.

    A text gets an apostrophe in front, which Excel takes for "this is text" and does not show: without it =, +, - and @
    begin formulas, 1-1 is a date and TRUE no text. The only formulas are our links. Dates go as their number of days,
    into cells formatted as dates.
    """
    if isinstance(value, Link):
        formula = hyperlink(value)
        return f"={formula.text}" if formula else text(value.text)
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float) and math.isfinite(value) and abs(value) < 1e15:
        return float(value)
    if isinstance(value, date):
        days = (date(value.year, value.month, value.day) - (_DAY_ZERO_1904 if from_1904 else _DAY_ZERO)).days
        if days >= 0:
            seconds = (value.hour * 60 + value.minute) * 60 + value.second if isinstance(value, datetime) else 0
            return days + seconds / 86_400
    return text(value if isinstance(value, str) else as_excel_shows(value))


def text(shown: str) -> str:
    """The form in which a text is handed to Excel; a blank for none."""
    return f"'{fitting(writable(shown), LONGEST - 1)}" if shown else ""


def displayed(value: Value | Link) -> str:
    """The text that a person reads in the cell after it was written."""
    if isinstance(value, Link):
        formula = hyperlink(value)
        return show(formula.shown if formula else value.text)
    return show(value)
