"""Rules about the age of the needs assessment and of the plan's last review (family 6)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import CURRENT_CNA, HOUSE, cfr, esea
from schemas.values import years_later
from schemas.yearly import CNA_YEARS
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import rule
from sdp_xl.written import last_day

REVIEW_YEARS = 1
"""The law asks for periodic review without a number; States look at results once a year."""


@rule(
    "SDP630",
    severity=Severity.WARNING,
    title="The needs assessment is more than three years old at adoption",
    cites=(cfr("83(a)"), CURRENT_CNA),
    fix="Update the CNA before the plan is adopted, or say on the sheet “Exceptions” why it is still current.",
    needs=("settings.cna_date", "settings.adoption_date"),
)
def old_needs_assessment(plan: Plan) -> Iterator[Finding]:
    """The plan must rest on a current needs assessment; policy guidance calls one current up to three years of age.

    Example:     CNA completed on 3/31/2023, plan adopted on 5/28/2027
    Use instead: CNA completed on 3/31/2026, plan adopted on 5/28/2027
    """
    settings = plan.settings
    done, adopted = settings.date("cna_date"), settings.date("adoption_date")
    if done and adopted and adopted > years_later(done, CNA_YEARS):
        yield settings.finding(
            "cna_date", "Completed {cna_date}, more than three years before the plan is adopted on {adoption_date}."
        )


@rule(
    "SDP631",
    severity=Severity.WARNING,
    title="The plan has not been reviewed for more than a year",
    cites=(esea(1306, "(a)(2)(B)"), HOUSE),
    fix="Review the plan with the latest evaluation results, and put the day under “Plan last reviewed on” on the "
    "sheet “Settings”.",
    needs=("settings.last_review",),
)
def old_review(plan: Plan) -> Iterator[Finding]:
    """The law asks for periodic review without a number of years; evaluation results come once a year.

    An adoption counts as a review: whichever of the two is later is the one that counts. Of a month or a year without
    a day, its last day counts.

    Example:     adopted on 5/28/2024, last reviewed on 6/16/2025, and today is 11/24/2026
    Use instead: last reviewed on 6/16/2026
    """
    settings = plan.settings
    reviewed = settings.date("last_review") or last_day(settings.values.get("last_review"))
    adopted = settings.date("adoption_date")
    if adopted and adopted > plan.today:
        adopted = None
    latest = max(filter(None, (reviewed, adopted)), default=None)
    if latest is None or plan.today <= years_later(latest, REVIEW_YEARS):
        return
    if latest == reviewed:
        yield settings.finding("last_review", "Last reviewed on {last_review}, more than a year ago.")
    else:
        yield settings.finding(
            "last_review", "Adopted on {adoption_date}, more than a year ago, and not reviewed since."
        )
