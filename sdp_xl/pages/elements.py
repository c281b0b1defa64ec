"""The Required Elements sheet: what the law requires and guidance suggests, and whether the workbook shows it."""

from __future__ import annotations

from collections import Counter

from schemas.tables import table
from sdp_xl.address import Link
from sdp_xl.pages.findings import place, source
from sdp_xl.plan.model import Plan
from sdp_xl.plan.page import Page
from sdp_xl.rules.elements import Element, Status, assess, met
from sdp_xl.written.shown import as_excel_shows


def elements_page(plan: Plan) -> Page:
    """The page from a workbook: one row per element, in the order of the law, with a link to the evidence."""
    elements = table("required_elements")
    assessed = assess(plan)
    counts = Counter(element.status for element in assessed)
    required, suggested = (met(assessed, required=of) for of in (True, False))
    note = (
        f"Checked for {as_excel_shows(plan.today)}: {required[0]} of {required[1]} required elements and "
        f"{suggested[0]} of {suggested[1]} suggested ones are met; "
    ) + ", ".join(f"{counts[status]} {status.value.lower()}" for status in Status if status is not Status.MET)
    return Page(
        table=elements,
        sheet=plan[elements.key].sheet,
        note=f"{note}.",
        rows=tuple(_row(plan, element) for element in assessed),
    )


def _row(plan: Plan, element: Element) -> tuple[str | Link, ...]:
    requirement = element.requirement
    settled = element.status in (Status.MET, Status.NOT_APPLICABLE)
    return (
        requirement.id,
        requirement.title,
        requirement.level.value,
        element.status.value,
        place(plan, element.sheet, element.cell),
        element.message,
        "" if settled else element.fix,
        source(requirement.cites),
    )
