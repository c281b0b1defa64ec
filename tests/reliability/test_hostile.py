"""Files made to do harm end with a sentence, quickly, and reading touches nothing but the file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from sdp_xl import files
from sdp_xl.files import FileTrouble, watch
from sdp_xl.files.ooxml.limits import check_time
from sdp_xl.files.watch import SETTING, within_limits
from sdp_xl.intake.sources import read_source
from tests.files.rich import rich
from tests.files.zips import operate, plan, swap
from tests.reliability import hostile
from tests.reliability.hostile import HOSTILE

IN_A_CHILD = {"many elements"}
"""What a program holds at most is never less again, so memory is measured in a fresh one."""


def child(path: Path, *how: str) -> object:
    command = [sys.executable, "-m", "tests.reliability.child", str(path), *how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_refused_for_its_own_reason(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "1" if name == "a shared formula" else "60")
    cause, make = HOSTILE[name]
    path = make(tmp_path / "Plan.xlsx")
    if name in IN_A_CHILD:
        found, _, grown = child(path)  # type: ignore[misc]
        assert found == cause and grown < 800
        return
    with pytest.raises(FileTrouble) as caught:
        files.read(path)
    assert caught.value.cause == cause and "\n" not in str(caught.value)


@pytest.mark.parametrize("make", [hostile.blank_rows, hostile.blank_cells, hostile.far_corner])
def test_formatted_blanks_to_the_last_cell_are_read(
    make: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "60")
    assert files.read(make(tmp_path / "Plan.xlsx")).sheets["Team"] == ()  # type: ignore[operator]


@pytest.mark.parametrize(
    "name", ["", "an entity that names a file", "a document type on a network", "a shared formula"]
)
def test_reading_touches_nothing_but_the_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "0.5")
    path = HOSTILE[name][1](tmp_path / "Plan.xlsx") if name else rich(tmp_path / "Plan.xlsx")
    assert child(path, "watch") == []


def test_the_watch_sees_what_reading_would_touch(tmp_path: Path) -> None:
    """The hook of the test before is not blind."""
    program = (
        "import sys; from pathlib import Path; from tests.reliability import child; import socket\n"
        "child.cause = lambda path: (open('/etc/hostname'), socket.socket())\n"
        "print(len(child.touched(Path(sys.argv[1]))))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert int(done.stdout) == 2


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    os.mkfifo(tmp_path / "Plan.xlsx")
    with pytest.raises(FileTrouble) as caught:
        files.read(tmp_path / "Plan.xlsx")
    assert caught.value.cause == "no_file"


def loop() -> None:
    while True:
        pass


def own_loop() -> None:
    while True:
        check_time()


def refuse(thread: Thread) -> None:
    raise RuntimeError("can't start new thread")


def hanging(path: Path, told: list[str], loop: Callable[[], None]) -> None:
    try:
        with within_limits(path):
            loop()
    except FileTrouble as trouble:
        told.append(trouble.cause)


@pytest.mark.parametrize("means", ["all", "a timer", "a thread"])
def test_an_endless_loop_of_a_library_ends_in_the_main_thread(
    means: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a timer alone where no thread can be started; by a thread alone where there is no timer, as on Windows."""
    monkeypatch.setenv(SETTING, "0.2")
    if means == "a timer":
        monkeypatch.setattr(Thread, "start", refuse)
    if means == "a thread":
        monkeypatch.setattr(watch, "_TIMED", False)
    before, told = signal.getsignal(watch._SIGNAL), list[str]()
    hanging(tmp_path, told, loop)
    assert told == ["too_slow"]
    assert sum(number for number in range(100_000)) > 0  # nothing comes after it
    assert signal.getsignal(watch._SIGNAL) == before and signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_an_endless_loop_of_our_own_ends_in_any_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "0.2")
    told: list[str] = []
    thread = Thread(target=hanging, args=(tmp_path, told, own_loop), daemon=True)
    thread.start()
    thread.join(30)
    assert told == ["too_slow"]
    check_time()


