"""The scheduler against a naive one that knows nothing of order, positions or passes, and what must always hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdp_xl.scheduling.links import LinkKind, TaskLink
from sdp_xl.scheduling.schedule import Clash, Placed, Reason, Task, schedule


def broken(one: Task, first: tuple[int, int], link: TaskLink, before: tuple[int, int]) -> bool:
    """Whether a task that takes up the days ``first`` breaks a link to one that takes up ``before``."""
    (start, finish), (other_start, other_finish) = first, before
    match link.kind:
        case LinkKind.FS:
            return (finish if one.milestone else start) < other_finish + link.lag
        case LinkKind.SS:
            return start < other_start + link.lag
        case LinkKind.FF:
            return finish < other_finish + link.lag
        case LinkKind.SF:
            return finish < other_start + link.lag


def naive(tasks: list[Task]) -> dict[str, tuple[int, int]]:
    """Pushes every blank task a day later until nothing is broken any more."""
    by_key = {task.key: task for task in tasks}
    length = {task.key: 1 if task.milestone else max(task.days, 1) for task in tasks}
    at: dict[str, tuple[int, int]] = {}
    for task in tasks:
        start = task.floor or 0
        if task.start is not None and task.finish is not None:
            at[task.key] = task.start, task.finish
            continue
        if task.start is not None:
            start = task.start
        elif task.finish is not None:
            start = task.finish - length[task.key]
        at[task.key] = start, start + length[task.key]
    moved = True
    while moved:
        moved = False
        for key, task in by_key.items():
            if task.start is not None or task.finish is not None:
                continue
            while any(broken(task, at[key], link, at[link.id]) for link in task.links):
                at[key] = at[key][0] + 1, at[key][1] + 1
                moved = True
    return at


@st.composite
def networks(draw: st.DrawFn, *, typed: bool = True, milestones: bool = True) -> list[Task]:
    """Tasks without circles, in any order."""
    count = draw(st.integers(1, 9))
    tasks = []
    for number in range(count):
        days = draw(st.integers(0 if milestones else 1, 6))
        links = tuple(
            TaskLink(str(before), draw(st.sampled_from(LinkKind)), draw(st.integers(-4, 6)))
            for before in draw(st.sets(st.integers(0, number - 1), max_size=3) if number else st.just(set()))
        )
        start = draw(st.none() | st.integers(0, 30)) if typed else None
        finish = None
        if typed and draw(st.booleans()):
            finish = (start or 0) + (1 if days == 0 else draw(st.integers(1, 8))) if start is not None else None
        tasks.append(
            Task(key=str(number), days=days, milestone=days == 0, links=links, start=start, finish=finish, floor=0)
        )
    return draw(st.permutations(tasks))


def dated(placed: Placed) -> tuple[int, int]:
    assert placed.start is not None and placed.finish is not None
    return placed.start, placed.finish


@given(networks())
def test_two_ways_agree(tasks: list[Task]) -> None:
    placed = schedule(tasks).placed
    assert {key: dated(one) for key, one in placed.items()} == naive(tasks)


@given(networks())
def test_a_link_is_broken_only_where_a_typed_date_clashes(tasks: list[Task]) -> None:
    placed = schedule(tasks).placed
    for task in tasks:
        one = placed[task.key]
        breaks = [link for link in task.links if broken(task, dated(one), link, dated(placed[link.id]))]
        assert bool(breaks) == (one.clash is not None)
        if one.clash:
            assert task.start is not None or task.finish is not None
            later = tuple(position + one.clash.days for position in dated(one))
            assert not any(broken(task, (later[0], later[1]), link, dated(placed[link.id])) for link in task.links)
            assert any(broken(task, (later[0] - 1, later[1] - 1), link, dated(placed[link.id])) for link in task.links)


@given(networks())
def test_typed_dates_are_never_moved(tasks: list[Task]) -> None:
    for backward in (False, True):
        given_ = [task._replace(late=backward, deadline=40 if backward else None) for task in tasks]
        placed = schedule(given_).placed
        for task in tasks:
            start, finish = dated(placed[task.key])
            assert task.start in (None, start)
            assert task.finish in (None, finish)


@given(networks(), st.booleans())
def test_slack_is_never_negative_without_a_clash_or_a_deadline(tasks: list[Task], goal: bool) -> None:
    tasks = [task._replace(goal=goal and number == 0) for number, task in enumerate(tasks)]
    placed = schedule(tasks).placed
    if any(one.clash for one in placed.values()):
        return
    assert all(one.slack is not None and one.slack >= 0 for one in placed.values())
    assert any(one.critical for one in placed.values()) == goal


@given(networks(typed=False))
def test_slack_is_how_far_a_task_may_slip(tasks: list[Task]) -> None:
    tasks = [task._replace(goal=True) for task in tasks]
    placed = schedule(tasks).placed
    end = max(dated(one)[1] for one in placed.values())
    for task in tasks:
        start, slack = dated(placed[task.key])[0], placed[task.key].slack
        assert slack is not None
        for extra in (0, 1):
            slipped = [one._replace(floor=start + slack + extra) if one is task else one for one in tasks]
            later = max(dated(one)[1] for one in schedule(slipped).placed.values())
            assert (later > end) == bool(extra)


@given(networks(typed=False, milestones=False))
def test_backward_mirrors_forward(tasks: list[Task]) -> None:
    turned = {LinkKind.FS: LinkKind.FS, LinkKind.SF: LinkKind.SF, LinkKind.SS: LinkKind.FF, LinkKind.FF: LinkKind.SS}
    mirrored = {task.key: task._replace(links=(), floor=None, late=True, deadline=0) for task in tasks}
    for task in tasks:
        for link in task.links:
            other = mirrored[link.id]
            back = TaskLink(task.key, turned[link.kind], link.lag)
            mirrored[link.id] = other._replace(links=(*other.links, back))
    forward = schedule(tasks).placed
    backward = schedule(list(mirrored.values())).placed
    for task in tasks:
        start, finish = dated(forward[task.key])
        assert dated(backward[task.key]) == (-finish, -start)


@given(networks(typed=False))
def test_backward_keeps_every_link_and_the_deadline(tasks: list[Task]) -> None:
    placed = schedule([task._replace(floor=None, late=True, deadline=20) for task in tasks]).placed
    for task in tasks:
        one = placed[task.key]
        assert dated(one)[1] <= 20
        assert one.reason in (Reason.DEADLINE, Reason.SUCCESSOR)
        assert not any(broken(task, dated(one), link, dated(placed[link.id])) for link in task.links)


@given(st.lists(st.lists(st.integers(0, 7), max_size=3), min_size=8, max_size=8))
def test_circles_are_named_in_order_and_the_rest_is_scheduled(links: list[list[int]]) -> None:
    tasks = [
        Task(key=str(number), days=2, floor=0, links=tuple(TaskLink(str(other)) for other in others))
        for number, others in enumerate(links)
    ]
    plan = schedule(tasks)

    def reach(number: int) -> set[int]:
        found: set[int] = set()
        open_ = list(links[number])
        while open_:
            other = open_.pop()
            if other not in found:
                found.add(other)
                open_ += links[other]
        return found

    in_circle = {number for number in range(8) if number in reach(number)}
    assert {key for key, one in plan.placed.items() if one.start is None} == {str(number) for number in in_circle}
    named: set[int] = set()
    for circle in plan.circles:
        keys = [int(key) for key in circle]
        assert keys[0] == keys[-1]
        assert all(before in links[after] for before, after in pairwise(keys))
        assert len(set(keys)) == len(keys) - 1
        named |= set(keys)
    assert named <= in_circle
    assert all(any(number in reach(one) for one in named) for number in in_circle)


def test_a_circle_keeps_typed_dates_and_lets_others_follow_them() -> None:
    plan = schedule(
        [
            Task(key="a", days=3, start=5, links=(TaskLink("b"),)),
            Task(key="b", days=3, start=8, finish=10, links=(TaskLink("a"),)),
            Task(key="c", days=1, floor=0, links=(TaskLink("b"),)),
        ]
    )
    assert plan.circles == (("a", "b", "a"),)
    assert (plan.placed["a"].start, plan.placed["a"].finish) == (5, None)
    assert dated(plan.placed["c"]) == (10, 11)


def test_a_summary_spans_its_items_and_links_to_it_mean_its_ends() -> None:
    plan = schedule(
        [
            Task(key="sum"),
            Task(key="one", days=2, parent="sum", floor=3),
            Task(key="two", days=4, parent="sum", floor=5),
            Task(key="after", days=1, links=(TaskLink("sum"),)),
            Task(key="with", days=1, links=(TaskLink("sum", LinkKind.SS, 1),)),
        ]
    )
    assert dated(plan.placed["sum"]) == (3, 9)
    assert plan.placed["sum"].reason is Reason.ITEMS
    assert plan.placed["after"].start == 9
    assert plan.placed["with"].start == 4
    assert plan.placed["one"].slack == 4


def test_a_summary_with_typed_dates_clashes_with_an_item_outside_of_them() -> None:
    item = Task(key="one", days=2, parent="sum", start=3, finish=9)
    late = schedule([Task(key="sum", start=3, finish=7), item]).placed["sum"]
    assert (dated(late), late.clash) == ((3, 7), Clash("finish", 2, "one"))
    early = schedule([Task(key="sum", start=4, finish=9), item]).placed["sum"]
    assert early.clash == Clash("start", 1, "one")


def test_a_milestone_falls_on_the_day_its_predecessor_finishes() -> None:
    plan = schedule(
        [
            Task(key="a", days=3, floor=0),
            Task(key="m", days=0, milestone=True, links=(TaskLink("a"),)),
            Task(key="b", days=1, links=(TaskLink("m"),)),
        ]
    )
    assert dated(plan.placed["m"]) == (2, 3)
    assert plan.placed["b"].start == 3


def test_the_critical_path_leads_to_the_goal() -> None:
    tasks = [
        Task(key="long", days=5, floor=0),
        Task(key="short", days=2, floor=0),
        Task(
            key="goal",
            days=0,
            milestone=True,
            links=(TaskLink("long"), TaskLink("short")),
            start=9,
            finish=10,
            goal=True,
            deadline=10,
        ),
        Task(key="later", days=50, links=(TaskLink("goal"),)),
    ]
    placed = schedule(tasks).placed
    assert {key: one.slack for key, one in placed.items()} == {"long": 5, "short": 8, "goal": 0, "later": 0}
    assert [key for key, one in placed.items() if one.critical] == ["long", "goal"]


@pytest.mark.parametrize("count", [5000])
def test_long_chains_and_long_circles_need_no_recursion(count: int) -> None:
    chain = [Task(key=str(n), days=1, floor=0, links=(TaskLink(str(n - 1)),)) for n in range(count)]
    assert dated(schedule(chain[::-1]).placed[str(count - 1)]) == (count - 1, count)
    ring = [chain[0]._replace(links=(TaskLink(str(count - 1)),)), *chain[1:]]
    assert [len(circle) for circle in schedule(ring).circles] == [count + 1]
