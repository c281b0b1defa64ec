"""Rule about an MPO whose sentence and columns say different things (family 4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from schemas.citations import HOUSE
from sdp_xl.mpo import MpoPart
from sdp_xl.mpo.row import MpoRow, mpo_rows, percent
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import rule
from sdp_xl.written import Measure, Period

APART = timedelta(days=92)
"""Two deadlines that lie farther apart are two deadlines; the end of a term and a day soon after it are one."""

ROUNDED = 0.5
"""Percents by which two shares may differ and be the same: two thirds are 67%."""


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
        for part, sentence, column in _different(mpo):
            message = "The sentence of MPO “{id}” says “{sentence}”, the column “{column}”."
            yield mpo.row.finding(part, message, sentence=sentence, column=column)


def _different(mpo: MpoRow) -> Iterator[tuple[MpoPart, str, str]]:
    """The parts that differ, with what the sentence and the column say."""
    share, typed = mpo.sentence.share, mpo.row.number_of(MpoPart.SHARE)
    if share and share.unit is Measure.PERCENT and typed is not None:
        limits = [limit for limit in (share.low, share.high) if limit is not None]
        if not min(limits) - ROUNDED <= typed * 100 <= max(limits) + ROUNDED:
            yield MpoPart.SHARE, share.text, percent(typed * 100)
    written, column = mpo.sentence.periods, mpo.periods() if mpo.row.filled(MpoPart.DEADLINE) else ()
    if written and column and not any(_near(one, other) for one in written for other in column):
        yield MpoPart.DEADLINE, mpo.sentence[MpoPart.DEADLINE].text, mpo.text(MpoPart.DEADLINE)


def _near(one: Period, other: Period) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last + APART and other.first <= one.last + APART
