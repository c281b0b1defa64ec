"""Amount of change and baseline in a sentence, and numbers that measure nothing."""

from __future__ import annotations

from functools import lru_cache

from sdp_xl.mpo.model import TextSpan
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.times import DATED, YEAR
from sdp_xl.mpo.words import AT_LEAST, CHANGE, ENDING, NUMBER, THINGS
from sdp_xl.written.words import RANKS

_LEVEL = rf"(?:pre-?k|k|(?:1[0-2]|[1-9]){ENDING}?)\b(?!\s?%|\spercent)"
_ORDINAL = rf"(?:{'|'.join(RANKS)})"
_NAMES = pattern(
    rf"(?:(?<![a-z])|(?=\d))(?:{DATED}|\b(?:grades?|gr\.?|age[sd]?|levels?(?=\s\d\b))\s(?:{_LEVEL}|{_ORDINAL}|{NUMBER}\b)"
    rf"(?:(?:[\s,/&-]|and|or|to|through|years?)+(?:{_LEVEL}|{_ORDINAL}))*"
    rf"|\b\w+\s(?:weeks?|days?|months?)\sinto\b|\b{_ORDINAL}[\s-]grade(?:rs?)?\b|\bk\s?-\s?\d{{1,2}}\b|\b\d{{1,2}}{ENDING}\b"
    r"|\b(?:mpo|goal|strategy|target|objective|title|algebra|geometry|english|integrated math|performance target|"
    r"wida access|elpa|access|tier|part|section|phase|round)\s(?:\d[\w.-]*|one|two|three)"
    r"|\b\w+-year(?:-olds?)?\b|\bone[- ]on[- ]one\b|\bone another\b|\bh-?\d[ab]\b|\bone or more\b(?=\sof\s)|"
    r"\b(?:each|no) one\b|\bone of the\b)"
)
"""Numbers that measure nothing: years and dates, grades and ages, names of courses."""

_AMOUNT = pattern(
    rf",?\s?(?:\bby\s)?(?:an?\s{CHANGE}\sof\s)?(?:{AT_LEAST}?\b{NUMBER}[\s-]?(?:%|percent\b|(?:[a-z]+\s){{0,2}}?{THINGS}\b)"
    r"|\b(?:half\s)?an?\s(?:full\s|whole\s)?(?:credit|grade|level|point|band|month|stanine)\b)"
    rf"(?:\s(?:or\s(?:more|higher|above|better)))?(?:\s{CHANGE}\b(?:\sthan\b(?:[^,;.]|\.(?=\d))*)?)?"
    rf"|\bby\s(?:{AT_LEAST}?{NUMBER}\b|half|a\s(?:third|quarter|half)|(?:one|two)\s(?:thirds?|quarters?))"
    rf"|\bfrom\s(?:the\s)?{NUMBER}\b[^,;]{{0,60}}?\sto\s(?:at\sleast\s)?{NUMBER}\s?(?:%|percent)?"
    r"|\b(?:double|halve|triple|twice)\b"
)
_VALUE = rf"{NUMBER}\s?(?:%|percent\b)?(?![\w/-])"
_START = pattern(
    rf"(?:\b(?:from|start(?:ing|s|ed)?\sat)\s+(?:(?:about|an?|the|its|their|baseline|current|rate|value|level|of)\s+){{0,5}}{_VALUE}"
    rf"|\b(?:(?:than|over|above|as|to|with|from)\s(?:the|an?|its|their)|(?:up|down)\sfrom|than\sin|compared\s(?:to|with))"
    rf"\s+(?:[\w'-]+\s+){{0,4}}?(?:of\s|at\s|was\s)?{_VALUE}(?=\s(?:of|in|to|who|that)\b|\s*[,.;)]|\s*$)"
    rf"|(?<![\w.]){_VALUE}\s(?:now|today|currently|at\spresent|"
    rf"(?:at|in)\s(?:the\s)?(?:start|beginning|outset|first\syear)\b)"
    rf"|\bbaselines?\b(?:(?!\bby\b)(?:[^,;.]|\.(?=\d))){{0,40}}?\b{_VALUE}"
    rf"|\b(?:was|were|currently|now|at\spresent|stood\sat)\s(?:at\s)?{_VALUE})"
    r"(?:\s?(?:in|of|\()\s?(?:(?!\sto\b)[^,;().]){0,30}\)?)?"
)
"""The value at the start: "from 42%", "than the 36%", "it was 9.6", "baseline: 11"."""

_OF_YEAR = pattern(
    rf"(?<![\w.])(?<!grade\s){_VALUE}\s?(?:\(|(?:in|of|for|as\sof)\s)\s?(?:the\s)?(?:\w+\s){{0,2}}?(?:{YEAR}|(?:sy|fy)\s?\d\d)"
    rf"|{YEAR}\s?(?:=|:|was|at|\()\s?{_VALUE}(?!%?\sof\b)"
)
"""A value with a year that is no deadline: "88.2% in 2025-26", "2025-26 = 88.2%"."""


_NUMBERS = pattern(
    rf"\d|%|\b(?:{NUMBER}|percent|on average|half|halves|thirds?|quarters?|twice|double[sd]?|triple|majority)\b"
)


@lru_cache(maxsize=512)
def nameless(low: str) -> str:
    """The text without the numbers that only name something, as long as it was."""
    return _NAMES.sub(lambda found: " " * len(found[0]), low)


def measures_something(low: str) -> bool:
    """Whether a number is left in a text without its own number and without times."""
    return _NUMBERS.search(nameless(low)) is not None


def amounts(low: str, predicate: TextSpan, share: TextSpan | None) -> TextSpan | None:
    """The place of the amount of change in the predicate; the share itself is none."""
    for found in _AMOUNT.finditer(nameless(low), *predicate):
        if not share or found.end() <= share[0] or found.start() >= share[1]:
            return found.span()
    return None


def baseline(low: str) -> TextSpan | None:
    """The place of the value that a change starts from."""
    found = _START.search(nameless(low)) or _OF_YEAR.search(low)
    return found.span() if found else None
