"""Grammar of one MPO sentence; it never raises, whatever the text."""

from __future__ import annotations

import re

from sdp_xl.mpo.amounts import amounts, baseline, measures_something
from sdp_xl.mpo.measures import instruments
from sdp_xl.mpo.model import FIGURES, MpoPart, Sentence, Size, Slot, Standing, TextSpan
from sdp_xl.mpo.numbers import typed_numbers
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.people import People, people
from sdp_xl.mpo.text import blanked, cut, head, lowered, trimmed
from sdp_xl.mpo.times import YEAR, When, of_baseline, phrases
from sdp_xl.mpo.verbs import unknown_verb
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
from sdp_xl.written import Amount, Period, find_amounts, find_periods, read_period

_MODAL = pattern(MODAL)
_RELATIVE = pattern(r"\b(?:(?:who|that|which|whom|so)(?:\s+it)?|they|he|she)\s+(?:\w+ly\s+)?$")
_SHOWN = pattern(rf"\bas\s(?:\w+ly\s)?{SEEN}\s(?:by|on|in|through|with|from)\s[^,;.]*")
"""What says how it is measured, in which no verb is looked for."""

_GRANTED = pattern(r"(?:^|[,;.]\s?)\s*(?:although|though|even\s(?:though|if)|while|whereas|since|because|as\s(?:it|they))\s[^,]*$")
"""Before "will": a clause that is granted before the main one begins (although many will have moved, 70% will …)."""

_WISH = pattern(
    r"(?:we|i|they|our|the|all)\b[^,.;]{0,30}?(?:want|like|love|hope|expect|aim|need|wish|plan|look|intend|ask|goal|target)(?:s|ing)?\s(?:is\s)?"
    r"(?:for\s|to\ssee\s)?"
)
_TO_DO = pattern(
    r"(?<!able\s)(?<!how\s)(?<!access\s)(?<!according\s)(?<!due\s)(?<!up\s)(?<!returned\s)(?<!referred\s)(?<!going\s)(?<!order\s)"
    r"\bto\s(?=(?:\w+ly\s)?(?!the\b|an?\b|at\b|our\b|their\b|its\b|her\b|his\b|all\b|mep\b|school|\w+ing\b)[a-z]{2,}\b)"
)
"""After a wish for somebody: we want 70% of our youth to pass."""

