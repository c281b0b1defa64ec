"""The Calendar: month by month what starts, what is due, which meetings there are, and what comes back each year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas.tables import table
from sdp_xl.address import Link
from sdp_xl.pages.timeline import unanswered
from sdp_xl.plan.page import Page, PageRow
from sdp_xl.scheduling import MEETINGS, Timeline, TimelineRow
from sdp_xl.scheduling.model import PROPOSED, TYPED_FINISH, TYPED_START
from sdp_xl.scheduling.workdays import WEEKDAY_NAMES
from sdp_xl.scheduling.yearly import YearlyDate, yearly_dates
from sdp_xl.written.shown import as_excel_shows

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
STARTS, DUE, ONE_DAY, MEETING, MILESTONE = "Starts", "Due", "Starts and due", "Meeting", "Milestone"
IS_PROPOSED = " (proposed)"


def calendar_page(timeline: Timeline) -> Page:
    """The page: one row per event, by date, then in the order of the sheets; the month stands on every row."""
    of, plan = table("calendar"), timeline.plan
    entries = (*timeline.development, *timeline.implementation)
    lines = [
        (day, number, (*_when(day), event, *about))
        for number, entry in enumerate(entries)
        if not entry.summary
        for about in (_about(entry),)
        for day, event in _events(entry)
    ]
    lines += [(one.day, len(entries), _yearly(one)) for one in yearly_dates(plan)]
    lines.sort(key=lambda line: line[:2])
    months = len({(day.year, day.month) for day, *_ in lines})
    made = f"Made for {as_excel_shows(plan.today)}:"
    note = f"{made} {len(lines)} dates in {months} months. Filter by month, person or sheet."
    without = f"{made} there are no dates yet."
    return Page(
        table=of,
        sheet=plan[of.key].sheet,
        note=note if lines else f"{without} {unanswered(timeline, timeline.development)}".rstrip(),
        rows=tuple(row for *_, row in lines),
    )


def _events(entry: TimelineRow) -> Iterator[tuple[date, str]]:
    """The events of a timeline row, each with its day."""
    if entry.milestone:
        if entry.start:
            meeting = entry.work is not None and entry.work.table == MEETINGS
            yield entry.start, (MEETING if meeting else MILESTONE) + _proposed(entry, TYPED_FINISH)
        return
    if entry.start and entry.start == entry.finish:
        yield entry.start, ONE_DAY + _proposed(entry, "")
        return
    if entry.start:
        yield entry.start, STARTS + _proposed(entry, TYPED_FINISH)
    if entry.finish:
        yield entry.finish, DUE + _proposed(entry, TYPED_START)


def _proposed(entry: TimelineRow, other: str) -> str:
    """A remark if this date is proposed: all are, or only the ``other`` one is typed."""
    return IS_PROPOSED if entry.dates in (PROPOSED, other) and entry.dates else ""


def _about(entry: TimelineRow) -> PageRow:
    row = entry.row
    cell = row.cells.get(entry.column) or next(iter(row.cells.values()), "")
    return entry.id, entry.task, entry.who, _from(row.sheet, cell)


def _yearly(one: YearlyDate) -> PageRow:
    return (*_when(one.day), one.event, one.id, one.task, one.who, _from(one.sheet, one.cell))


def _when(day: date) -> tuple[str, date, str]:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}", day, WEEKDAY_NAMES[day.weekday()]


def _from(sheet: str, cell: str) -> Link | str:
    return Link(sheet, sheet=sheet, cell=cell) if cell else sheet
