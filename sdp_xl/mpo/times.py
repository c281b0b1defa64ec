"""Deadline of a sentence: a preposition and a run of words about time ("by the end of the 2027-28 regular term")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sdp_xl.mpo.model import TextSpan
from sdp_xl.mpo.patterns import any_of, part, pattern
from sdp_xl.mpo.words import CLOSING, DOSES, ENDING, GROUP, NO_DAY, NUMBER, OF_TIME
from sdp_xl.written.words import ENGLISH_MONTHS, ENGLISH_SEASONS, ONES, SENTENCE_SHORT

_MONTH = part(rf"{any_of(', '.join(ENGLISH_MONTHS))}\b\.?")
YEAR = part(r"(?:19|20)\d\d(?:\s?[-/]\s?(?:(?:19|20)\d\d|\d\d))?(?!\d)")
_DAY = rf"\d{{1,2}}{ENDING}?\b"
DATED = part(
    rf"(?:{_MONTH}\s{{0,2}}{_DAY}(?!%)(?:,?\s{{0,2}}{YEAR})?|{_DAY}\s(?:of\s)?{_MONTH}|{_MONTH}|"
    rf"\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}\b|'?(?:{'|'.join(SENTENCE_SHORT)})\s?'?\d{{2,4}}(?:\s?[-/]\s?'?\d{{2,4}})?\b|{YEAR}|"
    rf"'\d\d\b|(?<=year )\d\d-\d\d\b)"
)
"""A date, a month or a year."""

_SEASON = part(
    rf"(?:(?:year|term|semester|trimester|session|{'|'.join(ENGLISH_SEASONS)}|month|cycle|period)(?:'?s)?|"
    rf"(?<!three )quarters?(?!\s+of\b(?!\s+(?:the\s+)?(?:{YEAR}|sy|fy|each|every|school|program|year))))\b"
)
_SPELL = (
    rf"(?<!\w-)(?:{_SEASON}|year[ -]end\b)(?:(?<=year)\s(?:{'|'.join(ONES[:5])}|[1-5])\b)?"
    r"(?:\s(?:migrant\s|migratory\s|school\s)?(?:programs?|school|projects?|academy)\b)?"
)
_PLAN = (
    r"(?:(?:end|close|life|duration|course|term|expiration|conclusion)\s+of\s+(?:the|this|our)\s+(?:[\w']+\s+)?(?:plan|sdp|grant|program|"
    r"project)\b|"
    rf"(?:graduating\s)?class(?:es)?\sof\s{YEAR}|{YEAR}\s(?:graduating\s)?(?:class|cohort)\b)"
)
_CORE = part(rf"(?:{_PLAN}|{DATED}|{_SPELL}|(?<=by )(?:1[0-2]|0?[1-9])/[23]\d\b(?!\s?(?:of|points?|%)))")
_FEW = part(rf"(?:{'|'.join(ONES[:6])}|twelve|\d{{1,2}})")
_GLUE = (
    rf"(?:{OF_TIME}|to(?=\s(?:the\s)?(?:end|19|20|sy|fy|{_MONTH}))|"
    rf"{_FEW}(?=[\s-]+(?:(?!each|every|per|a\b)\w+\s){{0,2}}?{_SEASON}))\b"
)
_DUE = r"(?:(?:with\s)?(?:a\s)?(?:deadline|target\sdate|due(?:\sdate)?)(?:\sof|\sis|:)?)"
_PREPOSITION = (
    rf"(?:(?P<close>{CLOSING}|{_DUE})|(?:to|at|at\sthe\slatest)(?=\s(?:on\s)?the\s\d{{1,2}}\sof\s)|"
    r"beginning|starting|between|from|in|at|for|on|during)"
)
_PHRASE = pattern(
    rf"(?:\b(?P<by>{_PREPOSITION})(?=[\s:])[\s:]*|(?:^|(?<=[,;:(–-]\s))(?=(?:the\s)?end\sof\s))"
    rf"(?P<run>(?:(?:{_CORE}|{_GLUE})[\s,/-]{{0,4}})+)"
)
_LAST = pattern(_CORE)
_DATED = pattern(DATED)
_NO_DOSE = "".join(rf"(?<!\b{dose} )" for dose in DOSES)
_RHYTHM = pattern(
    rf"\b(?:{_NO_DOSE}(?:a\syear|per\s(?:[\w']+\s)?{_SEASON})|annually|(?<!two\s)(?<!three\s)yearly|"
    rf"on an annual basis|year (?:after|by) year|"
    rf"(?:at|by|before)\s(?:the\s)?(?:[a-z]+\s)?(?:year|term|semester|session|season|plan|sdp|cycle|grant|program)'s\s(?:end|close|expiration)\b|"
    rf"(?:across|in|over|during|throughout)\s(?:(?:the|this|our|its)\splan's\s|(?:all|each)\s(?:of\s)?(?:the\s)?(?:plan's\s)?)(?:\w+\s)?years\b|"
    rf"(?:(?:in|by|during)\s)?(?:the\s)?(?:\w+\s)?years?\s(?:\w+\s)?(?:of|into|(?:after|from)\s(?:the\s)?(?:start|beginning|adoption)\sof)\s(?:the|this)\s(?:plan|sdp|cycle|grant)\b|"
    rf"(?:(?<=finish )|(?<=end )|(?<=complete ))the\s(?:{YEAR}\s)?(?:school\s|program\s)?(?:year|term|semester)\b|"
    rf"with\s(?:the\s)?(?:graduating\s)?class\sof\s{YEAR}|"
    r"(?:for|with|in|from)\s(?:each|every)\s(?:graduating\s)?(?:cohort|class|group)\b(?:\sof\s[\w-]+(?:\s\w+)?)?|"
    rf"by\s(?:the\s)?(?:last|final)\s(?:[\w-]+\s){{1,2}}of\s(?:the|each|every)\s(?:school\s|program\s)?{_SEASON}|"
    r"(?:by|at|before|upon|on|after)\s(?:the\s)?(?:end|close|conclusion|completion|last\sday)\sof\s(?:each|every)\s[a-z-]+(?:\s(?:program|season|series|camp|"
    r"course|session|academy|institute|class|unit))?\b|"
    r"(?:by|at|before|upon|on)\s(?:the\s)?(?:end|close|conclusion|last\sday)\sof\s(?:the\s)?(?:[a-z-]+\s){0,2}?(?:academy|camp|institute)\b|"
    rf"every other year|(?:each|every|any)\s(?:of\s)?(?:(?!week|day)[\w']+\s){{0,4}}?(?:{_SEASON}|{_MONTH}|seasons?\b)"
    r"(?:\s(?:of|by|during)\s(?:the|this)\s(?:plan|sdp|cycle)\b)?|"
    r"(?:before|by|when|once|until|till|as)\s(?:(?!before|by|when|once)[\w'/-]+\s){1,5}?"
    rf"(?:ends|closes|expires|runs\sout|lets\sout|is\s(?:over|out)|finishes|concludes)\b(?:\s(?:in|on)\s{DATED})?)"
)
"""A yearly rhythm, or the end of something: each term, before the plan ends, when the school year closes."""

_EVENT = (
    r"(?:plan|sdp|evaluation|review|cna|needs assessment|application|round|phase|monitoring|update|revision|audit)s?\b"
)
"""What comes in every cycle, on no day that the plan knows."""

_UNREADABLE = pattern(
    rf"\b(?:{NO_DAY}|asap\b|in the fullness of time|"
    r"at such times? as\b[^,;.]*|soon\b(?! after)|before (?:too )?long|as (?:soon|early|quickly) as \w+(?: can\b)?|"
    r"(?:in|within) (?:an? )?(?:timely|reasonable|appropriate) (?:manner|fashion|way|time\w*|period)(?: of time)?|"
    r"in the (?:(?:near|foreseeable|not too distant|long|short|coming|medium) )*(?:future|run)|"
    r"in the (?:(?:near|foreseeable|not too distant|long|short|coming|medium) )+(?:term|years|months)|"
    r"(?:when(?:ever)?|as|once|if)(?: \w+){1,3}? (?:permits?|allows?|available|ready|exist)|"
    r"(?:once|when|after|as soon as) (?:\w+ )?(?:staff|funds|funding|money|resources|teachers|positions|"
    r"tutors) (?:(?:is|are|has|have) (?:been )?\w+|arrives?|comes?|becomes? \w+)|"
    rf"(?:when|once|as soon as) (?![^,;.]{{0,80}}\b(?:they|them|their|he|she|it|mep|{GROUP})\b)"
    r"(?:[\w'-]+ ){1,7}?(?:is|are|has|have) (?!over|out)(?:been |in )?(?:\w+)(?: and \w+)?|"
    r"(?:when|once)(?: \w+){1,5}? (?:is|are) (?:ready|available|in place|approved|set up)|"
    r"when(?:ever)? (?:\w+ ){1,4}(?:sees? fit|decides?|agrees?|chooses?)|"
    r"(?:upon|on|with|given|subject to) (?:the )?availability of [^,;.]*|"
    r"(?:at|by|before) some (?:later|future) point\b[^,;.]*|"
    r"(?:upon|after|with|on|at) (?:the )?(?:full|complete|successful) implementation|"
    r"at (?:the|our|their) (?:earliest|first|next|soonest)(?: \w+ble)? "
    r"(?:opportunity|chance|convenience|date|moment|time)|some ?time (?:next|this|in|before|after) \w+|"
    r"(?:by the time|when|once|after|until|before) the (?:next|new|following|coming) "
    r"(?:plan|cycle|sdp|cna|needs assessment|evaluation) (?:is|has|begins|starts|comes|arrives)\b(?: \w+)?|"
    r"when(?:ever)?(?: (?:ever )?it is)? (?:possible|feasible|practical|practicable|ready|appropriate)|"
    r"(?:at|by|on|before) (?:an?|the|some|appropriate|agreed|local|due) "
    r"(?:(?:later|future|given|suitable|convenient|certain|appropriate|"
    r"agreed(?:[ -]upon)?|established|set|specified|usual|required|local|due) )?"
    r"(?:point|date|(?<!by the )time|deadline)s?\b"
    r"(?! (?:of|when|that|they|the|he|she|their|each|it))(?: to be \w+(?: \w+)?| in (?:the future|time))?|"
    r"(?:by|before|until|till|at|upon|with) (?:the )?(?:(?:end|start|time) of )?(?:the )?"
    rf"(?:next|new|following|coming|upcoming|future) (?:[\w'-]+ ){{0,3}}?{_EVENT}"
    r"(?: (?:of|visit|cycle|process|round|update|report|meeting)\b(?: the \w+)?)?"
    rf"|(?:when|once) (?:the|a) (?:next|new|following|coming) (?:[\w'-]+ ){{0,3}}?{_EVENT}"
    r" (?:is|has|begins|starts)\b(?: \w+)?)\b"
)
"""Phrases that stand where a deadline should, and name no day."""

_BACK = pattern(
    r"\b(?:previous|prior|preceding|past|current)\b|\blast\s(?:\d+\s|[a-z]+\s)?(?:years?|months?|summer|term|spring|"
    r"fall)\b(?!\sof)"
)
_AHEAD = pattern(r"\b(?:next|coming|upcoming|following|subsequent)\b")
_EACH = pattern(rf"\b(?:each|every)\s(?:(?!of\b)[\w']+\s){{0,3}}?{_SEASON}")
"""A yearly rhythm, after which "the next year" is told."""

_COUNTED = pattern(rf"\b{_FEW}\b")
_COMPARED = pattern(
    r"\b(?:than|compared|relative|baselines?|versus|vs|against|(?:over|above|below)(?!\s(?:the|their|its)\s"
    r"(?:own\s)?(?:pre-?tests?|first|initial|entry|cut|peers?|average|median|norm|\d+\w\w percentile)\b)|was|were|"
    r"stood|"
    r"since)\b(?!(?:[^.;]|\.(?=\d))*\b(?:will|to reach|to at least|targets?|goal)\b)(?:[^.;]|\.(?=\d))*$|"
    r"\bfrom\s(?:the\s)?$|\bfrom\s(?!now\b)(?=[^;]*(?:\d|baseline|first|entry|start|beginning|pre-?test|fall|spring|initial))(?:(?!\b(?:to|will)\s)(?:[^.;]|\.(?=\d))){0,60}$"
)
_APART = pattern(
    r"\w\S*\s\S+.*?\s(?:on|as|per|using|according)\s(?!of\b|average\b)|\w\S*\s\S+.*?\s(?:in|by|from)\s(?:the|our)\s(?!$)|[);]\s*\S*$|\d\S*,\s[^\d,]*$"
)
"""Between such a word and a time: a source, or the end of brackets, so that the time is no longer that of the value."""

_LIMIT = pattern(
    rf"\b(?:or|and)\s(?:above|below)\b|\b(?:no|not)\s\w+\sthan\b|\b(?:more|fewer|less)\sthan\s(?={NUMBER})(?!(?:19|20)\d\d)"
)
_OPEN = pattern(r"\b(?:measured|shown|evidenced|determined|assessed|documented|indicated)\s(?:(?:by|on|in|with)\s)?$")
"""Before "by TBD": what is open there is the instrument."""

_ON = pattern(r"\b(?:on|per|using|with|via)\s$")
"""Before "on TBD", where it is the instrument too."""

_OF_OTHERS = pattern(
    r"\s(?:(?:baseline|level|rate|value|average|result|figure|score|(?:\w+\s)?administration)s?\b|"
    r"(?:of|after|from)\s(?:\w+\s){0,2}?(?:enroll|arriv|identif|mov|ent(?:er|ry)|intake|birth)\w*)"
)
"""What makes a time the name of a value ("the 2021-22 baseline") or each child's own ("six months of arrival")."""

