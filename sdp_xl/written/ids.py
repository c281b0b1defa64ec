"""IDs as people write them: 1-1, 1a), MPO 1A, Goal 2.0, PERFORMANCE TARGET 3:, and those that Excel made dates of."""

from __future__ import annotations

import re
from typing import NamedTuple

from schemas.values import Value, as_date, clean, plain_id, show, shows_date
from sdp_xl.written.words import ENGLISH_MONTHS

LONGEST = 60
"""Characters of an ID; what is longer is a text."""

_SHORT = 4
"""Letters before a number that are written without a space: P1, SDP402, but reading 1."""

KINDS = {
    "mpo": "MPO",
    "measurable program outcome": "MPO",
    "measurable program objective": "MPO",
    "goal": "Goal",
    "strategy": "Strategy",
    "performance target": "Performance target",
    "target": "Target",
    "step": "Step",
    "need": "Need",
    "concern statement": "Concern",
    "concern": "Concern",
    "objective": "Objective",
    "activity": "Activity",
}
"""The words before an ID, in their usual spelling."""

_KIND = rf"({'|'.join(sorted(KINDS, key=len, reverse=True))})(?![^\W\d_])[ .:#-]*(?=\S)"
_NUMBERED = r"([0-9]+) ?[-.] ?([0-9]+(?:[-.][0-9]+)*[a-z]?)"
_LETTERED = r"([0-9]+)[-. ]?([a-z])"
_PREFIXED = r"([^\W\d_]+(?:[ &/-][^\W\d_]+){0,4})[ .#-]?([0-9]+(?:[-.][0-9]+)*[a-z]?)"
_LONE = r"[0-9]+|[a-z]"


class WrittenId(NamedTuple):
    """An ID, with the text in which somebody wrote it.

    ``kind`` is the word before it in its usual spelling (MPO, Goal, Strategy, Performance target, Step …), or "".
    ``goal`` and ``ordinal`` are its parts: "2" and "11" of 2-11, "1" and "a" of 1a), "" and "3" of a lone 3, "1" and ""
    of Goal 1.0 and Goal 1, "math" and "1" of Math 1. ``str()`` gives a text that reads again to the same key.
    """

    text: str
    kind: str
    goal: str
    ordinal: str

    @property
    def key(self) -> tuple[str, str, str]:
        """The canonical (kind, goal, ordinal): the same for 1a), 1A and (1-a)."""
        return self.kind, self.goal, self.ordinal

    def __str__(self) -> str:
        if not self.goal:
            said = self.ordinal
        elif not self.ordinal:
            said = self.goal if self.kind == "Goal" else f"{self.goal}.0"
        elif not self.goal.isdigit():
            said = f"{self.goal}{' ' if len(self.goal) > _SHORT else ''}{self.ordinal}"
        else:
            said = f"{self.goal}{self.ordinal}" if self.ordinal.isalpha() else f"{self.goal}-{self.ordinal}"
        return f"{self.kind} {said}".lstrip()


def read_id(value: Value) -> WrittenId | None:
    """The ID that a cell says; None if it says none.

    A date is the ID that Excel turned into it (2-11, or 1-45); a float keeps one decimal (1.0), though what was typed
    may have been 1.10: only the column tells (repairs).
    """
    text = as_text(value)
    body = plain_id(text).lstrip("#[").rstrip("]")
    if not text or len(body) > LONGEST:
        return None
    word = re.match(_KIND, body)
    kind = KINDS[word[1]] if word else ""
    parts = _parts(body[word.end() :] if word else body, kind)
    return WrittenId(text=text, kind=kind, goal=parts[0], ordinal=parts[1]) if parts else None


def _parts(body: str, kind: str) -> tuple[str, str] | None:
    """The goal and the ordinal that the rest of an ID says."""
    if found := re.fullmatch(_NUMBERED, body):
        return found[1], "" if found[2].strip("0") == "" and "." in body else found[2]
    if found := re.fullmatch(_LETTERED, body) or re.fullmatch(_PREFIXED, body):
        return found[1], found[2]
    if re.fullmatch(_LONE, body):
        return (body, "") if kind == "Goal" and body.isdigit() else ("", body)
    return None


def as_text(value: Value) -> str:
    """What somebody probably typed to get the value of an ID cell; empty for what is no ID at all.

    Excel makes a date of 2-11 (typed_id) and a number of 1.0.
    """
    if typed := typed_id(value):
        return typed
    if isinstance(value, float) and value.is_integer():
        return f"{show(value)}.0"
    return show(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def typed_id(value: Value) -> str:
    """What somebody typed to get a date, or the text of one (6-May); empty for what is no date.

    Month and day; or month and year, since Excel reads 1-45 as January 1945. Two digits from 30 on are years of the
    last century to Excel, and no month has 32 days.
    """
    if day := as_date(value):
        of_month = day.day == 1 and 1932 <= day.year <= 1999
        return f"{day.month}-{day.year % 100}" if of_month else f"{day.month}-{day.day}"
    if not isinstance(value, str) or "-" not in value or not shows_date(clean(value)):
        return ""
    one, other = clean(value).lower().split("-")
    month, number = (other, one) if one.isdigit() else (one, other)
    return f"{ENGLISH_MONTHS[month]}-{int(number)}"
