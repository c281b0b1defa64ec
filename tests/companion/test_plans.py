"""What the window does with the plan that is open in Excel, on the double of Excel."""

from __future__ import annotations

import pytest

import sdp_xl
import workbook
from sdp_xl.companion.plans import NO_PLAN, OpenPlan
from sdp_xl.live.open_findings import Findings
from sdp_xl.live.read import read
from sdp_xl.pages.findings import findings_page
from sdp_xl.trouble import Trouble
from tests.live.double import Office
from tests.live.workbooks import Cell, opened


@pytest.fixture
def office() -> Office:
    """Excel with the example open, two of whose members have lost their IDs."""
    book = opened(workbook.path(workbook.EXAMPLE))
    for row in (5, 6):
        book.tab("Team").put(row, 1, Cell(None))
    return Office(book)


def plan(office: Office) -> OpenPlan:
    return OpenPlan(office.xl())


def test_check_writes_and_lists_what_the_sheet_shows_unfolded(office: Office) -> None:
    open_plan = plan(office)
    folded = findings_page(sdp_xl.check(read(open_plan.book))).folded
    outcome = open_plan.check()
    assert not outcome.failed and outcome.lines
    held = Findings(open_plan.book).all
    assert {"Team!A5", "Team!A6"} <= {f"{one.sheet}!{one.cell}" for one in held}
    messages = [line.message for line in outcome.lines]
    assert messages == [one.message for number, one in enumerate(held) if number not in folded]
    assert folded and any(line.place == "Team!A5" and "A5:A6" in line.message for line in outcome.lines)
    assert {line.severity for line in outcome.lines} <= {"Error", "Warning", "Advice"}
    assert open_plan.name.endswith("(open in Excel)")
    assert not office.alerts  # the window says it, so Excel shows no message of its own


def test_go_selects_the_cell_in_excel(office: Office) -> None:
    open_plan = plan(office)
    outcome = open_plan.check()
    line = next(line for line in outcome.lines or () if line.place == "Team!A5")
    assert not open_plan.go(line).failed
    selected = open_plan.book.app.selection
    assert (selected.sheet.name, selected.row, selected.column) == ("Team", 5, 1)


def test_clear_and_a_finding_that_is_gone(office: Office) -> None:
    open_plan = plan(office)
    line = next(line for line in open_plan.check().lines or () if line.cell)
    cleared = open_plan.clear()
    assert cleared.lines == ()
    gone = open_plan.go(line)
    assert gone.failed and "Check again" in gone.sentence


def test_a_failure_is_a_sentence(office: Office) -> None:
    open_plan = plan(office)
    del office.book.names["sdp_schema_version"]
    outcome = open_plan.check()
    assert outcome.failed and "is not a Service Delivery Plan" in outcome.sentence
    assert outcome.lines is None


def test_without_excel_there_is_a_sentence() -> None:
    with pytest.raises(Trouble, match=NO_PLAN[:20]):
        OpenPlan.in_front()
