"""Kinds of charts: planning programs, headers in two rows or in the first column, dividers, totals, links in pieces."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdp_xl.intake.model import Intake
from tests.intake.reading import bring, rows

SENTENCE = "By June 30, 2028, 60% of migratory students will gain one level as measured by MAP."


def given(folder: Path, *lines: str) -> Path:
    path = folder / "chart.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def merged(folder: Path, *lines: list[str | None], areas: tuple[str, ...]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append(line)
    for area in areas:
        sheet.merge_cells(area)
    path = folder / "chart.xlsx"
    book.save(path)
    return path


def went(intake: Intake) -> list[str]:
    return [found.table for found in intake.tables]


def test_microsoft_project_with_columns_that_a_plan_does_not_have(tmp_path: Path) -> None:
    intake = bring(
        given(
            tmp_path,
            "ID,Active,Task Mode,Name,Duration,Start,Finish,Predecessors,Outline Level,Resource Names",
            '1,Yes,Auto,Hire,10 days?,Mon 1/4/27,Fri 1/15/27,,1,"State Director[50%],Recruiter"',
            "2,Yes,Auto,Train,1 wk,Tue 1/19/27,Mon 1/25/27 5:00 PM,1FS+1 day,2,",
        )
    )
    assert rows(intake, "project_plan", "id", "activity", "days", "depends_on", "lead", "responsible_2") == [
        ("1", "Hire", 10, None, "State Director", "Recruiter"),
        ("2", "Train", 5, "1FS+1 day", None, None),
    ]
    assert [str(row[0]) for row in rows(intake, "project_plan", "finish")] == ["2027-01-15", "2027-01-25"]
    (first, second) = (str(row[0]) for row in rows(intake, "project_plan", "notes"))
    assert second.split("\n") == ["Active: Yes", "Task Mode: Auto", "Outline Level: 2"]
    assert "Resource Names: State Director[50%],Recruiter" in first


def test_row_numbers_of_a_plan_without_ids_become_the_ids_that_its_rows_get(tmp_path: Path) -> None:
    intake = bring(
        given(tmp_path, "Task Name,Duration,Predecessors", "Hire,10 days,", "Train,5 days,1", 'End,0 days,"1,2SS+3d"')
    )
    assert rows(intake, "project_plan", "id", "depends_on") == [("P1", None), ("P2", "P1"), ("P3", "P1; P2SS+3d")]


def test_a_number_that_is_no_row_is_left_as_it_is(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "Task Name,Duration,Predecessors", "Hire,10 days,7", "Train,5 days,1"))
    assert rows(intake, "project_plan", "depends_on") == [("7",), ("1",)]


def test_ganttproject_and_its_second_table(tmp_path: Path) -> None:
    intake = bring(
        given(
            tmp_path,
            "ID,Name,Begin date,End date,Duration,Predecessors",
            "0,Hire,1/4/27,1/15/27,10,",
            "1,Train,1/18/27,1/22/27,5,0-FS=P0D",
            "2,End,1/25/27,1/25/27,0,1-SS=P2D",
            "",
            "ID,Name,e-mail,Phone,Default role",
            "0,Pat Example,pat@example.org,,Default:1",
        )
    )
    assert rows(intake, "project_plan", "id", "activity", "depends_on") == [
        ("0", "Hire", None),
        ("1", "Train", "0"),
        ("2", "End", "1SS+2d"),
    ]
    assert went(intake) == ["project_plan", ""]
    assert {"Pat Example", "pat@example.org"} <= {note.text for note in intake.notes}


@pytest.mark.parametrize("header", ["Name,City,Count", "Title,Color,Size", "Item,Town,Number of seats"])
def test_a_name_alone_places_nothing(header: str, tmp_path: Path) -> None:
    intake = bring(given(tmp_path, header, "One,Town,1", "Two,City,2"))
    assert intake.additions == {}
    assert len(intake.notes) == 9


@pytest.mark.parametrize("number", ["#", "No.", "ID"])
@pytest.mark.parametrize("text", ["Concern / Need", "Text", "Statement"])
def test_bands_over_two_columns_each(number: str, text: str, tmp_path: Path) -> None:
    path = merged(
        tmp_path,
        ["Goal area", "Need (from CNA)", None, "Strategy", None],
        [None, number, text, number, "Text"],
        ["School readiness", "1.1", "Children miss preschool", "1-1", "Home visits"],
        areas=("A1:A2", "B1:C1", "D1:E1"),
    )
    intake = bring(path)
    assert rows(intake, "needs", "id", "need") == [("1.1", "Children miss preschool")]
    assert rows(intake, "strategies", "id", "strategy") == [("1-1", "Home visits")]
    assert rows(intake, "alignment", "goal_area", "need", "strategy") == [("School readiness", "1.1", "1-1")]


def test_a_first_row_of_entries_is_no_second_header(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "Need,,Strategy", "Reading,low,Tutoring"))
    assert rows(intake, "needs", "need") == [("Reading",)]
    assert rows(intake, "strategies", "strategy") == [("Tutoring",)]


def test_labels_in_the_first_column(tmp_path: Path) -> None:
    intake = bring(
        given(
            tmp_path,
            "Concern Statement 1,Few graduate",
            "Data Summary,Half of the others",
            "Solution Strategy,Recover credits",
            "",
            "Concern Statement 2,Few read",
            "Data Summary,One in three",
            "Solution Strategy,Tutor in summer",
        )
    )
    assert rows(intake, "needs", "need", "data") == [
        ("Few graduate", "Half of the others"),
        ("Few read", "One in three"),
    ]
    assert rows(intake, "strategies", "strategy", "status") == [
        ("Recover credits", "Proposed in the CNA"),
        ("Tutor in summer", "Proposed in the CNA"),
    ]
    assert len(intake.additions["alignment"]) == 2


def test_a_divider_names_the_strategy_of_the_steps_below(tmp_path: Path) -> None:
    intake = bring(
        given(
            tmp_path,
            "Activity,Timeline,Person(s) Responsible,Resources,Evidence",
            "Strategy 1-1: Visit homes,,,,",
            "Hire visitors,Sept. 2027,MEP Director; LEAs,Title I-C funds,Contracts",
            "Strategy 1-2: Tutor,,,,",
            "Hire tutors,May 2027,LEAs,,Lists",
        )
    )
    assert rows(intake, "project_plan", "strategy", "activity", "lead") == [
        ("1-1", "Hire visitors", "MEP Director"),
        ("1-2", "Hire tutors", "LEAs"),
    ]
    assert rows(intake, "strategies", "id", "strategy") == [("1-1", "Visit homes"), ("1-2", "Tutor")]


def test_strategies_above_outcomes_are_linked_with_them(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "MPO #,MPO,Target", "Strategy 1-1: Tutor,,", f'1A,"{SENTENCE}",80%'))
    assert rows(intake, "mpos", "id", "share") == [("1A", 0.8)]
    assert rows(intake, "alignment", "strategy", "mpo") == [("1-1", "1A")]


def test_links_told_in_two_tables_are_one_chain(tmp_path: Path) -> None:
    one = given(tmp_path, "Need,Strategy", "1.1 Few read,1-1 Tutor", "1.2 Few count,1-2 Lend kits")
    other = tmp_path / "other.csv"
    other.write_text(f'Strategy #,Measurable Outcome\n1-1 and 1-2,"1A {SENTENCE}"\n', encoding="utf-8")
    intake = bring(one, other)
    assert rows(intake, "alignment", "need", "strategy", "mpo") == [("1.1", "1-1", "1A"), ("1.2", "1-2", "1A")]


def test_links_by_text_where_ids_are_missing(tmp_path: Path) -> None:
    one = given(tmp_path, "Need,Strategy", "Few read,Tutor in summer")
    other = tmp_path / "other.csv"
    other.write_text(f'Strategy,MPO\nTutor in Summer,"{SENTENCE}"\n', encoding="utf-8")
    (chain,) = bring(one, other).additions["alignment"]
    assert {"need", "strategy", "mpo"} <= chain.keys()


def test_two_numbered_texts_in_one_cell_are_two(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "Strategy", "2.1 Tutor grades 3-5 Migrant clubs too 2.2 Lend books"))
    assert rows(intake, "strategies", "id", "strategy") == [
        ("2.1", "Tutor grades 3-5 Migrant clubs too"),
        ("2.2", "Lend books"),
    ]


@pytest.mark.parametrize("total", ["Total,,2", "Grand total,,2", "Total: 2 strategies,,", "Subtotal for reading,,1"])
def test_totals_are_listed(total: str, tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "Strategy ID,Goal area,Strategy", "1-1,Reading,Tutor", "1-2,Reading,Lend", total))
    assert len(intake.additions["strategies"]) == 2
    assert {note.why for note in intake.notes} == {"It adds up other rows."}


@pytest.mark.parametrize("note", ["* Lead agency", "Note: see the CNA", "5=Exceeding, 4=Succeeding", "† Since 2019"])
def test_footnotes_are_listed_and_are_no_heading(note: str, tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "ID,Strategy,Goal area", "1-1,Tutor,Reading", f'"{note}",,'))
    assert len(intake.additions["strategies"]) == 1
    assert [one.text for one in intake.notes] == [note]


def test_a_column_of_days_is_read_day_first_where_one_can_only_be_read_so(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "Activity,Start", "Hire,5/9/2027", "Train,23/9/2027"))
    assert [str(row[0]) for row in rows(intake, "project_plan", "start")] == ["2027-09-05", "2027-09-23"]


def test_what_a_sheet_without_notes_has_no_column_for_is_told_as_listed(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "Meeting,Date,Room", "Kickoff,9/1/2027,214"))
    said = [remark.text for remark in intake.remarks]
    assert "“Room” is no column of Meetings: it stands on Import Notes." in said
    assert not any("stands in Notes" in text for text in said)


@pytest.mark.parametrize("said", ["Complete", "completed", "100%"])
def test_a_status_of_a_planning_program_is_the_word_of_the_list(said: str, tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "Task Name,Status,Start", f"Hire,{said},9/1/2027", "Train,In Progress,9/2/2027"))
    assert rows(intake, "project_plan", "status") == [("Done",), ("In progress",)]


def test_a_header_of_two_rows_that_is_repeated_is_no_entry(tmp_path: Path) -> None:
    head = ("Goal Area,MPO,,,Strategy,", ",#,By when,Statement,#,Name")
    lines = (f'Reading,1A,June 2028,"{SENTENCE}",1-1,Tutor', ",,,,1-2,Lend books")
    intake = bring(given(tmp_path, *head, *lines, *head, f'Math,2A,June 2028,"{SENTENCE} Too.",2-1,Kits'))
    assert rows(intake, "strategies", "id", "strategy") == [("1-1", "Tutor"), ("1-2", "Lend books"), ("2-1", "Kits")]
    assert rows(intake, "mpos", "id", "deadline") == [("1A", "June 2028"), ("2A", "June 2028")]
    assert not intake.notes


def test_a_wide_divider_with_an_id_names_the_strategy(tmp_path: Path) -> None:
    path = merged(
        tmp_path,
        ["Activity", "Begin", "Due", "Responsible"],
        ["1-1 Home visits", None, None, None],
        ["Hire visitors", "9/1/2027", "9/15/2027", "Director"],
        areas=("A2:D2",),
    )
    intake = bring(path)
    assert rows(intake, "project_plan", "strategy", "activity") == [("1-1", "Hire visitors")]
    assert rows(intake, "strategies", "id", "strategy") == [("1-1", "Home visits")]


def test_strategies_that_a_plan_names_by_text_are_named_by_id(tmp_path: Path) -> None:
    one = given(tmp_path, "ID,Strategy", "1-1,Tutor in summer schools", "1-2,Lend books to families")
    other = tmp_path / "other.csv"
    lines = (
        "Lend books to families,Order books",
        "1-1 Tutor in summer schools,Hire tutors",
        "1-2,Count books",
        "All,Report",
    )
    other.write_text("\n".join(("Strategy,Activity", *lines)), encoding="utf-8")
    intake = bring(one, other)
    assert rows(intake, "project_plan", "strategy") == [("1-2",), ("1-1",), ("1-2",), ("All",)]
    assert len(intake.additions["strategies"]) == 2


def test_labels_with_ids_in_the_first_column(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "Need 1.1,Few read", "Strategy 1-1,Tutor in summer", f'MPO 1A,"{SENTENCE}"'))
    assert rows(intake, "alignment", "need", "strategy", "mpo") == [("1.1", "1-1", "MPO 1A")]
    assert rows(intake, "needs", "need") == [("Few read",)]


@pytest.mark.parametrize("header", ["MPO,Text", "MPO,Statement", "MPO,What we want"])
def test_a_header_over_labels_with_ids_is_no_entry(header: str, tmp_path: Path) -> None:
    intake = bring(given(tmp_path, header, f'MPO 1A,"{SENTENCE}"', f'MPO 1B,"{SENTENCE} Too."'))
    assert header.split(",")[1] not in [text for (text,) in rows(intake, "mpos", "text")]


def test_several_records_side_by_side(tmp_path: Path) -> None:
    lines = (
        "MPO,1A,1B",
        f'Statement,"{SENTENCE}","{SENTENCE} Too."',
        "Strategy,1-1 Tutor,1-2 Lend",
        "Need,Few read,Few count",
    )
    intake = bring(given(tmp_path, *lines))
    assert rows(intake, "mpos", "id", "text") == [("1A", SENTENCE), ("1B", f"{SENTENCE} Too.")]
    assert rows(intake, "alignment", "strategy", "mpo") == [("1-1", "1A"), ("1-2", "1B")]


def test_a_row_that_continues_the_one_above_is_of_its_goal_area(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "Goal Area,Concern,Strategy", "Reading,Few read,1-1 Tutor", ",,1-2 Lend books"))
    assert rows(intake, "alignment", "goal_area", "strategy") == [("Reading", "1-1"), ("Reading", "1-2")]


@pytest.mark.parametrize(
    ("header", "line", "sheet"),
    [
        ("Date,Topic,Participants", "10/5/2027,Review of the CNA,Planning team", "meetings"),
        ("Target Area,State Target,Indicator,Baseline", "Reading,80% proficient by 2030,ELA test,45%", "targets"),
        ("Evaluation Question,Instrument,MPO,When", "Did students gain?,MAP,1A,June 2028", "alignment"),
        (
            "Activity,Audience,Person(s) Responsible,Timeline",
            "Post the plan,Families,Analyst,Each fall",
            "looking_forward",
        ),
        ("Comment,From,Date,Response", "Use plain words,PAC,3/5/2027,Done", "feedback"),
        ("Title/Affiliation,Region", "Federal Programs Director,Jerome School District", "team"),
    ],
)
def test_a_table_is_taken_for_what_it_scores_best_at(header: str, line: str, sheet: str, tmp_path: Path) -> None:
    intake = bring(given(tmp_path, header, line))
    assert went(intake) == [sheet]
    assert not intake.notes
