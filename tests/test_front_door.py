"""The front door for Python: light to import, the same names whatever else is imported, and what each of them gives."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
import pytest

import sdp_xl
import workbook
from sdp_xl import files, jobs
from sdp_xl.cli import main
from sdp_xl.plan.findings import Finding

ROOT = Path(__file__).parents[1]
EXAMPLE, MASTER = workbook.path(workbook.EXAMPLE), workbook.path(workbook.MASTER)
DAY = date(2026, 11, 24)


def fresh(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stdout.strip()


def test_importing_it_takes_less_than_five_milliseconds_and_nothing_else() -> None:
    program = (
        "import sys, time\nbefore, start = set(sys.modules), time.perf_counter()\nimport sdp_xl\n"
        "print(time.perf_counter() - start, *set(sys.modules) - before)"
    )
    told = [fresh(program).split() for _ in range(5)]
    assert [names for _, *names in told] == [["sdp_xl"]] * 5
    assert min(float(seconds) for seconds, *_ in told) < 0.005


def test_the_names_mean_the_same_whatever_is_imported() -> None:
    program = (
        "import pkgutil, sdp_xl\nfrom importlib import import_module\n"
        "names = [one.name for one in pkgutil.walk_packages(sdp_xl.__path__, 'sdp_xl.')]\n"
        "homes = [import_module(name) for name in names if name != 'sdp_xl.__main__']\n"
        "for name in 'check load new schema timeline'.split():\n"
        "    assert getattr(sdp_xl, name) is getattr(import_module('sdp_xl.jobs'), name)\n"
        "assert isinstance(sdp_xl.Report, type) and issubclass(sdp_xl.Trouble, Exception)\n"
        "print(len(homes))"
    )
    assert int(fresh(program)) > 100


def test_no_room_is_called_like_a_public_name() -> None:
    assert not {one.name for one in pkgutil.iter_modules(sdp_xl.__path__)} & set(sdp_xl.__all__)
    assert set(sdp_xl.__all__) <= set(dir(sdp_xl))
    with pytest.raises(AttributeError, match="no attribute “chek”"):
        importlib.import_module("sdp_xl").chek  # noqa: B018


def test_check_and_timeline_take_a_path_or_a_grid() -> None:
    grid = files.read(EXAMPLE)
    report = sdp_xl.check(str(EXAMPLE), today=DAY)
    assert isinstance(report, sdp_xl.Report) and report == sdp_xl.check(grid, today=DAY)
    assert report.counts["error"] == 0 and all(isinstance(one, Finding) for one in report.findings)
    once, again = (
        [entry._replace(row=entry.row.number, work=None) for entry in found.entries.values()]
        for found in (sdp_xl.timeline(EXAMPLE, today=DAY), sdp_xl.timeline(grid, today=DAY))
    )
    assert once == again and len(once) > 40
    with pytest.raises(sdp_xl.Trouble, match="there is no such file"):
        sdp_xl.check("nowhere.xlsx")


def test_a_table_as_rows_and_as_a_data_frame_indexed_by_the_rows_of_the_sheet() -> None:
    team = sdp_xl.load(EXAMPLE)["team"]
    frame = team.frame()
    assert isinstance(frame, pd.DataFrame) and list(frame.columns) == list(team.columns)
    assert list(frame.index) == [row.number for row in team.rows] and frame.index.name == "row"
    sheet = files.read(EXAMPLE).sheets["Team"]
    for number, role in frame["role"].items():
        assert sheet[number - 1][team.columns["role"] - 1] == role
    empty = sdp_xl.load(MASTER)["team"].frame()
    assert empty.empty and list(empty.columns) == list(team.columns)


def test_a_schema_names_the_row_of_the_sheet_that_breaks_it() -> None:
    frame = sdp_xl.load(EXAMPLE)["team"].frame()
    schema = sdp_xl.schema("team")
    schema.validate(frame, lazy=True)
    last = frame.index[-1]
    frame.loc[last, "role"] = None
    with pytest.raises(pa.errors.SchemaErrors) as broken:
        schema.validate(frame, lazy=True)
    assert broken.value.failure_cases[["index", "column", "check"]].to_numpy().tolist() == [[last, "role", "required"]]
    with pytest.raises(KeyError):
        sdp_xl.schema("teem")


def test_new_is_what_the_command_makes(tmp_path: Path) -> None:
    made = sdp_xl.new(tmp_path / "Ohio")
    assert made == tmp_path / "Ohio.xlsx" and made.read_bytes() == MASTER.read_bytes()
    with pytest.raises(sdp_xl.Trouble, match="exists already"):
        sdp_xl.new(made)
    assert sdp_xl.new(made, example=True, force=True).read_bytes() == EXAMPLE.read_bytes()
    assert main(["new", str(tmp_path / "by command.xlsm")]) == 0
    assert (tmp_path / "by command.xlsm").read_bytes() == sdp_xl.new(tmp_path / "by script.xlsm").read_bytes()
    assert jobs.new is sdp_xl.new
