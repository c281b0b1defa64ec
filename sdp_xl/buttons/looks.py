"""The buttons that only look: next finding, explain, the log, about; each a function of the open workbook."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sdp_xl import log
from sdp_xl.buttons.working import working

if TYPE_CHECKING:
    from xlwings import Book


def next_finding(book: Book) -> str:
    """Goes to the next open finding after the selected cell, around the end; tells which in the status bar."""
    from sdp_xl.live.open_findings import Findings

    with working(book, "looking for the next finding", writes=False):
        findings = Findings(book)
    found = findings.next()
    if found is None:
        return "There is no open finding in the cells. Press “Check the plan” to look again."
    findings.go(found)
    return ""


def explain(book: Book) -> str:
    """What the findings in the selected cell or row are about: title, what was found, why, what to do, source."""
    from sdp_xl.live.open_findings import Findings
    from sdp_xl.rules import RULES

    with working(book, "looking for the finding", writes=False):
        found = Findings(book).here()
    texts = []
    for finding in found:
        rule = RULES.get(finding.rule)
        parts = [finding.message]
        if rule:
            parts.insert(0, f"{rule.title} ({rule.id})")
            parts.append(f"Why: {' '.join(rule.why.split())}")
        parts.append(f"To do: {finding.fix}")
        if rule:
            parts.append(f"Source: {'; '.join(f'{cite.label}{cite.dated}' for cite in rule.cites)}")
        texts.append("\n\n".join(parts))
    return "\n\n\n".join(texts)


def open_log(book: Book) -> str:
    """Opens the record of what the buttons did; returns where it stands."""
    return log.show()


def about(book: Book) -> str:
    """Which version this is, for which workbooks, and where it is installed."""
    from schemas.model import SCHEMA_VERSION
    from sdp_xl import __version__

    python = sys.version.split()[0]
    return f"sdp-xl {__version__}, for workbooks of version {SCHEMA_VERSION}, with Python {python} in {sys.prefix}."
