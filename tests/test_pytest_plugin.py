"""The pytest plugin: a workbook is collected when it is named, with an item for equal findings."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import workbook
from sdp_xl.checking.engines import ENGINES
from sdp_xl.rules import RULES


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
    )


def test_the_example_passes_and_the_empty_master_fails(tmp_path: Path) -> None:
    for name in ("sdp-example.xlsx", "sdp-master.xlsx"):
        shutil.copy(workbook.path(name), tmp_path)
    good = run("sdp-example.xlsx", folder=tmp_path)
    assert good.returncode == 0 and f"{len(RULES)} passed" in good.stdout, good.stdout
    bad = run("sdp-master.xlsx", folder=tmp_path)
    assert bad.returncode == 1 and "SDP601" in bad.stdout and "To do:" in bad.stdout
    advised = run("sdp-master.xlsx", "--sdp-severity", "advice", "-rf", folder=tmp_path)
    assert re.search(r"SDP\d{3} [^!]+![A-Z]\d+:[A-Z]\d+ \(", advised.stdout), advised.stdout
    assert "Traceback" not in bad.stdout


def test_the_engines_are_those_of_the_command_line(tmp_path: Path) -> None:
    shutil.copy(workbook.path("sdp-example.xlsx"), tmp_path)
    good = run("sdp-example.xlsx", "--sdp-engine", "pandera", folder=tmp_path)
    assert good.returncode == 0 and f"{len(RULES)} passed" in good.stdout, good.stdout
    refused = run("sdp-example.xlsx", "--sdp-engine", "other", folder=tmp_path)
    assert f"choose from {', '.join(ENGINES)}" in refused.stderr.replace("'", "")


def test_a_workbook_that_was_not_named_is_left_alone(tmp_path: Path) -> None:
    shutil.copy(workbook.path("sdp-master.xlsx"), tmp_path)
    assert "collected 0 items" in run(folder=tmp_path).stdout


def test_a_broken_file_gives_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 nothing behind it")
    done = run("broken.xlsx", "-x", folder=tmp_path)
    assert done.returncode == 2 and "Traceback" not in done.stdout
    assert done.stdout.count("this workbook is damaged") == 1, done.stdout
