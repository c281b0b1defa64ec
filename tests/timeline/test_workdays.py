"""The calendar against counting on the fingers, and what it knows about States."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.holidays import STATES
from schemas.values import FIRST_YEAR, LAST_YEAR
from sdp_xl.scheduling.workdays import CLOSED, EARLIEST, LATEST, Workdays
from sdp_xl.states import _by_library, state_code
from sdp_xl.states import holidays as holidays_of

DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))


def calendar(first: date = date(2026, 9, 1), closed: tuple[date, ...] = ()) -> Workdays:
    return Workdays("Ohio", closed, first, date(2027, 6, 30))


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("Ohio", "OH"),
        ("new mexico", "NM"),
        ("nM", "NM"),
        ("d.c.", "DC"),
        ("Puerto Rico", "PR"),
        ("Buckeye State", ""),
        ("", ""),
    ],
)
def test_states_by_name_or_postal_code(state: str, code: str) -> None:
    assert state_code(state) == code


@given(first=DAYS, day=DAYS)
def test_positions_count_working_days_one_by_one_wherever_the_calendar_began(first: date, day: date) -> None:
    days = calendar(first)
    closed = {*holidays.country_holidays("US", subdiv="OH", years=range(2014, 2047))}
    closed |= {*holidays.country_holidays("US", years=range(2014, 2047))}

    def work(one: date) -> bool:
        return one.weekday() < 5 and one not in closed

    assert bool(days.why_closed(day)) is not work(day)
    ahead, back = day, day
    while not work(ahead):
        ahead += timedelta(1)
    while not work(back):
        back -= timedelta(1)
    position = days.position(day)
    assert (days.day(position), days.day(days.position_before(day))) == (ahead, back)
    following = ahead + timedelta(1)
    while not work(following):
        following += timedelta(1)
    assert days.position(following) == position + 1
    assert days.day(position + 1) == following


def test_position_0_stays_the_first_working_day_while_the_calendar_grows() -> None:
    days = calendar(date(2026, 9, 5))
    assert days.day(0) == date(2026, 9, 8)
    assert days.day(days.position(date(1999, 3, 1))) == date(1999, 3, 1)
    assert days.day(days.position(date(2055, 3, 1))) == date(2055, 3, 1)
    assert days.day(0) == date(2026, 9, 8)


def test_names_of_holidays_weekends_and_own_closed_days() -> None:
    days = calendar(closed=(date(2026, 12, 24), date(2026, 12, 26)))
    assert days.why_closed(date(2026, 9, 7)) == "Labor Day"
    assert days.why_closed(date(2026, 9, 5)) == "a Saturday"
    assert days.why_closed(date(2026, 12, 24)) == CLOSED
    assert days.why_closed(date(2026, 9, 8)) == ""
    assert days.skipped(date(2026, 9, 7), date(2026, 10, 12)) == ("Labor Day", "Columbus Day")
    assert days.skipped(date(2026, 9, 8), date(2026, 10, 11)) == ()


def test_a_state_adds_its_holidays_and_takes_no_federal_one_away() -> None:
    days = Workdays("ca", (), date(2027, 1, 1), date(2027, 12, 31))
    assert days.why_closed(date(2027, 3, 31)) == "Cesar Chavez Day"
    assert days.why_closed(date(2027, 10, 11)) == "Columbus Day"
    assert not Workdays("Atlantis", (), date(2027, 1, 1), date(2027, 12, 31)).why_closed(date(2027, 3, 31))


def test_mistyped_numbers_end_at_the_edges_of_the_calendar() -> None:
    days = calendar()
    assert days.day(10**9) == date(2199, 12, 31)
    assert days.day(-(10**9)) == date(1900, 1, 2)
    assert days.day(days.position(date.max)) <= LATEST
    assert days.day(days.position_before(date.min)) >= EARLIEST
    assert days.why_closed(date(9999, 12, 31)) == ""


@pytest.mark.parametrize("state", ["", *STATES])
def test_the_table_of_holidays_is_what_the_library_says(state: str) -> None:
    years = [*range(FIRST_YEAR, LAST_YEAR + 1, 7), 1995, 2029]
    assert holidays_of(state, years) == _by_library(state, years)
    assert holidays_of(state, [FIRST_YEAR - 1, LAST_YEAR + 1]) == _by_library(state, [FIRST_YEAR - 1, LAST_YEAR + 1])
