"""The sentence behind each date: true also where links are broken, lead into a circle, or overlap."""

from __future__ import annotations

from datetime import date

import pytest

from sdp_xl.pages.task_lines import SPANS_SOME
from sdp_xl.pages.timeline import gantt_pages
from sdp_xl.scheduling import TimelineRow, make
from tests.timeline.plans import book

HEADER = """
### Pre-Planning
| ID | Activity | Start | Finish | Work days | Depends on |
|---|---|---|---|---|---|
"""


def entries(rows: str, **settings: str) -> dict[str, TimelineRow]:
    return {entry.name: entry for entry in make(book(HEADER + rows, **settings)).entries.values()}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Starts when the planning starts; it waits for nothing else."),
        (
            "A9.9SS+1d",
            "Starts when the planning starts; its link “A9.9SS+1d” leads nowhere, so the date may be too early.",
        ),
        (
            "after P2",
            "Starts when the planning starts; its link “after P2” cannot be read, so the date may be too early.",
        ),
        (
            "C1",
            "Starts when the planning starts; it waits for C1, which waits for itself in a circle of links, "
            "so the date may be too early.",
        ),
        (
            "E1; A9.9; after P2",
            "Starts after E1 finishes; its link “A9.9” leads nowhere and its link “after P2” cannot be read, "
            "so the date may be too early.",
        ),
        ("E0", "Starts when the planning starts; what it waits for comes before that."),
    ],
)
def test_a_broken_link_is_named_where_it_makes_a_date_doubtful(typed: str, why: str) -> None:
    found = entries(
        f"| X1 | Ask | | | 2 | {typed} |\n| C1 | Round | | | 2 | C2 |\n| C2 | About | | | 2 | C1 |\n"
        "| E1 | First | | | 2 | |\n| E0 | Before | 2026-08-03 | 2026-08-04 | | |\n"
    )
    assert found["X1"].why == why


@pytest.mark.parametrize("typed", ["2026-09-01 | 2026-09-02 | ", "2026-09-01 | | 2"])
def test_a_broken_link_makes_no_typed_date_doubtful(typed: str) -> None:
    assert "A9.9" not in entries(f"| X1 | Ask | {typed} | A9.9 |\n")["X1"].why


def test_counted_back_a_broken_link_makes_the_date_doubtful_too() -> None:
    found = entries("| X1 | Ask | | | 2 | A9.9 |\n", direction="Backward from the adoption date")
    assert found["X1"].why == (
        "As late as the adoption date allows; its link “A9.9” leads nowhere, so the date may be too early."
    )


def test_an_item_says_whose_link_is_broken() -> None:
    found = entries("| X1 | All | | | | A9.9 |\n| X1a | One | | | 2 | |\n| X1b | Two | | | 2 | X1a |\n")
    assert found["X1a"].why == (
        "Starts when the planning starts; the link “A9.9” of X1 leads nowhere, so the date may be too early."
    )
    assert found["X1"].why == (
        "From the first start to the last finish of its items; its link “A9.9” leads nowhere, "
        "so the date may be too early."
    )
    assert found["X1b"].why == "Starts after X1a finishes."


def test_a_summary_has_no_finish_while_an_item_has_none() -> None:
    rows = (
        "| X1 | All | | | | |\n| X1a | One | | | 2 | |\n| X1b | Two | | | 2 | X1c |\n| X1c | Three | | | 2 | X1b |\n"
        "| X2 | Next | | | 2 | X1 |\n"
    )
    timeline = make(book(HEADER + rows))
    found = {entry.name: entry for entry in timeline.entries.values()}
    assert (found["X1"].start, found["X1"].finish, found["X1"].days) == (date(2026, 8, 31), None, None)
    assert found["X1"].why == "From the first start of its items; no finish, since X1b and X1c have no dates."
    assert found["X2"].start == date(2026, 9, 2)
    assert found["X2"].why == (
        "Starts after X1 finishes; it waits for X1, of which not all items have dates, so the date may be too early."
    )


