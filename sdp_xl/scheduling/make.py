"""Makes the timeline of a workbook: reads its rows, schedules them, and puts dates and reasons to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sdp_xl.plan.model import Plan, Row
from sdp_xl.scheduling.doubts import doubts
from sdp_xl.scheduling.links import LinkKind
from sdp_xl.scheduling.milestones import milestone
from sdp_xl.scheduling.model import (
    FROM_ITEMS,
    NO_DATES,
    PROPOSED,
    TYPED,
    TYPED_FINISH,
    TYPED_START,
    Timeline,
    TimelineRow,
    Words,
)
from sdp_xl.scheduling.network import ADOPTION, Frame, Network, frame
from sdp_xl.scheduling.schedule import Placed, Reason, Schedule, Task, schedule
from sdp_xl.scheduling.why import Case, after, why
from sdp_xl.scheduling.work import MEETINGS, PROJECT_PLAN, Register, Work
from sdp_xl.scheduling.workdays import Workdays

CLOSED_DAYS = "closed_days"
"""The list on the Lists sheet of the days on which the agency is closed."""
_DATES = ("start", "finish", "date")


def closed_days(plan: Plan) -> tuple[list[date], list[str]]:
    """The agency's own closed days from the Lists sheet, and the entries there that are no dates, as written."""
    days: list[date] = []
    others: list[str] = []
    for text in plan.choices(CLOSED_DAYS):
        try:
            days.append(date.fromisoformat(text))
        except ValueError:
            others.append(text)
    return days, others


def make(plan: Plan) -> Timeline:
    """The timeline of a workbook. Nothing that stands in one makes this raise."""
    return _Maker(plan).timeline()


