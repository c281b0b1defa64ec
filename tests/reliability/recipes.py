"""Every command of the tool, run from outside on a hostile plan: what it printed and what it wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.hostile_plan import TEXTS

ROOT = Path(__file__).parents[2]
PLAN, OTHER, CHART = "Plan.xlsx", "Other.xlsx", "Old chart.csv"

BACKUP = "Plan (backup 2026-11-20 101010).xlsx"

RECIPES: dict[str, list[str]] = {
    "new": ["New.xlsx"],
    "new the example": ["New.xlsx", "--example"],
    "check": [PLAN, "-o", "Checked.xlsx"],
    "check in place": [PLAN, "--in-place"],
    "check as json": [PLAN, "--format", "json"],
    "check as junit": [PLAN, "--format", "junit"],
    "check as sarif": [PLAN, "--format", "sarif"],
    "check with pandera": [PLAN, "--engine", "pandera"],
    "check of a folder": ["."],
    "check of several as json": [PLAN, OTHER, "--format", "json"],
    "timeline": [PLAN, "-o", "Timed.xlsx"],
    "timeline as json": [PLAN, "--format", "json"],
    "report": [PLAN, "-o", "Report.html"],
    "chart as xlsx": [PLAN, "-o", "Chart.xlsx"],
    "chart as csv": [PLAN, "-o", "Chart.csv"],
    "chart as docx": [PLAN, "-o", "Chart.docx"],
    "write": ["all", PLAN, "-o", "Documents"],
    "fix": [PLAN],
    "mpo": [PLAN],
    "mpo as csv": [PLAN, "--format", "csv"],
    "import": [CHART, "--into", PLAN, "-o", "Imported.xlsx"],
    "compare": [PLAN, OTHER, "-o", "Changes.xlsx"],
    "merge": [PLAN, OTHER, PLAN, "-o", "Merged.xlsx"],
    "rollup": [PLAN, OTHER, "-o", "Rollup.xlsx"],
    "restore": [PLAN],
    "install": ["--dry-run", "--for", "windows"],
    "uninstall": ["--dry-run", "--for", "mac"],
    "share": [PLAN, "-o", "Copy.xlsx"],
    "demo": ["demo"],
    "rules": [],
    "rules as json": ["--format", "json"],
    "explain": ["SDP501"],
    "completion": ["bash"],
    "doctor": [],
    "doctor of a file": [PLAN],
    "build": ["repository"],
    "pytest": [PLAN],
}
"""What follows the command (the first word of the key) on the command line; “pytest” is the plugin."""

USER = "qqxwriter"
"""The user who runs the commands; the name occurs nowhere else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended, what it printed, and the files that it made or changed, by name."""

    code: int
    out: str
    err: str
    home: Path
    files: dict[str, bytes] = field(repr=False)


def run(recipe: str, plan: bytes, folder: Path) -> Done:
    """Runs a command in a new folder with a copy of the plan, as another user, watched."""
    folder.mkdir()
    home = folder.with_name(f"{folder.name}-home") / USER
    home.mkdir(parents=True)
    (folder / PLAN).write_bytes(plan)
    (folder / OTHER).write_bytes(plan)
    (folder / BACKUP).write_bytes(plan)
    (folder / CHART).write_text(f"MPO ID,MPO\n9Z,{TEXTS[0]}\n", encoding="utf-8")
    for made in ("repository/schemas", "repository/workbook"):
        (folder / made).mkdir(parents=True)
    (folder / "repository/CONTRIBUTING.md").write_bytes((ROOT / "CONTRIBUTING.md").read_bytes())
    before = _files(folder)
    names = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "LNAME"), USER)
    places = {"HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"}
    command = recipe.partition(" ")[0]
    program = ["pytest"] if command == "pytest" else ["sdp-xl", command]
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability.watched", *program, *RECIPES[recipe]],
        cwd=folder,
        env={**os.environ, **names, **places},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    files = {name: data for name, data in _files(folder).items() if before.get(name) != data}
    return Done(code=done.returncode, out=done.stdout, err=done.stderr, home=home, files=files)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
