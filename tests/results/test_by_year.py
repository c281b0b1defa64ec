"""Results by year: shares, targets, standing and changes, and the page that shows them."""

from __future__ import annotations

from datetime import date

import pytest

from sdp_xl.checking import check
from sdp_xl.mpo.row import mpo_rows
from sdp_xl.pages import check_pages
from sdp_xl.plan.grid import Grid
from sdp_xl.results import next_revision, result_lines
from sdp_xl.results.target import target_of
from sdp_xl.written.periods import first_year, months_after
from tests.results.grids import CHECK, MPO, plan, rows_of


def standings(rows: str, mpos: str = MPO, today: date = date(2030, 2, 1)) -> list[str]:
    return [line.standing for line in result_lines(plan(rows, mpos=mpos, today=today))]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2027-28", 2027),
        ("2027-2028", 2027),
        ("SY 2027–28", 2027),
        ("performance period 2027-28", 2027),
        ("9/1/2027 - 8/31/2028", 2027),
        ("2028", None),
        (2028, None),
        ("fall 2027", None),
        ("2027-30", None),
        ("", None),
    ],
)
def test_the_period_that_a_cell_names(text: str | int, year: int | None) -> None:
    assert first_year(text) == year


def test_months_after_the_end_of_a_period() -> None:
    assert [months_after(2027, months) for months in (2, 4, 6)] == [
        date(2028, 10, 31),
        date(2028, 12, 31),
        date(2029, 2, 28),
    ]


@pytest.mark.parametrize(
    ("sentence", "share", "target"),
    [
        (f"80% of children will gain 5 points {CHECK}", "", "80%"),
        (f"80% of children will gain 5 points {CHECK}", "75%", "75%"),
        (f"fewer than 10% of students will drop out {CHECK}", "", "at most 10%"),
        (f"fewer than 10% of students will drop out {CHECK}", "10%", "at most 10%"),
        (f"the dropout rate of youth will fall to 5% {CHECK}", "5%", "at most 5%"),
        (f"at least 40 youth will earn a GED {CHECK}", "", "40"),
        (f"all families will get a visit {CHECK}", "", "100%"),
        (f"the average score of students will rise by 5 points {CHECK}", "", ""),
    ],
)
def test_the_target_of_an_mpo(sentence: str, share: str, target: str) -> None:
    found = plan("", mpos=f"| 1A | By August 31, 2029, {sentence} | | {share} |")
    assert [str(target_of(mpo) or "") for mpo in mpo_rows(found)] == [target]


def test_each_standing() -> None:
    rows = "\n".join(
        f"| 1A | {year} | All | {served} | {met} |"
        for year, served, met in (("2026-27", 100, 60), ("2027-28", 100, 79), ("2028-29", 100, 80))
    )
    assert standings(rows) == ["Before the plan", "Not met yet", "Met"]
    assert standings("| 1A | 2028-29 | All | 1000 | 799 |") == ["Not met"]
    assert standings("| 1A | 2028-29 | All | 1000 | |") == ["No data"]
    assert standings("| 1A | 2028-29 | All | | | 80% |") == ["Met"]
    average = f"| 1A | By August 31, 2029, the average score of students will rise by 5 points {CHECK} | | |"
    assert standings("| 1A | 2028-29 | All | 100 | 80 |", average) == ["Not comparable"]


def test_a_target_that_is_not_to_be_exceeded() -> None:
    mpo = f"| 3A | By August 31, 2029, the dropout rate of youth will fall to 20% {CHECK} | 2029-08-31 | 20% |"
    assert standings("| 3A | 2028-29 | All | 100 | 20 |\n| 3A | 2028-29 | PFS | 50 | 11 |", mpo) == ["Met", "Not met"]


def test_a_count_is_compared_with_those_who_met_it() -> None:
    mpo = f"| 3A | By August 31, 2029, at least 40 youth will earn a GED {CHECK} | | |"
    assert standings("| 3A | 2027-28 | All | 90 | 40 |\n| 3A | 2028-29 | All | 90 | 39 |", mpo) == ["Met", "Not met"]


def test_an_mpo_whose_deadline_has_passed_has_a_line() -> None:
    assert standings("", today=date(2029, 8, 31)) == []
    assert standings("", today=date(2029, 9, 1)) == ["No data"]
    assert standings("| 1A | 2028-29 | PFS | 100 | 90 |") == ["Met"]


