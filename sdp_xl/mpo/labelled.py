"""Parts of an MPO that a text tells one after the other with a label before each: "Who: …; Target: 70%"."""

from __future__ import annotations

import re

from sdp_xl.mpo.composed import HOW_MANY, around, composed
from sdp_xl.mpo.fragments import MPO_NUMBER
from sdp_xl.mpo.parts import KEYS, key_of, said_part
from sdp_xl.mpo.patterns import any_of, pattern
from sdp_xl.mpo.placed import Placed, joined
from sdp_xl.mpo.text import lowered
from sdp_xl.mpo.words import FOREIGN, GROUP, MODAL, NOT_THING

_LABEL = pattern(
    r"(?:^|[|;\n•]|[.!?,)](?=\s)|\s(?:[-–—]|//?)(?=\s))\s*(?:[-–•*]\s*)?(?:\(?\w{1,3}[.)]\s+)?(?:mpo\s[\w.]+\s*[:.|-]\s*)?"
    rf"(?:(?P<label>{any_of(', '.join(KEYS))})(?:\s(?:[a-d\d]|what|which))?"
    r"(?:(?<=target)\s(?P<year>\d{4}(?:-\d\d)?))?|(?P<other>[a-z][\w'/&-]*(?:\s[\w'/&-]+){0,3}))\s*(?P<aside>\([^()]*\))?(?:\s*[:=?]|\s[-–—]\s|(?<=target)\s(?=\d|≥|>|at\sleast)|"
    r"(?<=due)\s(?=\d|by\b|end\b)|(?<=deadline)\s(?=\d|end\b))"
)
_WILL = pattern(MODAL)
_GROUP = pattern(rf"\b(?:{GROUP}{NOT_THING}|{FOREIGN})\b")
_LEAST, _MANY = 2, 40
"""A text with fewer or more labels, or marks between fragments, is a sentence, or nothing about an MPO."""


def labelled(text: Placed) -> Placed | None:
    """The sentence of a text that is all labels and parts; None if it begins otherwise, or has but one label."""
    if sum(map(text.text.count, (":", "=", "?", " - ", " – ", " — "))) < _LEAST:
        return None
    if number := MPO_NUMBER.match(lowered(text.text)):
        text = text.piece(number.end(), len(text.text))
    found = list(_LABEL.finditer(lowered(text.text.replace("\n", "|"))))
    known = sum(label["label"] is not None for label in found)
    if (
        not max(_LEAST, len(found) - known, 3 if found and found[0]["label"] is None else 0) <= known <= _MANY
        or text.text[: found[0].start()].strip()
    ):
        return None
    parts: dict[str, Placed] = {}
    others: list[Placed] = []
    for label, following in zip(found, [*found[1:], None], strict=True):
        end = following.start() if following else len(text.text)
        said = text.piece(label.end(), end).trimmed()
        if label["aside"] and re.search(r"\d", label["aside"]):
            said = joined([said, " ", text.piece(*label.span("aside"))])
        if label["year"]:
            said = joined([said, " in ", text.piece(*label.span("year"))])
        if label["label"] is None:
            others.append(text.piece(label.start("other"), end) if _GROUP.search(label["other"]) else said)
            continue
        key = key_of(label["label"].replace("-", " "), said.text)
        parts[key] = joined([parts[key], " and " if key == "outcome" else ", ", said]) if key in parts else said
    for said in others:
        parts.setdefault(said_part(said, parts), said)
    whole = next(
        (key for key in ("target", "outcome", "indicator", "gain") if key in parts and _is_sentence(parts[key])), None
    )
    if whole:
        return around(parts, whole)
    return composed(parts) if not parts.keys().isdisjoint(("population", "target", "indicator", "outcome")) else None


def _is_sentence(said: Placed) -> bool:
    """Whether a part is a sentence of its own: it says who will, or 70% of whom."""
    low = lowered(said.text)
    many = HOW_MANY.match(low)
    return (_WILL.search(low) is not None and _GROUP.search(low) is not None) or (
        many is not None and low.startswith(" of ", many.end())
    )
