"""The report for people at a terminal: grouped by sheet, with counts and the next thing to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from sdp_xl.checking.check import Report
from sdp_xl.pages.findings import coming, summary
from sdp_xl.pages.since import Since, place_of, since_last
from sdp_xl.plan.findings import Finding, Severity, State
from sdp_xl.plan.groups import Group, grouped, not_begun
from sdp_xl.written.shown import as_excel_shows

STYLES = {"heading": "bold", "error": "bold red", "warning": "yellow", "advice": "cyan", "fix": "dim"}
"""Colors on a terminal; the word always stands there too."""

CHANGES = 5
"""New and gone findings that are named at the end; the sheet Findings holds all."""

Line = tuple[str, str, int]
"""A style (a key of STYLES, or empty), a text, and by how many characters it is indented."""


def lines(report: Report, workbook: str, severity: Severity) -> Iterator[Line]:
    """The report line by line; ``severity`` is the least that is shown."""
    shown = report.at_least(severity)
    begun = [finding for finding in shown if finding.state is not State.NOT_BEGUN]
    yield "heading", f"{workbook}, checked for {as_excel_shows(report.plan.today)}", 0
    for sheet, found in groupby(begun, key=lambda finding: finding.sheet or "Workbook"):
        yield "", "", 0
        yield "heading", sheet, 0
        for group in grouped(found):
            yield group.first.severity.value, _sentence(group), 2
            yield "fix", f"To do: {group.first.fix}", 4
    if waiting := not_begun(shown):
        yield "", "", 0
        yield "heading", "Not begun yet, in order of work", 0
        for of_sheet in waiting:
            yield "", f"{of_sheet[0].sheet}: {' '.join(coming(report.plan, of_sheet))}", 2
    yield "", "", 0
    counted = summary(report)
    yield "heading", f"{counted[0].upper()}{counted[1:]}", 0
    if report.accepted:
        yield "", f"{len(report.accepted)} more accepted with a reason on the sheet Exceptions.", 0
    if since := since_last(report):
        yield from _changes(since)
    if shown:
        first = min(begun or shown[:1], key=_weight)
        yield "", f"Next: {first.where}. {first.fix}", 0
        yield "", f"Why is this asked? sdp-xl explain {first.rule}", 0


def _weight(one: Finding) -> tuple[int, bool, bool]:
    """The order in which findings are named as the next thing to do."""
    return one.severity.rank, one.fix.startswith("Nothing"), one.rule[3] != "0"


def _changes(since: Since) -> Iterator[Line]:
    """What is new and what is gone; each only named as far as a person reads on."""
    yield "", since.words, 0
    new = [f"New: {place_of(one)}: {one.message}" for one in since.new]
    gone = [f"Gone: {was.place}: {was.message}" for was in since.gone]
    for changes in (sorted(new), gone):
        yield from (("", text, 2) for text in changes[:CHANGES])
        if len(changes) > CHANGES:
            yield "", f"and {len(changes) - CHANGES} more", 2


def _sentence(group: Group) -> str:
    first, cells = group.first, group.cells
    place = f"{cells} ({first.header})" if cells and first.header else cells or first.header
    return f"{first.severity.value} {first.rule} {place + ': ' if place else ''}{group.message}"


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
