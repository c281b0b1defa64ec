"""Outcomes that are a service only, or that vague words describe."""

from __future__ import annotations

import re

from sdp_xl.mpo.amounts import nameless
from sdp_xl.mpo.model import Sentence, Size
from sdp_xl.mpo.patterns import nouns, pattern
from sdp_xl.mpo.services import EARNED, GIVEN, OFFER, SERVICE_NOUN
from sdp_xl.mpo.words import AT_LEAST, FOREIGN, GROUP, NOT_THING, NUMBER, REACH, STATE, VAGUE, VAGUE_DONE, VAGUE_GAIN

LEAD = r"^[\s,;:.-]*(?:(?:also|each|all|both|then|still|have|had|will|to|be able to|\w+ly)\s+)*"
"""What may stand before the verb of an outcome."""

_WHO = pattern(
    r"\b(?:who|that|which)\s+(?:(?:will|are|were|is)\s+(?=able\b))?(?:able\sto\s)?|\b(?=(?:whose|receiving|participating)\s)"
)
"""Where the clause about a share of people begins: the share of students who …"""

_CONDITION = pattern(r"^[\s,]*(?:insofar|unless|as far|if|where)\s[^,]*,\s")
"""Before the verb: will, insofar as this is possible, be …"""

_BEEN = pattern(r"^\W*(?:ha(?:ve|s)\sbeen|are|is)\b")
_TOLD = pattern(
    rf"\bamong\b|\b(?:scoring|reading|graduating|passing|earning|meeting|reaching|performing|{STATE})\b|\bat\s\w+$"
)
"""Before such a clause: what is reached is told already, so the clause says who gets a service."""

_NAMED = pattern(rf"\b(?:{GROUP}\b{NOT_THING}|migra(?:nt|tory)\b)")
_SERVICE_GIVEN = pattern(rf"\b{SERVICE_NOUN}\s*$")
_REACHES = pattern(rf"{LEAD}(?:reach|serve|be|include|cover|take\splace|help|assist)\b")
"""A service as the subject: tutoring will be attended by, services will reach so many."""

_NOT_EARNED = rf"\b(?!\s(?:(?!on\b|about\b)\S+\s){{0,7}}{EARNED}\b|\s(?:at\sleast\s)?an?\s[a-d]\b)"
PAPER = (
    r"(?!.*\b(?:fafsa|rated|scored)\b)(?:have|hold|possess|get|complete|sign|submit|return)\s(?:on\sfile\s)?(?:an?\s|their\s|the\s)?"
    r"(?:(?:(?:signed|written|current|updated|up-to-date|completed|individual|approved)\s(?:[\w-]+\s){0,3}?"
    r"(?:agreements?|forms?|plans?|consents?|records?|files?|contracts?|certificates?\sof\seligibility|documents?|"
    r"paperwork|documentation|assessments?|applications?|profiles?)|(?:[\w-]+\s){1,4}?(?:on\sfile|in\splace|in\s(?:their|his|her|the|an?|each|every)\s(?:\w+\s)?(?:folder|file|binder|record)s?))\b"
    r"|(?:[\w-]+\s){0,3}?(?:agreement|consent|permission|enrollment|intake|registration|application)\s(?:forms?|papers?)\b"
    r"|(?:[\w-]+\s){0,4}?(?:compacts?|pledges?)\b)"
    r"|(?:have|possess)\s(?:an?|their)\s(?:[\w-]+\s){0,4}?plans?\b(?!\sto\b)"
)
"""A paper on file: it says that staff did their work."""

_AT_HOME = (
    r"(?:\sor\smore)?(?:\s(?:a|per|each)\s\w+)?\s(?:of\s(?:[\w-]+\s){0,2}?(?:reading|homework|play|practice|exercise|"
    r"conversation)|(?:reading|talking)\s(?:aloud|with|to|together)|with\s(?:their|a)\schild)\b"
)
"""What families do themselves."""

