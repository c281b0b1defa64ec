"""What an outcome says: a service only, or something in vague words."""

from __future__ import annotations

import re

from sdp_xl.mpo.amounts import nameless
from sdp_xl.mpo.model import Sentence, Size
from sdp_xl.mpo.words import GROUP, NOT_THING, NUMBER

LEAD = r"^[\s,;:.-]*(?:(?:also|each|all|both|then|still|have|had|will|to|be able to|\w+ly)\s+)*"
"""What may stand before the verb of an outcome."""

_WHO = re.compile(r"\b(?:who|that|which)\s+(?:(?:will|are|were|is)\s+(?=able\b))?(?:able\sto\s)?|\b(?=whose\s)")
"""Where the clause about a share of people begins: the share of students who …"""

_SERVICE_NOUN = (
    r"(?:tutor\w*|sessions?|workshops?|camps?|academ(?:y|ies)|nights?|evenings?|meetings?|events?|programs?|trainings?|"
    r"services?|conferences?|fairs?|visits?|field trips?|lessons?|clubs?|orientations?|preschool|pre-?k|head start|"
    r"counseling|mentoring|instruction|interventions?|activities|summer school|institutes?|seminars?|advising|"
    r"supports?|outreach|classes in|enrichment|courses?|modules?)"
)
_SERVICE_GIVEN = re.compile(rf"\b{_SERVICE_NOUN}\s*$")
_REACHES = re.compile(rf"{LEAD}(?:reach|serve|be|include|cover|take\splace|help|assist)\b")
"""A service as the subject: tutoring will be attended by, services will reach so many."""

_EARNED = (
    r"(?:diplomas?|credits?|certificates?|certifications?|credentials?|scores?|ratings?|proficient|degrees?|"
    r"scholarships?|grades?\sof|passing|ged|equivalency|acceptance|marks?|seal|awards?|promotion)"
)
"""What is received is an outcome: a diploma, a credit, a score."""

SERVICE = re.compile(
    LEAD + rf"(?:(?:receive|get|be\sgiven|have\sreceived|received|accept|obtain)\b(?!\s(?:\S+\s){{0,5}}{_EARNED}\b)"
    r"|(?:participate|take\spart|be\sinvolved|partake|have\sparticipated|participated)\sin\b"
    rf"|(?:attend|attended|use|utilize|visit|join|engage\sin|enroll\sin|take|be\senrolled\sin|access)\s"
    rf"(?!(?:an?\s|the\s)?(?:college|university|postsecondary|career|school\b|class|two-year|"
    rf"four-year))(?:[\w/'-]+\s){{0,6}}?{_SERVICE_NOUN}\b"
    rf"|(?:complete|finish)\s(?:at\sleast\s|a\sminimum\sof\s)?{NUMBER}\s(?:or\smore\s)?(?:[\w/'-]+\s){{0,4}}?"
    r"(?:sessions?|hours?|lessons?|workshops?|home\svisits?|visits?|days|modules?)\b(?!.*\b(?:score|passing|mastery)\b)"
    r"|be(?:en)?\s(?:referred|served|offered|provided|screened|assessed|tested|trained|informed|contacted|visited|"
    r"connected|"
    r"linked|invited|introduced|exposed|tutored|taught|mentored|identified|recruited|interviewed|surveyed|notified|"
    r"matched|assigned|equipped|supplied|evaluated|examined|attended|held|conducted|delivered|distributed|available|"
    r"made\savailable|advised|counseled|coached|given|hired|established|reviewed|shared|monitored|developed|"
    r"implemented|"
    r"created|placed\s(?:in|with)|funded|reached|scheduled)\b(?!\s(?:in|at)\s(?:college|university|postsecondary)\b)"
    r"|(?:have|gain|get|be\sable\sto)\s(?:\w+\s){0,2}?access\b|be\sable\sto\saccess\b|"
    r"have\s(?:\w+\s){0,3}?opportunit(?:y|ies)\b|benefit\sfrom\b)"
)
"""Outcomes that are only a service given or taken."""

_OFFER = re.compile(
    LEAD
    + r"(?:provide|offer|conduct|hold|host|deliver|distribute|organize|implement|train|serve|recruit|identify|refer|"
    r"visit|contact|arrange|establish|create|develop|give|assign|enroll|screen|assess|tutor|teach|hire|monitor|"
    r"send|share|collect|complete|attend|receive|participate|publish|review|translate|meet\swith|use|maintain|employ|"
    r"interview|place|open|fund|adopt|submit|file|hand in|enter|document|schedule|follow|make)\b"
)
"""What staff do; from them it is an activity, from families it may be an outcome."""

