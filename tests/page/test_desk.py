"""The page's desk, natively: what it shows, what it hands out, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

import workbook
from sdp_xl.cli import main
from sdp_xl.page.copies import CopyDesk

EXAMPLE = workbook.path(workbook.EXAMPLE).read_bytes()


def test_a_plan_is_shown_and_each_copy_is_whole(tmp_path: Path) -> None:
    desk = CopyDesk(str(tmp_path))
    shown = desk.check("Ohio plan.xlsx", EXAMPLE)
    assert str(shown["said"]).startswith("Checked: 0 errors")
    for what, name, start in (
        ("checked", "Ohio plan checked.xlsx", b"PK"),
        ("timeline", "Ohio plan timeline.xlsx", b"PK"),
        ("report", "Ohio plan report.html", b"<!doctype html>"),
    ):
        made = desk.make(what)
        data = made["data"]
        assert made["name"] == name and isinstance(data, bytes) and data.startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == ["Ohio plan.xlsx"]


def test_a_refusal_names_the_file_and_not_its_folder(tmp_path: Path) -> None:
    desk = CopyDesk(str(tmp_path))
    desk.check("Ohio plan.xlsx", EXAMPLE)
    refused = desk.check("notes.xlsx", b"no workbook")
    assert refused["body"] == "" and "notes.xlsx" in str(refused["trouble"])
    assert str(tmp_path) not in str(refused["trouble"])
    assert [path.name for path in tmp_path.iterdir()] == ["notes.xlsx"], "the plan before it is gone"


def test_the_command_writes_the_page_that_was_built_or_says_how_to_build_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built = tmp_path / "built"
    built.mkdir()
    monkeypatch.setattr("sdp_xl.cli.page.files", lambda package: built)
    target = tmp_path / "sdp-check.html"
    assert main(["page", "-o", str(target)]) == 2
    assert "run “make page” in the folder of sdp-xl's source" in capsys.readouterr().err and not target.exists()
    (built / "sdp-check.html").write_bytes(b"<!doctype html>")
    assert main(["page", "-o", str(target)]) == 0 and target.read_bytes() == b"<!doctype html>"


def test_the_command_refuses_another_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["page", "-o", str(tmp_path / "page.xlsx")]) == 2
    assert "must end in .html" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
