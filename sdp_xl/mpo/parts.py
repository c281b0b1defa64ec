"""Part of an MPO that a label means, or that a fragment tells by its words."""

from __future__ import annotations

from schemas.mpo_words import LABELS
from sdp_xl.mpo.composed import FIGURE, HOW_MANY, WHOLE
from sdp_xl.mpo.halves import ORDER
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.placed import Placed
from sdp_xl.mpo.services import SERVICE_NOUN
from sdp_xl.mpo.text import lowered
from sdp_xl.mpo.times import phrases
from sdp_xl.mpo.words import AT_LEAST, DOINGS, FOREIGN, GROUP, INSTRUMENT, NOT_THING, NUMBER, REACH, SEEN
from sdp_xl.written import read_period

KEYS = {" ".join(label.split()): key for key, labels in LABELS.items() for label in labels.split(",")}
"""The part of an MPO that each label means."""

SUBJECT = pattern(r"(?:[A-Za-z&]+[ /]*){1,3}")
MEASURES = pattern(rf"(?:[\w/'&.-]+\s){{0,6}}?{INSTRUMENT}(?:\s\([^()]*\)|\son\sfile)?$")

SHOWN = pattern(rf"(?:as\s)?{SEEN}\s(?:by|on|in|with|through|from)\s")
OURS = pattern(rf"\b(?:{GROUP}{NOT_THING}|migra(?:nt|tory))\b")
THEIRS = pattern(rf"(?!mep\b|with\b)(?:[\w-]+\s){{0,2}}?{FOREIGN}\b")
SERVICE = pattern(rf"\b(?:mep|{SERVICE_NOUN}|class(?:es)?|{NUMBER}\s(?:or\smore\s)?(?:hours|weeks|days|times))\b")
DOES = pattern(rf"(?:(?:{REACH}|get)\b(?<!ing)(?<!ed)|can\b|{DOINGS}\s)")
NAME = pattern(r"(?:[A-Z]|[a-z]-?[A-Z])[\w&'+-]*(?:\s[\w&'+-]+){0,4}")
COUNTED = pattern(rf"{HOW_MANY.pattern}|{AT_LEAST}?{NUMBER}(?=\s(?:[\w-]+\s){{0,2}}?{GROUP}\b{NOT_THING})")
"""How many of the people, or how many people."""
VALUE = pattern(rf"{AT_LEAST}?{NUMBER}\s?%?\s?(?:\([^()]*\)\s?)?to\s(?:at\sleast\s)?\d|from\s\d")
"""From what to what a figure is to go, with or without "from"."""
GRADES = pattern(r"(?:in\s)?(?:grades?|ages?)\s")
_ACTS = pattern(rf"(?:{DOES.pattern}\s(?:{AT_LEAST}?{NUMBER}|the|their|an?|all|up|down)\b|(?:up|down|gain)\s)")
"""What people do with an object, which no instrument is called."""


def key_of(label: str, said: str) -> str:
    """The part that a label means here: an indicator may be an instrument, a target in a word the area."""
    key = KEYS[label]
    if key == "indicator" and not FIGURE.match(lowered(said)) and MEASURES.match(lowered(said)):
        return "measure"
    if (
        key in ("target", "outcome")
        and label in ("goal", "target", "objective", "aim")
        and SUBJECT.fullmatch(said)
        and not DOES.match(lowered(said))
    ):
        return "goal_area"
    return key


def said_part(piece: Placed, parts: dict[str, Placed]) -> str:
    """Which part a fragment is by its words, beside the parts that are told already."""
    low = lowered(piece.text)
    if "deadline" not in parts and is_time(piece.text, low):
        return "deadline"
    if VALUE.match(low):
        return "target"
    if (counted := COUNTED.match(low)) and ("share" not in parts or counted.end() < len(low)):
        return "target"
    if SHOWN.match(low):
        return "measure"
    if ORDER.match(low) and OURS.search(low):
        return "order"
    if (FIGURE.match(low) or WHOLE.match(low)) and OURS.search(low):
        return "indicator"
    named = NAME.fullmatch(piece.text) and not parts.keys().isdisjoint(("target", "share"))
    if (
        not _ACTS.match(low)
        and ((MEASURES.match(low) and "mep" not in low) or (named and not SERVICE.search(low)))
        and ("population" in parts or not OURS.search(low))
    ):
        return "measure"
    if ("population" not in parts and (OURS.search(low) or GRADES.match(low) or THEIRS.match(low))) or low.startswith(
        "migra"
    ):
        return "population"
    if SERVICE.search(low) and not DOES.match(low) and ("dosage" not in parts or "mep" in low):
        return "dosage"
    return "outcome"


def is_time(text: str, low: str) -> bool:
    """Whether a fragment is a time; ``low`` is its text in small letters."""
    if read_period(text) is not None:
        return True
    spans = [when.span for when in phrases(low, 0)]
    return bool(spans) and min(spans)[0] == 0 and max(end for _, end in spans) > 0.6 * len(low)
