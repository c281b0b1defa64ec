"""What every command of the command line is given to show that it leaves the workbooks that it reads as they are."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping
from pathlib import Path

import workbook
from sdp_xl import files
from sdp_xl.cli import main
from sdp_xl.cli.commands import parser

GIVEN: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "check": (
        ("{plan}",),
        ("{plan}", "--format", "json"),
        ("{plan}", "-o", "{out}.xlsx"),
        ("{desk}",),
        ("{plan}", "{other}", "--format", "json"),
    ),
    "timeline": (("{plan}",), ("{plan}", "--format", "json"), ("{plan}", "-o", "{out}.xlsx")),
    "chart": (("{plan}", "-o", "{out}.xlsx"), ("{plan}", "-o", "{out}.csv"), ("{plan}", "-o", "{out}.docx")),
    "write": (
        ("draft", "{plan}", "-o", "{out}.docx"),
        ("all", "{plan}", "-o", "{out}"),
    ),
    "fix": (("{plan}",),),
    "report": (("{plan}", "-o", "{out}.html"),),
    "mpo": (("{plan}",), ("{plan}", "--format", "csv")),
    "import": (
        ("{chart}", "--into", "{plan}", "--dry-run"),
        ("{chart}", "--into", "{plan}", "-o", "{out}.xlsx"),
        ("{chart}", "--into", "{plan}", "--map", "{out}.xlsx"),
        ("{chart}", "--into", "{plan}", "--dry-run", "--as", "Strategies", "--format", "json"),
    ),
    "compare": (("{plan}", "{other}"), ("{plan}", "{other}", "-o", "{out}.xlsx")),
    "merge": (("{plan}", "{other}", "{plan}", "-o", "{out}.xlsx"),),
    "rollup": (("{plan}", "-o", "{out}.xlsx"), ("{desk}", "-o", "{out}.json")),
    "restore": (("{plan}",),),
    "share": (("{plan}", "-o", "{out}.xlsx"),),
    "doctor": (("{plan}",),),
}
"""The arguments of each command that reads workbooks, without --in-place; {out} is a new name without its ending."""

NO_WORKBOOK = frozenset(
    {"new", "demo", "rules", "explain", "build", "install", "uninstall", "completion", "page", "companion", "watch"}
)
"""Commands that read no workbook of the staff's: they make one, or have nothing to do with any; or they serve
a page as long as it is open (companion, watch), and have tests of their own."""


def commands() -> Mapping[str, argparse.ArgumentParser]:
    """All commands that there are, from the parser itself."""
    (action,) = (one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(action.choices)


def changed_by(command: str, folder: Path) -> list[str]:
    """The ways of calling the command that changed a file they only read, left one behind, or could not be done."""
    found = []
    for number, arguments in enumerate(GIVEN[command]):
        desk = folder / f"{command} {number}"
        desk.mkdir()
        names = {
            "desk": desk,
            "plan": desk / "Plan.xlsx",
            "other": desk / "Other.xlsx",
            "chart": desk / "Chart.csv",
            "out": desk / "Out",
        }
        names["plan"].write_bytes(workbook.path("sdp-example.xlsx").read_bytes())
        names["other"].write_bytes(workbook.path("sdp-master.xlsx").read_bytes())
        names["chart"].write_text("MPO ID,MPO\n9Z,Children will read.\n", encoding="utf-8")
        files.backup(names["plan"])
        before = _digests(desk)
        code = main([command, *(argument.format_map(names) for argument in arguments)])
        after = {path: digest for path, digest in _digests(desk).items() if path.name.partition(".")[0] != "Out"}
        if code not in (0, 1):
            found.append(f"{command} {' '.join(arguments)}: exit code {code}")
        if after != before:
            found.append(f"{command} {' '.join(arguments)}: the files are not as they were")
    return found


def _digests(folder: Path) -> dict[Path, str]:
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}
