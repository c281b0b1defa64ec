"""All the work of one command has a limit of time: then it ends with one sentence, and nothing is changed or left."""

from __future__ import annotations

import gc
import shutil
from datetime import date
from pathlib import Path

import pytest

import workbook
from sdp_xl.cli import main
from sdp_xl.files import watch
from sdp_xl.fleet.record import record

COMMANDS = (
    ("check", "Plan.xlsx", "--in-place"),
    ("timeline", "Plan.xlsx", "-o", "Out.xlsx"),
    ("write", "all", "Plan.xlsx", "-o", "Out"),
    ("report", "Plan.xlsx", "-o", "Out.html"),
    ("share", "Plan.xlsx", "-o", "Out.xlsx"),
    ("merge", "Plan.xlsx", "Plan.xlsx", "Plan.xlsx", "-o", "Out.xlsx"),
    ("import", "Chart.csv", "--into", "Plan.xlsx", "-o", "Out.xlsx"),
)

TOLD = "the work on this file was stopped after 0.0"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_command_that_works_too_long_is_stopped(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = workbook.path(workbook.EXAMPLE).read_bytes()
    Path("Plan.xlsx").write_bytes(plan)
    Path("Chart.csv").write_text("MPO ID,MPO\n9Z,Children will read.\n", encoding="utf-8")
    assert main(command) in (0, 1), "all that it needs is imported: an import that is stopped spoils other tests"
    for made in tmp_path.iterdir():
        shutil.rmtree(made) if made.is_dir() else made.unlink()
    Path("Plan.xlsx").write_bytes(plan)
    Path("Chart.csv").write_text("MPO ID,MPO\n9Z,Children will read.\n", encoding="utf-8")
    capsys.readouterr()
    monkeypatch.setattr(watch, "WORK", 0.002)
    monkeypatch.setattr(watch, "_EVERY", 0.005)
    assert main(command) == 2
    told = capsys.readouterr().err
    assert told.startswith("sdp-xl: ") and told.count("\n") == 1
    assert TOLD in told
    assert {path.name for path in tmp_path.iterdir()} == {"Plan.xlsx", "Chart.csv"}
    assert Path("Plan.xlsx").read_bytes() == plan


def test_of_many_workbooks_each_has_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("One.xlsx", "Two.xlsx"):
        (tmp_path / name).write_bytes(workbook.path(workbook.EXAMPLE).read_bytes())
    main(["check", str(tmp_path)])
    monkeypatch.setattr(watch, "WORK", 0.002)
    monkeypatch.setattr(watch, "_EVERY", 0.005)
    gc.disable()  # what is raised while the collector calls somebody is lost
    try:
        assert main(["check", str(tmp_path)]) == 2
        assert capsys.readouterr().err.count(TOLD) == 2
        gc.disable()  # a command enables it at its end
        assert TOLD in record(str(tmp_path / "One.xlsx"), date(2026, 11, 24)).trouble
    finally:
        gc.enable()