def test_a_summary_that_waits_for_itself_shows_no_finish() -> None:
    found = entries(
        "| X1 | All | | | | |\n| X1a | One | | | 2 | |\n| X1b | Two | | | 2 | X2 |\n| X2 | N | | | 2 | X1 |\n"
    )
    assert found["X1"].finish is None
    assert found["X1"].why == (
        "It waits for itself in a circle of links; from the first start of its items; no finish, since X1b has no date."
    )


def test_a_summary_without_any_date_does_not_speak_of_a_first_start() -> None:
    settings = "### Settings\n| Question | Answer |\n|---|---|\n| State | Ohio |\n"
    timeline = make(book(f"{settings}{HEADER}| X1 | All | | | | |\n| X1a | One | | | 2 | A9.9 |\n"))
    found = {entry.name: entry.why for entry in timeline.entries.values()}
    assert found["X1"] == "No date yet: none of its items has one."
    assert found["X1a"] == "No date yet: its link “A9.9” leads nowhere."


def test_a_heading_says_if_some_of_its_rows_have_no_dates() -> None:
    rows = "### Meetings\n| ID | Meeting | Date |\n|---|---|---|\n| M1 | Kickoff | 2026-09-01 |\n| M2 | Open | |\n"
    located = book(rows)
    lines = gantt_pages(make(located))[0].rows
    assert [line[-1] for line in lines if line[1] == "Meetings"] == [SPANS_SOME]


def test_the_project_plan_begins_with_the_adoption_if_nobody_says_when_it_takes_effect() -> None:
    settings = "### Settings\n| Question | Answer |\n|---|---|\n| Plan adopted on (planned or actual) | 2026-12-18 |\n"
    timeline = make(
        book(settings + "### Project Plan\n| ID | Activity | Work days |\n|---|---|---|\n| P1 | Hire | 2 |\n")
    )
    assert timeline.implementation[0].why == "Starts when the plan is adopted; it waits for nothing else."


@pytest.mark.parametrize(
    ("link", "days", "start", "finish", "why"),
    [
        # P2 takes up Tuesday the 16th to Thursday the 18th; Friday and Monday follow.
        ("P2", 1, 19, 19, "Starts after P2 finishes"),
        ("P2-2d", 1, 17, 17, "Starts with 2 working days of P2 left"),
        ("P2-3d", 1, 16, 16, "Starts when P2 starts"),
        ("P2-4d", 1, 15, 15, "Starts 1 working day before P2 starts"),
        ("P2+1d", 1, 22, 22, "Starts 1 full working day after P2 finishes"),
        ("P2SS+1d", 1, 17, 17, "Starts 1 working day after P2 starts"),
        ("P2SS-1d", 1, 15, 15, "Starts 1 working day before P2 starts"),
        ("P2FF", 2, 17, 18, "Finishes when P2 finishes"),
        ("P2FF+1d", 2, 18, 19, "Finishes 1 working day after P2 finishes"),
        ("P2FF-1d", 2, 16, 17, "Finishes 1 working day before P2 finishes"),
        ("P2SF", 2, 12, 15, "Finishes 1 working day before P2 starts"),
        ("P2SF+1d", 2, 15, 16, "Finishes when P2 starts"),
        ("P2SF+2d", 2, 16, 17, "Finishes 1 working day after P2 starts"),
        ("P2", 0, 18, 18, "Finishes when P2 finishes"),
        ("P2-1d", 0, 17, 17, "Finishes 1 working day before P2 finishes"),
    ],
)
def test_what_is_said_of_a_link_is_true_of_its_dates(link: str, days: int, start: int, finish: int, why: str) -> None:
    settings = "### Settings\n| Question | Answer |\n|---|---|\n| Planning starts on | 2027-01-04 |\n"
    rows = f"| P2 | Before | 2027-03-16 | 2027-03-18 | | |\n| X1 | It | | | {days} | {link} |\n"
    found = {entry.name: entry for entry in make(book(settings + HEADER + rows)).entries.values()}
    one = found["X1"]
    assert (one.start, one.finish) == (date(2027, 3, start), date(2027, 3, finish))
    assert one.why == f"{why}."
