"""The Alignment Map: its lines, counts and holes, over little workbooks, the example and three real plans."""

from __future__ import annotations

from datetime import date

import pytest

import workbook
from schemas.tables.generated import ALIGNMENT_MAP, MAP_COLUMNS
from sdp_xl import files
from sdp_xl.address import Link
from sdp_xl.checking.check import Report, run
from sdp_xl.pages import check_pages, timeline_pages
from sdp_xl.pages.alignment import UNCLEAR, UNCLEAR_CELL, alignment_page
from sdp_xl.plan.page import Page
from sdp_xl.scheduling import make
from tests.markdown import TODAY, cases
from tests.test_plans import PLANS
from tests.test_plans import report as report_of

PLAN = """
### Targets
| ID | Target for | Performance target |
|---|---|---|
| T1 | Reading | 75% proficient |
| T2 | Mathematics | 60% proficient |
### Needs
| ID | Need | Kind of need | Population |
|---|---|---|---|
| "1.1" | Early literacy | Other need to take part in school | Preschool |
| "1.10" | Numbers | Other need to take part in school | Preschool |
| "1.2" | Books at home | Other need to take part in school | Preschool |
### Strategies
| ID | Strategy | Population | Status |
|---|---|---|---|
| "1-1" | Home lessons | Preschool | Adopted |
| "1-2" | Held places | Preschool | Adopted |
| "1-3" | Book bags | Preschool | Not adopted |
| "1-4" | Evenings | Preschool | |
### MPOs
| ID | Full text |
|---|---|
| MPO 1A | 80% will be ready |
| MPO 1B | 90% will attend |
### Evaluation
| ID | Evaluation question | Kind of evaluation |
|---|---|---|
| E1 | Were they ready? | Results |
"""
CHART = """
### Alignment Chart
| Goal area | Target ID | Need ID | Strategy ID | MPO ID | Evaluation ID |
|---|---|---|---|---|---|
| | T1 | "1.1" | "1-1; 1-2" | mpo 1a | E1 |
| | T1 | "1.1" | "1–1" | MPO 1A | |
| | T1 | "1.1" | "1-9" | MPO 1A | |
| | | "1.2" | "1-3" | | |
"""
NEEDS = "Each need, and the strategies that it is linked to"
STRATEGIES = "Each strategy, and the MPOs that it is linked to"


def report(text: str) -> Report:
    return run(cases(f"## one\n{text}")[0].grid, today=TODAY)


def lines(page: Page) -> list[str]:
    """Each line in one text: cells parted by bars, blanks at its end left out."""
    assert len({len(row) for row in page.rows}) == 1
    shown = [
        ["" if cell is None else cell.text if isinstance(cell, Link) else str(cell) for cell in row]
        for row in page.rows
    ]
    return [" | ".join(cells).rstrip(" |") for cells in shown]


def test_holes_show_both_ways_and_a_strategy_that_is_not_adopted_does_not_count() -> None:
    page = alignment_page(report(PLAN + CHART))
    assert lines(page) == [
        f"Needs and strategies |  | {NEEDS} | 3 needs | 3 strategies | 1-1 | 1-2 | 1-4",
        "Needs and strategies | 1.1 | Early literacy | 2 strategies | 1-1; 1-2 | 2 | 1",
        "Needs and strategies | 1.10 | Numbers | No strategy",
        "Needs and strategies | 1.2 | Books at home | No strategy",
        "Needs and strategies |  | Number of needs for each strategy. None for 1-4 | 1 without a need |  | 1 | 1 | 0",
        f"Strategies and MPOs |  | {STRATEGIES} | 3 strategies | 2 MPOs | MPO 1A | MPO 1B",
        "Strategies and MPOs | 1-1 | Home lessons | 1 MPO | MPO 1A | 2",
        "Strategies and MPOs | 1-2 | Held places | 1 MPO | MPO 1A | 1",
        "Strategies and MPOs | 1-4 | Evenings | No MPO",
        "Strategies and MPOs |  | Number of strategies for each MPO. None for MPO 1B | 1 without a strategy |  | 2 | 0",
        "Not in the chart |  | What stands in no row of the Alignment Chart | 4",
        "Not in the chart | T2 | 60% proficient | Target",
        "Not in the chart | 1.10 | Numbers | Need",
        "Not in the chart | 1-4 | Evenings | Strategy",
        "Not in the chart | MPO 1B | 90% will attend | MPO",
    ]
    assert page.note == (
        "Checked for 11/24/2026. Needs without a strategy: 2. Strategies without a need: 1, without an MPO: 1. "
        "MPOs without a strategy: 1. Not in the chart: 4."
    )
    assert page.rows[1][1] == Link("1.1", sheet="Needs", cell="A5")
    assert page.rows[-1][1] == Link("MPO 1B", sheet="MPOs", cell="A6")