_SO_THAT = pattern(r",?\sso\s(?:that\s)?[,\s]*(?=[^.;]*\b{GROUP}\b)".replace("{GROUP}", GROUP))
_ORDER = pattern(rf"\W*(?:(?:our|the)\s\w+\sis\s)?(?:to\s+)?(?:\w+ly\s+)?{ORDERS}\b")
_REACHED = pattern(rf"\bto\s(?=(?:{AT_LEAST})?{NUMBER}\b)", re.IGNORECASE)
_SCORES = pattern(r"'s?\s(?:[\w-]+\s)?(?:scores?|results?|performance|proficiency|ratings?)\b")
_VERB = pattern(
    rf"(?<!-)\b(?:(?!graduates\b){REACH}(?:s|es)?(?!\s{REACH}\s\d)|are|is|has\s\w+ed|have\s\w+ed|{DOINGS}"
    rf"(?=\s(?:at\sleast\s|to\s)?(?:their|the|an?|all|no|in|out|middle|high|school|{NUMBER})\b))\b(?!-)"
)
_STATE = pattern(
    rf"\b{STATE}\b(?!\s(?:reports?|measures?|tests?|charts?|norms?|models?)\b)|\b(?:at|above|below|within|in|on)\s(?:or\sabove\s)?(?:the\s)?(?:grade\slevel|(?:\w+\s)?(?:zone|benchmark|percentile)\b|"
    rf"{NUMBER}{ENDING}?\s(?:\w+\s){{0,2}}?(?:a|an|per)\s|{NUMBER}{ENDING}?\spercentile|\d+\s?\w+/\w+)|\b(?:up|down)\s(?:by\s)?(?:{AT_LEAST})?{NUMBER}\b|"
    rf"\btarget(?:\sof|:)?\s{NUMBER}\b|"
    rf"\brates?\b[^:]{{0,90}}:\s(?:{AT_LEAST})?{PERCENT}|\b(?:up|down)\s(?:an?|one|two)\s|\bwith\san?\s(?:ged|hiset|diploma|credential|certificate|license|job|credit|passing|c\b|b\b|d\b)|"
    rf"\b(?:graduation|attendance|proficiency|promotion|retention|dropout|absenteeism|readiness|mastery)(?:\s(?:among|of|for|by)\b|,\s|:\s)(?=[^.]*\d\s?%)|"
    rf"{PERCENT}\s(?:daily\s|average\s)?(?:done|finished|completed|met|back|with\s(?:an?|their)\s|attendance|graduation|proficiency|mastery|completion|retention|accuracy|graduating|passing)\b|"
    rf"\bwithin\s(?:{AT_LEAST})?{NUMBER}\s(?:[\w-]+\s)?points\b|\bat\s(?:level|stage|band)\s\w|\b[a-d]\sor\s(?:better|higher|above)\b|"
    rf"\bfrom\s(?:the\s)?{NUMBER}\s?(?:%|percent|points)?[^,;.]{{0,25}}?\sto\s(?:{AT_LEAST})?{NUMBER}\s?(?:%|percent|points)|"
    rf"\b(?:rate|average|mean|median)\sof\s(?:{AT_LEAST})?{NUMBER}"
)
_ASIDE = pattern(r"\([^()]*\)")
_NOUN = pattern(
    r"\b(?:the|a|an|of|on|in|by|their|its|pre|post|reading|math|mathematics|state|and|or|at|for|with|test|who|that|"
    r"not|which|have|has|are|is)\s+(?:\w+ly\s+)?$"
)
_FIELD = re.compile(r"(?:reading|math|mathematics)\s")
_OBJECT = re.compile(r"\s(?:the|an?|their)\s")
"""In MEP math pass the test: a verb behind a subject of lessons, since it has an object."""

_LAST_NOUN = pattern(rf"{NOUNISH}s?\s*(?:[.,;:)]|$)")
"""A word that may be a verb, but has nothing behind it: "…, intake report"."""

_NO_VERB = pattern(r"(?:on|in|per|by|with|at|for|from|via|of|to)\s")
_ONLY_NUMBER = pattern(rf"(?:be\s|is\s|are\s)?{AT_LEAST}?{NUMBER}\s?(?:%|percent)?(?:\s(?:in|by|at|on|for))?")
"""What follows "the target is" and says how many, but not what they reach."""

_NO_OBJECT = pattern(r"(?:achieve|attain|meet|show|demonstrate|have|be|reach|make|earn|obtain|exhibit|do|do\sso)")
"""Verbs that say nothing alone."""

_YEARS = re.compile(r"\d{4}|['/.-]\s?\d\d|[a-z]\d\d|(?:[sf]y|year)\s\d\d")
"""Signs of a year in whatever form, without which no day is named."""

_YEAR = pattern(rf"\b{YEAR}")
_GROUP = pattern(rf"\b(?:{GROUP}|{FOREIGN}|migra(?:nt|tory)\s[\w-]+)\b")
_ALONE = pattern(rf"{PERCENT}(?=\s(?:to\s)?(?!{CHANGE}\b(?!\s(?:their\b|{AT_LEAST}?{NUMBER})))(?:{REACH}|{STATE})\b)")
"""A percentage of nobody: 70% score in the green zone."""

_CLAUSE = pattern(r",?\s(?:who|that|which|whose)[\s,]")


_MARKS = " ,;:.-()"
"""What may stand at the ends of a half or an outcome without being part of it."""


def parse_sentence(text: str) -> Sentence:
    """The sentence with its slots; every slot is there, missing ones without a place.

    Its number ("1a)") is passed over. What is in brackets, a second sentence or a line break does no harm.
    """
    low = lowered(text)
    start = head(low)
    found = list(phrases(low, start))
    timeless = blanked(low, [when.span for when in found if when.weight])
    subject, predicate = _halves(timeless, start)
    whens = _deadlines(found, timeless, subject)
    if not whens and not all(of_baseline(low, year.start()) for year in _YEARS.finditer(low)):
        named = [one.span for one in find_periods(text)] or [one.span() for one in _YEAR.finditer(low, start)]
        whens = [When(s, 1) for s in named if not of_baseline(low, s[0]) and not low[: s[0]].endswith("grades ")]
    return _read(text, blanked(low, [when.span for when in whens]), subject, predicate, whens)


