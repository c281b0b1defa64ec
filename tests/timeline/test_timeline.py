"""From sheets to dates: defaults, inheritance, what is left out, and the sentences that say why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import workbook
from schemas import process
from sdp_xl import files
from sdp_xl.pages.timeline import gantt_pages
from sdp_xl.plan.locate import locate
from sdp_xl.scheduling import ADOPTION, Timeline, TimelineRow, make
from tests.effort import many
from tests.markdown import TODAY
from tests.timeline.plans import book


def by_name(timeline: Timeline) -> dict[str, TimelineRow]:
    return {entry.name: entry for entry in timeline.entries.values()}


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


CHAIN = """
### Pre-Planning
| ID | Activity | Owner | Start | Finish | Work days | Depends on | Status |
|---|---|---|---|---|---|---|---|
| A1.2 | Recruit | Director | | | 4 | | |
| A2.1 | Timeline | | | | 5 | A1.2 | |
| A2.2 | Identify | | 2026-09-21 | | 3 | A1.2 | |
| A2.3 | Meetings | | | 2026-10-16 | 5 | A2.1FS+2d | |
| A2.4 | System | | 2026-10-03 | 2026-10-04 | | | |
| X1 | Ask | | | | | A2.1SS+1d | |
"""


def test_dates_and_reasons_forward() -> None:
    found = by_name(make(book(CHAIN)))
    assert {name: (one.start, one.finish, one.days, one.dates, one.why) for name, one in found.items()} == {
        "A1.2": (
            day("08-31"),
            day("09-03"),
            4,
            "Proposed",
            "Starts when the planning starts; it waits for nothing else.",
        ),
        "A2.1": (day("09-04"), day("09-11"), 5, "Proposed", "Starts after A1.2 finishes; Labor Day skipped."),
        "A2.2": (day("09-21"), day("09-23"), 3, "Typed start", "Start typed by staff; finish after 3 working days."),
        "A2.3": (
            *(day("10-09"), day("10-16"), 5, "Typed finish"),
            "Finish typed by staff; start counted back by 5 working days; Columbus Day skipped.",
        ),
        "A2.4": (day("10-03"), day("10-04"), 0, "Typed", "Typed by staff."),
        "X1": (
            *(day("09-08"), day("09-14"), 5, "Proposed"),
            "Starts 1 working day after A2.1 starts; 5 working days assumed.",
        ),
        "Plan adopted": (day("12-18"), day("12-18"), 0, "Typed", "Typed on Settings."),
    }


def test_dates_and_reasons_backward() -> None:
    found = by_name(make(book(CHAIN, direction="Backward from the adoption date")))
    assert (found["A2.3"].start, found["A2.3"].finish) == (day("10-09"), day("10-16"))
    # A2.3 starts on October 9 and waits two working days: the 7th and the 8th.
    assert (found["A2.1"].start, found["A2.1"].finish) == (day("09-30"), day("10-06"))
    assert found["A2.1"].why == "As late as A2.3 allows, counted back from the adoption date."
    assert found["A1.2"].finish == day("09-18"), "A2.2 is typed to start on September 21"
    assert (found["X1"].finish, found["X1"].why.split(";")[0]) == (day("12-18"), "As late as the adoption date allows")


def test_the_direction_follows_from_what_is_known() -> None:
    text = "### Settings\n| Question | Answer |\n|---|---|\n| State | Ohio |\n"
    text += "| Plan adopted on (planned or actual) | 2026-12-18 |\n"
    rows = "### Development\n| ID | Activity | Work days |\n|---|---|---|\n| A7.3 | Feedback | 5 |\n"
    assert by_name(make(book(text + rows)))["A7.3"].finish == day("12-18")
    bare = by_name(make(book(text.replace("2026-12-18", "") + rows)))
    assert (bare["A7.3"].start, bare["A7.3"].dates) == (None, "")
    assert bare["A7.3"].why == "No date yet: type one, or say what it depends on."


def test_the_order_of_table_a1_stands_in_for_blank_links_and_typed_days_for_ours() -> None:
    rows = """
### Pre-Planning
| ID | Activity | Work days |
|---|---|---|
| A1.2 | Recruit | |
| A2.1 | Timeline | 2 |
"""
    found = by_name(make(book(rows)))
    assert found["A1.2"].days == 10
    assert (found["A2.1"].days, found["A2.1"].why) == (2, "Starts after A1.2 finishes.")
    assert found["A2.1"].start == day("09-15")


def test_what_does_not_apply_is_left_out_and_hands_on_what_it_waited_for() -> None:
    rows = """
