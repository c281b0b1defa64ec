"""Second outcomes of a sentence, which may come out otherwise than the first."""

from __future__ import annotations

import re

from sdp_xl.mpo.flaws.outcome import LEAD, is_service, states
from sdp_xl.mpo.model import FIGURES, Sentence
from sdp_xl.mpo.patterns import any_of, pattern
from sdp_xl.mpo.words import CHANGE, DOINGS, NOUNISH, NUMBER, REACH

_SAME = pattern(any_of("exceed, surpass, maintain, keep, retain, sustain, stay, remain, hold, continue"))
"""Verbs that go on with the outcome before them: reach and keep."""

_DONE = pattern(r"been|\w+ed")
"""What goes on only with "will have": will have passed … and completed …"""

_ALONE = pattern(
    any_of("graduate, improve, enroll, return, attend school, stay, succeed, persist, progress, re-enroll") + "$"
)
"""Verbs that need no object, so that a second verb right after them is a second outcome."""

_SECOND = pattern(
    r"(?:,(?=[^;.]*,\sand\s)|;(?=\s[^;.]*\w)|,?\s(?:and|as\swell\sas|plus|while\salso|but\salso)(?:,[^,;.]{1,60},)?|\s•)\s(?:(?:will|to|they|also|then|shall|both|that|\w+ly)\s)*"
    rf"(?P<verb>{REACH}|{DOINGS}(?=\s(?:up|in|at|to|an?|the|their)\s)|are(?=\s(?:absent|present|promoted|enrolled|proficient|on|at|still|ready)\b)|(?<=will\s)\w+|(?:been|\w+ed)(?=\s(?:on|at|the|their|an?|all|in|present|{NUMBER})\b))\b(?!-)\s(?P<next>[\w'%$-]+)"
)
_NO_VERB = (
    r"(?:about|across|after|all|also|among|as|at|before|between|both|by|during|either|every|for|from|half|have|how|if|in|"
    r"including|into|less|like|more|most|not|of|on|once|only|or|over|per|since|such|than|that|then|through|to|toward|"
    r"towards|under|until|using|via|what|when|where|which|while|who|with|within|without|are|is|was|were|be|meet|exceed|"
    r"[\w-]*(?:ing|ed|ion|ions|ment|ness|ity|ly|ies|ance|ence|ship|ism|us|ss))\b"
)
_LAST_SECOND = pattern(
    r",?\sand\s(?:(?:will|to|also|then)\s)*(?P<verb>graduate|enroll|return|re-enroll|improve)(?P<next>)(?=\s*(?:[,.;()]|$))"
)
"""A verb that needs no object, at the end: pass English and graduate."""

_OPEN_SECOND = pattern(
    rf"(?:,(?=[^;.]*?\sand\s)|,?\sand)\s(?:(?:will|to|also|then)\s)*(?P<verb>(?!{_NO_VERB})[a-z]{{3,}})\s"
    r"(?P<next>an?|the|their|his|her|its|no|at\s(?:least|most)|(?:more|fewer|less)\sthan)\s"
)
"""A word that no list knows as a verb, with an object of its own: and pursue a trade."""

_OTHERS_WILL = pattern(
    rf"(?:\b(?:and|while|;)|[.](?=\s{NUMBER}\s?%))\s(?:their|the|these|all|both|its|{NUMBER}\s?(?:%|percent)?(?:\sof)?)\s(?:[\w%-]+\s){{0,8}}?"
    rf"(?:will|shall)\b|,?\sand\swhose\s|,?\swhile\s(?:also\s)?{CHANGE}(?<=ing)\s(?=(?:their|the|an?)\s)"
)
_LISTED = pattern(rf"\(?\b[a1]\)\s.*\b{REACH}\b.*\(?\b[b2]\)\s(?P<second>.*\b{REACH}\b.*)")
"""Outcomes that a list tells: (a) … (b) …"""

_NOUNISH = pattern(NOUNISH)
_SHARED = pattern(r".*\b(?:enroll(?:ed)?|participate|(?:take|taken)\spart)\sin")
"""Before "and" and a verb: both have the object behind the second, as in "be enrolled in and pass"."""