_STAFF = re.compile(r"^[\s,;:.-]*(?:each |every |the |our |all |local )*(?:mep|program|state|sea|project|projects|staff|department|we)\s*$")
_GAIN = (
    r"(?:achieve|advance|complete|demonstrate|earn|exceed|gain|graduate|improve|increase|master|meet|pass|raise|reach|"
    r"score|show|grow|read|become|obtain|move|recover|reduce|return)"
)
_AND_GAIN = re.compile(rf"\band\s(?:to\s|will\s|then\s|also\s)*{_GAIN}\b")
"""A service may come with an outcome: "participate in tutoring and raise their level"."""

_VAGUE = re.compile(
    LEAD + r"(?:be\s(?:better\s|more\s|well\s|fully\s)?(?:supported|encouraged|empowered|strengthened|enhanced|"
    r"fostered|"
    r"engaged|assisted|helped|motivated|inspired|enriched|addressed|improved|aware|involved|familiar|informed|prepared|"
    r"successful|comfortable|welcomed|valued|connected)\b"
    r"|(?:support|enhance|strengthen|promote|encourage|foster|empower|enrich|facilitate|nurture|cultivate|assist|help|"
    r"contribute|strive|seek|try|thrive|flourish|succeed|benefit|deepen|broaden|expand|explore|appreciate|understand|"
    r"work\stoward\w*|make\s(?:\w+\s)?progress|progress|do\sbetter|bolster|advance|build|address)\b"
    r"|(?:become|feel|get|grow)\s(?:more\s|better\s|increasingly\s|fully\s)*(?:aware|engaged|involved|familiar|"
    r"confident|motivated|empowered|informed|prepared|comfortable|connected|supported)\b"
    r"|(?:gain|increase|improve|raise|develop|show|have|build|acquire)\s(?:\w+\s){0,3}?(?:understanding|awareness|"
    r"appreciation|"
    r"exposure|insight|engagement|involvement|access|confidence|motivation|knowledge|capacity|interest|outcomes|"
    r"success)\b"
    r"|improve(?!\s(?:\w+\s){0,5}?(?:scores?|levels?|rates?|grades?|gpas?|averages?|attendance|proficiency)\b))"
)
"""Verbs that could mean anything."""

_LEVEL = re.compile(
    rf"{NUMBER}|%|\bhalf\b|\bgrade[- ]level\b|\bproficien|\bon track\b|\bbenchmark|\bstandards?\b|\bevery day\b|"
    rf"\bdaily\b|\bweekly\b"
    r"|\bat or above\b|…"
)
"""What makes them plain: a number, a level, a rhythm. A sentence that breaks off is given the benefit of the doubt."""


_SCORES = re.compile(r"\b(?:scores?|results?|rates?|grades?|attendance|proficiency)\b")


def states(sentence: Sentence) -> list[str]:
    """The clauses that say what is reached: after "will"; of a share of people who …, what follows "who"."""
    grown = sentence.size is Size.RATE and not re.search(r"\b(?:rates?|gaps?)\b", sentence.subject)
    for text in (sentence.subject, sentence.predicate) if grown or not sentence.subject.strip() else ():
        if who := _WHO.search(text):
            return [text[who.end() :]]
    return [sentence.predicate] if sentence.predicate.strip() else []


def counts_a_service(sentence: Sentence) -> bool:
    """Whether what is reached is only that a service was given or taken."""
    clauses = states(sentence)
    nobody = not re.search(rf"\b{GROUP}\b{NOT_THING}", sentence.subject)
    if nobody and clauses and _SERVICE_GIVEN.search(sentence.subject) and _REACHES.match(clauses[0]):
        return True
    staff = sentence.foreign != "" or _STAFF.search(sentence.subject) is not None
    return bool(clauses) and all(
        (SERVICE.match(clause) or (staff and _OFFER.match(clause))) and not _AND_GAIN.search(clause)
        for clause in clauses
    )


def is_vague(sentence: Sentence, *, share: bool, instrument: bool) -> bool:
    """Whether its verb could mean anything, and neither an amount nor a share on an instrument makes it plain."""
    return not (share and instrument) and any(
        not SERVICE.match(clause)
        and _VAGUE.match(clause)
        and not (clause.startswith("improve") and _SCORES.search(sentence.subject))
        and not _LEVEL.search(_without_people(clause))
        for clause in states(sentence)
    )


def _without_people(clause: str) -> str:
    return re.sub(
        rf"\b(?:in|of|among|for|to|by)\s{NUMBER}\s?(?:%|percent)?\s(?:of\s)?(?:[\w-]+\s){{0,4}}?{GROUP}\b",
        " ",
        nameless(clause),
    )
