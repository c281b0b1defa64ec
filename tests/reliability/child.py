"""Reads one workbook in a process of its own: python -m tests.reliability.child FILE [work|watch].

Prints the cause (empty if it was read), seconds, and by how many MiB the program grew. With ``watch`` every file and
connection that reading opens beside the given file is printed instead, seen by Python's own audit hook.
"""

from __future__ import annotations

import json
import sys
import sysconfig
import time
from pathlib import Path

from sdp_xl import files
from tests.files.zips import plan

FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.fork",
    "os.listdir",
    "os.scandir",
    "urllib.",
)


def warm(folder: Path) -> None:
    """Imports what reading needs, so that the file alone is measured."""
    import openpyxl.formula.translate
    import openpyxl.reader.excel  # noqa: F401

    files.read(plan(folder / "warm.xlsx"))


def cause(path: Path) -> str:
    try:
        files.read(path)
    except files.FileTrouble as trouble:
        return trouble.cause
    return ""


def peak() -> float:
    """MiB that this program held at most; of Linux alone, since getrusage counts the program that started it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measured(path: Path) -> tuple[str, float, float]:
    before, started = peak(), time.perf_counter()
    found = cause(path)
    return found, time.perf_counter() - started, peak() - before


def touched(path: Path) -> list[str]:
    """What reading touched beside the file, installed modules, and what the system tells of our own memory."""
    allowed = (str(path), "/proc/self/statm", *sysconfig.get_paths().values(), str(Path(files.__file__).parents[2]))
    seen: list[str] = []

    def hook(event: str, given: tuple[object, ...]) -> None:
        opened = event == "open" and not str(given[0]).startswith(allowed)
        if opened or event.startswith(FORBIDDEN):
            seen.append(f"{event} {given}")

    sys.addaudithook(hook)
    cause(path)
    return seen


if __name__ == "__main__":
    file = Path(sys.argv[1])
    warm(file.parent)
    print(json.dumps(touched(file) if sys.argv[2:] == ["watch"] else measured(file)))