### Pre-Planning
| ID | Activity | Work days | Depends on | Status |
|---|---|---|---|---|
| X1 | First | 5 | | |
| A1.2 | Recruit | 5 | X1 | Not applicable |
| A2.1 | Timeline | 5 | A1.2SS+9d | |
| A1.1 | Review | | | Not applicable |
| A1.1a | Requirements | 5 | | |
### Meetings
| ID | Meeting | Depends on | Status |
|---|---|---|---|
| M1 | Kickoff | X1 | Canceled |
"""
    found = by_name(make(book(rows)))
    assert set(found) == {"X1", "A2.1", "Plan adopted"}
    assert found["A2.1"].why == "Starts after X1 finishes; Labor Day skipped."


def test_items_take_links_owner_and_dates_of_their_activity_if_they_have_none() -> None:
    rows = """
### Pre-Planning
| ID | Activity | Owner | Start | Finish | Work days | Depends on |
|---|---|---|---|---|---|---|
| X1 | First | | | | 5 | |
| A1.1 | Review | Director | | | | X1 |
| A1.1a | Requirements | | | | 5 | |
| A1.1b | Toolkit | Analyst | 2026-10-01 | 2026-10-02 | | |
| A1.3 | Outline | Director | 2026-11-02 | 2026-11-06 | | |
| A1.3a | Our own item | | | | 2 | |
| A2.1 | Timeline | | | | 1 | A1.1 |
"""
    found = by_name(make(book(rows)))
    assert (found["A1.1a"].who, found["A1.1a"].why) == ("Director", "Starts after X1 finishes; Labor Day skipped.")
    assert (found["A1.1"].start, found["A1.1"].finish) == (found["A1.1a"].start, day("10-02"))
    assert (found["A1.1"].summary, found["A1.1"].dates) == (True, "From items")
    assert (found["A1.3a"].start, found["A1.3a"].finish, found["A1.3a"].dates) == (day("11-02"), day("11-06"), "Typed")
    assert found["A1.3a"].why == "Typed by staff for A1.3, to which it belongs."
    assert found["A2.1"].start == day("10-05")


def test_what_follows_the_last_activity_follows_the_adoption() -> None:
    rows = """
### Development
| ID | Activity | Work days | Depends on |
|---|---|---|---|
| A7.2 | Draft | 5 | |
| A7.3 | Feedback | 5 | A7.2 |
### Dissemination
| ID | Activity | Work days |
|---|---|---|
| A9.1 | Communicate | 5 |
| Z1 | Print | 5 |
### Project Plan
| ID | Activity | Work days | Depends on |
|---|---|---|---|
| P1 | Hire | 5 | |
| P2 | Train | 5 | P1 |
| P3 | Announce | 5 | A7.3 |
"""
    timeline = make(book(rows))
    found = by_name(timeline)
    assert found["A7.3"].slack == 66, "the days to spare before the adoption"
    assert found["A9.1"].start == found["Z1"].start == found["P3"].start == day("12-21")
    assert found["A9.1"].why.startswith("Starts after the adoption is reached")
    assert found["P1"].start == date(2027, 7, 1)
    assert found["P1"].why.startswith("Starts when the plan takes effect")
    assert found["P2"].start == date(2027, 7, 9)
    assert [entry.name for entry in timeline.implementation] == ["Plan takes effect", "P1", "P2", "P3", "Plan ends"]
    critical = [entry.name for entry in timeline.development if entry.critical]
    assert critical == ["A7.2", "A7.3", "Plan adopted"]


def test_meetings_keep_weekends_and_wait_for_a_date_or_a_link() -> None:
    rows = """
### Meetings
| ID | Meeting | Date | Days | Depends on |
|---|---|---|---|---|
| M1 | Parents | 2026-09-12 | 2 | |
| M2 | Team | 2026-09-04 | 1.5 | |
| M3 | Open | | | |
| M4 | After | | | M2 |
"""
    found = by_name(make(book(rows)))
    assert {name: (one.start, one.finish) for name, one in found.items() if name[0] == "M"} == {
        "M1": (day("09-12"), day("09-13")),
        "M2": (day("09-04"), day("09-08")),
        "M3": (None, None),
        "M4": (day("09-09"), day("09-09")),
    }
    assert all(one.milestone for one in found.values())


def test_a_number_is_looked_for_on_its_own_sheet_first() -> None:
    rows = """
### Meetings
| ID | Meeting | Date |
|---|---|---|
| 1 | Kickoff | 2026-09-04 |
### Project Plan
| ID | Activity | Finish | Depends on |
|---|---|---|---|
| 1 | Hire | 2027-09-30 | |
| 2 | Train | | 1 |
"""
    timeline = make(book(rows))
    assert [entry.start for entry in timeline.implementation if entry.id == "2"] == [date(2027, 10, 1)]


def test_the_order_of_table_a1_yields_to_a_typed_link() -> None:
    rows = """
