"""Second outcomes of a sentence, which may come out otherwise than the first."""

from __future__ import annotations

import re

from sdp_xl.mpo.flaws.outcome import LEAD, SERVICE, states
from sdp_xl.mpo.model import Sentence, Size
from sdp_xl.mpo.patterns import any_of, pattern
from sdp_xl.mpo.words import CHANGE, NUMBER, REACH

_SAME = pattern(any_of("exceed, surpass, maintain, keep, retain, sustain, stay, remain, hold, continue"))
"""Verbs that go on with the outcome before them: reach and keep."""

_ALONE = pattern(any_of("graduate, improve, enroll, return, read, attend, stay, succeed, pass, persist") + "$")
"""Verbs that need no object, so that a second verb right after them is a second outcome."""

_SECOND = pattern(
    r",?\s(?:and|as\swell\sas|plus|while\salso|but\salso)\s(?:(?:will|to|also|then|shall|both|that|\w+ly)\s)*"
    rf"(?P<verb>{REACH}|(?<=will\s)\w+)\b(?!-)\s(?P<next>[\w'%$-]+)"
)
_OTHERS_WILL = pattern(
    rf"\b(?:and|while|;)\s(?:their|the|these|all|both|its|{NUMBER}\s?(?:%|percent)?(?:\sof)?)\s(?:[\w%-]+\s){{0,8}}?"
    r"(?:will|shall)\b|,?\sand\swhose\s"
)
_NOUNISH = pattern(
    any_of("""
    access, advance, answer, count, create, cut, double, drop, fall, gain, help, hold, increase, lift, make, master,
    move, name, perform, practice, progress, read, report, return, rise, score, send, set, show, support, talk,
    transition, turn, use, visit, work, write
""")
)
"""Verbs that are nouns as often ("instruction and support"); they count where an object follows."""

_OBJECT = pattern(
    rf"(?:{NUMBER}|their|the|an?|at|on|in|by|to|more|all|with|no|each|every|its|his|regularly|daily|better|less|fewer|"
    r"full|grade|aloud|books|school|up|that)"
)
_REPORTED = pattern(LEAD + r"(?:report|say|state|indicate|confirm|agree|respond|answer|rate|feel|express)\b.*?\bthat\s")
_FIELDS = (
    r"attendance|absen|truan",
    r"participation|involvement|engagement|enrollment",
    r"read|math|literacy|\bela\b|english|language|skills|readiness|proficien|achievement|science|writing|academic",
    r"graduat|diploma|drop-?out",
    r"credit",
    r"health|dental|vision|immuniz|nutrition",
    r"disciplin|suspension|behavior",
    r"confiden|esteem|belonging|motivation|attitude|well-being|wellbeing",
    r"college|postsecondary|fafsa",
)
"""Fields that are measured apart, each by the words that tell it."""

_CHANGES = pattern(
    LEAD + rf"(?:{CHANGE}|show|demonstrate|develop|make|have|see|experience|build|strengthen|enhance|be|to)\b"
)


def second_outcome(sentence: Sentence) -> str:
    """Where a second outcome begins that could come out otherwise than the first; empty if there is one only."""
    if sentence.size in (Size.RATE, Size.AVERAGE) and (
        two := _two_fields(re.split(r"\b(?:of|among|for)\b", sentence.subject)[0])
    ):
        return two
    for clause in states(sentence):
        if other := _OTHERS_WILL.search(clause):
            return _tidy(clause[other.start() :])
        if SERVICE.match(clause) or _REPORTED.match(clause):
            continue
        for second in _SECOND.finditer(clause):
            first = clause[: second.start()].strip()
            if _SAME.fullmatch(second["verb"]) or second["next"] in ("it", "them", "this", "these", "so"):
                continue
            if len(first.split()) < 2 and not _ALONE.search(first):
                continue
            if _NOUNISH.fullmatch(second["verb"]) and not _OBJECT.fullmatch(second["next"]):
                continue
            return _tidy(clause[second.start("verb") :])
        if _CHANGES.match(clause) and (two := _two_fields(clause)):
            return two
    return ""


def _tidy(text: str) -> str:
    """A part of a sentence without the gaps where its other parts stood."""
    return re.sub(r"(?:\s*[,;])+(?=\s*(?:[,;.]|$))", "", " ".join(text.split())).strip(" ,;.")


def _two_fields(text: str) -> str:
    """The second of two things joined by "and" that are measured apart, such as skills and participation."""
    pieces = re.split(
        r"\s(?:and|as well as|plus)\s", re.split(r"\b(?:how|what|why|that|whether)\b", text)[0], maxsplit=1
    )
    if len(pieces) < 2:
        return ""
    left, right = ({field for field in _FIELDS if re.search(rf"\b(?:{field})", piece)} for piece in pieces)
    head = " ".join(pieces[1].split()[:4])
    near = {field for field in _FIELDS if re.search(rf"\b(?:{field})", head)}
    return pieces[1].strip() if left and near and not left & right else ""
