"""What is evaluated: the plan, its results line by line, and how far they go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.tables.lists import EVERYBODY
from sdp_xl.plan.model import Plan
from sdp_xl.results import HIDDEN, ResultLine, Standing, result_lines
from sdp_xl.written.periods import label


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """A plan with its results. ``latest`` is the year in which the last period with results begins, or None."""

    plan: Plan
    lines: tuple[ResultLine, ...]
    latest: int | None

    @property
    def period(self) -> str:
        """How the last period with results is called, such as 2027-28; without any, the performance period."""
        return "the performance period" if self.latest is None else label(self.latest)

    @property
    def before_the_plan(self) -> bool:
        """Whether all results are of years before the plan takes effect, so that they judge nothing yet."""
        found = {line.standing for line in self.lines}
        return Standing.BASELINE in found and not found - {Standing.BASELINE, Standing.NO_DATA, HIDDEN}

    def of_all(self) -> list[ResultLine]:
        """The lines about all children."""
        return [line for line in self.lines if line.group == EVERYBODY]


def evaluated(plan: Plan) -> Evaluated:
    """What is evaluated of a plan."""
    lines = result_lines(plan)
    years = [line.year for line in lines if line.standing != Standing.NO_DATA]
    return Evaluated(plan=plan, lines=lines, latest=max(years, default=None))


def named(lines: Iterable[ResultLine]) -> str:
    """The MPOs of lines with their years: 1A (2027-28), 2B (2026-27 and 2027-28)."""
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(line.mpo.row.text("id"), []).append(line.period)
    return ", ".join(f"{id_} ({' and '.join(dict.fromkeys(periods))})" for id_, periods in found.items())
