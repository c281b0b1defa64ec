"""Family 4: whether the sentence of each MPO and the columns beside it say the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from schemas.citations import HOUSE
from sdp_xl.findings import Finding, Severity
from sdp_xl.located import Located
from sdp_xl.mpo import Part
from sdp_xl.mpo.row import Entry, entries, percent
from sdp_xl.rules.registry import rule
from sdp_xl.written import Measure, Period

APART = timedelta(days=92)
"""Two deadlines that lie farther apart are two deadlines; the end of a term and a day soon after it are one."""


@rule(
    "SDP439",
    severity=Severity.WARNING,
    title="An MPO's sentence and its columns say different things",
    cites=(HOUSE,),
    fix="Correct the sentence or the column, so that both say what was decided.",
    needs=("mpos.text",),
)
def contradiction(book: Located) -> Iterator[Finding]:
    """The plan is printed from the sentence, the evaluation goes by the columns: they must not part ways.

    Example:     80% of migratory children will … | Share: 75%
    Use instead: 80% of migratory children will … | Share: 80%
    """
    for entry in entries(book):
        said = list(_different(entry))
        if said:
            part, sentence, column = said[0]
            yield entry.row.finding(
                part,
                "The sentence of MPO “{id}” says “{sentence}”, the column “{column}”.",
                sentence=sentence,
                column=column,
            )


def _different(entry: Entry) -> Iterator[tuple[Part, str, str]]:
    share, typed = entry.sentence.share, entry.row.number_of(Part.SHARE)
    if share and share.unit is Measure.PERCENT and typed is not None and 0 <= typed <= 1:
        low, high = share.low or 0, share.high if share.high is not None else share.low or 100
        if not low - 0.5 <= typed * 100 <= max(high, low) + 0.5:
            yield Part.SHARE, entry.sentence[Part.SHARE].text.removesuffix(" of"), percent(round(typed * 100, 6))
    if entry.row.filled(Part.DEADLINE) and entry.sentence.periods and entry.periods():
        if not any(_near(one, other) for one in entry.sentence.periods for other in entry.periods()):
            yield Part.DEADLINE, entry.sentence[Part.DEADLINE].text, entry.row.text(Part.DEADLINE)


def _near(one: Period, other: Period) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last + APART and other.first <= one.last + APART
