"""People of a sentence: who it is about, how many of them are to reach the outcome, and which service they get."""

from __future__ import annotations

import re
from typing import NamedTuple

from schemas.holidays import STATES
from sdp_xl.mpo.model import FIGURES, Size, TextSpan
from sdp_xl.mpo.patterns import any_of, pattern
from sdp_xl.mpo.services import SERVED, SERVICE_NOUN
from sdp_xl.mpo.sizes import SHARE, THEM, WORDS, how_many
from sdp_xl.mpo.text import trimmed
from sdp_xl.mpo.words import AT_LEAST, FOREIGN, GROUP, NOT_THING, NUMBER

_GROUP = pattern(
    rf"\b(?:non-?\s?migra(?:nt|tory)\s\w+|(?P<ours>{GROUP}{NOT_THING}|little\sones\b|those\s(?:living|working|staying|housed)\sin\b|migra(?:nt|tory)\s(?:mam|pap|worker)\w+)|"
    rf"(?P<foreign>{FOREIGN}{NOT_THING}(?!'s?\s)(?!\s(?:reading|math|mathematics|ela|english|writing|literacy|science)\s"
    r"(?:benchmark|assessment|test|exam|screener)s?\b)))\b(?!\s?[-/]\w)"
)
_ADJECTIVE = pattern(
    rf"\b(?!drop-?outs?\s(?:rate|prevention))(?P<ours>{GROUP}|migra(?:nt|tory)\s\w+|grades?\s[k\d]|k-\d{{1,2}})(?P<foreign>(?!))?\b"
)
"""A group that is named in passing, such as the parents of "parent involvement"."""

_BOUND = pattern(
    rf"(?:.*\b(?:of|for|among|between|in|by|from|to|than|with|at|on|that|which|will|{NUMBER}|%|the|these|those|all|"
    r"every|each|no|percent|half)(?=\s)|.*[,:;.%])",
)
_STATES = any_of(", ".join(STATES.values()).lower())
_EVERYBODY = pattern(
    r"\b(?<!outside\s)(?<!out\s)(?:of|in|across|throughout)\s(?:the|our|this|its)\s(?:state|district|nation|country|county|schools?)\b(?!')|"
    r"\b(?:of|in|at|across)\s(?:all\s|the\s)?(?:districts|schools|counties)\b|"
    rf"\b(?:all|every)\s(?:{_STATES})\b|\b(?:all|every)\s(?:[\w-]+\s){{1,3}}?(?:in|of)\s(?:{_STATES})\b|"
    r"\ball\s(?:students|pupils|children|\w+\sgraders)\s(?:in|at|of)\s(?:[\w']+\s){0,4}?(?:schools?|districts?|county|borough)\b|"
    r"\bstatewide\b|\bpublic schools?\b|\bgeneral (?:student )?population\b|\btitle i (?:schools?|students|children)\b|"
    r"\beconomically disadvantaged\b|\blow-income\b|\bgeneral education\b|\bnon-?\s?migra"
)
_THEIR_SCHOOL = pattern(
    r"\b(?:in|at|of)\s(?:[\w']+\s){0,4}?(?:schools?|districts?),\swhere\b.*|"
    r"\b(?:in|at|of)\s(?:\w+\s)?(?:schools?|districts?|sites?|counties|classrooms?)\s(?:with|that|where|which|whose)\b.*|"
    r"\bwhose\s(?:teachers?|schools?|districts?|principals?|classes)\b.*|"
    r"\bwhether\s(?:or\snot\s)?(?:\w+\s){0,3}migra\w+(?:\sor\snot)?|\bmigra\w+\sor\snot\b|\b(?:regardless|irrespective)\sof\s[^,]*migra\w+"
)
"""A clause about the school of the children, whatever it has from the program, makes them none of ours;
nor does "whether or not they are migratory"."""

