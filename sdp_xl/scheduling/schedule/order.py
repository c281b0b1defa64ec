"""The order in which tasks can be placed, and the circles of those that wait for each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter


def order(before: Sequence[Sequence[int]]) -> tuple[list[int], list[tuple[int, ...]], dict[int, int]]:
    """The tasks (numbers), each after all that must come before it; the circles; and the circle of each task in one.

    ``before[i]`` are the tasks that task i waits for. Links between two tasks of one circle do not count for the order.
    A circle is named by its shortest way round from its first task, each task before the one that waits for it.
    """
    if all(other < task for task, others in enumerate(before) for other in others):
        return list(range(len(before))), [], {}  # most plans are typed in order, and need no sorting
    try:
        return list(TopologicalSorter(dict(enumerate(before))).static_order()), [], {}
    except CycleError:
        pass
    groups = [group for group in _components(before) if len(group) > 1 or group[0] in before[group[0]]]
    groups.sort(key=min)
    member = {task: number for number, group in enumerate(groups) for task in group}
    open_ = {
        task: [other for other in others if task not in member or member.get(other) != member[task]]
        for task, others in enumerate(before)
    }
    return list(TopologicalSorter(open_).static_order()), [_round(before, group) for group in groups], member


def _components(before: Sequence[Sequence[int]]) -> list[list[int]]:
    """The strongly connected components (Tarjan's algorithm, without recursion: chains may be thousands long)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    found: list[list[int]] = []
    for root in range(len(before)):
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(before[root]))]
        while work:
            task, others = work[-1]
            for other in others:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    on_stack.add(other)
                    work.append((other, iter(before[other])))
                    break
                if other in on_stack:
                    low[task] = min(low[task], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[task])
                if low[task] == index[task]:
                    group: list[int] = []
                    while not group or group[-1] != task:
                        group.append(stack.pop())
                        on_stack.discard(group[-1])
                    found.append(group)
    return found


def _round(before: Sequence[Sequence[int]], group: Sequence[int]) -> tuple[int, ...]:
    """The shortest way round from the first task of a circle back to it, in the order of work."""
    first, inside = min(group), set(group)
    waiting: dict[int, int] = {}
    queue = deque([first])
    while queue:
        task = queue.popleft()
        for other in before[task]:
            if other == first:
                way = [task]
                while way[-1] != first:
                    way.append(waiting[way[-1]])
                return (first, *way)
            if other in inside and other not in waiting:
                waiting[other] = task
                queue.append(other)
    raise AssertionError("a component without a circle")
