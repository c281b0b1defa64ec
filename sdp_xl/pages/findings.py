"""The Findings sheet: what is missing or wrong, with a link to each cell."""

from __future__ import annotations

from schemas.model import Citation
from schemas.tables import table
from sdp_xl.address import Link
from sdp_xl.checking.check import Report
from sdp_xl.plan.findings import Finding
from sdp_xl.plan.model import Plan
from sdp_xl.plan.page import Page

ACCEPTED = "Accepted"
"""The word that stands for the severity of a finding that staff accepted on Exceptions."""


def counted(counts: dict[str, int]) -> str:
    """The counts in words: 2 errors, 1 warning and no advice."""
    errors, warnings, advice = counts["error"], counts["warning"], counts["advice"]
    parts = (
        f"{errors} error{'' if errors == 1 else 's'}",
        f"{warnings} warning{'' if warnings == 1 else 's'}",
        f"{advice or 'no'} advice",
    )
    return f"{parts[0]}, {parts[1]} and {parts[2]}"


def source(cites: tuple[Citation, ...]) -> Link | str:
    """The first citation as a link; those after it stand behind it as text."""
    label = "; ".join(cite.label for cite in cites)
    url = next((cite.url for cite in cites if cite.url), "")
    return Link(label, url=url) if url else label


def findings_page(report: Report) -> Page:
    """The page from a report: open findings first, in the order of the workbook, then the accepted ones."""
    findings = table("findings")
    note = f"Checked for {report.plan.today.isoformat()}: {counted(report.counts)}."
    if report.accepted:
        note += f" {len(report.accepted)} accepted with a reason."
    return Page(
        table=findings,
        sheet=report.plan[findings.key].sheet,
        note=note,
        rows=tuple(_row(report.plan, finding) for finding in report.findings + report.accepted),
    )


def place(plan: Plan, sheet: str, cell: str) -> Link | str:
    """A place as a link, or as text if the workbook has no such sheet."""
    text = f"{sheet}!{cell}" if cell else sheet
    return Link(text, sheet=sheet, cell=cell or "A1") if sheet in plan.grid.sheets else text


def _row(plan: Plan, finding: Finding) -> tuple[str | Link, ...]:
    return (
        ACCEPTED if finding.accepted else finding.severity.value.capitalize(),
        finding.rule,
        place(plan, finding.sheet, finding.cell) or "Workbook",
        finding.title,
        finding.message,
        finding.fix,
        source(finding.cites),
        finding.accepted,
        f"{finding.table}!{finding.cell}" if finding.cell and finding.table and not finding.accepted else "",
    )
