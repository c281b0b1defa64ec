"""sdp-xl check: reads a workbook, prints its findings, and writes them into a copy if asked."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sdp_xl.plan.findings import Severity
from sdp_xl.trouble import Trouble


def check(given: argparse.Namespace) -> int:
    """Checks ``given.file``; 0 if nothing weighs as much as ``given.severity``, else 1. Raises Trouble."""
    from sdp_xl import jobs
    from sdp_xl.cli import machine, text
    from sdp_xl.cli.output import destination
    from sdp_xl.pages import check_pages
    from sdp_xl.rules import RULES

    path: Path = given.file
    only = selected(given.rules)
    target = destination(given)
    if target and only:
        raise Trouble("The sheet Findings must show all findings: leave out --rules, or leave out -o and --in-place.")
    report = jobs.check(path, today=given.as_of, engine=given.engine, only=only)
    severity = Severity(given.severity)
    rules = [rule for rule in RULES.values() if not only or rule.id in only]
    match given.format:
        case "json":
            print(machine.as_json(report, path.name, severity), end="")
        case "junit":
            print(machine.as_junit(report, path.name, severity, rules), end="")
        case "sarif":
            print(machine.as_sarif(report, path.name, severity, rules), end="")
        case _:
            text.show(text.lines(report, path.name, severity))
    if target:
        sentence = jobs.written(path, target, check_pages(report), report.plan.grid, force=given.force)
        print(sentence, file=sys.stdout if given.format == "text" else sys.stderr)
    return 1 if report.at_least(severity) else 0


def selected(text: str) -> frozenset[str]:
    """The rule IDs meant by “SDP501,SDP6”: IDs, or families by their beginning. Raises Trouble for an unknown one."""
    from sdp_xl.rules import RULES

    found: set[str] = set()
    for part in filter(None, (part.strip().upper() for part in text.split(","))):
        rules = {rule for rule in RULES if rule.startswith(part)}
        if not rules:
            raise Trouble(f"There is no rule “{part}”. See all with: sdp-xl rules.")
        found |= rules
    return frozenset(found)
