"""LibreOffice calculates every formula without an error, and gets what Python counts."""

from __future__ import annotations

import shutil
import subprocess
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from schemas.model import HEADER_ROW
from schemas.tables import ENTRY_TABLES
from schemas.tables import table as table_of
from schemas.tables.generated import NOT_CHECKED
from schemas.tables.lists import DONE, IN_PROGRESS, NOT_APPLICABLE
from schemas.tables.phases import PHASE_TABLES
from sdp_xl import files
from sdp_xl.build import build, read_example
from sdp_xl.build.due import next_due
from sdp_xl.build.entries import rows_of
from sdp_xl.build.entry import example
from sdp_xl.build.lists import people
from sdp_xl.build.steps import STEPS
from sdp_xl.checking.check import Report, run
from sdp_xl.pages import check_pages, timeline_pages
from sdp_xl.plan.findings import State
from sdp_xl.rules.elements import assess
from sdp_xl.scheduling import make
from workbook import EXAMPLE

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")

Calculate = Callable[[Path], Workbook]
TODAY = date(2026, 12, 1)


def load(path: Path, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know data bars
        return openpyxl.load_workbook(path, data_only=values)


@pytest.fixture(scope="session")
def calculate(tmp_path_factory: pytest.TempPathFactory) -> Calculate:
    profile = tmp_path_factory.mktemp("profile").as_uri()
    done: dict[Path, Workbook] = {}

    def convert(path: Path) -> Workbook:
        if path not in done:
            target = tmp_path_factory.mktemp("calculated")
            command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
            subprocess.run([*command, "--outdir", str(target), str(path)], check=True, capture_output=True, timeout=180)
            done[path] = load(target / path.name, values=True)
        return done[path]

    return convert


@pytest.fixture(scope="session")
def checked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    report = run(files.read(built), today=TODAY)
    target = tmp_path_factory.mktemp("checked") / built.name
    pages = (*check_pages(report), *timeline_pages(make(report.plan)))
    files.write_pages(built, pages, target)
    return target, report


def test_no_formula_error_and_no_wrong_value(built: Path, calculate: Calculate) -> None:
    formulas, shipped, calculated = load(built, values=False), load(built, values=True), calculate(built)
    count = 0
    for sheet in formulas.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            place = (sheet.title, cell.coordinate)
            value, said = (book[sheet.title][cell.coordinate].value for book in (calculated, shipped))
            assert not str(value).startswith(("#", "Err:")), place
            if said:  # a blank result is one that depends on the day or on the Findings
                assert value == (pytest.approx(said) if isinstance(said, float) else said), place
            count += 1
    assert count > 350


def test_no_formula_error_in_the_sheets_that_the_tool_writes(
    checked: tuple[Path, Report], calculate: Calculate
) -> None:
    path, report = checked
    calculated = calculate(path)
    for sheet in calculated.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "e" and not str(cell.value).startswith("Err:"), (sheet.title, cell.coordinate)
    findings = calculated["Findings"]
    rows = len(check_pages(report)[0].rows)
    links = [findings.cell(HEADER_ROW + number, 2).value for number in range(1, 1 + rows)]
    assert all(links), "the links to the cells show their text"


def test_no_function_that_excel_2016_does_not_know(built: Path) -> None:
    with zipfile.ZipFile(built) as archive:
        assert not [name for name in archive.namelist() if b"_xlfn" in archive.read(name)]


def test_start_shows_the_progress_and_the_next_five(built: Path, calculate: Calculate) -> None:
    entries = read_example() if built.name == EXAMPLE else {}
    rows = {table.key: rows_of(table, entries) for table in PHASE_TABLES}
    start = [[cell.value for cell in row] for row in calculate(built)["Start"].iter_rows()]
    for table in PHASE_TABLES:
        line = next(row for row in start if row[4] == table.sheet and isinstance(row[8], int))
        said = [row["status"] for row in rows[table.key]]
        counted = [said.count(DONE), said.count(IN_PROGRESS), len(said) - said.count(NOT_APPLICABLE)]
        assert [line[5], line[6], line[8]] == counted
        assert line[7] == pytest.approx(counted[0] / counted[2])
    top = next(number for number, row in enumerate(start) if row[4:6] == ["Due", "Finish"]) + 1
    shown = [row[4:9] for row in start[top : top + 5]]
    due = next_due(rows)
    assert bool(due) == (built.name == EXAMPLE)
    assert [[row[2], row[3], row[4] or ""] for row in shown if row[0]] == [
        [id_, activity, owner] for _, id_, activity, owner in due
    ]
    assert all(row[0] == "Overdue" or row[0] == "Today" or row[0].startswith("In ") for row in shown if row[0])


def states(start: list[list[object]]) -> list[object]:
    first = next(number for number, row in enumerate(start) if row[:2] == ["Step", "State"]) + 1
    return [row[1] for row in start[first : first + len(STEPS)]]


def test_start_says_what_to_do_now_and_marks_the_steps_that_are_done(built: Path, calculate: Calculate) -> None:
    start = [[cell.value for cell in row] for row in calculate(built)["Start"].iter_rows()]
    now = next(str(row[0]) for row in start if str(row[0]).startswith("Now: "))
    if built.name == EXAMPLE:
        assert states(start) == ["Done"] * 6 + ["To do", "To do", "Done"]
        assert now.startswith("Now: Findings. Check the plan")
    else:
        assert states(start) == ["To do"] * 9
        assert now.startswith("Now: Settings. Answer the questions")
    later = {row[0]: row[2] for row in start if row[1] in ("Yours", "The tool's")}
    assert later["Timeline"] == "Not needed yet: step 8"
    assert later["Feedback"] == ("In use" if built.name == EXAMPLE else "Not needed yet: step 9")
    assert later["Settings"] == ("In use" if built.name == EXAMPLE else "Needed now")


def test_start_knows_a_plan_that_is_begun(calculate: Calculate, tmp_path: Path) -> None:
    dates = dict.fromkeys(("planning_start", "adoption_date", "cycle_start", "cycle_end"), date(2099, 1, 1))
    typed = {
        "settings": [{"state": "Ohio", **dates}],
        "team": [{"id": "T1", "role": "Parent"}],
        "pre_planning": [{"id": "A1.2", "owner": "Parent"}],
        "needs": [{"id": "1.1", "need": "Shoes"}],
        "alignment": [{"strategy": "1-1"}],
    }
    build(tmp_path / "begun.xlsx", typed)
    start = [[cell.value for cell in row] for row in calculate(tmp_path / "begun.xlsx")["Start"].iter_rows()]
    assert states(start) == ["Done", "Begun", "Begun", "Begun", "Begun", "To do", "To do", "To do", "To do"]
    assert any(str(row[0]).startswith("Now: Team. ") for row in start)


def test_start_shows_the_figures_of_a_check(checked: tuple[Path, Report], calculate: Calculate) -> None:
    path, report = checked
    start = [[cell.value for cell in row] for row in calculate(path)["Start"].iter_rows()]
    names = next(number for number, row in enumerate(start) if row[0] == "Required elements met")
    elements = [one for one in assess(report.plan) if one.requirement.level.value.startswith("Required")]
    met = sum(one.status.value == "Met" for one in elements)
    of = sum(one.status.value != "Not applicable" for one in elements)
    assert start[names + 1][0] == f"{met} of {of}"
    made = make(report.plan)
    developing, carrying = (sum(row.counts for row in rows) for rows in (made.development, made.implementation))
    tasks = next(str(row[2]) for row in start if row[0] == "8. Timeline")
    assert tasks == f"{developing + carrying} tasks: {developing} developing, {carrying} carrying out"
    told = str(start[names + 1][2]).replace(",", "").split()
    begun = Counter(finding.severity.value for finding in report.findings if finding.state is not State.NOT_BEGUN)
    assert [int(told[0]), int(told[2]), int(told[4])] == [begun[one] for one in ("error", "warning", "advice")]


def test_an_example_stands_above_an_empty_table_and_goes_when_one_types(
    built: Path, calculate: Calculate, tmp_path: Path
) -> None:
    shown = {one.key: calculate(built)[one.sheet]["B3"].value for one in ENTRY_TABLES if one.example}
    if built.name != EXAMPLE:
        assert shown == {one.key: example(one) for one in ENTRY_TABLES if one.example}
        build(tmp_path / "one.xlsx", {key: [{table_of(key).keys[0]: "1"}] for key in shown})
        book = calculate(tmp_path / "one.xlsx")
        shown = {key: book[table_of(key).sheet]["B3"].value for key in shown}
    assert not [key for key, text in shown.items() if text.startswith("Example")]
    assert all(text.endswith(NOT_CHECKED) for text in shown.values())


def test_list_of_roles_and_agencies(built: Path, calculate: Calculate) -> None:
    entries = read_example() if built.name == EXAMPLE else {}
    cells = [row[-1].value for row in calculate(built)["Lists"].iter_rows(min_row=5)]
    assert [value for value in cells if value] == people(entries, list(entries.get("team", ())))


def test_not_checked_yet(built: Path, calculate: Calculate) -> None:
    book = calculate(built)
    assert {book[table.sheet]["B3"].value for table in PHASE_TABLES} == {NOT_CHECKED}


NOTHING = "Not in the chart: targets 0, needs 0, strategies 0, MPOs 0, evaluation questions 0. "

TYPED = {
    # as people type: 1.1 is not 1.10, 1-1 is no date, several IDs in a cell, other spaces and case, numbers
    "targets": [{"id": "T1", "subject": "Reading"}, {"id": "T2", "subject": "Mathematics"}, {"subject": "Graduation"}],
    "needs": [{"id": id_, "need": id_} for id_ in ("1.1", "1.10", "1-1", "1-01", 2, "3")],
    "strategies": [
        {"id": "1-1", "status": "Adopted"},
        {"id": "1-2", "status": "Adopted"},
        {"id": "1-12"},
        {"id": "1-3", "status": "Not adopted"},
        {"id": "1-4", "status": "Proposed in the CNA"},
        {"id": "2-1", "status": "Adopted"},
    ],
    "mpos": [{"id": "MPO 1A", "text": "One"}, {"id": "1b)", "text": "Two"}, {"id": "1C", "text": "Three"}],
    "evaluation": [{"id": "E1"}, {"id": "E2"}, {"id": "E10"}],
    "alignment": [
        {"target": "t1 ", "need": "1.10", "strategy": "1-2; 1-1", "mpo": "mpo  1a", "evaluation": "E10"},
        {"need": "1-1", "strategy": "1-3", "mpo": "1B"},
        {"need": "2"},
        {"strategy": "2-1,1-9", "evaluation": "E2\nE7"},
    ],
}


def test_the_head_of_the_alignment_chart_says_what_is_not_in_it(
    built: Path, calculate: Calculate, tmp_path: Path
) -> None:
    if built.name == EXAMPLE:
        assert calculate(built)["Alignment Chart"]["B3"].value == NOTHING + NOT_CHECKED
        return
    build(tmp_path / "typed.xlsx", TYPED)
    report = run(files.read(tmp_path / "typed.xlsx"), today=TODAY)
    rest = [row for row in check_pages(report)[2].rows if row[0] == "Not in the chart" and row[1]]
    missing = {"Target": 1, "Need": 3, "Strategy": 1, "MPO": 1, "Evaluation question": 1}
    assert Counter(str(row[3]) for row in rest) == missing
    said = calculate(tmp_path / "typed.xlsx")["Alignment Chart"]["B3"].value
    assert said.startswith("Not in the chart: targets 1, needs 3, strategies 1, MPOs 1, evaluation questions 1. ")


def test_start_and_notes_count_the_findings_of_a_check(checked: tuple[Path, Report], calculate: Calculate) -> None:
    path, report = checked
    book = calculate(path)
    start = [[cell.value for cell in row] for row in book["Start"].iter_rows()]
    counts = {str(row[0]).lower(): row[1] for row in start if str(row[0]).lower() in report.counts}
    begun = [finding for finding in report.findings if finding.state is not State.NOT_BEGUN]
    assert counts == {one: sum(finding.severity == one for finding in begun) for one in report.counts}
    for table in PHASE_TABLES:
        count = sum(finding.table == table.key and bool(finding.cell) for finding in begun)
        note = book[table.sheet]["B3"].value
        assert note.startswith(f"{count or 'No'} open finding"), note
        line = next(row for row in start if row[:2] == [table.sheet, "Yours"])
        found = f", {count} open finding{'s' if count > 1 else ''}" if count else ""
        assert line[2] == f"In use{found}"


def test_the_name_of_the_flags_covers_the_keys_that_a_check_writes(
    checked: tuple[Path, Report], calculate: Calculate
) -> None:
    path, report = checked
    cells = [row[0].value for row in calculate(path)["Findings"]["I5:I5004"]]
    keys = {f"{finding.table}!{finding.cell}" for finding in report.findings if finding.table and finding.cell}
    if all(finding.state is State.NOT_BEGUN for finding in report.findings):
        keys = set()  # a fresh plan has no framed cell
    assert {cell for cell in cells if cell} == keys
