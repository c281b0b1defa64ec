"""How many of the people of a sentence are to reach it: a share, a count, everyone, a rate, an average."""

from __future__ import annotations

import re

from sdp_xl.mpo.amounts import nameless
from sdp_xl.mpo.model import Size, TextSpan
from sdp_xl.mpo.numbers import is_pass_mark
from sdp_xl.mpo.patterns import part, pattern
from sdp_xl.mpo.services import SERVED
from sdp_xl.mpo.text import trimmed
from sdp_xl.mpo.words import (
    AT_LEAST,
    AVERAGE,
    CHANGE,
    ENDING,
    FOREIGN,
    GROUP,
    NOT_THING,
    NUMBER,
    PERCENT,
    RATE,
    REACH,
    THINGS,
)
from sdp_xl.written.words import FRACTIONS

WORDS = part(r"(?:(?!(?:will|shall|who|that|by|from)\b)[\w'’/.&-]+,?\s+(?:\([^()]{0,30}\)\s*)?)")
_PEOPLE = part(rf"(?:{GROUP}|{FOREIGN})\b{NOT_THING}")
_MORE = part(
    r"(?:\s(?:or\s(?:more|higher|greater|above|better)|and\s(?:more|above|up)|at\sleast|at\sa\sminimum|plus))?"
)
_PART = (
    rf"(?:(?:an?\s)?half|halves|(?:an?|one|two|three|four|seven|nine)[- ](?:{'|'.join(FRACTIONS)})s?"
    r"(?!\sgraders?))"
)
_SOME = part(
    rf"(?:{PERCENT}{_MORE}(?:\s?\([^()]{{0,40}}\))?"
    rf"|{NUMBER}\s(?:(?:\w+\s)?out\sof|of|in|from)\s(?:every\s|each\s|the\s)?{NUMBER}\b"
    rf"|{_PART}{_MORE}|an?\s(?:simple\s|large\s|clear\s|two-thirds\s)?majority)"
)
SHARE = pattern(
    rf"(?<![\w.])(?<!\bto\s)(?<!\bfrom\s){AT_LEAST}?{_SOME}(?!\s(?:more|fewer|less|higher|lower)\b)"
    rf"(?:\sof\s(?!(?:(?!{GROUP}\b){WORDS}){{0,2}}{THINGS}\b(?!-|\solds?\b|\s{_PEOPLE}))(?={WORDS}{{0,9}}{_PEOPLE}|those\b|them\b|all\b|these\b)"
    rf"|\s(?!(?:{CHANGE}|points?)\b)(?=(?:(?!(?:of|in|on|at|for|by|from|with|to)\b)[\w'/-]+\s){{0,4}}{_PEOPLE}))"
)
"""80% of, four out of five, three quarters of, at least half of the; a percentage of days or of questions is none."""

_BARE = pattern(
    rf"(?<![\w.])(?<!\bfrom\s)(?<!\bat\s){AT_LEAST}?{_SOME}(?=\s*[.,]?\s*(?:$|(?:will|shall|who|that|as|by|in|with|are|is|to|up|down|\w+ing|\w+ed)\b|(?!{CHANGE}\b(?!\s(?:their\b|{AT_LEAST}?{NUMBER}))){REACH}\b))"
)
"""A percentage that stands alone before the verb: "60% will be proficient"."""

_NOT_COUNT = "".join(
    rf"(?<!{word}\s)" for word in ("grade", "grades", "ages", "aged", "through", "from", "title", "to", "and")
)
_NO_UNIT = part(rf"(?!\s?[-/%]|{ENDING}\b|\s(?:percent|{THINGS})\b(?!-|\s(?:\w+\s){{0,2}}{_PEOPLE}))")
COUNT = pattern(
    rf"(?<=\()(?:n\s?[>≥=]+\s?|{AT_LEAST}){NUMBER}\b{_NO_UNIT}|(?<!\w){AT_LEAST}?{NUMBER}\sof\s(?:them|these|those)\b"
    rf"|(?<![\w-]){AT_LEAST}?{_NOT_COUNT}\b{NUMBER}{_NO_UNIT}{_MORE}\s(?:of\s)?(?={WORDS}{{0,6}}{_PEOPLE})"
)
EVERYONE = pattern(
    rf"\b(?:all|every|each|both|none\sof|no|any)\s(?:one\s)?(?:of\s)?(?!year|term|other|of\b)"
    rf"(?={WORDS}{{0,8}}{_PEOPLE})"
)
_BARE_COUNT = pattern(rf"(?<=[,:]\s){AT_LEAST}?{NUMBER}(?=\s*(?:to\s*)?$)")
_BARE_ALL = pattern(r"(?<=[,:]\s)(?:all|none|everyone|each)(?=\s*(?:to\s*)?$)")
"""How many of those who were named before: of the students in the camp, at least 40 will …"""

