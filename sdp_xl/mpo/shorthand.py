"""Shorthand of an MPO spelled out before anything reads it: w/, Ss, gr., ≥, arrows."""

from __future__ import annotations

import re

from schemas.mpo_words import SHORT
from sdp_xl.mpo.placed import Placed

_WORDS = "|".join(
    re.escape(short) + ("" if not short[-1].isalnum() else r"\b") for short in sorted(SHORT, key=len, reverse=True)
)
_RANK = r"(?P<rank>\d(?:st|nd|rd|th)\sgr\.?(?=\s(?:w/|who|in|will|→)|$))"
_ARROW = r"(?P<to>(?<![\w.])(?P<first>\d[\d.]*\s?%?)\s?(?:→|->|=>)\s?(?=\d))|(?P<up>(?:→\s?)?[↑⬆]\s?)|(?P<down>(?:→\s?)?[↓⬇]\s?)|(?P<will>(?:→|->|=>)\s?)"
_SIGN = re.compile(
    rf"{_RANK}|{_ARROW}|(?P<ss>\bSs\b)|(?P<plus>(?<![\w+])\+\s?(?=\d))|(?P<word>(?<![\w'.&/-])(?i:{_WORDS}))"
)
_RUN_ON = re.compile(r"\w")


def spelled_out(text: Placed) -> Placed:
    """The text with its short forms spelled out; itself if it has none."""
    return text.replaced(_SIGN, lambda found: _spelled(found, text.text))


def _spelled(found: re.Match[str], text: str) -> str:
    match found.lastgroup:
        case "rank":
            return f"{found[0][:3]} graders"
        case "to":
            return f"{'' if text[: found.start()].endswith('from ') else 'from '}{found['first']} to "
        case "up" | "down":
            by = "by " if re.match(r"\D?\d", text[found.end() :]) else ""
            verb = ("rise" if by else "raise") if found.lastgroup == "up" else ("fall" if by else "lower")
            return f"will {verb} {by}" if by and " will " not in text else f"{verb} {by}"
        case "will":
            return "will "
        case "ss":
            return "students"
        case "plus":
            return "gain "
        case _:
            space = " " if _RUN_ON.match(text, found.end()) else ""
            return SHORT[found[0].lower()] + space