_LEAD = pattern(LEAD)
_WHILE = pattern(r"\b(?:as|when|while|because|if|after)\s(?:they|it|he|she)\s")
"""Before "and": a clause in which what goes on is no outcome."""

_TWO_SIZES = pattern(
    rf"\b{NUMBER}\s?(?:%|[a-z]+)\sin\s(?:[\w-]+\s){{1,3}}and\s(?:up\s)?(?P<second>{NUMBER}\s?(?:%|[a-z]+)\sin\s[\w-]+)"
)
"""Five points in reading and four points in mathematics."""

_WITH_BOTH = pattern(r"\bwith\san?\s[^;]*?\sand\swith\s(?P<second>an?\s.*)")
_OBJECT = pattern(
    rf"(?:{NUMBER}|their|the|an?|at|on|in|by|to|more|improved|better|increased|all|with|no|each|every|its|his|regularly|daily|better|less|fewer|"
    r"full|grade|aloud|books|school|up|that)"
)
_REPORTED = pattern(LEAD + r"(?:report|say|state|indicate|confirm|agree|respond|answer|rate|feel|express)\b.*?\bthat\s")
_AND_THAT = pattern(r"\band\s(?=that\b)")
_FIELDS = pattern(
    r"\b(?:(?P<attendance>attendance|absen|truan)|(?P<part>participation|involvement|engagement|enrollment)|"
    r"(?P<learning>read|math|literacy|ela\b|english|language|skills|readiness|proficien|achievement|science|writing|"
    r"academic)|(?P<graduation>graduat|diploma|drop-?out)|(?P<credits>credit)|"
    r"(?P<health>health|dental|vision|immuniz|nutrition)|(?P<behavior>disciplin|suspension|behavior)|"
    r"(?P<feeling>confiden|esteem|belonging|motivation|attitude|well-?being)|"
    r"(?P<college>college|postsecondary|fafsa))"
)
"""Fields that are measured apart, each by the words that tell it."""

_CHANGES = pattern(
    LEAD + rf"(?:{CHANGE}|show|demonstrate|develop|make|have|see|experience|build|strengthen|enhance|be|to)\b"
)


def second_outcome(sentence: Sentence) -> str:
    """Where a second outcome begins that could come out otherwise than the first; empty if there is one only."""
    if listed := _LISTED.search(sentence.bare):
        return _tidy(listed["second"])
    if sentence.size in FIGURES and (two := _two_fields(re.split(r"\b(?:of|among|for)\b", sentence.subject)[0])):
        return two
    for clause in states(sentence):
        if other := _OTHERS_WILL.search(clause):
            return _tidy(clause[other.start() :])
        if reported := _REPORTED.match(clause):
            if other := _AND_THAT.search(clause, reported.end()):
                return _tidy(clause[other.start() :])
            continue
        if is_service(clause):
            continue
        if sizes := _TWO_SIZES.search(clause) or _WITH_BOTH.search(clause):
            return _tidy(sizes["second"])
        for second in (*_SECOND.finditer(clause), *_OPEN_SECOND.finditer(clause), *_LAST_SECOND.finditer(clause)):
            first = clause[: second.start()].strip()
            if _SAME.fullmatch(second["verb"]) and second["next"] not in ("a", "an"):
                continue
            if _WHILE.search(first) or (first.strip().endswith("graduate") and "diploma" in clause[second.start() :]):
                continue
            if _DONE.fullmatch(second["verb"]) and not clause.lstrip(" ,").startswith("have "):
                continue
            if second["next"] in ("it", "them", "this", "these", "so", "of"):
                continue
            shared = all(len(_LEAD.sub("", piece).split()) < 2 for piece in first.split(","))
            if _SHARED.fullmatch(first) or (shared and not _ALONE.search(first.strip(" ,"))):
                continue
            willed = not {"will", "to"}.isdisjoint(clause[second.start() : second.start("verb")].split())
            if not willed and _NOUNISH.fullmatch(second["verb"]) and not _OBJECT.fullmatch(second["next"]):
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
    left, right = (_fields(piece) for piece in pieces)
    near = _fields(" ".join(pieces[1].split()[:4]))
    return pieces[1].strip() if left and near and not left & right else ""


def _fields(text: str) -> set[str | None]:
    """The fields of which the words tell."""
    return {found.lastgroup for found in _FIELDS.finditer(text)}
