"""IDs as people write them, and how to mend a column of them that Excel or the numbering has spoilt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from schemas.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenId:
    """An ID, with the text in which somebody wrote it.

    ``kind`` is the word before it in its usual spelling (MPO, Goal, Strategy, Performance target, Step …), or "".
    ``goal`` and ``ordinal`` are its parts: "2" and "11" of 2-11, "1" and "a" of 1a), "" and "3" of a lone 3, "1" and ""
    of Goal 1.0. ``str()`` gives a text that reads again to the same key.
    """

    text: str
    kind: str
    goal: str
    ordinal: str

    @property
    def key(self) -> tuple[str, str, str]:
        """The canonical (kind, goal, ordinal): the same for 1a), 1A and (1-a)."""
        return self.kind, self.goal, self.ordinal


def read_id(value: Value) -> WrittenId | None:
    """The ID that a cell says; None if it says none.

    A date is the ID that Excel turned into it (2-11, or 1-45); a float keeps one decimal (1.0), though what was typed
    may have been 1.10: only the column tells (repairs).
    """
    raise NotImplementedError


class Trouble(StrEnum):
    """What spoilt an ID."""

    DATE = "Excel turned it into a date"
    LOST_ZERO = "it lost a zero"
    DOUBLED = "it stands twice"
    RESTARTED = "its numbering starts again in another area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What to type in place of an ID.

    ``place`` is its position in the column given, from 0; ``text`` what stands there, ``suggested`` what to type, and
    ``reason`` why, in one plain sentence.
    """

    place: int
    text: str
    suggested: str
    trouble: Trouble
    reason: str


def repairs(ids: Sequence[Value], areas: Sequence[str] = ()) -> tuple[Repair, ...]:
    """The IDs of a column to be typed anew, in its order; applied together they leave no ID twice.

    ``areas`` is the goal area (or any other heading) of each row, empty or as long as ``ids``. Blanks are passed over.
    """
    raise NotImplementedError
