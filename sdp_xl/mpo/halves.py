"""Halves of an MPO sentence: its subject and its predicate, before and after what is to be reached."""

from __future__ import annotations

import re

from sdp_xl.mpo.model import TextSpan
from sdp_xl.mpo.patterns import any_of, pattern
from sdp_xl.mpo.services import SERVED, SERVICE_NOUN
from sdp_xl.mpo.words import (
    AT_LEAST,
    CHANGE,
    DOINGS,
    ENDING,
    FOREIGN,
    GROUP,
    MODAL,
    NOUNISH,
    NUMBER,
    ORDERS,
    PERCENT,
    REACH,
    SEEN,
    STATE,
)

_MODAL = pattern(MODAL)
_RELATIVE = pattern(r"\b(?:(?:who|that|which|whom|so)(?:\s+it)?|(?<!then\s)they|he|she)\s+(?:\w+ly\s+)?$")
_SHOWN = pattern(rf"\bas\s(?:\w+ly\s)?{SEEN}\s(?:by|on|in|through|with|from)\s(?:[^,;.]|\.(?=\d))*")
"""What says how it is measured, in which no verb is looked for."""

_GRANTED = pattern(
    r"(?:^|[,;.]\s?)\s*(?:although|though|even\s(?:though|if)|while|whereas|since|because|as\s(?:it|they))\s[^,]*$"
)
"""Before "will": a clause that is granted before the main one begins (although many will have moved, 70% will …)."""

_WISH = pattern(
    r"(?:[^.;]*?[,:;]\s)?(?:what\s)?(?:we|i|they|our|the|all)\b[^,.;]{0,30}?"
    r"(?:want|like|love|hope|expect|aim|need|wish|plan|look|intend|ask|shoot|go|push|after|goal|target)(?:s|ing)?\s"
)
_TO_DO = pattern(
    r"(?<!able\s)(?<!how\s)(?<!access\s)(?<!according\s)(?<!due\s)(?<!up\s)(?<!returned\s)(?<!referred\s)(?<!going\s)(?<!order\s)"
    r"\bto\s(?=(?:\w+ly\s)?(?!the\b|an?\b|at\b|our\b|their\b|its\b|her\b|his\b|all\b|mep\b|school|\w+ing\b)[a-z]{2,}\b)"
)
"""After a wish for somebody: we want 70% of our youth to pass."""

_DOING = pattern(
    rf"\b(?!{SERVED}\b|meeting\b)[a-z]+ing\s(?=(?:the|an?|their|all|at\sleast|{NUMBER}|in|on|to|out|back)\b)"
)
"""The same, by what they are doing then: 75% of them knowing 20 letters."""

_OURS = pattern(rf"\b{GROUP}\b")
_ENSURED = pattern(
    r"\W*(?:\w+ly\s)?(?:know\s[^.;]*?\b(?:if|when)\b[\s,]*|"
    r"be\s(?:deemed|considered|understood|agreed|regarded)\s[^.;]*?\bthat\b[\s,]*|"
    r"(?:ensure|make\ssure|guarantee|see\sto\sit|assure|(?:show|indicate|confirm|document)\s+that\b,?)(?:\sthat)?\s)"
    r"(?=[^.;]*\b(?:are|is|have|has|get|receive|will|shall|finish|pass|reach|gain|earn|score|name|read)\b)"
)
"""Before what staff are to bring about: the MEP will ensure that 90% are referred."""

_HELPED = pattern(
    rf"\s(?:help|enable|assist|allow|prepare|support)\s(?P<whom>[^,;.]*?\b{GROUP}\b[^,;.]*?)\sto\s(?={REACH}\b)"
)
"""What staff help somebody to do, who is whom the sentence is about."""

