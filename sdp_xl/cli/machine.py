"""The report for other programs: JSON, JUnit and SARIF, in the same order and with the same bytes every time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from schemas.model import SCHEMA_VERSION
from sdp_xl import __version__
from sdp_xl.checking.check import Report
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.rules import RULES, Rule

_XML_CANNOT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, section 2.2."""

SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
"""Severities in the words of SARIF 2.1.0, section 3.27.10."""


def as_json(report: Report, workbook: str, severity: Severity) -> str:
    """The report as JSON text; ``workbook`` is the file's name, ``severity`` the least that is shown."""
    shown = report.at_least(severity)
    document = {
        "workbook": workbook,
        "schema_version": SCHEMA_VERSION,
        "as_of": report.plan.today.isoformat(),
        "counts": report.counts,
        "findings": [_finding(finding) for finding in shown],
        "accepted": [_finding(finding) | {"reason": finding.accepted} for finding in report.accepted],
    }
    return _dump(document)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "title": finding.title,
        "message": finding.message,
        "fix": finding.fix,
        "cites": [{"label": cite.label, "url": cite.url} for cite in finding.cites],
    }


def as_junit(report: Report, workbook: str, severity: Severity, rules: Iterable[Rule]) -> str:
    """The report as JUnit XML: one test case per rule, failed if the rule found anything of that severity."""
    by_rule: dict[str, list[Finding]] = {rule.id: [] for rule in rules}
    for finding in report.at_least(severity):
        by_rule.setdefault(finding.rule, []).append(finding)
    failed = sum(bool(found) for found in by_rule.values())
    attributes = {"name": workbook, "tests": str(len(by_rule)), "failures": str(failed), "errors": "0"}
    root = ElementTree.Element("testsuites")
    suite = ElementTree.SubElement(root, "testsuite", attributes)
    for rule, found in by_rule.items():
        case = ElementTree.SubElement(suite, "testcase", classname=workbook, name=f"{rule} {RULES[rule].title}")
        if found:
            lines = [_XML_CANNOT.sub(" ", f"{one.where}: {one.message} {one.fix}") for one in found]
            failure = ElementTree.SubElement(case, "failure", message=lines[0], type=found[0].severity.value)
            failure.text = "\n".join(lines)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def as_sarif(report: Report, workbook: str, severity: Severity, rules: Iterable[Rule]) -> str:
    """The report as SARIF 2.1.0, with the cell as a logical location."""
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "sdp-xl",
                        "version": __version__,
                        "rules": [_sarif_rule(rule) for rule in rules],
                    }
                },
                "results": [_sarif_result(finding, workbook) for finding in report.at_least(severity)],
            }
        ],
    }
    return _dump(document)


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"level": SARIF_LEVELS[rule.severity]},
    }
    url = next((cite.url for cite in rule.cites if cite.url), "")
    return described | ({"helpUri": url} if url else {})


def _sarif_result(finding: Finding, workbook: str) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "level": SARIF_LEVELS[finding.severity],
        "message": {"text": f"{finding.where}: {finding.message} {finding.fix}"},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": quote(workbook)}},
                "logicalLocations": [{"fullyQualifiedName": finding.where, "kind": "member"}],
            }
        ],
    }


def _dump(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
