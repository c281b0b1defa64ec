"""What is wrong with the outcome of a sentence: an activity, two outcomes, a vague verb, an unclear percentage."""

from __future__ import annotations

import re

from sdp_xl.mpo.amounts import nameless
from sdp_xl.mpo.model import Part, Sentence, Size
from sdp_xl.mpo.text import lowered
from sdp_xl.mpo.words import CHANGE, GROUP, INSTRUMENT, NUMBER, REACH

_LEAD = r"^[\s,;:.-]*(?:(?:also|each|all|both|then|still|have|had|will|to|be able to|\w+ly)\s+)*"
_WHO = re.compile(r"\b(?:who|that|which)\s+(?:(?:will|are|were|is)\s+(?=able\b))?(?:able\sto\s)?|\b(?=whose\s)")

_SERVICE_NOUN = (
    r"(?:tutor\w*|sessions?|workshops?|camps?|academ(?:y|ies)|nights?|evenings?|meetings?|events?|programs?|trainings?|"
    r"services?|conferences?|fairs?|visits?|field trips?|lessons?|clubs?|orientations?|preschool|pre-?k|head start|"
    r"counseling|mentoring|instruction|interventions?|activities|summer school|institutes?|seminars?|advising|"
    r"supports?|outreach|classes in|enrichment|courses?|modules?)"
)
_EARNED = (
    r"(?:diplomas?|credits?|certificates?|certifications?|credentials?|scores?|ratings?|proficient|degrees?|scholarships?|"
    r"grades?\sof|passing|ged|equivalency|acceptance|marks?|seal|awards?|promotion)"
)
_SERVICE = re.compile(
    _LEAD + rf"(?:(?:receive|get|be\sgiven|have\sreceived|received|accept|obtain)\b(?!\s(?:\S+\s){{0,5}}{_EARNED}\b)"
    r"|(?:participate|take\spart|be\sinvolved|partake|have\sparticipated|participated)\sin\b"
    rf"|(?:attend|attended|use|utilize|visit|join|engage\sin|enroll\sin|take|be\senrolled\sin|access)\s"
    rf"(?!(?:an?\s|the\s)?(?:college|university|postsecondary|career|school\b|class|two-year|four-year))(?:[\w/'-]+\s){{0,6}}?"
    rf"{_SERVICE_NOUN}\b"
    rf"|(?:complete|finish)\s(?:at\sleast\s|a\sminimum\sof\s)?{NUMBER}\s(?:or\smore\s)?(?:[\w/'-]+\s){{0,4}}?"
    r"(?:sessions?|hours?|lessons?|workshops?|home\svisits?|visits?|days|modules?)\b(?!.*\b(?:score|passing|mastery)\b)"
    r"|be(?:en)?\s(?:referred|served|offered|provided|screened|assessed|tested|trained|informed|contacted|visited|connected|"
    r"linked|invited|introduced|exposed|tutored|taught|mentored|identified|recruited|interviewed|surveyed|notified|"
    r"matched|assigned|equipped|supplied|evaluated|examined|attended|held|conducted|delivered|distributed|available|"
    r"made\savailable|advised|counseled|coached|given|hired|established|reviewed|shared|monitored|developed|implemented|"
    r"created|placed\s(?:in|with)|funded|reached|scheduled)\b(?!\s(?:in|at)\s(?:college|university|postsecondary)\b)"
    r"|(?:have|gain|get|be\sable\sto)\s(?:\w+\s){0,2}?access\b|be\sable\sto\saccess\b|have\s(?:\w+\s){0,3}?opportunit(?:y|ies)\b"
    r"|benefit\sfrom\b)"
)
_OFFER = re.compile(
    _LEAD
    + r"(?:provide|offer|conduct|hold|host|deliver|distribute|organize|implement|train|serve|recruit|identify|refer|"
    r"visit|contact|arrange|establish|create|develop|give|assign|enroll|screen|assess|tutor|teach|hire|monitor|"
    r"send|share|collect|complete|attend|receive|participate|publish|review|translate|meet\swith|use|maintain|employ|"
    r"interview|place|open|fund|adopt|submit|file|hand in|enter|document|schedule|follow|make)\b"
)
_STAFF = re.compile(r"\b(?:mep|program|state|sea|project|projects|staff|department|we)\s*$")
_GAIN = (
    r"(?:achieve|advance|complete|demonstrate|earn|exceed|gain|graduate|improve|increase|master|meet|pass|raise|reach|score|"
    r"show|grow|read|become|obtain|move|recover|reduce|return)"
)
_AND_GAIN = re.compile(rf"\band\s(?:to\s|will\s|then\s|also\s)*{_GAIN}\b")

