"""Goal areas of charts and lists that are written only in the first row of their block."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from sdp_xl.intake.model import Matter
from tests.intake.reading import bring, remarks, rows

STRATEGIES = ("Goal area", "Strategy", "Population")
CHART = ("Goal area", "Need", "Strategy")


def written(folder: Path, *lines: Sequence[str]) -> Path:
    path = folder / "chart.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(lines)
    return path


def test_the_area_of_the_first_row_is_that_of_its_block(tmp_path: Path) -> None:
    for header in (STRATEGIES, CHART):
        lines = [
            ("Math", "Hire tutors", "Tutor children daily"),
            ("", "Lend books", "Lend them to all"),
            ("Reading", "Open clubs", "Read in the camps"),
            ("", "Visit camps", "Bring books there"),
        ]
        intake = bring(written(tmp_path, header, *lines))
        assert [area for (area,) in rows(intake, "strategies", "goal_area")] == ["Math", "Math", "Reading", "Reading"]
        assert len([one for one in remarks(intake, Matter.JOINED) if "blanks below the goal area" in one]) == 1


@pytest.mark.parametrize("areas", [("", "Math", ""), ("Math", "Math", "")])
def test_a_blank_area_stays_blank_where_areas_are_written_in_each_row(tmp_path: Path, areas: tuple[str, ...]) -> None:
    texts = ("Hire tutors", "Lend books", "Open clubs")
    intake = bring(
        written(tmp_path, STRATEGIES, *((area, text, "Preschool") for area, text in zip(areas, texts, strict=True)))
    )
    found = [area or "" for (area,) in rows(intake, "strategies", "goal_area")]
    assert found == list(areas)


@pytest.mark.parametrize(
    ("text", "says"), [("Revised August 23, 2027", "8/23/2027"), ("NLT Aug. 23, 2027", "8/23/2027")]
)
def test_a_day_amid_other_words_is_placed_and_the_words_are_kept(tmp_path: Path, text: str, says: str) -> None:
    intake = bring(written(tmp_path, ("Activity", "Lead", "Finish"), ("Hire tutors", "State Director", text)))
    ((day, notes),) = rows(intake, "project_plan", "finish", "notes")
    assert str(day) == "2027-08-23" and text in str(notes)
    assert any(says in one for one in remarks(intake, Matter.READ))
