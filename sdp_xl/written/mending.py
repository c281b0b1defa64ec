"""Repairs of a column of IDs: dates, lost zeros, IDs that stand twice, and numbering that restarts in each area."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from itertools import count
from typing import NamedTuple

from schemas.values import Value, as_date, canonical_id, clean, is_number
from sdp_xl.written.ids import LONGEST, WrittenId, as_text, read_id, typed_id
from sdp_xl.written.shown import as_excel_shows

_AS_TEXT = " Format the cell as Text first."
_LAST = r"([0-9]+|(?<![^\W\d_])[a-zA-Z])(?=[^0-9a-zA-Z]*$)"
"""The last number or single letter of an ID: what counts its rows."""

_TITLE = r"(?i)goal\s*[0-9]+(?:\.[0-9]+)?\s*[-–—:.]*\s*"
"""What stands before the name of an area that is a numbered goal: GOAL 1.0 – SCHOOL READINESS."""

_NAME_ENDS = r"(?is)\s*(?:[/,(&:;]|\band\b).*"


class Damage(StrEnum):
    """What spoilt an ID."""

    DATE = "Excel turned it into a date"
    LOST_ZERO = "it lost a zero"
    DOUBLED = "it stands twice"
    RESTARTED = "its numbering starts again in another area"


class Repair(NamedTuple):
    """What to type in place of an ID.

    ``place`` is its position in the column given, from 0; ``text`` what stands there, ``suggested`` what to type, and
    ``reason`` why, in one plain sentence.
    """

    place: int
    text: str
    suggested: str
    damage: Damage
    reason: str


def repairs(ids: Sequence[Value], areas: Sequence[str] = ()) -> tuple[Repair, ...]:
    """The IDs of a column to be typed anew, in its order; applied together they leave no ID twice.

    ``areas`` is the goal area (or any other heading) of each row, empty or as long as ``ids``; ValueError otherwise.
    Blanks are passed over. A row of a date gets back what was typed. Where 1.1 follows 1.9, a number lost its zero.
    Where the IDs of one area come again in another, each gets its area's name before it, as people say it: Math Goal 1.
    Any other ID that stands twice gets the next number or letter that is free.
    """
    if areas and len(areas) != len(ids):
        raise ValueError(f"{len(areas)} areas for {len(ids)} IDs")
    found = {repair.place: repair for repair in (*_dates(ids), *_zeros(ids))}
    texts = [found[place].suggested if place in found else as_text(value) for place, value in enumerate(ids)]
    found |= {repair.place: repair for repair in _restarts(texts, areas) if repair.place not in found}
    texts = [found[place].suggested if place in found else text for place, text in enumerate(texts)]
    for repair in _doubles(texts):
        earlier = found.get(repair.place)
        found[repair.place] = Repair(
            place=repair.place,
            text=earlier.text if earlier else repair.text,
            suggested=repair.suggested,
            damage=earlier.damage if earlier else repair.damage,
            reason=f"{earlier.reason} {repair.reason}" if earlier else repair.reason,
        )
    return tuple(found[place] for place in sorted(found))


def lost_zeros(ids: Sequence[Value]) -> tuple[Repair, ...]:
    """Those repairs of a column that give an ID back its zero: the 1.1 between 1.9 and 1.11 was 1.10."""
    return tuple(_zeros(ids))


def next_ids(ids: Sequence[Value], areas: Sequence[str] = ()) -> dict[int, str]:
    """IDs for the blanks of a column, by position: each moves on from the ID above, and none is in use.

    ``areas`` is the goal area of each row, or empty: a blank moves on from its own area only. In a column without any
    ID the rows are numbered from 1. A blank that has no such neighbor gets none.
    """
    texts = [as_text(value) for value in ids]
    taken = {canonical_id(text) for text in texts if clean(text)}
    found: dict[int, str] = {}
    given: dict[tuple[str, str], int] = {}
    if not taken:
        return {place: str(place + 1) for place in range(len(texts))}
    before: dict[str, str] = {}
    for place, (text, area) in enumerate(zip(texts, map(clean, areas or [""] * len(texts)), strict=True)):
        if not clean(text):
            if area not in before:
                continue
            text = next(one for one in _moved_on(before[area], given) if canonical_id(one) not in taken)
            taken.add(canonical_id(text))
            found[place] = text
        before[area] = text
    return found


def _dates(ids: Sequence[Value]) -> Iterator[Repair]:
    for place, value in enumerate(ids):
        if typed := typed_id(value):
            yield Repair(
                place=place,
                text=as_excel_shows(as_date(value) or value),
                suggested=typed,
                damage=Damage.DATE,
                reason=f"Excel turned {typed} into the date {as_excel_shows(as_date(value) or value)}.{_AS_TEXT}",
            )


def _zeros(ids: Sequence[Value]) -> Iterator[Repair]:
    """An ID that follows N.9 as N.1, where N.1 was there before or N.11 comes next: it was N.10."""
    before: dict[tuple[str, str], int] = {}
    seen: set[tuple[str, str, str]] = set()
    read = [read_id(value) if "." in as_text(value) else None for value in ids]
    for place, (one, after) in enumerate(zip(read, _next_of_goal(read), strict=True)):
        if one is None or not one.ordinal.isdigit():
            continue
        due = before.get((one.kind, one.goal), 0) + 1
        before[one.kind, one.goal] = int(one.ordinal)
        lost = due % 10 == 0 and one.ordinal == f"{due}".rstrip("0")
        if lost and (one.key in seen or after == f"{due + 1}"):
            before[one.kind, one.goal] = due
            yield _zero_back(place, ids[place], due)
        seen.add(one.key)


def _next_of_goal(read: Sequence[WrittenId | None]) -> list[str]:
    """For each ID the ordinal of the next one of the same kind and goal; empty after the last."""
    later: dict[tuple[str, str], str] = {}
    found = []
    for one in reversed(read):
        found.append(later.get((one.kind, one.goal), "") if one else "")
        if one:
            later[one.kind, one.goal] = one.ordinal
    return found[::-1]


def _zero_back(place: int, value: Value, due: int) -> Repair:
    text = as_text(value)
    goal = text.rpartition(".")[0]
    return Repair(
        place=place,
        text=text,
        suggested=f"{goal}.{due}",
        damage=Damage.LOST_ZERO,
        reason=f"{text} follows {goal}.{due - 1}, so {goal}.{due} was typed; Excel drops such a zero from a number."
        + (_AS_TEXT if is_number(value) else ""),
    )


def _restarts(texts: Sequence[str], areas: Sequence[str]) -> Iterator[Repair]:
    """The rows of all areas that begin with the same ID as another area, and use no ID twice themselves."""
    by_area: dict[str, list[str]] = defaultdict(list)
    rows = [(place, text, clean(area)) for place, (text, area) in enumerate(zip(texts, areas, strict=bool(areas)))]
    rows = [row for row in rows if row[1] and row[2]]
    for _, text, area in rows:
        by_area[area].append(canonical_id(text))
    begins: dict[str, list[str]] = defaultdict(list)
    for area, ids in by_area.items():
        if len(ids) == len(set(ids)):
            begins[ids[0]].append(area)
    names = _short_names([area for same in begins.values() if len(same) > 1 for area in same])
    for place, text, area in rows:
        if area in names:
            yield Repair(
                place=place,
                text=text,
                suggested=f"{names[area]} {text}",
                damage=Damage.RESTARTED,
                reason=f"The numbering starts again in each area, so {text} alone does not say which one is meant.",
            )


def _short_names(areas: Collection[str]) -> dict[str, str]:
    """The areas by their first words (Reading for Reading/ELL), or whole where two begin alike."""
    bare = {area: re.sub(_TITLE, "", area, count=1) or area for area in areas}
    short = {area: re.sub(_NAME_ENDS, "", name) or name for area, name in bare.items()}
    folded = [canonical_id(name) for name in short.values()]
    return {
        area: (name.title() if name.isupper() and len(name) > 4 else name)
        if folded.count(canonical_id(name)) == 1
        else area
        for area, name in short.items()
    }


def _doubles(texts: Sequence[str]) -> Iterator[Repair]:
    ids = [canonical_id(text) for text in texts]
    taken = set(ids)
    seen: set[str] = set()
    given: dict[tuple[str, str], int] = {}
    for place, (text, id_) in enumerate(zip(texts, ids, strict=True)):
        if id_ and id_ in seen:
            suggested = next(one for one in _moved_on(text, given) if canonical_id(one) not in taken)
            taken.add(canonical_id(suggested))
            reason = f"{text} stands further up already; {suggested} is free."
            yield Repair(place=place, text=text, suggested=suggested, damage=Damage.DOUBLED, reason=reason)
        seen.add(id_)


def _moved_on(text: str, given: dict[tuple[str, str], int]) -> Iterator[str]:
    """The ID with its last number or letter moved on: 1-6) after 1-5), 1b after 1a; with -2 after it where that ends.

    ``given`` holds how far each numbering was moved on already, so that a long column of one ID takes no long time.
    """
    last = re.search(_LAST, text) if len(text) <= LONGEST else None
    if last:
        head, tail, end = text[: last.start()], last[1], text[last.end() :]
        number = int(tail) if tail.isdigit() else ord(tail)
        stop = None if tail.isdigit() else ord("z" if tail.islower() else "Z")
        for moved in count(max(number, given.get((head, end), 0)) + 1):
            if stop and moved > stop:
                break
            given[head, end] = moved
            yield f"{head}{chr(moved) if stop else moved}{end}"
    for moved in count(given.get((text, "-"), 1) + 1):
        given[text, "-"] = moved
        yield f"{clean(text)}-{moved}"