_VAGUE = re.compile(
    _LEAD
    + r"(?:be\s(?:better\s|more\s|well\s|fully\s)?(?:supported|encouraged|empowered|strengthened|enhanced|promoted|fostered|"
    r"engaged|assisted|helped|motivated|inspired|enriched|addressed|improved|aware|involved|familiar|informed|prepared|"
    r"successful|comfortable|welcomed|valued|connected)\b"
    r"|(?:support|enhance|strengthen|promote|encourage|foster|empower|enrich|facilitate|nurture|cultivate|assist|help|"
    r"contribute|strive|seek|try|thrive|flourish|succeed|benefit|deepen|broaden|expand|explore|appreciate|understand|"
    r"work\stoward\w*|make\s(?:\w+\s)?progress|progress|do\sbetter|bolster|advance|build|address)\b"
    r"|(?:become|feel|get|grow)\s(?:more\s|better\s|increasingly\s|fully\s)*(?:aware|engaged|involved|familiar|confident|motivated|"
    r"empowered|informed|prepared|comfortable|connected|supported)\b"
    r"|(?:gain|increase|improve|raise|develop|show|have|build|acquire)\s(?:\w+\s){0,3}?(?:understanding|awareness|appreciation|"
    r"exposure|insight|engagement|involvement|access|confidence|motivation|knowledge|capacity|interest|outcomes|success)\b"
    r"|improve(?!\s(?:\w+\s){0,5}?(?:scores?|levels?|rates?|grades?|gpas?|averages?|attendance|proficiency)\b))"
)
_LEVEL = re.compile(
    rf"{NUMBER}|%|\bhalf\b|\bgrade[- ]level\b|\bproficien|\bon track\b|\bbenchmark|\bstandards?\b|\bevery day\b|\bdaily\b|\bweekly\b"
    r"|\bat or above\b|…"
)

_SAME = {"exceed", "surpass", "maintain", "keep", "retain", "sustain", "stay", "remain", "hold", "continue"}
_ALONE = re.compile(r"(?:graduate|improve|enroll|return|read|attend|stay|succeed|pass|persist)$")
_SECOND = re.compile(
    rf",?\s(?:and|as\swell\sas|plus|while\salso|but\salso)\s(?:(?:will|to|also|then|shall|both|that|\w+ly)\s)*(?P<verb>{REACH}|(?<=will\s)\w+)\b(?!-)\s"
    r"(?P<next>[\w'%$-]+)"
)
_OTHERS_WILL = re.compile(
    rf"\b(?:and|while|;)\s(?:their|the|these|all|both|its|{NUMBER}\s?(?:%|percent)?(?:\sof)?)\s(?:[\w%]+\s){{0,4}}?(?:will|shall)\b|,?\sand\swhose\s"
)
_NOUNISH = {
    *(
        "read",
        "write",
        "score",
        "show",
        "report",
        "work",
        "use",
        "make",
        "move",
        "drop",
        "cut",
        "hold",
        "help",
        "talk",
        "progress",
    ),
    *("return", "support", "practice", "visit", "rise", "gain", "set", "increase", "access"),
    *("master", "advance", "transition", "perform", "fall", "double", "create", "send", "turn"),
}
_OBJECT = re.compile(
    rf"^(?:their|the|an?|at|on|in|by|to|more|all|with|no|one|two|three|each|every|its|his|{NUMBER}|regularly|daily|better|less|"
    r"fewer|full|grade|aloud|books|school|up|that)$"
)
_REPORTED = re.compile(
    _LEAD + r"(?:report|say|state|indicate|confirm|agree|respond|answer|rate|feel|express)\b.*?\bthat\s"
)
_FIELDS = (
    r"attendance|absen|truan",
    r"participation|involvement|engagement|enrollment",
    r"read|math|literacy|\bela\b|english|language|skills|readiness|proficien|achievement|science|writing|academic",
    r"graduat|diploma|drop-?out",
    r"credit",
    r"health|dental|vision|immuniz|nutrition",
    r"disciplin|suspension|behavior",
    r"confiden|esteem|belonging|motivation|attitude|well-being|wellbeing",
    r"college|postsecondary|fafsa",
)
_CHANGES = re.compile(
    _LEAD + rf"(?:{CHANGE}|show|demonstrate|develop|make|have|see|experience|build|strengthen|enhance|be|to)\b"
)