def _halves(low: str, start: int) -> tuple[TextSpan, TextSpan]:
    """Subject and predicate: before and after "will", after "to" ("for 80% of students to pass"), around the verb."""
    end = len(low)
    for modal in _MODAL.finditer(low, start):
        before = low[max(start, modal.start() - 25) : modal.start()]
        granted = _GRANTED.search(low[start : modal.start()]) and _MODAL.search(low, modal.end())
        if not granted and not _RELATIVE.search(before) and low[start : modal.start()].strip(" ,"):
            return (start, modal.start()), (modal.end(), end)
    if _ORDER.match(low, start):
        if purpose := _SO_THAT.search(low, start):
            return _halves(low, purpose.end())
        return (start, start), (start, end)
    group = _GROUP.search(low, start) or _ALONE.search(low, start)
    if group is None:
        return (start, end), (end, end)
    low = _SHOWN.sub(lambda shown: " " * len(shown[0]), low)
    if _WISH.match(low, start) and (to_do := _TO_DO.search(low, group.end())):
        return (start, to_do.start()), (to_do.end(), end)
    for verb in _VERB.finditer(low, group.end()):
        last = _LAST_NOUN.match(low, verb.start())
        listed = last and (verb[0].endswith("s") or "," in low[group.end() : verb.start()])
        noun = _NOUN.search(low[max(group.end(), verb.start() - 30) : verb.start()])
        if not listed and (not noun or (_FIELD.match(noun[0]) and _OBJECT.match(low, verb.end()))):
            return (start, verb.start()), (verb.start(), end)
    if state := _STATE.search(_ASIDE.sub(lambda aside: " " * len(aside[0]), low), start):
        return (start, state.start()), (state.start(), end)
    verb_at = unknown_verb(low, group.end(), end)
    return (start, verb_at), (verb_at, end)


def _deadlines(found: list[When], low: str, subject: TextSpan) -> list[When]:
    """The phrases that are the deadline: those with "by" before those that name a year before those that name a term.

    What stands in a clause about the children ("who attend each summer") is their service, if there is anything else.
    """
    clause = _CLAUSE.search(low, *subject)
    service = clause.start() if clause else subject[1]
    weights = {when: when.weight - (1 if service < when.span[0] < subject[1] else 0) for when in found}
    best = max(weights.values(), default=0)
    chosen: list[When] = []
    for when in sorted(found, key=lambda one: (one.span[0], -one.span[1])):
        if weights[when] < best:
            continue
        if chosen and when.span[0] < (last := chosen[-1]).span[1]:
            if not when.readable:
                chosen[-1] = When((last.span[0], max(last.span[1], when.span[1])), best, readable=False)
        else:
            chosen.append(when)
    return chosen


def _read(text: str, low: str, subject: TextSpan, predicate: TextSpan, whens: list[When]) -> Sentence:
    """The sentence from its halves and its deadlines; ``low`` is without these."""
    found = people(low, subject, predicate)
    figure = found.size in FIGURES
    plain_subject = not figure and predicate[0] != predicate[1] and not _SCORES.search(low, *subject)
    named = list(instruments(text, low, (subject, predicate), found.who if plain_subject else None))
    apart = [one.span for one in named if not one.reached]
    bare = blanked(low, apart)
    holes = [when.span for when in whens] + apart
    places = _places(low, bare, subject, predicate, found, holes)
    outside = blanked(bare, places[MpoPart.DOSAGE])
    measured = measures_something(outside[subject[0] :]) or found.size is Size.EVERYONE
    share = None if figure and not measured else found.share
    places |= {
        MpoPart.DEADLINE: [when.span for when in whens],
        MpoPart.SHARE: [share] if share else [],
        MpoPart.INSTRUMENT: [one.span for one in named],
    }
    counted = places | {MpoPart.SHARE: [share] if share and found.size in (Size.SHARE, Size.COUNT) else []}
    readable = {
        MpoPart.DEADLINE: all(when.readable for when in whens),
        MpoPart.INSTRUMENT: any(one.readable for one in named),
    }
    return Sentence(
        text=text,
        slots={part: _slot(text, part, places[part], readable.get(part, True)) for part in MpoPart},
        periods=tuple(filter(None, (_period(text, when) for when in whens if when.readable))),
        size=found.size if share else None,
        share=_share(text, share, found.size, predicate),
        about=_words(text, cut(trimmed(low, subject, _MARKS), holes)),
        foreign=text[slice(*found.who)] if found.foreign and found.who else "",
        subject=" ".join(bare[slice(*subject)].split()),
        predicate=" ".join(bare[slice(*predicate)].split()),
        bare=bare,
        numbers=tuple(typed_numbers(bare, counted, subject[0])),
        measured=measured,
    )