_SIZES = (
    (SHARE, Size.SHARE),
    (_BARE, Size.SHARE),
    (COUNT, Size.COUNT),
    (_BARE_COUNT, Size.COUNT),
    (EVERYONE, Size.EVERYONE),
    (_BARE_ALL, Size.EVERYONE),
)
_FIGURE = pattern(
    rf"\b(?:(?P<average>{AVERAGE})|(?P<rate>{RATE}|(?:fewer(?!\sthan\b)|{NUMBER}(?:%|\spercent)\s(?:more|fewer))"
    rf"(?=\s(?:\w+\s){{0,3}}{GROUP})))\b(?!-)"
)
_ANY = pattern(
    rf"(?<!by\s)(?<!by\sat\sleast\s)(?<![\w.])(?:{AT_LEAST}?{_SOME}|{AT_LEAST}{NUMBER}|{NUMBER}\sin\sall)(?![\w%-])"
    rf"(?!\s(?:(?!in\b|on\b|by\b)[\w'-]+\s){{0,4}}?(?:{THINGS}|{CHANGE})\b)|\btwice\sas\smany\b"
)
"""Any sign of how many, whatever the grammar: a percentage, so many of so many, at least so many."""

_AT_RATE = pattern(rf"\bat\san?\s(?:[\w-]+\s)?rate\sof\s(?P<many>{AT_LEAST}?{PERCENT})")
_ON_AVERAGE = pattern(r"\bon\saverage|\b(?:median|mean)\s|\ban?\s(?:mean|average)\s|\baveraging|\baverage\b")
MOVED = pattern(
    rf"\bfrom\s{NUMBER}\s?(?:%|percent)?(?:[^,;.]|\.(?=\d)){{0,40}}?\sto\s(?:at\sleast\s)?{NUMBER}\s?(?:%|percent)?"
)
_CLAUSE = pattern(rf"\b{GROUP}\b{NOT_THING}[^,:;()]*?\s(?:who|that|which|whose|with|{SERVED})\s(?!of\b)[^,:;()]*$")
"""Before a number: a clause about the children, whose numbers say which service they get."""

_NAMED = pattern(rf"\b{GROUP}\b{NOT_THING}")
THEM = pattern(r"\b(?:them|those|these)\b")
"""In a share: so many of those who were named before."""


def how_many(low: str, subject: TextSpan, predicate: TextSpan) -> tuple[TextSpan | None, Size | None]:
    """Where and how it says how many: in the subject, else among its objects, else as a figure that changes."""
    alone = subject[0] == subject[1]
    nobody = alone or _NAMED.search(low[slice(*subject)]) is None
    begun = trimmed(low, subject, " ,")[0]
    if (share := _first(SHARE, low, subject, clauses=True)) and share.start() == begun:
        return share.span(), Size.SHARE
    for region in (subject, predicate):
        found = [
            (match.start(), -match.end(), size)
            for pattern, size in (
                _SIZES if region == subject or nobody or "them" in low[slice(*region)] else _SIZES[:1]
            )
            if (match := _first(pattern, low, region, clauses=region == subject))
            and (region == subject or (size is Size.SHARE and pattern is SHARE) or _counts(low, match, subject, size))
        ]
        figure = _FIGURE.search(low, *region)
        if figure and (region == subject or nobody):
            first = min(found, default=None)
            if first is None or figure.start() < first[0] or first[2] is not Size.SHARE:
                return figure.span(), Size.AVERAGE if figure["average"] else Size.RATE
        if found:
            shares = [one for one in found if one[2] is Size.SHARE]
            start, end, size = min(shares or found)
            return (start, -end), size
    if rate := _AT_RATE.search(low, *predicate):
        return rate.span("many"), Size.SHARE
    if average := _ON_AVERAGE.search(low, *predicate):
        return average.span(), Size.AVERAGE
    if moved := MOVED.search(low, *predicate):
        return moved.span(), Size.RATE
    plain = nameless(low)
    signs = (
        sign.span()
        for sign in _ANY.finditer(plain, subject[0])
        if not is_pass_mark(plain[subject[0] : sign.start()], plain[sign.end() :])
        and not (sign.start() < subject[1] and _CLAUSE.search(low, subject[0], sign.start()))
    )
    return next(signs, None), None


def _first(size: re.Pattern[str], low: str, region: TextSpan, *, clauses: bool) -> re.Match[str] | None:
    """The first place that says how many; if ``clauses``, outside of the clauses about the children."""
    for found in size.finditer(low, *region):
        if not clauses or THEM.search(found[0]) or not _CLAUSE.search(low, region[0], found.start()):
            return found
    return None


def _counts(low: str, match: re.Match[str], subject: TextSpan, size: Size) -> bool:
    """Whether a number of people after the verb is how many reach it ("the program will re-enroll 40 youth")."""
    if "them" in match[0]:
        return True
    alone = subject[0] == subject[1]
    before = low[subject[0] : match.start()] if alone else low[slice(*subject)]
    return (alone or size is Size.COUNT) and _NAMED.search(before) is None
