"""Conflict copies are told of by name; ordinary neighbours and our own backups never are."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from sdp_xl.cli import main
from sdp_xl.files import backup, conflict_copies
from tests.files.zips import plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return plan(tmp_path / "Plan.xlsx")


@pytest.mark.parametrize(
    "name",
    [
        "Plan-PCNAME.xlsx",
        "Plan-DESKTOP-ABC123.xlsx",
        "Plan-DESKTOP-9F2K1QZ-2.xlsx",
        "Plan-LAPTOP-7Q2M.xlsx",
        "Plan-OSPI12345.xlsx",
        "Plan-Marys-MacBook-Pro.xlsx",
        "Plan (conflicted copy 2027-01-31).xlsx",
        "Plan (John's conflicted copy 2027-01-31).xlsx",
        "Plan (John’s conflicted copy).xlsx",
        "Plan (DESKTOP-1's conflicted copy 2027-01-31 (1)).xlsx",
        f"Plan-{platform.node().partition('.')[0] or 'DESKTOP-X1'}.xlsx",
    ],
)
def test_conflict_copies_are_found(path: Path, name: str) -> None:
    path.with_name(name).touch()
    assert conflict_copies(path) == (name,)


@pytest.mark.parametrize(
    "name",
    [
        "Plan 2026.xlsx",
        "Plan-2026.xlsx",
        "Plan-2027-01-31.xlsx",
        "Plan-FY2027.xlsx",
        "Plan-SY2026-27.xlsx",
        "Plan-V2.xlsx",
        "Plan-v2-FINAL.xlsx",
        "Plan-FINAL.xlsx",
        "Plan-FINAL-2.xlsx",
        "Plan-DRAFT2.xlsx",
        "Plan-OHIO.xlsx",
        "Plan-NEW-YORK.xlsx",
        "Plan-final version.xlsx",
        "Plan-reviewed.xlsx",
        "Plan-Smith.xlsx",
        "Plan-OLD.xlsx",
        "Plan - Copy.xlsx",
        "Plan (1).xlsx",
        "Plan (conflicts to settle).xlsx",
        "Plan of the conflicted copy.xlsx",
        "Planning-DESKTOP-ABC123.xlsx",
        "Plan-DESKTOP-ABC123.docx",
        "My Plan-DESKTOP-ABC123.xlsx",
    ],
)
def test_ordinary_neighbours_are_none(path: Path, name: str) -> None:
    path.with_name(name).touch()
    backup(path)
    assert conflict_copies(path) == ()


def test_every_command_with_a_workbook_says_so_and_goes_on(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.with_name("Plan-DESKTOP-ABC123.xlsx").touch()
    path.with_name("Plan (Ana's conflicted copy 2027-01-31).xlsx").touch()
    main(["doctor", str(path)])
    told = capsys.readouterr().err
    assert "“Plan (Ana's conflicted copy 2027-01-31).xlsx”, “Plan-DESKTOP-ABC123.xlsx”" in told
    assert told.startswith("sdp-xl: note: beside Plan.xlsx are") and told.count("\n") == 1
    assert conflict_copies(path.with_name("nowhere") / "Plan.xlsx") == ()
