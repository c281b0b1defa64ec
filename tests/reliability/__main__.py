"""Measures what is promised and prints a table: python -m tests.reliability [kills (40)] [workbooks (40)].

To promise more, add to PROMISES, or to the rows of a module beside this one.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.reliability import hostile, keep_rows, share_rows, work_rows
from tests.reliability.fuzz import run
from tests.reliability.hostile import HOSTILE

ENTITIES = [name for name, (cause, _) in HOSTILE.items() if cause == "declarations"]


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised, how its figure is found (given a folder to work in), and the most that it may be."""

    text: str
    figure: Callable[[Path], float]
    limit: float
    unit: str = ""


def child(path: Path, *how: str) -> list[object]:
    """What tests.reliability.child prints about one file."""
    command = [sys.executable, "-m", "tests.reliability.child", str(path), *how]
    found: list[object] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


def seconds(make: Callable[[Path], Path]) -> Callable[[Path], float]:
    return lambda folder: float(str(child(make(folder / "Plan.xlsx"))[1]))


def mebibytes(make: Callable[[Path], Path]) -> Callable[[Path], float]:
    return lambda folder: float(str(child(make(folder / "Plan.xlsx"))[2]))


def slowest(names: list[str]) -> Callable[[Path], float]:
    return lambda folder: max(seconds(HOSTILE[name][1])(folder) for name in names)


def touched(folder: Path) -> float:
    names = ["an entity that names a file", "a document type on a network", "wide rows"]
    return sum(len(child(HOSTILE[name][1](folder / "Plan.xlsx"), "watch")) for name in names)


def misjudged(folder: Path) -> float:
    """Hostile files that were not refused for the reason that fits."""
    return sum(child(make(folder / "Plan.xlsx"))[0] != cause for cause, make in HOSTILE.values())


def faults(folder: Path) -> float:
    return sum(bool(outcome.fault) for _, outcome in run(150, seed=7, folder=folder, rare=30))


PROMISES = [
    Promise("hostile files not refused for the right reason", misjudged, 0),
    Promise("a bomb of 390 MB: until refused", seconds(hostile.bomb), 0.5, "s"),
    Promise("a bomb of 390 MB: memory", mebibytes(hostile.bomb), 100, "MiB"),
    Promise("a bomb that lies about its size: until refused", seconds(hostile.lying), 0.5, "s"),
    Promise("a bomb that lies about its size: memory", mebibytes(hostile.lying), 100, "MiB"),
    Promise("entity bombs: until refused, the slowest", slowest(ENTITIES), 0.2, "s"),
    Promise("1,048,576 formatted blank rows: read", seconds(hostile.blank_rows), 2, "s"),
    Promise("1,048,576 formatted blank rows: memory", mebibytes(hostile.blank_rows), 200, "MiB"),
    Promise("1,000,000 formatted blank cells: read", seconds(hostile.blank_cells), 2, "s"),
    Promise("1,000,000 formatted blank cells: memory", mebibytes(hostile.blank_cells), 200, "MiB"),
    Promise("a value in XFD1048576: read", seconds(hostile.far_corner), 2, "s"),
    Promise("a reader hangs (5 s, and 5 s each 4 MiB of XML): until told", seconds(hostile.shared_formula), 11, "s"),
    Promise("a file that eats memory: memory until told", mebibytes(hostile.many_elements), 600, "MiB"),
    Promise("files and connections touched beside the given file", touched, 0),
    Promise("faults among 150 spoiled workbooks (fuzz)", faults, 0),
]


def rows(kills: int, workbooks: int) -> Iterator[tuple[str, float, str, float]]:
    """Each promise with its figure, the unit, and the most that it may be."""
    for promise in PROMISES:
        with tempfile.TemporaryDirectory() as folder:
            yield promise.text, promise.figure(Path(folder)), promise.unit, promise.limit
    for text, figure, limit in (*keep_rows.rows(kills, workbooks), *share_rows.rows(), *work_rows.rows()):
        yield text, figure, "", limit


def main(kills: str = "40", workbooks: str = "40") -> int:
    """Prints the table; 1 if a promise is broken."""
    broken = 0
    print(f"{'promise':72} {'figure':>11} {'limit':>9}")
    for text, figure, unit, limit in rows(int(kills), int(workbooks)):
        broken += figure > limit
        mark = "  BROKEN" if figure > limit else ""
        print(f"{text:72} {figure:7.5g} {unit:3} {limit:5g} {unit:3}{mark}".rstrip(), flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
