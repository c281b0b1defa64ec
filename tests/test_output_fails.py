"""Output that cannot be printed: the file is written all the same, and no traceback follows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import workbook
from sdp_xl.documents import FOLDERS
from tests.files.zips import parts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell and /dev/full")
RUN = f'"{sys.executable}" -m sdp_xl'


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("after", ["| true", "| head -1", "> /dev/full", ">&-", ">&- 2>&-"])
@pytest.mark.parametrize("command", ["check", "timeline"])
def test_a_file_is_written_before_anything_is_said(command: str, after: str, tmp_path: Path) -> None:
    if "full" in after and not Path("/dev/full").exists():
        pytest.skip("no full device here")
    plan = tmp_path / "Plan.xlsx"
    shutil.copy(workbook.path(workbook.EXAMPLE), plan)
    before = parts(plan)
    done = shell(f"{RUN} {command} Plan.xlsx --in-place {after}", tmp_path)
    assert parts(plan) != before
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr
    if after in ("| true", "> /dev/full"):
        assert done.stderr.startswith("Wrote ")


@pytest.mark.parametrize(
    "command",
    [
        "write draft Plan.xlsx -o Out.docx",
        "write all Plan.xlsx -o Out",
        "report Plan.xlsx -o Out.html",
        "rollup Plan.xlsx -o Out.json",
        "share Plan.xlsx -o Out.xlsx",
        "compare Plan.xlsx Plan.xlsx -o Out.xlsx",
        "merge Plan.xlsx Plan.xlsx Plan.xlsx -o Out.xlsx",
    ],
    ids=lambda command: command.partition(" Plan")[0],
)
def test_what_was_written_is_said_where_errors_are_told(command: str, tmp_path: Path) -> None:
    """Without a buffer the first word that is printed fails; all files are there by then."""
    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    shutil.copy(workbook.path(workbook.EXAMPLE), tmp_path / "Plan.xlsx")
    done = shell(f"PYTHONUNBUFFERED=1 {RUN} {command} > /dev/full", tmp_path)
    assert done.returncode == 2 and done.stderr.startswith("Wrote ") and "Traceback" not in done.stderr
    if "all" in command:
        assert len(list((tmp_path / "Out").iterdir())) == len(FOLDERS["all"])


@pytest.mark.parametrize("how", ["check Loop.xlsx", "mpo Loop.xlsx", "check Plan.xlsx -o Loop.xlsx"])
def test_a_loop_of_links_is_one_sentence(how: str, tmp_path: Path) -> None:
    shutil.copy(workbook.path(workbook.EXAMPLE), tmp_path / "Plan.xlsx")
    (tmp_path / "Loop.xlsx").symlink_to(tmp_path / "Loop.xlsx")
    done = shell(f"{RUN} {how}", tmp_path)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "Loop.xlsx" in done.stderr


def test_help_on_a_full_disk(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    assert "Traceback" not in shell(f"{RUN} --help > /dev/full", tmp_path).stderr


def test_a_command_stopped_while_it_begins_is_one_sentence(tmp_path: Path) -> None:
    """Whatever is imported first raises what Ctrl-C raises; before main nothing is imported at all."""
    (tmp_path / "stop.py").write_text(
        "import sys\n"
        "class Stop:\n"
        "    @staticmethod\n"
        "    def find_spec(name, path=None, target=None):\n"
        "        if name not in ('sdp_xl', 'sdp_xl.cli'):\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop)\n"
        "from sdp_xl.cli import main\n"
        "sys.exit(main(['check', 'Plan.xlsx']))\n"
    )
    done = shell(f'"{sys.executable}" stop.py', tmp_path)
    assert (done.returncode, done.stderr) == (2, "sdp-xl: stopped.\n")


@pytest.mark.parametrize("ending", ["xlsx", "csv", "docx"])
def test_a_chart_on_a_full_disk_is_one_sentence(ending: str, tmp_path: Path) -> None:
    """A limit of the size of files (ulimit) stops the writing as a full disk does."""
    shutil.copy(workbook.path(workbook.EXAMPLE), tmp_path / "Plan.xlsx")
    done = shell(f"trap '' XFSZ; ulimit -f 1; {RUN} chart Plan.xlsx -o Chart.{ending}", tmp_path)
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert not (tmp_path / f"Chart.{ending}").exists()
