"""What many workbooks cost: how many a second, on two processors, how much memory, and when nothing has changed."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.processes import Used, distance, used
from tests.bench.varied import varied

A_SECOND, TWO, UNCHANGED = 40, 1.8, 400
"""The goals: workbooks a second and processor, two processors against one, an unchanged fleet against a cold one."""

_PROFILED = 40
"""Workbooks whose reading is profiled where the goal is missed."""


def lines(rounds: int, sizes: Sequence[int], sample: int, folder: Path) -> Iterator[str]:
    """The lines of the page: fleets of these sizes; ``sample`` workbooks are rolled up in each round."""
    paths = [str(path) for path in varied(max(sizes), folder / "fleet")]
    pairs = [tuple(_rolled(paths[:sample], workers, folder) for workers in (1, 2)) for _ in range(rounds)]
    rate = statistics.median(sample / one.seconds for one, _ in pairs)
    gain = statistics.median(one.clock / two.clock for one, two in pairs)
    cold = [_rolled(paths[:size], 2, folder) for size in sizes]
    again = [_rolled(paths[: sizes[-1]], 2, folder, known=True) for _ in range(rounds)]
    times = cold[-1].seconds / statistics.median(one.seconds for one in again)
    yield "Workbooks the size of the example that differ in every sentence, rolled up into a JSON file.\n"
    yield "| Work | Ours | Goal | Distance |\n|---|---|---|---|"
    yield f"| workbooks a second and processor, of {sample} | {rate:.1f} | {A_SECOND} | {_short(rate, A_SECOND)} |"
    yield f"| two processors against one, by the clock | {gain:.2f} × | {TWO} × | {_short(gain, TWO)} |"
    unchanged = f"an unchanged fleet of {sizes[-1]} against a cold one, whole commands"
    yield f"| {unchanged} | {times:.0f} × faster | {UNCHANGED} × | {_short(times, UNCHANGED)} |"
    most = (f"{float(one.printed.split()[-1]):.0f} MiB for {size}" for one, size in zip(cold, sizes, strict=True))
    if rate < A_SECOND:
        yield f"\nWhere the time goes of {_PROFILED} in one process:\n"
        yield used("-m", "tests.bench.profiled", "tests.bench.one_by_one", *paths[:_PROFILED]).printed.rstrip()
    yield f"\nThe most memory of the process that leads, by the number of workbooks: {', '.join(most)}."


def _rolled(paths: Sequence[str], workers: int, folder: Path, *, known: bool = False) -> Used:
    """What a rollup of these workbooks used; unless they are to be ``known``, as if there had been none before."""
    target = folder / "All.json"
    if not known:
        target.with_suffix(".known.jsonl").unlink(missing_ok=True)
    options = ("-o", str(target), "--force", "--as-of", "2026-11-24", "--workers", str(workers))
    return used("-m", "tests.bench.rolled", *paths, *options)


def _short(value: float, goal: float) -> str:
    """The distance of a value that should be large."""
    return distance(1 / value, 1 / goal)
