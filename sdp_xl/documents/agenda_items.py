"""The items of a meeting's agenda, as they are typed: one a line, "9:00 Review the needs | State Director | CNA"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

_CLOCK = r"(\d{1,2})(?::(\d\d))?\s*([ap])?\.?(?:m\b\.?)?"
_TIMES = re.compile(rf"\s*{_CLOCK}(?:\s*(?:-|–|—|to)\s*{_CLOCK})?[\s:,–—-]+(?=\S)", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-•*▪◦]|\d{1,2}[.)])\s+")
_DAY = re.compile(r"\b(Day \d+)\s*[:.–—-]\s*", re.IGNORECASE)
EARLIEST = 7
"""Hours before this one are in the afternoon where nobody says: a meeting at 1:30 is not held at night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item: from when to when (None: not said), what it is about, who leads it, what is handed out.

    ``day`` is said with the first item of each day of a longer meeting: Day 2.
    """

    text: str
    day: str = ""
    start: time | None = None
    finish: time | None = None
    lead: str = ""
    materials: str = ""


def items(text: str) -> tuple[Item, ...]:
    """The items in the cell, parted by lines, or by semicolons where it is a single line."""
    first, *days = _DAY.split(text)
    days = ["", first, *days]
    return tuple(item for day, part in zip(days[::2], days[1::2], strict=True) for item in _items(part, day))


def _items(text: str, day: str) -> Iterator[Item]:
    lines = text.splitlines() if "\n" in text.strip() else text.split(";")
    for line in filter(str.strip, lines):
        first, *others = (part.strip() for part in _BULLET.sub("", line).split("|"))
        start, finish, about = _timed(first)
        lead, materials = (*others, "", "")[:2]
        yield Item(text=about.strip(), day=day, start=start, finish=finish, lead=lead, materials=materials)
        day = ""


def _timed(text: str) -> tuple[time | None, time | None, str]:
    """The times at the head of an item, and the rest of it. A bare number at the head is no time."""
    found = _TIMES.match(text)
    if not found or not (found[2] or found[3] or found[5] or found[6]):
        return None, None, text
    hour, minute, half, hour2, minute2, half2 = found.groups()
    start = _clock(hour, minute, half or (half2 if hour2 and int(hour) < int(hour2) else None))
    finish = _clock(hour2, minute2, half2) if hour2 else None
    if start is None or (hour2 and (finish is None or finish <= start)):
        return None, None, text
    return start, finish, text[found.end() :]


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    elif hours < EARLIEST:
        hours += 12
    return time(hours, int(minute or 0)) if hours < 24 and int(minute or 0) < 60 else None
