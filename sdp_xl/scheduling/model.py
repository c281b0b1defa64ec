"""The timeline of a plan, for the pages that show it and the rules that judge it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from sdp_xl.plan.model import Plan, Row
from sdp_xl.scheduling.links import TaskLink, Unreadable
from sdp_xl.scheduling.network import Frame
from sdp_xl.scheduling.schedule import Clash
from sdp_xl.scheduling.work import MEETINGS, Work
from sdp_xl.scheduling.workdays import Workdays

TYPED, PROPOSED, TYPED_START, TYPED_FINISH = "Typed", "Proposed", "Typed start", "Typed finish"
FROM_ITEMS, NO_DATES = "From items", ""
"""The words of the column Dates. The bars of a timeline tell proposed dates by how the word begins."""


class Words:
    """A text that is made when it is read, which most who ask for a timeline never do."""

    __slots__ = ("_make", "_of")

    def __init__(self, make: Callable[..., str], *of: object) -> None:
        self._make, self._of = make, of

    def __str__(self) -> str:
        return self._make(*self._of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


class TimelineRow(NamedTuple):
    """One row of a timeline. ``work`` is the row it stands for; None for the milestones of Settings.

    ``row`` and ``column`` are where its dates come from. ``days`` and ``slack`` are in working days (None: not known).
    ``dates`` is one of TYPED to NO_DATES. ``critical``: on the critical path and not done.
    ``reason`` holds the words of the column Why.
    """

    key: str
    row: Row
    column: str
    work: Work | None
    id: str
    task: str
    who: str
    status: str
    start: date | None
    finish: date | None
    days: int | None
    dates: str
    slack: int | None
    critical: bool
    milestone: bool
    summary: bool
    reason: Words
    clash: Clash | None = None

    @property
    def why(self) -> str:
        """Why its dates are these, in a sentence or more."""
        return str(self.reason)

    @property
    def counts(self) -> bool:
        """Whether it is one of the tasks that are counted: a row of work or a meeting, with no items below it."""
        return self.work is not None and not self.summary

    def late(self, today: date) -> bool:
        """Whether it should have been finished; of the days of meetings and milestones nobody says that they are."""
        return (
            self.work is not None
            and self.work.table != MEETINGS
            and not self.work.done
            and self.finish is not None
            and self.finish < today
        )

    @property
    def name(self) -> str:
        """Its name in sentences: its ID, or its text if it has none."""
        return self.id or self.task

    @property
    def proposed(self) -> bool:
        """Whether the timeline proposed one of its dates, or both."""
        return self.dates in (PROPOSED, TYPED_START, TYPED_FINISH)


class Timeline(NamedTuple):
    """Both schedules of a plan, in the order of the sheets, and what could not be scheduled as it is written.

    ``development`` holds the activities, the meetings and the adoption, ``implementation`` the project plan between
    the days on which the plan takes effect and ends. ``circles`` are names in order, each with the row of the first
    whose "Depends on" can be corrected. ``unreadable`` and ``unknown`` are parts of "Depends on" cells, an unknown
    one also as typed; ``unread`` and ``read`` are cells with a text instead of a date, as row and column: one that
    means no single day, and one that was read as the day it means. ``ids`` are the IDs that they could name, as
    typed, by canonical ID. ``path`` is the critical path to the adoption in the order of its dates, with what is
    done, without the adoption itself. ``late`` are the rows that finish after the adoption date although they belong
    before it; ``early_by`` is by how many working days dates that were counted back from the adoption begin before
    the planning start.
    """

    plan: Plan
    development: tuple[TimelineRow, ...]
    implementation: tuple[TimelineRow, ...]
    entries: Mapping[str, TimelineRow]
    frame: Frame
    workdays: Workdays
    circles: tuple[tuple[tuple[str, ...], Row], ...]
    unreadable: tuple[tuple[Row, Unreadable], ...]
    unread: tuple[tuple[Row, str], ...]
    read: tuple[tuple[Row, str], ...]
    unknown: tuple[tuple[Row, TaskLink, str], ...]
    ids: Mapping[str, str]
    path: tuple[TimelineRow, ...]
    early_by: int
    late: tuple[TimelineRow, ...]

    @property
    def clashes(self) -> tuple[TimelineRow, ...]:
        """The rows with a typed date that clashes with what it depends on."""
        return tuple(entry for entry in self.entries.values() if entry.clash and entry.work)

    @property
    def proposed(self) -> tuple[TimelineRow, ...]:
        """The rows with a date that the timeline proposed."""
        return tuple(entry for entry in self.entries.values() if entry.proposed)
