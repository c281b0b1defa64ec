"""Whether the numbers of a sentence can be understood in one way only."""

from __future__ import annotations

import re

from sdp_xl.mpo.model import Part, Sentence, Size, Standing
from sdp_xl.mpo.words import CHANGE, NUMBER

_MUDDLE = re.compile(rf"\b{NUMBER}\s?(?:%|percent)\s?-?\s?points?\b")
_PERCENT = rf"{NUMBER}\s?(?:%|percent\b|per\scent\b)(?!\s?-?\s?(?:age\s)?points?\b)"
_BY_PERCENT = re.compile(
    rf"\b(?:{CHANGE})\b(?:\s(?!by\b|from\b|to\b)[\w'/-]+){{0,14}}?\sby\s(?:at\sleast\s|a\sminimum\sof\s|about\s|"
    rf"approximately\s)?(?P<one>{_PERCENT})(?!\sof\b)"
    rf"|\b(?:{CHANGE})\s(?:at\sleast\s|about\s)?(?P<four>{_PERCENT})(?!\sof\b)"
    rf"|(?P<two>{_PERCENT})\s(?:or\smore\s)?(?:annual\s|yearly\s)?(?:{CHANGE}|reduction|improvement|growth)\b"
    rf"|\b(?:increase|decrease|reduction|growth|gain|drop|decline|improvement|"
    rf"rise)\sof\s(?:at\sleast\s)?(?P<three>{_PERCENT})"
)
"""A change by so many percent: increase by 5%, a 5% increase, growth of 5%."""

_SHARES = re.compile(
    r"\b(?:rates?|percentages?|percent\sof|shares?|proportions?|proficien\w+|chronic\sabsen\w+|absenteeism|truancy|"
    r"gaps?|passage)\b"
)
_CHANGED = re.compile(
    rf"\b(?:{CHANGE}|twice\sas|half\sas|as\s(?:high|low|many|few)\sas\s(?:before|in))\b(?!\sthan\s(?!in\b|the\b|"
    rf"last\b))"
)
_NOT_CHANGE = re.compile(
    r"\b(?:or|and)\s(?:more|higher|greater|better|above|fewer|less|lower)\b|\b(?:no|not|at)\s(?:more|less|fewer|lower|"
    r"higher)\b"
    r"|\bmore\sthan\s(?:\d|half|one|two)|\b(?:one|two|three|four|five|\d+)\sor\smore\b|\bless\sthan\b(?=\s\d)|"
    r"\bfewer\sthan\b(?=\s\d)"
)
_THAN_BEFORE = re.compile(
    rf"(?:(?P<much>{NUMBER}\s?(?:%|percentage\spoints?|percent)\s)?(?:more|higher|greater|fewer|lower|"
    rf"less)\b[^,;.]{{0,60}}?\sthan\s"
    r"(?:in\s|during\s|for\s)?(?:the\s)?(?:(?:19|20)\d\d|fall|spring|summer|winter|previous|prior|last|preceding|"
    r"year\sbefore|baseline|school\syear|class\sof|current|sy))"
    r"|\b(?:over|above|compared\s(?:to|with)|relative\sto|from)\s(?:the\s|a\s|their\s|its\s)?(?:(?:19|"
    r"20)\d\d(?:-\d+)?\s|previous\s|prior\s|"
    r"current\s)?(?:baselines?|previous\syear|prior\syear|last\syear|year\sbefore|preceding\syear)"
)
"""A comparison with an earlier time whose value is not said."""

_EACH_CHILD = re.compile(
    r"\bpre-?\s?(?:/|and|to)?\s?-?\s?post|\bpretest|\bpre-test|\bbetween\sthe\sfirst\b|"
    r"\btheir\s(?:own\s)?(?:\w+\s){0,3}?(?:score|level|rating)"
)
"""Signs that each child is compared with itself, so that the first test is the baseline."""


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
            return found["one"] or found["two"] or found["three"] or found["four"]
    return ""


def change_without_start(sentence: Sentence) -> bool:
    """Whether it speaks of a change of a figure of the group, and not of the value that the figure starts from."""
    if sentence.slots[Part.BASELINE].standing is Standing.PRESENT:
        return False
    predicate = _NOT_CHANGE.sub(" ", sentence.predicate)
    figure = sentence.size in (Size.RATE, Size.AVERAGE)
    earlier = _THAN_BEFORE.search(f"{sentence.subject} {predicate}")
    if earlier and (figure or earlier["much"]) and not _EACH_CHILD.search(predicate):
        return True
    where = sentence.subject if sentence.subject.strip() else predicate
    if not figure and not re.search(
        r"\b(?:rates?|percentages?|share|proportion|number|average|chronic absen\w+)\s(?:of|for)\b|\brates?\s*$", where
    ):
        return False
    return _CHANGED.search(predicate) is not None and not re.search(r"\bon average\b", predicate)
