"""Numbers of a sentence that can be understood in two ways."""

from __future__ import annotations

import re

from sdp_xl.mpo.model import MpoPart, Sentence, Size
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.words import AT_LEAST, CHANGE, GROUP, NUMBER, PERCENT

_MUDDLE = pattern(rf"\b{NUMBER}\s?(?:%|percent)\s?-?\s?points?\b")
_BY_PERCENT = pattern(
    rf"\b(?:{CHANGE}(?<!from)|by|of)\s{AT_LEAST}?(?P<after>{PERCENT})(?!\sof\b)"
    rf"|(?P<before>{PERCENT})\s(?:or\smore\s)?(?:\w+ly?\s)?{CHANGE}\b"
)
"""A change by so many percent: grow 5%, reduced by 5%, a 5% rise, growth of 5%."""

_CHANGED = pattern(rf"\b(?:{CHANGE}|twice\sas|half\sas)\b")
_SHARES = pattern(
    r"\b(?:rates?|percentages?|the\spercent\sof|shares?|proportions?|proficiency|chronic\sabsen\w+|absenteeism|truancy|gaps?)\b"
)
_FIGURE = pattern(rf"{_SHARES.pattern}|\b(?:numbers?\sof|average|mean|median)\b")
_COUNT = pattern(r"\b(?:number|count|average|mean|median)\b")
_LIMIT = pattern(
    r"\b(?:or|and)\s(?:more|higher|greater|better|above|fewer|less|lower)\b|\b(?:no|not)\s\w+\sthan\b|"
    rf"\b(?:more|less|fewer)\sthan\s(?={NUMBER})|\bnot\s{CHANGE}\b"
)
"""Words of comparison that only say at least or at most."""

_EARLIER = pattern(
    rf"(?P<much>{NUMBER}\s?(?:%|percentage\spoints?|percent)\s)?(?:more|higher|greater|fewer|lower|less)\b[^;]{{0,60}}?\s"
    r"than\s(?:in|during|at|the|last|before)\b"
    r"|\b(?:over|above|below|compared\s(?:to|with)|relative\sto|from)\s(?:[\w-]+\s){0,2}?(?:baselines?|year)\b"
)
"""A comparison with an earlier time."""

_EACH_CHILD = pattern(
    r"\bpre-?\s?(?:/|and|to)?\s?-?\s?post|\bpre-?test|\bbetween\sthe\sfirst\b|\btheir\s(?:[\w-]+\s){0,4}?(?:score|level|rating)|"
    r"\bon\saverage\b"
)
"""Signs that each child is compared with itself, so that the first test is the baseline."""


def unclear_percent(sentence: Sentence) -> str:
    """A change in percent of what is itself a percentage, as written; empty if there is none."""
    text = f"{sentence.subject} {sentence.predicate}"
    if muddle := _MUDDLE.search(text):
        return muddle[0]
    figure = sentence.size is Size.RATE
    for found in _BY_PERCENT.finditer(text):
        around = text[: found.end() + 60] if figure else text[max(0, found.start() - 60) : found.end() + 60]
        if _SHARES.search(around) and _CHANGED.search(around) and not (figure and _COUNT.search(around)):
            return found["after"] or found["before"]
    return ""


def change_without_start(sentence: Sentence) -> bool:
    """Whether it speaks of a change of a figure of the group, and not of the value that the figure starts from."""
    if sentence.has(MpoPart.BASELINE) or _EACH_CHILD.search(sentence.text.lower()):
        return False
    text = _LIMIT.sub(" ", f"{sentence.subject} | {sentence.predicate}")
    where = sentence.subject if re.search(rf"\b{GROUP}\b", sentence.subject) else text
    figure = sentence.size in (Size.RATE, Size.AVERAGE) or _FIGURE.search(where)
    earlier = _EARLIER.search(text)
    return bool((earlier and (figure or earlier["much"])) or (figure and _CHANGED.search(text.partition("|")[2])))
