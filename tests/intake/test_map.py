"""The preview that people correct, what it says afterwards, and that it is offered for the next chart."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

import workbook
from sdp_xl.cli import main
from sdp_xl.files import read
from tests.intake.reading import located

CHART = "Activity,When,Person(s) Responsible,Funds,Color\nHire visitors,May 2027,MEP Director,Title I-C,Blue\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(workbook.path(workbook.MASTER), "plan.xlsx")
    Path("chart.csv").write_text(CHART, encoding="utf-8")
    return tmp_path


def run(*words: str) -> int:
    return main(["import", "chart.csv", "--into", "plan.xlsx", *words])


def change(sheet: str, **cells: str) -> None:
    book = openpyxl.load_workbook("map.xlsx")
    for cell, value in cells.items():
        book[sheet][cell] = value
    book.save("map.xlsx")


def test_the_preview_shows_tables_columns_and_rows_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path("plan.xlsx").read_bytes()
    assert run("--map", "map.xlsx") == 0
    assert "sdp-xl import chart.csv --into plan.xlsx --map map.xlsx --in-place" in capsys.readouterr().out
    assert Path("plan.xlsx").read_bytes() == before
    sheets = read(Path("map.xlsx")).sheets
    assert [row[4] for row in sheets["Tables"][1:]] == ["Project Plan"]
    assert [row[1:3] for row in sheets["Columns"][1:]] == [
        ("Activity", "Project Plan: Activity"),
        ("When", "Project Plan: Finish"),
        ("Person(s) Responsible", "Project Plan: Lead"),
        ("Funds", "Project Plan: Resources"),
        ("Color", "Notes"),
    ]
    assert "Hire visitors" in [row[2] for row in sheets["Rows as they would go in"][1:]]
    rules = openpyxl.load_workbook("map.xlsx")["Columns"].data_validations.dataValidation
    assert [str(rule.sqref) for rule in rules] == ["C2:C6"]


def test_a_changed_column_goes_where_staff_say(folder: Path) -> None:
    run("--map", "map.xlsx")
    change("Columns", C5="Notes", C6="Project Plan: Resources")
    assert run("--map", "map.xlsx", "--in-place") == 0
    (row,) = located(read(Path("plan.xlsx")))["project_plan"]
    assert row.text("resources") == "Blue"
    assert "Funds: Title I-C" in row.text("notes")


@pytest.mark.parametrize(
    ("chart", "target", "doubt"),
    [
        ("Need,Strategy,Color\nBooks,Buy,Blue\n", "Import Notes", "No column for it: its texts are listed on Import"),
        (
            "Meeting,Date,Color\nKickoff,9/1/2027,Blue\n",
            "Import Notes",
            "No column for it: its texts are listed on Import",
        ),
        ("Activity,When,Color\nHire,May 2027,Blue\n", "Notes", "No column for it: its texts are put into Notes."),
        ("Need,Strategy,Concern\nBooks,Buy,Blue\n", "Needs: Notes", "its texts are put into Notes."),
    ],
)
def test_the_preview_says_of_a_column_without_a_place_what_the_import_does(
    chart: str, target: str, doubt: str, folder: Path
) -> None:
    Path("chart.csv").write_text(chart, encoding="utf-8")
    run("--map", "map.xlsx")
    row = read(Path("map.xlsx")).sheets["Columns"][3]
    assert row[2] == target and doubt in str(row[3])
    assert run("--map", "map.xlsx", "--in-place") == (target == "Import Notes")
    sheets = read(Path("plan.xlsx")).sheets
    listed = [name for name in sheets if any("Blue" in str(value) for row in sheets[name] for value in row)]
    assert listed == [{"Notes": "Project Plan", "Needs: Notes": "Needs"}.get(target, "Import Notes")]


def test_a_changed_sheet_finds_its_own_columns(folder: Path) -> None:
    run("--map", "map.xlsx")
    change("Tables", E2="Looking Forward")
    run("--map", "map.xlsx", "--in-place")
    (row,) = located(read(Path("plan.xlsx")))["looking_forward"]
    assert (row.text("activity"), row.text("who"), row.text("when")) == ("Hire visitors", "MEP Director", "May 2027")


def test_the_counts_of_tables_and_ids_are_those_of_what_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("chart.csv").write_text("Need,Strategy\nBooks,Buy\nTutors,Hire\n", encoding="utf-8")
    run("--dry-run")
    assert "IDs proposed or repaired: 4\n" in capsys.readouterr().out
    run("--map", "map.xlsx")
    assert "Wrote map.xlsx: 1 table found." in capsys.readouterr().out


def test_a_row_that_does_not_name_a_component_is_told_in_its_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("chart.csv").write_text("Strategy,MPO,Baseline\nBuy,,12%\nHire,1A,15%\n", encoding="utf-8")
    run("--dry-run")
    assert "Its row names no MPO that “Baseline” could be about." in capsys.readouterr().out


def test_a_table_that_goes_nowhere_is_listed(folder: Path) -> None:
    run("--map", "map.xlsx")
    change("Tables", E2="Import Notes")
    assert run("--map", "map.xlsx", "--in-place") == 1
    assert not list(located(read(Path("plan.xlsx")))["project_plan"])


def test_what_was_said_is_offered_for_the_next_chart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--map", "map.xlsx")
    change("Columns", C6="Project Plan: Priority")
    run("--map", "map.xlsx", "--dry-run")
    capsys.readouterr()
    run("--dry-run", "--format", "json")
    said = json.loads(capsys.readouterr().out)
    assert [column["goes_to"] for column in said["tables"][0]["columns"]][-1] == "Project Plan: Priority"
    run("--dry-run")
    assert "As you said for tables with these headers." in capsys.readouterr().out


def test_json_says_of_every_cell_where_it_stands(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--dry-run", "--format", "json")
    said = json.loads(capsys.readouterr().out)
    outcomes = {cell["text"]: cell["outcome"] for cell in said["cells"]}
    assert outcomes["Activity"] == "header"
    assert outcomes["Blue"] == outcomes["May 2027"] == "in Notes"
    assert outcomes["Hire visitors"] in ("placed", "guessed")
    assert said["written"] is None and said["rows"] == {"Project Plan": 1}


def test_as_says_which_sheet_a_chart_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--as", "local support", "--dry-run") == 0
    assert "→ Local Support" in capsys.readouterr().out
    assert run("--as", "Somewhere", "--dry-run") == 2
    assert "“Somewhere” is no sheet that a chart can be imported into." in capsys.readouterr().err


def test_as_takes_the_longest_texts_where_no_header_says_what_the_rows_are(folder: Path) -> None:
    Path("chart.csv").write_text("Thing,Who\nVisit all homes in fall,MEP Director\n", encoding="utf-8")
    run("--as", "Project Plan", "--in-place")
    (row,) = located(read(Path("plan.xlsx")))["project_plan"]
    assert (row.text("activity"), row.text("lead")) == ("Visit all homes in fall", "MEP Director")


@pytest.mark.parametrize(
    ("sheet", "cell", "said"),
    [
        ("Tables", "E2", "is no sheet for rows"),
        ("Columns", "C3", "is none of the columns"),
        ("Columns", "A1", "no preview"),
    ],
)
def test_a_preview_that_cannot_be_understood_is_told_in_one_sentence(
    sheet: str, cell: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--map", "map.xlsx")
    change(sheet, **{cell: "Somewhere"})
    capsys.readouterr()
    assert run("--map", "map.xlsx", "--dry-run") == 2
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1


def test_the_preview_of_another_chart_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--map", "map.xlsx")
    Path("chart.csv").write_text("Strategy,Population\nTutor,Preschool\n", encoding="utf-8")
    assert run("--map", "map.xlsx", "--dry-run") == 2
    assert "the preview of another chart" in capsys.readouterr().err
