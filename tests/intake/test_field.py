"""The ways in which States lay out and word their tables, and what becomes of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from schemas.values import show
from sdp_xl.cli import main
from sdp_xl.files import read
from sdp_xl.intake.model import Matter
from tests.intake.reading import MASTER, bring, located, rows

SENTENCE = "By June 30, 2028, 60% of migratory students will gain one level as measured by MAP."


def given(folder: Path, *lines: str) -> Path:
    path = folder / "chart.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_title_and_a_column_of_ids_do_not_make_the_first_column_labels(tmp_path: Path) -> None:
    head = "Measurable Program Outcomes (MPOs),,,,,\n\nNo.,Focus,Students,Target,Measured by,When"
    intake = bring(given(tmp_path, head, "MPO 1,Math,Preschool,gain one level,State test,each spring"))
    assert rows(intake, "mpos", "id", "goal_area", "population", "outcome", "measure", "deadline") == [
        ("MPO 1", "Math", "Preschool", "gain one level", "State test", "each spring")
    ]


def test_numbered_lines_above_strategies_are_the_needs(tmp_path: Path) -> None:
    lines = ("GOAL AREA 2: Math", "2.1) Too few tutors in summer", "2.2) No computers at home", "")
    intake = bring(given(tmp_path, *lines, "Strategy,MPO", f'2-1) Hire tutors,"{SENTENCE}"'))
    assert rows(intake, "needs", "id", "need") == [
        ("2.1", "Too few tutors in summer"),
        ("2.2", "No computers at home"),
    ]
    assert rows(intake, "alignment", "need", "strategy") == [("2.1", "2-1"), ("2.2", "2-1")]


def test_activities_beside_needs_and_outcomes_are_the_strategies(tmp_path: Path) -> None:
    intake = bring(
        given(tmp_path, "Need Statement,Activity,Measurable Outcome", f'Tutors are few,Hire tutors,"{SENTENCE}"')
    )
    assert rows(intake, "strategies", "strategy") == [("Hire tutors",)]
    assert len(intake.additions["alignment"]) == 1


@pytest.mark.parametrize("header", ["Strategies in Each MPO", "Strategies for this MPO", "Strategies aligned to MPOs"])
def test_a_header_that_says_what_its_entries_are_for(header: str, tmp_path: Path) -> None:
    intake = bring(given(tmp_path, f"MPO,{header}", f'"MPO 2: {SENTENCE}","a. Hire tutors\nb. Lend books"'))
    assert rows(intake, "strategies", "strategy") == [("Hire tutors",), ("Lend books",)]
    assert {mpo for (mpo,) in rows(intake, "alignment", "mpo")} == {"MPO 2"}


@pytest.mark.parametrize("header", ["Committee Member", "Team Member", "Work Group Member"])
def test_members_are_told_by_their_roles(header: str, tmp_path: Path) -> None:
    intake = bring(given(tmp_path, f"{header},Affiliation", "Recruiter,Valley district", "Parent,North county"))
    assert rows(intake, "team", "role", "organization") == [
        ("Recruiter", "Valley district"),
        ("Parent", "North county"),
    ]


def test_of_a_concern_and_a_need_statement_the_second_is_the_need_and_nothing_is_lost(tmp_path: Path) -> None:
    head = "Concern Statement,Data Summary,Need Statement,Solution Strategy"
    intake = bring(given(tmp_path, head, "1.1 Students score lower,23% pass,More must pass,1-1 Tutoring"))
    assert rows(intake, "needs", "id", "need", "data", "notes") == [
        ("1.1", "More must pass", "23% pass", "Concern Statement: 1.1 Students score lower")
    ]
    assert rows(intake, "alignment", "need", "strategy") == [("1.1", "1-1")]


def test_a_row_without_its_text_is_told_with_its_place(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "Step,Strategy,Activity,Lead", "1,1-1,Train recruiters,", "2,1-1,,"))
    told = [remark.text for remark in intake.remarks if remark.matter is Matter.BLANK]
    assert "chart.csv, row 3, column 1: its row says nothing under “Activity”." in told


RESULTS = ("MPO,Year,Number served,Number met,% met,Data source", "1a,2027-28,120,60,50%,State test")
PROJECTS = ("Project,Strategy,Planned,Carried out,Rating,Gaps", "Valley district,1-1,Yes,Yes,4,Few tutors")
VISITS = ("District,Last monitored,Next monitoring,Findings", "Valley district,5/3/2027,5/3/2029,No waiting list")


@pytest.mark.parametrize(
    ("lines", "sheet", "wanted"),
    [
        (RESULTS, "results", "mpo=1a year=2027-28 served=120 met=60 share=0.5 source=State test"),
        (PROJECTS, "local_projects", "project=Valley district strategy=1-1 rating=4 gaps=Few tutors"),
        (VISITS, "monitoring", "project=Valley district last=2027-05-03 next=2029-05-03 found=No waiting list"),
    ],
)
def test_the_sheets_of_the_years_of_use_take_rows_and_take_them_once(
    lines: tuple[str, ...], sheet: str, wanted: str, tmp_path: Path
) -> None:
    chart, out = given(tmp_path, *lines), tmp_path / "plan.xlsx"
    (row,) = bring(chart).additions[sheet]
    assert set(wanted.split(" ")) <= set(" ".join(f"{key}={show(value)}" for key, value in row.items()).split(" "))
    assert main(["import", str(chart), "--into", str(MASTER), "-o", str(out)]) == 0
    assert not bring(chart, into=located(read(out))).additions


def test_a_separator_stands_where_quotation_marks_end(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, '"Strategy","Goal area"', '"Tutor;;;| in summer;","Reading;"'))
    assert rows(intake, "strategies", "strategy") == [("Tutor;;;| in summer;",)]


def test_an_import_that_takes_too_long_is_stopped_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def endless(*sources: object, **given: object) -> None:
        while True:
            pass

    monkeypatch.setattr("sdp_xl.intake.import_tables", endless)
    monkeypatch.setenv("SDP_XL_SECONDS", "0.5")
    chart, out = given(tmp_path, "ID,Strategy", "1-1,Tutor"), tmp_path / "plan.xlsx"
    assert main(["import", str(chart), "--into", str(MASTER), "-o", str(out)]) == 2
    assert "chart.csv: reading this workbook was stopped after 0.5 seconds" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("header", "sheet", "column"),
    [
        ("Possible Solutions,Goal area", "strategies", "strategy"),
        ("Action Item,Owner,Target Start", "project_plan", "activity"),
        ("Our Comments,Stakeholder,Our Response", "feedback", "comment"),
        ("Meeting Topic,Meeting Date", "meetings", "meeting"),
        ("Statement of Concern,Supporting Data,Goal area", "needs", "need"),
    ],
)
def test_headers_are_known_by_their_first_or_last_words(header: str, sheet: str, column: str, tmp_path: Path) -> None:
    intake = bring(
        given(tmp_path, header, ",".join(["9/6/2027"] * (header.count(",") + 1)).replace("9/6/2027", "Do it", 1))
    )
    assert column in intake.additions[sheet][0]


def test_a_row_of_entries_that_sound_like_headers_is_no_header(tmp_path: Path) -> None:
    lines = ("10/5/2027,Kickoff,Agree,Boise,Team", "1/18/2028,Strategies,Draft the strategies,Online,Work groups")
    intake = bring(given(tmp_path, "Date,Meeting,Objectives,Location,Attendees", *lines))
    assert rows(intake, "meetings", "meeting") == [("Kickoff",), ("Strategies",)]


def test_a_band_is_read_behind_its_headers_too(tmp_path: Path) -> None:
    lines = ("District,Monitoring,,Findings", ",Last,Next,", "Valley,5/3/2027,5/3/2029,None")
    ((last, following),) = rows(bring(given(tmp_path, *lines)), "monitoring", "last", "next")
    assert (str(last), str(following)) == ("2027-05-03", "2029-05-03")


def test_a_title_over_cards_is_no_label(tmp_path: Path) -> None:
    card = ("Strategy Number,{0}", "Strategy,Lend books {0}", "Resources Needed,Books")
    cards = [line.format(number) for number in ("1-1", "1-2") for line in card]
    intake = bring(given(tmp_path, "Strategy cards,", "", *cards))
    assert rows(intake, "strategies", "id") == [("1-1",), ("1-2",)]
    assert [one.text for one in intake.titles] == ["Strategy cards"]


def test_a_word_for_which_the_list_has_another_is_kept_in_notes(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "Strategy,Coordination", "Visit homes,Head Start"))
    assert rows(intake, "strategies", "partners", "notes") == [("Early childhood", "Coordination: Head Start")]


def test_the_report_counts_guesses_notes_and_texts_beside_the_body(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (["ID", "Strategy", "Intended Population", "Color"], ["1-1", "Tutor", "Preschool", "red"]):
        sheet.append(line)
    sheet["B2"].comment = Comment("Only in summer.", "")
    sheet["F9"].comment = Comment("Ask the PAC.", "")
    book.save(tmp_path / "chart.xlsx")
    given_ = ["import", str(tmp_path / "chart.xlsx"), "--into", str(MASTER), "--dry-run"]
    assert main(given_) == 1
    said = capsys.readouterr().out
    assert "10 source cells with text: 5 placed, 4 headers and headings, 1 to look at." in said
    assert "Of those placed: 1 guessed, 2 in Notes." in said
    assert "Texts in no column (around the tables, notes, hidden text): 1 in Notes, 1 listed" in said
    main([*given_, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == {"guessed": 1, "in Notes": 2, "listed": 1, "placed": 2}
    assert told["elsewhere"] == {"in Notes": 1, "listed": 1}


def test_a_plan_of_work_whose_steps_have_an_unknown_header(tmp_path: Path) -> None:
    head = "Undertaking,Lead,Start Date,Due Date"
    intake = bring(given(tmp_path, head, "Collect state data,Analyst,9/6/2027,9/10/2027"))
    assert rows(intake, "project_plan", "activity", "lead") == [("Collect state data", "Analyst")]
    (found,) = intake.tables
    assert [column.guessed for column in found.columns] == [True, False, False, False]
