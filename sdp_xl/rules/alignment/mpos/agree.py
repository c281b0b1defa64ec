"""Rule about an MPO whose sentence and columns say different things (family 4)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import timedelta

from schemas.citations import HOUSE
from sdp_xl.mpo import MpoPart
from sdp_xl.mpo.amounts import nameless
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.proposals import GRADED, groups
from sdp_xl.mpo.row import MpoRow, mpo_rows, percent
from sdp_xl.mpo.text import blanked, lowered
from sdp_xl.mpo.times import YEAR
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import rule
from sdp_xl.written import Measure, Period

APART = timedelta(days=92)
"""Two deadlines that lie farther apart are two deadlines; the end of a term and a day soon after it are one."""

ROUNDED = 0.5
"""Percents by which two shares may differ and be the same: two thirds are 67%."""


_END = pattern(rf"\bend of (?:(?:calendar )?year )?{YEAR}\.?$")
"""The end of a whole year; of what else lies in one, such as its first semester, nobody knows the days."""

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@rule(
    "SDP439",
    severity=Severity.WARNING,
    title="An MPO's sentence and its columns say different things",
    cites=(HOUSE,),
    fix="Correct the sentence or the column, so that both say what was decided.",
    needs=("mpos.text",),
)
def contradiction(plan: Plan) -> Iterator[Finding]:
    """The plan is printed from the sentence, the evaluation goes by the columns: they must not part ways.

    Example:     80% of migratory children will … | Share: 75%
    Use instead: 80% of migratory children will … | Share: 80%
    """
    for mpo in mpo_rows(plan):
        for part, sentence, column in _different(mpo, plan.choices("populations")):
            message = "The sentence of MPO “{id}” says “{sentence}”, the column “{column}”."
            yield mpo.row.finding(part, message, sentence=sentence, column=column)


def _different(mpo: MpoRow, populations: Collection[str]) -> Iterator[tuple[MpoPart, str, str]]:
    """The parts that differ, with what the sentence and the column say."""
    share, entered = mpo.sentence.share, mpo.row.number_of(MpoPart.SHARE)
    if share and share.unit is Measure.PERCENT and entered is not None:
        limits = [limit for limit in (share.low, share.high) if limit is not None]
        if not min(limits) - ROUNDED <= entered * 100 <= max(limits) + ROUNDED:
            yield MpoPart.SHARE, share.text, percent(entered * 100)
    said, entry = mpo.sentence[MpoPart.DEADLINE].text, mpo.text(MpoPart.DEADLINE)
    written, column = _due(mpo.sentence.periods, said), _due(mpo.periods(), entry)
    if written and column and not any(_near(one, other) for one in written for other in column):
        yield MpoPart.DEADLINE, said, entry
    who = mpo.sentence[MpoPart.WHO].text
    named, chosen = GRADED.intersection(groups(who, populations)), GRADED.intersection(mpo.row.many(MpoPart.WHO))
    if named and chosen and not named & chosen:
        yield MpoPart.WHO, who, mpo.text(MpoPart.WHO)
    for part in (MpoPart.DOSAGE, MpoPart.OUTCOME, MpoPart.AMOUNT, MpoPart.BASELINE):
        typed = _numbers(mpo.text(part)) if mpo.row.filled(part) else set()
        if typed and _numbers(mpo.sentence[part].text) and not typed & _numbers(_without_others(mpo, part)):
            yield part, mpo.sentence[part].text, mpo.text(part)


def _without_others(mpo: MpoRow, part: MpoPart) -> str:
    """The sentence without the parts whose numbers cannot be those of this one."""
    others = {MpoPart.DEADLINE, MpoPart.DOSAGE} - {part}
    return blanked(mpo.sentence.text, [span for other in others for span in mpo.sentence[other].spans])


def _numbers(text: str) -> set[float]:
    """The numbers in digits that measure something."""
    return {float(found[0].replace(",", "")) for found in _NUMBER.finditer(nameless(lowered(text)))}


def _due(periods: tuple[Period, ...], text: str) -> tuple[Period, ...]:
    """The periods, or the last day of each where the text says the end of a year: that of 2027 is not in June."""
    return tuple(one._replace(first=one.last) if _END.search(lowered(text)) else one for one in periods)


def _near(one: Period, other: Period) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last + APART and other.first <= one.last + APART