_NEVER_OURS = pattern(
    r"\b(?:never\s(?:have\s)?moved\sfor|(?:not|never)\s(?:qualif\w+|(?:be\s|been\s)?eligible)\sfor\s(?:the\s)?(?:mep|migra\w+)|"
    r"(?:are|is)\snot\smigra\w+)|\ball\s(?:students|pupils|children)\s(?:enrolled\s)?(?:in|at|of)\s(?:all\s|our\s|the\s)?"
    r"(?:participating|partner|member|project)\s(?:school\s)?(?:districts|schools)\b(?!.*(?:\bmigra|\bpfs\b|\bosy\b))"
)
"""What is said of people who are not migratory: their families never moved for work, they do not qualify."""

_OURS = pattern(r"\bmigra|\bosy\b|out-of-school|\bmep\b|\bpfs\b|priority for services|eligible|h-?2a|agricultur")
_DOSE = pattern(
    rf",?\s(?:(?:who|that|which)\s(?:\w+\s){{0,3}}?{SERVED}\b|{SERVED}\b(?=\s[\w≥>])|having\s|after\s|following\s"
    rf"|whose\s(?:parents|famil\w+|mother|father)\s(?:{SERVED}|have)\b|(?:in|through|for)\s(?:{AT_LEAST}{NUMBER}\b|{NUMBER}\s(?:[\w-]+\s){{0,3}}?(?:hours|{SERVICE_NOUN})\b)"
    rf"|with\s(?:a\s)?(?:{AT_LEAST}?{NUMBER}\s|standards-based|supplemental|access|an?\s\w+\splan|mep))"
)
_OPENING = pattern(r"\W*(?:as\sa\sresult\sof|with|through|after|following|thanks\sto|because\sof)\s[^,%\d]*,")
"""What goes before the sentence and names those who help: With MEP mentors, …"""

_HELPER = pattern(r"\b(?:with|by|from|to|through|help\sof|need\sof)\s(?:[\w-]+\s){0,2}$")
"""Before those who help, whom the sentence is not about: 75% with mentors."""

_POPULATION = pattern(
    r"(?:\s(?:in|of|from)\s(?:grades?|kindergarten|high school|middle school|elementary|preschool|k-\d)[\w\s,/-]*?"
    r"(?=\s(?:who|that|will|by|from|to|with)\b|[,.;]|$)|\s(?:and|or|with)\s(?:pfs|priority for services|disabilities)"
    rf"|\s(?:and|or)\s{WORDS}{{0,3}}{GROUP}\b|\s\([^()]{{1,60}}\))+"
)


class People(NamedTuple):
    """The places of share, group and dosage, how many are to reach it, and a group of strangers."""

    share: TextSpan | None = None
    size: Size | None = None
    who: TextSpan | None = None
    dosage: TextSpan | None = None
    foreign: str = ""


def people(low: str, subject: TextSpan, predicate: TextSpan) -> People:
    """The people of a sentence, from its subject or else from its predicate; ``low`` has no times in it."""
    share, size = how_many(low, subject, predicate)
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
    strange = _strange(low, group, half) and not (half == subject and _shares_of_ours(low, predicate))
    return People(share, size, who, dosage, low[slice(*who)] if strange else "")


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
    behind = counted if counted and counted[0] < subject[1] and not THEM.search(low, *counted) else None
    groups = _GROUP.finditer(low, behind[1] if behind else first, subject[1])
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


def _shares_of_ours(low: str, predicate: TextSpan) -> bool:
    """Whether the object is a share of ours: each agency shall have a plan for 95% of migratory students."""
    share = SHARE.search(low, *predicate)
    return share is not None and _is_ours(_GROUP.search(low, share.end(), predicate[1]))


def _is_ours(group: re.Match[str] | None) -> bool:
    return group is not None and group["ours"] is not None


def _strange(low: str, group: re.Match[str], region: TextSpan) -> bool:
    around = low[region[0] : region[1]]
    if _NEVER_OURS.search(around):
        return True
    if group["ours"] is None:
        return not (group["foreign"] is None and re.search(r"(?<!non-)(?<!non)(?<!non\s)\bmigra", around))
    return _EVERYBODY.search(around) is not None and _OURS.search(_THEIR_SCHOOL.sub("", around)) is None
