"""The three generated sheets: their lines, marks and links."""

from __future__ import annotations

from datetime import date

import workbook
from sdp_xl import files
from sdp_xl.address import Link
from sdp_xl.pages.calendar import calendar_page
from sdp_xl.pages.timeline import gantt_pages
from sdp_xl.plan.locate import locate
from sdp_xl.plan.page import Page
from sdp_xl.scheduling import make
from tests.markdown import TODAY
from tests.timeline.plans import book

PLAN = """
### Pre-Planning
| ID | Action | Activity | Start | Finish | Work days | Depends on |
|---|---|---|---|---|---|---|
| A1.1 | 1. Reviewing Information to Inform the Process | Review | | | | |
| A1.1a | 1. Reviewing Information to Inform the Process | Requirements | | | 5 | |
| X1 | | Ask | | | 1 | A1.1 |
### Development
| ID | Action | Activity | Start | Finish | Work days | Depends on |
|---|---|---|---|---|---|---|
| A7.3 | 7. Creating the SDP | Feedback | 2026-12-14 | | 5 | X1 |
### Meetings
| ID | Meeting | Date | Participants |
|---|---|---|---|
| M2 | Later | 2026-10-02 | Both teams |
| M1 | Sooner | 2026-09-01 | Both teams |
### Strategies
| ID | Strategy | Population | Status |
|---|---|---|---|
| "1-1" | Tutoring | Preschool | Adopted |
| "1-2" | Visits | Preschool | Adopted |
### Project Plan
| ID | Strategy ID | Activity | Finish | Work days | Lead | Responsible (2) |
|---|---|---|---|---|---|---|
| P1 | "1-2; 1-1" | Hire | 2027-07-09 | 2 | Director | Analyst |
| P2 | | Buy | | 1 | | |
| P3 | "1-1" | Train | | 0 | Director | Director |
"""


def plain(page: Page, *keys: str) -> list[tuple[object, ...]]:
    columns = [page.table.keys.index(key) for key in keys]
    own = len(page.table.columns)
    assert all(row[own:] in ((), (*[None] * (len(row) - own - 1), "◆")) for row in page.rows)
    values = [[value.text if isinstance(value, Link) else value for value in row] for row in page.rows]
    return [tuple(row[column] for column in columns) for row in values]


def test_the_timeline_goes_by_phase_and_action_with_the_adoption_between() -> None:
    located = book(PLAN)
    page, _ = gantt_pages(make(located))
    assert plain(page, "id", "task", "mark", "dates") == [
        ("A1", "1. Reviewing Information to Inform the Process", "S", ""),
        ("A1.1", "Review", "S", "From items"),
        ("A1.1a", "Requirements", "L", "Proposed"),
        ("X1", "Ask", "L", "Proposed"),
        ("A7", "7. Creating the SDP", "S", ""),
        ("A7.3", "Feedback", "C", "Typed start"),
        ("", "Plan adopted", "C M", "Typed"),
        ("", "Meetings", "S", ""),
        ("M1", "Sooner", "M", "Typed"),
        ("M2", "Later", "M", "Typed"),
    ]
    assert page.rows[2][0] == Link("A1.1a", sheet="Pre-Planning", cell="A6")
    assert plain(page, "start", "finish")[0] == (date(2026, 8, 31), date(2026, 9, 8))
    assert page.note == "Made for 11/24/2026: 5 tasks, 3 with proposed dates."


def test_the_project_plan_goes_by_strategy_between_the_days_of_the_plan() -> None:
    located = book(PLAN)
    page = gantt_pages(make(located))[1]
    assert plain(page, "strategy", "id", "task", "who", "mark") == [
        ("Plan", "", "Plan takes effect", "", "M"),
        ("1-1", "", "Tutoring", "", "S"),
        ("1-1", "P3", "Train", "Director", "M"),
        ("1-2", "", "Visits", "", "S"),
        ("1-2", "P1", "Hire", "Director; Analyst", "C"),
        ("None yet", "", "Activities without a strategy", "", "S"),
        ("None yet", "P2", "Buy", "", ""),
        ("Plan", "", "Plan ends", "", "M"),
    ]


def test_the_calendar_says_by_month_what_starts_and_what_is_due() -> None:
    located = book(PLAN)
    page = calendar_page(make(located))
    lines = plain(page, "month", "date", "day", "event", "id", "sheet")
    assert lines[:5] == [
        ("August 2026", date(2026, 8, 31), "Monday", "Starts (proposed)", "A1.1a", "Pre-Planning"),
        ("September 2026", date(2026, 9, 1), "Tuesday", "Meeting", "M1", "Meetings"),
        ("September 2026", date(2026, 9, 4), "Friday", "Due (proposed)", "A1.1a", "Pre-Planning"),
        ("September 2026", date(2026, 9, 8), "Tuesday", "Starts and due (proposed)", "X1", "Pre-Planning"),
        ("October 2026", date(2026, 10, 2), "Friday", "Meeting", "M2", "Meetings"),
    ]
    assert [line[1:] for line in lines if line[4] == "A7.3"] == [
        (date(2026, 12, 14), "Monday", "Starts", "A7.3", "Development"),
        (date(2026, 12, 18), "Friday", "Due (proposed)", "A7.3", "Development"),
    ]
    assert [line[3] for line in lines if line[5] == "Settings"] == ["Milestone"] * 3
    assert [line[1] for line in lines] == sorted(line[1] for line in lines)  # type: ignore[type-var]
    assert page.rows[0][-1] == Link("Pre-Planning", sheet="Pre-Planning", cell="D6")


def test_an_empty_plan_makes_empty_pages() -> None:
    located = book("### Settings\n| Question | Answer |\n|---|---|\n| State | Ohio |\n| Planning starts on | |\n")
    timeline = make(located)
    assert [len(page.rows) for page in gantt_pages(timeline)] == [1, 0]
    assert [page.bars and page.bars.heads for page in gantt_pages(timeline)] == [((), (), ())] * 2
    assert calendar_page(timeline).note == "Made for 11/24/2026: there are no dates yet."


def test_every_line_of_the_example_leads_to_its_row() -> None:
    located = locate(files.read(workbook.path("sdp-example.xlsx")), today=TODAY)
    for page in gantt_pages(make(located)):
        ids = page.table.keys.index("id")
        links = [row[ids] for row in page.rows if isinstance(row[ids], Link)]
        assert len(links) >= 45
        for link in links:
            number = int(link.cell.lstrip("ABC"))
            assert located.grid.sheets[link.sheet][number - 1][0] == link.text
