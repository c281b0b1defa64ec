"""The scheduler against MPXJ's, which does as Microsoft Project does."""

from __future__ import annotations

import json
import random
from datetime import date

import pytest

from sdp_xl.scheduling.links import LinkKind, TaskLink
from sdp_xl.scheduling.schedule import Task, schedule
from tests import mpxj

Network = list[tuple[str, int, list[tuple[str, str, int]]]]
"""Tasks: the key, working days, and links (the key of the other, the kind, the lag)."""

KINDS = [*(([kind.value]) for kind in LinkKind), [kind.value for kind in LinkKind]]


def network(chance: random.Random, kinds: list[str]) -> Network:
    def links(number: int) -> list[tuple[str, str, int]]:
        others = chance.sample(range(number), min(number, chance.randint(0, 3)))
        return [(str(other), chance.choice(kinds), chance.randint(-4, 6)) for other in others]

    return [(str(number), chance.randint(1, 6), links(number)) for number in range(chance.randint(2, 9))]


def position(moment: str, *, end: bool) -> int:
    """The position of a moment as MPXJ writes it; at the end of a day, the one of the next."""
    weeks, day = divmod((date.fromisoformat(moment[:10]) - date(2027, 1, 4)).days, 7)
    return weeks * 5 + min(day, 5) + (end and moment[11:13] == "17")


def placed(tasks: Network) -> dict[str, tuple[int | None, int | None]]:
    made = [
        Task(
            key=key, days=days, floor=0, links=tuple(TaskLink(other, LinkKind(kind), lag) for other, kind, lag in links)
        )
        for key, days, links in tasks
    ]
    return {key: (one.start, one.finish) for key, one in schedule(made).placed.items()}


@pytest.mark.parametrize("kinds", KINDS, ids="-".join)
def test_dates_are_those_of_microsoft_project(kinds: list[str]) -> None:
    """But for one choice: a negative lag moves no task before the first day, where Microsoft Project would.

    A day before the planning start is never what staff mean; where it is, they can type it.
    """
    chance = random.Random(2027)
    networks = [network(chance, kinds) for _ in range(200)]
    compared = 0
    for tasks, line in zip(networks, mpxj.run("schedule.py", given="\n".join(map(json.dumps, networks))), strict=True):
        theirs = {
            key: (position(start, end=False), position(finish, end=True))
            for key, (start, finish) in json.loads(line).items()
        }
        ours = placed(tasks)
        if all(start >= 0 for start, _ in theirs.values()):
            assert ours == theirs
            compared += 1
        else:
            assert all(start is not None and start >= 0 for start, _ in ours.values())
    assert compared > 30
