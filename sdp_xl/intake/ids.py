"""Proposes a free ID for a row that has none, in the style of the State's own IDs."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from schemas.model import Table
from schemas.values import canonical_id, fold

_TAIL = re.compile(r"(?P<head>.*?)(?P<tail>\d+|[A-Za-z])[).:]*")
_GROUP = re.compile(r"(?P<before>\D*)(?P<number>\d+)(?P<after>\D*)")
_NUMBER = re.compile(r"\d+")
_EXAMPLE = re.compile(r"for example ([\w.\-]*\d[\w\-]*(?:\.\d+)?)", re.IGNORECASE)


def propose(declared: Table, area: str, ids: Sequence[tuple[str, str]], taken: Container[str]) -> str:
    """A free ID for a row in a goal area.

    ``ids`` are the (ID, area) of the rows before it, in order: the last of the same area is counted on; a new area
    starts the next group (2-1 after 1-3). Where there are none, the example in the prompt of the ID column is the
    first. ``taken`` holds canonical IDs.
    """
    own = next((one for one, of in reversed(ids) if not area or fold(of) == fold(area)), "")
    if own and (counted := _next(own)):
        candidate = counted
    elif ids:
        candidate = _next_group([one for one, _ in ids], area) or _next(ids[-1][0]) or f"{ids[-1][0]}-1"
    else:
        candidate = _first(declared, area)
    while canonical_id(candidate) in taken:
        candidate = _next(candidate) or f"{candidate}-1"
    return candidate


def _next(id_: str) -> str:
    """The ID that follows: 1-4 after 1-3, 1b after 1a, MPO 2 after MPO 1; empty for one without number or letter."""
    found = _TAIL.fullmatch(id_)
    if not found:
        return ""
    head, tail = found["head"], found["tail"]
    if tail.isdigit():
        return f"{head}{int(tail) + 1}"
    return f"{head}{tail[0]}a" if tail in "zZ" else f"{head}{chr(ord(tail) + 1)}"


def _next_group(ids: Iterable[str], area: str) -> str:
    """The first ID of the next group, as 2-1 after 1-3; of the group that a number in the area's name says."""
    groups: list[tuple[int, str, str, str]] = []
    for one in ids:
        found = _TAIL.fullmatch(one)
        group = _GROUP.fullmatch(found["head"]) if found else None
        if found and group:
            groups.append((int(group["number"]), group["before"], group["after"], found["tail"]))
    if not groups:
        return ""
    stated = _NUMBER.search(area)
    number, before, after, tail = max(groups)
    used = {one for one, *_ in groups}
    new = int(stated[0]) if stated and 0 < int(stated[0]) < 100 and int(stated[0]) not in used else number + 1
    return f"{before}{new}{after}{'1' if tail.isdigit() else 'a' if tail.islower() else 'A'}"


def _first(declared: Table, area: str) -> str:
    """The example of the ID column's prompt, in the group that a number in the area's name says."""
    found = _EXAMPLE.search(declared.column("id").help)
    first = found[1] if found else "1"
    stated = _NUMBER.search(area)
    if stated and first[0].isdigit() and 0 < int(stated[0]) < 100:
        return f"{int(stated[0])}{first[1:]}"
    return first
