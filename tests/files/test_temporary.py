"""What a killed run leaves is cleared away by the next one; nothing that anybody holds, or that is not ours, is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import workbook
from sdp_xl.cli import main
from sdp_xl.files.atomic import replacing
from sdp_xl.files.temporary import _HERE, sweep, temporary

ROOT = Path(__file__).parents[2]

HOLDER = """
import sys
from pathlib import Path
from sdp_xl.files.temporary import temporary
with temporary(Path(sys.argv[1])) as (path, file):
    file.write(b"half")
    file.flush()
    print(path, flush=True)
    sys.stdin.read()
"""


def put(folder: Path, name: str, *, age: float = 0) -> Path:
    path = folder / name
    path.write_bytes(b"PK half")
    os.utime(path, (time.time() - age,) * 2)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill that cannot be caught")
def test_the_file_of_a_living_process_stays_and_that_of_a_killed_one_goes(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        path = Path(process.stdout.readline().strip())
        sweep(tmp_path)
        assert path.read_bytes() == b"half"
        process.kill()
        process.wait()
        assert path.exists()
        with temporary(tmp_path) as (own, _):
            assert list(tmp_path.iterdir()) == [own]
    assert not list(tmp_path.iterdir())


def test_files_that_are_not_ours_stay(tmp_path: Path) -> None:
    names = [
        ".sdp-xl-notes.tmp",
        f".sdp-xl-{_HERE}-12345678.tmp.bak",
        f".sdp-xl-{_HERE}-1234567.tmp",
        f"sdp-xl-{_HERE}-12345678.tmp",
        f".sdp-xl-{_HERE}-1234567G.tmp",
        "Plan.xlsx",
        "~$Plan.xlsx",
    ]
    for name in names:
        put(tmp_path, name, age=400_000)
    (tmp_path / f".sdp-xl-{_HERE}-00000001.tmp").mkdir()
    if os.name != "nt":
        (tmp_path / f".sdp-xl-{_HERE}-00000002.tmp").symlink_to(tmp_path / "Plan.xlsx")
    before = sorted(tmp_path.iterdir())
    sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_of_another_computer_is_left_alone_for_a_day(tmp_path: Path) -> None:
    other = "000000" if _HERE != "000000" else "111111"
    young = put(tmp_path, f".sdp-xl-{other}-00000001.tmp", age=3600)
    put(tmp_path, f".sdp-xl-{other}-00000002.tmp", age=100_000)
    put(tmp_path, f".sdp-xl-{_HERE}-00000003.tmp", age=3600)
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [young]
    sweep(tmp_path / "nowhere")


@pytest.mark.skipif(os.name == "nt", reason="no permissions of this kind on Windows")
@pytest.mark.parametrize("there", [False, True])
def test_what_is_private_is_so_from_the_first_byte(tmp_path: Path, there: bool) -> None:
    source, target = tmp_path / "Plan.xlsx", tmp_path / "Copy.xlsx"
    for path in (source, *([target] if there else [])):
        path.write_bytes(b"x")
        path.chmod(0o600)
    with replacing(target, source=source) as file:
        assert os.fstat(file.fileno()).st_mode & 0o777 == 0o600
        file.write(b"y")
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without a signal")
def test_a_command_that_is_told_to_end_leaves_no_file(tmp_path: Path) -> None:
    plan = tmp_path / "Plan.xlsx"
    plan.write_bytes(workbook.path("sdp-example.xlsx").read_bytes())
    slow = (
        "import os, signal, sys\nfrom sdp_xl.cli import main\nfrom sdp_xl.files import write\n"
        "def told(*_):\n    os.kill(os.getpid(), signal.SIGTERM)\n"
        "write.pack = told\nmain(['check', sys.argv[1], '--in-place'])"
    )
    done = subprocess.run([sys.executable, "-c", slow, str(plan)], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 128 + signal.SIGTERM and not done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["Plan.xlsx"]


def test_any_command_clears_away_what_a_killed_one_left(tmp_path: Path) -> None:
    plan, left = tmp_path / "Plan.xlsx", tmp_path / f".sdp-xl-{_HERE}-00000000.tmp"
    plan.write_bytes(workbook.path("sdp-example.xlsx").read_bytes())
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    main(["mpo", str(plan)])
    assert not left.exists()


@pytest.mark.skipif(os.name == "nt", reason="second names are rare on Windows")
def test_a_second_name_of_the_workbook_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "Plan.xlsx"
    plan.write_bytes(workbook.path("sdp-example.xlsx").read_bytes())
    (tmp_path / "Other.xlsx").hardlink_to(plan)
    main(["check", str(plan), "--in-place"])
    assert "Plan.xlsx has a second name elsewhere on this disk" in capsys.readouterr().err
