"""Headings as States write them: numbers called "#", two headings for one text, several IDs in one cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.intake.reading import bring, rows

SENTENCE = "By June 30, 2028, 60% of migratory students will gain one level as measured by MAP."


def given(folder: Path, *lines: str) -> Path:
    path = folder / "chart.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("number", ["MPO #", "MPO No.", "MPO Number", "#", "No.", "MPO ID", "ID"])
def test_a_number_by_any_name_is_the_id(number: str, tmp_path: Path) -> None:
    (mpo,) = bring(given(tmp_path, f"{number},Measurable Program Outcome", f'1A,"{SENTENCE}"')).additions["mpos"]
    assert (mpo["id"], mpo["text"]) == ("1A", SENTENCE)


@pytest.mark.parametrize("header", ["MPO,Measurable Program Outcome", "Measurable Program Outcome,MPO"])
def test_of_two_headings_for_one_text_the_one_over_ids_is_the_id(header: str, tmp_path: Path) -> None:
    cells = ("1A", f'"{SENTENCE}"')
    line = ",".join(cells if header.startswith("MPO,") else reversed(cells))
    (mpo,) = bring(given(tmp_path, header, line)).additions["mpos"]
    assert (mpo["id"], mpo["text"]) == ("1A", SENTENCE)


@pytest.mark.parametrize("ids", ["1-1, 1-2", "1-1; 1-2", "1-1 and 1-2", "1-1 & 1-2"])
def test_several_ids_in_one_cell_are_several_links(ids: str, tmp_path: Path) -> None:
    lines = ("MPO,Measurable Program Outcome,Strategy", f'1A,"{SENTENCE}","{ids}"')
    intake = bring(given(tmp_path, *lines))
    assert "strategies" not in intake.additions
    assert [(row["strategy"], row["mpo"]) for row in intake.additions["alignment"]] == [("1-1", "1A"), ("1-2", "1A")]


def test_a_chart_with_numbers_and_texts_side_by_side(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "MPO #,MPO,Strategy #,Strategy", f'1A,"{SENTENCE}",2-11,Tutor in summer'))
    assert rows(intake, "strategies", "id", "strategy") == [("2-11", "Tutor in summer")]
    assert rows(intake, "mpos", "id", "text") == [("1A", SENTENCE)]


@pytest.mark.parametrize("header", ["Target completion date", "Completion target"])
def test_deadlines_are_no_targets(header: str, tmp_path: Path) -> None:
    lines = f"Needs statement,Str. ID,Strategies,{header}", "Books,1.1,Buy,6/30/2027", "Tutors,1.2,Hire,Spring 2028"
    intake = bring(given(tmp_path, *lines))
    assert set(intake.additions) == {"needs", "strategies", "alignment"}
    assert [note.text for note in intake.notes] == ["6/30/2027", "Spring 2028"]


def test_a_header_that_says_a_date_is_no_text_whatever_stands_below(tmp_path: Path) -> None:
    lines = "Needs statement,Strategies,Target date", "Kids need books,Buy books,As soon as there are funds"
    assert "targets" not in bring(given(tmp_path, *lines)).additions


def test_a_guessed_target_in_words_stays_a_target(tmp_path: Path) -> None:
    lines = "Needs statement,Strategies,Reading target", "Kids need books,Buy books,All children read by grade 3"
    assert rows(bring(given(tmp_path, *lines)), "targets", "target") == [("All children read by grade 3",)]


def test_a_column_that_goes_to_notes_is_told(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "ID,MPO,Color", f'1A,"{SENTENCE}",Blue'))
    assert any("“Color” is no column of MPOs: it stands in Notes." in remark.text for remark in intake.remarks)


@pytest.mark.parametrize(
    "finish", ["Finish (mm/dd/yyyy)", "Finish [date]", "Finish ▼", "4. Finish", "Finish – required"]
)
def test_a_header_is_read_in_every_form_that_the_check_reads(finish: str, tmp_path: Path) -> None:
    lines = (
        f"ID,Activity,Start*,{finish},Work days (#),Lead",
        "P1,Hire,Tue 1/19/27,Mon 1/25/27 5:00 PM,25 days?,Director",
    )
    (row,) = bring(given(tmp_path, *lines)).additions["project_plan"]
    assert [str(row[key]) for key in ("start", "finish", "days")] == ["2027-01-19", "2027-01-25", "25"]


def test_a_short_name_of_a_list_is_its_entry(tmp_path: Path) -> None:
    intake = bring(given(tmp_path, "ID,Strategy,Population", "1-1,Mentor youth,OSY"))
    assert rows(intake, "strategies", "population") == [("Out-of-school youth (OSY)",)]


@pytest.mark.parametrize(
    ("written", "noted"),
    [
        *((one, False) for one in ("2027.10.15", "20271015", "10.15.27", "15-Oct-27", "2027 October 15", "10/15/2027")),
        *((one, True) for one in ("Oct. 15 2027 (tentative)", "10/15/2027 or earlier", "10/15/2027 - to be confirmed")),
    ],
)
def test_what_means_one_day_is_that_day_and_a_remark_on_it_stands_in_notes(
    tmp_path: Path, written: str, noted: bool
) -> None:
    chart = given(tmp_path, "ID,Activity,Start,Target completion date", f"P1,Hire recruiters,,{written}")
    assert rows(bring(chart), "project_plan", "finish", "notes") == [
        (date(2027, 10, 15), f"Target completion date: {written}" if noted else None)
    ]
