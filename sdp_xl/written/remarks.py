"""Remarks behind a date that leave it the day that it is: (tentative), Monday, or earlier, to be confirmed."""

from __future__ import annotations

from sdp_xl.written.text import Tokens, tokens
from sdp_xl.written.words import REMARKS, WEEKDAYS

_CLOSING = frozenset(')].;:,*?†‡"')
_OPENING = frozenset("([-,;:")


def end_without_remarks(found: Tokens) -> int:
    """The place after the last token that is part of what a text says, beside signs and remarks at its end."""
    end = len(found)
    weekday = False
    while True:
        closed = _before(found, end, _CLOSING)
        words = _remark(found, closed)
        if not words or (weekday and found[closed - 1].text in WEEKDAYS):  # Monday-Wednesday are several days
            return closed
        weekday = weekday or found[closed - 1].text in WEEKDAYS
        end = _before(found, closed - words, _OPENING)


def _before(found: Tokens, end: int, signs: frozenset[str]) -> int:
    while end and found[end - 1].text in signs:
        end -= 1
    return end


def _remark(found: Tokens, end: int) -> int:
    """The number of tokens of the remark that ends at a place; 0 if none does."""
    if end and found[end - 1].text in WEEKDAYS:
        return 1
    for phrase in REMARKS.get(found[end - 1].text, ()) if end else ():
        if end >= len(phrase) and all(found[end - len(phrase) + n].text == word for n, word in enumerate(phrase)):
            return len(phrase)
    return 0


def has_remark(text: str) -> bool:
    """Whether a text has a remark at its end."""
    found = tokens(text)
    return end_without_remarks(found) < _before(found, len(found), _CLOSING)
