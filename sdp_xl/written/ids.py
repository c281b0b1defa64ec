"""IDs as people write them: 1-1, 1a), MPO 1A, Goal 2.0, PERFORMANCE TARGET 3:, and those that Excel made dates of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from schemas.values import Value, as_date, canonical_id, clean, plain_id, show, shows_date
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


class Several(NamedTuple):
    """Several IDs in one text, as they are known; ``stretch``: only the first and the last of them were typed."""

    ids: tuple[str, ...]
    stretch: bool = False


_AND = re.compile(r"[,;\n/&+]|\band\b|\bor\b|\bthen\b|\bplus\b", re.IGNORECASE)
_TO = r"(?i)\s*(?:\.{2,}|…|[-\u2010-\u2015:]|\bto\b|\bthrough\b|\bthru\b)\s*"
_BEFORE = (
    r"(?i)^(?:(?:both|all of|after|following|see|activities|strategies|targets|needs|mpos|steps|questions"
    r"|rows?|ids?)\s+)+"
)
"""Words before a list of IDs that add nothing to it."""


def several(text: str, known: Mapping[str, str]) -> Several | None:
    """The IDs that a text lists (1-1 and 1-2; P1/P2; P1 P2) or that it names the ends of (P1:P3); None if neither.

    ``known`` are the IDs that there are, by canonical ID, in their order; at least one of those listed must be known,
    and all of those that only spaces part.
    """
    if canonical_id(text) in known:
        return None
    text = re.sub(_BEFORE, "", clean(text))
    parts = [part.strip() for part in _AND.split(text) if part.strip()]
    if len(parts) > 1 and any(canonical_id(part) in known for part in parts):
        return Several(ids=tuple(known.get(canonical_id(part), part) for part in parts))
    words = text.split()
    if len(words) > 1 and all(canonical_id(word) in known for word in words):
        return Several(ids=tuple(known[canonical_id(word)] for word in words))
    order = list(known)
    for sign in re.finditer(_TO, text):
        ends = canonical_id(text[: sign.start()]), canonical_id(text[sign.end() :])
        if not all(end in known for end in ends):
            continue
        first, last = map(order.index, ends)
        if first < last:
            return Several(ids=tuple(known[id_] for id_ in order[first : last + 1]), stretch=True)
    return None


def only(text: str, known: Mapping[str, str]) -> str:
    """The one known ID that a text names amid other words (after P3; 1-1 (tutoring); P 1); empty if it names none.

    A bare number or letter is too common a word to be taken for an ID.
    """
    words = {canonical_id(word.strip("()[],;:.")) for word in clean(text).split()}
    found = {id_ for id_ in words & known.keys() if len(id_) > 1 and not id_.isdigit()}
    found = found or {canonical_id("".join(clean(text).split()))} & known.keys()
    return known[found.pop()] if len(found) == 1 else ""


def listed_ids(value: Value) -> tuple[str, ...]:
    """The IDs in the cell of one row, if it holds several: 2-1, 2-2); empty if it holds one, or a text."""
    parts = [part.strip() for part in _AND.split(as_text(value)) if part.strip()]
    if len(parts) < 2 or read_id(value) or len(as_text(value)) > LONGEST:
        return ()
    read = [read_id(part) for part in parts]
    return tuple(parts) if all(one and re.search("[0-9]", one.text) for one in read) else ()
