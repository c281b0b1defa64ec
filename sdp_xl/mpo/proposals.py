"""Texts that staff can copy from an MPO's sentence into the empty columns beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sdp_xl.mpo.model import MpoPart, Sentence, Size, Standing
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.row import MpoRow, percent
from sdp_xl.mpo.services import SERVED
from sdp_xl.mpo.text import lowered
from sdp_xl.mpo.words import RATED, SEEN
from sdp_xl.plan.findings import Suggestion
from sdp_xl.written import Measure

LONGEST = 200
"""Characters of a proposal; a longer text was not read as a slot by a person."""

GROUPS = (
    ("Priority for services (PFS)", r"\bpfs\b|priority for services"),
    ("Preschool", r"\bpre-?k\b|preschool|entering kindergarten|(?:three|four|[34])-year-old|infant|toddler|ages? 3"),
    ("Elementary (K-5)", ""),
    ("Middle grades (6-8)", r"middle school|middle grades"),
    ("High school (9-12)", r"high school|\bsecondary students|\bseniors?\b|\bjuniors?\b|sophomores?|fresh"),
    ("Dropped out of school", r"drop-?(?:ped )?outs?|dropped out"),
    ("Out-of-school youth (OSY)", r"\bosys?\b|out-of-school"),
    ("English learners", r"english learner|\bells?\b|\bels\b|multilingual learner"),
    ("Migratory parents and families", r"\bparents?\b|\bfamil(?:y|ies)\b|mothers?|fathers?|guardians?|households?"),
)
"""The values of the list "Populations" and the words by which a sentence names them; grades are read as numbers."""

EVERYBODY = "All migratory children"
_BANDS = (("Elementary (K-5)", 0, 5), ("Middle grades (6-8)", 6, 8), ("High school (9-12)", 9, 12))
GRADED = frozenset(("Preschool", *(name for name, _, _ in _BANDS)))
"""Groups of which a child is in one only."""

_GRADES = pattern(
    r"\b(?:grades?|gr\.)\s(?P<first>k|\d{1,2})\b(?:\s?(?:-|to|through|and)\s?(?P<last>\d{1,2})\b)?|"
    r"\bk\s?-\s?(?P<highest>\d{1,2})\b"
)
_BY = pattern(
    r"^(?:by|before|no later than|not later than|on or before|in|during|at|until)\s+(?:the\s+)?", re.IGNORECASE
)
_WHO = pattern(
    rf"^(?:(?:who|that|which)\s+)?(?:(?:have|had|has|are|were|is|was|will|been)\s+)*(?:{SERVED}|with|having|after)\b"
    r"(?:\s+(?:in|to)\b)?\s+|^(?:in|who|that|which)\s+",
    re.IGNORECASE,
)
_MARK = pattern(
    rf"^(?:(?:as|is|and)\s+)?(?:\w+ly\s+)?(?:(?:{SEEN}|{RATED})\s+(?:by|on|in|through|using|from|with|via)|according\s+to|"
    r"based\s+(?:up)?on|using|on|in|by|from|per|via|through|with|pass(?:es|ing)?)\s+",
    re.IGNORECASE,
)
_BY_HOW_MUCH = pattern(r"^,?\s*by\s+", re.IGNORECASE)


def proposals(mpo: MpoRow, populations: Collection[str]) -> Iterator[tuple[MpoPart, str, Suggestion]]:
    """The parts that stand in the sentence only, as they would be typed; ``populations`` are the State's own groups.

    Each with the suggestion to enter it, which is unsure where the cell could not hold the text as it is.
    """
    for part in MpoPart:
        if mpo.row.blank(part) and mpo.sentence[part].standing is Standing.PRESENT:
            text = _tidy(_typed(part, mpo.sentence, populations))
            if text and len(text) <= LONGEST:
                yield part, text, _suggestion(mpo, part, text, populations)


def _suggestion(mpo: MpoRow, part: MpoPart, text: str, populations: Collection[str]) -> Suggestion:
    """The suggestion to enter a part; a share as a number, a group only if the State's list has it."""
    why, doubt = "It stands in the sentence.", ""
    if part is MpoPart.SHARE:
        share = float(text.removesuffix("%"))
        return mpo.row.suggestion(part, share / 100, why, doubt="" if 0 <= share <= 100 else "It is no share.")
    if part is MpoPart.WHO and not groups(mpo.sentence[part].text, populations):
        doubt = "The list of groups has no such entry."
    return mpo.row.suggestion(part, text, why, doubt=doubt)


def _typed(part: MpoPart, sentence: Sentence, populations: Collection[str]) -> str:
    text = sentence[part].text
    match part:
        case MpoPart.DEADLINE:
            return _BY.sub("", text)
        case MpoPart.SHARE:
            return "100%" if sentence.size is Size.EVERYONE else _share(sentence)
        case MpoPart.WHO:
            return "; ".join(groups(text, populations)) or text
        case MpoPart.DOSAGE:
            return _WHO.sub("", text)
        case MpoPart.OUTCOME:
            return _outcome(sentence)
        case MpoPart.AMOUNT:
            return "" if text.casefold().startswith("from") else _BY_HOW_MUCH.sub("", text)
        case MpoPart.BASELINE:
            return re.sub(r"^(?:up |down )?(?:from|than)\s+(?:the\s+)?", "", text)
        case MpoPart.INSTRUMENT:
            return _MARK.sub("", text)


def _outcome(sentence: Sentence) -> str:
    """The outcome without the amount behind it; of a rate, the rate too: dropout rate of migratory youth: fall …"""
    text = sentence[MpoPart.OUTCOME].text
    if sentence.size in (Size.RATE, Size.AVERAGE) and sentence[MpoPart.SHARE].text in sentence.about:
        return f"{sentence.about}: {text}"
    short = text.removesuffix(sentence[MpoPart.AMOUNT].text).strip(" ,")
    return short if len(short.split()) > 2 else text


def _share(sentence: Sentence) -> str:
    share = sentence.share
    number = (
        None
        if share is None or share.unit is not Measure.PERCENT
        else share.low
        if share.low is not None
        else share.high
    )
    return "" if number is None else percent(round(number, 1))


def _tidy(text: str) -> str:
    """The text without half a pair of brackets and without a preposition that lost its object."""
    text = re.sub(r"\s+(?:in|within|by|on|of|at|for|and)$", "", text.strip(" ,;("))
    if text.count("(") != text.count(")"):
        text = f"{text})" if "(" in text else text.replace(")", "")
    return text


def groups(text: str, populations: Collection[str]) -> list[str]:
    """The groups of the State's list that a text names, in its order; all migratory children if it names none."""
    low = lowered(text)
    found = {name for name, pattern in GROUPS if pattern and re.search(pattern, low)}
    for grades in _GRADES.finditer(low):
        first = int(grades["first"]) if (grades["first"] or "").isdigit() else 0
        last = int(grades["last"] or grades["highest"] or first)
        found |= {name for name, low_, high in _BANDS if first <= high and last >= low_}
    if not found and re.search(r"\bmigra\w+ (?:children|students|youth)\b", low):
        found = {EVERYBODY}
    return [name for name in populations if name in found]
