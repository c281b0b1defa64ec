"""Family 4: whether the sentence of each MPO and the columns beside it say the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from schemas.citations import HOUSE
from sdp_xl.mpo import Part
from sdp_xl.mpo.row import Entry, entries, percent
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
    for entry in entries(plan):
        for part, sentence, column in _different(entry):
            message = "The sentence of MPO “{id}” says “{sentence}”, the column “{column}”."
            yield entry.row.finding(part, message, sentence=sentence, column=column)


def _different(entry: Entry) -> Iterator[tuple[Part, str, str]]:
    """The parts that differ, with what the sentence and the column say."""
    share, typed = entry.sentence.share, entry.row.number_of(Part.SHARE)
    if share and share.unit is Measure.PERCENT and typed is not None:
        limits = [limit for limit in (share.low, share.high) if limit is not None]
        if not min(limits) - ROUNDED <= typed * 100 <= max(limits) + ROUNDED:
            yield Part.SHARE, share.text, percent(typed * 100)
    written, column = entry.sentence.periods, entry.periods() if entry.row.filled(Part.DEADLINE) else ()
    if written and column and not any(_near(one, other) for one in written for other in column):
        yield Part.DEADLINE, entry.sentence[Part.DEADLINE].text, entry.row.text(Part.DEADLINE)


def _near(one: Period, other: Period) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last + APART and other.first <= one.last + APART
