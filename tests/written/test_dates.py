"""Dates and periods as people write them: the exact first and last day, and nothing made up."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.values import ErrorValue, Uncalculated, Value
from sdp_xl.written import Period, Unit, find_periods, read_period, read_periods
from sdp_xl.written.doubts import doubt

DAYS = {
    # as written: the day, month first
    "9/24/13": "2013-09-24",
    "7-27-15": "2015-07-27",
    "11-8-16": "2016-11-08",
    "1/1/95": "1995-01-01",
    "6.30.2028": "2028-06-30",
    "Rev 4/4/19": "2019-04-04",
    "Rev. 4/4/19": "2019-04-04",
    "March 31, 2017": "2017-03-31",
    "Friday, March 31, 2017": "2017-03-31",
    "Revised August 23, 2017": "2017-08-23",
    "July27, 2015": "2015-07-27",
    "July\xa027,\u200b 2015": "2015-07-27",
    "June 30 2028": "2028-06-30",
    "By June 30, 2028": "2028-06-30",
    "JUNE 30TH, 2028.": "2028-06-30",
    "(June 30, '28)": "2028-06-30",
    "2028-06-30": "2028-06-30",
    "2010-11-24": "2010-11-24",
    "2027-01-31 09:00": "2027-01-31",
    "9/24/13 at 10:00 a.m.": "2013-09-24",
    "30 June 2028": "2028-06-30",
    "30-Jun-2028": "2028-06-30",
    "Apr-6-2011": "2011-04-06",
    "the 30th of June, 2028": "2028-06-30",
    "no later than June 30, 2028": "2028-06-30",
    "on or before 6/30/2028": "2028-06-30",
    "due by Sept. 15, 2027": "2027-09-15",
    "30 de junio de 2028": "2028-06-30",
    "2028-02-29": "2028-02-29",
    "2026.10.05": "2026-10-05",
    "2026/10/5": "2026-10-05",
    "10.5.2026": "2026-10-05",
    "10 / 5 / 2026": "2026-10-05",
    "20261005": "2026-10-05",
    "10052026": "2026-10-05",
    "5-Oct-26": "2026-10-05",
    "05OCT2026": "2026-10-05",
    "2026 October 5": "2026-10-05",
    "2026-Oct-05": "2026-10-05",
    "Oct 5th, 2026": "2026-10-05",
    "October 5 2026 (tentative)": "2026-10-05",
    "October 5, 2026 – tentative": "2026-10-05",
    "Tentatively 10/5/26": "2026-10-05",
    "Planned: 10/5/2026 (to be confirmed)": "2026-10-05",
    "10/5/2026 (Mon.)": "2026-10-05",
    "10/5/2026 or earlier, subject to change": "2026-10-05",
    "10/5/2026 at 3 pm": "2026-10-05",
    "10/5/2026 done": "2026-10-05",
    "2026-10-05T00:00:00.000Z": "2026-10-05",
}
STRETCHES = {
    "April 6-8, 2011": ("2011-04-06", "2011-04-08", Unit.RANGE),
    "6-8 April 2011": ("2011-04-06", "2011-04-08", Unit.RANGE),
    "1/14/14-1/16/14": ("2014-01-14", "2014-01-16", Unit.RANGE),
    "Dec 15 - Jan 10, 2028": ("2027-12-15", "2028-01-10", Unit.RANGE),
    "July 2021": ("2021-07-01", "2021-07-31", Unit.MONTH),
    "July, 2021": ("2021-07-01", "2021-07-31", Unit.MONTH),
    "2/2028": ("2028-02-01", "2028-02-29", Unit.MONTH),
    "2014-07": ("2014-07-01", "2014-07-31", Unit.MONTH),
    "mid-July 2027": ("2027-07-11", "2027-07-20", Unit.MONTH),
    "early February 2028": ("2028-02-01", "2028-02-10", Unit.MONTH),
    "late February 2028": ("2028-02-21", "2028-02-29", Unit.MONTH),
    "end of June 2028": ("2028-06-01", "2028-06-30", Unit.MONTH),
    "week of March 3, 2027": ("2027-02-28", "2027-03-06", Unit.WEEK),
    "the second week of March 2027": ("2027-03-08", "2027-03-14", Unit.WEEK),
    "last week of February 2028": ("2028-02-23", "2028-02-29", Unit.WEEK),
    "Q3 2027": ("2027-07-01", "2027-09-30", Unit.QUARTER),
    "first quarter of 2028": ("2028-01-01", "2028-03-31", Unit.QUARTER),
    "third quarter of FFY25": ("2025-04-01", "2025-06-30", Unit.QUARTER),
    "second half of 2028": ("2028-07-01", "2028-12-31", Unit.RANGE),
    "Spring 2020": ("2020-03-01", "2020-05-31", Unit.SEASON),
    "the summer of 2024": ("2024-06-01", "2024-08-31", Unit.SEASON),
    "Summer '24": ("2024-06-01", "2024-08-31", Unit.SEASON),
    "fall 2029": ("2029-09-01", "2029-11-30", Unit.SEASON),
    "winter 2027-28": ("2027-12-01", "2028-02-29", Unit.SEASON),
    "late spring 2028": ("2028-05-01", "2028-05-31", Unit.SEASON),
    "spring of the 2027-28 school year": ("2028-03-01", "2028-05-31", Unit.SEASON),
    "2015 summer term": ("2015-06-01", "2015-08-31", Unit.TERM),
    "the 2016 summer migrant program": ("2016-06-01", "2016-08-31", Unit.TERM),
    "fall semester 2027": ("2027-08-01", "2027-12-31", Unit.TERM),
    "2014-15 regular term": ("2014-07-01", "2015-06-30", Unit.TERM),
    "By the end of the 2014-15 regular term": ("2014-07-01", "2015-06-30", Unit.TERM),
    "end of 2027-28 regular term": ("2027-07-01", "2028-06-30", Unit.TERM),
    "2014–15": ("2014-07-01", "2015-06-30", Unit.SCHOOL_YEAR),
    "2015\u201016": ("2015-07-01", "2016-06-30", Unit.SCHOOL_YEAR),
    "1999-00": ("1999-07-01", "2000-06-30", Unit.SCHOOL_YEAR),
    "2011-12": ("2011-07-01", "2012-06-30", Unit.SCHOOL_YEAR),
    "2027 - 2028": ("2027-07-01", "2028-06-30", Unit.SCHOOL_YEAR),
    "SY11-12": ("2011-07-01", "2012-06-30", Unit.SCHOOL_YEAR),
    "SY2027-28": ("2027-07-01", "2028-06-30", Unit.SCHOOL_YEAR),
    "SY28": ("2027-07-01", "2029-06-30", Unit.SCHOOL_YEAR),
    "11-12 school year": ("2011-07-01", "2012-06-30", Unit.SCHOOL_YEAR),
    "school year 2028-2029": ("2028-07-01", "2029-06-30", Unit.SCHOOL_YEAR),
    "2014-15 program year": ("2014-07-01", "2015-06-30", Unit.SCHOOL_YEAR),
    "2014-15 year": ("2014-07-01", "2015-06-30", Unit.SCHOOL_YEAR),
    "2014-15 performance period": ("2014-07-01", "2015-06-30", Unit.SCHOOL_YEAR),
    "beginning of the 2027-28 school year": ("2027-07-01", "2027-10-31", Unit.SCHOOL_YEAR),
    "FFY25": ("2024-10-01", "2025-09-30", Unit.FISCAL_YEAR),
    "federal FY 2024-25": ("2023-10-01", "2025-09-30", Unit.FISCAL_YEAR),
    "2010": ("2010-01-01", "2010-12-31", Unit.YEAR),
    "By 2026": ("2026-01-01", "2026-12-31", Unit.YEAR),
    "2021-22 through 2023-24": ("2021-07-01", "2024-06-30", Unit.RANGE),
    "2021-22 through 2023-24 performance periods": ("2021-07-01", "2024-06-30", Unit.RANGE),
    "2006-2009": ("2006-01-01", "2009-12-31", Unit.RANGE),
    "July 2006 – June 2010": ("2006-07-01", "2010-06-30", Unit.RANGE),
    "from September 2019 to March 1, 2020": ("2019-09-01", "2020-03-01", Unit.RANGE),
    "fall to spring 2028": ("2027-09-01", "2028-05-31", Unit.RANGE),
    "January and March 2017": ("2017-01-01", "2017-03-31", Unit.RANGE),
}
SAID_WITHOUT_A_YEAR = (
    "January and March",
    "August 31",
    "Sept. 1 to Aug 31",
    "fall",
    "Nov 3 and Jan 14, 2014",
    "Jul-21",
)
REFUSED = (
    *(
        "",
        "TBD",
        "ongoing",
        "each spring",
        "quarterly",
        "at every meeting",
        "during the academic year and summer",
        "2-11",
    ),
    *(
        "June 31, 2028",
        "2028-02-30",
        "13/1/2014",
        "30/6/2028",
        "2/29/2027",
        "11-12",
        "9/24-13",
        "1.10.12",
        "since 2019",
    ),
    *(
        "from July 2027",
        "after June 30, 2028",
        "about June 30, 2028",
        "June 2028 to July 2027",
        "State fiscal year 2025",
    ),
    *(
        "March 31, 2017 (draft)",
        "March 31, 2017 or later",
        "March 31, 2017 (moved from March 1, 2017)",
        "20261305",
        "20260230",
        "202610055",
        "tentative",
        "(Monday)",
        "July to 2028",
        "first quarter of 2027-28",
        "80%",
        "grades 3-8",
        "1234",
        "12/2",
        "mayor",
    ),
)


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_is_that_day(text: str, day: str) -> None:
    period = read_period(text)
    assert period and (period.first, period.last, period.unit) == (date.fromisoformat(day),) * 2 + (Unit.DAY,)


@pytest.mark.parametrize(("text", "said"), STRETCHES.items())
def test_a_stretch_has_its_first_and_last_day(text: str, said: tuple[str, str, Unit]) -> None:
    period = read_period(text)
    assert period and (f"{period.first}", f"{period.last}", period.unit) == said
    assert period.first != period.last, "no vague text is a single day"


@pytest.mark.parametrize("text", SAID_WITHOUT_A_YEAR)
def test_no_year_is_made_up(text: str) -> None:
    period = read_period(text)
    assert period and (period.first, period.last, period.text) == (None, None, text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert read_period(text) is None


def test_dates_and_numbers_of_cells() -> None:
    serial = read_period(date(1905, 7, 2))
    assert serial and (str(serial), serial.unit) == ("7/2/1905", Unit.DAY)
    assert str(read_period(datetime(2027, 1, 31, 9))) == "1/31/2027"
    for year in (2010, 2010.0):
        assert str(read_period(year)) == "1/1/2010 to 12/31/2010"
    assert [read_period(value) for value in (None, True, 5, 46000, 2010.5, time(9), ErrorValue("#REF!"))] == [None] * 7


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9/24/13, 11/19/13 and 1/14/14", ["9/24/2013", "11/19/2013", "1/14/2014"]),
        ("March 3, March 31, and May 19, 2017", ["3/3/2017", "3/31/2017", "5/19/2017"]),
        ("March 3 and 31, 2017", ["3/3/2017", "3/31/2017"]),
        ("• June 30, 2027\n• June 30, 2028", ["6/30/2027", "6/30/2028"]),
        ("federal fiscal years 2024 and 2025", ["10/1/2023 to 9/30/2024", "10/1/2024 to 9/30/2025"]),
        ("Summer 2027 and 2028", ["6/1/2027 to 8/31/2027", "6/1/2028 to 8/31/2028"]),
        ("SY11-12 and 12-13", ["7/1/2011 to 6/30/2012", "7/1/2012 to 6/30/2013"]),
        ("Spring/Summer 2028", ["3/1/2028 to 5/31/2028", "6/1/2028 to 8/31/2028"]),
        ("winter and spring 2028", ["12/1/2027 to 2/29/2028", "3/1/2028 to 5/31/2028"]),
        ("fall and spring 2027-28", ["9/1/2027 to 11/30/2027", "3/1/2028 to 5/31/2028"]),
        ("January and March", ["January", "March"]),
        ("March 3 and 31", ["March 3", "March 31"]),
        ("2021-22 through 2023-24", ["7/1/2021 to 6/30/2024"]),
        ("June 30, 2027 and sometime", []),
    ],
)
def test_a_list_gives_each_of_its_entries(text: str, said: list[str]) -> None:
    assert [str(period) for period in read_periods(text)] == said


@pytest.mark.parametrize(
    ("text", "unit", "either"),
    [
        ("winter 2027", Unit.SEASON, "the winter of 2026-2027 or that of 2027-2028"),
        ("early winter 2027", Unit.SEASON, "the winter of 2026-2027 or that of 2027-2028"),
        ("winter 2027 to spring 2028", Unit.RANGE, "the winter of 2026-2027 or that of 2027-2028"),
        ("FY25", Unit.FISCAL_YEAR, "the State's fiscal year (mostly from 7/1/2024 to 6/30/2025) or the federal one"),
        ("third quarter of FY25", Unit.QUARTER, "the State's fiscal year"),
        ("fiscal years 2024 and 2025", Unit.FISCAL_YEAR, "the State's fiscal year"),
    ],
)
def test_where_two_stretches_may_be_meant_it_asks_which(text: str, unit: Unit, either: str) -> None:
    period = read_period(text)
    assert period and (period.first, period.last, period.unit) == (None, None, unit)
    assert either in period.question


def test_dates_inside_a_sentence() -> None:
    text = (
        "By the end of the 2014–15 regular term, 80% of 2010 migrant students in grades 3-8 who may attend will gain "
        "5% by June 30, 2028 or in 2026; not June 31, 2028, State fiscal year 2025, 1-2014-15-3 or 555-2014."
    )
    found = find_periods(text)
    assert [text[slice(*period.span)] for period in found] == ["2014–15 regular term", "June 30, 2028", "2026"]
    assert [str(period) for period in found] == ["7/1/2014 to 6/30/2015", "6/30/2028", "1/1/2026 to 12/31/2026"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("By June 31, 2028", "there is no day June 31, 2028"),
        ("Febuary 2028", "there is no month Febuary; February was probably meant"),
        ("tbd.", "it does not say when yet"),
        ("many 2028 reports", ""),
        ("Augusta 2028 meeting", ""),
        ("June 30, 2028", ""),
        ("twice a year", ""),
    ],
)
def test_a_doubt_says_what_is_wrong(text: str, why: str) -> None:
    assert doubt(text) == why


VOCABULARY = (
    "january Mar July27 may 9/24/13 2027-28 2028 11-12 SY FY25 '24 spring summer fall winter term school "
    "year week of first last quarter q3 mid- early end the by no later than from to through between and "
    ", ; / - – 31 30th 6 2 % . ( ) fiscal regular program 10:00 a.m. at Rev & or \n • de junio 2100 1990 "
    "2199 9999-12-31 0001-01-01 29 ² ① february"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(WORDS, max_size=9).map(" ".join), st.lists(WORDS, max_size=6).map("".join)
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(max_value=timedelta(days=9)),
    st.builds(ErrorValue, st.just("#REF!")),
    st.builds(Uncalculated, st.just("=A1")),
)


def sound(period: Period) -> bool:
    both = period.first is None and period.last is None
    return both or (period.first is not None and period.last is not None and period.first <= period.last)


@given(VALUES)
def test_any_value_reads_or_is_refused_and_what_is_printed_reads_again(value: Value) -> None:
    for period in filter(None, (read_period(value), *read_periods(value))):
        assert sound(period)
        again = read_period(str(period))
        assert again and (again.first, again.last) == (period.first, period.last)


@given(TEXTS)
def test_a_single_day_is_never_made_of_less_than_a_day_and_a_year(text: str) -> None:
    for period in (*read_periods(text), *find_periods(text)):
        if period.first and period.first == period.last:
            assert len(re.findall(r"\d+", text)) >= 2


@given(TEXTS)
def test_what_is_found_in_a_sentence_stands_there(text: str) -> None:
    end = 0
    for period in find_periods(text):
        assert end <= period.span[0] < period.span[1] <= len(text)
        assert sound(period)
        assert period.first
        end = period.span[1]
    doubt(text)


@given(WORDS, st.integers(2, 4000))
def test_long_cells_are_no_trouble(word: str, times: int) -> None:
    read_period((f"{word} " * times)[:32767])
