"""Numbers of a sentence by what they count: a share, a dosage, a pass mark, the size of a change, a baseline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sdp_xl.mpo.amounts import nameless
from sdp_xl.mpo.model import Counts, MpoPart, Number, TextSpan
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.words import AT_LEAST, CHANGE
from sdp_xl.written import Measure, find_amounts

_PLACES = (
    (MpoPart.DOSAGE, Counts.DOSAGE),
    (MpoPart.BASELINE, Counts.BASELINE),
    (MpoPart.SHARE, Counts.SHARE),
)
"""The slots whose numbers count what the slot says; the first one that holds a number has it."""

_CHANGE_BEFORE = pattern(
    rf"\b(?:{CHANGE}(?<!from)(?:(?:\sin\s(?:[\w-]+\s){{1,4}}?|\s)of|\sby)?|by|up|down)\s(?:an?\s(?:additional|further|average\sof)\s)?{AT_LEAST}?$"
)
_CHANGE_AFTER = pattern(rf"\s?(?:or\smore\s)?(?:\w+ly?\s)?{CHANGE}\b")
_LIMIT_AFTER = pattern(r"\s?(?:or|and)\s(?:more|higher|greater|better|above|fewer|less|lower)\b")
_LIMIT_BEFORE = pattern(
    rf"\b(?:no|not|at)\s(?:more|less|fewer|lower)\sthan\s$|\b(?:more|less|fewer)\sthan\s$|\bnot\s{CHANGE}\s$"
)
_MARK_BEFORE = pattern(
    rf"\b(?:scor(?:es?|ed|ing)|marks?|accuracy|grades?|mastery|rating)\s(?:of\s|at\s|is\s|:\s)?{AT_LEAST}?$"
)
_MARK_AFTER = pattern(r"\s?(?:or\s\w+\s)?(?:accuracy|accurate|correct|mastery|right)\b")


def typed_numbers(bare: str, places: Mapping[MpoPart, Sequence[TextSpan]], start: int) -> Iterator[Number]:
    """The numbers that count something, from ``start`` on; ``bare`` has no deadline and no instrument in it."""
    plain = nameless(bare)
    for amount in find_amounts(plain):
        first, last = amount.span
        before, after = plain[max(start, first - 60) : first], plain[last:]
        if first >= start:
            yield Number(counts=_counted(amount.span, before, after, amount.unit, places), amount=amount)


def is_pass_mark(before: str, after: str) -> bool:
    """Whether the number between two texts is what has to be scored: a score of 85%, 85% correct."""
    return _MARK_BEFORE.search(before) is not None or _MARK_AFTER.match(after) is not None


def _counted(
    span: TextSpan, before: str, after: str, unit: Measure, places: Mapping[MpoPart, Sequence[TextSpan]]
) -> Counts:
    for part, counts in _PLACES:
        if any(start < span[1] and span[0] < end for start, end in places[part]):
            return counts
    if is_pass_mark(before, after):
        return Counts.MARK
    if unit is Measure.POINTS:
        return Counts.CHANGE
    if _CHANGE_BEFORE.search(before) and not _LIMIT_BEFORE.search(before):
        return Counts.CHANGE
    if _CHANGE_AFTER.match(after) and not _LIMIT_AFTER.match(after):
        return Counts.CHANGE
    return Counts.OTHER
