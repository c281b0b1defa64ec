"""Many workbooks: each is a record, a bad one too; none is lost when a process dies; what stays is not read again."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import openpyxl
import pyarrow.parquet
import pytest

import sdp_xl
import workbook
from sdp_xl import jobs
from sdp_xl.cli import main
from sdp_xl.fleet import Record, rollup
from sdp_xl.fleet.overview import labels
from sdp_xl.rules.elements import Status, assess

TODAY = date(2026, 11, 24)


@pytest.fixture
def fleet(tmp_path: Path) -> list[str]:
    """Workbooks of three kinds, thirty-eight in all, and a file that is none."""
    folder = tmp_path / "fleet"
    (folder / "Below").mkdir(parents=True)
    for number in range(36):
        name = workbook.MASTER if number % 2 else workbook.EXAMPLE
        shutil.copy(workbook.path(name), folder / f"Plan {number:02}.xlsx")
    shutil.copy(workbook.path(workbook.EXAMPLE), folder / "Below" / "One more.xlsx")
    (folder / "Bad.xlsx").write_text("no workbook")
    return [str(path) for path in sorted(folder.rglob("*.xlsx"))]


def good(records: list[Record]) -> list[Record]:
    return [one for one in records if not one.trouble]


def test_a_record_says_what_the_check_says(tmp_path: Path) -> None:
    path = str(shutil.copy(workbook.path(workbook.MASTER), tmp_path / "Plan.xlsx"))
    (one,) = rollup([path], today=TODAY)
    report = jobs.check(path, today=TODAY)
    assert report.counts == {"error": one.errors, "warning": one.warnings, "advice": one.advice}
    assert sum(one.rules.values()) == len(report.findings)
    missing = [
        element.requirement.id
        for element in assess(report.plan)
        if element.status in (Status.MISSING, Status.PARTLY) and element.requirement.level.required
    ]
    assert list(one.missing) == missing and one.required >= len(missing)


def test_nothing_is_lost_when_a_process_is_killed(fleet: list[str]) -> None:
    killed: list[int] = []

    def told(number: int) -> None:
        if number and not killed:
            victim = multiprocessing.active_children()[0].pid
            assert victim
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)

    records = rollup(fleet, today=TODAY, workers=2, told=told)
    assert killed
    assert [one.file for one in records] == fleet
    assert len(good(records)) == len(fleet) - 1


def test_what_has_not_changed_is_not_read_again(fleet: list[str], tmp_path: Path) -> None:
    keep = tmp_path / "kept" / "known.json"
    first = rollup(fleet, today=TODAY, keep=keep)
    steps: list[int] = []
    assert rollup(fleet, today=TODAY, keep=keep, told=steps.append) == first
    assert steps[0] == len(fleet) - 1, "all but the one that could not be read"
    with ZipFile(fleet[1], "a") as changed:
        changed.writestr("note.txt", "changed")
    again: list[int] = []
    assert rollup(fleet, today=TODAY, keep=keep, told=again.append) == first
    assert again[0] == len(fleet) - 2
    other_day: list[int] = []
    rollup(fleet[:1], today=date(2026, 11, 25), keep=keep, told=other_day.append)
    assert other_day[0] == 0, "findings speak of a day"


@pytest.mark.parametrize("damaged", ["", "{", '{"rules": 1}', "[]", '{"rules": "x"}\n[3, 4]\n', "\0\n\n"])
def test_a_damaged_file_of_records_counts_as_none(damaged: str, tmp_path: Path) -> None:
    path = str(shutil.copy(workbook.path(workbook.MASTER), tmp_path / "Plan.xlsx"))
    keep = tmp_path / "known.json"
    keep.write_text(damaged)
    (one,) = rollup([path], today=TODAY, keep=keep)
    assert not one.trouble
    again: list[int] = []
    assert rollup([path], today=TODAY, keep=keep, told=again.append) == [one]
    assert again[0] == 1


def test_a_rollup_that_is_ended_in_the_middle_goes_on_from_there(fleet: list[str], tmp_path: Path) -> None:
    for path in fleet[1:]:
        with ZipFile(path, "a") as one:
            one.writestr("note.txt", path)  # else each is known by its copy
    keep = tmp_path / "All.known.jsonl"
    arguments = [*fleet, "-o", str(tmp_path / "All.json"), "--as-of", TODAY.isoformat(), "--workers", "1"]
    command = subprocess.Popen([sys.executable, "-m", "sdp_xl", "rollup", *arguments])
    until = time.monotonic() + 60
    while time.monotonic() < until and not (keep.exists() and keep.read_bytes().count(b"\n") > 3):
        time.sleep(0.02)
    workers = Path(f"/proc/{command.pid}/task/{command.pid}/children").read_text().split()
    command.kill()
    assert command.wait() != 0, "ended before its end"
    while time.monotonic() < until and any(Path("/proc", worker).exists() for worker in workers):
        time.sleep(0.02)
    assert workers and not [worker for worker in workers if Path("/proc", worker).exists()]
    with keep.open("ab") as file:
        file.write(b'["torn')  # as if it had been ended while it wrote
    steps: list[int] = []
    records = rollup(fleet, today=TODAY, keep=keep, told=steps.append)
    assert 3 <= steps[0] < len(fleet) - 1
    assert records == rollup(fleet, today=TODAY, keep=keep) and len(good(records)) == len(fleet) - 1


def test_what_vanishes_in_between_is_a_row(fleet: list[str]) -> None:
    def told(_: int) -> None:
        Path(fleet[-1]).unlink(missing_ok=True)

    (one,) = [one for one in rollup(fleet, today=TODAY, workers=1, told=told) if one.file == fleet[-1]]
    assert "there is no such file" in one.trouble


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    yield tmp_path / "out"


def test_the_command_writes_a_workbook_with_charts_and_links(
    fleet: list[str], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = home.with_suffix(".xlsx")
    code = main(["rollup", str(Path(fleet[0]).parent), "-o", str(target), "--as-of", "2026-11-24"])
    assert code == 2, "one could not be read"
    assert "Bad.xlsx" in capsys.readouterr().err
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Overview", "Workbooks", "Findings by rule", "Required elements missing", "Goal areas"]
    assert len(book["Overview"]._charts) == 2
    rows = list(book["Workbooks"].iter_rows(min_row=2))
    assert len(rows) == len(fleet)
    assert all(row[0].hyperlink and (target.parent / unquote(row[0].hyperlink.target)).is_file() for row in rows)
    assert next(row[13].value for row in rows if "Bad" in row[0].value).startswith(fleet[0])


def test_each_bar_has_a_name_of_its_own() -> None:
    files = {"Ohio.xlsx": "Ohio", "North/SDP.xlsx": "Iowa", "South/SDP.xlsx": "Iowa", "South/Año 1.xlsx": "Iowa"}
    records = [Record(file=file, state=state) for file, state in files.items()]
    assert labels(records) == ["Ohio", "North/SDP", "South/SDP", "Iowa: Año 1"]


def test_workbooks_of_the_same_name_stay_apart_and_any_name_is_linked(home: Path) -> None:
    names = ["North/SDP.xlsx", "South/SDP.xlsx", "Año 2027 #1 (50%)/Ohio & Co.xlsx"]
    for name in names:
        path = home / name
        path.parent.mkdir(parents=True)
        shutil.copy(workbook.path(workbook.MASTER), path)
    target = home / "All plans.xlsx"
    assert main(["rollup", str(home), "-o", str(target)]) == 0
    rows = list(openpyxl.load_workbook(target)["Workbooks"].iter_rows(min_row=2))
    assert sorted(row[0].value.removeprefix(f"{home.as_posix()}/") for row in rows) == sorted(names)
    assert all((home / unquote(row[0].hyperlink.target)).is_file() for row in rows)


def test_json_and_parquet_say_the_same(fleet: list[str], home: Path) -> None:
    for ending in (".json", ".parquet"):
        arguments = [*fleet[1:4], "-o", str(home.with_suffix(ending)), "--as-of", "2026-11-24"]
        assert main(["rollup", *arguments]) == 0
    plain = json.loads(home.with_suffix(".json").read_text(encoding="utf-8"))["workbooks"]
    table = pyarrow.parquet.read_table(home.with_suffix(".parquet")).to_pylist()
    assert [row["errors"] for row in table] == [row["errors"] for row in plain]
    assert [{one["of"]: one["count"] for one in row["rules"]} for row in table] == [row["rules"] for row in plain]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing", "-o", "x.xlsx"], "nothing"),
        ([".", "-o", "x.txt"], "must end in .xlsx, .json or .parquet"),
        (["empty", "-o", "x.xlsx"], "No workbook"),
        (["a.xlsx", "-o", "x.xlsx", "--dask", "tcp://127.0.0.1:1"], "No Dask scheduler answers"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "empty").mkdir()
    shutil.copy(workbook.path(workbook.MASTER), tmp_path / "a.xlsx")
    assert main(["rollup", *arguments]) == 2
    told = capsys.readouterr().err
    assert said in told and "Traceback" not in told


@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_a_number_of_processes_is_one_or_more(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["rollup", "a.xlsx", "-o", "x.xlsx", f"--workers={number}"])
    assert f"“{number}” is not a number of processes: give 1 or more" in capsys.readouterr().err


def test_a_script_gets_data_frames(fleet: list[str]) -> None:
    frames = sdp_xl.rollup(fleet[1:4], today=TODAY)
    assert list(frames) == ["workbooks", "findings", "elements", "goal_areas"]
    assert frames["workbooks"]["Errors"].sum() == frames["findings"].query("Severity == 'error'")["Findings"].sum()
    rows, failures = sdp_xl.entries(fleet[1:4], "strategies", today=TODAY)
    assert set(rows.index.get_level_values("file")) <= set(fleet[1:4])
    assert failures.empty, "an ID may stand in two workbooks"


def test_a_cluster_loses_a_worker_and_no_workbook(fleet: list[str]) -> None:
    distributed = pytest.importorskip("distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": 50}
    with distributed.LocalCluster(**options) as cluster, distributed.Client(cluster) as client:
        killed: list[int] = []

        def told(number: int) -> None:
            if number and not killed:
                victim = next(iter(cluster.workers.values())).process.pid
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)

        with client.get_executor(retries=3, pure=False) as executor:
            records = rollup(fleet, today=TODAY, executor=executor, told=told)
    assert killed
    assert len(good(records)) == len(fleet) - 1
    assert [one.file for one in records] == fleet
