"""Schedules tasks with our scheduler alone: python -m tests.bench.scheduled TASKS."""

from __future__ import annotations

import random
import sys
import time

from sdp_xl.scheduling.links import LinkKind, TaskLink
from sdp_xl.scheduling.schedule import Task, schedule

Network = list[tuple[str, int, list[tuple[str, str, int]]]]
"""As in tests/timeline/test_microsoft.py: the key, working days, and links (the other's key, the kind, the lag)."""


def network(count: int) -> Network:
    """So many tasks, each with up to two links to one of the twenty before; none leads before the first day."""
    chance = random.Random(1)

    def links(number: int) -> list[tuple[str, str, int]]:
        others = chance.sample(range(max(number - 20, 0), number), min(number, chance.randint(0, 2)))
        return [(str(other), chance.choice(("FS", "SS")), chance.randint(0, 10)) for other in others]

    return [(str(number), chance.randint(1, 20), links(number)) for number in range(count)]


def timed(tasks: Network) -> tuple[float, dict[str, tuple[int | None, int | None]]]:
    """Processor seconds of the scheduling, and where the tasks start and finish."""
    made = [
        Task(key=key, days=days, floor=0, links=tuple(TaskLink(o, LinkKind(kind), lag) for o, kind, lag in links))
        for key, days, links in tasks
    ]
    began = time.thread_time()
    placed = schedule(made).placed
    return time.thread_time() - began, {key: (one.start, one.finish) for key, one in placed.items()}


if __name__ == "__main__":
    print(timed(network(int(sys.argv[1])))[0])