_MUDDLE = re.compile(rf"\b{NUMBER}\s?(?:%|percent)\s?-?\s?points?\b")
_PERCENT = rf"{NUMBER}\s?(?:%|percent\b|per\scent\b)(?!\s?-?\s?(?:age\s)?points?\b)"
_BY_PERCENT = re.compile(
    rf"\b(?:{CHANGE})\b(?:\s(?!by\b|from\b|to\b)[\w'/-]+){{0,14}}?\sby\s(?:at\sleast\s|a\sminimum\sof\s|about\s|approximately\s)?"
    rf"(?P<one>{_PERCENT})(?!\sof\b)"
    rf"|(?P<two>{_PERCENT})\s(?:or\smore\s)?(?:annual\s|yearly\s)?(?:{CHANGE}|reduction|improvement|growth)\b"
    rf"|\b(?:increase|decrease|reduction|growth|gain|drop|decline|improvement|rise)\sof\s(?:at\sleast\s)?(?P<three>{_PERCENT})"
)
_SHARES = re.compile(
    r"\b(?:rates?|percentages?|percent\sof|shares?|proportions?|proficien\w+|chronic\sabsen\w+|absenteeism|truancy|gaps?|passage)\b"
)
_CHANGED = re.compile(
    rf"\b(?:{CHANGE}|twice\sas|half\sas|as\s(?:high|low|many|few)\sas\s(?:before|in))\b(?!\sthan\s(?!in\b|the\b|last\b))"
)
_NOT_CHANGE = re.compile(
    r"\b(?:or|and)\s(?:more|higher|greater|better|above|fewer|less|lower)\b|\b(?:no|not|at)\s(?:more|less|fewer|lower|higher)\b"
    r"|\bmore\sthan\s(?:\d|half|one|two)|\b(?:one|two|three|four|five|\d+)\sor\smore\b|\bless\sthan\b(?=\s\d)|\bfewer\sthan\b(?=\s\d)"
)
_THAN_BEFORE = re.compile(
    rf"(?P<much>(?:{NUMBER}\s?(?:%|percentage\spoints?|percent|points?)\s)?(?:more|higher|greater|fewer|lower|less)\b[^,;.]{{0,60}}?\sthan\s"
    r"(?:in\s|during\s|for\s)?(?:the\s)?(?:(?:19|20)\d\d|fall|spring|summer|winter|previous|prior|last|preceding|year\sbefore|baseline|"
    r"school\syear|class\sof|current|sy))"
    r"|\b(?:over|above|compared\s(?:to|with)|relative\sto|from)\s(?:the\s|a\s|their\s|its\s)?(?:(?:19|20)\d\d(?:-\d+)?\s|previous\s|prior\s|"
    r"current\s)?(?:baselines?|previous\syear|prior\syear|last\syear|year\sbefore|preceding\syear)"
)
_EACH_CHILD = re.compile(
    r"\bpre-?\s?(?:/|and|to)?\s?-?\s?post|\bpretest|\bpre-test|\bbetween\sthe\sfirst\b|\btheir\s(?:own\s)?(?:\w+\s){0,3}?(?:score|level|rating)"
)


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
    staff = sentence.foreign != "" or _STAFF.search(sentence.subject) is not None
    return bool(clauses) and all(
        (_SERVICE.match(clause) or (staff and _OFFER.match(clause))) and not _AND_GAIN.search(clause)
        for clause in clauses
    )


