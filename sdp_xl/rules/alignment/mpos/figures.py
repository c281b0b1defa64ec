"""Rules about the numbers of each MPO (family 4): whether they can be understood in one way only."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import MEASURABLE
from sdp_xl.mpo import MpoPart
from sdp_xl.mpo.flaws import change_without_start, over_the_whole, unclear_percent
from sdp_xl.mpo.row import mpo_rows
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import rule


@rule(
    "SDP430",
    severity=Severity.WARNING,
    title="An MPO may mean percent or percentage points",
    cites=MEASURABLE,
    fix="Write percentage points, or both values: from 60% to 65%.",
    needs=("mpos.text",),
)
def percent_or_points(plan: Plan) -> Iterator[Finding]:
    """A rate of 60% that grows by 5% ends at 63%; one that grows by 5 percentage points ends at 65%.

    A score may grow by a percentage; only the change of a rate or a share is in doubt.

    Example:     the proficiency rate will increase by 5%
    Use instead: the proficiency rate will increase by 5 percentage points, from 60% to 65%
    """
    for mpo in mpo_rows(plan):
        if found := next(((key, said) for key, one in mpo.sentences if (said := unclear_percent(one))), None):
            message = "In MPO “{id}”, “{said}” may be percent of the rate or percentage points."
            yield mpo.row.finding(found[0], message, said=found[1])


@rule(
    "SDP435",
    severity=Severity.WARNING,
    title="An MPO asks for more than all of the children",
    cites=MEASURABLE,
    fix="Correct the percentage; if it is meant as growth, say of what.",
    needs=("mpos.text",),
)
def more_than_all(plan: Plan) -> Iterator[Finding]:
    """No more than 100% of a group can reach anything. (Growth may be 120%.)

    Example:     120% of migratory seniors will graduate
    Use instead: 80% of migratory seniors will graduate
    """
    for mpo in mpo_rows(plan):
        if found := next(((key, said) for key, one in mpo.sentences if (said := over_the_whole(one))), None):
            yield mpo.row.finding(found[0], "MPO “{id}” asks for more than all: “{said}”.", said=found[1])


@rule(
    "SDP436",
    severity=Severity.WARNING,
    title="An MPO speaks of a change without its baseline",
    cites=MEASURABLE,
    fix="Give the value at the start with its year, under “Baseline” or in the sentence: from 42% in 2025-26.",
    needs=("mpos.text",),
)
def no_baseline(plan: Plan) -> Iterator[Finding]:
    """Whether a rate rose by 5 percentage points can be said only by someone who knows where it stood.

    What each child gains between two tests needs no baseline: the first test is it.

    Example:     the graduation rate of migratory students will rise by 5 percentage points
    Use instead: the graduation rate of migratory students will rise from 67% (2025-26) to 72%
    """
    for mpo in mpo_rows(plan):
        known = mpo.row.filled(MpoPart.BASELINE) or MpoPart.BASELINE in mpo.row.flawed
        known = known or mpo.sentence.has(MpoPart.BASELINE)
        if not known and any(change_without_start(one) for _, one in mpo.sentences):
            yield mpo.row.finding(
                mpo.key(MpoPart.BASELINE), "MPO “{id}” speaks of a change, but not of the value it starts from."
            )