_SO_THAT = pattern(r",?\sso\s(?:that\s)?[,\s]*(?=[^.;]*\b{GROUP}\b)".replace("{GROUP}", GROUP))
ORDER = pattern(rf"\W*(?:(?:our|the)\s\w+\sis\s)?(?:to\s+)?(?:\w+ly\s+)?{ORDERS}\b")
VERB = pattern(
    rf"(?<!-)\b(?:(?!graduates\b|{NOUNISH}\s(?:{SERVICE_NOUN}|{REACH}\s(?:the|all|their|an?|at|{NUMBER}))\b){REACH}(?:s|es)?(?!\s{REACH}\s\d)|are|is|has\s\w+ed|have\s\w+ed|{DOINGS}"
    rf"(?=\s(?:at\sleast\s|to\s)?(?:their|themselves|the|an?|all|no|in|out|middle|high|school|{NUMBER})\b))\b(?!-)"
)
STANDS = pattern(
    rf"(?<!-)\b{STATE}\b(?!\s(?:reports?|measures?|tests?|charts?|norms?|models?)\b)|\b(?:at|above|below|within|in|on)\s(?:or\sabove\s)?(?:the\s)?(?:grade\slevel|(?:\w+\s)?(?:zone|benchmark|percentile)\b|"
    rf"{NUMBER}{ENDING}?\s(?:\w+\s){{0,2}}?(?:a|an|per)\s|{NUMBER}{ENDING}?\spercentile|\d+\s?\w+/\w+)|\b(?:up|down)\s(?:by\s)?(?:{AT_LEAST})?{NUMBER}\b|"
    rf"(?:≥|>=)\s?{NUMBER}{ENDING}?\spercentile|\btarget(?:\sof|:)?\s{NUMBER}\b|"
    rf"\brates?\b[^:]{{0,90}}:\s(?:{AT_LEAST})?{PERCENT}|\b(?<!set\s)(?<!sign\s)(?<!pick\s)(?<!make\s)(?:up|down)\s(?:an?|one|two)\s|\bwith\san?\s(?:ged|hiset|diploma|credential|certificate|license|job|credit|passing|c\b|b\b|d\b)|"
    rf"\b(?:graduation|attendance|proficiency|promotion|retention|dropout|absenteeism|readiness|mastery)(?:\s(?:among|of|for|by)\b|,\s|:\s)(?=(?:[^.]|\.(?=\d))*\d\s?%)|"
    rf"{PERCENT}\s['\"]?(?:yes|correct|right)\b|{PERCENT}\s(?:daily\s|average\s)?(?:done|finished|completed|met|back|with\s(?:an?|their)\s|attendance|graduation|proficiency|mastery|completion|retention|accuracy|graduating|passing)\b|"
    rf"\bwithin\s(?:{AT_LEAST})?{NUMBER}\s(?:[\w-]+\s)?points\b|\bat\s(?:level|stage|band)\s\w|\b[a-d]\sor\s(?:better|higher|above)\b|"
    rf"\bfrom\s(?:the\s)?{NUMBER}\s?(?:%|percent|points)?(?:[^,;.]|\.(?=\d)){{0,25}}?\sto\s(?:{AT_LEAST})?{NUMBER}\s?(?:%|percent|points)|"
    rf"\b(?:rate|average|mean|median)\sof\s(?:{AT_LEAST})?{NUMBER}"
)
_ASIDE = pattern(r"\([^()]*\)")
_NOUN = pattern(
    r"\b(?:the|a|an|of|on|in|by|their|its|pre|post|reading|math|mathematics|(?<!in\sthe\s)(?<!of\sthe\s)state|and|or|at|for|with|test|who|that|"
    r"not|which|have|has|are|is)\s+(?:\w+ly\s+)?$"
)
_FIELD = pattern(r"(?:reading|math|mathematics)\s")
_OBJECT = pattern(r"\s(?:the|an?|their)\s")
"""In MEP math pass the test: a verb behind a subject of lessons, since it has an object."""

_LAST_NOUN = pattern(rf"{NOUNISH}s?\s*(?:[.,;:)]|$)")
"""A word that may be a verb, but has nothing behind it: "…, intake report"."""

GROUPS = pattern(rf"\b(?:{GROUP}|{FOREIGN}|migra(?:nt|tory)\s[\w-]+)\b")
_ALONE = pattern(
    rf"{PERCENT}(?=\s(?:to\s)?(?!{CHANGE}\b(?!\s(?:their\b|{AT_LEAST}?{NUMBER})))(?:{REACH}|{STATE}|up|down)\b)"
)
"""A percentage of nobody: 70% score in the green zone."""


