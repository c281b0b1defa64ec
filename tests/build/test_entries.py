"""Entries given to the build: merged with the master's rows, or refused by name."""

from __future__ import annotations

import warnings
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import workbook
from schemas.tables import table
from sdp_xl import files
from sdp_xl.build import build
from sdp_xl.build.entries import check_keys, list_values, read_example, rows_of


def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **contents: str) -> None:
    """Makes read_example read these files instead of the shipped ones."""
    (tmp_path / "example").mkdir()
    for name, text in contents.items():
        (tmp_path / "example" / f"{name}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(workbook, "_FOLDER", tmp_path)


def test_rows_complete_those_of_table_a1_and_others_stand_below() -> None:
    given = [{"id": "X1", "activity": "Our own"}, {"id": "a1.1B)", "owner": "State Director"}]
    rows = rows_of(table("pre_planning"), {"pre_planning": given})
    completed = next(row for row in rows if row["id"] == "a1.1B)")
    assert completed["activity"] == "Review: this Toolkit" and completed["owner"] == "State Director"
    assert rows[-1] == given[0]
    assert len(rows) == len(table("pre_planning").prefilled) + 1


def test_rows_of_a_table_without_rows_of_its_own() -> None:
    assert rows_of(table("team"), {"team": [{"id": "T1"}]}) == [{"id": "T1"}]
    assert rows_of(table("team"), {}) == []


def test_lists_are_overridden_and_closed_days_are_dates() -> None:
    given = {"lists": [{"priorities": ["1", "2"], "closed_days": ["2026-12-24", date(2026, 12, 31)]}]}
    assert list_values("priorities", given) == ("1", "2")
    assert list_values("closed_days", given) == (date(2026, 12, 24), date(2026, 12, 31))
    assert list_values("yes_no", given) == ("Yes", "No")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"teams": []}, "there is no table “teams”"),
        ({"team": [{"roll": "Parent"}]}, "“team” has no “roll”"),
        ({"alignment": [{"mpo_text": "By 2030"}]}, "“alignment” has no “mpo_text”"),
        ({"lists": [{"goals": []}]}, "“lists” has no “goals”"),
    ],
)
def test_unknown_keys_are_refused(given: dict[str, list[dict[str, object]]], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        check_keys(given)


def test_example_is_read_by_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example(tmp_path, monkeypatch, team='[[rows]]\nid = "T1"', settings='state = "Ohio"', lists='priorities = ["1"]')
    assert read_example() == {
        "team": [{"id": "T1"}],
        "settings": [{"state": "Ohio"}],
        "lists": [{"priorities": ["1"]}],
    }


def test_example_without_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_FOLDER", tmp_path)
    assert read_example() == {}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("crew", "[[rows]]\n", "crew.toml: there is no table “crew”"),
        ("team", '[[rows]]\nroll = "x"', "team.toml: “team” has no “roll”"),
        ("team", '[[row]]\nid = "x"', "team.toml: only .*rows.* are expected, not “row”"),
        ("settings", 'county = "x"', "settings.toml: “settings” has no “county”"),
    ],
)
def test_example_with_a_mistake_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, words: str
) -> None:
    example(tmp_path, monkeypatch, **{name: text})
    with pytest.raises(ValueError, match=words):
        read_example()


def test_values_are_written_as_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    rows = {
        "strategies": [{"id": "1-1", "strategy": "=1+1", "resources": "007"}],
        "mpos": [{"id": "1a", "deadline": date(2027, 6, 30), "share": 0.8}, {"id": "1b", "deadline": "end of term"}],
        "alignment": [{"strategy": "1-1", "mpo": "9z"}],
        "settings": [{"state": "Ohio", "cycle_start": date(2027, 7, 1)}],
    }
    build(path, rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know data bars
        book = openpyxl.load_workbook(path, data_only=True)
    assert [book["Strategies"][cell].value for cell in ("A5", "C5", "O5")] == ["1-1", "=1+1", "007"]
    assert book["MPOs"]["D5"].is_date and book["MPOs"]["E5"].value == 0.8 and book["MPOs"]["D6"].value == "end of term"
    assert [book["Alignment Chart"][cell].value for cell in ("H5", "I5")] == ["=1+1", "ID not found"]
    read = files.read(path).sheets
    assert read["Settings"][4][1] == "Ohio" and read["Settings"][9][1] == date(2027, 7, 1)
