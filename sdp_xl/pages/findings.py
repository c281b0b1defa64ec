"""The Findings sheet: what is wrong, missing or not begun, equal findings as one line, with a link to each cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.model import Citation
from schemas.requirements import REQUIREMENTS
from schemas.tables import table
from sdp_xl.address import Link
from sdp_xl.checking.check import Report
from sdp_xl.pages.since import Since, since_last
from sdp_xl.plan.findings import Finding, Severity, State
from sdp_xl.plan.groups import grouped, not_begun
from sdp_xl.plan.model import Plan
from sdp_xl.plan.page import Page, PageRow
from sdp_xl.written.shown import as_excel_shows

ACCEPTED = "Accepted"
"""The word that stands for the severity of a finding that staff accepted on Exceptions."""

NOT_BEGUN = "Not begun"
"""The word that stands for the severity of a sheet that nobody has begun."""

GONE = "Gone"
"""The word that stands for the severity of what the last check found, and this one does not."""

_ELEMENTS = {requirement.id for requirement in REQUIREMENTS}


def counted(counts: dict[str, int]) -> str:
    """The counts in words: 2 errors, 1 warning and no advice."""
    errors, warnings, advice = counts["error"], counts["warning"], counts["advice"]
    parts = (
        f"{errors} error{'' if errors == 1 else 's'}",
        f"{warnings} warning{'' if warnings == 1 else 's'}",
        f"{advice or 'no'} advice",
    )
    return f"{parts[0]}, {parts[1]} and {parts[2]}"


def summary(report: Report) -> str:
    """The result for people, as the rest of a sentence: what is wrong or missing, and how much is not begun."""
    waiting = not_begun(report.findings)
    begun = [finding for finding in report.findings if finding.state is not State.NOT_BEGUN]
    if waiting and not begun:
        return f"nothing is wrong. Begin with {waiting[0][0].sheet}."
    counts = {one.value: sum(finding.severity is one for finding in begun) for one in Severity}
    said = counted(counts)
    if waiting:
        said += f"; {len(waiting)} sheet{' is' if len(waiting) == 1 else 's are'} not begun yet"
    return f"{said}."


def coming(plan: Plan, waiting: Sequence[Finding]) -> tuple[str, str]:
    """What a sheet that nobody has begun is for, and what the law or the guidance asks for on it."""
    elements = [one for one in waiting if one.rule in _ELEMENTS]
    required = list(dict.fromkeys(one.title for one in elements if one.severity is Severity.ERROR))
    suggested = list(dict.fromkeys(one.title for one in elements if one.severity is not Severity.ERROR))
    asked = [
        f"{words}: {'; '.join(titles)}."
        for words, titles in (("Required by law", required), ("Suggested", suggested))
        if titles
    ]
    return plan[waiting[0].table].table.purpose, " ".join(asked) or min(waiting, key=lambda one: one.severity.rank).fix


def source(cites: tuple[Citation, ...]) -> Link | str:
    """The first citation as a link; those after it stand behind it as text."""
    label = "; ".join(cite.label for cite in cites)
    url = next((cite.url for cite in cites if cite.url), "")
    return Link(label, url=url) if url else label


def findings_page(report: Report) -> Page:
    """The page from a report: open findings first, in the order of the workbook, then what is to come and what is past.

    Of equal findings the first says how many there are; the others stand folded below it.
    """
    findings, plan, since = table("findings"), report.plan, since_last(report)
    note = f"Checked for {as_excel_shows(plan.today)}: {summary(report)}"
    if report.accepted:
        note += f" {len(report.accepted)} accepted with a reason."
    if since:
        note += f" {since.words}"
    rows: list[PageRow] = []
    folded: set[int] = set()
    for group in grouped(one for one in report.findings if one.state is not State.NOT_BEGUN):
        rows.append(_row(plan, group.first, since, group.told))
        for one in group.findings[1:]:
            folded.add(len(rows))
            rows.append(_row(plan, one, since, one.message))
    rows += (_waiting(plan, waiting) for waiting in not_begun(report.findings))
    rows += (_row(plan, one, since, one.message) for one in report.accepted)
    rows += _gone(plan, since)
    return Page(table=findings, sheet=plan[findings.key].sheet, note=note, rows=tuple(rows), folded=frozenset(folded))


def place(plan: Plan, sheet: str, cell: str) -> Link | str:
    """A place as a link, or as text if the workbook has no such sheet."""
    text = f"{sheet}!{cell}" if cell else sheet
    return Link(text, sheet=sheet, cell=cell or "A1") if sheet in plan.grid.sheets else text


def _row(plan: Plan, finding: Finding, since: Since | None, message: str) -> PageRow:
    return (
        ACCEPTED if finding.accepted else finding.severity.value.capitalize(),
        place(plan, finding.sheet, finding.cell) or "Workbook",
        message,
        finding.fix,
        "New" if since and finding in since.new else "",
        finding.rule,
        source(finding.cites),
        finding.accepted,
        f"{finding.table}!{finding.cell}" if finding.cell and finding.table and not finding.accepted else "",
    )


def _waiting(plan: Plan, waiting: Sequence[Finding]) -> PageRow:
    first = waiting[0]
    purpose, asked = coming(plan, waiting)
    return (NOT_BEGUN, place(plan, first.sheet, ""), purpose, asked, "", first.rule, source(first.cites), "", "")


def _gone(plan: Plan, since: Since | None) -> Iterator[PageRow]:
    for told in since.gone if since else ():
        sheet, _, cell = told.place.rpartition("!")
        yield (GONE, place(plan, sheet, cell) if sheet else told.place, told.message, "", "Gone", told.rule, "", "", "")
