"""One line of a timeline: a task or the heading above some, with its dates and, in words, how it stands today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from schemas.tables.lists import IN_PROGRESS
from schemas.values import fold
from sdp_xl.address import Link
from sdp_xl.pages.axis import Axis, is_outside
from sdp_xl.plan.page import PageRow
from sdp_xl.scheduling import Timeline, TimelineRow

CRITICAL, LATE, MILESTONE, SUMMARY = "C", "L", "M", "S"
"""The letters of the column Mark; a milestone on the critical path is C M."""

DIAMOND = "◆"
"""The sign of a milestone, in its row and in its week."""

SPANS = "From its first start to its last finish."
SPANS_SOME = "From the dates below; some rows have none yet."


class Lines:
    """The lines of one timeline over its columns of bars, as seen on the day of the plan."""

    def __init__(self, timeline: Timeline, entries: Sequence[TimelineRow], columns: Axis) -> None:
        self._today, self._axis, self._all = timeline.plan.today, columns, timeline.entries
        self._items: dict[str, list[TimelineRow]] = {}
        for entry in entries:
            if entry.work and entry.work.parent:
                self._items.setdefault(entry.work.parent, []).append(entry)

    def items(self, entries: Iterable[TimelineRow]) -> Iterator[tuple[int, PageRow]]:
        """The lines below a heading, each with its level: an item stands under its activity."""
        for entry in entries:
            level, work = 1, entry.work
            while work and work.parent:
                level, work = level + 1, self._all[work.parent].work
            yield level, self.line(entry)

    def heading(self, id_: str, text: str, entries: Sequence[TimelineRow]) -> PageRow:
        """The line above a group: it spans the dates of its entries."""
        starts = [entry.start for entry in entries if entry.start]
        finishes = [entry.finish for entry in entries if entry.finish]
        spans = SPANS if len(starts) == len(finishes) == len(entries) else SPANS_SOME if starts or finishes else ""
        dates = min(starts, default=None), max(finishes, default=None)
        leaves = [entry for entry in entries if not entry.summary]
        return (id_, text, "", *dates, _summed(leaves, self._today), "", "", _share(leaves), "", "", SUMMARY, spans)

    def line(self, entry: TimelineRow) -> PageRow:
        """The line of an entry."""
        cell = entry.row.cells.get("id" if entry.work else entry.column)
        done, late = bool(entry.work and entry.work.done), entry.late(self._today)
        leaves = self._leaves(entry) if entry.summary else ()
        return (
            Link(entry.id, sheet=entry.row.sheet, cell=cell) if cell and entry.id else entry.id,
            entry.task,
            entry.who,
            entry.start,
            entry.finish,
            self._now(entry, leaves, late=late),
            entry.days,
            entry.status,
            1 if done else _share(leaves) if leaves else None,
            entry.dates,
            None if done else entry.slack,  # what is done cannot slip
            _mark(entry, late=late),
            entry.why,
        )

    def _leaves(self, entry: TimelineRow) -> list[TimelineRow]:
        """The items below a summary that have none themselves."""
        found: list[TimelineRow] = []
        open_ = list(self._items[entry.key])
        while open_:
            one = open_.pop()
            if one.summary:
                open_ += self._items[one.key]
            else:
                found.append(one)
        return found

    def _now(self, entry: TimelineRow, leaves: Sequence[TimelineRow], *, late: bool) -> str:
        """What the bar shows, in words."""
        if entry.work and entry.work.done:
            return "Done"
        if entry.summary:
            return _summed(leaves, self._today)
        words = []
        if is_outside(self._axis, entry):
            words.append("Outside")
        if late:
            words.append("Late")
        if entry.critical:
            words.append("Critical")
        if not words and fold(entry.status) == fold(IN_PROGRESS):
            words.append(IN_PROGRESS)
        text = ", ".join([word if not n else word.lower() for n, word in enumerate(words)])
        return f"{DIAMOND} {text}".rstrip() if entry.milestone else text


def _mark(entry: TimelineRow, *, late: bool) -> str:
    if entry.summary:
        return SUMMARY
    marks = ((CRITICAL, entry.critical), (LATE, late), (MILESTONE, entry.milestone))
    return " ".join([letter for letter, on in marks if on])


def _summed(leaves: Sequence[TimelineRow], today: date) -> str:
    """What stands in the column Now of a summary: how many are late, or done."""
    behind, done = (
        sum(entry.late(today) for entry in leaves),
        sum(bool(entry.work and entry.work.done) for entry in leaves),
    )
    if leaves and done == len(leaves):
        return "Done"
    return f"{behind} late" if behind else f"{done} of {len(leaves)} done" if done else ""


def _share(leaves: Sequence[TimelineRow]) -> float | None:
    """How much of the work days is done; None if nothing is."""
    done, all_ = (
        sum(max(entry.days or 0, 1) for entry in leaves if not only or (entry.work and entry.work.done))
        for only in (True, False)
    )
    return round(done / all_, 2) if done else None
