"""The project plan for Microsoft Project and ProjectLibre, in the XML form that both read (MSPDI)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from schemas.tables import table
from sdp_xl.documents import Asked, Made
from sdp_xl.documents.said import counted
from sdp_xl.plan.model import Plan
from sdp_xl.scheduling import Timeline, TimelineRow
from sdp_xl.scheduling.links import LinkKind, TaskLink
from sdp_xl.scheduling.work import PROJECT_PLAN
from sdp_xl.trouble import Trouble

NAMESPACE = "http://schemas.microsoft.com/project"
"""Microsoft, "Project XML Data Interchange Schema Reference" (MSPDI)."""
_KINDS = {LinkKind.FF: 0, LinkKind.FS: 1, LinkKind.SF: 2, LinkKind.SS: 3}
_DAY = 8
"""Hours of a working day, from 8 to 12 and from 13 to 17, as in Microsoft Project's standard calendar."""
_MOST_LAG = 4800
"""Tenths of a minute in a working day: so MSPDI counts lags."""
_TEXT1 = "188743731"
"""The number of the field Text1, which holds the ID of the workbook."""
_AS_SOON, _NOT_BEFORE = 0, 4


def make(plan: Plan, asked: Asked) -> Made:
    """The project; Trouble if nothing has a date."""
    made = asked.scheduled(plan)
    writer = _Writer(made)
    if not writer.entries:
        raise Trouble("Nothing has a date yet, so there is no project to write. Fill in dates, and write it again.")
    ET.indent(writer.root)
    data = ET.tostring(writer.root, encoding="utf-8", xml_declaration=True)
    tasks = sum(entry.counts for entry in writer.entries)
    others = len(writer.entries) - tasks
    told = f"{counted(tasks, 'task', 'tasks')}, {counted(others, 'summary or milestone', 'summaries and milestones')}"
    return Made(data=data, told=(f"{told}; open it in Microsoft Project or ProjectLibre.",))


