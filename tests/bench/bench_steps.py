"""Prints what a check and a timeline cost here: python -m tests.bench.bench_steps [rows] (default: 10,000).

No test: machines differ. Compare two versions side by side on one machine, and quote medians and ratios.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import workbook
from schemas.tables import table
from schemas.values import Value
from sdp_xl import files
from sdp_xl.checking import check
from sdp_xl.checking.engines import compiled_engine, pandera_engine
from sdp_xl.pages.findings import findings_page
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.locate import locate
from sdp_xl.scheduling import make

TODAY = date(2026, 11, 24)
RUNS = 5


def median(work: Callable[[], object]) -> float:
    """Median milliseconds of RUNS runs after one that is not counted."""
    work()
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken)


def long_plan(grid: Grid, rows: int) -> Grid:
    """The example with a project plan of that many rows, each after the one before."""
    header = [column.header for column in table("project_plan").columns]
    body: list[list[Value]] = [
        [f"P{n}", "1-1", f"Activity {n}", None, None, 3, f"P{n - 1}" if n > 1 else None, "State Director"]
        for n in range(1, rows + 1)
    ]
    return Grid(sheets={**grid.sheets, "Project Plan": [["Project plan"], [None], [None], header, *body]})


def main() -> None:
    """Prints one line a step."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    example = workbook.path("sdp-example.xlsx")
    grid = files.read(example)
    report = check.run(grid, today=TODAY)
    book, long = report.plan, long_plan(grid, rows)
    long_book = locate(long, today=TODAY)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.xlsx"
        steps: dict[str, Callable[[], object]] = {
            "example: read": lambda: files.read(example),
            "example: locate": lambda: locate(grid, today=TODAY),
            "example: entries (compiled engine)": lambda: list(compiled_engine(book)),
            "example: entries (pandera engine)": lambda: list(pandera_engine(book)),
            "example: check (compiled engine)": lambda: check.run(grid, today=TODAY),
            "example: check (pandera engine)": lambda: check.run(grid, today=TODAY, engine=pandera_engine),
            "example: timeline": lambda: make(report.plan),
            "example: write findings": lambda: files.write_pages(example, [findings_page(report)], target),
            f"{rows} project-plan rows: locate": lambda: locate(long, today=TODAY),
            f"{rows} project-plan rows: entries (compiled engine)": lambda: list(compiled_engine(long_book)),
            f"{rows} project-plan rows: entries (pandera engine)": lambda: list(pandera_engine(long_book)),
            f"{rows} project-plan rows: check (compiled engine)": lambda: check.run(long, today=TODAY),
            f"{rows} project-plan rows: timeline": lambda: make(long_book),
        }
        for name, work in steps.items():
            print(f"{name:55} {median(work):9.1f} ms")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB, medians of {RUNS} runs")


if __name__ == "__main__":
    main()
