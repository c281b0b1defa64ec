"""States' own charts: what stands where in the workbook afterwards, and that nothing is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sdp_xl.intake.model import Fate, Matter
from tests.intake import charts
from tests.intake.charts import ACADEMICS, CHARTS, IDAHO_MPOS, READINESS
from tests.intake.reading import bring, ends, located, master, remarks, rows, with_rows


@pytest.mark.parametrize("chart", CHARTS)
def test_every_source_cell_is_placed_or_structure_or_listed(chart: str, tmp_path: Path) -> None:
    intake = bring(CHARTS[chart](tmp_path))
    assert sum(end.fate is Fate.PLACED for end in intake.fates) >= 9


@pytest.mark.parametrize("chart", CHARTS)
def test_a_second_import_adds_nothing(chart: str, tmp_path: Path) -> None:
    path = CHARTS[chart](tmp_path)
    first = bring(path)
    second = bring(path, into=located(with_rows(master(), first)))
    assert second.additions == {}
    assert [(one.place, one.text) for one in second.notes] == [(one.place, one.text) for one in first.notes]
    assert sum(second.found.values()) >= sum(map(len, first.additions.values()))


def test_all_charts_at_once_take_no_id_twice(tmp_path: Path) -> None:
    intake = bring(*(make(tmp_path) for make in CHARTS.values()))
    for key in ("targets", "needs", "strategies", "mpos", "evaluation", "team"):
        ids = [id_ for (id_,) in rows(intake, key, "id")]
        assert len(ids) == len(set(ids)) and all(ids), key


def test_texas_concerns_above_the_table_are_needs_of_every_row(tmp_path: Path) -> None:
    intake = bring(charts.texas(tmp_path))
    assert rows(intake, "needs", "id", "goal_area") == [("1.1", "Reading"), ("1.2", "Reading"), ("2.1", "Mathematics")]
    links = set(rows(intake, "alignment", "need", "strategy"))
    assert links == {
        *((need, strategy) for need in ("1.1", "1.2") for strategy in ("1-1", "1-2", "1-3")),
        ("2.1", "1-5"),
        ("2.1", "1-6"),
    }


def test_texas_strategies_in_one_cell_are_parted_by_their_ids(tmp_path: Path) -> None:
    intake = bring(charts.texas(tmp_path))
    assert rows(intake, "strategies", "id", "strategy")[:3] == [
        ("1-1", "Tutor children in reading after school (see 1-2) twice a week."),
        ("1-2", "Lend books to families."),
        ("1-3", "Offer a summer reading camp."),
    ]
    assert remarks(intake, Matter.SPLIT) == ["texas.docx, table 1, row 2, column 3: 2 rows were made of this cell."]
    (resources,) = {row.get("resources") for row in intake.additions["strategies"][:2]}
    assert resources == "• Tutors\n• Book boxes"


def test_texas_the_solution_of_the_needs_assessment_is_kept_beside_the_strategy(tmp_path: Path) -> None:
    intake = bring(charts.texas(tmp_path))
    notes = str(intake.additions["strategies"][0]["notes"])
    assert notes.startswith("Solution strategy identified in the CNA: 1-1) Tutor after school")


def test_texas_a_doubled_strategy_gets_a_free_id_and_is_told(tmp_path: Path) -> None:
    intake = bring(charts.texas(tmp_path))
    assert [id_ for (id_,) in rows(intake, "strategies", "id")] == ["1-1", "1-2", "1-3", "1-5", "1-6"]
    assert any("“1-5”" in text and "“1-6”" in text for text in remarks(intake, Matter.ID))


def test_texas_a_merged_target_belongs_to_both_rows(tmp_path: Path) -> None:
    intake = bring(charts.texas(tmp_path))
    assert rows(intake, "targets", "id") == [("T1",), ("T2",)]
    assert rows(intake, "alignment", "target", "strategy")[-2:] == [("T2", "1-5"), ("T2", "1-6")]
    assert ends(intake, "table 2, row 2, column 2") == [("targets", 1, "target")]


def test_texas_running_text_is_listed_and_headings_are_structure(tmp_path: Path) -> None:
    intake = bring(charts.texas(tmp_path))
    assert [(note.place, note.why) for note in intake.notes] == [("paragraph 2", "It stands outside of the tables.")]
    structure = {end.cell.place: end.why for end in intake.fates if end.fate is Fate.STRUCTURE}
    assert structure["paragraph 4"] == "heading over the needs"
    assert structure["table 1, row 1, column 1"] == "header"
    assert structure["table 1, row 3, column 5"] == "repeated header"


def test_idaho_ids_come_out_of_the_text_and_goals_from_the_rows_across(tmp_path: Path) -> None:
    intake = bring(charts.idaho(tmp_path))
    assert rows(intake, "mpos", "id", "text", "goal_area") == [
        (id_, text, READINESS if id_[0] == "1" else ACADEMICS) for id_, text in IDAHO_MPOS.items()
    ]
    progress = "Description of LEAs Progress to meeting MPOs: Two projects report 84%."
    assert rows(intake, "mpos", "notes") == [(progress,)] + [(None,)] * 5
    assert ends(intake, "table 1, row 3, column 1") == [("mpos", 0, "id"), ("mpos", 0, "text")]


def test_idaho_goal_areas_that_are_not_on_lists_are_imported_as_written(tmp_path: Path) -> None:
    intake = bring(charts.idaho(tmp_path))
    assert [text.partition(" is not")[0] for text in remarks(intake, Matter.UNLISTED)] == [
        f"“{READINESS}”",
        f"“{ACADEMICS}”",
    ]


def test_washington_steps_keep_letters_leads_and_bullets(tmp_path: Path) -> None:
    intake = bring(charts.washington_plan(tmp_path))
    assert rows(intake, "project_plan", "id", "lead", "responsible_2", "responsible_3", "priority") == [
        ("F", "LEA", None, None, 6),
        ("C", "LEA", "MERO", None, 3),
        ("A", "LEA", "MERO", "OSPI", 1),
    ]
    assert rows(intake, "project_plan", "measured_by")[0] == ("• Checkout logs\n• Inventory",)
    assert ends(intake, "Math Goal 1!E9") == [("project_plan", 2, "lead")]


def test_washington_a_year_and_a_season_are_never_one_day(tmp_path: Path) -> None:
    intake = bring(charts.washington_plan(tmp_path))
    assert rows(intake, "project_plan", "finish") == [(None,), (None,), (date(2011, 6, 30),)]
    notes = [str(row["notes"]) for row in intake.additions["project_plan"][:2]]
    assert "Expected Completion Date: 2010" in notes[0] and "Expected Completion Date: Spring 2020" in notes[1]


def test_washington_a_row_without_step_continues_the_one_above(tmp_path: Path) -> None:
    intake = bring(charts.washington_plan(tmp_path))
    text = "Develop and share strategies for staff to talk with families about mathematics in the home."
    assert rows(intake, "project_plan", "activity")[1] == (text,)
    assert len(remarks(intake, Matter.JOINED)) == 1


def test_washington_goals_that_restart_in_each_area_all_come_in(tmp_path: Path) -> None:
    intake = bring(charts.washington_goals(tmp_path))
    areas = [area for (area,) in rows(intake, "mpos", "goal_area")]
    assert areas == ["Math", "Math", "Reading/ELL", "Reading/ELL", "Readiness"]
    ids = [id_ for (id_,) in rows(intake, "mpos", "id")]
    assert ids == ["Math Goal 1", "Math Goal 2", "Reading Goal 1", "Reading Goal 2", "Readiness Goal 1"]
    assert len(remarks(intake, Matter.ID)) == 5
    assert intake.additions["mpos"][2]["notes"] == "ID in the imported file: Goal 1"


def test_washington_shares_without_percent_signs_are_read_and_told(tmp_path: Path) -> None:
    intake = bring(charts.washington_goals(tmp_path))
    assert rows(intake, "mpos", "share") == [(0.8,), (0.75,), (None,), (0.75,), (0.75,)]
    assert rows(intake, "mpos", "baseline") == [("67%",), ("29%",), (None,), ("42",), ("45",)]
    assert len([text for text in remarks(intake, Matter.READ) if "without a percent sign" in text]) == 2


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_file_is_read_the_same_in_any_form(separator: str, encoding: str, tmp_path: Path) -> None:
    intake = bring(charts.washington_goals(tmp_path, separator, encoding))
    assert rows(intake, "mpos", "text")[1] == ("Highly mobile students have access to “comprehensive” course work",)
    assert len(intake.additions["mpos"]) == 5 and not intake.notes


def test_nebraska_two_members_with_the_same_role_are_two_rows(tmp_path: Path) -> None:
    intake = bring(charts.nebraska_team(tmp_path))
    assert rows(intake, "team", "role", "organization") == [
        *charts.NEBRASKA[:6],
        ("Farm worker", "Lincoln"),
    ]
    assert [id_ for (id_,) in rows(intake, "team", "id")] == [f"T{number}" for number in range(1, 8)]


def test_nebraska_a_parent_in_brackets_speaks_for_parents(tmp_path: Path) -> None:
    intake = bring(charts.nebraska_team(tmp_path))
    assert rows(intake, "team", "represents") == [(None,)] * 6 + [("Migratory parent",)]
    assert ends(intake, "Committee!B11") == [("team", 6, "represents"), ("team", 6, "organization")]


def test_indiana_regions_are_organizations_and_headings_are_teams(tmp_path: Path) -> None:
    intake = bring(charts.indiana_team(tmp_path))
    assert rows(intake, "team", "organization", "role") == charts.INDIANA
    assert [team for (team,) in rows(intake, "team", "team")] == ["Management Team"] * 3 + ["SDP Planning Team"] * 4


def test_kansas_merged_cells_apply_to_all_their_rows(tmp_path: Path) -> None:
    intake = bring(charts.kansas(tmp_path))
    assert rows(intake, "alignment", "goal_area", "target", "need", "strategy", "mpo", "evaluation") == [
        ("School readiness", "T5", "1.1", "1-1", "1a", "E1"),
        ("School readiness", "T5", "1.1", "1-2", "1b", None),
        ("Graduation", "T3", "2.1", "4-1", None, None),
        ("Graduation", "T3", "2.1", "4-2", None, None),
    ]


def test_kansas_a_second_table_on_the_sheet_is_a_list_with_its_own_header(tmp_path: Path) -> None:
    intake = bring(charts.kansas(tmp_path))
    assert rows(intake, "strategies", "id", "strategy", "population")[-2:] == [
        ("3-1", "Mentor older youth", "OSY"),
        ("3-2", "Refer youth to health care; visit them", "Preschool"),
    ]
    (repaired,) = [text for text in remarks(intake, Matter.ID) if "date" in text]
    assert repaired.startswith("kansas.xlsx, 2021-22!B10: ")


def test_kansas_data_sources_belong_to_the_column_on_their_left(tmp_path: Path) -> None:
    assert rows(bring(charts.kansas(tmp_path)), "evaluation", "id", "instrument") == [("E1", "Records")]


def test_kansas_what_has_no_place_is_listed_with_its_cell(tmp_path: Path) -> None:
    intake = bring(charts.kansas(tmp_path))
    assert [(note.file, note.place, note.text) for note in intake.notes] == [
        ("kansas.xlsx", "2021-22!H5", "We liked it"),
        ("kansas.xlsx", "2021-22!B12", "80%"),
    ]


def test_georgia_mpo_numbers_stay_as_written(tmp_path: Path) -> None:
    intake = bring(charts.georgia(tmp_path))
    assert rows(intake, "mpos", "id", "share") == [("MPO 1", None), ("MPO 2", 0.75), ("MPO 4", 0.8)]
    assert intake.additions["mpos"][0]["notes"] == "Percent: 65-70%"
    assert intake.additions["mpos"][1]["text"] == "Pupils in 6–8 will pass science in each of the two terms"


def test_what_the_chart_does_not_say_stays_blank_and_is_told(tmp_path: Path) -> None:
    intake = bring(charts.texas(tmp_path))
    assert rows(intake, "strategies", "status", "population") == [(None, None)] * 5
    assert "Strategies: “Status” in 5 of 5 new rows." in remarks(intake, Matter.BLANK)