def _places(
    low: str, bare: str, subject: TextSpan, predicate: TextSpan, found: People, holes: list[TextSpan]
) -> dict[MpoPart, list[TextSpan]]:
    """Where group, dosage, outcome, amount and baseline stand; ``holes`` are the places of deadline and instrument.

    ``bare`` is the text without the instrument. A group that is the object ("Raise the share of youth who …") is no
    part of the outcome.
    """
    share = [found.share] if found.share else []
    start = baseline(blanked(bare, share) if found.size is Size.SHARE else bare)
    amount = amounts(bare, predicate, found.share)
    who = [found.who] if found.who and found.who[0] >= predicate[0] and subject[0] == subject[1] else []
    pieces = [trimmed(low, piece, _MARKS) for piece in cut(predicate, holes + who)]
    figure = found.size in FIGURES
    said = [piece for piece in pieces if _says_outcome(low[slice(*piece)], figure=figure)]
    return {
        MpoPart.WHO: _left(low, found.who, holes + share),
        MpoPart.DOSAGE: _left(low, found.dosage, holes + share),
        MpoPart.OUTCOME: said,
        MpoPart.AMOUNT: [trimmed(low, amount)] if amount else [],
        MpoPart.BASELINE: [start] if start else [],
    }


def _says_outcome(piece: str, *, figure: bool) -> bool:
    """Whether a piece after the verb says what is reached; of a figure, a number alone says it."""
    if (
        not re.search(r"[a-z]{2}", piece)
        or _NO_OBJECT.fullmatch(piece)
        or (_ONLY_NUMBER.fullmatch(piece) and not figure)
    ):
        return False
    return figure or not _NO_VERB.match(piece) or bool(_VERB.search(piece) or _STATE.match(piece))


def _left(low: str, span: TextSpan | None, taken: list[TextSpan]) -> list[TextSpan]:
    """The first piece of a span that no other slot takes."""
    pieces = [trimmed(low, piece) for piece in cut(span, taken)] if span else []
    return [piece for piece in pieces if piece[0] < piece[1]][:1]


def _slot(text: str, part: MpoPart, spans: list[TextSpan], readable: bool = True) -> Slot:
    if not spans:
        return Slot(part=part)
    standing = Standing.PRESENT if readable else Standing.UNCLEAR
    return Slot(part=part, standing=standing, text=_words(text, spans), spans=tuple(spans))


def _period(text: str, when: When) -> Period | None:
    said = text[slice(*when.span)]
    return read_period(said) or next(iter(find_periods(said)), None)


def _share(text: str, share: TextSpan | None, size: Size | None, predicate: TextSpan) -> Amount | None:
    """How many in numbers: the amount that the share says, or the value that a rate is to reach from another one."""
    if share is None or size is None:
        return None
    if size in FIGURES:
        to = _REACHED.search(text, *predicate)
        return next(iter(find_amounts(text[to.end() : predicate[1]])), None) if to else None
    said = text[slice(*share)]
    found = find_amounts(said)
    whole = found and not measures_something(lowered(said.replace(found[0].text, " ", 1)))
    return found[0] if whole else None


def _words(text: str, spans: list[TextSpan]) -> str:
    return " ".join(" ".join(text[slice(*span)].split()) for span in spans).strip(" ,")
