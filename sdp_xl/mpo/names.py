"""Instruments that no list knows: a name with a capital after "on" or "per", a noun after "on the", a plan's goals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sdp_xl.mpo.model import TextSpan
from sdp_xl.mpo.patterns import any_of, nouns, pattern
from sdp_xl.mpo.words import CHANGE, FOREIGN, GROUP, NOT_THING, NUMBER, REACH

_NAME = pattern(
    r"\b(?:[Oo]n|[Pp]ass(?:es|ed|ing)?|[Pp]er|[Vv]ia|[Uu]sing|[Ww]ith|[Tt]hrough|[Uu]nder)\s(?P<name>"
    r"(?:(?:the|an?|their|its|our|each|annual|fall|winter|spring|summer|online|district|unit)\s){0,2}"
    r"(?P<proper>(?:[A-Z]|[a-z]{1,7}-?[A-Z])[\w&'.+-]*(?:\s(?:(?:for|of|the|and)\s){0,2}[A-Z0-9][\w&'.+-]*(?=\s|\W|$)){0,6}))"
)
"""A name with a capital letter after a preposition: on Exact Path, per the Lexia log."""

_IN = pattern(r"\b(?:in|by|of)\s(?:the\s)?(?P<proper>[A-Z][\w&'+-]*(?:\s[A-Z0-9][\w&'+-]*){0,4})")
COINED = pattern(r"\b(?:\w*[a-z][A-Z0-9]|[A-Z]\w*-[A-Z])")
"""How no place and no subject is spelled: PowerSchool, Core5, Raz-Plus."""

_LETTERS = pattern("[A-Z]{3,}[0-9]*\\b")
"""An abbreviation: MAP, ELPA21."""

_PART = pattern(
    r"\b(?:areas?|domains?|strands?|sections?|subtests?|levels?|Level \w+|parts?|items|objectives|dimensions|skills)"
    r"\sof\s(?:the\s)?(?P<alone>)(?P<proper>[A-Z][\w&'+-]*(?:\s[A-Z0-9][\w&'+-]*){0,4})"
)
"""What an instrument has: two domains of the Battelle."""

_SEASONAL = pattern(
    r"\b(?:[Ff]all|[Ss]pring|[Ww]inter|[Ss]ummer|[Pp]re|[Pp]ost)[\s-](?P<proper>[A-Z][\w&'+-]*[A-Z0-9]\b)"
)
"""A test by its season: between spring and fall MAP."""

_BRACKETS = pattern(r"\((?P<proper>[A-Z][\w&'+-]*[a-z0-9][\w&'+-]*(?:\s[\w&'+-]+){0,5})\)")
_SHORT = pattern(r"(?P<before>\w)\w*\s\((?P<alone>)(?P<proper>[A-Z]{2,}[0-9]*)\)")
"""A test in brackets by its letters alone, and with what the word before them begins, which they may only shorten."""

_OPENING = pattern(r"\W*(?:On|Per|In)\s(?:the\s)?(?P<proper>[A-Z][\w&'+-]*(?:\s[A-Z0-9][\w&'+-]*){0,5}),")
"""An instrument before everything else: On the Exact Path test, 70% of …"""

_AT_END = pattern(r"\s[-–—]\s(?P<proper>[A-Z][\w&'+-]*(?:\s[\w&'+-]+){0,5})\W*$")
_OF_SCORE = pattern(
    r"(?<=[\w%),]\s)(?P<proper>\b(?:[A-Z]|[a-z]{1,7}-?[A-Z])[\w&'+-]*(?:\s(?:&\s|and\s)?[A-Z0-9][\w&'+-]*){0,3})\s(?:[a-z-]+\s){0,2}?(?:levels?|scores?|ratings?|bands?|stages?|points|composites?|subtests?|"
    r"(?:\w+\s)?rates?|percentiles?|quantiles?|questions|items|zones?|cut scores?|indicators|objectives|domains)\b"
)
"""What is read on an instrument: the average DRA level."""

_NO_SOURCE = pattern(
    r"(?:MEP|TB[ACD]\b|Migra|OSY|PFS|Priority|Head Start|Title|State\b|States\b|District|School|Job|Adult|College|"
    r"Career|New\b|North|South|West|East|Los\b|San\b|Santa|Mexico|Central|US\b|U\.S\.|Advanced|AP\b|Honors|Social|History|"
    r"World|Language|ELA\b|ELD\b|ESL\b|ELs?\b|English|Spanish|Algebra|Geometry|Biology|Math|Reading|Science|Grade|"
    r"IEP|CAMP|HEP|COE|PAC|SEA|LEA|LOA|LOAs|SDP|CNA|MPO|Upward Bound|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
"""Names of programs, groups, places, subjects and times."""

_HEADS = nouns("""
    job, farm, time, day, track, campus, way, basis, own, skill, goal, standard, content, concept, vocabulary, homework,
    assignment, level, pace, topic, try, attempt, path, team, side, phone, internet, computer, bus, road, part, trip,
    word, subject, lesson, unit, first, second, objective, need, month, week, year, weekend, use, value, importance