_SERVICES = [
    pattern(rf"{LEAD}(?:be\s)?(?:{service})")
    for service in (
        rf"(?:receiv(?:e|ed|ing)|get(?:ting)?(?!\smore\sout\b|\s(?:better|worse|stronger)\b)(?!\s(?:at\sleast\s)?\d[\d.]*\s?(?:%|percent|of\b|out\b))|accept(?:ed)?|obtain(?:ed)?|(?:be\s)?given){_NOT_EARNED}",
        r"(?:participat(?:e|ed|ing)|(?:take|took|taken)\spart|involved|partake)\sin\b"
        r"(?!\s(?:[\w-]+\s){0,2}(?:play|games|conversations?|discussions?|routines)\b)",
        r"(?:attend(?:ed|ing)?|come\sto|sit\sin\son|(?:use|utilize)(?!.*\b(?:at\shome|learned)\b)|visit|join|engage\sin|enroll\sin|take|access|meet\swith|talk\swith|"
        rf"be\senrolled\sin){_NOT_EARNED}\s(?!school\b|(?:[\w-]+\s){{0,3}}?(?:school|seop|student-led)\sconferences?\b)"
        rf"(?:(?!in\b|for\b|by\b|during\b|to\b|from\b|with\b|after\b)[\w/'-]+\s){{0,6}}?{SERVICE_NOUN}\b",
        rf"(?:meet|talk|work)\s(?:[\w-]+\s){{0,4}}?with\s(?:[\w-]+\s){{0,4}}?(?:{SERVICE_NOUN}|(?!teachers?\b){FOREIGN})\b",
        rf"(?:complete|finish)\s{AT_LEAST}?{NUMBER}\s(?:or\smore\s)?(?:[\w/'-]+\s){{0,4}}?"
        rf"(?:hours?|days|(?!courses?\b|modules?\sof\b){SERVICE_NOUN})\b(?!.*\b(?:score|passing|mastery|credit)\b)",
        rf"be(?:en|ing)?\s(?:\w+ly\s)?{GIVEN}{_NOT_EARNED}(?!\s(?:as|at(?!\s(?:least|home|school|the|their)\b)|to\sbe|above|within)\b)",
        r"be(?:en)?\s(?:\w+ly\s)?(?:offered|invited)\b",
        r"(?:have|gain|get|able\sto|be\sable\sto)\s(?!better|more|greater|improved|increased)(?:\w+\s){0,2}?access\b|have\s(?:\w+\s){0,3}?opportunit(?:y|ies)\b",
        rf"benefit\sfrom\s(?:\S+\s){{0,4}}?{SERVICE_NOUN}\b",
        r"be\sreached\s(?:with|through)\b",
        rf"(?:log|spend|put\sin)\s{AT_LEAST}?{NUMBER}\s(?:[\w-]+\s){{0,2}}?"
        rf"(?:hours?|minutes|days|sessions?|lessons?)\b(?!{_AT_HOME})",
        r"(?:take|sit\sfor)\s(?:an?\s|the\s|both\s|their\s)(?:[\w-]+\s){0,2}?"
        r"(?:pre-?(?:/post-?)?tests?|surveys?|needs\sassessments?)\b",
        rf"(?:an?\s|{AT_LEAST}?{NUMBER}\s)(?:[\w-]+\s){{0,2}}?"
        r"(?:screenings?|check-?ups?|interviews?|home\svisits?|contacts?)\b",
        PAPER,
    )
]
"""Outcomes that are only a service given or taken, each sort of them apart: few have to be looked for."""

_OFFER = pattern(rf"{LEAD}{OFFER}\b")
_GIVE = pattern(
    rf"{LEAD}(?:(?:provision|delivery|distribution|placement|referral)\sof|provide|offer|deliver|give|conduct|hold|host|serve|tutor|train)\b"
)
"""Orders to staff: Provide 80% of the children with …"""

