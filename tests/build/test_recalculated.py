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
from schemas.tables.generated import NOT_CHECKED
from schemas.tables.lists import DONE, IN_PROGRESS, NOT_APPLICABLE
from schemas.tables.phases import PHASE_TABLES
from sdp_xl import files
from sdp_xl.build import build, read_example
from sdp_xl.build.due import next_due
from sdp_xl.build.entries import rows_of
from sdp_xl.build.lists import people
from sdp_xl.checking.check import Report, run
from sdp_xl.pages import check_pages, timeline_pages
from sdp_xl.plan.findings import State
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
    assert count > 400


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
        line = next(row for row in start if row[0] == table.sheet and isinstance(row[3], int))
        said = [row["status"] for row in rows[table.key]]
        assert line[1:4] == [said.count(DONE), said.count(IN_PROGRESS), len(said) - said.count(NOT_APPLICABLE)]
    top = next(number for number, row in enumerate(start) if row[:2] == ["Sheet", "Finish"]) + 1
    shown = [row[:6] for row in start[top : top + 5]]
    due = next_due(rows)
    assert bool(due) == (built.name == EXAMPLE)
    assert [[row[0], row[3], row[4], row[5] or ""] for row in shown if row[0]] == [
        [sheet, id_, activity, owner] for sheet, _, id_, activity, owner in due
    ]
    assert all(row[2] == "Overdue" or row[2] == "Today" or row[2].startswith("In ") for row in shown if row[0])


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
    assert calculate(built)["Alignment Chart"]["B3"].value == NOTHING + NOT_CHECKED
    if built.name == EXAMPLE:
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
        assert line[2] == count


def test_the_name_of_the_flags_covers_the_keys_that_a_check_writes(
    checked: tuple[Path, Report], calculate: Calculate
) -> None:
    path, report = checked
    cells = [row[0].value for row in calculate(path)["Findings"]["I5:I5004"]]
    keys = {f"{finding.table}!{finding.cell}" for finding in report.findings if finding.table and finding.cell}
    if all(finding.state is State.NOT_BEGUN for finding in report.findings):
        keys = set()  # a fresh plan has no framed cell
    assert {cell for cell in cells if cell} == keys
