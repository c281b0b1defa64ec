"""Every button from the shape on the sheet to the cells that it writes, and what it says when it cannot."""

from __future__ import annotations

import os
import pickle
import random
import re
import runpy
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unicodedata import normalize
from unittest.mock import Mock

import pytest

import workbook
from schemas.buttons import BUTTONS, Button
from schemas.tables import GENERATED_TABLES
from schemas.tables.generated import FINDINGS, NOT_CHECKED
from sdp_xl import buttons, files, log
from sdp_xl.checking import check
from sdp_xl.documents import DOCUMENTS
from sdp_xl.live import excel
from sdp_xl.live.excel import cause, still
from sdp_xl.live.open_findings import Findings
from sdp_xl.live.read import read_sheets
from sdp_xl.live.write import write_pages
from sdp_xl.pages import check_pages
from sdp_xl.rules import RULES
from tests.build.computer import Computer
from tests.build.test_macros import shapes
from tests.live.double import CLOSED, REJECTED, ComError, Office, caller
from tests.live.workbooks import Cell, opened

EXAMPLE = workbook.path(workbook.EXAMPLE)
PRESSED = workbook.path(workbook.WITH_BUTTONS)
OURS = {of.sheet for of in GENERATED_TABLES}
ROOT = Path(__file__).parents[2]
KEYS = [button.key for button in BUTTONS]
SECRET = "Sra. Example of Room 12"


def press(office: Office, key: str) -> None:
    with caller(office):
        buttons.press(key, "")


def entries(office: Office) -> dict[str, Any]:
    """Every cell of every sheet that is not the tool's."""
    return {tab.name: dict(tab.cells) for tab in office.book.tabs if tab.name not in OURS and "(kept" not in tab.name}


def at_rest(office: Office) -> bool:
    return office.settings | {"status_bar": False} == Office(office.book).settings


def told(office: Office) -> str:
    ((_, sentence),) = office.alerts
    return sentence


def checked() -> Office:
    """The example with some entries gone wrong, checked."""
    book = opened(EXAMPLE)
    team = book.tab("Team")
    for row in (5, 6):
        team.put(row, 1, Cell(None))
    office = Office(book)
    press(office, "check")
    office.alerts.clear()
    return office


def test_there_is_an_action_for_each_declared_button() -> None:
    assert list(buttons.ACTIONS) == KEYS


