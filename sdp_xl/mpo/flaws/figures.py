"""Numbers of a sentence that can be understood in two ways, that say too much, or that start from nowhere."""

from __future__ import annotations

from sdp_xl.mpo.model import FIGURES, Counts, MpoPart, Sentence, Size
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.sizes import MOVED
from sdp_xl.mpo.words import CHANGE, GROUP, NUMBER
from sdp_xl.written import Amount, Measure

_NAMED = pattern(rf"\b{GROUP}\b")
_CHANGED = pattern(rf"\b(?:{CHANGE}|(?:up|down)\s(?:by\s)?{NUMBER}|twice\sas|half\sas)\b")
_SHARES = pattern(
    r"\b(?:rates?|percentages?|the\spercent\sof|shares?|proportions?|proficiency|average\sdaily\sattendance|chronic\sabsen\w+|absenteeism|truancy|(?<!with\s)gaps?)\b"
)
_FIGURE = pattern(rf"{_SHARES.pattern}|\b(?:numbers?\sof|average|mean|median)\b")
_COUNT = pattern(r"\b(?:number|count|average(?!\sdaily\sattendance)|mean|median)\b")
_MORE_PEOPLE = pattern(rf"\s?(?:more|fewer)\s(?:of\s)?(?:[\w-]+\s){{0,3}}?{GROUP}\b")
"""Behind a percentage: 10% more seniors, which may be of the seniors or of their share."""

_DOWN = pattern(
    r"\b(?:decreas\w+|declin\w+|reduc\w+|lower\w*|drop\w*|fall\w*|fell|shrink\w*|cut\w*|narrow\w*|fewer|less|down|halv\w+|below)\b"
)
_LIMIT = pattern(
    r"\b(?:or|and)\s(?:more|higher|greater|better|above|fewer|less|lower)\b|\b(?:no|not)\s\w+\sthan\b|"
    rf"\b(?:more|less|fewer)\sthan\s(?={NUMBER})|\bnot\s{CHANGE}\b"
)
"""Words of comparison that only say at least or at most."""

_EARLIER = pattern(
    rf"(?P<much>{NUMBER}\s?(?:%|percentage\spoints?|percent|(?=(?:more|fewer)\s(?:[\w-]+\s){{0,3}}?{GROUP}))\s?)?(?:more|higher|greater|fewer|lower|less)\b[^;]{{0,60}}?\s"
    r"than\s(?:in|during|at|the|last|before)\b"
    r"|\b(?:over|above|below|compared\s(?:to|with)|relative\sto|from)\s(?:[\w-]+\s){0,2}?(?:baselines?|year)\b"
)
"""A comparison with an earlier time."""

_OF_EACH = pattern(r"\b(?:more|fewer|less)\s(?!than\b)")
"""What each of a share of children has more or less of than before: 10% fewer days."""

_EACH_CHILD = pattern(
    r"\bpre-?\s?(?:/|and|to)?\s?-?\s?post|\bpre-?test|\bbetween\sthe\sfirst\b|\btheir\s(?:[\w-]+\s){0,4}?(?:score|level|rating)|"
    r"\bthan\s(?:at|on|in)\s(?:entry|enrollment|intake|the\s(?:pre-?test|start|beginning|first))\b|\bfrom\s(?:the\s)?fall\s(?:to|through)\s(?:the\s)?spring\b|\bon\saverage\b|\b(?:mean|average|median)\s(?:[\w-]+\s)?(?:gain|growth)\b|\b(?:gain|grow|improve|rise|climb|advance)\s(?:by\s)?(?:an\s)?average\b|\bthan\s(?:(?:on|in|at|was)\s)?their\b|\bfrom\s(?:its|their)\s(?:own\s)?(?:fall|first|pre|may|spring|start)"
)
"""Signs that each child is compared with itself, so that the first test is the baseline."""

ALL = 100
"""Percents of a whole."""

_OF_SO_MANY = pattern(r"(?P<some>\d+)\s(?:out\s)?of\s(?:the\s|every\s|each\s|our\s|these\s)?(?P<all>\d+)\b(?!\s?%)")
"""Two counts: 40 of the 45."""


def unclear_percent(sentence: Sentence) -> str:
    """A change in percent of what is itself a percentage, as written; empty if there is none."""
    figure = sentence.size is Size.RATE
    for number in sentence.numbers:
        first, last = number.amount.span
        if number.amount.muddled:
            return number.amount.text
        if "half" in number.amount.text.lower():
            continue
        if (
            number.counts is not Counts.CHANGE
            or number.amount.unit is not Measure.PERCENT
            or MOVED.search(sentence.bare)
        ):
            continue
        if _MORE_PEOPLE.match(sentence.bare, last):
            return number.amount.text
        around = sentence.bare[0 if figure else max(0, first - 60) : last + 60]
        if _SHARES.search(around) and _CHANGED.search(around) and not (figure and _COUNT.search(around)):
            return number.amount.text
    return ""


def change_without_start(sentence: Sentence) -> bool:
    """Whether it speaks of a change of a figure of the group, and not of the value that the figure starts from."""
    if sentence.has(MpoPart.BASELINE) or _EACH_CHILD.search(sentence.text.lower()):
        return False
    text = _LIMIT.sub(" ", f"{sentence.subject} | {sentence.predicate}")
    where = sentence.subject if sentence.size is Size.SHARE or _NAMED.search(sentence.subject) else text
    changes = sentence.counting(Counts.CHANGE)
    shares = _SHARES.search(sentence.predicate) is not None
    pointed = sentence.size is None and any(shares or one.unit is Measure.POINTS for one in changes)
    figure = sentence.size in FIGURES or pointed or _FIGURE.search(where)
    earlier = _EARLIER.search(text)
    own = earlier and sentence.size is Size.SHARE and _OF_EACH.search(earlier[0])
    changed = changes or _CHANGED.search(text.partition("|")[2])
    return bool((earlier and (figure or (earlier["much"] and not own))) or (figure and changed))


def over_the_whole(sentence: Sentence) -> str:
    """What says that more than a whole is to reach it: a share, or a baseline and what is added; empty if nothing."""
    share = sentence.share
    if sentence.size is Size.SHARE and share and share.unit is Measure.PERCENT and (share.low or 0) > ALL:
        return f"{sentence[MpoPart.SHARE].text} {sentence[MpoPart.WHO].text}".strip()
    if sentence.size is Size.RATE and share and share.unit is Measure.PERCENT and (share.low or 0) > ALL:
        return share.text if _SHARES.search(sentence.subject) else ""
    counted = _OF_SO_MANY.search(sentence[MpoPart.SHARE].text)
    if counted and int(counted["some"]) > int(counted["all"]):
        return f"{counted[0]} {sentence[MpoPart.WHO].text}".strip()
    starts = [one for one in sentence.counting(Counts.BASELINE) if one.unit is Measure.PERCENT]
    if _DOWN.search(sentence.bare):
        return ""
    for start in starts:
        for change in sentence.counting(Counts.CHANGE):
            if (_least(start) or 0) + _added(start, change) > ALL:
                return f"{start.text} and {change.text} more"
    return ""


def _least(amount: Amount) -> float | None:
    return amount.high if amount.low is None else amount.low


def _added(start: Amount, change: Amount) -> float:
    """How many percents of the whole a change adds to its start."""
    size = _least(change) or 0
    if change.unit is Measure.PERCENT:
        return size * (_least(start) or 0) / ALL
    return size if change.unit is Measure.POINTS else 0
