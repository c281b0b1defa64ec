"""Prints what a button press costs: calls that cross to Excel, and CPU of a cold one: python -m tests.bench.bench_live.

No test: machines differ. The calls are those of tests/live/double.py, and 3 more with which xlwings finds the workbook,
in a plan that was checked and had its timeline made before.
"""

from __future__ import annotations

import os
import pickle
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import workbook
from schemas.buttons import BUTTONS
from sdp_xl import buttons
from tests.live.double import Office, caller
from tests.live.workbooks import opened

CALLER = 3
RUNS = 5

COLD = """
import gc, pickle, resource, sys
from pathlib import Path
gc.disable()  # as the program that the macros start
{prepared}
def used():
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime + resource.getrusage(resource.RUSAGE_SELF).ru_stime
started = used()
{work}
print(used() - started)
"""
STEPS = {
    "Python alone": ("", "pass"),
    "xlwings, nothing blocked": ("", "import xlwings"),
    "xlwings as we import it": ("", "from sdp_xl.live.excel import xlwings; xlwings()"),
    "rules and pages": ("", "import sdp_xl.checking.check, sdp_xl.pages, sdp_xl.live"),
    "import and check of a grid that was read": (
        "from schemas import values\ngrid = pickle.loads(Path({grid!r}).read_bytes())\n",
        "from datetime import date\nfrom sdp_xl.checking.check import run\nfrom sdp_xl.pages import check_pages\n"
        "from sdp_xl.live.excel import xlwings; xlwings()\n"
        "check_pages(run(grid, today=date(2026, 11, 24)))",
    ),
}


def cold(prepared: str, work: str) -> float:
    """Median seconds of CPU of the work in a fresh interpreter."""
    program = COLD.format(prepared=prepared, work=work)
    taken = []
    for _ in range(RUNS):
        done = subprocess.run([sys.executable, "-B", "-c", program], capture_output=True, text=True, check=True)
        taken.append(float(done.stdout))
    return statistics.median(taken)


def main() -> None:
    """Prints one line a button, then one a step."""
    from sdp_xl import files

    example = workbook.path(workbook.EXAMPLE)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        for button in BUTTONS:
            calls = []
            for copies in (True, False):
                office = Office(opened(example), copies=copies)
                with caller(office):
                    for before in ("check", "timeline"):
                        buttons.press(before, "")
                    office.calls = 0
                    buttons.press(button.key, "")
                calls.append(office.calls + CALLER)
            print(f"{button.label:40} {calls[0]:4} calls, {calls[1]:4} where Excel saves no copy")
        grid = Path(folder) / "grid.pickle"
        grid.write_bytes(pickle.dumps(files.read(example)))
        for name, (prepared, work) in STEPS.items():
            print(f"{name:40} {1000 * cold(prepared.format(grid=str(grid)), work):6.0f} ms of CPU")


if __name__ == "__main__":
    main()
