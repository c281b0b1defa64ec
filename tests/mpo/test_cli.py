"""sdp-xl mpo from outside: what it prints, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import workbook
from sdp_xl.cli import main
from tests.plans.key_in import key_in

EXAMPLE = str(workbook.path("sdp-example.xlsx"))
DAY = ("--as-of", "2026-11-24")


@pytest.fixture(scope="module")
def washington(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(key_in("washington", tmp_path_factory.mktemp("plans")))


def test_the_example_is_complete(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mpo", EXAMPLE, *DAY]) == 0
    out = capsys.readouterr().out
    assert "12 of 12 MPOs have every part that they need; 12 of 12 have no finding." in out
    assert max(map(len, out.splitlines())) <= 100


def test_what_is_missing_is_told_and_the_rules_speak(washington: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mpo", washington, *DAY]) == 1
    out = capsys.readouterr().out
    assert "  By (deadline)      missing\n" in out
    assert "warning SDP427 MPO “Goal 1” holds no number" in out
    assert max(map(len, out.splitlines())) <= 100


def test_only_some_mpos(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mpo", EXAMPLE, "1a", "(2D)", *DAY]) == 0
    assert "2 of 2 MPOs" in capsys.readouterr().out
    assert main(["mpo", EXAMPLE, "9Z", *DAY]) == 2
    assert capsys.readouterr().err == "sdp-xl: sdp-example.xlsx has no MPO “9Z” on its sheet MPOs.\n"


def test_json_for_scripts(washington: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mpo", washington, "--format", "json", *DAY]) == 1
    told = json.loads(capsys.readouterr().out)
    first = told["mpos"][0]
    assert (told["workbook"], first["id"], first["cell"]) == ("washington.xlsx", "Goal 1", "MPOs!A5")
    assert first["slots"]["deadline"] == {"standing": "missing", "text": ""}
    assert first["slots"]["share"] == {"standing": "present", "text": "80%"}
    assert {one["rule"] for one in first["findings"]} == {"SDP406", "SDP421", "SDP440"}


def test_csv_for_a_spreadsheet(washington: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mpo", washington, "--format", "csv", *DAY]) == 1
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 8
    assert (rows[0]["By (deadline)"], rows[0]["Of whom: text"]) == ("missing", "Migratory parents and families")


def test_a_plan_without_mpos(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "Plan.xlsx")]) == 0
    assert main(["mpo", str(tmp_path / "Plan.xlsx")]) == 0
    assert "The workbook has no MPOs yet." in capsys.readouterr().out
