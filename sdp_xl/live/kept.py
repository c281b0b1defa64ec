"""Tells whether staff changed a sheet of the tool since it was written, and keeps theirs under a name of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256

from schemas.values import Value
from sdp_xl.address import Link
from sdp_xl.live.values import displayed

WRITTEN = "sdp_written"
"""Defined name that holds, for each sheet of the tool, a fingerprint of what was last written by a button."""

_LENGTH = 8
_LONGEST_NAME = 31
"""Characters of a sheet's name (Excel specifications and limits)."""


def fingerprint(note: Value, rows: Iterable[Sequence[Value | Link]]) -> str:
    """The fingerprint of a sheet: of its note, then of its rows in any order, since sorting changes no word."""
    shown = (tuple(displayed(value) for value in row) for row in rows)
    lines = sorted("\t".join(row).rstrip("\t") for row in shown)
    return _digest(displayed(note)) + _digest("\n".join(line for line in lines if line))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def record(names: Mapping[str, str]) -> dict[str, str]:
    """The fingerprints by table key, from the workbook's defined names."""
    parts = (part.partition("=") for part in names.get(WRITTEN, "").strip('="').split(";"))
    return {key: mark for key, _, mark in parts if mark}


def as_name(marks: Mapping[str, str]) -> str:
    """What the defined name refers to; a text in a formula may have 255 characters, and six sheets need 185."""
    return '="' + ";".join(f"{key}={mark}" for key, mark in marks.items()) + '"'


def is_changed(written: str, now: str) -> bool:
    """Whether staff changed the rows. Another note means another writer, the command line: then nobody can tell."""
    return written[:_LENGTH] == now[:_LENGTH] and written != now


def name_for_kept(sheet: str, day: date, taken: Collection[str]) -> str:
    """A free name such as “Findings (kept 2027-01-31)”, cut to what Excel allows."""
    others = {name.casefold() for name in taken}
    number = 1
    while True:
        ending = f" (kept {day.isoformat()}{f' {number}' if number > 1 else ''})"
        name = sheet[: _LONGEST_NAME - len(ending)].rstrip() + ending
        if name.casefold() not in others:
            return name
        number += 1
