"""Rule about an MPO that names no service of the program (family 4)."""

from __future__ import annotations

from collections.abc import Iterator

from sdp_xl.mpo import MpoPart
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.row import MpoRow, mpo_rows
from sdp_xl.mpo.text import blanked, lowered
from sdp_xl.mpo.words import GROUP, NUMBER, SERVICE_NOUN
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.alignment.mpos.shared import MEASURABLE
from sdp_xl.rules.registry import rule

_SERVICE = pattern(
    rf"\b(?:{SERVICE_NOUN}|served|(?<!their\s)class(?:es)?(?!\sof\b)|labs?|clinics?|curriculum|kits?|aides?|coach(?:es|ed)?|help\sof|assistance|"
    rf"{NUMBER}\s(?:times|hours|minutes|days|weeks)|mep(?!-?\s?(?:eligible|identified|enrolled)?\s?{GROUP}\b))\b"
)
"""A service, or somebody who gives it; "MEP students" is only another name for migratory students."""

_SUBJECT = pattern(
    r"(?<!in\s)\b(?:pass|earn|finish|complete|fail|grades?|marks?)\w*\s(?:\S+\s){0,4}?(?:courses?|class(?:es)?)\b"
)
"""A course that is passed, which is the outcome and no service."""

_AFTER = pattern(r"\b(?:after|following|thanks\sto|with\sthe\shelp|because\sof)\s.*")
"""A service behind the instrument."""

_SCHOOL = pattern(
    r"\W*(?:(?:who|that|which|are|were|is|have|with|having|been|in|at|of|the|a|an|their|any|or|and|more|public|full|state|two|three|"
    r"attend\w*|enroll\w*|enter\w*|stay\w*|years?|u\.s|us|same|high|middle|elementary|schools?|districts?|grades?|"
    r"kindergarten|priority|for|services|pfs|k|\d+(?:-?\d+|[a-z]+)?)\b\W*)+"
)
"""A clause about the children that says no more than that they go to school."""


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
        if (mpo.split or mpo.spoken) and MpoPart.DOSAGE not in mpo.row.flawed and not _names_service(mpo):
            yield mpo.row.finding(mpo.key(MpoPart.DOSAGE), "MPO “{id}” does not say which service they get.")


def _names_service(mpo: MpoRow) -> bool:
    """Whether the dosage is more than going to school, or the sentence speaks of a service elsewhere."""
    dosage = lowered(mpo.text(MpoPart.DOSAGE))
    if dosage and not _SCHOOL.fullmatch(dosage):
        return True
    low = lowered(mpo.sentence.text)
    if (after := _AFTER.search(low)) and _SERVICE.search(after[0]):
        return True
    others = (*mpo.sentence[MpoPart.DEADLINE].spans, *mpo.sentence[MpoPart.INSTRUMENT].spans)
    return _SERVICE.search(_SUBJECT.sub(" ", blanked(low, others))) is not None
