"""The passes over the graph of tasks: late targets (backward), then places (forward)."""

from __future__ import annotations

from collections.abc import Sequence

from sdp_xl.scheduling.links import TaskLink
from sdp_xl.scheduling.schedule.graph import FF, FS, SF, SS, TaskGraph
from sdp_xl.scheduling.schedule.model import Clash, Placed, Reason, Schedule, Task
from sdp_xl.scheduling.schedule.slack import slack_of

Why = tuple[Reason, TaskLink | None]
"""Why a task stands where it does, and the link that says so."""

Target = tuple[int, Reason, TaskLink | None]
"""The start of a task that stands as late as possible, and why."""


def schedule(tasks: Sequence[Task]) -> Schedule:
    """Places the tasks: typed dates stay, blank ones are proposed. Links to keys that no task has do not count."""
    graph = TaskGraph(tasks)
    targets = _late_targets(graph) if any(task.late for task in tasks) else {}
    reasons: list[Why] = [(Reason.OPEN, None)] * len(tasks)
    clashes: dict[int, Clash] = {}
    for i in graph.order:
        if i in graph.items:
            reasons[i] = _span_items(graph, i, clashes)
        elif i in graph.circle:
            graph.start[i], graph.finish[i] = tasks[i].start, tasks[i].finish
            reasons[i] = Reason.CIRCLE, None
        else:
            reasons[i] = _place(graph, i, targets.get(i), clashes)
    slack, critical = slack_of(graph)
    placed = {
        task.key: Placed(graph.start[i], graph.finish[i], slack.get(i), i in critical, *reasons[i], clashes.get(i))
        for i, task in enumerate(tasks)
    }
    return Schedule(placed, tuple(tuple(tasks[i].key for i in circle) for circle in graph.circles))


def _late_targets(graph: TaskGraph) -> dict[int, Target]:
    """As late as possible: the start of each late task, from what it must not delay."""
    fixed: dict[int, tuple[int, int]] = {}
    targets: dict[int, Target] = {}
    for i in reversed(graph.order):
        task = graph.tasks[i]
        if i in graph.items or i in graph.circle:
            continue
        if typed := task.typed:
            fixed[i] = typed
            continue
        if not task.late:
            continue
        span = task.span
        latest = task.deadline
        why: Why = Reason.DEADLINE, None
        for other, link, _ in graph.after[i]:
            if other in fixed:
                bound = graph.latest(span, other, link, *fixed[other])
                if latest is None or bound < latest:
                    latest = bound
                    why = Reason.SUCCESSOR, TaskLink(graph.tasks[other].key, link.kind, link.lag)
        if latest is not None:
            fixed[i] = latest - span, latest
            targets[i] = (latest - span, *why)
    return targets


def _place(graph: TaskGraph, i: int, target: Target | None, clashes: dict[int, Clash]) -> Why:
    """Gives task i its start and finish; returns why."""
    task = graph.tasks[i]
    span = task.span
    earliest, driver = _earliest(graph, i, span)
    if typed := task.typed:
        graph.start[i], graph.finish[i] = typed
        if driver and earliest is not None and earliest > typed[0]:
            at_finish = task.start is None or (task.finish is not None and driver.kind in (FF, SF))
            clashes[i] = Clash("finish" if at_finish else "start", earliest - typed[0], driver.id, driver)
        if task.start is None:
            return Reason.FINISH_TYPED, None
        return (Reason.START_TYPED if task.finish is None else Reason.TYPED), None
    why: Why = (Reason.LINK, driver) if driver else (Reason.OPEN, None)
    floor = task.floor if driver is None or not task.floor_yields else None
    if target and (earliest is None or target[0] >= earliest):
        earliest, why = target[0], target[1:]
    elif not target and floor is not None and (earliest is None or floor > earliest):
        earliest, why = floor, (Reason.FLOOR, None)
    if earliest is not None:
        graph.start[i], graph.finish[i] = earliest, earliest + span
    return why


def _earliest(graph: TaskGraph, i: int, span: int) -> tuple[int | None, TaskLink | None]:
    """The first position at which the predecessors of task i let it start, and the link that says so."""
    earliest: int | None = None
    driver: TaskLink | None = None
    milestone = graph.tasks[i].milestone
    for other, link in graph.before[i]:
        kind = link.kind
        end = graph.start[other] if kind is SS or kind is SF else graph.finish[other]
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


def _span_items(graph: TaskGraph, i: int, clashes: dict[int, Clash]) -> Why:
    """Lets summary i span its items, or keeps its typed dates; returns why."""
    task, items = graph.tasks[i], graph.items[i]
    starts = [(start, item) for item in items if (start := graph.start[item]) is not None]
    finishes = [(finish, item) for item in items if (finish := graph.finish[item]) is not None]
    first, last = min(starts, default=None), max(finishes, default=None)
    graph.start[i] = task.start if task.start is not None else first and first[0]
    graph.finish[i] = task.finish if task.finish is not None else last and last[0]
    earliest, driver = _earliest(graph, i, task.span)
    typed = task.typed if task.start is not None and task.finish is not None else None
    if typed and driver and earliest is not None and earliest > typed[0]:
        clashes[i] = Clash("start", earliest - typed[0], driver.id, driver)
    elif task.start is not None and first and first[0] < task.start:
        clashes[i] = Clash("start", task.start - first[0], graph.tasks[first[1]].key)
    elif task.finish is not None and last and last[0] > task.finish:
        clashes[i] = Clash("finish", last[0] - task.finish, graph.tasks[last[1]].key)
    if i in graph.circle:
        return Reason.CIRCLE, None
    return (Reason.TYPED if typed else Reason.ITEMS), None
