"""The timeline for people at a terminal (how long it takes, what is critical, what cannot be), and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from schemas.model import SCHEMA_VERSION
from sdp_xl.cli.text import Line
from sdp_xl.pages.axis import axis, told_outside
from sdp_xl.pages.timeline import unanswered
from sdp_xl.plan.model import Row
from sdp_xl.plan.shown import shorten
from sdp_xl.scheduling import ADOPTION, Timeline, TimelineRow
from sdp_xl.scheduling.why import days
from sdp_xl.scheduling.work import key_of
from sdp_xl.written.shown import as_excel_shows


def lines(timeline: Timeline, workbook: str) -> Iterator[Line]:
    """The timeline line by line: both plans, what to answer first, the critical path, and all that is to be settled."""
    yield "heading", f"Timeline of {workbook}", 0
    for name, entries in (("Development", timeline.development), ("Implementation", timeline.implementation)):
        tasks = [entry for entry in entries if entry.counts]
        if tasks:
            yield "", f"{name}: {_span(tasks)}.", 0
    yield "", f"{len(timeline.proposed)} rows with dates that were proposed{_typed(timeline)}.", 0
    for entries in (timeline.development, timeline.implementation):
        if to_answer := unanswered(timeline, entries):
            yield "warning", to_answer, 0
        if far := told_outside(axis(timeline, entries), entries):
            yield "warning", far, 0
    yield from _critical(timeline)
    wrong = tuple(_wrong(timeline))
    if wrong:
        yield "", "", 0
        yield "heading", "To be settled (see also: sdp-xl check)", 0
        yield from (("warning", text, 2) for text in wrong)


def _typed(timeline: Timeline) -> str:
    """What became of the typed dates: that they stand, or how many of them could not be read."""
    if timeline.unread:
        return f"; {_dates(len(timeline.unread))} typed cannot be read and left without a bar (below)"
    read = f"; {_dates(len(timeline.read))} typed as text, read as the days they mean" if timeline.read else ""
    return f"; typed dates were not moved{read}"


def _dates(count: int) -> str:
    return "1 date" if count == 1 else f"{count} dates"


def _critical(timeline: Timeline) -> Iterator[Line]:
    """The critical path, as far as it is not done, and by how much it is ahead of the adoption or behind."""
    adoption = timeline.entries[ADOPTION]
    if adoption.start is None:
        return
    day, open_ = as_excel_shows(adoption.start), [entry for entry in timeline.path if entry.critical]
    yield "", "", 0
    if not timeline.path:
        yield "", f"There is no critical path: no task with dates leads to the adoption on {day}.", 0
        return
    if not open_:
        yield "", f"All tasks on the critical path to the adoption on {day} are done.", 0
        return
    spare = min(entry.slack or 0 for entry in timeline.path)
    left = f", with {days(spare)} to spare" if spare > 0 else f", which it misses by {days(-spare)}" if spare else ""
    yield "heading", f"Critical path to the adoption on {day}{left}", 0
    for entry in (*open_, adoption):
        span = f"{as_excel_shows(entry.start)} to {as_excel_shows(entry.finish)}"
        yield "", f"{span}  {entry.name}  {entry.task if entry.id else ''}".rstrip(), 2


def _wrong(timeline: Timeline) -> Iterator[str]:
    """What keeps the dates from being right, a sentence each."""

    def name(row: Row) -> str:
        return timeline.entries[key_of(row)].name

    for row, key in timeline.unread:
        yield f"{row.sheet}!{row.cells[key]}: “{shorten(row.values[key])}” is not a day, so {name(row)} has no bar."
    for row, part in timeline.unreadable:
        yield f"{name(row)}: its link “{part.text}” cannot be read. {part.why}".rstrip()
    for row, _, text in timeline.unknown:
        yield f"{name(row)}: its link “{text}” leads nowhere, since no row has that ID."
    for names, _ in timeline.circles:
        yield f"In a circle: {' → '.join(names)}"
    for entry in timeline.clashes:
        yield f"{entry.name}: {entry.why}"


def as_json(timeline: Timeline, workbook: str) -> str:
    """The timeline as JSON text: every row with its dates and why, the critical path, and what is to be settled."""
    from sdp_xl.cli.machine import dump

    return dump(
        {
            "workbook": workbook,
            "schema_version": SCHEMA_VERSION,
            "as_of": timeline.plan.today.isoformat(),
            "development": [_entry(entry) for entry in timeline.development],
            "implementation": [_entry(entry) for entry in timeline.implementation],
            "critical_path": [entry.name for entry in timeline.path],
            "to_settle": list(_wrong(timeline)),
        }
    )


def _entry(entry: TimelineRow) -> dict[str, Any]:
    return {
        "table": entry.row.table.key,
        "cell": f"{entry.row.sheet}!{entry.row.cells[entry.column]}" if entry.column in entry.row.cells else "",
        "id": entry.id,
        "task": entry.task,
        "who": entry.who,
        "status": entry.status,
        "start": entry.start.isoformat() if entry.start else None,
        "finish": entry.finish.isoformat() if entry.finish else None,
        "work_days": entry.days,
        "dates": entry.dates,
        "slack": entry.slack,
        "critical": entry.critical,
        "milestone": entry.milestone,
        "summary": entry.summary,
        "why": entry.why,
        "clash": bool(entry.clash),
    }


def _span(tasks: Sequence[TimelineRow]) -> str:
    starts = [entry.start for entry in tasks if entry.start]
    finishes = [entry.finish for entry in tasks if entry.finish]
    first, last = (as_excel_shows(pick(days, default=None)) for pick, days in ((min, starts), (max, finishes)))
    dated = f", {first} to {last}" if first and last else ", without dates"
    return f"{len(tasks)} task{'' if len(tasks) == 1 else 's'}{dated}"
