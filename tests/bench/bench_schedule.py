"""Prints what scheduling costs here: python -m tests.bench.bench_schedule [tasks] (default: 10,000). No test."""

from __future__ import annotations

import random
import sys
from datetime import date

from sdp_xl.scheduling.links import LinkKind, TaskLink
from sdp_xl.scheduling.schedule import Task, schedule
from sdp_xl.scheduling.workdays import Workdays
from tests.bench.bench_steps import median


def network(count: int, *, late: bool = False) -> list[Task]:
    """Tasks with up to two links each, of all kinds, to one of the twenty before."""
    chance = random.Random(1)
    return [
        Task(
            key=str(number),
            days=chance.randint(1, 20),
            floor=0,
            late=late,
            deadline=5 * count if late else None,
            goal=True,
            links=tuple(
                TaskLink(
                    str(max(number - chance.randint(1, 20), 0)), chance.choice(list(LinkKind)), chance.randint(-3, 10)
                )
                for _ in range(chance.randint(0, 2) if number else 0)
            ),
        )
        for number in range(count)
    ]


def main() -> None:
    """Prints one line a step."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    forward, late = network(count), network(count, late=True)
    shuffled = random.Random(2).sample(forward, count)
    circles = [Task(key=str(n), days=3, floor=0, links=(TaskLink(str(n ^ 1)),)) for n in range(count)]
    first, last = date(2026, 9, 1), date(2031, 8, 31)
    days = Workdays("Ohio", (), first, last)
    steps = {
        f"{count} tasks, forward, in order": lambda: schedule(forward),
        f"{count} tasks, forward, shuffled": lambda: schedule(shuffled),
        f"{count} tasks, backward": lambda: schedule(late),
        f"{count} tasks in {count // 2} circles": lambda: schedule(circles),
        "calendar of five years": lambda: Workdays("Ohio", (), first, last),
        f"{count} dates to positions and back": lambda: [days.day(days.position(first)) for _ in range(count)],
    }
    for name, work in steps.items():
        print(f"{name:40} {median(work):8.1f} ms")


if __name__ == "__main__":
    main()
