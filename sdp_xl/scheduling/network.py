"""The scheduler's tasks, made of the rows that take time: who waits for whom, from which day, and until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from schemas import process
from schemas.tables.lists import BACKWARD
from schemas.values import canonical_id
from sdp_xl.plan.model import Row
from sdp_xl.scheduling.links import LinkKind, TaskLink
from sdp_xl.scheduling.schedule import Task
from sdp_xl.scheduling.work import ACTIVITIES, MEETINGS, PHASES, PROJECT_PLAN, Register, Work
from sdp_xl.scheduling.workdays import Workdays

ADOPTION = "settings!adoption_date"
"""The key of the milestone that the plan is adopted."""

DEVELOPMENT, IMPLEMENTATION = "development", "implementation"
"""The two schedules: making the plan, and carrying it out."""

_ADOPTING = canonical_id(process.ADOPTION)
_AFTER_ADOPTION = PHASES[-1]


class Frame(NamedTuple):
    """The dates on Settings that hold the schedules. ``backward``: propose from the adoption date."""

    planning_start: date | None
    adoption: date | None
    cycle_start: date | None
    cycle_end: date | None
    backward: bool


def frame(settings: Row) -> Frame:
    """The frame from the answers on Settings; without a wish forward, unless only the adoption date is known."""
    start, adoption = settings.date("planning_start"), settings.date("adoption_date")
    backward = adoption is not None and (settings.says("direction", BACKWARD) or start is None)
    return Frame(
        planning_start=start,
        adoption=adoption,
        cycle_start=settings.date("cycle_start"),
        cycle_end=settings.date("cycle_end"),
        backward=backward,
    )


class Network:
    """The tasks of all live rows, and of the adoption."""

    def __init__(self, register: Register, frame: Frame, workdays: Workdays) -> None:
        """Resolves all links."""
        self._register, self._frame, self._days = register, frame, workdays
        self._live = {key: work for key, work in register.works.items() if not work.off}
        self._wanted = {
            found for work in self._live.values() for link in work.links if (found := self._find(work, link.id))
        }

    def tasks(self, unordered: Collection[str] = ()) -> list[Task]:
        """The tasks. Rows whose keys are ``unordered`` do not follow the order of Table A.1 where they say nothing."""
        links = {key: self._links(work, unordered) for key, work in self._live.items()}
        adopted = self._resolve(PHASES[0], (TaskLink(_ADOPTING),), unordered)
        later = self._later(links, adopted)
        adoption = self._frame.adoption
        last = None if adoption is None else self._days.position_before(adoption) + 1
        tasks = [self._task(work, links[key], key not in later, last) for key, work in self._live.items()]
        tasks.append(
            Task(
                key=ADOPTION,
                days=0,
                start=None if last is None else last - 1,
                finish=last,
                links=adopted,
                milestone=True,
                deadline=last,
                goal=True,
                group=DEVELOPMENT,
                late=self._frame.backward,
                floor=self._at(self._frame.planning_start),
            )
        )
        return tasks

    def ordered(self, key: str) -> set[str]:
        """Of the row and its activity those that follow the order of Table A.1 because nobody said otherwise."""
        work = self._live.get(key)
        both = [work, self._live.get(work.parent)] if work else []
        return {one.key for one in both if one and not one.links and one.undated and one.canonical in ACTIVITIES}

    def _find(self, work: Work, id_: str) -> str | None:
        return self._register.find(work.table, id_)

    def _at(self, day: date | None) -> int | None:
        return None if day is None else self._days.position(day)

    def _task(self, work: Work, links: tuple[TaskLink, ...], early: bool, adoption: int | None) -> Task:
        """The task of a row. ``early``: nothing makes it wait for the adoption, so it belongs before it."""
        planning = work.table != PROJECT_PLAN
        start, finish = self._at(work.start), None
        if work.finish is not None:
            finish = self._days.position_before(work.finish) + 1
            if work.milestone or (start is not None and work.start == work.finish and finish <= start):
                # One day on which nobody works counts with the working day before it.
                start = finish - 1
        begin = self._frame.planning_start if planning else self._frame.cycle_start or self._frame.adoption
        unplaced = work.table == MEETINGS and not links
        return Task(
            key=work.key,
            days=work.days,
            start=start,
            finish=finish,
            unread=bool(work.unread),
            links=links,
            milestone=work.milestone,
            parent=work.parent,
            floor=None if unplaced else self._at(begin),
            floor_yields=not planning,
            deadline=adoption if early and work.table in PHASES and work.table != _AFTER_ADOPTION else None,
            late=planning and self._frame.backward,
            goal=not planning,
            group=DEVELOPMENT if planning else IMPLEMENTATION,
        )

    def _links(self, work: Work, unordered: Collection[str]) -> tuple[TaskLink, ...]:
        """The links of a row, to keys."""
        links = self._resolve(work.table, self._raw(work, unordered), unordered)
        if work.start is not None:
            return links
        adopting = self._find(work, _ADOPTING)
        if links == () and work.undated and work.table == _AFTER_ADOPTION and work.key not in self._wanted:
            return (TaskLink(ADOPTION),)
        # What follows the last activity before the adoption follows the adoption itself, whenever that is.
        waits = tuple(
            TaskLink(ADOPTION, lag=link.lag) for link in links if link.id == adopting and link.kind is LinkKind.FS
        )
        return links + waits

    def _raw(self, work: Work, unordered: Collection[str]) -> tuple[TaskLink, ...]:
        """The row's links as IDs: typed, or by the order of Table A.1, or those of its activity."""
        if work.links:
            return work.links
        if not work.undated:
            return ()
        activity = ACTIVITIES.get(work.canonical) if work.table in PHASES else None
        if activity and activity.after and work.key not in unordered:
            return tuple(TaskLink(canonical_id(id_)) for id_ in activity.after)
        parent = self._register.works.get(work.parent)
        return self._raw(parent, unordered) if parent else ()

    def _resolve(self, table: str, links: tuple[TaskLink, ...], unordered: Collection[str]) -> tuple[TaskLink, ...]:
        """The links with keys for IDs. What is left out or was deleted from Table A.1 hands on what it waited for."""
        found: dict[TaskLink, None] = {}
        seen: set[str] = set()
        open_ = [(table, link) for link in reversed(links)]
        while open_:
            table, link = open_.pop()
            key = self._register.find(table, link.id)
            if key in self._live:
                found[TaskLink(key, link.kind, link.lag)] = None
                continue
            if link.id in seen:
                continue
            seen.add(link.id)
            work = self._register.works.get(key) if key else None
            if work:
                open_ += [(work.table, other) for other in reversed(self._raw(work, unordered))]
            elif link.id in ACTIVITIES:
                open_ += [(PHASES[0], TaskLink(canonical_id(id_))) for id_ in reversed(ACTIVITIES[link.id].after)]
        return tuple(found)

    def _later(self, links: Mapping[str, tuple[TaskLink, ...]], adopted: tuple[TaskLink, ...]) -> set[str]:
        """The keys of all rows that wait, directly or not, for the adoption."""
        after: dict[str, list[str]] = defaultdict(list)
        for key, waits in links.items():
            for link in waits:
                after[link.id].append(key)
            if parent := self._live[key].parent:
                after[key].append(parent)
        open_ = [ADOPTION, *(link.id for link in adopted)]
        later: set[str] = set()
        while open_:
            for key in after[open_.pop()]:
                if key not in later:
                    later.add(key)
                    open_.append(key)
        return later