def test_a_plan_without_entries_has_the_three_headings_only() -> None:
    page = alignment_page(run(files.read(workbook.path("sdp-master.xlsx")), today=TODAY))
    assert lines(page) == [
        f"Needs and strategies |  | {NEEDS} | 0 needs | 0 strategies",
        f"Strategies and MPOs |  | {STRATEGIES} | 0 strategies | 0 MPOs",
        "Not in the chart |  | What stands in no row of the Alignment Chart | Nothing",
    ]


def test_a_hole_that_was_accepted_with_a_reason_says_so() -> None:
    exceptions = """
### Exceptions
| Rule or element | Row ID | Reason | Accepted by | Date |
|---|---|---|---|---|
| SDP401 | "1.10" | Title III meets it | State Director | 2026-11-02 |
| SDP408 | T2 | Not before 2028 | State Director | 2026-11-02 |
"""
    found = report(PLAN + CHART + exceptions)
    assert {finding.rule for finding in found.accepted} == {"SDP401", "SDP408"}
    agreed = [line for line in lines(alignment_page(found)) if line.endswith("accepted")]
    assert agreed == [
        "Needs and strategies | 1.10 | Numbers | No strategy, accepted",
        "Not in the chart | T2 | 60% proficient | Target, accepted",
        "Not in the chart | 1.10 | Numbers | Need, accepted",
    ]


@pytest.mark.parametrize(
    "chart",
    [
        "| Need ID | Strategy ID | MPO ID |\n|---|---|---|\n| 2026-01-01 | \"1-1\" | |",
        "| Need ID | MPO ID |\n|---|---|\n| \"1.1\" | MPO 1A |",
    ],
    ids=["an ID became a date", "the column is missing"],
)  # fmt: skip
def test_what_cannot_be_read_is_unclear_and_no_hole(chart: str) -> None:
    page = alignment_page(report(f"{PLAN}\n### Alignment Chart\n{chart}"))
    needs = [row for row in page.rows if row[0] == "Needs and strategies"]
    assert {row[3] for row in needs[1:-1]} == {UNCLEAR}
    assert UNCLEAR_CELL in needs[-1]
    assert page.note.endswith("Unclear: an ID beside it in the chart cannot be read; see Findings.")


def test_more_columns_than_the_sheet_has_are_in_the_words() -> None:
    many = [f"{number // 9 + 1}-{number % 9 + 1}" for number in range(MAP_COLUMNS + 2)]
    strategies = "".join(f'| "{id_}" | Lessons | Preschool | Adopted |\n' for id_ in many)
    needs = PLAN[PLAN.index("### Needs") : PLAN.index("### Strategies")]
    page = alignment_page(
        report(
            f"{needs}\n### Strategies\n| ID | Strategy | Population | Status |\n|---|---|---|---|\n{strategies}\n"
            f'### Alignment Chart\n| Need ID | Strategy ID |\n|---|---|\n| "1.1" | "{"; ".join(many)}" |\n'
        )
    )
    assert {len(row) for row in page.rows} == {len(ALIGNMENT_MAP.columns) + MAP_COLUMNS}
    assert page.rows[0][2:5] == (
        f"{NEEDS}. The words show all, the columns the first {MAP_COLUMNS}",
        "3 needs",
        f"{MAP_COLUMNS + 2} strategies",
    )
    assert page.rows[1][4] == "; ".join(many)


def test_the_example_has_no_hole_and_every_id_leads_to_its_row() -> None:
    found = run(files.read(workbook.path("sdp-example.xlsx")), today=TODAY)
    page = alignment_page(found)
    assert page.note.endswith("Not in the chart: 0.") and page.note.count(": 0") == 5
    links = [row[1] for row in page.rows if isinstance(row[1], Link)]
    assert len(links) == 24
    for link in links:
        assert found.plan.grid.sheets[link.sheet][int(link.cell[1:]) - 1][0] == link.text


@pytest.mark.parametrize("plan", PLANS)
def test_real_plans_show_the_holes_that_the_findings_tell(plan: str) -> None:
    found = report_of(plan)
    page = alignment_page(found)
    told = {rule: sum(f.rule == rule for f in found.findings) for rule in ("SDP401", "SDP402", "SDP403", "SDP404")}
    assert page.note.startswith(
        f"Checked for 11/24/2026. Needs without a strategy: {told['SDP401']}. "
        f"Strategies without a need: {told['SDP402']}, without an MPO: {told['SDP403']}. "
        f"MPOs without a strategy: {told['SDP404']}. "
    )


def test_each_command_has_its_pages() -> None:
    found = run(files.read(workbook.path("sdp-master.xlsx")), today=date(2027, 1, 4))
    assert [page.sheet for page in check_pages(found)] == [
        *("Findings", "Required Elements", "Alignment Map", "Results by Year")
    ]
    assert [page.sheet for page in timeline_pages(make(found.plan))] == [
        "Timeline",
        "Implementation Timeline",
        "Calendar",
    ]
