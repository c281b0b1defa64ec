"""Reasons why a text that was meant to say when cannot be understood; recurring and relative times are left alone."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

from schemas.values import clean, fold
from sdp_xl.written.dates import impossible_day, read_period
from sdp_xl.written.text import tokens
from sdp_xl.written.words import MONTH_NAMES

_LONGEST = 200
"""Characters of a text that is a date and little else."""

_OPEN = frozenset(
    {"tbd", "tba", "tbc", "to be determined", "to be decided", "to be announced", "to be confirmed", "?", "??", "???"}
    | {"unknown", "pending", "soon", "later", "asap", "as soon as possible", "xx", "xxx", "not yet known", "open"}
)
"""What people type where they do not know yet."""


def doubt(text: str) -> str:
    """In plain words what is wrong with a text that was meant to say when; empty if nothing is, as far as we can tell.

    Only three things are told: a day that no calendar has, a misspelt month in what is a date otherwise, and a word
    that puts the answer off. “Each spring”, “quarterly” and “after the second meeting” are answers.
    """
    if read_period(text):
        return ""
    if fold(text).rstrip(".!") in _OPEN:
        return "it does not say when yet"
    if day := impossible_day(text):
        return f"there is no day {day}"
    return _misspelt(clean(text))


def _misspelt(text: str) -> str:
    """The month that is misspelt, if the text is a date with it put right."""
    for token in tokens(text) if len(text) <= _LONGEST else ():
        near = _near_month(token.text) if len(token.text) > 3 else ""
        if near and (period := read_period(f"{text[: token.start]}{near}{text[token.end :]}")) and period.first:
            return f"there is no month {text[token.start : token.end]}; {near.title()} was probably meant"
    return ""


@lru_cache(maxsize=4096)  # the texts of a column are made of few words
def _near_month(word: str) -> str:
    """The month that a word is like; empty if it is like none."""
    return next(iter(get_close_matches(word, MONTH_NAMES, n=1, cutoff=0.7)), "")