@pytest.mark.parametrize("button", [button for button in BUTTONS if button.on_sheets], ids=lambda button: button.key)
@pytest.mark.parametrize("file", [EXAMPLE, PRESSED], ids=lambda file: file.suffix)
def test_pressing_a_shape_on_a_sheet_does_it(button: Button, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The macro's name from the drawing, the macro in an interpreter, the Python that it starts on the double."""
    (macro,) = {macro for found in shapes(PRESSED).values() for macro, label, _ in found if label == button.label}
    computer = Computer(workbook.ADD_IN, file)
    computer.press(macro.removeprefix("[0]!"), monkeypatch)
    ((_, arguments, _),) = computer.started
    isolated, as_module, module, told = arguments.split()
    assert (isolated, as_module) == ("-I", "-m")
    office = Office(opened(file))
    before, written = entries(office), {tab.name for tab in office.book.tabs}
    monkeypatch.setattr(sys, "argv", [module, told])
    assert module == buttons.__name__
    with caller(office):
        runpy.run_path(str(Path(buttons.__file__).with_name("__main__.py")), run_name="__main__")
    changed = {tab.name for tab in office.book.tabs if tab.dirty}
    wanted = {
        "check": {"Findings", "Required Elements", "Alignment Map", "Results by Year"},
        "fix": set(),  # the example has nothing to mend
        "timeline": {"Timeline", "Implementation Timeline", "Calendar"},
        "clear": {"Findings"},
    }[button.key]
    assert changed == wanted and {tab.name for tab in office.book.tabs} == written
    assert entries(office) == before
    assert at_rest(office) and office.settings["status_bar"] is False
    assert office.bars[0].startswith("Service Delivery Plan: ")
    assert [mode for mode, _ in office.alerts] == ["info"]


def test_check_says_the_same_on_the_sheet_as_the_command_line() -> None:
    office = Office(opened(EXAMPLE))
    press(office, "check")
    report = check.run(files.read(EXAMPLE), today=date.today())
    page = check_pages(report)[0]
    tab = office.book.tab("Findings")
    assert tab.value("A3") == page.note
    assert [tab.value(f"C{row}") for row in range(5, 5 + len(page.rows))] == [row[2] for row in page.rows]
    assert told(office).startswith(page.note.partition(": ")[2].rstrip(".").join(("Checked: ", ".")))


FOUND = 3
"""Calls in which xlwings finds the workbook of a press, which the double is handed."""


@pytest.mark.parametrize("key", ["check", "timeline"])
def test_a_press_is_few_calls_however_long_the_plan(key: str) -> None:
    counts = []
    for rows in (0, 400):
        office = Office(opened(EXAMPLE))
        plan = office.book.tab("Project Plan")
        for row in range(100, 100 + rows):
            plan.put(row, 1, Cell(f"P{row}"))
        press(office, key)
        counts.append(office.calls + FOUND)
    assert counts[0] == counts[1] <= {"check": 56, "timeline": 60}[key]


@pytest.mark.parametrize(
    ("key", "most"),
    [("check", 56), ("timeline", 56), ("clear", 50), ("next_finding", 48), ("explain", 33)],
)
def test_a_press_upon_another_is_at_most_60_calls(key: str, most: int) -> None:
    office = Office(opened(EXAMPLE))
    for before in ("check", "timeline"):
        press(office, before)
    office.calls = 0
    press(office, key)
    assert office.calls + FOUND <= most


def test_next_finding_from_a_sheet_without_any_goes_to_the_sheets_behind_it_in_few_calls() -> None:
    office = checked()
    placed = [one for one in Findings(office.xl()).all if one.sheet]
    order = {tab.name: number for number, tab in enumerate(office.book.tabs)}
    without = [tab for tab in office.book.tabs if tab.name not in {one.sheet for one in placed} | {"Findings"}]
    for tab in without:
        office.active, office.selected, office.calls = tab, "B2", 0
        press(office, "next_finding")
        behind = next((one for one in placed if order[one.sheet] > order[tab.name]), placed[0])
        assert (office.active.name, office.selected) == (behind.sheet, behind.cell or "A1"), tab.name
        assert office.calls + FOUND <= 60


def test_of_equal_findings_all_but_the_first_are_folded() -> None:
    page = check_pages(check.run(files.read(EXAMPLE), today=date.today()))[0]
    office = Office(opened(EXAMPLE))
    press(office, "check")
    rows = {row - 5: kept for (sheet, row), kept in office.rows.items() if sheet == "Findings"}
    assert page.folded and {row for row, kept in rows.items() if kept["Hidden"]} == page.folded
    assert {row for row, kept in rows.items() if kept["OutlineLevel"] == 2} == page.folded


def test_clear_leaves_the_note_by_which_the_sheets_know_that_nothing_was_checked() -> None:
    office = checked()
    press(office, "clear")
    tab = office.book.tab("Findings")
    assert tab.value("A3") == NOT_CHECKED
    assert not [cell for (row, _), cell in tab.cells.items() if row > 4 and cell.value is not None]


def test_next_finding_goes_from_one_to_the_next_and_around() -> None:
    office = checked()
    all_ = Findings(office.xl()).all
    placed = [one for one in all_ if one.sheet]
    cells = list(dict.fromkeys((one.sheet, one.cell or "A1") for one in placed))
    office.active, office.selected = office.book.tab("Start"), "A1"
    gone = []
    for _ in range(len(cells) + 1):
        press(office, "next_finding")
        gone.append((office.active.name, office.selected))
        assert re.match(r"Finding \d+ of \d+", office.settings["status_bar"])
        assert len(office.settings["status_bar"]) <= 255
    assert gone[: len(cells)] == cells and gone[-1] == cells[0]
    assert not office.alerts


def test_next_finding_from_its_row_on_findings() -> None:
    office = checked()
    third = [one for one in Findings(office.xl()).all if one.cell][2]
    office.active, office.selected = office.book.tab("Findings"), f"E{third.row}"
    press(office, "next_finding")
    assert (office.active.name, office.selected) == (third.sheet, third.cell)


def test_next_finding_says_why_it_cannot_go() -> None:
    office = checked()
    first = next(one for one in Findings(office.xl()).all if one.cell)
    office.book.tab(first.sheet).state = "hidden"
    office.active = office.book.tab("Start")
    press(office, "next_finding")
    assert f"hidden sheet “{first.sheet}”" in told(office)
    office.alerts.clear()
    office.book.tab(first.sheet).name = "Renamed"
    office.active, office.selected = office.book.tabs[-1], "XFD1048576"
    press(office, "next_finding")
    assert "not there any more" in told(office)
    office.alerts.clear()
    press(office, "clear")
    office.alerts.clear()
    press(office, "next_finding")
    assert told(office).startswith("There is no open finding")


@pytest.mark.parametrize("on", ["cell", "row"])
def test_explain_says_what_why_and_what_to_do(on: str) -> None:
    office = checked()
    one = next(one for one in Findings(office.xl()).all if one.cell)
    if on == "cell":
        office.active, office.selected = office.book.tab(one.sheet), one.cell
    else:
        office.active, office.selected = office.book.tab("Findings"), f"D{one.row}"
    press(office, "explain")
    for part in (RULES[one.rule].title, one.rule, one.message, "Why: ", "To do: ", "Source: "):
        assert part in told(office)


def test_explain_says_which_text_of_the_law_was_compared() -> None:
    book = opened(EXAMPLE)
    for row in range(5, 60):
        book.tab("Local Support").put(row, 2, Cell(None))
    office = Office(book)
    press(office, "check")
    office.alerts.clear()
    found = ((one, cite) for one in Findings(office.xl()).all for cite in RULES[one.rule].cites)
    one, cite = next((one, cite) for one, cite in found if cite.compared)
    office.active, office.selected = office.book.tab("Findings"), f"D{one.row}"
    press(office, "explain")
    assert f"{cite.label} (text compared: {cite.compared})" in told(office)


@pytest.mark.parametrize("selected", ["Z99", None, "A1:XFD1048576"])
def test_explain_where_there_is_nothing_to_explain(selected: str | None) -> None:
    office = checked()
    office.active, office.selected = office.book.tab("Start"), selected
    press(office, "explain")
    assert ("There is no open finding in Start!Z99" if selected == "Z99" else "No cell is selected") in told(office)


def test_about_and_log_say_where_things_are(record: Path) -> None:
    office = Office(opened(EXAMPLE))
    press(office, "log")
    assert told(office) == f"Nothing has been recorded yet. The record will stand in {record}."
    office.alerts.clear()
    press(office, "log")
    assert f"The record stands in {record}" in told(office)
    office.alerts.clear()
    press(office, "about")
    assert sys.prefix in told(office)


def test_report_is_written_beside_the_plan_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_pages = Mock()
    monkeypatch.setattr("webbrowser.open", opened_pages)
    plan, page = tmp_path / "Ohio plan.xlsm", tmp_path / "Ohio plan report.html"
    office = Office(opened(EXAMPLE), name=plan.name, folder=tmp_path)
    before = office.book.clone()
    press(office, "report")
    assert "stands in no folder of this computer" in told(office) and not page.exists()
    plan.write_bytes(b"as saved")
    for _ in range(2):  # a second time over the first
        office.alerts.clear()
        press(office, "report")
        assert told(office).startswith(f"The report is written as {page.name}")
        opened_pages.assert_called_with(page.as_uri())
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [tab.cells for tab in office.book.tabs] == [tab.cells for tab in before.tabs]
    page.write_text("notes of mine", encoding="utf-8")
    office.alerts.clear()
    press(office, "report")
    assert "is no report of sdp-xl" in told(office) and page.read_text(encoding="utf-8") == "notes of mine"


def test_documents_are_written_into_a_folder_beside_the_plan(tmp_path: Path) -> None:
    plan, folder = tmp_path / "Ohio plan.xlsm", tmp_path / "Ohio plan documents"
    office = Office(opened(EXAMPLE), name=plan.name, folder=tmp_path)
    press(office, "documents")
    assert "stands in no folder of this computer" in told(office) and not folder.exists()
    plan.write_bytes(b"as saved")
    for times in range(2):
        office.alerts.clear()
        press(office, "documents")
        assert told(office).startswith(f"{len(DOCUMENTS)} documents are written into the folder “{folder.name}”")
        assert {document.file for document in DOCUMENTS.values()} <= {path.name for path in folder.iterdir()}
        kept = [path for path in folder.iterdir() if "(backup" in path.name]
        assert len(kept) == times * len(DOCUMENTS), "what stood there is kept"


@pytest.mark.parametrize("key", ["check", "timeline", "clear", "next_finding", "explain"])
def test_another_workbook_is_left_alone(key: str) -> None:
    office = Office(opened(EXAMPLE), name="Budget.xlsx")
    del office.book.names["sdp_schema_version"]
    press(office, key)
    assert told(office) == "Budget.xlsx is not a Service Delivery Plan. Go to your plan and press the button again."
    assert not office.bars and not any(tab.dirty for tab in office.book.tabs)


@pytest.mark.parametrize("key", ["check", "timeline", "clear", "next_finding", "explain"])
def test_a_workbook_of_a_newer_version_is_left_alone(key: str) -> None:
    office = Office(opened(EXAMPLE))
    office.book.names["sdp_schema_version"] = '="99.0"'
    press(office, key)
    assert "is of version 99.0, which is newer than this tool" in told(office)
    assert not any(tab.dirty for tab in office.book.tabs)


@pytest.mark.parametrize(
    ("error", "sentence"), [(REJECTED, buttons.BUSY), (CLOSED, buttons.GONE), (ComError(), buttons.UNEXPECTED)]
)
def test_failures_are_told_in_one_plain_sentence(error: Exception, sentence: str, record: Path) -> None:
    office = Office(opened(EXAMPLE))
    once = iter([error])
    office.fail = lambda number: next(once, None) if office.copied else None
    office.book.tab("Team").put(5, 3, Cell(SECRET))
    press(office, "check")
    assert office.alerts == [("critical", f"{sentence} {buttons.RECORDED.format(path=record)}")]
    text = record.read_text(encoding="utf-8")
    assert "ComError" in text and "text of Excel" not in text and SECRET not in text


def test_the_record_stays_small_and_holds_no_entry(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "_SIZE", 2_000)
    for number in range(200):
        log.note(f"press {number}")
        log.fault("check", ValueError(SECRET))
    assert len(list(record.parent.iterdir())) == 4
    assert all(file.stat().st_size <= 2_000 and SECRET not in file.read_text() for file in record.parent.iterdir())


def test_a_record_that_cannot_be_written_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    office = Office(opened(EXAMPLE))
    press(office, "clear")
    assert told(office).startswith("The findings are cleared")


def test_causes_are_found_behind_other_errors() -> None:
    try:
        try:
            raise REJECTED
        except ComError as error:
            raise ValueError from error
    except ValueError as error:
        assert cause(error) == "busy"
    assert cause(ComError(scode=-2146777998)) == "busy"
    assert cause(CLOSED) == "gone"
    assert cause(KeyError()) == ""


@pytest.mark.parametrize("key", KEYS)
def test_without_excel_one_sentence_goes_to_where_xlwings_shows_it(key: str, record: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sdp_xl.buttons", f"{key}:4711"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 1
    assert done.stderr == f"{buttons.NO_EXCEL} {buttons.RECORDED.format(path=record)}\n"


def crash(office: Office, key: str, number: int, *, for_good: bool) -> None:
    """Presses a button while one call fails, or that one and all after it; nothing but SystemExit may come out."""
    office.fail = lambda call: ComError() if call == number or (for_good and call > number) else None
    try:
        press(office, key)
    except SystemExit as error:
        assert error.code == 1
    office.fail = lambda call: None


def sample(key: str, calls: int) -> list[int]:
    """All calls of the quick buttons, and a fixed choice of those that read and check the whole workbook."""
    quick = key not in ("check", "timeline")
    return list(range(1, calls + 1)) if quick else sorted(random.Random(1).sample(range(1, calls + 1), 6))


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("key", [key for key in KEYS if key not in ("log", "about")])
def test_a_failure_at_any_call_touches_no_entry_and_puts_excel_back(
    key: str, for_good: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    ready = checked().book
    clean = Office(ready.clone())
    press(clean, key)
    before = entries(clean)
    for number in sample(key, clean.calls):
        office = Office(ready.clone())
        crash(office, key, number, for_good=for_good)
        assert entries(office) == before, number
        assert for_good or at_rest(office), number


def test_a_failure_at_any_call_of_the_writing_touches_no_entry_and_puts_excel_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    ready = checked()
    press(ready, "check")
    ready.book.tab("Findings").put(5, 4, Cell("changed by staff"))
    ready.book.tabs.remove(ready.book.tab("Alignment Map"))
    seen = read_sheets(ready.xl())
    pages = check_pages(check.run(seen, today=date(2026, 11, 24)))
    before = entries(ready)

    def write(office: Office) -> None:
        book = office.xl()
        with still(book.app):
            write_pages(book, pages, seen, today=date(2026, 11, 24))

    clean = Office(ready.book.clone())
    write(clean)
    assert {tab.name for tab in clean.book.tabs} >= {"Findings (kept 2026-11-24)", "Alignment Map"}
    for number in range(3, clean.calls + 1):
        office = Office(ready.book.clone())
        office.fail = lambda call, number=number: ComError() if call == number else None
        with suppress(ComError):
            write(office)
        assert {name: cells for name, cells in entries(office).items() if name in before} == before, number
        assert at_rest(office), number


def test_a_cold_press_imports_nothing_heavy(tmp_path: Path) -> None:
    """Each press starts Python anew: what it imports is what staff wait for."""
    state = tmp_path / "book.pickle"
    state.write_bytes(pickle.dumps(opened(EXAMPLE)))
    program = (
        "import pickle, sys\n"
        "from pathlib import Path\n"
        "from tests.live.double import Office, caller\n"
        f"office = Office(pickle.loads(Path({str(state)!r}).read_bytes()))\n"
        "import sdp_xl.buttons\n"
        "with caller(office): sdp_xl.buttons.press('check', ''); sdp_xl.buttons.press('timeline', '')\n"
        "print(*[sentence for _, sentence in office.alerts])\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    said, modules = done.stdout.splitlines()
    assert "Checked: " in said and "Made for " in said
    heavy = {"pandas", "numpy", "matplotlib", "PIL", "polars", "pandera", "openpyxl", "xlsxwriter", "rich", "docx"}
    assert not heavy & set(modules.split())


def test_xlwings_is_imported_without_pandas_and_pandas_can_be_imported_after() -> None:
    program = (
        "import sys\nfrom sdp_xl.live.excel import xlwings\nxw = xlwings()\n"
        "assert not {'pandas', 'numpy', 'matplotlib', 'PIL', 'cryptography'} & set(sys.modules)\n"
        "assert xw.main.pd is None and xlwings() is xw\nimport pandas"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_findings_are_found_under_another_name() -> None:
    office = checked()
    office.book.tab("Findings").name = "What is open"
    press(office, "clear")
    assert office.book.tab("What is open").value("A3") == NOT_CHECKED
    office.alerts.clear()
    office.book.tabs.remove(office.book.tab("What is open"))
    press(office, "explain")
    assert (
        told(office) == f"The sheet {FINDINGS.sheet} is not in this workbook. Press “Check the plan” to have it made."
    )


@pytest.mark.parametrize("key", ["next_finding", "explain"])
def test_a_press_that_only_looks_leaves_what_can_be_undone(key: str) -> None:
    """Excel forgets what can be undone when a cell, or its mode of calculation, is set."""
    office = checked()
    one = next(one for one in Findings(office.xl()).all if one.cell)
    office.active, office.selected = office.book.tab(one.sheet), one.cell
    before = office.book.clone()
    office.settings = Watched(office.settings)
    press(office, key)
    assert set(office.settings.written) == {"status_bar"}
    assert [tab.cells for tab in office.book.tabs] == [tab.cells for tab in before.tabs]


class Watched(dict[str, Any]):
    """Settings of Excel that know which were written."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self.written: list[str] = []

    def __setitem__(self, name: str, value: Any) -> None:
        self.written.append(name)
        super().__setitem__(name, value)


@pytest.mark.parametrize("key", ["check", "timeline", "clear"])
def test_what_was_in_front_and_selected_is_so_after_a_press(key: str) -> None:
    office = checked()
    office.book.tabs.remove(office.book.tab("Calendar"))  # it is added again, which brings it to the front
    office.active, office.selected = office.book.tab("Team"), "C7"
    press(office, key)
    assert (office.active.name, office.selected) == ("Team", "C7") and at_rest(office)


def test_what_others_must_know_is_told() -> None:
    office = checked()
    office.book.tab("Findings").filtered, office.saves_at_once = True, True
    press(office, "check")
    assert "all rows of “Findings” are shown again" in told(office)
    assert "AutoSave is on, so everyone who has this plan open sees it too." in told(office)


def test_a_workbook_shared_in_the_old_way_is_left_as_it_is() -> None:
    office = checked()
    office.copies, office.shared = False, True  # read sheet by sheet, in which merged cells are not seen
    before = office.book.clone()
    press(office, "check")
    assert "end the sharing" in told(office)
    assert [tab.cells for tab in office.book.tabs] == [tab.cells for tab in before.tabs]


def test_explain_answers_for_each_of_several_selected_cells_and_on_a_renamed_sheet() -> None:
    office = checked()
    one = next(one for one in Findings(office.xl()).all if one.cell and one.sheet == "Team")
    office.active, office.selected = office.book.tab("Team"), f"A{one.cell[1:]}:H{one.cell[1:]}"
    office.active.name = "Our team"
    press(office, "explain")
    assert one.message in told(office)


def test_macos_that_forbids_to_work_in_excel_is_told(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """errAEEventNotPermitted, while Excel is looked for and while it is worked in."""
    refused = ComError()
    refused.errornumber = -1743  # type: ignore[attr-defined]
    monkeypatch.setattr("sdp_xl.live.excel.pressed", Mock(side_effect=refused))
    shown = Mock()
    monkeypatch.setattr(subprocess, "run", shown)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("sdp_xl.log.path", lambda: record)
    with pytest.raises(SystemExit):
        buttons.press("check", "Plan.xlsx")
    ((command,), _) = shown.call_args
    assert command[0] == "/usr/bin/osascript" and command[-1].startswith(buttons.NOT_ALLOWED)
    assert cause(refused) == "not allowed"


@pytest.mark.parametrize("name", ["Plan = final.xlsx", "Plán.xlsx"])
def test_the_workbook_is_found_by_its_name_on_a_mac_and_by_its_window_on_windows(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, other = SimpleNamespace(name=normalize("NFD", name), impl=Mock()), SimpleNamespace(name="Other.xlsx")
    app = SimpleNamespace(books=[other, book])
    double = SimpleNamespace(
        apps=[app],
        App=lambda impl: SimpleNamespace(books=SimpleNamespace(active=SimpleNamespace(window=impl, impl=Mock()))),
        _xlwindows=SimpleNamespace(App=lambda xl: xl),
    )
    monkeypatch.setattr(excel, "xlwings", lambda: double)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert excel.pressed(name) is book
    monkeypatch.setattr(sys, "platform", "win32")
    assert excel.pressed("4711").window == 4711  # type: ignore[attr-defined]


def test_a_press_opens_no_connection_starts_no_program_and_reads_nothing_beside_the_plan(tmp_path: Path) -> None:
    """In a hostile folder, with variables that point Python there, under an audit hook that refuses both."""
    for name in ("sdp_xl", "xlwings", "schemas", "lxml", "json", "sitecustomize", "usercustomize"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close()", encoding="utf-8")
    state = tmp_path / "book.pickle"
    state.write_bytes(pickle.dumps(opened(EXAMPLE)))
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import pickle\n"
        "from tests.live.double import Office, caller\n"
        f"office = Office(pickle.loads(open({str(state)!r}, 'rb').read()))\n"
        "refused = ('socket.', 'subprocess.', 'os.system', 'os.exec', 'os.posix_spawn', 'os.fork', 'os.spawn')\n"
        "def hook(event, arguments):\n"
        "    if event.startswith(refused): raise SystemExit('refused: ' + event)\n"
        "sys.addaudithook(hook)\n"
        "import sdp_xl.buttons\n"
        "with caller(office):\n"
        "    for key in sdp_xl.buttons.ACTIONS: sdp_xl.buttons.press(key, '')\n"
        "print(len(office.alerts))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONSTARTUP": str(tmp_path / "json.py")},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) >= 6
    assert not (tmp_path / "ran").exists()