def test_so_few_that_not_even_the_standing_is_told() -> None:
    assert standings("| 1A | 2028-29 | PFS | 5 | 4 |") == ["Hidden"]


def test_changes_since_the_year_before() -> None:
    rows = "\n".join(
        f"| 1A | {year} | All | 200 | {met} |" for year, met in (("2026-27", 125), ("2027-28", 120), ("2028-29", 120))
    )
    lines = result_lines(plan(rows))
    assert [line.shown_share for line in lines] == ["62.5%", "60%", "60%"]
    assert [line.change for line in lines] == ["", "-2.5 points", "no change"]


def test_a_doubled_row_does_not_hide_the_data_of_the_other() -> None:
    (line,) = result_lines(plan("| 1A | 2028-29 | All | 100 | |\n| 1a | 2028-2029 | all | 100 | 85 |"))
    assert (line.met, line.standing) == ("85", "Met")


def test_the_page_leads_to_the_row_and_hides_numbers() -> None:
    rows = rows_of((100, 60), (8, 4), (92, 56))
    found = plan(rows)
    page = check_pages(check.run(found.grid, today=found.today))[-1]
    assert page.table.sheet == "Results by Year"
    assert [row[5:9] for row in page.rows] == [
        ("100", "60", "60%", "Not met"),
        ("Hidden", "Hidden", "Hidden", "Hidden"),
        ("Hidden", "Hidden", "Hidden", "Not met"),
    ]
    assert [str(getattr(row[-1], "cell", "")) for row in page.rows] == ["A5", "A6", "A7"]
    assert page.note == (
        "Checked for 2/1/2030: 2 not met, 1 hidden. Hidden: fewer than 10 children, or what would tell such a number "
        "(Settings)."
    )


def test_a_workbook_from_before_gets_no_sheet_of_results() -> None:
    sheets = {name: rows for name, rows in plan("").grid.sheets.items() if name not in ("Results", "Results by Year")}
    pages = check_pages(check.run(Grid(sheets=sheets), today=date(2026, 11, 24)))
    assert "Results by Year" not in [page.table.sheet for page in pages]


def test_the_list_for_the_next_revision() -> None:
    more = """
### Monitoring
| ID | Local project |
|---|---|
| L1 | Valley |

### Local Projects
| Project ID | Strategy ID | Carried out | Rating (1 to 5) | Gaps |
|---|---|---|---|---|
| L1 | 1-1 | Partly | 2 | No visitor |
| L1 | 1-2 | Yes | 4 | |

### Feedback
| ID | Round | Comment | About ID | Decision | Response |
|---|---|---|---|---|---|
| F1 | SDP in use | No bus | 1-1; 1A | Adopted | A late bus |
| F2 | SDP in use | No day | | Open | |
| F3 | SDP in use | Too long | | Not adopted | |
| F4 | Draft SDP | Too dry | | Adopted | |
"""
    rows = "| 1A | 2028-29 | All | 1000 | 700 | | Late start | Hire in August |\n| 1B | 2028-29 | All | 1000 | 900 |"
    points = next_revision(plan(rows, more=more))
    assert [(point.about, point.text, point.decided) for point in points] == [
        (("1A",), "Not met in 2028-29 (All): Late start", "Hire in August"),
        (("1-1",), "Valley: No visitor", ""),
        (("1-1", "1A"), "No bus", "A late bus"),
        ((), "No day", ""),
    ]


def test_a_missed_mpo_is_one_point_told_by_all_of_its_rows() -> None:
    rows = """
| 1A | 2028-29 | All | 1000 | 700 | | Late start | |
| 1A | 2028-29 | PFS | 400 | 200 | | No visits | Visit PFS first |
| 1A | 2028-29 | Others than PFS | 600 | 500 |
| 1B | 2028-29 | All | 1000 | 900 |
| 1B | 2028-29 | PFS | 400 | 300 |
"""
    mpos = f"{MPO}\n{MPO.replace('1A', '1B')}"
    points = next_revision(plan(rows.strip(), mpos=mpos))
    assert [(point.about, point.text, point.decided) for point in points] == [
        (("1A",), "Not met in 2028-29 (All): Late start", "Visit PFS first"),
        (("1B",), "Not met in 2028-29 (PFS)", ""),
    ]