_STAFF = pattern(
    r"^[\s,;:.-]*(?:(?:each|every|the|our|all|local|mep) )*(?:mep|program|state|sea|projects?|staff|department|we)\s*$"
)
_BY_STAFF = pattern(rf"\b(?:{FOREIGN}|site|region)\W*$")
_AND_GAIN = pattern(rf"\band\s(?:to\s|will\s|then\s|also\s)*(?!{OFFER}\b){REACH}\b")
"""A service may come with an outcome: "participate in tutoring and raise their level"."""

_VAGUE = pattern(
    LEAD + rf"(?:be\s(?:\w+\s){{0,2}}?(?:{VAGUE_DONE}|promoted(?!\sto))\b|{VAGUE}\b|work\stoward|"
    rf"(?:have|get|see|find|feel)\s(?:their|an?|the|more|greater|its)\s(?:[\w'-]+\s){{1,6}}?{VAGUE_DONE}\b|"
    rf"(?:become|get|grow)\s(?:\w+\s)*?{VAGUE_DONE}\b(?!\s(?:[\w-]+\s)?(?:scores?|grades?|results?|marks?)\b)|"
    r"(?:be\s)?feel(?:ing)?\s(?:more|better|greater)\b|"
    r"grow\sin\s(?:their\s)?(?:[\w-]+\s){0,2}?(?:appreciation|confidence|awareness|understanding|love|interest)\b|"
    r"(?:be|become|get|grow|feel)\s(?:much\s|far\s)?more\s\w+(?:ed|ive|ful|ant|ent|ous|able|ible|ic)\b|(?:get|take|draw)\smore\s(?:out\sof|from)\b|"
    r"be\s(?:an?\s)?better\s(?!than\b)\w+|better\s(?:understand|know|grasp|cope|communicate|navigate|manage|handle|relate|connect)\b|"
    r"(?:show|demonstrate|have|display|exhibit|develop|gain)\s(?:an?\s)?(?:enhanced|improved|better|greater|increased|stronger|deeper|more\s\w+(?:ive|ful|ed|ous|ent|ant))\s"
    r"(?!(?:[\w-]+\s)?(?:attendance|grades?|scores?|gpas?|rates?|results?|marks?)\b)|"
    r"(?:know|learn|read|write|speak)\s(?:more|better)\b(?!\s(?:[\w-]+\s){0,3}than)|"
    r"(?:play|take|reach|realize)\s(?:\w+\s){0,3}?(?:active\srole|ownership|pride|interest|potential|dreams?)\b|"
    r"grow\sas\s|become\s(?:an?\s|more\s)?(?:[\w-]+\s){0,2}?(?:learners?|readers?|advocates?)\b|"
    rf"(?:reach|gain|increase|improve|raise|develop|show|demonstrate|have|build|acquire|make|experience|enjoy|see|feel|exhibit|report|achieve|attain)\s(?:\w+\s){{0,3}}?{VAGUE_GAIN}\b(?!\s(?:goal|target|score|measure))|"
    r"improve(?!\s(?:\w+\s){0,5}?(?:scores?|levels?|rates?|grades?|gpas?|averages?|attendance|proficiency)\b))"
)
"""Verbs that could mean anything."""

_UNSCALED = pattern(
    LEAD + r"(?:(?:be\s)?(?:feel|enjoy|like|love)(?:ing)?\b|"
    r"do\s(?:well|better)\b(?!.*\bthan\b)|(?:show|make|demonstrate|achieve|see)\s(?:\w+\s){0,3}?(?:improvements?|growth|gains)\b(?!\s(?:goal|target)))"
)
"""What is plain on a survey or a test, and says nothing without one."""

_LEVEL = pattern(
    rf"\b{NUMBER}\b|%|\bhalf\b|\bgrade[- ]level\b|\bproficien|\bon track\b|\bbenchmark|\bstandards?\b|"
    r"\bevery day\b|\bdaily\b|\bweekly\b|\bmonthly\b|\btwice\b|\bnext\s(?:grade|course|level|stage|band)\b|"
    r"\b(?:a|one|full)\syear\b|\bat or above\b|…"
)
"""What makes them plain: a number, a level, a rhythm. A sentence that breaks off is given the benefit of the doubt."""