""")
_ON = pattern(
    r"\bon\s(?:the|an?|their|its|our|each|every|all)\s(?P<noun>"
    rf"(?:(?!(?:in|of|at|by|and|or|for|with|that|who|which|to|will|from|on|about|than)\b)[\w'/-]+\s){{0,4}}?"
    rf"(?!{_HEADS}\b)[a-z][\w'/-]+)(?=\s*(?:[.,;)]|$))"
)
"""The last words of a clause after "on the": on the course final."""

_SCORED = pattern(
    any_of("""
    score, scores, scoring, scored, earn, earns, earned, pass, reach, meet, gain, answer, get, improve, increase, raise,
    achieve, attain, rate, rated, perform, advance, receive, obtain, mastery, correct, proficient, grade, points
""")
)
_PLAN = pattern(
    r"\b(?:goals?|targets?|steps?|objectives?|milestones?|tasks?|benchmarks?)\s(?:[\w-]+\s){0,3}?(?:in|of|from|on|under)\s"
    r"(?:the|an?|his|her|their|its|each|every)(?:\s(?!in\b|of\b)[\w'-]+){1,4}?\s?plans?\b"
)
"""Goals that stand in a plan: whoever looks at the plan sees whether they are met."""

_SHOWS = pattern(r"\W*(?P<source>[^,;%]{3,80}?)\s(?:will|shall|is\sto|are\sto)\s(?:show|indicate|confirm|document)\b")
_PEOPLE = pattern(rf"\b{GROUP}\b{NOT_THING}")
"""Records of which the sentence says that they will show it, and people, who show something else."""

_PER = pattern(
    r"\bper\s(?!(?:the\s)?(?:\w+\s){0,2}?(?:year|term|semester|quarter|trimester|session|month|week|day|hour|minute|student|"
    r"child|family|youth|person|pupil|cent|lesson|class|course|period|summer|cycle|grade|site|project|school|district)\b)"
    r"[^,;.()]*"
)
"""What stands after "per" and is no measure of time or of people."""

_TAIL = pattern(
    r"(?:(?:[,;:/]\s|\s[-–—]\s)\s*(?P<tail>[a-z][^,;:()\[\]–—%]{1,70}?)|[(\[]\s*(?P<aside>[a-z][^()\[\]%]{1,70}?)[\])])\W*$"
)
"""What a sentence ends with behind a comma, a dash or a bracket."""

_AS_IT_SHOWS = pattern(
    rf"\bas\s(?:the\s|their\s|its\s|our\s)?(?!{GROUP}|{FOREIGN}|they\b|he\b|she\b|it\b)[\w'& -]{{2,40}}?\s"
    r"(?:shows?|tells?|records?|documents?|confirms?|indicates?|attests?|reports?|says?)\b"
)
_GOES_ON = frozenset(
    """
    and, or, but, nor, so, yet, who, whom, whose, that, which, where, when, while, if, unless, because, since, as,
    than, in, on, at, by, with, without, for, from, to, of, over, under, above, below, after, before, during,
    through, across, between, among, within, per, via, using, toward, towards, into, out, up, down, about, around,
    all, each, every, both, any, no, not, most, many, more, less, fewer, such, a, an, their, his, her, its, our,
    some, only, even, also, too, regardless, including, especially, particularly, preferably, namely, thanks, due,
    grade, grades, gr, age, ages, aged, one, will, shall, should, must, can, is, are, be, k, pre-k, now, then,
    respectively, plus, minus, ideally, see, otherwise, either, neither, least, minimum, statewide, nationwide,
    districtwide, overall
    """.replace(",", " ").split()
)
"""The first words of what goes on with the sentence."""

_FIELD = r"(?:reading|math|mathematics|writing|ela|english|science|literacy|algebra)"
_NO_TAIL = pattern(
    rf"(?:{NUMBER}|(?!maps?\b|goals?\b)(?:{REACH}|{CHANGE})|(?!(?:reading|writing|spelling|tracking|scoring|speaking|listening|learning|screening|counting|grading)\s\w)"
    rf"[\w-]+(?:ing|ed|ly|wide)(?!\s(?:scores?|logs?|notes?)\b))\b(?!\.)|"
    rf"[^.,]*\bor\s[\w-]+\W*$|[^.]*\b(?:and|or|will|{GROUP}s?|{FOREIGN}|{CHANGE}|program|service|services|school|schools|support|tutoring)\W*$|"
    rf".*\b(?:and|will|who|so)\b|{_FIELD}\W*$"
)
"""A tail that goes on with the sentence: a list, a condition, an amount, more about the children."""

_LISTED = pattern(rf"\b{_FIELD}\W*$")
"""A field at the end, which is the last of a list unless it stands in brackets: (State summative math)."""


def _capitalized(text: str, low: str, predicate: TextSpan) -> Iterator[re.Match[str]]:
    """The names with a capital letter that stand where an instrument does."""
    yield from _NAME.finditer(text, *predicate)
    for found in _IN.finditer(text, *predicate):
        several = (
            found[0].startswith("in") and " " in found["proper"] and _SCORED.search(low, predicate[0], found.start())
        )
        if several or COINED.match(found["proper"]) or _LETTERS.match(found["proper"]):
            yield found
    yield from _PART.finditer(text, *predicate)
    yield from _SEASONAL.finditer(text, *predicate)
    yield from _BRACKETS.finditer(text, *predicate)
    for found in _SHORT.finditer(text, *predicate):
        if found["before"].lower() != found["proper"].rstrip("0123456789")[-1].lower():
            yield found
    yield from _AT_END.finditer(text, *predicate)
    if opening := _OPENING.match(text):
        yield opening


def named_instruments(text: str, low: str, predicate: TextSpan) -> Iterator[TextSpan]:
    """The places after the verb where something is named that a result can be read on; ``low`` is without deadline."""
    if (shows := _SHOWS.match(low)) and not _PEOPLE.search(shows["source"]):
        yield shows.span("source")
    for found in _PER.finditer(low, *predicate):
        yield found.span()
    for found in () if text.isupper() else _capitalized(text, low, predicate):
        if not _NO_SOURCE.match(found["proper"]) and low[found.start("proper")] != " ":
            alone = "alone" in found.groupdict() or low.startswith("pass", found.start())
            yield found.span("proper" if alone else 0)
    for found in _ON.finditer(low, *predicate):
        if _SCORED.search(low, predicate[0], found.start()):
            yield found.span()
    for found in _PLAN.finditer(low, *predicate):
        yield found.span()
    for found in _OF_SCORE.finditer(text):
        if not text.isupper() and not _NO_SOURCE.match(found["proper"]) and low[found.start()] != " ":
            yield found.span("proper")
    for found in _AS_IT_SHOWS.finditer(low, *predicate):
        yield found.span()
    start = predicate[0] if predicate[0] < predicate[1] else 0
    tail = _TAIL.search(low, start)
    if tail and re.search("[a-z]{2}", low[start : tail.start()]):  # else it is what will be reached
        said = slice(*tail.span(tail.lastgroup or 0))
        named = text[said][0].isupper() and not text.isupper() and not _NO_SOURCE.match(text[said])
        listed = tail.lastgroup == "tail" and _LISTED.search(low[said])
        goes_on = listed or low[said].split()[0].strip(".,") in _GOES_ON
        if named or not (goes_on or _NO_TAIL.match(low[said])):
            yield tail.span(tail.lastgroup or 0)