_NO_VERB = any_of("""
    about, above, across, after, all, also, among, and, around, any, because, before, behind, below, between, both,
    but, during, each, either, every, except, following, for, from, given, half, have, having, home, including, into,
    least, less, more, most, near, not, off, once, only, onto, out, over, per, plus, shown, since, such, taught, than,
    that, then, though, through, throughout, toward, towards, under, until, upon, using, via, what, when, where,
    whether, which, while, who, whom, whose, with, within, without, was, were, are
""")
_UNKNOWN = pattern(
    rf"(?P<who>\b(?:who|that|which|whom|whose)\b)(?P<known>,?\s(?:\w+ly\s)?(?:{SERVED}|{REACH})\b)?|"
    rf"(?<![\w'-])(?!(?:{_NO_VERB}|\w+(?:ing|ed|ly|(?<!s)s))\s)[a-z]{{3,}}\s(?=(?:(?:the|their|an?|at\sleast|all|every|no\sfewer)\s|>=|≥))"
)
"""The opening of a clause about the people, with its verb if a list knows it, or a word with an object."""


def halves(low: str, start: int) -> tuple[TextSpan, TextSpan]:
    """Subject and predicate: before and after "will", after "to" ("for 80% of students to pass"), around the verb."""
    end = len(low)
    while wrapped := _wrapped(low, start):
        start = wrapped.end()
    if modal := _will(low, start):
        helped = _HELPED.match(low, modal.end())
        if helped and not _OURS.search(low, start, modal.start()):
            return (modal.end(), helped.end("whom")), (helped.end(), end)
        return (start, modal.start()), (modal.end(), end)
    if ORDER.match(low, start):
        return (start, start), (start, end)
    group = GROUPS.search(low, start) or _ALONE.search(low, start)
    if group is None:
        return (start, end), (end, end)
    low = _SHOWN.sub(lambda shown: " " * len(shown[0]), low)
    if _WISH.match(low, start) and (to_do := _TO_DO.search(low, group.end()) or _DOING.search(low, group.end())):
        return (start, to_do.start()), (to_do.end() if to_do[0] == "to " else to_do.start(), end)
    for verb in VERB.finditer(low, group.end()):
        last = _LAST_NOUN.match(low, verb.start())
        listed = last and (verb[0].endswith("s") or last[0][-1:] in ",;:)" or "," in low[group.end() : verb.start()])
        if verb[0].endswith("s") and low.endswith("mep ", 0, verb.start()):
            continue
        noun = _NOUN.search(low[max(group.end(), verb.start() - 30) : verb.start()])
        if not listed and (not noun or (_FIELD.match(noun[0]) and _OBJECT.match(low, verb.end()))):
            return (start, verb.start()), (verb.start(), end)
    if state := STANDS.search(_ASIDE.sub(lambda aside: " " * len(aside[0]), low), start):
        return (start, state.start()), (state.start(), end)
    verb_at = _unknown_verb(low, group.end(), end)
    return (start, verb_at), (verb_at, end)


def _wrapped(low: str, start: int) -> re.Match[str] | None:
    """What only leads to the main clause: the MEP will ensure that …, provide tutoring so that …"""
    modal = _will(low, start)
    if modal is None:
        order = ORDER.match(low, start)
        return _ENSURED.match(low, start) or (_SO_THAT.search(low, start) if order else None)
    return None if _OURS.search(low, start, modal.start()) else _ENSURED.match(low, modal.end())


def _will(low: str, start: int) -> re.Match[str] | None:
    """The first "will" that is no part of a clause about the people, nor of one that only grants something."""
    for modal in _MODAL.finditer(low, start):
        before = low[max(start, modal.start() - 25) : modal.start()]
        granted = _GRANTED.search(low[start : modal.start()]) and _MODAL.search(low, modal.end())
        if not granted and not _RELATIVE.search(before) and low[start : modal.start()].strip(" ,"):
            return modal
    return None


def _unknown_verb(low: str, start: int, end: int) -> int:
    """Where the verb stands between two places, behind those of the clauses about the people; the end if nowhere."""
    clauses = 0
    for found in _UNKNOWN.finditer(low, start, end):
        if found["who"]:
            clauses += found["known"] is None
        elif clauses:
            clauses -= 1
        else:
            return found.start()
    return end
