"""Texts without what other programs and forms put around them: guards against Excel, prompts, boxes to tick."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.values import clean
from sdp_xl.csv_guard import unguarded

_FORMULA = re.compile(r"""=\s*(?:T\s*)?\(?\s*"((?:[^"]|"")*)"\s*\)?""", re.IGNORECASE)
_QUOTED = re.compile(r"['\u2018\u2019`](?=[\w.#/:–-]*\d)(?!\d0s\b)[\w.#/:–-]+")
"""An apostrophe before an ID, a number or a date, as people type it against Excel; not that of ’90s."""
_PROMPT = re.compile(
    r"[\[<(]?(?:(?:click|tap|press)(?: or (?:click|tap))?(?: here)? to "
    r"(?:enter|add|insert|type|choose|select)\b[^.]{0,40}"
    r"|click here and type[^.]{0,20}|(?:choose|select|pick) an? (?:item|building block|option|date)"
    r"|(?:enter|type|insert) (?:your )?text(?: here)?)[\].>)]*",
    re.IGNORECASE,
)
"""What Word shows in an empty field of a form, also where it was copied out of one."""

_REAL, _TICKS = "☐☒☑◻◽⬜□▢🗹🗷🗸✅❑❒", "☒☑🗹🗷🗸✅■▣✓✔✗✘"
_SIGNS = f"{_REAL}{_TICKS}"
_BOX = re.compile(rf"[{_SIGNS}]|\[\s?[xX✓✔]?\s?\]|\(\s?[xX✓✔]?\s?\)(?=\s*\w)")
_LONGEST, _WORDS = 60, 6
"""Characters and words of what may be chosen; longer texts behind boxes are a list of things to do."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is ticked and what is not, of the boxes in one cell."""

    ticked: tuple[str, ...]
    others: tuple[str, ...]


def unwrapped(text: str) -> str:
    """The text of a cell without a guard against Excel: ="1-1" and '1-2 are 1-1 and 1-2."""
    bare = text.strip()
    if found := _FORMULA.fullmatch(bare):
        inner = found[1].replace('""', '"')
        return unwrapped(inner[1:-1] if len(inner) > 1 and inner[0] == inner[-1] == '"' else inner)
    if _QUOTED.fullmatch(bare):
        return bare[1:]
    return unguarded(text)


def is_prompt(line: str) -> bool:
    """Whether a line is a prompt of an empty field, which nobody wrote."""
    return _PROMPT.fullmatch(clean(line)) is not None


def choice(text: str) -> Choice | None:
    """The choice that boxes in a text show; None where it has none, or they stand before more than words to choose."""
    found = list(_BOX.finditer(text))
    if not any(_is_box(one[0]) for one in found):
        return None
    labels = _between(text, found)
    plain = [clean(one).strip(" ;,.\n") for one in labels]
    if not all(plain) or any(len(one) > _LONGEST or len(one.split()) > _WORDS for one in plain):
        return None
    named = [(one, _is_ticked(box[0])) for one, box in zip(plain, found, strict=True)]
    return Choice(tuple(one for one, on in named if on), tuple(one for one, on in named if not on))


def _between(text: str, boxes: list[re.Match[str]]) -> list[str]:
    """The words of each box: those behind it, or before it where the text begins with words and ends with a box."""
    ends = [0, *(one.end() for one in boxes)]
    starts = [*(one.start() for one in boxes), len(text)]
    pieces = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    if not clean(pieces[0]):
        return pieces[1:]
    return pieces[:-1] if not clean(pieces[-1]) else [""]


def _is_box(sign: str) -> bool:
    return sign in _REAL or sign[0] == "["


def _is_ticked(sign: str) -> bool:
    return sign in _TICKS or (len(sign) > 1 and bool(sign.strip("[]() ")))
