"""Entries in another form than their column asks for: a day in words, a number of days, a share in a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.model import Kind
from sdp_xl.written.entries import meant, other_weekday, read_when

OCTOBER_5 = (
    *("'10/05/27", "10/ 5/2027", "10 /5/ 2027", '"October 5, 2027"', "“10/5/2027”", "10/5/2027†"),
    *("martes, 5 de octubre de 2027", "5 octobre 2027", "5 de outubro de 2027"),
    *(
        "the fifth of October, 2027",
        "October fifth, 2027",
        "first Tuesday of October 2027",
        "1st Tuesday, October 2027",
    ),
    *(
        "NLT 10/5/2027",
        "NLT: 10/5/2027",
        "Finish: 10/5/2027",
        "Start: 10/5/2027",
        "≤ 10/5/2027",
        "10/5/2027 hard deadline",
    ),
    *("October 5, 2027, 9:00 AM - 3:00 PM", "October 5, 2027 9-11 am", "Oct 5, 2027 @ 10 am", "10/5/2027 noon"),
    *(
        "10/5/2027 from 10 am to noon",
        "2027-10-05T08:00:00-05:00",
        "10/5/2027 9:30 a.m. CT",
        "46665",
        "46665.0",
        " 46665 ",
    ),
)
NO_DAY = (
    *("10/5-10/7/2027", "5th Monday of May 2028", "first Monday of each month", "first Monday in October"),
    *("10/5/2027 - 11/5/2027", "October third graders", "10/5/2027 9", "about 10/5/2027", "99999", "9/24 /13"),
    *("10/5/2027 (was 9/5/2027)", "5/10", "the first of May"),
)


@pytest.mark.parametrize("text", OCTOBER_5)
def test_one_day_in_any_form_is_that_day(text: str) -> None:
    assert meant(Kind.DATE, text) == date(2027, 10, 5)


@pytest.mark.parametrize("text", NO_DAY)
def test_what_is_vague_is_no_day(text: str) -> None:
    assert meant(Kind.DATE, text) is None


def test_the_year_of_a_range_may_stand_at_its_end_only() -> None:
    period = read_when("10/5-10/7/2027")
    assert period and (period.first, period.last) == (date(2027, 10, 5), date(2027, 10, 7))


def test_days_by_their_weekday_are_those_of_the_calendar() -> None:
    assert meant(Kind.DATE, "last Friday in May 2028") == date(2028, 5, 26)
    assert meant(Kind.DATE, "second Monday of January 2028") == date(2028, 1, 10)
    assert meant(Kind.DATE, "1o de mayo de 2028") == date(2028, 5, 1)


def test_a_time_with_its_day_as_a_number_is_that_day() -> None:
    assert meant(Kind.DATE, 46665.375) == date(2027, 10, 5)


def test_a_weekday_that_is_not_that_of_the_day_is_told() -> None:
    assert other_weekday("Mon 10/5/2027", date(2027, 10, 5)) == "Tuesday"
    assert not other_weekday("Tue 10/5/2027", date(2027, 10, 5))
    assert not other_weekday("10/5/2027", date(2027, 10, 5))


@pytest.mark.parametrize(
    "text",
    [
        *("80% of students", "four out of five", "4 of 5", "4 in 5", "8 out of every 10", "80 por ciento", "'80%"),
        *(
            "Target: 80%",
            "goal of 80%",
            "80% target",
            "80%*",
            "80% or better",
            "80% of all migratory children",
            "“80%”",
        ),
    ],
)
def test_a_share_is_that_share_whatever_stands_beside_it(text: str) -> None:
    assert meant(Kind.SHARE, text) == 0.8


@pytest.mark.parametrize(
    "text",
    [
        *("5% increase", "an increase of 5%", "5% growth", "5 percentage points", "-5%", "120%", "80% and 75%"),
        *("about 80%", "80% by 2028", "5% of 80% of students", "up to 80%", "all students"),
    ],
)
def test_a_change_and_what_is_vague_are_no_share(text: str) -> None:
    assert meant(Kind.SHARE, text) is None
