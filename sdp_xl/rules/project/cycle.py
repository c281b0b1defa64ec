"""Rules about the dates of the cycle on the Settings sheet (family 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from schemas.citations import HOUSE, cfr, esea
from schemas.values import years_later
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import rule

SHORTEST, LONGEST = 1, 5
"""Years of a cycle: States use three to five, and the law sets no number (ESEA 1306(a)(2) asks for periodic review)."""


@rule(
    "SDP511",
    severity=Severity.ERROR,
    title="Dates on Settings are out of order",
    cites=(HOUSE, cfr("83(a)")),
    fix="Correct the date; most often the year is mistyped.",
    needs=("settings",),
)
def out_of_order(plan: Plan) -> Iterator[Finding]:
    """Needs assessment, start of planning, adoption and the period of the plan follow each other.

    The plan rests on the needs assessment, so the assessment is complete before the plan is adopted.

    Example:     plan takes effect on 9/1/2027 and ends on 8/31/2026
    Use instead: plan takes effect on 9/1/2027 and ends on 8/31/2030
    """
    row = plan.settings
    start, end = row.date("cycle_start"), row.date("cycle_end")
    planning, adoption, cna = row.date("planning_start"), row.date("adoption_date"), row.date("cna_date")
    if start and end and end <= start:
        yield row.finding("cycle_end", "The plan ends on {cycle_end}, but takes effect on {cycle_start}.")
    if planning and adoption and adoption < planning:
        message = "The plan is adopted on {adoption_date}, but planning starts on {planning_start}."
        yield row.finding("adoption_date", message)
    if cna and adoption and cna > adoption:
        message = "The needs assessment is completed on {cna_date}, but the plan is adopted on {adoption_date}."
        yield row.finding("cna_date", message)


@rule(
    "SDP512",
    severity=Severity.ADVICE,
    title="The plan covers an unusual number of years",
    cites=(HOUSE, esea(1306, "(a)(2)")),
    fix="Look at both dates again; if they are right, say why on the sheet “Exceptions”.",
    needs=("settings",),
)
def unusual_cycle(plan: Plan) -> Iterator[Finding]:
    """States plan for three to five years; the law sets no number, but asks that the plan be reviewed and revised.

    Example:     from 9/1/2027 to 8/31/2037
    Use instead: from 9/1/2027 to 8/31/2030
    """
    start, end = plan.settings.date("cycle_start"), plan.settings.date("cycle_end")
    if not start or not end or end <= start:
        return
    after = end + timedelta(days=1)
    if after < years_later(start, SHORTEST):
        yield plan.settings.finding("cycle_end", "The plan covers less than one year.")
    elif after > years_later(start, LONGEST):
        message = "The plan covers more than {years} years, from {cycle_start} to {cycle_end}."
        yield plan.settings.finding("cycle_end", message, years=LONGEST)


@rule(
    "SDP513",
    severity=Severity.WARNING,
    title="The plan is adopted after it takes effect",
    cites=(HOUSE,),
    fix="Correct one of the two dates; or plan for an earlier adoption.",
    needs=("settings",),
)
def adopted_late(plan: Plan) -> Iterator[Finding]:
    """Local projects cannot follow a plan that is not there yet.

    Example:     takes effect on 9/1/2027, adopted on 11/15/2027
    Use instead: takes effect on 9/1/2027, adopted on 5/28/2027
    """
    adoption, start = plan.settings.date("adoption_date"), plan.settings.date("cycle_start")
    if adoption and start and adoption > start:
        message = "The plan takes effect on {cycle_start}, but is adopted on {adoption_date}."
        yield plan.settings.finding("adoption_date", message)


@rule(
    "SDP518",
    severity=Severity.WARNING,
    title="The last review lies in the future",
    cites=(HOUSE,),
    fix="Enter the day of the last review that took place, or leave the answer blank.",
    needs=("settings",),
)
def review_to_come(plan: Plan) -> Iterator[Finding]:
    """“Last reviewed” is about the past; a date to come would hide that no review has taken place.

    Example:     plan last reviewed on 6/15/2027, checked on 11/24/2026
    Use instead: plan last reviewed on 6/16/2026
    """
    day = plan.settings.date("last_review")
    if day and day > plan.today:
        yield plan.settings.finding("last_review", "{last_review} is still to come.")
