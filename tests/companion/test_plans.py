"""What the companion does with the plan that is open in Excel, on the double of Excel, and with a file."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

import workbook
from sdp_xl import files
from sdp_xl.companion.desk import PlanDesk
from sdp_xl.companion.plans import CLOSE_FIRST, NO_PLAN, FilePlan, OpenPlan
from sdp_xl.files import write_entries
from sdp_xl.live.open_findings import Findings
from sdp_xl.report.panels import counted
from sdp_xl.trouble import Trouble
from tests.live.double import REJECTED, Office
from tests.live.workbooks import Cell, opened

CHART = b"MPO ID,MPO\n9Z,Children will read.\n"


@pytest.fixture
def office() -> Office:
    """Excel with the example open, two of whose members have lost their IDs."""
    book = opened(workbook.path(workbook.EXAMPLE))
    for row in (5, 6):
        book.tab("Team").put(row, 1, Cell(None))
    return Office(book)


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> PlanDesk:
    """That of the companion, before that Excel."""
    return PlanDesk(str(tmp_path), OpenPlan(office.xl()))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan with a date in words and a row without its ID."""
    path = tmp_path / "Ohio plan.xlsx"
    write_entries(
        workbook.path(workbook.EXAMPLE), {("Meetings", "C5"): "July27, 2026", ("Team", "A6"): ""}, {}, (), path
    )
    return path


@pytest.fixture
def at_file(file: Path, tmp_path: Path) -> PlanDesk:
    """The desk with that file."""
    (tmp_path / "desk").mkdir()
    desk = PlanDesk(str(tmp_path / "desk"), FilePlan(file))
    desk.look()
    return desk


def test_check_presses_the_button_and_shows_what_the_sheet_shows(office: Office, desk: PlanDesk) -> None:
    answer = desk.ask("check", {})
    assert str(answer["said"]).startswith("Checked: ") and str(answer["plan"]).endswith("(open in Excel)")
    held = {f"{one.sheet}!{one.cell}" for one in Findings(office.xl()).all}
    assert {"Team!A5", "Team!A6"} <= held
    body = str(answer["body"])
    assert "Team!A5:A6 (ID)" in body, "equal findings are one line, as on the sheet"
    assert 'data-do="go" data-sheet="Team" data-cell="A5"' in body
    assert not office.alerts  # the page says it, so Excel shows no message of its own


def test_go_selects_the_cell_in_excel(office: Office, desk: PlanDesk) -> None:
    assert desk.ask("go", {"sheet": "Team", "cell": "A5"}) == {"said": "Excel shows Team!A5."}
    selected = office.xl().app.selection
    assert (selected.sheet.name, selected.row, selected.column) == ("Team", 5, 1)
    assert "is not there any more" in str(desk.ask("go", {"sheet": "Gone", "cell": "A1"})["trouble"])


def test_clear_empties_the_sheet_and_the_page_still_tells(office: Office, desk: PlanDesk) -> None:
    desk.ask("check", {})
    cleared = desk.ask("clear", {})
    assert str(cleared["said"]).startswith("The findings are cleared") and "Team!A5:A6" in str(cleared["body"])
    assert not Findings(office.xl()).all


def test_what_is_ticked_is_entered_in_excel_and_nothing_else(office: Office, desk: PlanDesk) -> None:
    office.book.tab("Team").put(5, 1, Cell("TM1"))
    office.book.tab("Meetings").put(5, 3, Cell("July27, 2026", format="@"))
    desk.ask("look", {})
    shown = desk.ask("fixes", {})
    assert shown["said"] == "2 entries that the tool can mend." and "Meetings!C5" in str(shown["panel"])
    entered = desk.ask("make", {"what": "fixed", "ticked": [0]})
    assert str(entered["said"]).startswith("1 of 1 entered. Checked: ")
    assert office.book.tab("Team").value("A6") and office.book.tab("Meetings").value("C5") == "July27, 2026"
    desk.ask("fixes", {})
    assert "Nothing is ticked" in str(desk.ask("make", {"what": "fixed", "ticked": []})["trouble"])


def test_a_failure_is_a_sentence(office: Office, desk: PlanDesk, record: Path) -> None:
    office.fail = lambda number: REJECTED
    assert str(desk.ask("look", {})["trouble"]).startswith("Excel is busy")
    assert "ComError" in record.read_text(encoding="utf-8")
    office.fail = lambda number: None
    del office.book.names["sdp_schema_version"]
    assert "is not a Service Delivery Plan" in str(desk.ask("check", {})["trouble"])


def test_a_chart_is_brought_into_files_only(desk: PlanDesk) -> None:
    desk.ask("look", {})
    assert "9Z" in str(desk.ask("preview", {"name": "chart.csv"}, CHART)["panel"])
    assert desk.ask("make", {"what": "imported"}) == {"trouble": CLOSE_FIRST}


