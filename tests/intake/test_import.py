"""sdp-xl import from outside: what it prints and writes, what it keeps, and how it ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from schemas.tables.generated import IMPORT_NOTES
from sdp_xl.checking.check import run
from sdp_xl.cli import main
from sdp_xl.files import read
from sdp_xl.intake.model import Matter
from tests.intake import charts
from tests.intake.reading import TODAY, bring, located, remarks, rows


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    assert main(["new", str(tmp_path / "Plan.xlsx")]) == 0
    return tmp_path / "Plan.xlsx"


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def csv(folder: Path, text: str, name: str = "chart.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def imported(plan: Path, *charts: Path, more: tuple[str, ...] = ("--in-place",)) -> int:
    return main(["import", *map(str, charts), "--into", str(plan), *more])


def test_where_to_write_must_be_said(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sha(plan)
    assert imported(plan, charts.idaho(tmp_path), more=()) == 2
    assert "--dry-run" in capsys.readouterr().err
    assert imported(plan, charts.idaho(tmp_path), more=("--dry-run",)) == 0
    assert "Nothing was written" in capsys.readouterr().out
    assert sha(plan) == before and not list(tmp_path.glob("*backup*"))


def test_the_report_begins_with_counts(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(plan, charts.texas(tmp_path), more=("--dry-run",)) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[:3] == [
        "Import into Plan.xlsx",
        "35 source cells with text: 16 placed, 18 headers and headings, 1 to look at.",
        "20 new rows, 0 rows in the workbook already.",
    ]
    assert "Strategies: 5 new" in printed


def test_in_place_keeps_a_backup_and_a_second_time_there_is_nothing_to_write(plan: Path, tmp_path: Path) -> None:
    before = sha(plan)
    assert imported(plan, charts.idaho(tmp_path)) == 0
    (kept,) = tmp_path.glob("Plan (backup *).xlsx")
    assert sha(kept) == before
    after = sha(plan)
    assert imported(plan, charts.idaho(tmp_path)) == 0
    assert sha(plan) == after and len(list(tmp_path.glob("Plan (backup *).xlsx"))) == 1
    assert [row.text("id") for row in located(read(plan))["mpos"]] == list(charts.IDAHO_MPOS)


def test_all_charts_come_into_the_file_and_its_build_stays_whole(plan: Path, tmp_path: Path) -> None:
    paths = [make(tmp_path) for make in charts.CHARTS.values()]
    target = tmp_path / "With charts.xlsx"
    assert imported(plan, *paths, more=("-o", str(target))) == 1
    intake = bring(*paths)
    book = located(read(target))
    for key, added in intake.additions.items():
        assert [{column: row[column] for column in want} for row, want in zip(book[key], added, strict=True)] == [
            dict(row) for row in added
        ]
    assert [finding for finding in run(read(target), today=TODAY).findings if finding.rule.startswith("SDP0")] == []


def test_notes_of_earlier_imports_stay_first_and_are_not_doubled(plan: Path, tmp_path: Path) -> None:
    assert imported(plan, charts.kansas(tmp_path)) == 1
    assert imported(plan, csv(tmp_path, "We meet in May,and in June\n")) == 1
    assert imported(plan, charts.kansas(tmp_path)) == 1
    sheet = read(plan).sheets[IMPORT_NOTES.sheet]
    assert [row[:2] for row in sheet[4:]] == [
        ("kansas.xlsx", "2021-22!H5"),
        ("kansas.xlsx", "2021-22!B12"),
        ("kansas.xlsx", "2021-22!A1"),
        ("chart.csv", "row 1, column 1"),
        ("chart.csv", "row 1, column 2"),
    ]


def test_a_row_with_the_same_id_and_another_text_is_listed_and_not_linked(plan: Path, tmp_path: Path) -> None:
    assert imported(plan, csv(tmp_path, "Strategy ID,Strategy\n1-1,Tutor after school\n")) == 0
    chart = csv(
        tmp_path, "Need,Strategy\n1.1 Few read well,1-1) Tutor before school\n1.1 Few read well,1-2) Lend books\n"
    )
    assert imported(plan, chart) == 1
    book = located(read(plan))
    assert [(row.text("id"), row.text("strategy")) for row in book["strategies"]] == [
        ("1-1", "Tutor after school"),
        ("1-2", "Lend books"),
    ]
    assert [(row.text("need"), row.text("strategy")) for row in book["alignment"]] == [("1.1", "1-2")]
    (note,) = read(plan).sheets[IMPORT_NOTES.sheet][4:]
    assert note[:3] == ("chart.csv", "row 2, column 2", "1-1: Tutor before school")
    assert "not overwritten" in str(note[3]) and "Strategies!A5" in str(note[3])


def test_what_a_row_of_the_workbook_lacks_is_listed_not_filled_in(plan: Path, tmp_path: Path) -> None:
    assert imported(plan, csv(tmp_path, "Strategy ID,Strategy\n1-1,Tutor after school\n")) == 0
    assert imported(plan, csv(tmp_path, "Strategy ID,Strategy,Resources\n1-1,Tutor after school,Buses\n")) == 1
    (row,) = located(read(plan))["strategies"]
    assert not row.filled("resources")
    (note,) = read(plan).sheets[IMPORT_NOTES.sheet][4:]
    assert note[2] == "Buses" and "is blank" in str(note[3])


def test_a_wrong_file_is_one_sentence_and_nothing_is_written(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sha(plan)
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7\n")
    assert imported(plan, charts.idaho(tmp_path), tmp_path / "plan.pdf") == 2
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1 and "plan.pdf" in printed.err
    assert sha(plan) == before


def test_a_file_without_a_table_is_listed(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(plan, csv(tmp_path, "We meet in May,and in June\n"), more=("--dry-run",)) == 1
    assert "stands outside of the tables" in capsys.readouterr().out


def test_choices_take_the_spelling_of_the_list_and_say_so(tmp_path: Path) -> None:
    intake = bring(csv(tmp_path, "Strategy ID,Strategy,Who,Status\n1-1,Tutor,PRESCHOOL; Farm youth,adopted\n"))
    assert rows(intake, "strategies", "population", "status") == [("Preschool; Farm youth", "Adopted")]
    assert any("“Adopted”" in text for text in remarks(intake, Matter.LISTED))
    assert any("“Farm youth”" in text for text in remarks(intake, Matter.UNLISTED))


def test_new_ids_follow_the_states_own_style(tmp_path: Path) -> None:
    text = (
        "Goal area,Need,Strategy\nReading,,1-1) Tutor\nReading,,Lend books\nMathematics,,Count apples\n"
        "Mathematics,,Measure boxes\n"
    )
    intake = bring(csv(tmp_path, text))
    assert [id_ for (id_,) in rows(intake, "strategies", "id")] == ["1-1", "1-2", "2-1", "2-2"]


def test_a_goal_area_of_the_list_leaves_its_number_and_one_priority_is_kept(tmp_path: Path) -> None:
    text = "Need,Solution,Priority\nGOAL AREA 1: SCHOOL READINESS,,\n1) Few books,Lend books,High\n,Visit homes,Low\n"
    intake = bring(csv(tmp_path, text))
    assert rows(intake, "needs", "goal_area", "priority", "notes") == [("School readiness", "High", "Priority: Low")]
    assert any("GOAL AREA 1" in text for text in remarks(intake, Matter.LISTED))
    assert rows(intake, "alignment", "need", "strategy") == [("1", "1-1"), ("1", "1-2")]


def test_several_people_in_one_cell_are_parted_and_the_star_leads(tmp_path: Path) -> None:
    text = "No.,Strategy,Action Step,Responsible,Due date\n1,1-1,Hire,MEP Director; LEA*; Tutors; Aides,9/24/13\n"
    intake = bring(csv(tmp_path, text))
    (row,) = intake.additions["project_plan"]
    assert (row["lead"], row["responsible_2"], row["responsible_3"]) == ("LEA", "MEP Director", "Tutors")
    assert row["notes"] == "Responsible: Aides" and str(row["finish"]) == "2013-09-24"
