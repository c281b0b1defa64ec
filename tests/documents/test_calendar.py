"""The calendar file, read back: meetings and deadlines, by person, updated by a second import."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

import workbook
from schemas.values import Value
from schemas.zones import ZONES
from sdp_xl import jobs
from sdp_xl.documents import Asked
from sdp_xl.documents.calendar import make
from sdp_xl.plan.model import Plan
from sdp_xl.states import united_states
from sdp_xl.trouble import Trouble

TODAY = date(2026, 11, 24)
PLAN = jobs.load(workbook.path(workbook.EXAMPLE), today=TODAY)


def events(plan: Plan = PLAN, person: str = "") -> dict[str, Any]:
    calendar = Calendar.from_ical(make(plan, Asked(ending=".ics", person=person)).data)
    return {str(event["UID"]): event for event in calendar.events}


def with_values(plan: Plan, key: str, place: int, **values: Value) -> Plan:
    """The plan with other values in a row of a table."""
    located = plan[key]
    typed = {column: [*located.typed(column)] for column in located.columns}
    for column, value in values.items():
        typed[column][place] = value
    return replace(plan, tables={**plan.tables, key: replace(located, entries=replace(located.entries, typed=typed))})


def changed(**values: Value) -> Plan:
    """The example with other values in its meeting M4."""
    return with_values(PLAN, "meetings", PLAN["meetings"].texts("id").index("M4"), **values)


def of(found: dict[str, Any], start: str) -> Any:
    (event,) = [event for event in found.values() if str(event["SUMMARY"]).startswith(start)]
    return event


def test_a_meeting_lasts_its_days_and_a_deadline_is_one_whole_day() -> None:
    found = events()
    meeting = of(found, "M4 ")
    assert (meeting.start, meeting.end) == (date(2027, 1, 20), date(2027, 1, 22)), "the day after the last"
    due = of(found, "Due: A4.1d")
    assert due.end - due.start == timedelta(days=1) and not isinstance(due.start, datetime)
    assert of(found, "Done: A1.1a")


def test_a_second_import_updates_and_a_canceled_meeting_goes() -> None:
    before, after = events(), events(changed(date=date(2027, 2, 3)))
    assert before.keys() == after.keys(), "each event keeps its number"
    assert of(after, "M4 ").start == date(2027, 2, 3)
    canceled = events(changed(status="Canceled"))
    assert canceled.keys() == before.keys()
    assert of(canceled, "Canceled: M4")["STATUS"] == "CANCELLED"
    later = events(replace(PLAN, today=TODAY + timedelta(days=3)))
    assert all(later[uid]["SEQUENCE"] > event["SEQUENCE"] for uid, event in before.items())


def test_an_agenda_with_times_stands_at_its_hour_in_the_zone_of_the_state() -> None:
    plan = changed(agenda="9:00-10:30 Needs\n10:45-12:00 MPOs", days=1)
    meeting = of(events(with_values(plan, "settings", 0, state="Oregon")), "M4 ")
    assert meeting.start.isoformat() == "2027-01-20T09:00:00-08:00"
    assert meeting.end.isoformat() == "2027-01-20T12:00:00-08:00"


def test_a_persons_calendar_holds_what_names_the_role_or_its_team() -> None:
    everything, own = events(), events(person="elementary teacher")
    assert 0 < len(own) < len(everything) and own.keys() <= everything.keys()
    assert of(own, "M4 ")["SUMMARY"]
    director = events(person="State Director")
    assert {of(director, f"{meeting} ")["SUMMARY"] for meeting in ("M1", "M2", "M4")}, "who is on both teams is on each"
    with pytest.raises(Trouble, match="Nothing that names “Nobody” has a date yet"):
        make(PLAN, Asked(ending=".ics", person="Nobody"))


def test_every_state_has_a_zone() -> None:
    assert set(ZONES) >= set(united_states().subdivisions) - {"UM"}
