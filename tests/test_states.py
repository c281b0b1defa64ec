"""Three states of findings, equal findings as one line, and what changed since the last check."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import sdp_xl
import workbook
from schemas.tables import ENTRY_TABLES
from sdp_xl.checking.check import Report
from sdp_xl.cli import main
from sdp_xl.files import read
from sdp_xl.jobs import new, written
from sdp_xl.pages import check_pages
from sdp_xl.pages.findings import findings_page, summary
from sdp_xl.pages.since import since_last
from sdp_xl.plan.findings import State
from sdp_xl.plan.groups import grouped, not_begun, ranges
from tests.markdown import TODAY, cases

MASTER = workbook.path(workbook.MASTER)


def report(text: str) -> Report:
    case = cases(text)[0]
    return sdp_xl.check(case.grid, today=case.today)


def states(text: str, rule: str) -> list[State]:
    return [finding.state for finding in report(text).findings if finding.rule == rule]


TEAM = """# Case
## one
Other sheets: as in the master
### Team
| ID | Name | Role |
|---|---|---|
{rows}
"""


def test_a_fresh_master_has_nothing_wrong_and_tells_so_in_thirty_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(MASTER), "--as-of", TODAY.isoformat()]) == 1
    told = capsys.readouterr().out.splitlines()
    assert len(told) <= 30
    assert "Nothing is wrong. Begin with Settings." in told
    fresh = sdp_xl.check(MASTER, today=TODAY)
    assert {finding.state for finding in fresh.findings} == {State.NOT_BEGUN}
    assert fresh.counts["error"] > 20  # for programs they stay what they are
    sheets = [waiting[0].sheet for waiting in not_begun(fresh.findings)]
    assert sheets == [one.sheet for one in ENTRY_TABLES if one.sheet in sheets]
    assert all(sum(line.startswith(f"  {sheet}: ") for line in told) == 1 for sheet in sheets)


def test_what_is_required_stays_missing_with_its_source_on_a_fresh_master() -> None:
    elements = check_pages(sdp_xl.check(MASTER, today=TODAY))[1]
    rows = {row[0]: row for row in elements.rows}
    assert rows["SDP601"][3] == "Missing" and rows["SDP601"][7]


def test_a_table_that_is_begun_lacks_things_and_what_is_typed_is_wrong() -> None:
    begun = TEAM.format(rows="| T1 | A | Clerk |")
    assert set(states(begun, "SDP301")) == {State.MISSING}
    assert set(states(begun, "SDP601")) == {State.NOT_BEGUN}
    doubled = TEAM.format(rows="| T1 | A | Clerk |\n| T1 | B | Clerk |")
    assert states(doubled, "SDP104") == [State.WRONG]


def test_a_row_that_the_master_brings_along_is_no_beginning() -> None:
    text = "# Case\n## one\nOther sheets: as in the master\nWithout: Team\n### Settings\n"
    found = report(f"{text}| Question | Answer |\n|---|---|\n| State | Ohio |\n")
    assert {finding.state for finding in found.findings if finding.table == "pre_planning"} == {State.NOT_BEGUN}
    assert {finding.state for finding in found.findings if finding.rule == "SDP619"} == {State.MISSING}
    assert {finding.state for finding in found.findings if finding.rule == "SDP001"} == {State.WRONG}


def test_equal_findings_are_one_line_with_their_cells_and_others_stay_apart() -> None:
    rows = "\n".join(f"| T{number} |  | {role} |" for number, role in enumerate(("Clerk", "", "", "Nurse", ""), 1))
    found = [one for one in report(TEAM.format(rows=rows)).findings if (one.rule, one.table) == ("SDP101", "team")]
    (group,) = grouped(found)
    assert len(found) == 3
    assert (group.message, group.cells) == ("3 required cells are empty.", "C6:C7, C9")
    assert ranges(["B2", "A1", "B3", "A2"]) == ["A1:A2", "B2:B3"]


def test_findings_folds_equal_rows_and_has_no_title_that_repeats_the_message() -> None:
    example = sdp_xl.check(workbook.path(workbook.EXAMPLE), today=date(2026, 11, 28))
    page = findings_page(example)
    groups = grouped(example.findings)
    assert len(page.rows) - len(page.folded) == len(groups) < len(example.findings)
    assert "title" not in page.table.keys
    shown = [column.width for column in page.table.columns if column.key in ("severity", "cell", "message", "fix")]
    assert page.table.keys[:4] == ("severity", "cell", "message", "fix")
    assert sum(8 * width + 5 for width in shown) <= 1340  # what a window of 1440 pixels shows beside its edges


def test_new_and_gone_since_the_check_that_stands_in_the_workbook(tmp_path: Path) -> None:
    plan = new(tmp_path / "Plan.xlsx", example=True)
    first = sdp_xl.check(plan, today=TODAY)
    assert since_last(first) is None
    written(plan, plan, check_pages(first), first.plan.grid)
    again = sdp_xl.check(plan, today=TODAY)
    same = since_last(again)
    assert same and not same.new and not same.gone
    cells = {("Team", "A5"): None, ("Settings", "B5"): "Ohio"}
    written(plan, plan, (), again.plan.grid, cells=cells)
    changed = sdp_xl.check(plan, today=TODAY)
    since = since_last(changed)
    assert since
    assert {one.cell for one in since.new} >= {"A5"}
    assert [was.place for was in since.gone] == ["Settings!B5"]
    page = findings_page(changed)
    assert since.words in page.note
    assert [row[0] for row in page.rows if row[4] == "Gone"] == ["Gone"]
    written(plan, plan, check_pages(changed), changed.plan.grid)
    after = since_last(sdp_xl.check(plan, today=TODAY))
    assert after and not after.new and not after.gone


@pytest.mark.filterwarnings("ignore::UserWarning")  # openpyxl drops what it does not know
def test_folded_rows_are_a_closed_outline_group_in_the_file(tmp_path: Path) -> None:
    import openpyxl

    plan = new(tmp_path / "Plan.xlsx", example=True)
    found = sdp_xl.check(plan, today=TODAY)
    written(plan, plan, check_pages(found), found.plan.grid)
    sheet = openpyxl.load_workbook(plan)["Findings"]
    folded = findings_page(found).folded
    assert folded
    for at in range(len(found.findings)):
        dimension = sheet.row_dimensions[5 + at]
        assert (dimension.outlineLevel, bool(dimension.hidden)) == ((1, True) if at in folded else (0, False))
    assert not sheet.sheet_properties.outlinePr.summaryBelow


@pytest.mark.filterwarnings("ignore::UserWarning")  # openpyxl drops what it does not know
def test_an_older_findings_sheet_gets_the_new_header(tmp_path: Path) -> None:
    import openpyxl

    plan = tmp_path / "Plan.xlsx"
    book = openpyxl.load_workbook(workbook.path(workbook.EXAMPLE))
    old = ("Severity", "Rule", "Go to", "Title", "What was found", "What to do", "Source", "Accepted, because", "Key")
    for number, header in enumerate(old, start=1):
        book["Findings"].cell(4, number).value = header
    book.save(plan)
    found = sdp_xl.check(plan, today=TODAY)
    written(plan, plan, check_pages(found), found.plan.grid)
    rows = read(plan).sheets["Findings"]
    assert rows[3][:4] == ("Severity", "Go to", "What was found", "What to do") and rows[3][8] == "Key"


def test_what_is_not_begun_is_counted_beside_what_is_wrong() -> None:
    said = summary(report(TEAM.format(rows="| T1 | A | Clerk |\n| T1 | B | Clerk |")))
    assert said == "4 errors, 2 warnings and 5 advice; 14 sheets are not begun yet."
