"""Rules about the parts of each MPO (family 4): which are missing, and which can be copied from its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE, MEASURABLE
from schemas.tables import table
from sdp_xl.mpo import MpoPart, Standing
from sdp_xl.mpo.proposals import proposals
from sdp_xl.mpo.row import MpoRow, mpo_rows
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import rule


def _without(plan: Plan, part: MpoPart) -> Iterator[MpoRow]:
    """The MPOs that have any parts or a sentence, and lack this part in its column and in the sentence."""
    return (mpo for mpo in mpo_rows(plan) if (mpo.split or mpo.spoken) and mpo.standing(part) is Standing.MISSING)


def _open(plan: Plan, part: MpoPart) -> Iterator[tuple[MpoRow, str]]:
    """The MPOs where something stands in the place of this part that nobody can go by, with what it says."""
    for mpo in mpo_rows(plan):
        unclear = part not in mpo.row.flawed and mpo.standing(part) is Standing.UNCLEAR
        if unclear and (said := mpo.text(part)):
            yield mpo, said


@rule(
    "SDP421",
    severity=Severity.WARNING,
    title="An MPO has no deadline",
    cites=MEASURABLE,
    fix="Say under “By (deadline)” or in the sentence when it is to be reached: a date, the end of a term or a year.",
    needs=("mpos",),
)
def no_deadline(plan: Plan) -> Iterator[Finding]:
    """Without a day by which it is to be reached, an MPO can be neither met nor missed.

    Example:     80% of migratory families will …
    Use instead: By the end of the 2027-28 regular term, 80% of migratory families will …
    """
    for mpo in _without(plan, MpoPart.DEADLINE):
        yield mpo.row.finding(mpo.key(MpoPart.DEADLINE), "MPO “{id}” has no deadline.")


@rule(
    "SDP422",
    severity=Severity.WARNING,
    title="An MPO does not say how many are to reach it",
    cites=MEASURABLE,
    fix="Say under “Share” which percentage is to reach it, for example 80%; or give a count, a rate or an average in "
    "the sentence.",
    needs=("mpos",),
)
def no_share(plan: Plan) -> Iterator[Finding]:
    """If one child reaches it, is the MPO met? A share, a count, a rate or an average of the children says so.

    Where an MPO holds no number at all, SDP427 speaks of that.

    Example:     migratory students will increase their reading scores by one level
    Use instead: 75% of migratory students will increase their reading scores by one level
    """
    for mpo in _without(plan, MpoPart.SHARE):
        if mpo.has_number():
            yield mpo.row.finding(mpo.key(MpoPart.SHARE), "MPO “{id}” does not say how many are to reach it.")


@rule(
    "SDP423",
    severity=Severity.WARNING,
    title="An MPO does not say who it is about",
    cites=MEASURABLE,
    fix="Choose under “Of whom”, or name in the sentence, the children or families that it is about.",
    needs=("mpos",),
)
def no_population(plan: Plan) -> Iterator[Finding]:
    """A percentage needs a whole: 80% of whom?

    Example:     80% will meet their goals
    Use instead: 80% of migratory preschool children will meet their goals
    """
    for mpo in _without(plan, MpoPart.WHO):
        yield mpo.row.finding(mpo.key(MpoPart.WHO), "MPO “{id}” does not say who it is about.")


@rule(
    "SDP424",
    severity=Severity.WARNING,
    title="An MPO does not say how it is measured",
    cites=MEASURABLE,
    fix="Name under “As measured by”, or in the sentence, the assessment, form, survey or records.",
    needs=("mpos",),
)
def no_measure(plan: Plan) -> Iterator[Finding]:
    """Projects that measure with different instruments cannot be added up to a result for the State.

    Example:     75% of families will support reading at home
    Use instead: 75% of families will support reading at home as measured by the parent survey
    """
    for mpo in _without(plan, MpoPart.INSTRUMENT):
        yield mpo.row.finding(mpo.key(MpoPart.INSTRUMENT), "MPO “{id}” does not say how it is measured.")
    for mpo, said in _open(plan, MpoPart.INSTRUMENT):
        message = "MPO “{id}” leaves open how it is measured: “{said}”."
        yield mpo.row.finding(mpo.key(MpoPart.INSTRUMENT), message, said=said)


@rule(
    "SDP425",
    severity=Severity.WARNING,
    title="An MPO has no outcome",
    cites=MEASURABLE,
    fix="Say under “Outcome”, or in the sentence, what the children or families will know, do or reach.",
    needs=("mpos",),
)
def no_outcome(plan: Plan) -> Iterator[Finding]:
    """The outcome is what an MPO is for: a deadline, a share and an instrument need something to be about.

    Example:     By June 30, 2028, 80% of migratory preschool children as measured by the readiness check
    Use instead: By June 30, 2028, 80% of migratory preschool children will gain 10 points as measured by …
    """
    for mpo in _without(plan, MpoPart.OUTCOME):
        yield mpo.row.finding(mpo.key(MpoPart.OUTCOME), "MPO “{id}” has no outcome.")
    for mpo, said in _open(plan, MpoPart.OUTCOME):
        yield mpo.row.finding(MpoPart.OUTCOME, "MPO “{id}” leaves open what is reached: “{said}”.", said=said)


@rule(
    "SDP426",
    severity=Severity.ADVICE,
    title="The parts of an MPO are not filled in",
    cites=(HOUSE,),
    fix="Copy the parts into the columns beside the sentence, after a look whether they were read as they were meant.",
    needs=("mpos.text",),
)
def not_split(plan: Plan) -> Iterator[Finding]:
    """Parts in columns of their own can be compared, sorted and counted across MPOs; a sentence can only be read.

    The check reads the sentence too, and proposes what to copy. It fills them in only when told to (sdp-xl fix).

    Example:     the sentence under Full text, and nothing beside it
    Use instead: the sentence, and beside it: end of the 2027-28 regular term | 80% | Preschool | …
    """
    for mpo in mpo_rows(plan):
        if not any(part in mpo.row.cells for part in MpoPart):
            continue
        proposed = [*proposals(mpo, plan.choices("populations"))]
        found = [f"“{table('mpos').column(part).header}”: {text}" for part, text, _ in proposed]
        if found:
            opening = "More parts of MPO “{id}” stand in its sentence. " if mpo.split else "MPO “{id}” reads as: "
            finding = mpo.row.finding("text", opening)
            message = f"{finding.message}{'; '.join(found)}."
            suggestions = tuple(suggestion for _, _, suggestion in proposed)
            yield finding._replace(message=message, alike=message, suggestions=suggestions)
        elif not mpo.split:
            yield mpo.row.finding("text", "The parts of MPO “{id}” are not filled in, and its text does not tell them.")
