"""Parts of an MPO that a text tells one after the other: with labels ("Who: …; Target: 70%"), or as fragments."""

from __future__ import annotations

import re

from schemas.mpo_words import LABELS
from sdp_xl.mpo.composed import HOW_MANY, around, composed
from sdp_xl.mpo.patterns import any_of, pattern
from sdp_xl.mpo.placed import Placed, joined
from sdp_xl.mpo.text import lowered
from sdp_xl.mpo.times import phrases
from sdp_xl.mpo.words import FOREIGN, GROUP, INSTRUMENT, MODAL, NOT_THING, REACH, SERVICE_NOUN
from sdp_xl.written import read_period

_KEYS = {" ".join(label.split()): key for key, labels in LABELS.items() for label in labels.split(",")}
_LABEL = pattern(
    r"(?:^|[|;\n•]|[.!?,)](?=\s)|\s(?:[-–—]|//?)(?=\s))\s*(?:[-–•*]\s*)?(?:\(?\w{1,3}[.)]\s+)?(?:mpo\s[\w.]+\s*[:.|-]\s*)?"
    rf"(?:(?P<label>{any_of(', '.join(_KEYS))})|(?P<other>[a-z][\w'/&-]*(?:\s[\w'/&-]+){{0,3}}))\s*(?P<aside>\([^()]*\))?(?:\s*[:=?]|\s[-–—]\s|(?<=target)\s(?=\d|≥|>|at\sleast)|(?<=due)\s(?=\d|by\b|end\b)|(?<=deadline)\s(?=\d|end\b))"
)
_NUMBER = re.compile(r"\s*(?:mpo|goal|objective|outcome|target)\s*\d[\w.]*\s*(?:\([^()]{1,40}\)\s*)?[:.-]\s")
_WILL = pattern(MODAL)
_GROUP = pattern(rf"\b(?:{GROUP}{NOT_THING}|{FOREIGN})\b")
_OURS = pattern(rf"\b(?:{GROUP}{NOT_THING}|migra(?:nt|tory))\b")
_MEASURES = pattern(rf"(?:[\w/'&.-]+\s){{0,6}}?{INSTRUMENT}(?:\s\([^()]*\))?$")
_SERVICE = pattern(rf"\b(?:mep|{SERVICE_NOUN})\b")
_DOES = pattern(rf"(?:{REACH}|get)\b(?<!ing)(?<!ed)")
_INDICATOR = pattern(r"(?:the\s)?(?:percent|%|proportion|share|number|count)|.*\b(?:rate|average|who)\b")
_NAME = re.compile(r"[A-Z][\w&'+-]*(?:\s[\w&'+-]+){0,4}")
_AREA = re.compile(r"(?:[A-Za-z&]+[ /]*){1,3}|(?:(?:[Rr]ow|[Nn]o\.?|MPO|#)\s?)?\d[\w.-]{0,4}|[A-Z][\d.]{1,4}")
_BETWEEN = re.compile(r"\s*[;|\n]\s*|\s+//?\s+")
_AIM = re.compile(r"(?:[Tt]arget|[Gg]oal|[Aa]im|[Dd]ue)\s(?=\d)")
_COMMA = re.compile(r",\s(?!(?:19|20)\d\d\b)")
_PAIR = re.compile(r"(?P<label>[\w. ]+?)\s?[=:]\s?(?=\w)")
_LEAST, _MANY = 2, 40
"""A text with fewer or more labels, or marks between fragments, is a sentence, or nothing about an MPO."""

_LONG = 4
"""From so many fragments on the first may be an area."""


def labelled(text: Placed) -> Placed | None:
    """The sentence of a text that is all labels and parts; None if it begins otherwise, or has but one label."""
    if sum(map(text.text.count, (":", "=", "?", " - ", " – ", " — "))) < _LEAST:
        return None
    text = _numberless(text)
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
        if label["label"] is None:
            others.append(text.piece(label.start("other"), end) if _GROUP.search(label["other"]) else said)
            continue
        key = _key(label["label"].replace("-", " "), said.text)
        parts[key] = joined([parts[key], ", ", said]) if key in parts else said
    for said in others:
        parts.setdefault(_said(said, parts), said)
    whole = next(
        (key for key in ("target", "outcome", "indicator", "gain") if key in parts and _is_sentence(parts[key])), None
    )
    if whole:
        return around(parts, whole)
    return composed(parts) if not parts.keys().isdisjoint(("population", "target", "indicator", "outcome")) else None


