"""The weeks or months over the bars of a timeline: they cover the plan, whatever date somebody mistyped."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from schemas.tables.generated import IMPLEMENTATION_MONTHS, TIMELINE_WEEKS
from schemas.values import Value
from sdp_xl.scheduling import Timeline, TimelineRow
from sdp_xl.scheduling.model import PROPOSED, TYPED_FINISH, TYPED_START
from sdp_xl.written.shown import as_excel_shows

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

FAR = {False: 2 * 366, True: 6 * 366}
"""Days from the middle of the typed dates beyond which one is taken for mistyped: of making and of carrying out."""

NAMED = 2
"""Rows with dates outside that a sentence names."""

SEEN = {False: 26, True: 12}
"""Columns that the first screen shows at least: weeks of making, months of carrying out."""

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The day on which each column of bars begins, and the first day after the last column."""

    columns: tuple[date, ...]
    end: date

    def column(self, day: date) -> int | None:
        """The column, counted from 0, that a day stands in; None outside."""
        inside = self.columns and self.columns[0] <= day < self.end
        return bisect_right(self.columns, day) - 1 if inside else None

    def last_days(self) -> Iterator[date]:
        """The last day of each column."""
        for after in (*self.columns[1:], self.end)[: len(self.columns)]:
            yield after - timedelta(1)

    def opens(self, today: date, seen: int) -> int:
        """The column that the sheet opens at: that of this month's first day, unless ``seen`` columns show today."""
        now = self.column(today)
        return (self.column(today.replace(day=1)) or 0) if now is not None and now >= seen else 0


def axis(timeline: Timeline, entries: Sequence[TimelineRow]) -> Axis:
    """The columns for the dates of these entries, without those that are far from all others; empty without dates."""
    carried_out = entries is timeline.implementation
    days = sorted(day for entry in entries if not entry.summary for day in (entry.start, entry.finish) if day)
    middle = _middle(timeline, entries) or (days[0] if days else None)
    far = FAR[carried_out]
    near = [day for day in days if middle and abs((day - middle).days) <= far]
    if not near:
        return Axis(columns=(), end=date.min)
    first, last = near[0].replace(day=1), near[-1]
    if not carried_out:
        return _weeks(first, last)
    begin = timeline.frame.cycle_start
    return _months(_months_back(first, (first.month - begin.month) % 12) if begin else first, last)


def _months_back(first: date, count: int) -> date:
    months = first.year * 12 + first.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def _middle(timeline: Timeline, entries: Sequence[TimelineRow]) -> date | None:
    """The middle of what staff typed: dates that were proposed after a mistyped one are as far off as that one."""
    held = timeline.frame
    typed = [held.planning_start, held.adoption]
    if entries is timeline.implementation:
        typed = [held.cycle_start or held.adoption, held.cycle_end]
    for entry in entries:
        if entry.summary or not entry.work:
            continue
        typed += [] if entry.dates in (PROPOSED, TYPED_FINISH) else [entry.start]
        typed += [] if entry.dates in (PROPOSED, TYPED_START) else [entry.finish]
    known = sorted(day for day in typed if day)
    return known[(len(known) - 1) // 2] if known else None


def _weeks(first: date, last: date) -> Axis:
    monday = first - timedelta(first.weekday())
    count = (last - monday).days // _WEEK + 1
    step = -(-count // TIMELINE_WEEKS)  # weeks that one column stands for
    count = -(-count // step)
    columns = tuple(monday + timedelta(_WEEK * step * number) for number in range(count))
    return Axis(columns=columns, end=columns[-1] + timedelta(_WEEK * step))


def _months(first: date, last: date) -> Axis:
    begin = first.year * 12 + first.month - 1
    count = last.year * 12 + last.month - begin
    step = -(-count // IMPLEMENTATION_MONTHS)
    count = -(-count // step)
    days = [date((begin + step * n) // 12, (begin + step * n) % 12 + 1, 1) for n in range(count + 1)]
    return Axis(columns=tuple(days[:-1]), end=days[-1])


def heads(of: Axis, timeline: Timeline, opens: int, *, months: bool) -> tuple[tuple[Value, ...], ...]:
    """Years, months (or the years of the plan) and first days over the columns.

    Each year or month is named where it begins; the year also in the column that the sheet opens at.
    """
    last = tuple(of.last_days())
    years: list[Value] = [*_once([str(day.year) for day in last])]
    if opens:
        years[opens] = str(last[opens].year)
    if months:
        begin = timeline.frame.cycle_start
        below = [_plan_year(begin, day) if begin else "" for day in of.columns]
    else:
        below = [MONTHS[day.month - 1] for day in last]
    named = _once(below)
    if not months and named:  # a column is too narrow for a name that another one follows at once
        named = tuple(None if after else name for name, after in zip(named, (*named[1:], None), strict=True))
    return (tuple(years), named, of.columns)


def _plan_year(begin: date, day: date) -> str:
    number = ((day.year - begin.year) * 12 + day.month - begin.month) // 12 + 1
    return f"Plan year {number}" if number > 0 else "Before the plan"


def _once(texts: Sequence[str]) -> tuple[Value, ...]:
    """The texts, each only where it is another one than before."""
    return tuple(text if text != before else None for before, text in zip(["", *texts], texts, strict=False))


def is_outside(of: Axis, entry: TimelineRow) -> bool:
    """Whether one of the entry's dates is outside of the columns."""
    return any(day is not None and of.column(day) is None for day in (entry.start, entry.finish))


def told_outside(of: Axis, entries: Sequence[TimelineRow]) -> str:
    """A sentence that names the entries with a date that the columns do not reach; empty if there is none."""
    found = [entry for entry in entries if not entry.summary and is_outside(of, entry)]
    if not found:
        return ""
    parts = []
    for entry in found[:NAMED]:
        day = next(day for day in (entry.start, entry.finish) if day and of.column(day) is None)
        parts.append(f"{entry.name} ({as_excel_shows(day)})")
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return f"Outside the bars, since far from all other dates: {', '.join(parts)}{more}."
