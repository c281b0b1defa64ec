"""The report for people at a terminal: grouped by sheet, with counts and the next thing to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from sdp_xl.checking.check import Report
from sdp_xl.pages.findings import counted
from sdp_xl.plan.findings import Finding, Severity

STYLES = {"heading": "bold", "error": "bold red", "warning": "yellow", "advice": "cyan", "fix": "dim"}
"""Colors on a terminal; the word always stands there too."""

Line = tuple[str, str, int]
"""A style (a key of STYLES, or empty), a text, and by how many characters it is indented."""


def lines(report: Report, workbook: str, severity: Severity) -> Iterator[Line]:
    """The report line by line; ``severity`` is the least that is shown."""
    shown = report.at_least(severity)
    yield "heading", f"{workbook}, checked for {report.plan.today.isoformat()}", 0
    for sheet, found in groupby(shown, key=lambda finding: finding.sheet or "Workbook"):
        yield "", "", 0
        yield "heading", sheet, 0
        for finding in found:
            yield finding.severity.value, _sentence(finding), 2
            yield "fix", f"To do: {finding.fix}", 4
    yield "", "", 0
    yield "heading", f"{counted(report.counts)[0].upper()}{counted(report.counts)[1:]}.", 0
    if report.accepted:
        yield "", f"{len(report.accepted)} more accepted with a reason on the sheet Exceptions.", 0
    if shown:
        first = min(shown, key=lambda one: (one.severity.rank, one.fix.startswith("Nothing"), one.rule[3] != "0"))
        yield "", f"Next: {first.where}. {first.fix}", 0
        yield "", f"Why is this asked? sdp-xl explain {first.rule}", 0


def _sentence(finding: Finding) -> str:
    place = f"{finding.cell} ({finding.header})" if finding.cell and finding.header else finding.cell or finding.header
    return f"{finding.severity.value} {finding.rule} {place + ': ' if place else ''}{finding.message}"


def show(told: Iterator[Line]) -> None:
    """Prints lines: colored and wrapped on a terminal, one plain line each where the output goes to a file."""
    if not sys.stdout.isatty():
        for _, text, indent in told:
            print(" " * indent + text)
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for style, text, indent in told:
        console.print(Padding(Text(text, style=STYLES.get(style, "")), (0, 0, 0, indent)))
