"""Fragments that tell an MPO side by side, put together to its sentence: seniors | 70% | graduate | June 2029."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sdp_xl.mpo.composed import HOW_MANY, around, composed
from sdp_xl.mpo.halves import halves
from sdp_xl.mpo.parts import (
    COUNTED,
    DOES,
    GRADES,
    KEYS,
    MEASURES,
    NAME,
    OURS,
    SERVICE,
    SHOWN,
    SUBJECT,
    THEIRS,
    VALUE,
    is_time,
    key_of,
    said_part,
)
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.placed import Placed, joined
from sdp_xl.mpo.text import lowered
from sdp_xl.mpo.words import CHANGE, MODAL

_MARKS = ("|", ";", "•", "/", "–", "-")
MPO_NUMBER = pattern(r"\s*(?:mpo|goal|objective|outcome|target)\s*\d[\w.]*\s*(?:\([^()]{1,40}\)\s*)?[:.-]\s")
"""The number of an MPO before its parts."""

_CODE = pattern(r"(?:(?:[Rr]ow|[Nn]o\.?|MPO|#)\s?)?\d[\w.-]{0,4}|[A-Z][\d.]{1,4}")
_MARK = pattern(
    r"\s*(?:[;|\n•]|::|>>)\s*|\s+//?\s+|\s[-–—]\s|[:?]\s+(?![^()]*\))|(?<=[\w)%\"”])\.\s+(?=[\"“≥>(]?[A-Z0-9]|by\sthe\send)"
)
_NO_STOP = pattern(
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|no|vs|st|alg|geom|approx|est|incl|dept|[a-z]|i\.e|e\.g)$",
    re.IGNORECASE,
)
"""What a full stop shortens without ending anything."""

_COMMA = pattern(r",\s(?!(?:19|20)\d\d\b)(?![^()]*\))")
_LED = pattern(
    r"(?P<label>target|goal|aim|due|deadline|baseline|base|source|data source)"
    r"(?:\s?[:=]\s?(?=[\w≥>])|(?<=due)\s|(?<=deadline)\s|(?<=source)\s|\s(?=[\d≥>]))|(?P<pair>[\w. ]+?)\s?=\s?(?=\w)",
    re.IGNORECASE,
)
"""A label before its part, with or without a mark."""

_WILL = pattern(rf"(?!\bc(?:an|ould)\b){MODAL}")
_BY_WHOM = pattern(rf"(?P<change>\b{CHANGE})?\s(?:by|for|from|among)\s(?={HOW_MANY.pattern})")
_GIVEN = pattern(r"(?:after|following|with|through|thanks to|by|in|from|of)\s")

_AGAIN = pattern(r"\s?of\s(?:(?:them|these|those)\b)?\s?")
_THEY = pattern(r"they\s(?:also\s)?")
_OPENINGS = {"population": _GIVEN, "dosage": _GIVEN, "measure": SHOWN}
"""What a piece may open with that its sentence says already."""

_LEVELS = pattern(r",?\s\(?(?:grades?|K)[\s-][\w–-]+\)?$")
_SEASONS = pattern(
    r"(?:(?:the|each)\s)?(?:fall|autumn|winter|spring|pre-?(?:test)?|post-?(?:test)?)(?:\s?(?:to|and|/|-)\s?(?:fall|winter|spring|post-?(?:test)?))?"
    r"(?:\s(?:window|administration|only))?|(?:first|second)\stry"
)
_ASKED = pattern(
    r"(?:(?:and|for|to|with|by|on|from)\s)?(?P<label>[\w ]+?)(?:\s[a-d]|\s?\d|\swhat|\swhich)?(?:\s\([^()]*\))?$"
)
"""A label, or a question that stands for one."""

_BLANK = pattern(r"[\s_.?-]*")
_LEAST, _MANY = 3, 40
"""A text of fewer or more pieces is a sentence, or nothing about an MPO."""


def fragments(text: Placed) -> Placed | None:
    """The sentence that three or more fragments make; None if the text is anything else."""
    low = lowered(text.text)
    first = sum(low.count(f"{mark} will ") for mark in _MARKS)
    if low.count(" will ") > first or _WILL.search(low.replace(" will ", " ") if first else low):
        return None
    if number := MPO_NUMBER.match(low):
        text = text.piece(number.end(), len(text.text))
    pieces = list(_pieces(text))
    if not _LEAST <= len(pieces) <= _MANY:
        return None
    parts: dict[str, Placed] = {}
    label = ""
    for piece, mark in pieces:
        asked = _ASKED.match(piece.text.lower())
        if len(piece.text) == 1 or ("?" in mark and not (asked and asked["label"] in KEYS)):
            continue
        if label:
            _take(parts, key_of(label, piece.text), piece)
            label = ""
        elif ":" in mark and "indicator" in parts and is_time(piece.text, lowered(piece.text)):
            parts["deadline"], label = piece, "target"
        elif mark[:1] in (":", "?") and asked and asked["label"] in KEYS:
            label = asked["label"]
        elif parts or not _is_heading(piece, mark):
            for one in _apart(piece):
                led = _LED.match(one.text)
                name = (led["label"] or led["pair"]).lower() if led else ""
                if led and "indicator" in parts and is_time(led["pair"] or "", name):
                    parts["deadline"] = one.piece(0, led.end("pair"))
                    name = "target"
                if led and name in KEYS:
                    one = one.piece(led.end(), len(one.text))
                    _take(parts, key_of(name, one.text), one)
                else:
                    _take(parts, said_part(one, parts), one)
    return around(parts, "order") if "order" in parts else _composed(parts)


def _composed(parts: dict[str, Placed]) -> Placed | None:
    """The sentence of the parts; people with a value at the start and one to reach are a figure."""
    if {"population", "baseline", "share"} <= parts.keys() and "outcome" not in parts:
        parts["indicator"], parts["target"] = parts.pop("population"), parts.pop("share")
    told = parts.keys()
    return composed(parts) if "population" in told or "indicator" in told or {"share", "outcome"} <= told else None


def _is_heading(piece: Placed, mark: str) -> bool:
    """Whether the first piece only says what the MPO is about."""
    low = lowered(piece.text)
    if OURS.search(low) or COUNTED.match(low) or is_time(piece.text, low):
        return False
    if _CODE.fullmatch(piece.text) or SUBJECT.fullmatch(_LEVELS.sub("", piece.text)):
        return True
    return ":" in mark and not re.search(r"\d\s?%|^baseline", low)


def _pieces(text: Placed) -> Iterator[tuple[Placed, str]]:
    """The pieces between marks, each with the mark behind it; between commas where people open a row of them."""
    found = _MARK.finditer(text.text)
    marks = [mark for mark in found if mark[0][0] != "." or not _NO_STOP.search(text.text[: mark.start()])]
    marks = marks or _row(text.text)
    cuts = [0, *(place for mark in marks for place in mark.span()), len(text.text)]
    for start, end, mark in zip(cuts[::2], cuts[1::2], [*(one[0] for one in marks), ""], strict=True):
        piece = text.piece(start, end).trimmed()
        piece = piece.piece(0, len(piece.text.rstrip(".")))
        if not _BLANK.fullmatch(piece.text):
            yield piece, mark


def _row(text: str) -> list[re.Match[str]]:
    """The commas between the pieces of a row: people, then among others how many of them; none of a sentence."""
    commas = list(_COMMA.finditer(text))
    low = lowered(text)
    if not commas or not OURS.search(low, 0, commas[0].start()) or HOW_MANY.search(low[: commas[0].start()]):
        return []
    return commas if any(HOW_MANY.match(low, comma.end()) for comma in commas) else []


def _apart(piece: Placed) -> Iterator[Placed]:
    """The parts of a piece that commas, or "by" before how many, set apart."""
    low = lowered(piece.text)
    whom = None if HOW_MANY.match(low) else _BY_WHOM.search(low)
    if whom and not whom["change"]:
        yield piece.piece(0, whom.start())
        piece, low = piece.piece(whom.end(), len(low)), low[whom.end() :]
    start = 0
    for comma in _COMMA.finditer(piece.text):
        last = _COMMA.search(piece.text, comma.end())
        following = piece.text[comma.end() : last.start() if last else len(low)]
        behind = lowered(following)
        if GRADES.match(behind) or not (
            HOW_MANY.match(behind)
            or _LED.match(following)
            or MEASURES.match(behind)
            or is_time(following, behind)
            or NAME.fullmatch(following)
            or (SERVICE.search(behind) and not OURS.search(behind))
        ):
            continue
        yield piece.piece(start, comma.start())
        start = comma.end()
    yield piece.piece(start, len(low))


def _take(parts: dict[str, Placed], key: str, piece: Placed) -> None:
    """Adds a piece to the part that it is; one that says how many, or who, may say what they do as well."""
    low = lowered(piece.text)
    first = False
    if _SEASONS.fullmatch(low):
        return
    if VALUE.match(low) and not low.startswith("from"):
        piece = joined(["from ", piece])
    elif key == "target" and "indicator" not in parts and (many := COUNTED.match(low)):
        first = "share" not in parts
        parts.setdefault("share", piece.piece(0, many.end()))
        again = _AGAIN.match(low, many.end())
        piece = piece.piece(again.end() if again else many.end(), len(low)).trimmed()
        low = lowered(piece.text)
        key = "population" if (OURS.search(low) or THEIRS.search(low)) and not DOES.match(low) else "outcome"
        if first and key == "outcome" and DOES.match(low):
            _give_way(parts, key)
    if said := _OPENINGS.get(key, _THEY).match(low):
        piece = piece.piece(said.end(), len(low))
        low = lowered(piece.text)
    if key == "population":
        who, does = halves(low, 0)
        if does[0] < does[1]:
            if first:
                _give_way(parts, key)
            _take(parts, "outcome", piece.piece(*does))
            piece = piece.piece(*who).trimmed()
    if key == "target" and "target" in parts:
        parts["baseline"] = parts.pop("target")
    if piece.text:
        glue = " and " if key == "outcome" and DOES.match(low) else ", "
        parts[key] = joined([parts[key], glue, piece]) if key in parts else piece


def _give_way(parts: dict[str, Placed], key: str) -> None:
    """Takes back what was told before those of whom so many are told: their service, or a headline."""
    if key == "population":
        parts.pop("population", None)
    before = parts.pop("outcome", None)
    if before:
        parts.setdefault("dosage", before)
