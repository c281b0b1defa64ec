"""Shorthand of an MPO spelled out before anything reads it: w/, Ss, gr., ≥, arrows."""

from __future__ import annotations

import re

from schemas.mpo_words import SHORT
from sdp_xl.mpo.patterns import any_of, pattern
from sdp_xl.mpo.placed import Placed
from sdp_xl.mpo.text import lowered
from sdp_xl.mpo.words import REACH

_LETTERS, _MARKED = (", ".join(one for one in SHORT if one[-1].isalnum() is plain) for plain in (True, False))
_SIGN = pattern(
    r"(?P<rank>\d(?:st|nd|rd|th)\sgr\.?(?=\s(?:w/|who|in|will|→)|$))"
    r"|(?P<change>(?<![\w.–-])(?P<first>\d[\d.]*\s?%?(?:\s?\([^()]*\))?)\s?(?:→|->|=>)\s?(?=\d))"
    r"|(?P<to>(?<=\w)(?:→|->|=>)(?=\w))"
    r"|(?P<up>(?:→\s?)?[↑⬆]\s?)|(?P<down>(?:→\s?)?[↓⬇]\s?)"
    r"|(?P<next>\s(?:→|->|=>)(?=\s[a-z-]+(?:\s[a-z]+)?:))|(?P<will>(?:→|->|=>)\s?)"
    r"|(?P<percentage>(?<=the\s)%(?=\sof\b))|(?P<item>(?:^|(?<=\s))\([1-9]\)\s)"
    r"|(?P<at>(?<=\s)@\s)|(?P<plus>(?<![\w+])\+\s?(?=\d))"
    r"|(?P<times>(?<=\d)x(?:/|\sper\s|\sa\s)(?=wk|week|mo|day|yr|year))"
    r"|(?P<and>(?<=\s)\+\s(?=[a-z]))|(?P<box>[\[\]]|(?<![_\w])_(?=\w[^_]*_(?![_\w]))|(?<=[\w%)])_(?![_\w]))"
    rf"|(?P<fraction>(?<![\w/])[1-4]/[2-5](?=\s(?:of|will|{REACH})\b)|(?<=[:=|]\s)[1-4]/[2-5](?=\s*[.;|]))"
    rf"|(?P<word>(?<![\w'.&-])(?<![a-wyz]/)(?:{any_of(_LETTERS)}\b(?:\.(?=[,;)]?\s[a-z\d(≥>]))?|{any_of(_MARKED)}))"
)

_FIRST = frozenset(short.split()[0].rstrip(".") for short in SHORT)
_SIGNS = pattern(r"[→↑⬆↓⬇+@\[_]|->|=>|w/|x/|(?<![\d/])[1-4]/[2-5](?![\d/])|\(2\)|the\s%\s")
"""Signs that a text has shorthand at all: most have none."""
_ARROWS, _ROW = ("→", "->", "=>"), 3
"""So many arrows stand between the pieces of a row."""

_WORDS = {"percentage": "percentage", "at": "at ", "plus": "gain ", "times": " times a ", "and": "and ", "to": " to "}
"""What the other signs say."""

_NO_BY = pattern(r"(?:^|[.,;:(|–-])\s*$")
"""Before the end of a year that no word says to be a deadline."""

_SPACES = str.maketrans(dict.fromkeys('()[],;:."', " "))


def spelled_out(text: Placed) -> Placed:
    """The text with its short forms spelled out; itself if it has none."""
    low = lowered(text.text)
    words = low.translate(_SPACES).split()
    if _FIRST.isdisjoint(words) and not _SIGNS.search(low):
        return text
    return text.replaced(_SIGN.finditer(low), lambda found: _spelled(found, text.text))


def _spelled(found: re.Match[str], text: str) -> str:
    match found.lastgroup:
        case "rank":
            return f"{found[0][:3]} graders"
        case "change" | "will" | "next" if sum(map(text.count, _ARROWS)) >= _ROW:
            return f"{found['first'] or ''} | "
        case "change":
            return f"{'' if text[: found.start()].endswith('from ') else 'from '}{found['first']} to "
        case "up" | "down":
            size = re.match(r"(?P<by>by )?\D?\d", text[found.end() :])
            verb = ("rise" if size else "raise") if found.lastgroup == "up" else ("fall" if size else "lower")
            will = "will " if size and " will " not in text and sum(map(text.count, _ARROWS)) < _ROW else ""
            return f"{will}{verb} {'by ' if size and not size['by'] else ''}"
        case "next":
            return ";"
        case "item":
            return "" if "(1)" in text and "(2)" in text else found[0]
        case "will" if re.match(r"\d+\s?%", text[found.end() :]):
            return ": "
        case "will":
            return "will "
        case "fraction":
            return found[0].replace("/", " of ")
        case "box":  # of a template; a single pair of them is an aside
            aside = found[0] in "[]" and text.count("[") == 1
            return {"[": "(", "]": ")"}[found[0]] if aside else ""
        case "word" if found[0].startswith("eo") and _NO_BY.search(text[: found.start()]):
            return f"by {SHORT[found[0].rstrip('.')]}"
        case sign if sign in _WORDS:
            return _WORDS[sign]
        case _:
            return SHORT.get(found[0], SHORT.get(found[0].rstrip("."), "")) + (
                " " if text[found.end() : found.end() + 1].isalnum() else ""
            )
