"""Everything in the workbook that takes time: activities, meetings and the project plan, as rows with their dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from math import ceil
from sys import intern
from typing import NamedTuple

from schemas import process
from schemas.model import Activity
from schemas.tables.lists import CANCELED, DONE, NOT_APPLICABLE
from schemas.tables.phases import PHASE_TABLES
from schemas.values import canonical_id, fold
from sdp_xl.plan.model import Plan, Row
from sdp_xl.scheduling.links import TaskLink, Unreadable, as_written, parse
from sdp_xl.scheduling.workdays import Workdays

PHASES = tuple(table.key for table in PHASE_TABLES)
MEETINGS, PROJECT_PLAN = "meetings", "project_plan"
TABLES = (*PHASES, MEETINGS, PROJECT_PLAN)
"""The sheets whose rows a "Depends on" cell may name, in the order in which an ID is looked for."""

OWN_DAYS = 5
"""Working days proposed for a row that is not in Table A.1 and says nothing: a week."""

ACTIVITIES: Mapping[str, Activity] = {canonical_id(one.id): one for _, one, _ in process.activities()}
"""The activities and items of Table A.1 by canonical ID."""

_PHASE_OF = {canonical_id(one.id): phase.key for phase in process.PHASES for _, one, _ in process.activities(phase)}
_WHO = {MEETINGS: ("participants",), PROJECT_PLAN: ("lead", "responsible_2", "responsible_3")}


class Work(NamedTuple):
    """A row that takes time. ``start`` and ``finish`` are typed dates; ``from_parent``: typed for its activity.

    ``canonical`` is the ID in the form in which IDs are compared. ``days`` are working days; ``assumed``: nobody typed
    them and Table A.1's proposals have none either. ``links`` are as typed, with the IDs of rows. ``off``: left out,
    since it does not apply or was canceled. ``unread`` are the columns in which a date was typed that cannot be read to
    a day: no date is proposed for such a row, since staff have one in mind.
    """

    key: str
    row: Row
    id: str
    canonical: str
    text: str
    who: str
    status: str
    parent: str
    start: date | None
    finish: date | None
    from_parent: bool
    days: int
    assumed: bool
    milestone: bool
    done: bool
    off: bool
    links: tuple[TaskLink, ...]
    unreadable: tuple[Unreadable, ...]
    unread: tuple[str, ...]

    @property
    def table(self) -> str:
        """The key of the row's table."""
        return self.row.table.key

    @property
    def undated(self) -> bool:
        """Whether staff typed no date for it."""
        return self.start is None and self.finish is None


@lru_cache(maxsize=4096)
def _is(text: str, option: str) -> bool:
    return fold(text) == fold(option)


def key_of(row: Row) -> str:
    """The key of a row throughout the timeline: its table and its number."""
    return f"{row.table.key}!{row.number}"


class Register:
    """The rows of a workbook that take time, by key, and whom an ID names."""

    def __init__(self, plan: Plan, workdays: Workdays) -> None:
        """Reads the rows of all TABLES; ``workdays`` tells how long a meeting lasts."""
        self._days = workdays
        self._own: dict[str, dict[str, str]] = {key: {} for key in TABLES}
        self._all: dict[str, str] = {}
        rows = {key_of(row): row for key in TABLES for row in plan[key] if _is_work(row)}
        ids = {key: row.id for key, row in rows.items()}
        for key, id_ in ids.items():
            if id_:
                self._own[rows[key].table.key].setdefault(id_, key)
                self._all.setdefault(id_, key)
        self._missing = {key for key in TABLES if not plan[key].present}
        self.works: dict[str, Work] = {}
        for key in sorted(rows, key=lambda key: len(ids[key])):  # an activity before its items
            self.works[key] = self._work(key, rows[key], ids[key])
        self.works = {key: self.works[key] for key in rows}

    def find(self, table: str, id_: str) -> str | None:
        """The key of the row with that canonical ID: of the same sheet first, then of the others in order."""
        return self._own[table].get(id_) or self._all.get(id_)

    def knows(self, table: str, id_: str) -> bool:
        """Whether a link may name this ID. What stood on a sheet that is missing as a whole is not held against it."""
        return self.find(table, id_) is not None or _PHASE_OF.get(id_) in self._missing

    def as_written(self, work: Work, link: TaskLink) -> str:
        """One of the row's links as staff typed it."""
        return as_written(work.row.text("depends_on"), link, self._all)

    @property
    def ids(self) -> Mapping[str, str]:
        """The keys of the rows by all canonical IDs that a link may name."""
        return self._all

    def _parent(self, key: str, row: Row, id_: str) -> str:
        """The key of the activity that the row is an item of, on the same sheet."""
        own, head = self._own[row.table.key], process.head_of(id_)
        if row.table.key == MEETINGS or not head or own[id_] != key:
            return ""
        return own.get(head, "")

    def _work(self, key: str, row: Row, id_: str) -> Work:
        table = row.table.key
        parent = self.works.get(self._parent(key, row, id_))
        status = row.text("status")
        links, unreadable = parse(row.text("depends_on"), self._all)
        days, assumed = _days(row, id_)
        dates = ("date",) if table == MEETINGS else ("start", "finish")
        start, finish = row.date(dates[0]), row.date("finish")
        unread = tuple(key for key in dates if row.unread(key))
        from_parent = parent is not None and start is None and finish is None and not unread and not parent.undated
        if parent is not None and from_parent:
            start, finish = parent.start, parent.finish
        milestone = days == 0 and not unread and (start is None or finish is None or start == finish)
        if milestone:
            start = finish = finish or start
        if table == MEETINGS and start is not None:
            finish = self._last_day(start, days)
        # Few are responsible for thousands of tasks: one text for all of them.
        who = intern("; ".join(dict.fromkeys(text for key in _WHO.get(table, ("owner",)) if (text := row.text(key)))))
        off = _is(status, CANCELED if table == MEETINGS else NOT_APPLICABLE)
        return Work(
            key=key,
            row=row,
            id=row.text("id"),
            canonical=id_,
            text=row.text(row.table.main),
            who=who or (parent.who if parent else ""),
            status=status,
            parent=parent.key if parent else "",
            start=start,
            finish=finish,
            from_parent=from_parent,
            days=days,
            assumed=assumed,
            milestone=milestone,
            done=_is(status, DONE),
            off=off or (parent is not None and parent.off),
            links=links,
            unreadable=unreadable,
            unread=unread or (parent.unread if parent and not (start or finish) else ()),
        )

    def _last_day(self, first: date, days: int) -> date:
        """The last day of a meeting: on working days if it begins on one, else (on a weekend) on consecutive days."""
        if self._days.why_closed(first):
            return first + timedelta(max(days, 1) - 1)
        return self._days.day(self._days.position(first) + max(days, 1) - 1)


def _is_work(row: Row) -> bool:
    return row.filled("id") or row.filled(row.table.main)


def _days(row: Row, id_: str) -> tuple[int, bool]:
    """The working days of a row, and whether they are only assumed."""
    typed = row.number_of("days")
    if typed is not None:
        return max(ceil(typed), 0), False
    if row.table.key == MEETINGS:
        return 1, False
    activity = ACTIVITIES.get(id_) if row.table.key in PHASES else None
    if activity is None:
        return OWN_DAYS, True
    return activity.days or max((item.days for item in activity.items), default=OWN_DAYS), False
