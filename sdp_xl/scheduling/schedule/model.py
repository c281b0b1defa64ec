"""Tasks and the schedule that is made of them; all times are positions of working days."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from sdp_xl.scheduling.links import TaskLink


class Task(NamedTuple):
    """A task. ``start`` is the position of its first day, ``finish`` that of the first day after it; both as typed.

    ``unread``: a date was typed for it that cannot be read, so none is proposed for it. ``links`` name predecessors
    by their keys. ``parent`` is the key of the summary that spans this task; a summary's own links are checked, but
    do not place its items. ``floor`` is the first day on which a blank start may be proposed, whatever a negative lag
    asks for (Microsoft Project would go before the start of the project there, which staff never mean); with
    ``floor_yields`` only where no link says otherwise. ``deadline`` is the last ``finish`` without harm. ``late``:
    propose dates as late as deadlines and successors allow. ``group``: slack is counted toward the end of the group,
    or toward its ``goal`` for the tasks that lead to one; of these, the critical path has the fewest days to spare.
    A ``milestone`` happens on one day (``finish`` is ``start`` + 1) and may fall on the day its predecessor finishes.
    """

    key: str
    days: int = 1
    start: int | None = None
    finish: int | None = None
    unread: bool = False
    links: tuple[TaskLink, ...] = ()
    milestone: bool = False
    parent: str = ""
    floor: int | None = None
    floor_yields: bool = False
    deadline: int | None = None
    late: bool = False
    goal: bool = False
    group: str = ""

    @property
    def span(self) -> int:
        """The number of positions the task takes up: what is typed, or its working days, and one for a milestone."""
        if self.start is not None and self.finish is not None:
            return max(self.finish - self.start, 0)
        return max(self.days, 1)

    @property
    def typed(self) -> tuple[int, int] | None:
        """Start and finish if one of them is typed at least; the other is as far from it as the span."""
        if self.start is None:
            return None if self.finish is None else (self.finish - self.span, self.finish)
        return self.start, self.start + self.span if self.finish is None else self.finish


class Reason(StrEnum):
    """Why a task stands where it does."""

    TYPED = "both dates typed"
    START_TYPED = "start typed"
    FINISH_TYPED = "finish typed"
    LINK = "after its driving predecessor"
    FLOOR = "at the first day allowed"
    DEADLINE = "as late as its deadline allows"
    SUCCESSOR = "as late as its driving successor allows"
    ITEMS = "spans its items"
    CIRCLE = "in a circle of links"
    UNREAD = "a typed date cannot be read"
    OPEN = "nothing says when"


class Clash(NamedTuple):
    """A typed date that is too early (for a summary's start: too late) by so many working days, and because of whom.

    ``at`` is "start" or "finish"; ``link`` the link that is broken, with an item's key and no link for a summary that
    does not span its item.
    """

    at: str
    days: int
    other: str
    link: TaskLink | None = None


class Placed(NamedTuple):
    """Where a task stands: its first position, the first one after it (None: not known), and why.

    ``link`` is the driving link; for Reason.SUCCESSOR its ID is the key of the successor. ``slack`` is in working days.
    """

    start: int | None
    finish: int | None
    slack: int | None
    critical: bool
    reason: Reason
    link: TaskLink | None = None
    clash: Clash | None = None


class Schedule(NamedTuple):
    """All tasks by key, and every circle of links as the keys in it, each before the one that waits for it."""

    placed: Mapping[str, Placed]
    circles: tuple[tuple[str, ...], ...]