_NO_YEAR = pattern(r",?\s?(?:20)?(?:x{2,}|_{2,}|\?{2,})(?![_x?]*\s?(?:%|percent))")
"""What stands for the year in a form that was not filled in: June 30, 20XX."""

_END_OF = pattern(
    r"(?:the\s)?(?:end|close|conclusion|completion|life|duration|last day)\b|(?:the\s)?year\s(?:one|two|three|"
    r"four|five|\d)\b"
)


def of_baseline(low: str, position: int) -> bool:
    """Whether a time at this place belongs to the value that a change starts from ("than in fall 2025")."""
    found = _COMPARED.search(_LIMIT.sub("", low[max(0, position - 80) : position]))
    return found is not None and not _APART.search(found[0])


class When(NamedTuple):
    """A phrase about time, how sure it is a deadline (2 "by …", 1 "in 2028", 0 "in fall"), and if it can be read.

    A term of no year ("in fall") has neither an end nor a rhythm, so nobody can read it.
    """

    span: TextSpan
    weight: int
    readable: bool = True


def phrases(low: str, start: int) -> Iterator[When]:
    """The phrases about time from ``start`` on that may be a deadline, those of a baseline left out; may overlap."""
    for found in _UNREADABLE.finditer(low, start):
        before = low[max(0, found.start() - 30) : found.start()]
        if not _OPEN.search(before) and not (found[0].startswith("tb") and _ON.search(before)):
            yield When(found.span(), 2, readable=False)
    for found in _RHYTHM.finditer(low, start):
        yield When(found.span(), 1 if found[0].startswith(("a ", "per ")) else 2)
    for found in _PHRASE.finditer(low, start):
        cores = list(_LAST.finditer(low, found.start("run"), found.end("run")))
        if cores and (when := _weighed(low, found, cores)):
            yield when