def is_vague(sentence: Sentence, *, share: bool, instrument: bool) -> bool:
    """Whether its verb could mean anything, and neither an amount nor a share on an instrument makes it plain."""
    return not (share and instrument) and any(
        not _SERVICE.match(clause) and _VAGUE.match(clause) and not _LEVEL.search(_without_people(clause))
        for clause in states(sentence)
    )


def _without_people(clause: str) -> str:
    return re.sub(
        rf"\b(?:in|of|among|for|to|by)\s{NUMBER}\s?(?:%|percent)?\s(?:of\s)?(?:[\w-]+\s){{0,4}}?{GROUP}\b",
        " ",
        nameless(clause),
    )


def second_outcome(sentence: Sentence) -> str:
    """Where a second outcome begins that could come out otherwise than the first; empty if there is one only."""
    if sentence.size in (Size.RATE, Size.AVERAGE) and (
        two := _two_fields(re.split(r"\b(?:of|among|for)\b", sentence.subject)[0])
    ):
        return two
    for clause in states(sentence):
        if other := _OTHERS_WILL.search(clause):
            return clause[other.start() :].strip(" ,")
        if _SERVICE.match(clause) or _REPORTED.match(clause):
            continue
        for second in _SECOND.finditer(clause):
            first = clause[: second.start()].strip()
            if second["verb"] in _SAME or second["next"] in ("it", "them", "this", "these", "so"):
                continue
            if len(first.split()) < 2 and not _ALONE.search(first):
                continue
            if second["verb"] in _NOUNISH and not _OBJECT.match(second["next"]):
                continue
            return clause[second.start("verb") :].strip()
        if _CHANGES.match(clause) and (two := _two_fields(clause)):
            return two
    return ""


def _two_fields(text: str) -> str:
    """The second of two things joined by "and" that are measured apart, such as skills and participation."""
    pieces = re.split(r"\s(?:and|as well as|plus)\s", text, maxsplit=1)
    if len(pieces) < 2:
        return ""
    left, right = ({field for field in _FIELDS if re.search(rf"\b(?:{field})", piece)} for piece in pieces)
    head = " ".join(pieces[1].split()[:4])
    near = {field for field in _FIELDS if re.search(rf"\b(?:{field})", head)}
    return pieces[1].strip() if left and near and not left & right else ""


def unclear_percent(sentence: Sentence) -> str:
    """A change in percent of what is itself a percentage, as written; empty if there is none."""
    predicate = sentence.predicate
    if muddle := _MUDDLE.search(predicate):
        return muddle[0]
    if sentence.size is Size.RATE and re.search(r"\b(?:number|count|average)\b", sentence.subject or predicate[:60]):
        return ""
    whole = sentence.subject if sentence.size is Size.RATE else ""
    for found in _BY_PERCENT.finditer(predicate):
        around = whole + " " + predicate[max(0, found.start() - 60) : found.end() + 60]
        if _SHARES.search(around) and not re.search(rf"\bfrom\s{NUMBER}.{{0,40}}\sto\s{NUMBER}", predicate):
            return found["one"] or found["two"] or found["three"]
    return ""


def change_without_start(sentence: Sentence) -> bool:
    """Whether it speaks of a change of a figure of the group, and not of the value that the figure starts from."""
    if sentence.slots[Part.BASELINE].standing == "present":
        return False
    predicate = _NOT_CHANGE.sub(" ", sentence.predicate)
    if _THAN_BEFORE.search(f"{sentence.subject} {predicate}") and not _EACH_CHILD.search(predicate):
        return True
    figure = sentence.size in (Size.RATE, Size.AVERAGE)
    where = sentence.subject if sentence.subject.strip() else predicate
    if not figure and not re.search(
        rf"\b(?:rates?|percentages?|share|proportion|number|average|chronic absen\w+)\s(?:of|for)\b|\brates?\s*$", where
    ):
        return False
    return _CHANGED.search(predicate) is not None and not re.search(r"\bon average\b", predicate)


def mentions_instrument(text: str) -> bool:
    """Whether a text names a test, a form or records."""
    return re.search(INSTRUMENT, lowered(text)) is not None
