"""Conflict copies: what OneDrive and Dropbox put beside a workbook when it was saved in two places at once."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from schemas.values import fold

_DROPBOX = r"(?i) \((?:[^()]+ )?conflicted copy(?: \d{4}-\d\d-\d\d)?(?: \(?\d+\)?)?\)"
"""“Plan (conflicted copy 2027-01-31).xlsx”, “Plan (John's conflicted copy 2027-01-31).xlsx”."""

_ONEDRIVE = r"-(?P<computer>[^\s()]{1,63}?)(?:-\d)?"
"""“Plan-DESKTOP-ABC123.xlsx”: OneDrive adds the computer's name, and a number to a second copy of one day."""

_COMPUTER = r"[A-Z][A-Z0-9-]{4,14}"
"""A computer's name as Windows writes it: up to 15 capital letters, digits and hyphens; most have five or more."""

_MAC = r"(?i).*-?(MacBook|iMac|Mac-?mini|Mac-?Studio)(-.*)?"

_WORDS = """
draft final copy clean signed review reviewed revised revision approved approval submitted submission version backup
archive master template blank example public board internal updated update merged marked print printed comments notes
edits redline spring summer autumn winter english spanish state federal regional district local january february march
april june july august september october november december goals needs strategies timeline evaluation findings checked
chart report migrant preschool school plan
"""
_ORDINARY = frozenset(_WORDS.split())
"""Words in capitals that people put behind a name, in comparing form."""

_NUMBERED = r"(?i)(v|ver|rev|fy|sy|py|q|r|part|draft|final|copy|version)?\d[\d-]*"


def conflict_copies(path: Path) -> tuple[str, ...]:
    """The names of the files beside a workbook that look like conflict copies of it; none if nobody can look."""
    found = []
    with suppress(OSError):
        for file in path.parent.iterdir():
            name, stem = file.name, path.stem
            if name.endswith(path.suffix) and name.startswith(stem) and name != path.name:
                rest = name.removeprefix(stem).removesuffix(path.suffix)
                if re.fullmatch(_DROPBOX, rest) or _by_onedrive(rest):
                    found.append(name)
    return tuple(sorted(found))


def _by_onedrive(rest: str) -> bool:
    match = re.fullmatch(_ONEDRIVE, rest)
    if match is None:
        return False
    name = match["computer"]
    import platform

    if fold(name) == fold(platform.node().partition(".")[0]) or re.fullmatch(_MAC, name):
        return True
    return bool(re.fullmatch(_COMPUTER, name)) and not _ordinary(name)


def _ordinary(name: str) -> bool:
    """Whether a name in capitals is what people put there themselves: words, a version, a year, a State."""
    from sdp_xl.states import state_code

    words = name.split("-")
    return all(fold(word) in _ORDINARY or re.fullmatch(_NUMBERED, word) for word in words) or bool(
        state_code(" ".join(words))
    )
