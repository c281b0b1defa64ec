"""Rows of the sheet Results that can be judged: MPO, period and group as they are compared, numbers as numbers."""

from __future__ import annotations

from typing import NamedTuple

from schemas.tables.lists import EVERYBODY, NOT_PFS, PFS_ONLY
from schemas.values import canonical_id
from sdp_xl.plan.model import Plan, Row, once
from sdp_xl.written.periods import first_year

GROUPS = (EVERYBODY, PFS_ONLY, NOT_PFS)


class Result(NamedTuple):
    """One row of Results. ``mpo`` is the ID in comparing form, ``year`` that in which the period begins.

    ``year`` is None, and ``group`` empty, if nobody can tell. ``served`` and ``met`` are None where no number stands.
    """

    row: Row
    mpo: str
    year: int | None
    group: str
    served: float | None
    met: float | None

    @property
    def computed(self) -> float | None:
        """The share that follows from the two numbers; None without them."""
        if self.served is None or self.met is None or self.served <= 0 or not 0 <= self.met <= self.served:
            return None
        return self.met / self.served

    @property
    def share(self) -> float | None:
        """The share that follows from the numbers, or the typed one where there are none."""
        if self.served is None or self.met is None:
            return self.row.number_of("share")
        return self.computed

    @property
    def has_data(self) -> bool:
        """Whether the row tells how many reached the MPO."""
        return self.share is not None or self.met is not None


@once
def results(plan: Plan) -> tuple[Result, ...]:
    """The rows of Results that name an MPO."""
    return tuple(
        Result(
            row=row,
            mpo=canonical_id(row["mpo"]),
            year=first_year(row["year"]),
            group=next((group for group in GROUPS if row.says("group", group)), ""),
            served=row.number_of("served"),
            met=row.number_of("met"),
        )
        for row in plan["results"].rows_with("mpo")
    )