def _weighed(low: str, found: re.Match[str], cores: list[re.Match[str]]) -> When | None:
    """The phrase from its preposition to its last word about time; None if it is no deadline."""
    by, span = (
        (found["by"] or "by").replace("to", "by").replace("at the latest", "by"),
        (found.start(), cores[-1].end()),
    )
    run = low[found.start("run") : span[1]]
    if _BACK.search(run) or _OF_OTHERS.match(low, span[1]):
        return None
    if by in ("by", "on") and _OPEN.search(low[max(0, span[0] - 80) : span[0]]):
        return None
    dated = _DATED.search(run) is not None
    few = not dated and by != "by" and _COUNTED.match(run) is not None
    if few and not (by in ("within", "over") and re.search(r"\b(?:years?|months?|cycles?)\b", run)):
        return None  # "in three sessions" says how much of a service
    if by == "on" and not dated and not re.search(r"\bday\b", run):
        return None  # "on the end-of-year survey"
    if (
        by == "over"
        and dated
        and not re.search(r"\b(?:years?|terms?|semesters?|sessions?|periods?|seasons?|course)\b", run)
    ):
        return None  # "6 points over 2026" says where it starts
    if by == "from" and not re.search(r"\b(?:to|through)\b", run):
        return None
    closing = found["close"] or _END_OF.match(run)
    if (not closing or by in ("over", "through", "within", "as of")) and of_baseline(low, span[0]):
        return None
    readable = not _NO_YEAR.match(low, span[1]) and (
        dated or not _AHEAD.search(run) or _COUNTED.search(run) is not None or _EACH.search(low) is not None
    )
    weight = 1 if few else 2 if closing else 1 if dated else 0
    return When(span, weight, readable and (weight > 0 or _EACH.search(low) is not None))
