"""Rules about activities and outcomes of Table A.1 that are no longer on their sheets (family 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemas import process
from schemas.citations import TABLE_A1
from schemas.model import Activity, Outcome
from schemas.values import canonical_id
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, shorten
from sdp_xl.rules.exceptions import exceptions
from sdp_xl.rules.registry import rule
from sdp_xl.rules.small_state import is_covered

PHASES = tuple(phase.key for phase in process.PHASES)


@rule(
    "SDP201",
    severity=Severity.WARNING,
    title="An activity of Table A.1 is missing",
    cites=(TABLE_A1,),
    fix="Copy the row back from a new master workbook (sdp-xl new), or say on the sheet “Exceptions” why your State "
    "does without it: the activity's ID, the reason, who decided, and the date.",
)
def activity_missing(plan: Plan) -> Iterator[Finding]:
    """A deleted activity looks the same as a forgotten one; on Exceptions everybody can read why it was left out.

    Activities are found by their IDs, on whichever of the three phase sheets they stand. Where one team does the work
    of both (Settings), one of A1.2 and A2.2 is enough.

    Example:     Pre-Planning without A1.3 (the outline of the SDP)
    Use instead: A1.3 with the status “Not applicable”, and the reason on Exceptions
    """
    sheets = [key for key in PHASES if plan.ids_readable(key)]
    present = {row.id for key in sheets for row in plan[key]}
    for phase in process.PHASES:
        if phase.key in sheets:
            declared = ((one, head) for _, one, head in process.activities(phase))
            yield from _missing(plan, phase.key, "activities", present, declared)


@rule(
    "SDP208",
    severity=Severity.WARNING,
    title="An outcome of Table A.1 is missing",
    cites=(TABLE_A1,),
    fix="Copy the row back from a new master workbook (sdp-xl new), or say on the sheet “Exceptions” why your State "
    "does without it: the outcome's ID, the reason, who decided, and the date.",
    needs=("outcomes.id",),
)
def outcome_missing(plan: Plan) -> Iterator[Finding]:
    """Outcomes are what each action leaves behind; without the row nobody asks whether it exists.

    The project plan is an outcome twice in Table A.1 (O4.2 and O7.1): the first from the aligned components, the
    second to carry out the strategies. Both rows stay. Where one team does the work of both (Settings), one of O1.1
    and O2.2 is enough.

    Example:     Outcomes without O7.3 (stakeholder feedback on the draft SDP)
    Use instead: O7.3, with the place where the feedback is kept
    """
    if not plan.ids_readable("outcomes"):
        return
    present = {row.id for row in plan["outcomes"]}
    declared = ((one, head) for _, one, head in process.outcomes())
    yield from _missing(plan, "outcomes", "outcomes", present, declared)


def _missing(
    plan: Plan,
    key: str,
    noun: str,
    present: set[str],
    declared: Iterable[tuple[Activity | Outcome, Activity | Outcome | None]],
) -> Iterator[Finding]:
    """One finding a missing row; one for a missing row with its items; one for a sheet without any of them."""
    located = plan[key]
    excepted = {about for about, row in exceptions(plan) if not row}
    all_ = [(canonical_id(one.id), canonical_id(head.id) if head else "", one) for one, head in declared]
    lost = [(id, head, one) for id, head, one in all_ if id not in present]
    if len(lost) == len(all_):
        yield located.finding(f"None of the {noun} of Table A.1 is on this sheet.")
        return
    ids = {id for id, _, _ in lost}
    for id, head, one in lost:
        if head not in ids and not excepted & {id, head} and not is_covered(plan, id, present):
            yield Finding(
                message=f"{one.id} “{shorten(one.text)}” is not on the sheet.",
                table=key,
                sheet=located.sheet,
                row_id=one.id,
            )
