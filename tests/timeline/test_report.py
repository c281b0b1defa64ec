"""What the terminal says of a timeline, and what the notes of its pages ask for."""

from __future__ import annotations

import pytest

import workbook
from sdp_xl import files
from sdp_xl.checking import check
from sdp_xl.cli.schedule import lines
from sdp_xl.pages.calendar import calendar_page
from sdp_xl.pages.timeline import gantt_pages
from sdp_xl.plan.locate import locate
from sdp_xl.rules import RULES
from sdp_xl.scheduling import make
from tests.markdown import TODAY
from tests.timeline.plans import book

QUESTIONS = "“Planning starts on” or “Plan adopted on (planned or actual)”"
TO_DO = f"To have dates proposed, answer {QUESTIONS} on the sheet Settings."
HEADER = """
### Development
| ID | Activity | Start | Finish | Work days | Depends on | Status |
|---|---|---|---|---|---|---|
"""


def told(sheets: str, **settings: str) -> list[str]:
    return [text for _, text, _ in lines(make(book(sheets, **settings)), "plan.xlsx")]


def test_the_empty_master_says_what_to_answer_first() -> None:
    located = locate(files.read(workbook.path("sdp-master.xlsx")), today=TODAY)
    timeline = make(located)
    assert TO_DO in [text for _, text, _ in lines(timeline, "plan.xlsx")]
    development, implementation = gantt_pages(timeline)
    assert development.note.endswith(TO_DO)
    assert "answer" not in implementation.note, "there is nothing to propose dates for"
    assert calendar_page(timeline).note.endswith(TO_DO)


def test_the_project_plan_asks_for_the_day_on_which_the_plan_takes_effect() -> None:
    settings = "### Settings\n| Question | Answer |\n|---|---|\n| Planning starts on | 2026-08-31 |\n"
    plan = "### Project Plan\n| ID | Activity | Work days |\n|---|---|---|\n| P1 | Hire | 2 |\n"
    wanted = "To have dates proposed, answer “Plan takes effect on” on the sheet Settings."
    assert wanted in told(settings + plan)
    assert not [text for text in told(plan) if "answer" in text]


def test_links_that_lead_nowhere_or_cannot_be_read_are_to_be_settled() -> None:
    found = told(f"{HEADER}| X1 | Ask | | | 2 | A9.9SS; after X2; X2FS+50% | |\n| X2 | Tell | | | 2 | | |\n")
    assert found[found.index("To be settled (see also: sdp-xl check)") + 1 :] == [
        "X1: its link “after X2” cannot be read.",
        "X1: its link “X2FS+50%” cannot be read. The lag must be a whole number of working days (d) or weeks (w), "
        "for example +5d or -1w.",
        "X1: its link “A9.9SS” leads nowhere, since no row has that ID.",
    ]


@pytest.mark.parametrize(
    ("adopted", "heading"),
    [
        ("2026-09-14", "Critical path to the adoption on 9/14/2026"),
        ("2026-09-15", "Critical path to the adoption on 9/15/2026, with 1 working day to spare"),
        ("2026-09-10", "Critical path to the adoption on 9/10/2026, which it misses by 2 working days"),
    ],
)
def test_the_critical_path_says_how_many_days_are_to_spare(adopted: str, heading: str) -> None:
    rows = f"{HEADER}| A7.2 | Draft | | | 5 | | Done |\n| A7.3 | Feedback | | | 5 | A7.2 | |\n"
    found = told(rows, adopted=adopted)
    day = heading.removeprefix("Critical path to the adoption on ").partition(",")[0]
    # August 31 to September 4, then without Labor Day to the 14th.
    assert found[found.index(heading) + 1 :][:2] == [
        "9/8/2026 to 9/14/2026  A7.3  Feedback",
        f"{day} to {day}  Plan adopted",
    ]


def test_a_critical_path_that_is_done_or_that_nothing_leads_along_is_a_sentence() -> None:
    done = told(f"{HEADER}| A7.3 | Feedback | | | 5 | | Done |\n")
    assert done[-1] == "All tasks on the critical path to the adoption on 12/18/2026 are done."
    none = told(f"{HEADER}| X1 | Ask | | | 5 | | |\n")
    assert none[-1] == "There is no critical path: no task with dates leads to the adoption on 12/18/2026."


def test_what_is_late_is_not_sent_to_a_mark_that_may_not_be_there() -> None:
    located = book(f"{HEADER}| X1 | Ask | | | 5 | | |\n", adopted="2026-09-01")
    assert not [entry for entry in make(located).development if entry.critical and entry.work]
    assert [finding.rule for finding in check.run(located.grid, today=TODAY).findings if finding.rule == "SDP525"]
    assert "those that the Timeline marks C, if it marks any" in RULES["SDP525"].fix


def test_what_is_done_shows_no_slack_on_the_page() -> None:
    located = book(f"{HEADER}| A7.2 | Draft | | | 5 | | Done |\n| A7.3 | Feedback | | | 5 | A7.2 | |\n")
    timeline = make(located)
    page = gantt_pages(timeline)[0]
    column = page.table.keys.index("slack")
    assert [line[column] for line in page.rows if line[1] in ("Draft", "Feedback")] == [None, 66]
    assert {entry.slack for entry in timeline.path} == {66}
