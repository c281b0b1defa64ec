"""Backups: dated, whole, never more than ten of a workbook, nobody else's touched, and put back by sdp-xl restore."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sdp_xl.cli import main
from sdp_xl.files import FileTrouble, backup, backups, restore
from sdp_xl.files.backup_files import KEPT
from tests.files.zips import operate, plan, swap


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return plan(tmp_path / "Plan.xlsx")


def put(path: Path, count: int) -> list[Path]:
    """So many backups of the past, the oldest first."""
    copies = [path.with_name(f"{path.stem} (backup 2016-01-{n:02} 101010){path.suffix}") for n in range(1, count + 1)]
    for copy in copies:
        copy.write_bytes(path.read_bytes() + copy.name.encode())
    return copies


def test_ten_are_kept_and_the_oldest_go(path: Path) -> None:
    old = put(path, 12)
    new = backup(path)
    assert [one.path for one in backups(path)] == [new, *reversed(old[-KEPT + 1 :])]
    for _ in range(12):
        last = backup(path)
    assert len(backups(path)) == KEPT and backups(path)[0].path == last
    assert last.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "Plan (backup).xlsx",
        "Plan (backup 2020-01-01).xlsx",
        "Plan (backup 2020-01-01 101010 x).xlsx",
        "Plan (backup 2020-13-41 101010).xlsx",
        "Plan (backup 2020-01-01 101010).xlsm",
        "Plan (backup 2020-01-01 101010) signed.xlsx",
        "Plan 2 (backup 2020-01-01 101010).xlsx",
        "My Plan (backup 2020-01-01 101010).xlsx",
        "Plan (backup 2020-01-01 101010) (backup 2020-01-01 101010).xlsx",
        "Plan~abcdef (backup 2020-01-01 101010).xlsx",
        *(["plan (backup 2020-01-01 101010).xlsx"] if os.path.normcase("A") == "A" else []),
    ],
)
def test_what_is_not_exactly_a_backup_of_this_workbook_is_never_removed(path: Path, name: str) -> None:
    put(path, 10)
    path.with_name(name).write_bytes(b"somebody's")
    backup(path)
    assert path.with_name(name).read_bytes() == b"somebody's"
    assert len(backups(path)) == KEPT


def test_several_in_a_second_are_in_order(path: Path) -> None:
    for tail in ("", " 2", " 10"):
        path.with_name(f"Plan (backup 2026-01-01 101010{tail}).xlsx").write_bytes(b"")
    assert [one.number for one in backups(path)] == [10, 2, 1]
    assert backups(path)[0].taken == datetime(2026, 1, 1, 10, 10, 10)


@pytest.mark.parametrize("stem", ["x" * 250, "😀" * 60, "Année “2027” 😀 'final' " + "y" * 200])
def test_a_name_too_long_for_a_backup_is_cut_and_still_known(tmp_path: Path, stem: str) -> None:
    path = plan(tmp_path / f"{stem}.xlsx")
    other = tmp_path / f"{stem[:-1]}z.xlsx"
    other.write_bytes(path.read_bytes())
    copies = [backup(path) for _ in range(KEPT + 2)]
    backup(other)
    assert [one.path for one in backups(path)] == copies[: -KEPT - 1 : -1]
    assert len(backups(other)) == 1
    assert main(["restore", str(path), "1"]) == 0


def test_a_backup_has_the_rights_of_the_workbook(path: Path) -> None:
    if os.name == "nt":
        pytest.skip("no permissions of this kind on Windows")
    path.chmod(0o600)
    assert backup(path).stat().st_mode & 0o777 == 0o600


def test_restoring_keeps_what_was_there_and_what_is_restored(path: Path) -> None:
    oldest = path.with_name("Plan (backup 2015-01-01 101010).xlsx")
    oldest.write_bytes(path.read_bytes())
    operate(path, workbook=swap("<workbookPr", "<workbookPr "))
    put(path, 9)
    before = path.read_bytes()
    kept = restore(path, backups(path)[-1])
    assert path.read_bytes() == oldest.read_bytes() != before
    assert kept is not None and kept.read_bytes() == before
    assert len(backups(path)) == KEPT


@pytest.mark.parametrize("state", ["gone", "damaged"])
def test_a_workbook_that_is_gone_or_damaged_is_restored(
    path: Path, state: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = path.read_bytes()
    backup(path)
    path.unlink() if state == "gone" else path.write_bytes(whole[:5000])
    assert main(["restore", str(path)]) == 0
    assert "can be read; the workbook itself cannot" in capsys.readouterr().out
    assert main(["restore", str(path), "1"]) == 0
    assert path.read_bytes() == whole
    assert ("is kept as" in capsys.readouterr().out) == (state == "damaged")


def test_a_damaged_backup_is_not_restored(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = path.read_bytes()
    copy = backup(path)
    copy.write_bytes(whole[:5000])
    assert main(["restore", str(path)]) == 0
    assert "cannot be read any more" in capsys.readouterr().out
    assert main(["restore", str(path), copy.name]) == 2
    assert path.read_bytes() == whole and len(backups(path)) == 1


def test_the_list_says_what_differs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies = [backup(path)]
    operate(path, sharedStrings=swap("State Director", "Director"))
    copies.append(backup(path))
    operate(path, sharedStrings=swap("not checked yet", "checked"))
    copies.append(backup(path))
    assert main(["restore", str(path)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(" KB  ")[2] for line in told[1:4]] == [
        "the same file as now",
        "the same entries as now",
        "1 cell other than now: Team 1",
    ]
    assert main(["restore", str(path), copies[0].name]) == 0
    assert path.read_bytes() == copies[0].read_bytes()


@pytest.mark.parametrize("wanted", ["0", "2", "Plan.xlsx", "nonsense"])
def test_an_unknown_backup_is_told(path: Path, wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", str(path)]) == 2
    backup(path)
    assert main(["restore", str(path), wanted]) == 2
    told = capsys.readouterr().err.splitlines()
    assert "There is no backup of" in told[0] and f"has no backup “{wanted}”" in told[1]


def test_an_open_workbook_is_not_restored(path: Path) -> None:
    backup(path)
    path.with_name("~$Plan.xlsx").write_bytes(b"\x03Ana")
    with pytest.raises(FileTrouble) as caught:
        restore(path, backups(path)[0])
    assert caught.value.cause == "open"
    assert len(backups(path)) == 1


def test_the_last_of_each_day_and_month_of_late_is_kept_beside_the_last_ten(path: Path) -> None:
    now = datetime.now().replace(microsecond=0)
    days = [now - timedelta(days=back, hours=1) for back in range(1, 13)]
    months = [now - timedelta(days=31 * back) for back in (3, 5, 14)]
    for taken in [*days, *(day - timedelta(minutes=5) for day in days), *months]:
        path.with_name(f"Plan (backup {taken:%Y-%m-%d %H%M%S}).xlsx").write_bytes(path.read_bytes())
    for _ in range(30):
        backup(path)
    kept = {one.taken for one in backups(path)}
    assert {*days, *months[:2]} <= kept and months[2] not in kept
    assert not {day - timedelta(minutes=5) for day in days} & kept