def _key(label: str, said: str) -> str:
    """The part that the label means here: an indicator may be an instrument, a target in a word the area."""
    key = _KEYS[label]
    if key == "indicator" and not _INDICATOR.match(said.lower()) and _MEASURES.match(lowered(said)):
        return "measure"
    if key in ("target", "outcome") and label in ("goal", "target", "objective", "aim") and _AREA.fullmatch(said):
        return "goal_area"
    return key


def _is_sentence(said: Placed) -> bool:
    """Whether a part is a sentence of its own: it says who will, or 70% of whom."""
    low = lowered(said.text)
    many = HOW_MANY.match(low)
    return (_WILL.search(low) is not None and _GROUP.search(low) is not None) or (
        many is not None and low.startswith(" of ", many.end())
    )


def _numberless(text: Placed) -> Placed:
    """The text without the number of the MPO before it."""
    number = _NUMBER.match(lowered(text.text))
    return text.piece(number.end(), len(text.text)) if number else text


def _row(text: Placed) -> list[re.Match[str]]:
    """The commas between the pieces of a row: people, then among others how many of them."""
    low = lowered(text.text)
    commas = list(_COMMA.finditer(text.text))
    first = low[: commas[0].start()] if commas else ""
    row = _OURS.search(first) and not HOW_MANY.search(first) and ". " not in first
    return commas if row and any(HOW_MANY.match(low, one.end()) for one in commas) else []


def fragments(text: Placed) -> Placed | None:
    """The sentence of three or more fragments between semicolons or bars; None if the text is anything else."""
    text = _numberless(text)
    between = list(_BETWEEN.finditer(text.text)) if re.search(r"[;|\n]|\s//?\s", text.text) else _row(text)
    if not _LEAST <= len(between) <= _MANY or _WILL.search(lowered(text.text)):
        return None
    cuts = [0, *(place for one in between for place in one.span()), len(text.text)]
    pieces = [text.piece(*place).trimmed() for place in zip(cuts[::2], cuts[1::2], strict=True)]
    pieces = [piece.piece(0, len(piece.text.rstrip("."))) for piece in pieces if piece.text]
    pieces = [
        piece.piece(lead.end(), len(piece.text)) if (lead := _AIM.match(piece.text)) else piece for piece in pieces
    ]
    parts: dict[str, Placed] = {}
    for number, piece in enumerate(pieces):
        if (pair := _PAIR.match(piece.text)) and (label := pair["label"].lower()) in _KEYS:
            said = piece.piece(pair.end(), len(piece.text))
            parts.setdefault(_key(label, said.text), said)
            continue
        if (
            number == 0
            and len(pieces) >= _LONG
            and _AREA.fullmatch(piece.text)
            and not _OURS.search(lowered(piece.text))
        ):
            continue
        key = _said(piece, parts)
        if key == "target" and _OURS.search(lowered(piece.text)):
            many = HOW_MANY.match(lowered(piece.text))
            end = many.end() if many else 0
            parts["share"] = piece.piece(0, end)
            piece, key = piece.piece(end, len(piece.text)).trimmed(), "population"
            if piece.text.lower().startswith("of "):
                piece = piece.piece(3, len(piece.text))
        glue = " and " if key == "outcome" and _DOES.match(lowered(piece.text)) else ", "
        parts[key] = joined([parts[key], glue, piece]) if key in parts else piece
    return composed(parts) if "population" in parts or {"target", "outcome"} <= parts.keys() else None


def _said(piece: Placed, parts: dict[str, Placed]) -> str:
    """Which part a fragment is by its words."""
    low = lowered(piece.text)
    if "deadline" not in parts and _is_time(piece.text, low):
        return "deadline"
    if HOW_MANY.match(low):
        return "target"
    if _MEASURES.match(low) and not ("population" not in parts and _OURS.search(low)):
        return "measure"
    if "target" in parts and _NAME.fullmatch(piece.text) and not _SERVICE.search(low):
        return "measure"
    if "population" not in parts and _OURS.search(low):
        return "population"
    return "dosage" if _SERVICE.search(low) and "dosage" not in parts and not _DOES.match(low) else "outcome"


def _is_time(text: str, low: str) -> bool:
    if read_period(text) is not None:
        return True
    spans = [when.span for when in phrases(low, 0)]
    return bool(spans) and min(spans)[0] == 0 and max(end for _, end in spans) > 0.6 * len(low)
