"""Rules about the deadline of each MPO (family 4): whether it can be read, and lies in the plan's cycle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas.citations import MEASURABLE
from schemas.values import years_later
from sdp_xl.mpo import MpoPart, Standing
from sdp_xl.mpo.row import mpo_rows
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.registry import rule
from sdp_xl.written import Period


@rule(
    "SDP432",
    severity=Severity.WARNING,
    title="The deadline of an MPO cannot be read",
    cites=MEASURABLE,
    fix="Give a date such as June 30, 2028, or the end of a term or year such as end of the 2027-28 regular term.",
    needs=("mpos",),
)
def unreadable(plan: Plan) -> Iterator[Finding]:
    """By the next cycle, in due course or as soon as possible: on no day could anybody say that it was missed.

    Example:     In due course, 80% of migratory kindergartners will …
    Use instead: By the end of the 2028-29 regular term, 80% of migratory kindergartners will …
    """
    for mpo in mpo_rows(plan):
        unclear = MpoPart.DEADLINE not in mpo.row.flawed and mpo.standing(MpoPart.DEADLINE) is Standing.UNCLEAR
        if unclear and (said := mpo.text(MpoPart.DEADLINE)):
            message = "Nobody can tell the day of MPO “{id}”: “{said}”."
            yield mpo.row.finding(mpo.where(MpoPart.DEADLINE), message, said=said)


def _dated(plan: Plan) -> Iterator[tuple[Row, str, str, date, date]]:
    """The MPOs whose deadlines can be read to days: row, column, words, first day of the first, last of the last."""
    for mpo in mpo_rows(plan):
        days = [days for one in mpo.periods() if (days := _days(one))]
        if days:
            first, last = min(one for one, _ in days), max(one for _, one in days)
            yield mpo.row, mpo.where(MpoPart.DEADLINE), mpo.text(MpoPart.DEADLINE), first, last


def _days(one: Period) -> tuple[date, date] | None:
    """The first and the last day of a deadline; of two fiscal years that may be meant, the days that both hold."""
    if one.first and one.last:
        return one.first, one.last
    return (years_later(one.latest, -1), one.latest) if one.latest else None


@rule(
    "SDP433",
    severity=Severity.WARNING,
    title="The deadline of an MPO lies after the plan's cycle",
    cites=MEASURABLE,
    fix="Choose a deadline within the cycle, or correct “Plan ends on” on Settings.",
    needs=("mpos", "settings.cycle_end"),
)
def after_cycle(plan: Plan) -> Iterator[Finding]:
    """What is due after the plan has ended is never evaluated under this plan.

    The school year or term in which the cycle ends is within it.

    Example:     by June 30, 2031, in a plan that ends on 6/30/2030
    Use instead: by June 30, 2030
    """
    end = plan.settings.date("cycle_end")
    for row, key, said, first, _ in _dated(plan):
        if end and first > end:
            message = "The deadline of MPO “{id}” (“{said}”) lies after the plan's last day, {day}."
            yield row.finding(key, message, said=said, day=end)


@rule(
    "SDP434",
    severity=Severity.WARNING,
    title="The deadline of an MPO lies before the plan's cycle",
    cites=MEASURABLE,
    fix="Bring the MPO up to date if it was left from an older plan, or correct “Plan takes effect on” on Settings.",
    needs=("mpos", "settings.cycle_start"),
)
def before_cycle(plan: Plan) -> Iterator[Finding]:
    """A deadline that has passed before the plan begins is nearly always text of the plan before.

    Example:     by the end of the 2023-24 regular term, in a plan that takes effect on 7/1/2027
    Use instead: by the end of the 2027-28 regular term
    """
    start = plan.settings.date("cycle_start")
    for row, key, said, _, last in _dated(plan):
        if start and last < start:
            message = "The deadline of MPO “{id}” (“{said}”) lies before the plan's first day, {day}."
            yield row.finding(key, message, said=said, day=start)
