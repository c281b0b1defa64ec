"""People of a sentence: who it is about, how many of them are to reach the outcome, and which service they get."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sdp_xl.mpo.amounts import nameless
from sdp_xl.mpo.model import FIGURES, Size, TextSpan
from sdp_xl.mpo.numbers import is_pass_mark
from sdp_xl.mpo.patterns import part, pattern
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
    SERVED,
    SERVICE_NOUN,
    THINGS,
)
from sdp_xl.written.words import FRACTIONS

_WORDS = part(r"(?:(?!(?:will|shall|who|that|by|from)\b)[\w'’/.&-]+,?\s+(?:\([^()]{0,30}\)\s*)?)")
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
    rf"|{_PART}|an?\s(?:simple\s|large\s|clear\s|two-thirds\s)?majority)"
)
SHARE = pattern(
    rf"(?<![\w.])(?<!\bto\s)(?<!\bfrom\s){AT_LEAST}?{_SOME}(?!\s(?:more|fewer|less|higher|lower)\b)"
    rf"(?:\sof\s(?!{_WORDS}{{0,2}}{THINGS}\b(?!\s{_PEOPLE}))(?={_WORDS}{{0,9}}{_PEOPLE}|those\b|them\b|all\b|these\b)"
    rf"|\s(?!(?:{CHANGE}|points?)\b)(?=(?:(?!(?:of|in|on|at|for|by|from|with|to)\b)[\w'/-]+\s){{0,4}}{_PEOPLE}))"
)
"""80% of, four out of five, three quarters of, at least half of the; a percentage of days or of questions is none."""

_BARE = pattern(
    rf"(?<![\w.])(?<!\bfrom\s){AT_LEAST}?{_SOME}(?=\s*[.,]?\s*(?:$|(?:will|shall|who|that|as|by|in|are|is|to)\b|(?!{CHANGE}\b(?!\s(?:their\b|{AT_LEAST}?{NUMBER}))){REACH}\b))"
)
"""A percentage that stands alone before the verb: "60% will be proficient"."""

_NOT_COUNT = "".join(
    rf"(?<!{word}\s)" for word in ("grade", "grades", "ages", "aged", "through", "from", "title", "to", "and")
)
_NO_UNIT = part(rf"(?!\s?[-/%]|{ENDING}\b|\s(?:percent|{THINGS})\b(?!-|\s(?:\w+\s){{0,2}}{_PEOPLE}))")
COUNT = pattern(
    rf"(?<=\()(?:n\s?[>≥=]+\s?|{AT_LEAST}){NUMBER}\b{_NO_UNIT}|(?<!\w){AT_LEAST}?{NUMBER}\sof\s(?:them|these|those)\b"
    rf"|(?<!\w){AT_LEAST}?{_NOT_COUNT}\b{NUMBER}{_NO_UNIT}{_MORE}\s(?:of\s)?(?={_WORDS}{{0,6}}{_PEOPLE})"
)
EVERYONE = pattern(
    rf"\b(?:all|every|each|both|none\sof|no|any)\s(?:one\s)?(?:of\s)?(?!year|term|other|of\b)"
    rf"(?={_WORDS}{{0,8}}{_PEOPLE})"
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
    rf"(?=\s(?:\w+\s){{0,3}}{GROUP})))\b"
)
_ANY = pattern(
    rf"(?<!by\s)(?<!by\sat\sleast\s)(?<![\w.])(?:{AT_LEAST}?{_SOME}|{AT_LEAST}{NUMBER}|{NUMBER}\sin\sall)(?![\w%-])"
    rf"(?!\s(?:(?!in\b|on\b|by\b)[\w'-]+\s){{0,2}}?(?:{THINGS}|{CHANGE})\b)|\btwice\sas\smany\b"
)
"""Any sign of how many, whatever the grammar: a percentage, so many of so many, at least so many."""

_ON_AVERAGE = pattern(r"\bon\saverage|\ban?\s(?:mean|average)\s|\baveraging|\baverage\b")
_MOVED = pattern(rf"\bfrom\s{NUMBER}\s?(?:%|percent)?[^,;.]{{0,40}}?\sto\s(?:at\sleast\s)?{NUMBER}\s?(?:%|percent)?")
_GROUP = pattern(
    rf"\b(?:non-?\s?migra(?:nt|tory)\s\w+|(?P<ours>{GROUP}{NOT_THING})|(?P<foreign>{FOREIGN}{NOT_THING}(?!'s?\s)))\b(?!\s?[-/]\w)"
)
_ADJECTIVE = pattern(
    rf"\b(?!drop-?outs?\s(?:rate|prevention))(?P<ours>{GROUP}|migra(?:nt|tory)\s\w+|grades?\s[k\d]|k-\d{{1,2}})(?P<foreign>(?!))?\b"
)
"""A group that is named in passing, such as the parents of "parent involvement"."""

_BOUND = pattern(
    rf"(?:.*\b(?:of|for|among|between|in|by|from|to|than|with|at|on|that|which|will|{NUMBER}|%|the|these|those|all|"
    r"every|each|no|percent|half)(?=\s)|.*[,:;.%])",
)
_EVERYBODY = pattern(
    r"\b(?:of|in|across|throughout)\s(?:the|our|this|its)\s(?:state|district|nation|country|county|schools?)\b(?!')|"
    r"\b(?:of|in|at|across)\s(?:all\s)?(?:districts|schools|counties)\b|"
    r"\bstatewide\b|\bpublic schools?\b|\bgeneral (?:student )?population\b|\btitle i (?:schools?|students|children)\b|"
    r"\beconomically disadvantaged\b|\blow-income\b|\bgeneral education\b|\bnon-?\s?migra"
)
_THEIR_SCHOOL = pattern(
    r"\b(?:in|at|of)\s(?:\w+\s)?(?:schools?|districts?|sites?|counties|classrooms?)\s(?:with|that|where|which|whose)\b.*|"
    r"\bwhose\s(?:teachers?|schools?|districts?|principals?|classes)\b.*"
)
"""A clause about the school of the children, whatever it has from the program, makes them none of ours."""

_OURS = pattern(r"\bmigra|\bosy\b|out-of-school|\bmep\b|\bpfs\b|priority for services|eligible|h-?2a|agricultur")
_DOSE = pattern(
    rf",?\s(?:(?:who|that|which)\s(?:\w+\s){{0,3}}?{SERVED}\b|{SERVED}\b(?=\s[\w≥>])|having\s|after\s|following\s"
    rf"|whose\s(?:parents|famil\w+|mother|father)\s(?:{SERVED}|have)\b|(?:in|through|for)\s(?:{AT_LEAST}{NUMBER}\b|{NUMBER}\s(?:[\w-]+\s){{0,3}}?(?:hours|{SERVICE_NOUN})\b)"
    rf"|with\s(?:a\s)?(?:{AT_LEAST}?{NUMBER}\s|standards-based|supplemental|access|an?\s\w+\splan|mep))"
)
_CLAUSE = pattern(rf"\b{GROUP}\b{NOT_THING}[^,:;()]*?\s(?:who|that|which|whose|with|{SERVED})\s(?!of\b)[^,:;()]*$")
"""Before a number: a clause about the children, whose numbers say which service they get."""

_NAMED = pattern(rf"\b{GROUP}\b{NOT_THING}")
_THEM = pattern(r"\b(?:them|those|these)\b")
_OPENING = pattern(r"\W*(?:with|through|after|following|thanks\sto|because\sof)\s[^,%\d]*,")
"""What goes before the sentence and names those who help: With MEP mentors, …"""

_HELPER = pattern(r"\b(?:with|by|from|through|help\sof|need\sof)\s(?:[\w-]+\s){0,2}$")
"""Before those who help, whom the sentence is not about: 75% with mentors."""

_POPULATION = pattern(
    r"(?:\s(?:in|of|from)\s(?:grades?|kindergarten|high school|middle school|elementary|preschool|k-\d)[\w\s,/-]*?"
    r"(?=\s(?:who|that|will|by|from|to|with)\b|[,.;]|$)|\s(?:and|or|with)\s(?:pfs|priority for services|disabilities)"
    rf"|\s(?:and|or)\s{_WORDS}{{0,3}}{GROUP}\b|\s\([^()]{{1,60}}\))+"
)


@dataclass(frozen=True, slots=True)
class People:
    """The places of share, group and dosage, how many are to reach it, and a group of strangers."""

    share: TextSpan | None = None
    size: Size | None = None
    who: TextSpan | None = None
    dosage: TextSpan | None = None
    foreign: str = ""


def people(low: str, subject: TextSpan, predicate: TextSpan) -> People:
    """The people of a sentence, from its subject or else from its predicate; ``low`` has no times in it."""
    share, size = _size(low, subject, predicate)
    counted = share if size in (Size.SHARE, Size.COUNT, Size.EVERYONE) else None
    group, half = _group(low, subject, predicate, share, counted, size)
    if group is None:
        return People(share, size)
    start = counted[1] if counted and half[0] <= counted[0] < group.start() else half[0]
    bound = _BOUND.match(low, start, group.start())
    first = bound.end() if bound else start
    last, dosage = group.end(), None
    if half == subject:
        last = subject[1]
        if dose := _DOSE.search(low, group.end(), last):
            last, dosage = dose.start(), trimmed(low, (dose.start(), last))
    elif more := _POPULATION.match(low, last, half[1]):
        last = more.end()
    who = trimmed(low, (first, last))
    return People(share, size, who, dosage, low[slice(*who)] if _strange(low, group, half) else "")


def _group(
    low: str,
    subject: TextSpan,
    predicate: TextSpan,
    share: TextSpan | None,
    counted: TextSpan | None,
    size: Size | None,
) -> tuple[re.Match[str] | None, TextSpan]:
    """The group that the sentence is about, and the half in which it stands: the subject, or the predicate.

    It stands behind ``counted``, the share that counts it (None if the share is a figure). A group of ours after
    "will" goes before strangers in the subject, if that is where the share is.
    """
    half = subject
    opening = _OPENING.match(low, *subject)
    first = opening.end() if opening else subject[0]
    groups = _GROUP.finditer(low, counted[1] if counted and counted[0] < subject[1] else first, subject[1])
    group = next((one for one in groups if one["ours"] or not _HELPER.search(low[subject[0] : one.start()])), None)
    if size in FIGURES:  # "the district attendance rate of migratory students"
        group = next((one for one in _GROUP.finditer(low, *subject) if one["ours"]), group)
    if share and share[0] >= predicate[0] and (size is Size.SHARE or not _is_ours(group)):
        other = _GROUP.search(low, counted[1] if counted else predicate[0], predicate[1])
        if group is None or _is_ours(other):
            group, half = other, predicate
    elif group is None and (subject[0] == subject[1] or not counted):
        group, half = _GROUP.search(low, *predicate), predicate
    if group is None:
        group = _ADJECTIVE.search(low, *subject)
        if group is None and not (counted and counted[0] < subject[1]):
            group = _ADJECTIVE.search(low, *predicate)
        half = subject if group and group.start() < subject[1] else predicate
    return group, half


def _is_ours(group: re.Match[str] | None) -> bool:
    return group is not None and group["ours"] is not None


def _strange(low: str, group: re.Match[str], region: TextSpan) -> bool:
    around = low[region[0] : region[1]]
    if group["ours"] is None:
        return not (group["foreign"] is None and re.search(r"(?<!non-)(?<!non)(?<!non\s)\bmigra", around))
    return _EVERYBODY.search(around) is not None and _OURS.search(_THEIR_SCHOOL.sub("", around)) is None


def _size(low: str, subject: TextSpan, predicate: TextSpan) -> tuple[TextSpan | None, Size | None]:
    """Where and how it says how many: in the subject, else among its objects, else as a figure that changes."""
    alone = subject[0] == subject[1]
    nobody = alone or _NAMED.search(low[slice(*subject)]) is None
    first = trimmed(low, subject, " ,")[0]
    if (share := _first(SHARE, low, subject, clauses=True)) and share.start() == first:
        return share.span(), Size.SHARE
    for region in (subject, predicate):
        found = [
            (match.start(), -match.end(), size)
            for pattern, size in _SIZES
            if (match := _first(pattern, low, region, clauses=region == subject))
            and (region == subject or (size is Size.SHARE and pattern is SHARE) or _counts(low, match, subject, size))
        ]
        figure = _FIGURE.search(low, *region)
        if figure and (region == subject or nobody):
            first = min(found, default=None)
            if first is None or figure.start() < first[0] or first[2] is not Size.SHARE:
                return figure.span(), Size.AVERAGE if figure["average"] else Size.RATE
        if found:
            start, end, size = min(found)
            return (start, -end), size
    if average := _ON_AVERAGE.search(low, *predicate):
        return average.span(), Size.AVERAGE
    if moved := _MOVED.search(low, *predicate):
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
        if not clauses or _THEM.search(found[0]) or not _CLAUSE.search(low, region[0], found.start()):
            return found
    return None


def _counts(low: str, match: re.Match[str], subject: TextSpan, size: Size) -> bool:
    """Whether a number of people after the verb is how many reach it ("the program will re-enroll 40 youth")."""
    if "them" in match[0]:
        return True
    alone = subject[0] == subject[1]
    before = low[subject[0] : match.start()] if alone else low[slice(*subject)]
    return (alone or size is Size.COUNT) and _NAMED.search(before) is None
