"""Grammar of one MPO sentence; it never raises, whatever the text."""

from __future__ import annotations

import re

from sdp_xl.mpo.amounts import amounts, baseline, measures_something
from sdp_xl.mpo.halves import GROUPS, STANDS, VERB, halves
from sdp_xl.mpo.measures import instruments
from sdp_xl.mpo.model import FIGURES, MpoPart, Sentence, Size, Slot, Standing, TextSpan
from sdp_xl.mpo.numbers import typed_numbers
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.people import People, people
from sdp_xl.mpo.text import blanked, cut, head, lowered, trimmed
from sdp_xl.mpo.times import YEAR, When, of_baseline, phrases
from sdp_xl.mpo.words import (
    AT_LEAST,
    NUMBER,
)
from sdp_xl.written import Amount, Period, find_amounts, find_periods, read_period

_OFTEN = pattern(r"\b(?:once|twice|\w+\stimes)\s(?:an?|per|each|every)\s\w+")
"""How often the people of the sentence get a service."""

_REACHED = pattern(rf"\bto\s(?=(?:{AT_LEAST})?{NUMBER}\b)", re.IGNORECASE)
_SCORES = pattern(r"'s?\s(?:[\w-]+\s)?(?:scores?|results?|performance|proficiency|ratings?)\b")
_NO_VERB = pattern(r"(?:on|in|per|by|with|at|for|from|via|of|to)\s")
_ONLY_NUMBER = pattern(rf"(?:be\s|is\s|are\s)?{AT_LEAST}?{NUMBER}\s?(?:%|percent)?(?:\s(?:in|by|at|on|for))?")
"""What follows "the target is" and says how many, but not what they reach."""

_NO_OBJECT = pattern(r"(?:achieve|attain|meet|show|demonstrate|have|be|reach|make|earn|obtain|exhibit|do|do\sso)")
"""Verbs that say nothing alone."""

_YEARS = re.compile(r"\d{4}|['/.-]\s?\d\d|[a-z]\d\d|(?:[sf]y|year)\s\d\d")
"""Signs of a year in whatever form, without which no day is named."""

_YEAR = pattern(rf"\b{YEAR}")
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
    subject, predicate = halves(timeless, start)
    whens = _deadlines(found, timeless, subject)
    if not whens and not all(of_baseline(low, year.start()) for year in _YEARS.finditer(low)):
        named = [one.span for one in find_periods(text)] or [one.span() for one in _YEAR.finditer(low, start)]
        old = baseline(low) or (0, 0)
        whens = [
            When(place, 1)
            for place in named
            if not (of_baseline(low, place[0]) or old[0] <= place[0] < old[1] or low[: place[0]].endswith("grades "))
        ]
    return _read(text, blanked(low, [when.span for when in whens]), subject, predicate, whens)


def _deadlines(found: list[When], low: str, subject: TextSpan) -> list[When]:
    """The phrases that are the deadline: those with "by" before those that name a year before those that name a term.

    What stands in a clause about the children ("who attend each summer") is their service, if there is anything else.
    """
    clause = _CLAUSE.search(low, *subject)
    service = clause.start() if clause else subject[1]
    group = GROUPS.search(low, *subject)
    behind = group.end() if group else subject[1]
    weights = {
        when: when.weight
        - (service < when.span[0] < subject[1] or (not when.weight and behind < when.span[0] < subject[1]))
        for when in found
    }
    best = max(weights.values(), default=0)
    chosen: list[When] = []
    for when in sorted(found, key=lambda one: (one.span[0], -one.span[1])):
        if weights[when] < max(best, 0):
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
    often = [one.span() for one in _OFTEN.finditer(bare, *subject)]
    outside = blanked(bare, [*places[MpoPart.DOSAGE], *often])
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
    return figure or not _NO_VERB.match(piece) or bool(VERB.search(piece) or STANDS.match(piece))


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
