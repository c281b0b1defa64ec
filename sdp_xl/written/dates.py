"""Dates and periods as people write them: to the first and last day that are meant, never silently to one day.

No library on the package index does this: dateutil and dateparser make a day of “July 2021” and refuse “Spring 2020”
and “SY11-12”; edtf, which knows seasons, takes the en dash of “2014–15” for a day and needs 135 ms to import.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from schemas.values import Value, as_date, clean, is_number, show
from sdp_xl.written.days import Piece
from sdp_xl.written.pieces import stretch
from sdp_xl.written.remarks import end_without_remarks
from sdp_xl.written.shown import as_excel_shows
from sdp_xl.written.text import Tokens, at, figures, glued, runs_on, tokens
from sdp_xl.written.timespans import Unit, in_reach
from sdp_xl.written.words import LEADS, LISTED, MONTHS, SKIPPED, YEAR_FOLLOWS

__all__ = ["Period", "Unit", "find_periods", "last_day", "read_period", "read_periods"]

_LEAP_YEAR = 2028
"""A year in which every day of the calendar stands, to see whether a day without its year is one."""

_OPENING = frozenset('([•·*-–"')


class Period(NamedTuple):
    """A day or a stretch of time, with the text in which somebody wrote it.

    ``first`` and ``last`` are its days, both included; both None where the year is not said ("January and March") or
    where two stretches may be meant ("winter 2028"): then ``question`` says which, and ``latest`` is the day by which
    either of two fiscal years is over. ``span`` is where the text stands in the sentence given to find_periods.
    ``str()`` gives a text that reads again to the same first and last day.
    """

    text: str
    first: date | None
    last: date | None
    unit: Unit
    span: tuple[int, int] = (0, 0)
    question: str = ""
    latest: date | None = None

    def __str__(self) -> str:
        if self.first is None or self.last is None:
            return self.text
        first, last = as_excel_shows(self.first), as_excel_shows(self.last)
        return first if first == last else f"{first} to {last}"

    @property
    def day(self) -> date | None:
        """The day, if it says one day and no more."""
        return self.first if self.first == self.last else None


class _Item(NamedTuple):
    """A piece in its list: its first and last token, and that of the month that a bare day has from before it."""

    piece: Piece
    start: int
    end: int
    month: int | None = None


def read_period(value: Value) -> Period | None:
    """The day or the stretch of time that a cell says; None if it says none, or anything else besides.

    A date is itself; a whole number from 1990 to 2100 is a year. "By", "no later than", "Revised" and the like may
    stand before it, "(tentative)", "Monday" or "or earlier" behind it. Several dates in one cell give the stretch from
    the first to the last (Unit.RANGE).
    """
    periods = read_periods(value)
    if len(periods) < 2:
        return periods[0] if periods else None
    units = {period.unit for period in periods}
    firsts, lasts = [period.first for period in periods], [period.last for period in periods]
    text = clean(show(value))
    if None in firsts or None in lasts:
        asked = next((period.question for period in periods if period.question), "")
        unit = units.pop() if len(units) == 1 else Unit.RANGE
        return Period(text=text, first=None, last=None, unit=unit, question=asked)
    return Period(text=text, first=min(filter(None, firsts)), last=max(filter(None, lasts)), unit=Unit.RANGE)


def last_day(value: Value) -> date | None:
    """The last day of what a cell says, by which it is over in any case; None if it says no time."""
    period = read_period(value)
    return period.last if period else None


def read_periods(value: Value) -> tuple[Period, ...]:
    """The days or stretches that a cell lists, in its order; empty if any part of it says no time.

    "9/24/13, 11/19/13 and 1/14/14" are three; a range such as "2021-22 through 2023-24" is one.
    """
    day = as_date(value)
    if day:
        return (Period(text=as_excel_shows(value), first=day, last=day, unit=Unit.DAY),)
    if is_number(value):
        value = show(value)
    if not isinstance(value, str):
        return ()
    text = clean(value)
    found = tokens(text)
    end = end_without_remarks(found)
    items, place = _listing(found[:end], 0, leads=True)
    if place < end or not all(_sound(item.piece) for item in items):
        return ()
    if len(items) == 1:
        return (_period(items[0], found, text, (0, len(text))),)
    return tuple(_period(item, found, text, (found[item.start].start, found[item.end - 1].end)) for item in items)


def find_periods(text: str) -> tuple[Period, ...]:
    """The days and stretches named inside a sentence, in its order, each with its span; ranges are one each.

    Stricter than read_period: a bare month or season without a year, and a bare number that could be a count, are
    passed over, and so are those of which two may be meant (winter 2028).
    """
    found = tokens(text)
    periods = []
    i = 0
    while i < len(found):
        items, end = _listing(found, i, leads=False) if _may_begin(found, i) else ([], i)
        for item in items:
            if item.piece.resolved and _stands_alone(found, item):
                span = found[item.start].start, found[item.end - 1].end
                periods.append(_period(item, found, text, span))
        i = max(end, i + 1)
    return tuple(periods)


def impossible_day(text: str) -> str:
    """The first date in a text that no calendar has, as written (June 31, 2028; 13/1/2014); empty if there is none."""
    found = tokens(text)
    i = 0
    while i < len(found):
        read = stretch(found, i) if _may_begin(found, i) else None
        if read and read[0].unit is Unit.DAY and not _sound(read[0]) and not runs_on(found, read[1]):
            return text[found[i].start : found[read[1] - 1].end]
        i = read[1] if read else i + 1
    return ""


def _listing(found: Tokens, i: int, *, leads: bool) -> tuple[list[_Item], int]:
    """The pieces listed from a place on, and the place after the last; ``leads``: “by” and the like may precede."""
    items: list[_Item] = []
    end, month = i, None
    while True:
        start = i
        i = _after_leads(found, i) if leads else i
        before = items[-1].piece if items else None
        if not (read := stretch(found, i, before)):
            break
        piece, end = read
        if leads and piece.bare and before and before.unit in (Unit.MONTH, Unit.QUARTER, Unit.SEASON):
            piece = before._replace(year=piece.year)  # summer 2027 and 2028
        bare = piece.month is not None and figures(found, i) and not _says_month(found, i, end)
        items.append(_Item(piece, start, end, month if bare else None))
        if piece.month is not None and not bare:
            month = next((n for n in range(end - 1, start - 1, -1) if found[n].text in MONTHS), None)
        i = end
        while at(found, i) in LISTED:
            i += 1
        if i >= len(found) or (i == end and not found[i].line):
            break
    return _with_years(items), end


def _says_month(found: Tokens, i: int, end: int) -> bool:
    """Whether a date that begins with a number says its month itself, in letters or as 9/24/13."""
    return any(found[n].text in MONTHS or found[n].text in "/-." for n in range(i, end))


def _with_years(items: list[_Item]) -> list[_Item]:
    """The pieces of a list with the year that stands after the last of several: January and March 2017.

    Where the order would then be wrong (Nov 3 and Jan 14, 2014), the year stays unsaid.
    """
    shared: list[_Item] = []
    for item in reversed(items):
        after = shared[-1].piece if shared else None
        days = after.resolved if after and after.unit not in (Unit.YEAR, Unit.FISCAL_YEAR, Unit.SCHOOL_YEAR) else None
        if item.piece.year is None and after and after.year and days and in_reach(after.year):
            mine = item.piece.days(after.year)
            if mine and mine[0] <= days[0]:
                item = item._replace(piece=item.piece._replace(year=after.year))
        shared.append(item)
    return shared[::-1]


def _after_leads(found: Tokens, i: int) -> int:
    """The place after brackets, bullets and words such as “no later than” before a date."""
    while i < len(found):
        phrases = LEADS.get(found[i].text, ())
        lead = next((lead for lead in phrases if all(at(found, i + n) == word for n, word in enumerate(lead))), ())
        if not lead and found[i].text not in _OPENING:
            break
        i += len(lead) or 1
    return i


def _sound(piece: Piece) -> bool:
    """Whether there are such days: in its year, or in any."""
    return piece.days(_LEAP_YEAR if piece.year is None else piece.year) is not None


def _period(item: _Item, found: Tokens, text: str, span: tuple[int, int]) -> Period:
    days = item.piece.resolved
    said = text[span[0] : span[1]]
    if not days and item.month is not None:  # the 31 of “March 3 and 31” says nothing by itself
        said = f"{found[item.month].text.title()} {said}"
    return Period(
        text=said,
        first=days[0] if days else None,
        last=days[1] if days else None,
        unit=item.piece.unit,
        span=span,
        question=item.piece.question,
        latest=_latest(item.piece),
    )


def _latest(piece: Piece) -> date | None:
    """The last day of the later of two fiscal years that may be meant: the federal one; else that of the piece."""
    asked = piece.unit is Unit.FISCAL_YEAR and piece.year is not None
    days = piece.days(piece.year) if asked and piece.year else piece.resolved
    return days[1] if days else None


def _may_begin(found: Tokens, i: int) -> bool:
    """Whether a date may begin inside a sentence here: not within a number or a word."""
    if found[i].text in SKIPPED:
        return False
    before = at(found, i - 1)
    return not (glued(found, i) and (before.isalnum() or before in set("-/.$#")) and figures(found, i))


def _stands_alone(found: Tokens, item: _Item) -> bool:
    """Whether what was found in a sentence is a date indeed: no count, no part of a longer number."""
    if item.piece.unit is Unit.FISCAL_YEAR and "state" in (at(found, n) for n in range(item.start - 3, item.start)):
        return False  # a State's own fiscal year is not the federal one
    if runs_on(found, item.end) or at(found, item.end) == "%":
        return False
    return not item.piece.bare or at(found, item.start - 1) in YEAR_FOLLOWS
