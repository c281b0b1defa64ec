"""Tasks and the links between them by number: what comes before and after each, and where each has been placed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sdp_xl.scheduling.links import LinkKind, TaskLink
from sdp_xl.scheduling.schedule.model import Task
from sdp_xl.scheduling.schedule.order import order

Edge = tuple[int, TaskLink]
"""The number of the task at the other end, and the link."""

Onward = tuple[int, TaskLink, bool]
"""The number of a task that waits, the link, and whether it waits for the summary instead of the item itself."""

FS, SS, FF, SF = LinkKind


class TaskGraph:
    """The network of tasks; ``start`` and ``finish`` are filled in while they are placed.

    ``parent`` is -1 for a task without; ``items`` are those of each summary. In ``order`` each task comes after all
    that it waits for. ``circle`` maps each task in a circle to the number of that circle.
    """

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.tasks = tasks
        number = {task.key: i for i, task in enumerate(tasks)}
        self.parent = [number.get(task.parent, -1) if task.parent else -1 for task in tasks]
        self.items: dict[int, list[int]] = defaultdict(list)
        for i, parent in enumerate(self.parent):
            if parent >= 0:
                self.items[parent].append(i)
        linked = [[(number[link.id], link) for link in task.links if link.id in number] for task in tasks]
        waits = [[other for other, _ in edges] + self.items.get(i, []) for i, edges in enumerate(linked)]
        self.order, self.circles, member = order(waits)
        self.circle = member
        self.before: list[list[Edge]] = linked
        if member:
            self.before = [
                [(other, link) for other, link in edges if i not in member or member.get(other) != member[i]]
                for i, edges in enumerate(linked)
            ]
        self.after = self._onward()
        self.start: list[int | None] = [None] * len(tasks)
        self.finish: list[int | None] = [None] * len(tasks)

    def _onward(self) -> list[list[Onward]]:
        """The tasks that wait for each task, by itself or through its summary."""
        after: list[list[Onward]] = [[] for _ in self.tasks]
        for i, edges in enumerate(self.before):
            # Items carry the links of their summary themselves, so a summary's own links place nothing.
            if i not in self.items:
                for other, link in edges:
                    after[other].append((i, link, False))
        # In this order a summary comes after its items, so going backward it already has what it takes from its own.
        for i in reversed(self.order):
            if i in self.items and i not in self.circle:
                through = [(other, link, True) for other, link, _ in after[i]]
                for item in self.items[i]:
                    after[item] = after[item] + through
        return after

    def latest(self, span: int, other: int, link: TaskLink, start: int, finish: int) -> int:
        """The last position at which a task of that span may finish if ``other`` after it stands at start to finish."""
        kind = link.kind
        if kind is FS:
            return start - link.lag + self.tasks[other].milestone
        if kind is FF:
            return finish - link.lag
        return (start if kind is SS else finish) - link.lag + span
