"""What comes back each year while the plan is carried out, counted from the end of the performance period."""

from __future__ import annotations

from typing import NamedTuple

from schemas import process

PERIOD_END = (8, 31)
"""Month and day on which the performance period ends; it begins on September 1."""

CNA_YEARS = 3
"""A CNA is current if it is not more than three years old: policy guidance, quoted in CURRENT_CNA."""


class Yearly(NamedTuple):
    """Something that is due at the end of a month, so many ``months`` after the period's end.

    ``task`` may hold {period}; ``table`` is the key of the sheet where it is noted. The months are our proposal, not
    law: results come first, then the evaluation, then those who discuss it, then the review that uses it.
    """

    task: str
    months: int
    who: str
    table: str


DATA_DUE = Yearly(
    task="Results of {period} are entered",
    months=2,
    who=f"{process.MEP_STAFF}; {process.LOCAL_AGENCIES}",
    table="results",
)
YEARLY = (
    DATA_DUE,
    Yearly(
        task="Written evaluation of {period} is done (34 CFR 200.84)",
        months=4,
        who=process.MEP_STAFF,
        table="evaluation",
    ),
    Yearly(
        task="State PAC or parents discuss the results of {period} (ESEA 1304(c)(3))",
        months=5,
        who=f"{process.MEP_STAFF}; {process.PARENTS}",
        table="meetings",
    ),
    Yearly(
        task="Plan is reviewed with the results of {period} (ESEA 1306(a)(2))",
        months=7,
        who=process.MEP_STAFF,
        table="looking_forward",
    ),
)
"""In the order of the year."""

CNA_TAKES = 183
"""Days that the renewal of a needs assessment takes at least: half a year, as a proposal."""
CNA_BEGINS = "Renewal of the needs assessment (CNA) begins"
CNA_RENEWED = "Needs assessment (CNA) is renewed: it is three years old"
