"""Text of a sentence as the grammar reads it: small letters and plain hyphens, every character in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from schemas.values import INVISIBLE, TYPED
from sdp_xl.mpo.model import TextSpan

_PLAIN = TYPED | dict.fromkeys((*INVISIBLE, *map(ord, "\u00a0\u2007\u202f\r\n\t")), " ")
_HEAD = re.compile(
    r"\s*(?:[-•·*o]\s+)?"
    r"(?:(?:measurable (?:program )?(?:outcome|objective)|mpo|goal|objective|outcome|target|strategy)s?(?=\b|\d)"
    r"\s*(?:\(mpo\)\s*)?(?:#|no\.?|number)?\s*(?:\d[\w.]*|[a-z]\b(?=[).:]))?\s*(?:\([^()]{1,40}\)\s*(?=:))?[).:-]+\s*(?:\(?\d[\w.]*\)\s*)?"
    r"|\(?\d{1,2}(?:\.\d{1,2})*\s?-?[a-z]?\s?[).:]+\s+|\(?\d{1,2}[a-z]\)?\s+|\(?[a-z][).]\s+|"
    r"\d{1,2}(?:[.-]\d{1,2})+\s+)?"
)
"""The bullet or number that a sentence begins with: 1a), MPO 2:, (3.1), •."""


def lowered(text: str) -> str:
    """The text in small letters with plain hyphens, quotes and spaces, as long as it was."""
    text = text.translate(_PLAIN)
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def head(low: str) -> int:
    """Where the sentence itself begins, behind its bullet or number."""
    found = _HEAD.match(low)
    return found.end() if found else 0


def blanked(low: str, spans: Iterable[TextSpan]) -> str:
    """The text with spaces where the spans are, as long as it was."""
    for first, last in spans:
        low = low[:first] + " " * (last - first) + low[last:]
    return low


def trimmed(low: str, span: TextSpan, drop: str = " ,;:.-") -> TextSpan:
    """The span without spaces and marks at its ends."""
    first, last = span
    while first < last and low[first] in drop:
        first += 1
    while last > first and low[last - 1] in drop:
        last -= 1
    return first, last


def cut(span: TextSpan, holes: Iterable[TextSpan]) -> list[TextSpan]:
    """What is left of a span without the holes."""
    parts = [span]
    for start, end in sorted(holes):
        first, last = parts[-1]
        if start < last and end > first:
            parts[-1:] = [(first, max(first, start)), (min(last, end), last)]
    return [(first, last) for first, last in parts if first < last]
