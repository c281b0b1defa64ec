"""Rules about the group of each MPO (family 4), and whether results of children with PFS are reported separately."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE, MEASURABLE, cfr
from schemas.tables.lists import ALL_CHILDREN, PFS, RESULTS, YES
from sdp_xl.mpo import MpoPart
from sdp_xl.mpo.proposals import groups
from sdp_xl.mpo.row import MpoRow, mpo_rows
from sdp_xl.plan.chains import counts
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.registry import rule


@rule(
    "SDP437",
    severity=Severity.WARNING,
    title="An MPO is about people whom the program does not serve",
    cites=MEASURABLE,
    fix="Say what changes for migratory children, youth or families; what staff learn or do belongs to the strategies.",
    needs=("mpos.text",),
)
def strangers(plan: Plan) -> Iterator[Finding]:
    """An MPO meets a need of migratory children; teachers, districts or all students of the State are not they.

    Example:     90% of teachers will pass a quiz on the needs of children who move
    Use instead: 80% of migratory children whose teachers were trained will …
    """
    for mpo in mpo_rows(plan):
        if mpo.sentence.foreign:
            yield mpo.row.finding("text", "MPO “{id}” is about “{who}”.", who=mpo.sentence.foreign)


@rule(
    "SDP438",
    severity=Severity.WARNING,
    title="The results of an MPO are not reported separately for PFS",
    cites=(cfr("84(a)"), HOUSE),
    fix="Choose “Yes” under “PFS reported separately” and ask the data owner for both numbers, or chart the MPOs to a "
    "question that has them.",
    needs=("mpos.id", "evaluation.id", "evaluation.kind", "evaluation.pfs", "alignment.mpo", "alignment.evaluation"),
)
def not_for_pfs(plan: Plan) -> Iterator[Finding]:
    """The evaluation must tell results particularly for children who have priority for services.

    An MPO that is about them alone needs no second number. Where no question at all tells them apart SDP611 says so,
    where an MPO has no question SDP407.

    Example:     MPO 1A | question E1 | Results | PFS reported separately: No
    Use instead: MPO 1A | question E1 | Results | PFS reported separately: Yes
    """
    results = {row.id: row for row in plan["evaluation"] if row.id and row.says("kind", RESULTS)}
    if not any(_reported_for_pfs(row) for row in results.values()):
        return
    links = counts(plan, "mpos", "evaluation")
    untold: dict[tuple[str, ...], list[str]] = {}
    for mpo in mpo_rows(plan):
        asked = tuple(one for one in results if (mpo.row.id, one) in links)
        if asked and not any(_reported_for_pfs(results[one]) for one in asked) and not _about_pfs(mpo, plan):
            untold.setdefault(asked, []).append(mpo.row.text("id"))
    for asked, mpos in untold.items():
        message = "The results of {mpos} are not reported separately for PFS."
        yield results[asked[0]].finding("pfs", message, mpos=f"MPO {', '.join(mpos)}")


def _reported_for_pfs(question: Row) -> bool:
    return question.says("pfs", YES) or "pfs" in question.flawed


def _about_pfs(mpo: MpoRow, plan: Plan) -> bool:
    """Whether an MPO is about children with PFS alone."""
    named = mpo.row.many(MpoPart.WHO) or groups(mpo.sentence[MpoPart.WHO].text, plan.choices("populations"))
    return PFS in named and not set(named).intersection((ALL_CHILDREN,))
