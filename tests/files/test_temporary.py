"""What a killed run leaves is cleared away by the next one; nothing that anybody holds, or that is not ours, is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sdp_xl.files.temporary import _HERE, sweep, temporary

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
