"""The sheets that the tool writes, as plain values: which ones a check writes, and which ones a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sdp_xl.checking.check import Report
    from sdp_xl.plan.page import Page
    from sdp_xl.scheduling import Timeline


def check_pages(report: Report) -> tuple[Page, ...]:
    """The pages that a check writes: Findings, Required Elements, Alignment Map and Results by Year.

    A workbook from before there were results gets no sheet for them until it has some.
    """
    from sdp_xl.pages.alignment import alignment_page
    from sdp_xl.pages.elements import elements_page
    from sdp_xl.pages.findings import findings_page
    from sdp_xl.pages.results import results_page

    plan = report.plan
    by_year = (results_page(plan),) if plan["results_by_year"].present or plan["results"].rows else ()
    return findings_page(report), elements_page(plan), alignment_page(report), *by_year


def timeline_pages(timeline: Timeline) -> tuple[Page, ...]:
    """The pages that a timeline writes: Timeline, Implementation Timeline and Calendar."""
    from sdp_xl.pages.calendar import calendar_page
    from sdp_xl.pages.timeline import gantt_pages

    return *gantt_pages(timeline), calendar_page(timeline)


__all__ = ["check_pages", "timeline_pages"]
