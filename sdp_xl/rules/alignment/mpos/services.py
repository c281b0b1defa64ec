"""Rule about an MPO that names no service of the program (family 4)."""

from __future__ import annotations

from collections.abc import Iterator

from sdp_xl.mpo import MpoPart
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.row import mpo_rows
from sdp_xl.mpo.words import SERVICE_NOUN
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.alignment.mpos.shared import MEASURABLE
from sdp_xl.rules.registry import rule

_SERVICE = pattern(rf"\b(?:{SERVICE_NOUN}|served)\b")


@rule(
    "SDP440",
    severity=Severity.ADVICE,
    title="An MPO names no service",
    cites=MEASURABLE,
    fix="Say under “Dosage”, or in the sentence, which service of the program they get, and how much of it.",
    needs=("mpos.text",),
)
def no_service(plan: Plan) -> Iterator[Finding]:
    """An outcome that no service stands behind tells how children do, not what the program does for them.

    Example:     By June 30, 2029, 80% of migratory seniors will graduate
    Use instead: By June 30, 2029, 80% of migratory seniors who met with a mentor six times will graduate
    """
    for mpo in mpo_rows(plan):
        if not (mpo.split or mpo.spoken) or mpo.row.filled(MpoPart.DOSAGE) or MpoPart.DOSAGE in mpo.row.flawed:
            continue
        if not mpo.sentence.has(MpoPart.DOSAGE) and not _SERVICE.search(mpo.sentence.text.lower()):
            yield mpo.row.finding(mpo.key(MpoPart.DOSAGE), "MPO “{id}” does not say which service they get.")
