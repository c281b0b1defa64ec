"""The passes over the network: late targets (backward), places (forward), slack and critical path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sdp_xl.scheduling.links import LinkKind, TaskLink
from sdp_xl.scheduling.schedule.model import Clash, Placed, Reason, Schedule, Task
from sdp_xl.scheduling.schedule.order import order

Edge = tuple[int, TaskLink]
"""The number of the task at the other end, and the link."""

Onward = tuple[int, TaskLink, bool]
"""The number of a task that waits, the link, and whether it waits for the summary instead of the item itself."""

FS, SS, FF, SF = LinkKind


def schedule(tasks: Sequence[Task]) -> Schedule:
    """Places the tasks: typed dates stay, blank ones are proposed. Links to keys that no task has do not count."""
    return _Network(tasks).schedule()


class _Network:
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
        """What waits for each task, by itself or through its summary."""
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

    def schedule(self) -> Schedule:
        targets = self._targets() if any(task.late for task in self.tasks) else {}
        reasons: list[tuple[Reason, TaskLink | None]] = [(Reason.OPEN, None)] * len(self.tasks)
        clashes: dict[int, Clash] = {}
        for i in self.order:
            if i in self.items:
                reasons[i] = self._summary(i, clashes)
            elif i in self.circle:
                task = self.tasks[i]
                self.start[i], self.finish[i] = task.start, task.finish
                reasons[i] = Reason.CIRCLE, None
            else:
                reasons[i] = self._place(i, targets.get(i), clashes)
        slack, critical = self._slack()
        placed = {
            task.key: Placed(
                self.start[i], self.finish[i], slack.get(i), i in critical, *reasons[i], clash=clashes.get(i)
            )
            for i, task in enumerate(self.tasks)
        }
        circles = tuple(tuple(self.tasks[i].key for i in circle) for circle in self.circles)
        return Schedule(placed, circles)

    def _place(self, i: int, target: tuple[int, Reason, TaskLink | None] | None, clashes: dict[int, Clash]) -> _Why:
        """Gives task i its start and finish; returns why."""
        task = self.tasks[i]
        span = task.span
        earliest, driver = self._earliest(i, span)
        if task.start is not None or task.finish is not None:
            start = task.start if task.start is not None else (task.finish or 0) - span
            self.start[i], self.finish[i] = start, task.finish if task.finish is not None else start + span
            if driver and earliest is not None and earliest > start:
                at_finish = task.start is None or (task.finish is not None and driver.kind in (FF, SF))
                clashes[i] = Clash("finish" if at_finish else "start", earliest - start, driver.id, driver)
            if task.start is None:
                return Reason.FINISH_TYPED, None
            return (Reason.START_TYPED if task.finish is None else Reason.TYPED), None
        why: _Why = (Reason.LINK, driver) if driver else (Reason.OPEN, None)
        floor = task.floor if driver is None or not task.floor_yields else None
        if target and (earliest is None or target[0] >= earliest):
            earliest, why = target[0], target[1:]
        elif not target and floor is not None and (earliest is None or floor > earliest):
            earliest, why = floor, (Reason.FLOOR, None)
        if earliest is not None:
            self.start[i], self.finish[i] = earliest, earliest + span
        return why

    def _earliest(self, i: int, span: int) -> tuple[int | None, TaskLink | None]:
        """The first position at which the predecessors of task i let it start, and the link that says so."""
        earliest: int | None = None
        driver: TaskLink | None = None
        milestone = self.tasks[i].milestone
        for other, link in self.before[i]:
            kind = link.kind
            end = self.start[other] if kind is SS or kind is SF else self.finish[other]
            if end is None:
                continue
            bound = end + link.lag
            if kind is FF or kind is SF:
                bound -= span
            elif milestone and kind is FS:
                bound -= 1
            if earliest is None or bound > earliest:
                earliest, driver = bound, link
        return earliest, driver

    def _summary(self, i: int, clashes: dict[int, Clash]) -> _Why:
        """Lets a summary span its items, or keeps its typed dates; returns why."""
        task = self.tasks[i]
        starts = [(start, item) for item in self.items[i] if (start := self.start[item]) is not None]
        finishes = [(finish, item) for item in self.items[i] if (finish := self.finish[item]) is not None]
        first, last = min(starts, default=None), max(finishes, default=None)
        self.start[i] = task.start if task.start is not None else first and first[0]
        self.finish[i] = task.finish if task.finish is not None else last and last[0]
        earliest, driver = self._earliest(i, task.span)
        if (
            task.start is not None
            and task.finish is not None
            and driver
            and earliest is not None
            and earliest > task.start
        ):
            clashes[i] = Clash("start", earliest - task.start, driver.id, driver)
        elif task.start is not None and first and first[0] < task.start:
            clashes[i] = Clash("start", task.start - first[0], self.tasks[first[1]].key)
        elif task.finish is not None and last and last[0] > task.finish:
            clashes[i] = Clash("finish", last[0] - task.finish, self.tasks[last[1]].key)
        if i in self.circle:
            return Reason.CIRCLE, None
        both = task.start is not None and task.finish is not None
        return (Reason.TYPED if both else Reason.ITEMS), None

    def _latest(self, span: int, other: int, link: TaskLink, start: int, finish: int) -> int:
        """The last position at which a task of that span may finish if ``other`` after it stands at start to finish."""
        kind = link.kind
        if kind is FS:
            return start - link.lag + self.tasks[other].milestone
        if kind is FF:
            return finish - link.lag
        return (start if kind is SS else finish) - link.lag + span

    def _targets(self) -> dict[int, tuple[int, Reason, TaskLink | None]]:
        """As late as possible: the start of each late task, from what it must not delay."""
        fixed: dict[int, tuple[int, int]] = {}
        targets: dict[int, tuple[int, Reason, TaskLink | None]] = {}
        for i in reversed(self.order):
            task = self.tasks[i]
            if i in self.items or i in self.circle:
                continue
            span = task.span
            if task.start is not None or task.finish is not None:
                start = task.start if task.start is not None else (task.finish or 0) - span
                fixed[i] = start, task.finish if task.finish is not None else start + span
                continue
            if not task.late:
                continue
            latest = task.deadline
            reason: _Why = Reason.DEADLINE, None
            for other, link, _ in self.after[i]:
                if other in fixed:
                    bound = self._latest(span, other, link, *fixed[other])
                    if latest is None or bound < latest:
                        latest = bound
                        reason = Reason.SUCCESSOR, TaskLink(self.tasks[other].key, link.kind, link.lag)
            if latest is not None:
                fixed[i] = latest - span, latest
                targets[i] = (latest - span, *reason)
        return targets

    def _slack(self) -> tuple[dict[int, int], set[int]]:
        """The slack of every task that has dates, and the tasks on the critical path."""
        ends = self._ends()
        leads: set[int] = set()
        late: dict[int, int] = {}
        slack: dict[int, int] = {}
        for i in reversed(self.order):
            start, finish, task = self.start[i], self.finish[i], self.tasks[i]
            if i in self.items or i in self.circle or start is None or finish is None:
                continue
            after = [edge for edge in self.after[i] if edge[0] in late and self._counts(i, edge)]
            if task.goal or any(edge[0] in leads for edge in after):
                leads.add(i)
                after = [edge for edge in after if edge[0] in leads]
            latest = task.deadline
            if latest is None and (task.goal or not after):
                latest = ends[task.group, task.goal]
            for other, link, _ in after:
                length = (self.finish[other] or 0) - (self.start[other] or 0)
                bound = self._latest(finish - start, other, link, late[other] - length, late[other])
                if latest is None or bound < latest:
                    latest = bound
            late[i] = finish if latest is None else latest
            slack[i] = late[i] - finish
        # A goal with a deadline of its own has no days to spare; the path is what leads to it with the fewest.
        held = {i for i in leads if self.tasks[i].goal and self.tasks[i].deadline is not None}
        least: dict[str, int] = {}
        for i in leads - held:
            group = self.tasks[i].group
            least[group] = min(least.get(group, slack[i]), slack[i])
        critical = held | {i for i in leads - held if slack[i] == least[self.tasks[i].group]}
        for i, items in self.items.items():
            of_items = [slack[item] for item in items if item in slack]
            if of_items:
                slack[i] = min(of_items)
        return slack, critical

    def _ends(self) -> dict[tuple[str, bool], int]:
        """The last finish of each group: of all its tasks (False), and of its goals (True)."""
        ends: dict[tuple[str, bool], int] = {}
        for task, finish in zip(self.tasks, self.finish, strict=True):
            if finish is not None:
                for key in ((task.group, False), (task.group, True))[: 1 + task.goal]:
                    if finish > ends.get(key, finish - 1):
                        ends[key] = finish
        return ends

    def _counts(self, i: int, edge: tuple[int, TaskLink, bool]) -> bool:
        """Whether a delay of task i delays the task at the other end, in the same group.

        Of a summary's start only those items are the cause that start with it.
        """
        other, link, of_summary = edge
        if self.tasks[other].group != self.tasks[i].group:
            return False
        by_finish = link.kind is FS or link.kind is FF
        return by_finish or not of_summary or self.start[i] == self.start[self.parent[i]]


_Why = tuple[Reason, TaskLink | None]
