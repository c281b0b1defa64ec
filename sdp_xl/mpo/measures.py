"""Instrument of a sentence: behind "as measured by" and the like, or a test, form or record after a preposition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from sdp_xl.mpo.model import TextSpan
from sdp_xl.mpo.names import COINED, named_instruments
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.text import lowered, trimmed
from sdp_xl.mpo.words import (
    AT_LEAST,
    AVERAGE,
    CHANGE,
    DOINGS,
    FOREIGN,
    GROUP,
    INSTRUMENT,
    MODAL,
    NO_SOURCE,
    NUMBER,
    RATED,
    REACH,
    SEEN,
)

_MARKER = pattern(
    rf"\b(?:(?:as\s|is\s|and\s|when\s|to\sbe\s|are\s|be\s|being\s)?(?:\w+ly\s)?{SEEN}\s"
    rf"(?:by(?!\s{AT_LEAST}?{NUMBER}\s?(?:%|percent|of\b|out\b|in\b))|on|in|through|using|from|with|via|at(?!\s(?:or|age|grade)\b)|against|across|under|when)\b|as\s{SEEN}\b|as\s{RATED}\b|as\s(?:posted|entered|taken|drawn|pulled|extracted|exported)\b|"
    rf"(?<!been\s)(?<!were\s)(?<!be\s)(?!seen\sby\b|identified\swith\b){RATED}\s(?:by|with|using|through|from)\b|according\sto\b|as\sper\b|going\sby\b|as\stold\s(?:to|in)\b|when\sasked\b|"
    rf"(?:the\s)?(?:measure|instrument|source|evidence|measurement(?:\stool)?)\s?(?::|is\b|will\sbe\b)|"
    rf"(?:we|staff|they)\swill\s(?:check|consult|look\s(?:at|into|up)|go\sby)\b|(?:data|evidence)\s(?:will\scome\s)?from\b|measured\b|"
    rf"based\s(?:up)?on\b(?!\s(?:[\w-]+\s){{0,3}}{NO_SOURCE}\b))"
)
_WEAK = pattern(
    rf"(?:\b(?:on|in|by|using|from|per|via|through|with|under|against|between|(?P<test>pass(?:es|ed|ing)?))\s+"
    rf"(?!(?:at\s(?:least|or)\b|average\b|{NUMBER}\b|half\b|an?\shalf))|[(,;:]\s?(?!(?:{REACH}|(?:the\s)?{AVERAGE})\b))"
    r"(?:(?!(?:on|in|by|using|from|per|via|through|with|will|shall|who|that|to|than|complete|receive|attend)\b|"
    rf"and\s{REACH}\s(?:the|an?|their|his|her|its|{NUMBER})\b)(?!-)[\w'/.&+-]+(?:,(?=[^;.]{{0,40}}\b(?:and|or)\b))?\s+){{0,9}}?\b{INSTRUMENT}"
)
_ANY = pattern(
    rf"(?<!will\s)(?<!can\s)(?<!to\s)(?<!and\s)\b{INSTRUMENT}|\b(?:when|if|once|are|is|as)\s(?:{SEEN}|{RATED})\b|"
    r"\bpre-?\s?(?:test)?\s(?:to|and)\spost-?\s?tests?\b|\bat\sbenchmark\b"
)
"""Any sign of an instrument, whatever the grammar."""

_PLACEHOLDER = pattern(
    r"[\s,]*(?:an?\s|the\s)?(?:tbd|tba|\?+|_+|\[[^\]]*\]|to be (?:determined|decided|developed|named|announced|"
    r"selected)|x+\b|…|\.\.\.)?[\s.]*(?:[).,;]|$)"
)
_OPEN = pattern(
    r"\ban?\s(?:\w+\s){1,2}(?:selected|chosen|picked|named|determined)\sby\s(?:each|the|every|local|its|our)\b|\b(?:yet\s)?to\sbe\s(?:\w+ly\s)?(?:determined|decided|developed|named|announced|selected|chosen|identified|created|"
    r"designed|written|adopted|agreed|established|found|set|specified|picked|confirmed|defined)\b|\b(?:tbd|tba|tbc)\b|"
    r"\b(?:name|title)\sof\s(?:the\s|an?\s)?(?:assessment|test|tool|survey|instrument)\b|[(\[<](?:insert|choose|select)\b"
)
"""A placeholder behind a noun: a tool to be selected."""

_MEASURED = pattern(
    r"\b(?:(?:measured|assessed|determined|judged|gauged|evaluated|shown|demonstrated|evidenced|indicated|documented|confirmed|verified|certified|attested|observed)\s"
    r"(?:by|through|with|from)|according\sto)$"
)
_PERSON = pattern(
    rf"[\s,]*(?:(?:the|their|our|its|a|an|each|all|local|any)\s+)?(?:[\w-]+\s+){{0,3}}?(?!certificates?\b|coe)(?:{FOREIGN}|{GROUP}|teacher|mep|sea)(?:'s?)?"
    rf"(?:\s(?:and|or)\s(?:[\w-]+\s){{0,2}}(?!{INSTRUMENT})\w+)?(?:\s(?:in|at|of|from|across|throughout|for|after)\s(?:(?!{INSTRUMENT})[\w'.-]+\s?)+)?[\s.,;)]*"
)
"""Somebody who measures, without what is measured with."""

_NAMED = pattern(rf"[\s,]*(?:the\s|an?\s)?{INSTRUMENT}[\s.,;)]*")
_TOOL_OF = pattern(rf"\s*(?:the\s|an?\s)?{INSTRUMENT}\sof\b")
"""The survey of parents."""

_ANYHOW = pattern(
    r"[\s,]*(?:[\w-]+\s){0,3}?(?:means|methods?|ways?|approach(?:es)?|judge?ments?|opinions?|impressions?)(?:\sthat\s.*)?[\s.,;)]*|"
    r"[\s,]*(?:(?:their|the|students?'?|academic|overall)\s){0,2}(?:progress|success|improvements?|performance|achievement|growth)"
    r"(?:\sin\s\w+)?[\s.,;)]*|[\s,]*(?:an?\s|the\s|some\s)?(?:appropriate|suitable|relevant|adequate|available)\s(?:\w+\s)?"
    r"(?:measures?|tools?|instruments?|data|assessments?|evidence|information|tests?)[\s.,;)]*|[\s,]*(?:once|twice|\w+\stimes)\s(?:an?|per|each|every)\s\w+[\s.,;)]*|"
    r"[\s,]*(?:appropriate|suitable|various|multiple|several|different|other|local)\s(?:measures?|tools?|instruments?|data)[\s.,;)]*"
)
"""Words behind which any instrument may hide."""

_RATE = pattern(
    r"\bcohort\b|\b(?:graduation|drop-?out|attendance|absenteeism|retention|promotion|completion)\srates?\b|"
    r"\baverage\sdaily\sattendance\b|\b(?:graduation|dropout|attendance)(?:,|:|\s(?:among|of|for)\b)|"
    r"\brates?\sof\s(?:[\w-]+\s)?(?:graduation|chronic absence|attendance|drop-?out|promotion)\b"
)
"""Rates that States compute the same way, so that naming one names its source."""

_TWICE = pattern(
    rf"\b(?:two|both|match(?:ed|ing)|paired|pre-?(?:test)?\s?(?:/|and)\s?-?post-?(?:test)?)\s(?:[\w/-]+\s){{0,3}}?"
    rf"(?:scores?|results|tests|assessments)\b|\b(?:take|takes|taking|took)\s(?:[\w-]+\s){{1,5}}?(?:twice|{INSTRUMENT})\b"
)
"""A clause about the children who were tested: with matching scores, who take the posttest."""

_ASIDE = pattern(
    rf",\s+(?=(?:{AT_LEAST}?{NUMBER}|half|most|the|all|every|each|our|an?|migra\w+|\w+\s(?:of|in)|\w+\spercent)\b)"
)
"""Where a source that opens the sentence ends: According to attendance files, the rate …"""

_TAIL = pattern(r"(?:[^,;.()]|\.(?=\d))*")
_END = pattern(
    rf"[;]|[.!?](?=\s|$)|\sthan\b|{MODAL}|\s(?:for|of|among|by|between)\s(?:migra\w+|osy|pfs)\b|\swith\s(?:[\w-]+\s)?mep\b|"
    rf"\sand\s{DOINGS}\s(?:up|in|at|to|an?|the|their|{NUMBER})\b|\s(?:and|but|while)\s(?:(?:to|also|then)\s)*(?:{REACH}(?!\s{INSTRUMENT})|(?:their\s\w+\s)?will|shall)\b|"
    rf",?\s\(?(?:from\s(?:a\sbaseline|\d+)|(?:up|down)\sfrom|compared\s(?:to|with)|{CHANGE}\sof|over\sa\sbaseline|baseline|"
    rf"relative\sto|so\sthat|that\sthey|that\s(?:{AT_LEAST}\s?)?{NUMBER})\b|,\s{AT_LEAST}?(?:all\b|{NUMBER}\s(?:out|of|percent)\b|\d+\s?%)|"
    rf"\bby\s{AT_LEAST}?\d[\d.]*\s?(?:%|percent|points?)|,?\sand\s{AT_LEAST}?\d[\d.]*\s?(?:%|percent|points)"
)


class Instrument(NamedTuple):
    """Its place, whether it says what it is, and whether reaching it is the outcome itself ("pass the GED test")."""

    span: TextSpan
    readable: bool = True
    reached: bool = False


def says_how(marker: str, text: str) -> bool:
    """Whether what stands behind "as measured by" is something to measure with: no placeholder, and not a person."""
    said = lowered(text)
    if _PLACEHOLDER.fullmatch(said) or _ANYHOW.fullmatch(said) or _OPEN.search(said) or not re.search(r"\w.?\w", said):
        return False
    return bool(COINED.search(text) or _NAMED.fullmatch(said)) or not (
        _MEASURED.search(marker) and _PERSON.fullmatch(said) and not _TOOL_OF.match(said)
    )


def instruments(text: str, low: str, halves: tuple[TextSpan, TextSpan], who: TextSpan | None) -> Iterator[Instrument]:
    """The instruments that the text names, in its order; ``low`` is the text without its deadline.

    After the group in the subject a test is a way to say who ("students below proficient on the State test"), so only
    an explicit marker counts from there (``who``, None for the subject of a rate) to the subject's end.
    """
    subject, predicate = halves
    taken = -1
    told = [(found, marker) for marker, sign in ((True, _MARKER), (False, _WEAK)) for found in sign.finditer(low)]
    for found, marker in sorted(told, key=lambda one: (one[0].start(), -one[0].end())):
        inside = who is not None and who[0] < found.start() < subject[1]
        if found.start() < taken or (inside and not (marker and not found[0].startswith(("based", "found")))):
            continue
        end = _END.search(low, found.end())
        last = end.start() if end else len(low)
        if found.start() < subject[1]:
            if (
                marker
                and not low[subject[0] : found.start()].strip(" ,")
                and (aside := _ASIDE.search(low, found.end()))
            ):
                last = min(last, aside.start())
            last = min(last, subject[1])
        if not marker:
            tail = _TAIL.match(low, found.end(), max(last, found.end()))
            taken = tail.end() if tail else found.end()
            span = trimmed(low, (found.start(), taken))
            yield Instrument(span, _OPEN.search(low, *span) is None, reached=found["test"] is not None)
        else:
            taken = last
            yield Instrument(trimmed(low, (found.start(), last)), says_how(found[0], text[found.end() : last]))
    spoken = predicate if who is not None and who[0] < subject[1] else (subject[0], predicate[1])
    if taken < 0 and (name := next(named_instruments(text, low, spoken), None)):
        taken = name[1]
        yield Instrument(trimmed(low, name), _OPEN.search(low, *name) is None)
    if taken < 0:
        signs = (*_RATE.finditer(low), *_ANY.finditer(low))
        outside = (one for one in signs if who is None or not who[0] < one.start() < subject[1])
        if one := next(chain(outside, _TWICE.finditer(low, *subject)), None):
            yield Instrument(one.span(), _OPEN.search(low, max(0, one.start() - 20), one.end()) is None, reached=True)