class _Writer:
    """Writes one timeline: a summary task for each sheet, below it its rows, and the items of an activity below it."""

    def __init__(self, made: Timeline) -> None:
        self.made = made
        rows = (*made.development, *made.implementation)
        self.entries = [entry for entry in rows if entry.start and entry.finish]
        self.numbers = {entry.key: number for number, entry in enumerate(self.entries, 100)}
        self.people = {who: n for n, who in enumerate(dict.fromkeys(who for e in self.entries for who in _who(e)), 1)}
        self.root = ET.Element("Project", xmlns=NAMESPACE)
        if self.entries:
            self._write()

    def _write(self) -> None:
        settings = self.made.plan.settings
        name = settings.text("plan_title") or "Service Delivery Plan"
        starts, finishes = ([day for e in self.entries if (day := getattr(e, end))] for end in ("start", "finish"))
        self._put(
            self.root,
            Name=f"{name}.xml",
            Title=name,
            Company=settings.text("agency"),
            ScheduleFromStart=1,
            StartDate=_morning(min(starts)),
            FinishDate=_evening(max(finishes)),
            CalendarUID=1,
            MinutesPerDay=60 * _DAY,
            MinutesPerWeek=300 * _DAY,
            DaysPerMonth=20,
            DurationFormat=7,
        )
        own = ET.SubElement(ET.SubElement(self.root, "ExtendedAttributes"), "ExtendedAttribute")
        self._put(own, FieldID=_TEXT1, FieldName="Text1", Alias="ID in the workbook")
        self._calendar(min(starts), max(finishes))
        tasks = ET.SubElement(self.root, "Tasks")
        for number, (sheet, entries) in enumerate(self._sheets(), 1):
            self._task(tasks, number, sheet, 1)
            for entry in entries:
                self._entry(tasks, entry)
        resources, assignments = ET.SubElement(self.root, "Resources"), ET.SubElement(self.root, "Assignments")
        for who, number in self.people.items():
            self._put(ET.SubElement(resources, "Resource"), UID=number, ID=number, Name=who, Type=1)
        pairs = ((entry, who) for entry in self.entries for who in _who(entry))
        for number, (entry, who) in enumerate(pairs, 1):
            one = ET.SubElement(assignments, "Assignment")
            self._put(one, UID=number, TaskUID=self.numbers[entry.key], ResourceUID=self.people[who], Units=1)

    def _sheets(self) -> Iterator[tuple[str, list[TimelineRow]]]:
        """The sheets of the rows in their order, each with its rows; the adoption stands with the last phase."""
        found: dict[str, list[TimelineRow]] = {}
        for entry in self.entries:
            key = entry.work.table if entry.work else ""
            title = table(key).title if key else (PROJECT_PLAN in found and table(PROJECT_PLAN).title) or "Milestones"
            found.setdefault(title, []).append(entry)
        yield from found.items()

    def _entry(self, tasks: ET.Element, entry: TimelineRow) -> None:
        assert entry.start and entry.finish
        links = [(link, to) for link in (entry.work.links if entry.work else ()) if (to := self._target(entry, link))]
        typed = entry.work is not None and entry.work.start is not None
        task = self._task(tasks, self.numbers[entry.key], entry.task, 3 if entry.work and entry.work.parent else 2)
        self._put(
            task,
            Start=_morning(entry.start),
            Finish=_morning(entry.finish) if entry.milestone else _evening(entry.finish),
            Duration="PT0H0M0S" if entry.milestone else f"PT{max(entry.days or 1, 1) * _DAY}H0M0S",
            DurationFormat=7,
            Milestone=int(entry.milestone),
            Summary=int(entry.summary),
            Critical=int(entry.critical),
            PercentComplete=100 if entry.work and entry.work.done else 0,
            ConstraintType=_AS_SOON if entry.summary or (links and not typed) else _NOT_BEFORE,
            ConstraintDate=_morning(entry.start),
        )
        for link, to in links:
            one = ET.SubElement(task, "PredecessorLink")
            self._put(one, PredecessorUID=to, Type=_KINDS[link.kind], LinkLag=link.lag * _MOST_LAG, LagFormat=7)
        if entry.id:
            own = ET.SubElement(task, "ExtendedAttribute")
            self._put(own, FieldID=_TEXT1, Value=entry.id)

    def _target(self, entry: TimelineRow, link: TaskLink) -> int | None:
        """The number of the task that a link names, on the same sheet first; None if it has no dates."""
        named = [e for e in self.entries if e.work and e.work.canonical == link.id]
        same = [e for e in named if e.work and entry.work and e.work.table == entry.work.table]
        return next((self.numbers[e.key] for e in (*same, *named)), None)

    def _task(self, tasks: ET.Element, number: int, name: str, level: int) -> ET.Element:
        task = ET.SubElement(tasks, "Task")
        self._put(task, UID=number, ID=len(tasks), Name=name, OutlineLevel=level)
        if level == 1:
            self._put(task, Summary=1)
        return task

    def _calendar(self, first: date, last: date) -> None:
        """The working week, and the holidays and closed days between the two days."""
        calendar = ET.SubElement(ET.SubElement(self.root, "Calendars"), "Calendar")
        self._put(calendar, UID=1, Name="Standard", IsBaseCalendar=1)
        week = ET.SubElement(calendar, "WeekDays")
        for day in range(1, 8):  # 1 is Sunday
            weekday = ET.SubElement(week, "WeekDay")
            self._put(weekday, DayType=day, DayWorking=int(day not in (1, 7)))
            if day not in (1, 7):
                times = ET.SubElement(weekday, "WorkingTimes")
                for start, finish in (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00")):
                    self._put(ET.SubElement(times, "WorkingTime"), FromTime=start, ToTime=finish)
        exceptions = ET.SubElement(calendar, "Exceptions")
        for one in (first + timedelta(n) for n in range((last - first).days + 1)):
            if one.weekday() < 5 and (name := self.made.workdays.why_closed(one)):
                closed = ET.SubElement(exceptions, "Exception")
                self._put(closed, EnteredByOccurrences=0)
                self._put(ET.SubElement(closed, "TimePeriod"), FromDate=f"{one}T00:00:00", ToDate=f"{one}T23:59:00")
                self._put(closed, Occurrences=1, Name=name, Type=1, DayWorking=0)

    @staticmethod
    def _put(element: ET.Element, **values: str | int) -> None:
        for name, value in values.items():
            ET.SubElement(element, name).text = str(value)


def _who(entry: TimelineRow) -> list[str]:
    return [who for part in entry.who.split(";") if (who := part.strip())]


def _morning(day: date) -> str:
    return f"{day}T08:00:00"


def _evening(day: date) -> str:
    return f"{day}T17:00:00"