class _Maker:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.settings = plan.settings
        self.frame: Frame = frame(plan.settings)
        held = [day for day in (self.frame.planning_start, self.frame.adoption, self.frame.cycle_end) if day]
        first, last = min(held, default=plan.today), max(held, default=plan.today)
        self.workdays = Workdays(plan.settings.text("state"), closed_days(plan)[0], first, last)
        self.register = Register(plan, self.workdays)
        self.tasks, self.scheduled = self._schedule()
        self.items: dict[str, list[str]] = defaultdict(list)
        for task in self.tasks.values():
            if task.parent:
                self.items[task.parent].append(task.key)
        placed = self.scheduled.placed
        self.undated = {
            key: [item for item in items if placed[item].finish is None] for key, items in self.items.items()
        }
        works = self.register.works
        self.partial = {key for key, items in self.undated.items() if items and not works[key].finish}
        self.awaited = {link.id for task in self.tasks.values() for link in task.links}
        self.entries: dict[str, TimelineRow] = {}

    def _schedule(self) -> tuple[dict[str, Task], Schedule]:
        """The schedule. The order of Table A.1 yields where it contradicts what staff typed."""
        network = Network(self.register, self.frame, self.workdays)
        unordered: set[str] = set()
        while True:
            tasks = network.tasks(unordered)
            scheduled = schedule(tasks)
            yields = {key for circle in scheduled.circles for one in circle for key in network.ordered(one)} - unordered
            if not yields:
                return {task.key: task for task in tasks}, scheduled
            unordered |= yields

    def timeline(self) -> Timeline:
        live = [work for work in self.register.works.values() if not work.off]
        for work in sorted(live, key=lambda work: -len(work.canonical)):  # items before the activity that spans them
            self.entries[work.key] = self._entry(work)
        self.entries[ADOPTION] = self._adoption()
        ordered = {work.key: self.entries[work.key] for work in live} | {ADOPTION: self.entries[ADOPTION]}
        implementation = [entry for key, entry in ordered.items() if self._implements(key)]
        development = [entry for key, entry in ordered.items() if not self._implements(key)]
        begin, end = (self._milestone(key, getattr(self.frame, key)) for key in ("cycle_start", "cycle_end"))
        return Timeline(
            plan=self.plan,
            development=tuple(development),
            implementation=(*begin, *implementation, *end),
            entries=ordered,
            frame=self.frame,
            workdays=self.workdays,
            circles=tuple(self._circle(circle) for circle in self.scheduled.circles),
            unreadable=tuple((work.row, part) for work in live for part in work.unreadable),
            unread=tuple((work.row, key) for work in live for key in work.unread if work.row.unread(key)),
            read=tuple((work.row, key) for work in live for key in _DATES if key in work.row.read),
            unknown=tuple(
                (work.row, link, self.register.as_written(work, link))
                for work in live
                for link in work.links
                if not self.register.knows(work.table, link.id)
            ),
            ids={id_: self.register.works[key].id for id_, key in self.register.ids.items()},
            path=self._path(development),
            early_by=self._early_by(),
            late=tuple(ordered[key] for key in ordered if self._is_late(key)),
        )

    def _implements(self, key: str) -> bool:
        """Whether the row belongs to the implementation."""
        return key.startswith(f"{PROJECT_PLAN}!")

    def _entry(self, work: Work) -> TimelineRow:
        placed = self.scheduled.placed[work.key]
        start, finish = self._dates(work, placed)
        summary = work.key in self.items
        days = None
        if work.milestone or work.table == MEETINGS:
            days = work.days
        elif start and finish and placed.start is not None and placed.finish is not None:
            days = max(placed.finish - placed.start, 0)
        return TimelineRow(
            key=work.key,
            row=work.row,
            column="date" if work.table == MEETINGS else "start",
            work=work,
            id=work.id,
            task=work.text,
            who=work.who,
            status=work.status,
            start=start,
            finish=finish,
            days=days,
            dates=NO_DATES if work.unread else _word(work, start or finish, summary=summary),
            # How far a meeting may slip that nothing waits for, only its guests can say.
            slack=placed.slack if work.table != MEETINGS or work.key in self.awaited else None,
            critical=placed.critical and not work.done,
            milestone=work.milestone or work.table == MEETINGS,
            summary=summary,
            reason=Words(_Maker._why, self, work, placed, start, finish),
            clash=placed.clash,
        )

    def _why(self, work: Work, placed: Placed, start: date | None, finish: date | None) -> str:
        begin = "planning starts"
        if self._implements(work.key):
            begin = "plan takes effect" if self.frame.cycle_start else "plan is adopted"
        undated = self.undated.get(work.key, [])
        known, task = self.scheduled.placed, self.tasks[work.key]
        case = Case(
            work=work,
            placed=placed,
            name=self._name,
            begin=begin,
            waits=bool(task.links),
            before=known[placed.link.id] if placed.link else None,
            doubts=doubts(work, task, self.register, known, self.partial, self._name),
            undated=tuple(map(self._name, undated)),
            dated=len(undated) < len(self.items.get(work.key, [])),
            proposed=self._proposed(work, placed, start, finish),
        )
        return why(case, self.workdays)

    def _dates(self, work: Work, placed: Placed) -> tuple[date | None, date | None]:
        """The first and the last day: typed, or proposed."""
        if work.unread:  # half of what staff have in mind would make a wrong bar
            return None, None
        start = self.workdays.day(placed.start) if placed.start is not None else None
        finish = self.workdays.day(placed.finish - 1) if placed.finish is not None else None
        if work.key in self.items:
            items = [self.entries[key] for key in self.items[work.key]]
            start = min((entry.start for entry in items if entry.start), default=start)
            finish = max((entry.finish for entry in items if entry.finish), default=finish)
            if self.undated[work.key]:
                finish = None  # the last finish is not known as long as one item has none
        return work.start or start, work.finish or finish

    def _proposed(
        self, work: Work, placed: Placed, start: date | None, finish: date | None
    ) -> tuple[date, date] | None:
        """From which to which day holidays have moved a proposed date; None if all dates are typed."""
        if start is None or finish is None or (work.start and work.finish) or work.key in self.items:
            return None
        begin = start
        if placed.reason is Reason.FLOOR:
            cycle = self.frame.cycle_start or self.frame.adoption
            begin = (cycle if self._implements(work.key) else self.frame.planning_start) or start
        elif placed.reason is Reason.LINK and placed.link and placed.link.kind is LinkKind.FS and placed.link.lag >= 0:
            before = self.scheduled.placed[placed.link.id].finish
            begin = self.workdays.day(before - 1) if before is not None else start
        return min(begin, start), finish

    def _adoption(self) -> TimelineRow:
        placed, adopted = self.scheduled.placed[ADOPTION], self.frame.adoption
        day = adopted or (self.workdays.day(placed.start) if placed.start is not None else None)
        text = "Typed on Settings." if adopted else "No date yet: type it on Settings."
        if not adopted and placed.link:
            text = f"{after(placed.link, self._name, None, milestone=True)}."
        dates = TYPED if adopted else PROPOSED if day else NO_DATES
        return milestone(self.settings, ADOPTION, day, text, dates, placed, column="adoption_date")

    def _milestone(self, key: str, day: date | None) -> tuple[TimelineRow, ...]:
        """The milestone of a day on Settings, if it is known."""
        if day is None:
            return ()
        return (milestone(self.settings, key, day, "Typed on Settings.", TYPED),)

    def _name(self, key: str) -> str:
        """The name under which staff know a key."""
        work = self.register.works.get(key)
        return "the adoption" if work is None else work.id or f"“{work.text}”"

    def _circle(self, circle: tuple[str, ...]) -> tuple[tuple[str, ...], Row]:
        works: Mapping[str, Work] = self.register.works
        typed = [works[key] for key in circle if key in works and works[key].links]
        heads = [works[work.parent] for key in circle if (work := works.get(key)) and work.parent]
        first = next(iter(typed or heads or [works[key] for key in circle if key in works]))
        return tuple(self._name(key) for key in circle), first.row

    def _path(self, development: list[TimelineRow]) -> tuple[TimelineRow, ...]:
        path = [entry for entry in development if entry.work and self.scheduled.placed[entry.key].critical]
        return tuple(sorted(path, key=lambda entry: (entry.start or date.max, entry.finish or date.max)))

    def _is_late(self, key: str) -> bool:
        deadline, finish = self.tasks[key].deadline, self.scheduled.placed[key].finish
        known = deadline is not None and finish is not None and key not in self.items
        return known and (finish or 0) > (deadline or 0)

    def _early_by(self) -> int:
        """By how many working days a backward schedule begins before the planning start; 0 if it does not."""
        if not self.frame.backward or self.frame.planning_start is None:
            return 0
        begin = self.workdays.position(self.frame.planning_start)
        proposed = (
            placed.start
            for key, placed in self.scheduled.placed.items()
            if placed.start is not None and placed.reason in (Reason.DEADLINE, Reason.SUCCESSOR)
        )
        return max(begin - min(proposed, default=begin), 0)


def _word(work: Work, known: date | None, *, summary: bool) -> str:
    """The word of the column Dates for a row."""
    if work.start and work.finish:
        return TYPED
    if work.start or work.finish:
        return TYPED_START if work.start else TYPED_FINISH
    if not known:
        return NO_DATES
    return FROM_ITEMS if summary else PROPOSED
