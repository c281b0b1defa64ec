"""Meetings and deadlines as a calendar file, for Outlook, Google Calendar and others; a second import updates it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from schemas.tables.lists import CANCELED
from schemas.values import fold
from schemas.zones import ZONES
from sdp_xl.documents import Asked, Made
from sdp_xl.documents.agenda_items import items
from sdp_xl.plan.model import Plan, Row
from sdp_xl.plan.team import team_names
from sdp_xl.scheduling import MEETINGS, TimelineRow
from sdp_xl.states import state_code
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_OURS = UUID("6f2b6f0e-4a0f-5a51-9f5e-0d7a3c1b6e42")
"""The name space of our events; their numbers follow from it and from what they stand for."""
_FIRST = date(2020, 1, 1)
"""Sequence numbers count days from here: a calendar takes an event anew only if its number has not fallen."""


def make(plan: Plan, asked: Asked) -> Made:
    """The calendar, of all or of one person; Trouble if nothing has a date."""
    from icalendar import Calendar

    made = asked.scheduled(plan)
    calendar = Calendar()
    calendar.add("prodid", "-//sdp-xl//Service Delivery Plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", " ".join(filter(None, (plan.settings.text("state"), "Service Delivery Plan"))))
    writer = _Writer(plan, calendar)
    for entry in (*made.development, *made.implementation):
        if entry.finish and not entry.summary and _concerns(plan, entry.who, asked.person):
            writer.add(entry)
    for row in plan["meetings"].rows_with("date"):  # a calendar that holds a canceled one must learn of it
        if (
            row.says("status", CANCELED)
            and row.date("date")
            and _concerns(plan, row.text("participants"), asked.person)
        ):
            writer.cancel(row)
    if not calendar.events:
        of = f" that names “{asked.person}”" if asked.person else ""
        raise Trouble(
            f"Nothing{of} has a date yet, so there is no calendar to write. Fill in dates, and write it again."
        )
    calendar.add_missing_timezones()
    counted = f"{len(calendar.events)} meetings and deadlines{f' of {asked.person}' if asked.person else ''}."
    return Made(data=calendar.to_ical(), told=(counted, "Importing it again updates what was imported before."))


def _concerns(plan: Plan, who: str, person: str) -> bool:
    """Whether the person, called by role, is named there, or belongs to a team that is."""
    wanted, named = fold(person), fold(who)
    teams = (team for row in plan["team"] if fold(row.text("role")) == wanted for team in team_names(row))
    return wanted in named or any(team in named for team in teams)


class _Writer:
    """Writes the events of one plan."""

    def __init__(self, plan: Plan, calendar: Calendar) -> None:
        self.plan, self.calendar = plan, calendar
        state = state_code(plan.settings.text("state"))
        zone = ZONES.get(state)
        self.zone = ZoneInfo(zone) if zone else None
        cycle = plan.settings.date("cycle_start")
        self.whose = f"{state}/{cycle.year if cycle else ''}"

    def add(self, entry: TimelineRow) -> None:
        """A meeting from its first day to its last, or the day on which something is due."""
        assert entry.finish is not None
        meeting = entry.work is not None and entry.work.table == MEETINGS
        about = f"{entry.id} {entry.task}".strip()
        event = self._event(entry.row if entry.work else None, entry.key)
        done = entry.work is not None and entry.work.done
        event.add("summary", about if meeting or entry.milestone else f"{'Done' if done else 'Due'}: {about}")
        lines = [f"Who: {entry.who}"] if entry.who else []
        if entry.proposed:
            lines.append("Proposed by the timeline; nobody has typed this date.")
        if meeting:
            lines += [text for key in ("purpose", "agenda") if (text := entry.row.text(key))]
        self._when(event, entry.start if meeting and entry.start else entry.finish, entry.finish, entry.row)
        event.add("description", "\n".join(lines))
        event.add("status", "TENTATIVE" if entry.proposed else "CONFIRMED")
        self.calendar.add_component(event)

    def cancel(self, row: Row) -> None:
        """A meeting that will not be."""
        day = row.date("date")
        assert day is not None
        event = self._event(row, "")
        event.add("summary", f"Canceled: {row.text('id')} {row.text('meeting')}")
        self._when(event, day, day, row)
        event.add("status", "CANCELLED")
        self.calendar.add_component(event)

    def _event(self, row: Row | None, key: str) -> Event:
        """An event with the number that the same row always has."""
        from icalendar import Event

        called = f"{row.table.key}/{row.id or row.number}" if row else key
        event = Event()
        event.add("uid", f"{uuid5(_OURS, f'{self.whose}/{called}')}@sdp-xl")
        event.add("dtstamp", datetime.now(UTC))
        event.add("sequence", (self.plan.today - _FIRST).days)
        event.add("transp", "OPAQUE" if row and row.table.key == MEETINGS else "TRANSPARENT")
        return event

    def _when(self, event: Event, first: date, last: date, row: Row) -> None:
        """From when to when: by the clock where the agenda tells the times and the State is known, else whole days."""
        agenda = items(row.text("agenda")) if row.table.key == MEETINGS else ()
        starts = [item.start for item in agenda if item.start]
        finishes = [item.finish for item in agenda if item.finish]
        if self.zone and starts and finishes and first == last:
            event.add("dtstart", datetime.combine(first, min(starts), self.zone))
            event.add("dtend", datetime.combine(last, max(finishes), self.zone))
        else:
            event.add("dtstart", first)
            event.add("dtend", last + timedelta(days=1))
