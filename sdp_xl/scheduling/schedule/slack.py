"""Slack and critical path: how many working days a placed task may slip before it delays its group or its goal."""

from __future__ import annotations

from sdp_xl.scheduling.schedule.graph import FF, FS, Onward, TaskGraph


def slack_of(graph: TaskGraph) -> tuple[dict[int, int], set[int]]:
    """The slack of every placed task, of a summary the least of its items; and the tasks on the critical path."""
    late, leads = _late_finishes(graph)
    slack = {i: latest - (graph.finish[i] or 0) for i, latest in late.items()}
    critical = _critical(graph, slack, leads)
    for i, items in graph.items.items():
        of_items = [slack[item] for item in items if item in slack]
        if of_items:
            slack[i] = min(of_items)
    return slack, critical


def _late_finishes(graph: TaskGraph) -> tuple[dict[int, int], set[int]]:
    """The last finish of each placed task that delays nothing, and the tasks that lead to a goal.

    For a task that leads to a goal only those after it count that lead there too.
    """
    ends = _ends(graph)
    late: dict[int, int] = {}
    leads: set[int] = set()
    for i in reversed(graph.order):
        start, finish, task = graph.start[i], graph.finish[i], graph.tasks[i]
        if i in graph.items or i in graph.circle or start is None or finish is None:
            continue
        after = [edge for edge in graph.after[i] if edge[0] in late and _counts(graph, i, edge)]
        if task.goal or any(other in leads for other, _, _ in after):
            leads.add(i)
            after = [edge for edge in after if edge[0] in leads]
        bounds = []
        for other, link, _ in after:
            length = (graph.finish[other] or 0) - (graph.start[other] or 0)
            bounds.append(graph.latest(finish - start, other, link, late[other] - length, late[other]))
        if task.deadline is not None:
            bounds.append(task.deadline)
        elif task.goal or not after:
            bounds.append(ends[task.group, task.goal])
        late[i] = min(bounds)
    return late, leads


def _ends(graph: TaskGraph) -> dict[tuple[str, bool], int]:
    """The last finish of each group: of all its tasks (False), and of its goals (True)."""
    ends: dict[tuple[str, bool], int] = {}
    for task, finish in zip(graph.tasks, graph.finish, strict=True):
        if finish is not None:
            for key in ((task.group, False), (task.group, True))[: 1 + task.goal]:
                if finish > ends.get(key, finish - 1):
                    ends[key] = finish
    return ends


def _counts(graph: TaskGraph, i: int, edge: Onward) -> bool:
    """Whether a delay of task i delays the task at the other end, in the same group.

    Of a summary's start only those items are the cause that start with it.
    """
    other, link, of_summary = edge
    if graph.tasks[other].group != graph.tasks[i].group:
        return False
    by_finish = link.kind is FS or link.kind is FF
    return by_finish or not of_summary or graph.start[i] == graph.start[graph.parent[i]]


def _critical(graph: TaskGraph, slack: dict[int, int], leads: set[int]) -> set[int]:
    """Of the tasks that lead to a goal those with the fewest days to spare in their group.

    A goal with a deadline of its own has no days to spare, and is always on the path.
    """
    tasks = graph.tasks
    held = {i for i in leads if tasks[i].goal and tasks[i].deadline is not None}
    least: dict[str, int] = {}
    for i in leads - held:
        group = tasks[i].group
        least[group] = min(least.get(group, slack[i]), slack[i])
    return held | {i for i in leads - held if slack[i] == least[tasks[i].group]}
