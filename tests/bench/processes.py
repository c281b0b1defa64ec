"""Python processes, and what each of them used: processor seconds, seconds by the clock, memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Used:
    """What a process used, with those that it started and waited for, and what it printed."""

    seconds: float
    clock: float
    mebibytes: float
    printed: str


def used(*arguments: str) -> Used:
    """What python used with these arguments; CalledProcessError if it ends by a fault or with neither 0 nor 1.

    Only of this process, not of those before it; but the system counts the memory of the one that starts it too, which
    therefore imports and keeps little.
    """
    bytecode = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        started = subprocess.Popen([sys.executable, *arguments], stdout=out, stderr=err, env=bytecode)
        _, status, usage = os.wait4(started.pid, 0)
        clock = time.perf_counter() - began
        started.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode())
    if started.returncode not in (0, 1) or "Traceback" in texts[1]:
        raise subprocess.CalledProcessError(started.returncode, arguments, *texts)
    return Used(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024, texts[0])


@dataclass(frozen=True)
class Compared:
    """Our work and a peer's, and the ratio that is wanted; without a peer, the seconds that are."""

    name: str
    work: tuple[str, ...]
    peer: tuple[str, ...]
    goal: float


@dataclass(frozen=True)
class Measured:
    """Medians of our seconds and the peer's (0 without), of the ratios in pairs (our seconds without), our memory."""

    work: Compared
    mine: float
    theirs: float
    ratio: float
    mebibytes: float


def measured(works: Sequence[Compared], rounds: int) -> Iterator[Measured]:
    """Runs ours and the peer's by turns."""
    taken: dict[str, list[tuple[Used, float]]] = {one.name: [] for one in works}
    for _ in range(rounds):
        for one in works:
            taken[one.name].append((used(*one.work), used(*one.peer).seconds if one.peer else 0))
    for one in works:
        pairs = taken[one.name]
        mine, theirs = [ours.seconds for ours, _ in pairs], [theirs for _, theirs in pairs]
        ratios = [a / b for a, b in zip(mine, theirs, strict=True)] if one.peer else mine
        yield Measured(one, *map(statistics.median, (mine, theirs, ratios)), max(ours.mebibytes for ours, _ in pairs))


def distance(value: float, goal: float) -> str:
    """How many times as far as the goal a value is that should be small."""
    return "reached" if value <= goal else f"{value / goal:.1f} ×"