def test_an_endless_loop_of_our_own_ends_without_a_thread_or_a_timer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a browser."""
    monkeypatch.setenv(SETTING, "0.2")
    monkeypatch.setattr(Thread, "start", refuse)
    monkeypatch.setattr(watch, "_TIMED", False)
    told: list[str] = []
    hanging(tmp_path, told, own_loop)
    assert told == ["too_slow"]


@pytest.mark.parametrize("name", ["wide rows", "a shared formula"])
def test_hostile_files_are_refused_in_another_thread_too(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "1" if name == "a shared formula" else "60")
    cause, make = HOSTILE[name]
    path, told = make(tmp_path / "Plan.xlsx"), list[str]()
    thread = Thread(target=hanging, args=(path, told, partial(files.read, path)), daemon=True)
    thread.start()
    thread.join(60)
    assert told == [cause]


def test_a_setting_that_is_no_number_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("", "soon", "-1", "0", "inf", "nan"):
        monkeypatch.setenv(SETTING, text)
        assert watch._seconds() == watch.SECONDS


def test_a_hang_that_python_cannot_reach_ends_the_program(tmp_path: Path) -> None:
    """A library's own code that never comes back: here a very long hash."""
    program = (
        "import hashlib, sys; from pathlib import Path; from sdp_xl.files.watch import within_limits\n"
        "with within_limits(Path(sys.argv[1])): hashlib.pbkdf2_hmac('sha256', b'', b'', 2**31 - 1)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "Plan.xlsx")],
        capture_output=True,
        text=True,
        env={**os.environ, SETTING: "0.2"},
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"sdp-xl: {tmp_path / 'Plan.xlsx'}: reading this workbook was stopped")
    assert done.stderr.count("\n") == 1


def test_a_hang_ends_the_command_with_its_sentence(tmp_path: Path) -> None:
    path = hostile.shared_formula(tmp_path / "Plan.xlsx")
    done = subprocess.run(
        [sys.executable, "-m", "sdp_xl", "check", str(path), "-o", str(tmp_path / "Out.xlsx")],
        capture_output=True,
        text=True,
        env={**os.environ, SETTING: "0.5"},
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert [one.name for one in tmp_path.iterdir()] == ["Plan.xlsx"]


def test_python_runs_as_before_once_a_file_was_read(tmp_path: Path) -> None:
    """What the watch told is heard and over: Python 3.11 hung in its profiler when it was taken back instead."""
    program = (
        "import cProfile, sys; from pathlib import Path; from sdp_xl import files; from tests.files.zips import plan\n"
        "path = plan(Path(sys.argv[1]))\n"
        "with cProfile.Profile(): files.read(path); sorted([2, 1], key=lambda one: one)\n"
        "print('done')"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "Plan.xlsx")]
    assert subprocess.run(command, capture_output=True, text=True, timeout=60).stdout == "done\n"


def test_a_word_that_is_lost_comes_again_and_prints_nothing(tmp_path: Path) -> None:
    """What is raised in a destructor, Python drops; here that takes the first half second after the time is up."""
    program = (
        "import sys, time; from pathlib import Path; from sdp_xl.files import FileTrouble\n"
        "from sdp_xl.files.watch import within_limits\n"
        "class Slow:\n"
        "    def __del__(self):\n"
        "        end = time.process_time() + 0.7\n"
        "        while time.process_time() < end: pass\n"
        "try:\n"
        "    with within_limits(Path(sys.argv[1])):\n"
        "        Slow()\n"
        "        while True: pass\n"
        "except FileTrouble as trouble: print(trouble.cause)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "Plan.xlsx")]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, SETTING: "0.2"}, timeout=60)
    assert (done.stdout, done.stderr) == ("too_slow\n", "")


def test_a_style_that_is_not_there_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """openpyxl prints of it, which would stand amid the findings."""
    styles = swap('<cellStyle name="Normal" xfId="0"', '<cellStyle name="Normal" xfId="9"')
    odd = swap("</sheetData>", '<row r="9"><c r="D9" t="d"><v>2027-01-31</v></c></row></sheetData>')
    path = operate(plan(tmp_path / "Plan.xlsx"), styles=styles, sheet1=odd)  # such a cell is left to openpyxl
    with pytest.raises(FileTrouble):
        files.read(path)
    assert capfd.readouterr() == ("", "")


def test_a_document_of_more_tags_than_any_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Chart.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        some = b"".join(b"<z%d/>" % (n * 7919 % 100_003) for n in range(20_000))
        archive.writestr("word/document.xml", b"<w>" + some * 51 + b"</w>")
    with pytest.raises(FileTrouble) as caught:
        read_source(path)
    assert caught.value.cause == "too_many_cells"
