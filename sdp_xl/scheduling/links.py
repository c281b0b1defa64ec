"""The links of a "Depends on" cell, in the notation of Microsoft Project, such as 3; A2.1SS+5d; 4FF-1w."""

from __future__ import annotations

import re
from collections.abc import Container
from enum import StrEnum
from typing import NamedTuple

from schemas.values import canonical_id, fold, split_many


class LinkKind(StrEnum):
    """The ends of two tasks that a link ties: FS is "starts when the other has finished"."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


class TaskLink(NamedTuple):
    """A link to the task that must come first: its canonical ID, the kind of link, and the lag in working days."""

    id: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0

    def __str__(self) -> str:
        """The link as it is typed: A1.2, A1.2SS, A1.2FS+5d."""
        if self.lag:
            return f"{self.id}{self.kind}{self.lag:+d}d"
        return self.id if self.kind is LinkKind.FS else f"{self.id}{self.kind}"


class Unreadable(NamedTuple):
    """A part of the cell that is no link, as written, and why, if more is known than that."""

    text: str
    why: str = ""


WEEK = 5
"""Working days in a week of lag, as in Microsoft Project's standard calendar."""

UNITS = {"d": 1, "day": 1, "days": 1, "w": WEEK, "wk": WEEK, "wks": WEEK, "week": WEEK, "weeks": WEEK}
LONGEST = 9999
"""The longest lag, in days or weeks; a longer one is a slip of the keyboard."""

ELAPSED = "Elapsed time (ed, ew) counts weekends and holidays; the timeline counts working days (d) and weeks (w) only."
UNIT = "The lag must be a whole number of working days (d) or weeks (w), for example +5d or -1w."

_LAG = re.compile(r"(.+?) ?([+-]) ?([0-9]+(?:\.[0-9]+)?) ?([a-z%]*)")
_KIND = re.compile(r"(.+?) ?(fs|ss|ff|sf)")
_AFTER = re.compile(rf"^([0-9]+) ?({'|'.join(UNITS)}) after (\S+)$")
"""5 days after P1, which is P1+5d."""
_WORD = re.compile(r"[^\s+]+")


def parse(text: str, known: Container[str]) -> tuple[tuple[TaskLink, ...], tuple[Unreadable, ...]]:
    """The links in a cell and the parts that are none.

    ``known`` holds the canonical IDs that there are: they are tried first, so that an ID may end in "SS" or hold a
    hyphen. A part that reads as a link to an unknown ID is a link all the same.
    """
    if not text:
        return (), ()
    links: list[TaskLink] = []
    unreadable: list[Unreadable] = []
    for part in split_many(text, commas=True):
        read = _read(part, known)
        if isinstance(read, TaskLink):
            links.append(read)
        else:
            unreadable.append(read)
    return tuple(links), tuple(unreadable)


def as_written(text: str, link: TaskLink, known: Container[str]) -> str:
    """The part of a cell that was read as this link, as typed; ``known`` as for parse."""
    parts = split_many(text, commas=True)
    return next((part for part in parts if link in parse(part, known)[0]), str(link))


def _read(part: str, known: Container[str]) -> TaskLink | Unreadable:
    """A part of a cell as a known ID, or as an ID with a kind, a lag or both; else as an ID that nobody knows."""
    whole = canonical_id(part)
    if whole in known:
        return TaskLink(whole)
    folded = _AFTER.sub(r"\3+\1\2", fold(part).replace(" plus ", "+"))
    lagged = _LAG.fullmatch(folded)
    head, unit = (lagged[1], lagged[4]) if lagged else (folded, "")
    kinded = _KIND.fullmatch(head)
    # Without a unit or a kind, 1-5 is more likely a mistyped ID than task 1 with a lag of -5 days.
    readings = [(canonical_id(head), LinkKind.FS)] if unit else []
    if kinded:
        readings.append((canonical_id(kinded[1]), LinkKind(kinded[2].upper())))
    reading = next((one for one in readings if one[0] in known), None)
    if reading is None and (kinded or unit in UNITS) and _WORD.fullmatch(readings[-1][0]):
        reading = readings[-1]
    if reading is not None:
        return _with_lag(part, *reading, lagged)
    if lagged and lagged[2] == "+" and not unit and canonical_id(head) in known:
        return Unreadable(part, UNIT)
    return TaskLink(whole) if _WORD.fullmatch(whole) else Unreadable(part)


def _with_lag(part: str, id_: str, kind: LinkKind, lagged: re.Match[str] | None) -> TaskLink | Unreadable:
    if lagged is None:
        return TaskLink(id_, kind)
    sign, number, unit = lagged[2], lagged[3], lagged[4] or "d"
    if unit[0] == "e":
        return Unreadable(part, ELAPSED)
    if unit not in UNITS or not number.isdigit() or len(number) > len(str(LONGEST)):
        return Unreadable(part, UNIT)
    return TaskLink(id_, kind, int(f"{sign}{number}") * UNITS[unit])
