"""Dates that staff typed as text: one day counts as that day, what is vague leaves no bar and is told."""

from __future__ import annotations

import pytest

import sdp_xl
from sdp_xl.checking.check import read_over
from sdp_xl.cli import schedule
from sdp_xl.pages import timeline_pages
from sdp_xl.scheduling import Timeline, make
from tests.markdown import TODAY, cases
from tests.timeline.plans import SETTINGS

ROWS = """
### Project Plan
| ID | Strategy ID | Activity | Start | Finish | Depends on |
|---|---|---|---|---|---|
{rows}
"""


def timeline(*rows: str) -> Timeline:
    settings = SETTINGS.format(adopted="May 28, 2027", direction="")
    sheets = ROWS.format(rows="\n".join(f"| {row} |" for row in rows))
    return make(read_over(cases(f"## one\n{settings}\n{sheets}")[0].grid, today=TODAY))


def dates(made: Timeline) -> dict[str, tuple[str, str, str]]:
    return {one.id: (str(one.start), str(one.finish), one.dates) for one in made.implementation if one.work}


def test_a_text_that_means_one_day_is_that_day_everywhere() -> None:
    made = timeline("P1 | | Hire | 10/15/2027 | Tue Nov. 30, 2027 | ", "P2 | | Train | | | P1")
    assert dates(made)["P1"] == ("2027-10-15", "2027-11-30", "Typed")
    assert dates(made)["P2"][0] == "2027-12-01"
    assert str(made.frame.adoption) == "2027-05-28"
    days = [str(row[1]) for page in timeline_pages(made) if page.table.key == "calendar" for row in page.rows]
    assert "2027-10-15" in days


@pytest.mark.parametrize(
    "written",
    [
        *('"2027.10.15"', '"20271015"', "20271015", "46675", '"15-Oct-27"', '"10.15.27"', '"2027/10/15"'),
        *("Oct 15th, 2027", "Oct. 15 2027 (tentative)", "Planned: 10/15/2027", "10/15/2027 Fri.", "2027 October 15"),
        "10/15/2027 or earlier",
    ],
)
def test_what_means_one_day_is_that_day_for_the_timeline_and_told_by_the_check(written: str) -> None:
    settings = SETTINGS.format(adopted="May 28, 2027", direction="")
    grid = cases(f"## one\n{settings}\n{ROWS.format(rows=f'| P1 | | Hire | {written} | | |')}")[0].grid
    assert dates(make(read_over(grid, today=TODAY)))["P1"][0] == "2027-10-15"
    found = [one for one in sdp_xl.check(grid, today=TODAY).findings if one.rule == "SDP102" and one.cell == "D5"]
    assert [one.fix for one in found] == ["It reads as 10/15/2027: type that."]


def test_a_vague_text_leaves_no_bar_and_is_told_with_its_cell() -> None:
    made = timeline("P1 | | Hire | winter 2028 | 2028-03-31 | ", "P2 | | Train | ongoing | | ", "P3 | | Pay | | | P2")
    assert [dates(made)[id_] for id_ in ("P1", "P2")] == [("None", "None", "")] * 2
    assert made.entries["project_plan!5"].why == "No date can be shown: “winter 2028” is not a day; type one."
    assert "it waits for P2, which has a date that cannot be read" in made.entries["project_plan!7"].why
    told = [text for _, text, _ in schedule.lines(made, "plan.xlsx")]
    assert "Project Plan!D5: “winter 2028” is not a day, so P1 has no bar." in told
    assert not any("typed dates were not moved" in text for text in told)
    assert any("2 dates typed cannot be read and left without a bar" in text for text in told)


@pytest.mark.parametrize("text", ["TBD", "N/A", "ongoing", "as needed", "?", "to be determined", "pending", "summer"])
def test_what_says_no_day_never_becomes_an_invented_bar(text: str) -> None:
    made = timeline(
        f"P1 | | Hire | {text} | | ",
        f"P2 | | Train | 2027-10-15 | {text} | ",
        f"P3 | | Pay | {text} | {text} | ",
        "P4 | | Close | | | ",
    )
    assert [dates(made)[id_] for id_ in ("P1", "P2", "P3")] == [("None", "None", "")] * 3
    assert dates(made)["P4"][2] == "Proposed"
    told = [text for _, text, _ in schedule.lines(made, "plan.xlsx")]
    for cell in ("D5", "E6", "D7", "E7"):
        assert any(f"Project Plan!{cell}: “{text}” is not a day" in line for line in told)


def test_that_typed_dates_were_not_moved_is_said_where_all_were_read() -> None:
    told = [text for _, text, _ in schedule.lines(timeline("P1 | | Hire | 10/15/2027 | 2027-11-30 | "), "plan.xlsx")]
    assert any("typed dates were not moved; 1 date typed as text, read as the days they mean." in text for text in told)


def test_a_column_is_read_day_first_where_one_of_its_cells_can_only_be_read_so() -> None:
    made = timeline("P1 | | Hire | 15/10/2027 | 2027-12-15 | ", "P2 | | Train | 1/11/2027 | 2027-12-15 | ")
    assert [dates(made)[id_][0] for id_ in ("P1", "P2")] == ["2027-10-15", "2027-11-01"]