_PAPERS = nouns("""
    report, file, log, record, list, note, journal, roster, database, sheet, minutes, documentation, calendar, folder,
    data, agenda, sign-in sheet, newsletter, flyer, observation, essay, notebook, photograph, profile, register,
    audit, file review, record review
""")
_NO_SCALE = pattern(rf"\b{_PAPERS}(?:\s(?:of|from|for|in|by|on)\b.*)?\W*$")
_SCALE = pattern(
    nouns("survey, scale, questionnaire, test, assessment, rubric, inventory, interview, checklist, poll, exam, quiz")
)

_AMONG = pattern(
    rf"\bwith\s{NUMBER}\s?(?:%|percent)?\sdoing\sso\b|,\s{NUMBER}\s?(?:%|percent)?\sof\s(?:them|these|those)\b|\b(?:in|of|among|for|to|by)\s{NUMBER}\s?(?:%|percent)?\s(?:of\s)?(?:[\w-]+\s){{0,4}}?{GROUP}\b"
)
_SCORES = pattern(r"\b(?:scores?|results?|rates?|grades?|attendance|proficiency)\b")


def states(sentence: Sentence) -> list[str]:
    """The clauses that say what is reached: after "will"; of a share of people who …, what follows "who"."""
    grown = sentence.size is Size.RATE and not re.search(r"\b(?:rates?|gaps?)\b", sentence.subject)
    for text in (sentence.subject, sentence.predicate) if grown or not sentence.subject.strip() else ():
        if (who := _WHO.search(text)) and not _TOLD.search(text, 0, who.start()):
            return [text[who.end() :]]
    return [_BEEN.sub("be", _CONDITION.sub("", sentence.predicate))] if sentence.predicate.strip() else []


def is_service(clause: str) -> bool:
    """Whether a clause says only that a service was given or taken."""
    return any(service.match(clause) for service in _SERVICES)


def counts_a_service(sentence: Sentence) -> bool:
    """Whether what is reached is only that a service was given or taken."""
    clauses = states(sentence)
    nobody = not _NAMED.search(sentence.subject)
    counted = re.search(r"(?:\d\s?%|\bpercent)\s(?!of\b)", sentence.subject)
    if (
        nobody
        and not (sentence.foreign or counted)
        and clauses
        and _SERVICE_GIVEN.search(sentence.subject)
        and _REACHES.match(clauses[0])
    ):
        return True
    if not sentence.subject.strip(" ,") and _GIVE.match(sentence.predicate):
        return True
    by_staff = nobody and _BY_STAFF.search(sentence.subject)
    staff = sentence.foreign != "" or by_staff or _STAFF.search(sentence.subject) is not None
    return bool(clauses) and all(
        (is_service(clause) or (staff and clause == sentence.predicate and _OFFER.match(clause)))
        and not _AND_GAIN.search(clause)
        for clause in clauses
    )


def is_scale(instrument: str) -> bool:
    """Whether an instrument sets a measure of its own, as a survey does and a report on file does not."""
    low = instrument.lower()
    return _SCALE.search(low) is not None or _NO_SCALE.search(low) is None


def is_vague(sentence: Sentence, *, share: bool, scale: bool) -> bool:
    """Whether its verb could mean anything, and neither an amount nor a share on a scale makes it plain."""
    return not (share and scale) and any(
        not is_service(clause)
        and (_VAGUE.match(clause) or (not scale and _UNSCALED.match(clause)))
        and not (clause.startswith("improve") and _SCORES.search(sentence.subject))
        and not _LEVEL.search(_AMONG.sub(" ", nameless(clause)))
        for clause in states(sentence)
    )
