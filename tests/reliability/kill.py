"""Kills the tool at random moments of its work and looks at what is left: python -m tests.reliability.kill [N]."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import workbook
from schemas.values import Value
from sdp_xl import files
from sdp_xl.cli import main as command
from sdp_xl.files.backup_files import KEPT
from sdp_xl.plan.grid import Grid

ROWS: dict[str, list[dict[str, Value]]] = {"mpos": [{"id": f"9-{n}", "text": "Anew."} for n in range(1, 9)]}
DAY = ("--as-of", "2026-11-24")


@dataclass(frozen=True)
class Job:
    """What is killed: its work, given the plan, and the name of the file that it writes."""

    name: str
    work: Callable[[Path], object]
    target: str = "Plan.xlsx"


def rows_added(plan: Path) -> None:
    files.append_rows(plan, ROWS, [], plan, digest=files.read(plan).digest, keep=True)


JOBS = (
    Job("check --in-place", lambda plan: command(["check", str(plan), "--in-place", *DAY])),
    Job(
        "check -o", lambda plan: command(["check", str(plan), "-o", str(plan.with_name("Out.xlsx")), *DAY]), "Out.xlsx"
    ),
    Job("rows added in place", rows_added),
    Job("timeline --in-place", lambda plan: command(["timeline", str(plan), "--in-place", *DAY])),
    Job("restore", lambda plan: command(["restore", str(plan), str(KEPT)])),
)


@dataclass
class Figures:
    """What came out: runs, those killed before their end, those of them while a temporary file was there; the others
    are sentences on what was broken and what was left behind."""

    runs: int = 0
    killed: int = 0
    writing: int = 0
    new: int = 0
    broken: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def measure(count: int, folder: Path, seed: int = 0) -> Figures:
    """Starts the jobs by turns, each beside ten backups, and kills each at a moment of its own, until ``count`` are.

    Every second is killed within the span of the writing itself, which is short: from the moment a temporary file is
    seen. The others at any time of the run.
    """
    figures, random = Figures(), Random(seed)
    seen: dict[str, tuple[float, float, Grid]] = {}
    while figures.killed < count:
        number = figures.runs
        job = JOBS[number % len(JOBS)]
        if job.name not in seen:
            with redirect_stdout(StringIO()):
                job.work(_desk(folder / f"first {job.name}"))  # so that the processes need not load the modules
            plan = _desk(folder / f"whole {job.name}")
            child, begun = _started(job, plan), time.perf_counter()
            wrote = _first_temporary(plan.parent, child)
            os.waitpid(child, 0)
            end = time.perf_counter()
            seen[job.name] = end - begun, end - wrote, files.read(plan.with_name(job.target))
        whole, writing, new = seen[job.name]
        plan = _desk(folder / f"{number}")
        old, kept = plan.read_bytes(), _backups(plan)
        child = _started(job, plan)
        if number // len(JOBS) % 2:
            _first_temporary(plan.parent, child)
            time.sleep(random.uniform(0, 0.8 * writing))
        else:
            time.sleep(random.uniform(0, 0.8 * whole))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        figures.runs += 1
        figures.killed += os.WIFSIGNALED(status)
        figures.writing += any(_temporaries(plan.parent))
        where = f"{job.name}, run {number}"
        figures.new += _look(plan, plan.with_name(job.target), old, new, where, figures)
        now = _backups(plan)
        figures.broken += [
            f"{where}: {name} is half" for name, data in now.items() if data not in (old, kept.get(name))
        ]
        if len(now) > KEPT or len(kept.keys() - now.keys()) > 1:
            figures.left.append(f"{where}: {len(now)} backups, {len(kept.keys() - now.keys())} of the old ones gone")
        files.write_pages(plan, [], plan.with_name("Next.xlsx"))
        figures.left += [f"{where}: {path.name} is left after the next writing" for path in _temporaries(plan.parent)]
    return figures


def _desk(folder: Path) -> Path:
    """A folder with a plan and ten backups of other content, as after months of work."""
    folder.mkdir()
    plan = folder / "Plan.xlsx"
    for number in range(KEPT):
        plan.with_name(f"Plan (backup 2016-01-{number + 10} 101010).xlsx").write_bytes(
            workbook.path("sdp-master.xlsx").read_bytes()
        )
    plan.write_bytes(workbook.path("sdp-example.xlsx").read_bytes())
    return plan


def _started(job: Job, plan: Path) -> int:
    """The process that does the job; it says nothing."""
    child = os.fork()
    if child == 0:
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            job.work(plan)
        finally:
            os._exit(0)
    return child


def _first_temporary(folder: Path, child: int) -> float:
    """The moment at which a temporary file is seen, or the process has ended."""
    while not _temporaries(folder) and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        time.sleep(0.0003)
    return time.perf_counter()


def _temporaries(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix == ".tmp"]


def _backups(plan: Path) -> dict[str, bytes]:
    return {backup.path.name: backup.path.read_bytes() for backup in files.backups(plan)}


def _look(plan: Path, target: Path, old: bytes, new: Grid, where: str, figures: Figures) -> bool:
    """Whether the new file is there, whole; figures get a sentence if it is neither that nor the old one."""
    if plan != target and plan.read_bytes() != old:
        figures.broken.append(f"{where}: the input was changed")
    if not target.exists():
        if plan == target:
            figures.broken.append(f"{where}: the plan is gone")
        return False
    if target.read_bytes() == old:
        return False
    try:
        with ZipFile(target) as archive:
            whole = archive.testzip() is None
        if not whole or files.read(target) != new:
            figures.broken.append(f"{where}: neither the old nor the new file")
    except Exception as error:
        figures.broken.append(f"{where}: {error!r}")
    return True


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(count, Path(folder))
    print(f"{figures.runs} runs, {figures.killed} killed before their end, {figures.writing} of them while writing")
    print(f"{figures.new} times the new file was there")
    print(f"{len(figures.broken)} broken")
    print(f"{len(figures.left)} times something was left behind or too much")
    for fault in [*figures.broken, *figures.left][:40]:
        print("  " + fault)
    return 1 if figures.broken or figures.left else 0


if __name__ == "__main__":
    sys.exit(main())
