"""Rules about the outcome of each MPO (family 4): a number, one outcome, no activity, plain words."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import MEASURABLE
from sdp_xl.mpo import MpoPart, Standing
from sdp_xl.mpo.flaws import counts_a_service, is_scale, is_vague, second_outcome
from sdp_xl.mpo.row import mpo_rows
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import rule


@rule(
    "SDP427",
    severity=Severity.WARNING,
    title="An MPO holds no number",
    cites=MEASURABLE,
    fix="Say how many or how much: a share of the children, an amount of change, or both.",
    needs=("mpos.text",),
)
def no_number(plan: Plan) -> Iterator[Finding]:
    """An MPO without any number cannot be measured. Years, grades and ages do not count.

    Example:     Migratory English learners in grades 4, 7 and 10 will increase their reading scores
    Use instead: 75% of migratory English learners in grades 4, 7 and 10 will gain 10 points in reading
    """
    for mpo in mpo_rows(plan):
        if not mpo.row.flawed.intersection(("share", "gain", "baseline", "text")) and not mpo.has_number():
            yield mpo.row.finding("text", "MPO “{id}” holds no number, so it cannot be measured.")


@rule(
    "SDP428",
    severity=Severity.WARNING,
    title="An MPO counts a service instead of an outcome",
    cites=MEASURABLE,
    fix="Say what the service is to change: what children will know, do or reach because of it. The service itself can "
    "stand under “Dosage”.",
    needs=("mpos.text",),
)
def counts_service(plan: Plan) -> Iterator[Finding]:
    """That children were served is implementation; an outcome is what became of it.

    Example:     75% of migratory students will receive a referral
    Use instead: 60% of migratory students who were referred will complete treatment
    """
    for mpo in mpo_rows(plan):
        key, sentence = mpo.outcome()
        if counts_a_service(sentence):
            yield mpo.row.finding(key, "MPO “{id}” counts a service, not what it changes: “{said}”.", said=mpo.row[key])


@rule(
    "SDP429",
    severity=Severity.WARNING,
    title="An MPO holds two outcomes",
    cites=MEASURABLE,
    fix="Make two MPOs of it, each with its own share and instrument; or keep the outcome that matters most.",
    needs=("mpos.text",),
)
def two_outcomes(plan: Plan) -> Iterator[Finding]:
    """If one of two outcomes is reached and the other is not, nobody can say whether the MPO was met.

    Two names of one outcome (reach or exceed), and subjects that are reported as one number, are one outcome.

    Example:     70% will raise their reading level and attend school on 95% of days
    Use instead: 70% will raise their reading level; and in a second MPO: 80% will attend school on 95% of days
    """
    for mpo in mpo_rows(plan):
        key, sentence = mpo.outcome()
        if second := second_outcome(sentence):
            yield mpo.row.finding(
                key, "MPO “{id}” holds a second outcome that may come out otherwise: “{second}”.", second=second
            )


@rule(
    "SDP431",
    severity=Severity.WARNING,
    title="An MPO says in vague words what is reached",
    cites=MEASURABLE,
    fix="Say what somebody can see or count when it is reached: a level, an amount, or an answer on a survey.",
    needs=("mpos.text",),
)
def vague_words(plan: Plan) -> Iterator[Finding]:
    """Support, enhance, strengthen or become aware: two evaluators would not agree whether it happened.

    With an amount, a level, or a share on a survey or another scale such words are plain enough.

    Example:     Migratory families will be supported in settling in
    Use instead: 75% of migratory families will name two local services that they used, on the family survey
    """
    for mpo in mpo_rows(plan):
        key, sentence = mpo.outcome()
        share = mpo.standing(MpoPart.SHARE) is not Standing.MISSING
        scale = mpo.standing(MpoPart.INSTRUMENT) is not Standing.MISSING and is_scale(mpo.text(MpoPart.INSTRUMENT))
        if not mpo.row.filled(MpoPart.AMOUNT) and is_vague(sentence, share=share, scale=scale):
            said = sentence[MpoPart.OUTCOME].text
            yield mpo.row.finding(key, "MPO “{id}” says in vague words what is reached: “{said}”.", said=said)
