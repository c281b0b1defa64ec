"""Rules about activities and outcomes of Table A.1 that were removed from their sheets (family 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemas import process
from schemas.citations import TABLE_A1
from schemas.model import Activity, Outcome
from schemas.process import head_of
from schemas.values import canonical_id
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.plan.shown import shorten
from sdp_xl.rules.exceptions import exceptions
from sdp_xl.rules.registry import rule
from sdp_xl.rules.small_state import is_covered

PHASES = tuple(phase.key for phase in process.PHASES)
_BACK = (
    "Bring it back: sdp-xl fix FILE --restore-sheet with the name of the sheet adds what was removed at its end, or "
    "copy the row from a new workbook (sdp-xl new). Or say on the sheet “Exceptions” why your State does without it: "
    "its ID, the reason, who decided, and the date."
)


@rule(
    "SDP201",
    severity=Severity.WARNING,
    title="An activity of Table A.1 was removed",
    cites=(TABLE_A1,),
    fix=_BACK,
)
def activity_removed(plan: Plan) -> Iterator[Finding]:
    """A deleted activity looks the same as a forgotten one; on Exceptions everybody can read why it was left out.

    Activities are found by their IDs, on whichever of the three phase sheets they stand. Where one team does the work
    of both (Settings), one of A1.2 and A2.2 is enough.

    Example:     Pre-Planning without A1.3 (the outline of the SDP)
    Use instead: A1.3 with the status “Not applicable”, and the reason on Exceptions
    """
    for phase in process.PHASES:
        yield from _found(plan, phase.key, "activities", {one.id: one for _, one, _ in process.activities(phase)})


@rule(
    "SDP208",
    severity=Severity.WARNING,
    title="An outcome of Table A.1 was removed",
    cites=(TABLE_A1,),
    fix=_BACK,
    needs=("outcomes.id",),
)
def outcome_removed(plan: Plan) -> Iterator[Finding]:
    """Outcomes are what each action leaves behind; without the row nobody asks whether it exists.

    The project plan is an outcome twice in Table A.1 (O4.2 and O7.1): the first from the aligned components, the
    second to carry out the strategies. Both rows stay. Where one team does the work of both (Settings), one of O1.1
    and O2.2 is enough.

    Example:     Outcomes without O7.3 (stakeholder feedback on the draft SDP)
    Use instead: O7.3, with the place where the feedback is kept
    """
    yield from _found(plan, "outcomes", "outcomes", {one.id: one for _, one, _ in process.outcomes()})


def removed(plan: Plan, key: str) -> tuple[Mapping[str, str], ...]:
    """The rows of Table A.1 that the master brings along to a table and that are gone: none if they were left out.

    Those on another phase sheet are not gone. Empty also for a table that brings no such rows along.
    """
    homes = PHASES if key in PHASES else ("outcomes",)
    if key not in homes or not plan.ids_readable(key):
        return ()
    there = {row.id for home in homes if plan.ids_readable(home) for row in plan[home]}
    excepted = {about for about, row in exceptions(plan) if not row}

    def is_gone(id: str) -> bool:
        return id not in there and not excepted & {id, head_of(id)} and not is_covered(plan, id, there)

    return tuple(row for row in plan[key].table.prefilled if is_gone(canonical_id(row["id"])))


def _found(plan: Plan, key: str, noun: str, declared: Mapping[str, Activity | Outcome]) -> Iterator[Finding]:
    """One finding for a row that was removed; one for a row with its items; one for a sheet without any of them."""
    lost = [row["id"] for row in removed(plan, key)]
    located = plan[key]
    fix = _BACK.replace("with the name of the sheet", f'"{located.table.sheet}"')
    if lost and not {row.id for row in located} & set(map(canonical_id, declared)):
        fix = fix.replace("Bring it back", "Bring them back")
        yield located.finding(f"All {noun} of Table A.1 were removed from this sheet.", fix=fix)
        return
    heads = set(map(canonical_id, lost))
    for id in lost:
        if head_of(canonical_id(id)) not in heads:
            yield Finding(
                message=f"{id} “{shorten(declared[id].text)}” was removed from the sheet.",
                fix=fix,
                table=key,
                sheet=located.sheet,
                row_id=id,
            )
