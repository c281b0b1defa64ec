"""Prints what starting costs here, as whole processes: python -m tests.bench.bench_start. No test.

Processor seconds (user and system) of a fresh interpreter each, medians of five after one that is not counted, less
exposed to other work on the machine than the clock. Each step holds the ones above it that its name repeats.
"""

from __future__ import annotations

import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import workbook
from sdp_xl import files

RUNS = 5


def seconds(*arguments: str) -> float:
    """Median processor seconds of python with these arguments."""
    taken = []
    for _ in range(RUNS + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(taken[1:])


def main() -> None:
    """Prints one line a step."""
    example = str(workbook.path(workbook.EXAMPLE))
    with tempfile.TemporaryDirectory() as folder:
        cells = Path(folder) / "cells"  # as Excel would hand them over, without the reading of a file
        cells.write_bytes(pickle.dumps(files.read(Path(example))))
        run = (
            "import pickle, sys\nfrom datetime import date\nfrom pathlib import Path\n"
            "from sdp_xl.checking import check, engines\n"
            "grid = pickle.loads(Path(sys.argv[1]).read_bytes())\n"
            "check.run(grid, today=date(2026, 11, 24), engine=engines.ENGINES[sys.argv[2]])"
        )
        steps = {
            "python": ("-c", "pass"),
            "sdp-xl --help": ("-m", "sdp_xl", "--help"),
            "python, import sdp_xl.checking.check": ("-c", "import sdp_xl.checking.check"),
            "python, import, check of cells (compiled)": ("-c", run, str(cells), "compiled"),
            "python, import, check of cells (pandera)": ("-c", run, str(cells), "pandera"),
            "python, import, read file": (
                "-c",
                "import sys; from pathlib import Path; from sdp_xl import files; files.read(Path(sys.argv[1]))",
                example,
            ),
            "sdp-xl check FILE (compiled)": ("-m", "sdp_xl", "check", example),
            "sdp-xl check FILE (pandera)": ("-m", "sdp_xl", "check", example, "--engine", "pandera"),
            "sdp-xl timeline FILE": ("-m", "sdp_xl", "timeline", example),
        }
        for name, arguments in steps.items():
            print(f"{name:45} {seconds(*arguments):6.3f} s")


if __name__ == "__main__":
    main()
