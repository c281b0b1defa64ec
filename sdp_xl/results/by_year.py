"""Results line by line for whoever prints them: MPO, target, period, group, numbers (small ones hidden), standing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from schemas.placeholders import HIDDEN
from schemas.tables.lists import EVERYBODY
from sdp_xl.mpo.row import MpoRow, mpo_rows, percent
from sdp_xl.plan.model import Plan, once
from sdp_xl.results.read import GROUPS, Result, results
from sdp_xl.results.small import Hiding, hiding
from sdp_xl.results.target import due, standing, target_of
from sdp_xl.written.periods import label, period_of

UNCHANGED = "no change"


class ResultLine(NamedTuple):
    """One MPO, period and group, ready to be shown; texts are empty where nothing is known, HIDDEN where it is hidden.

    ``year`` is that in which the period begins. ``result`` is the row of Results, None of an MPO that is due and has
    none. ``standing`` is a Standing, or HIDDEN. ``share`` is the number behind ``shown_share``, None if hidden.
    """

    mpo: MpoRow
    year: int
    group: str
    target: str
    served: str
    met: str
    shown_share: str
    share: float | None
    standing: str
    change: str
    result: Result | None

    @property
    def period(self) -> str:
        """How the performance period is called: 2027-28."""
        return label(self.year)


@once
def result_lines(plan: Plan) -> tuple[ResultLine, ...]:
    """The lines in the order of the MPOs, then by period and group; of equal rows the first that has data.

    An MPO whose deadline has passed without a row for that period has a line without data.
    """
    hidden = hiding(plan)
    found: dict[str, dict[tuple[int, str], list[Result]]] = defaultdict(lambda: defaultdict(list))
    for result in results(plan):
        if result.year is not None and result.group:
            found[result.mpo][result.year, result.group].append(result)
    return tuple(line for mpo in mpo_rows(plan) for line in _of_mpo(plan, mpo, found[mpo.row.id], hidden))


def _of_mpo(
    plan: Plan, mpo: MpoRow, found: dict[tuple[int, str], list[Result]], hidden: dict[int, Hiding]
) -> Iterator[ResultLine]:
    last, start = due(mpo), plan.settings.date("cycle_start")
    missing = last and last < plan.today and (not start or last >= start)
    if last and missing and not any(year == period_of(last) for year, _ in found):
        found[period_of(last), EVERYBODY] = []
    shown: dict[tuple[int, str], float | None] = {}
    for year, group in sorted(found, key=lambda key: (key[0], GROUPS.index(key[1]))):
        rows = found[year, group]
        result = next((one for one in rows if one.has_data), rows[0] if rows else None)
        veil = hidden[result.row.number] if result else Hiding()
        share = result.share if result and not veil.met else None
        before, shown[year, group] = shown.get((year - 1, group)), share
        yield ResultLine(
            mpo=mpo,
            year=year,
            group=group,
            target=str(target_of(mpo) or ""),
            served=_number(result.served if result else None, veil.served),
            met=_number(result.met if result else None, veil.met),
            shown_share=HIDDEN if veil.met else _percent(share),
            share=share,
            standing=HIDDEN if veil.small else standing(mpo, rows, year, start),
            change=in_points(before, share),
            result=result,
        )


def _number(value: float | None, hidden: bool) -> str:
    return HIDDEN if hidden else "" if value is None else f"{value:.10g}"


def _percent(share: float | None) -> str:
    return "" if share is None else percent(round(share * 100, 1))


def in_points(before: float | None, share: float | None) -> str:
    """How a share differs from another one, in percentage points: +4.6 points; empty if one of them is not known."""
    if before is None or share is None:
        return ""
    points = round(share * 100, 1) - round(before * 100, 1)
    return f"{points:+.1f} points".replace(".0 ", " ") if round(points, 1) else UNCHANGED
