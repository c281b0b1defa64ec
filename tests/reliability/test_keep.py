"""Nothing lost: short runs of what tests.reliability.kill and .fidelity do at length, and every command's input."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import workbook
from sdp_xl.cli import main
from sdp_xl.files import backups
from tests.files.zips import pack, parts
from tests.reliability import fidelity, kill
from tests.reliability.commands import GIVEN, NO_WORKBOOK, changed_by, commands
from tests.reliability.compose import FEATURES, Composed, signature
from tests.reliability.makers import by_writer
from tests.reliability.valid import faults

DAY = ("--as-of", "2026-11-24")


def test_of_every_command_it_is_said_what_it_may_change() -> None:
    unknown = commands().keys() - GIVEN.keys() - NO_WORKBOOK
    assert not unknown, f"add them to GIVEN (or NO_WORKBOOK) in tests/reliability/commands.py: {unknown}"
    for name in NO_WORKBOOK & commands().keys():
        options = {option for action in commands()[name]._actions for option in action.option_strings}
        assert "--in-place" not in options, name


@pytest.mark.parametrize("command", sorted(GIVEN.keys() & commands().keys()))
def test_no_command_changes_a_workbook_that_it_reads(command: str, tmp_path: Path) -> None:
    assert changed_by(command, tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed at any moment")
def test_kills_at_random_moments_leave_the_old_file_or_the_new(tmp_path: Path) -> None:
    figures = kill.measure(12, tmp_path)
    assert figures.broken == [] and figures.left == []
    assert figures.killed == 12


def test_parts_of_others_stay_in_workbooks_of_many_makers(tmp_path: Path) -> None:
    figures = fidelity.measure(25, tmp_path, [by_writer])
    assert figures.faults == []
    assert figures.workbooks == 25 and figures.parts > 1000
    assert figures.seen.keys() == {feature.__name__ for feature in FEATURES}


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        ("[Content_Types].xml", "</Types>", '<Override PartName="/gone.xml" ContentType="x"/></Types>', "not there"),
        ("[Content_Types].xml", 'Extension="rels"', 'Extension="x"', "no content type"),
        ("xl/_rels/workbook.xml.rels", 'Target="styles.xml"', 'Target="style.xml"', "which is not there"),
        ("xl/_rels/workbook.xml.rels", 'Id="rId2"', 'Id="rId1"', "rId1 twice"),
        ("xl/workbook.xml", 'sheetId="2"', 'sheetId="1"', "two sheets with sheetId 1"),
        ("xl/tables/table2.xml", r' id="2"', ' id="1"', "two tables with id 1"),
        ("xl/worksheets/sheet2.xml", '<row r="2"', '<row r="1"', "row 1 after row 1"),
        ("xl/worksheets/sheet2.xml", r'r="A2" s="\d+"', 'r="A2" s="9999"', "a style that is not there"),
        ("xl/worksheets/sheet2.xml", 't="s"><v>', 't="s"><v>9999', "a text that is not there"),
        ("xl/workbook.xml", "</workbook>", "", "no XML"),
    ],
)
def test_the_check_of_packages_sees_faults(tmp_path: Path, part: str, old: str, new: str, fault: str) -> None:
    contents = parts(workbook.path("sdp-example.xlsx"))
    path = tmp_path / "Plan.xlsx"
    assert faults(pack(path, contents)) == []
    changed = re.sub(old, new, contents[part].decode(), count=1)
    assert changed != contents[part].decode()
    found = faults(pack(path, {**contents, part: changed.encode()}))
    assert any(fault in one for one in found), found


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "Plan.xlsx"
    path.write_bytes(workbook.path("sdp-example.xlsx").read_bytes())
    return path


def operate(path: Path, feature: Callable[[Composed], None]) -> Mapping[str, bytes]:
    from random import Random

    contents = parts(path)
    feature(Composed(contents, "xl/worksheets/sheet9.xml", Random(1)))
    pack(path, contents)
    return contents


def test_a_signed_workbook_is_written_into_only_when_said_twice(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contents = operate(plan, signature)
    before = plan.read_bytes()
    assert main(["check", str(plan), "--in-place", *DAY]) == 2
    assert "digitally signed" in capsys.readouterr().err
    assert plan.read_bytes() == before and list(plan.parent.iterdir()) == [plan]
    assert main(["check", str(plan), "-o", str(plan.with_name("Out.xlsx")), *DAY]) in (0, 1)
    assert "in Plan.xlsx it stays valid" in capsys.readouterr().err
    assert plan.read_bytes() == before
    assert parts(plan.with_name("Out.xlsx"))["_xmlsignatures/sig1.xml"] == contents["_xmlsignatures/sig1.xml"]
    assert main(["check", str(plan), "--in-place", "--force", *DAY]) in (0, 1)
    assert "the backup keeps it valid" in capsys.readouterr().err
    assert [one.path.read_bytes() for one in backups(plan)] == [before]


def test_a_workbook_that_others_save_during_a_check_is_not_written_over(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As if a colleague saved between our reading and our writing."""
    from sdp_xl import pages

    def saved_meanwhile(made: Callable[..., object]) -> Callable[..., object]:
        def make(*given: object) -> object:
            contents = parts(plan)
            pack(plan, {**contents, "docProps/app.xml": contents["docProps/app.xml"] + b" "})
            return made(*given)

        return make

    for name in ("check_pages", "timeline_pages"):
        monkeypatch.setattr(pages, name, saved_meanwhile(getattr(pages, name)))
    for command in ("check", "timeline"):
        assert main([command, str(plan), "--in-place", *DAY]) == 2
        assert "changed by somebody else after it was read here, so nothing was written" in capsys.readouterr().err
        assert list(plan.parent.iterdir()) == [plan]
        assert not parts(plan)["docProps/app.xml"].endswith(b">")


def test_in_place_never_leaves_more_than_ten_backups(plan: Path) -> None:
    for day in range(10, 22):
        plan.with_name(f"Plan (backup 2026-01-{day} 101010).xlsx").write_bytes(b"old")
    before = plan.read_bytes()
    assert main(["timeline", str(plan), "--in-place", *DAY]) == 0
    assert len(backups(plan)) == 10 and len(list(plan.parent.iterdir())) == 11
    assert backups(plan)[0].path.read_bytes() == before != plan.read_bytes()