### Pre-Planning
| ID | Activity | Depends on |
|---|---|---|
| A1.2 | Recruit | A2.1 |
| A2.1 | Timeline | |
"""
    timeline = make(book(rows))
    assert timeline.circles == ()
    assert by_name(timeline)["A2.1"].start == day("08-31")


def test_the_prefilled_master_makes_a_whole_timeline_from_two_dates() -> None:
    grid = files.read(workbook.path("sdp-master.xlsx"))
    sheets = {name: [list(row) for row in rows] for name, rows in grid.sheets.items()}
    for row in sheets["Settings"]:
        answers = {"Planning starts on": day("08-31"), "Plan adopted on (planned or actual)": date(2027, 6, 1)}
        if row and row[0] in answers:
            row[1] = answers[row[0]]
    timeline = make(locate(type(grid)(sheets=sheets), today=TODAY))
    found = by_name(timeline)
    ids = {one.id for _, one, _ in process.activities()}
    assert ids <= set(found)
    assert all(found[one].start and found[one].finish for one in ids)
    assert not (timeline.circles or timeline.clashes or timeline.unknown or timeline.unreadable or timeline.late)
    path = [one.id for one in timeline.development if one.critical and one.id]
    assert path[0] in {"A1.1c", "A1.1d", "A1.1e", "A1.1f"} and path[-1] == process.ADOPTION
    assert {one.slack for one in timeline.development if one.critical and one.id} == {found["A7.3"].slack}


@settings(max_examples=many(25), deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A1.1", "A1.1a", "A1.2", "A7.3", "M1", "1", "1", ""]),
            st.text(max_size=5),
            st.none() | st.dates() | st.text(max_size=3),
            st.none() | st.dates(),
            st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
            st.none() | st.text("A1.2aM;7 3FS+-9dwe", max_size=14),
        ),
        max_size=8,
    ),
    st.sampled_from(["", "Backward from the adoption date"]),
)
def test_nothing_that_stands_in_a_workbook_makes_it_raise(rows: list[tuple[object, ...]], direction: str) -> None:
    header = "| ID | Activity | Start | Finish | Work days | Depends on |\n|---|---|---|---|---|---|\n"
    located = book(f"### Development\n{header}| X9 | Some | | | | |\n", direction=direction)
    grid = located.grid
    sheets = {**grid.sheets, "Development": [*grid.sheets["Development"], *map(list, rows)]}
    timeline = make(locate(type(grid)(sheets=sheets), today=TODAY))  # type: ignore[arg-type]
    assert ADOPTION in timeline.entries


@pytest.mark.parametrize("name", ["sdp-example.xlsx", "sdp-master.xlsx"])
def test_the_same_workbook_gives_the_same_timeline(name: str) -> None:
    located = locate(files.read(workbook.path(name)), today=TODAY)
    assert make(located).development == make(located).development


def test_activities_of_the_project_plan_have_items_too() -> None:
    plan = book(
        """
### Project Plan
| ID | Strategy ID | Activity | Start | Finish | Work days | Depends on | Lead |
|---|---|---|---|---|---|---|---|
| P1 | "1-1" | Set up tutoring | | | | | Director |
| P1.1 | | Hire tutors | 2027-07-06 | 2027-07-16 | | | |
| P1.2 | | Train tutors | | | 5 | P1.1 | Trainer |
| P1.2.1 | | Rooms | | | 2 | | |
| P2 | "1-1" | Tutor | | | 5 | P1 | |
| P10 | "1-1" | Report | | | 5 | P2 | |
"""
    )
    entries = {entry.id: entry for entry in make(plan).implementation if entry.id}
    dates = {id_: (entry.start, entry.finish) for id_, entry in entries.items()}
    assert dates["P1"] == (date(2027, 7, 6), dates["P1.2"][1]) and entries["P1"].summary
    assert entries["P1.2"].summary and dates["P1.2"] == dates["P1.2.1"]
    assert entries["P1.1"].who == "Director" and entries["P1.2.1"].who == "Trainer"
    last = dates["P1.2"][1]
    assert last is not None and dates["P2"][0] is not None and dates["P2"][0] > last
    assert not entries["P2"].summary and not entries["P10"].summary
    page = gantt_pages(make(plan))[1]
    tasks = {row[2]: level for row, level in zip(page.rows, page.bars.levels if page.bars else (), strict=True)}
    assert (tasks["Set up tutoring"], tasks["Hire tutors"], tasks["Rooms"], tasks["Tutor"]) == (1, 2, 3, 1)
    assert {row[0] for row in page.rows if row[1]} == {"1-1"}