def test_without_excel_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=NO_PLAN[:20]):
        OpenPlan.in_front()
    desk = PlanDesk(str(tmp_path), None)
    answer: dict[str, Any] = desk.ask("look", {})
    assert answer["said"] == NO_PLAN and answer["body"] == ""
    assert [one["do"] for one in answer["actions"]] == ["excel", "choose"]
    assert desk.ask("check", {}) == {"trouble": "Choose a workbook first."}


def backups(path: Path) -> list[Path]:
    return [other for other in path.parent.iterdir() if "backup" in other.name]


def test_a_file_is_checked_in_its_place_with_a_backup(at_file: PlanDesk, file: Path) -> None:
    before = file.read_bytes()
    assert "Wrote Findings" in str(at_file.ask("check", {})["said"])
    assert any(row for row in files.read(file).sheets["Findings"][4:])
    assert [backup.read_bytes() for backup in backups(file)] == [before]
    assert "Timeline" in str(at_file.ask("timeline", {})["said"])
    assert len(files.read(file).sheets["Timeline"]) > 20
    assert "cleared" in str(at_file.ask("clear", {})["said"])
    assert not any(files.read(file).sheets["Findings"][4:])


def test_the_suggestions_that_are_ticked_go_into_the_file(at_file: PlanDesk, file: Path) -> None:
    at_file.ask("fixes", {})
    assert [f"{one.sheet}!{one.cell}" for one in at_file.suggested] == ["Team!A6", "Meetings!C5"]
    assert counted(at_file.suggested, []) == "2 entries that the tool can mend."
    assert str(at_file.ask("make", {"what": "fixed", "ticked": [1]})["said"]).startswith("1 entry mended.")
    sheets = files.read(file).sheets
    assert str(sheets["Meetings"][4][2]).startswith("2026-07-27") and sheets["Team"][5][0] is None
    assert len(backups(file)) == 1
    at_file.ask("fixes", {})
    at_file.ask("make", {"what": "fixed", "ticked": [0]})
    assert "nothing that the tool could mend" in str(at_file.ask("fixes", {})["said"])


def test_a_chart_goes_into_the_file_after_its_preview(at_file: PlanDesk, file: Path) -> None:
    before = file.read_bytes()
    shown = str(at_file.ask("preview", {"name": "chart.csv"}, CHART)["panel"])
    assert "MPOs: 1 new" in shown and "Children will read." in shown and file.read_bytes() == before
    assert "Wrote MPOs" in str(at_file.ask("make", {"what": "imported"})["said"])
    assert any("Children will read." in map(str, row) for row in files.read(file).sheets["MPOs"])


def test_two_copies_of_the_same_name_are_compared(at_file: PlanDesk, file: Path) -> None:
    older = workbook.path(workbook.EXAMPLE).read_bytes()
    answer = at_file.ask("compare", {"name": file.name}, older)
    assert answer["said"] == f"Compared with “{file.name}”: cell changed: 2."
    assert "July27, 2026" in str(answer["panel"]) and "Team" in str(answer["panel"])
    refused = at_file.ask("compare", {"name": "notes.xlsx"}, b"no workbook")
    assert str(refused["trouble"]).startswith("notes.xlsx")


def test_a_file_is_chosen_from_its_folder(at_file: PlanDesk, file: Path, tmp_path: Path) -> None:
    other = Path(shutil.copyfile(workbook.path(workbook.EXAMPLE), tmp_path / "Other & plan.xlsm"))
    (tmp_path / "~$Other.xlsx").write_bytes(b"")
    panel = str(at_file.ask("choose", {})["panel"])
    assert "Other &amp; plan.xlsm" in panel and "Ohio plan.xlsx" in panel and "~$" not in panel
    assert at_file.ask("choose", {"path": str(other)})["plan"] == f"Plan: {other.name}"
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 not really")
    assert "damaged" in str(at_file.ask("choose", {"path": str(broken)})["trouble"])
    assert at_file.ask("look", {})["plan"] == f"Plan: {other.name}", "the plan before it stays"


def test_the_report_stands_beside_the_file(at_file: PlanDesk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Mock()
    monkeypatch.setattr("webbrowser.open", shown)
    assert "Ohio plan report.html" in str(at_file.ask("report_beside", {})["said"])
    shown.assert_called_once_with((file.parent / "Ohio plan report.html").as_uri())


def test_a_place_in_a_file_is_told_where_there_is_no_excel(at_file: PlanDesk) -> None:
    assert at_file.ask("go", {"sheet": "Team", "cell": "A6"}) == {"said": "Open Ohio plan.xlsx and go to Team!A6."}
