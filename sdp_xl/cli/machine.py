"""The report for other programs: JSON, JUnit and SARIF, in the same order and with the same bytes every time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from schemas.model import SCHEMA_VERSION, Citation
from schemas.values import show
from sdp_xl import __version__
from sdp_xl.checking.check import Report
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules import RULES, Rule
from sdp_xl.trouble import Trouble

_XML_CANNOT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, section 2.2."""

SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
"""Severities in the words of SARIF 2.1.0, section 3.27.10."""


Checked = Mapping[str, Report | Trouble]
"""The report of each workbook by its name, or the sentence that says why there is none."""


def as_json(report: Report, workbook: str, severity: Severity) -> str:
    """The report as JSON text; ``workbook`` is the file's name, ``severity`` the least that is shown."""
    return dump(_document(report, workbook, severity))


def several_as_json(checked: Checked, severity: Severity) -> str:
    """Several reports as JSON text: all counts, each report as it is alone, and what could not be checked and why."""
    reports = [(name, one) for name, one in checked.items() if isinstance(one, Report)]
    return dump(
        {
            "counts": totals(checked),
            "workbooks": [_document(report, name, severity) for name, report in reports],
            "not_checked": [
                {"workbook": name, "reason": str(one)} for name, one in checked.items() if isinstance(one, Trouble)
            ],
        }
    )


def totals(checked: Checked) -> dict[str, int]:
    """How many open findings of each severity all the reports have together."""
    counts = [one.counts for _, one in checked.items() if isinstance(one, Report)]
    return {severity.value: sum(one[severity.value] for one in counts) for severity in Severity}


def _document(report: Report, workbook: str, severity: Severity) -> dict[str, Any]:
    return {
        "workbook": workbook,
        "schema_version": SCHEMA_VERSION,
        "as_of": report.plan.today.isoformat(),
        "counts": report.counts,
        "findings": [_finding(finding, report.plan) for finding in report.at_least(severity)],
        "accepted": [_finding(finding, report.plan) | {"reason": finding.accepted} for finding in report.accepted],
    }


def _finding(finding: Finding, plan: Plan) -> dict[str, Any]:
    value = plan.value_at(finding.sheet, finding.cell) if finding.cell else None
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "table": finding.table,
        "row_id": finding.row_id,
        "column": finding.column,
        "value": value if value is None or isinstance(value, str | int | float) else show(value),
        "title": finding.title,
        "message": finding.message,
        "fix": finding.fix,
        "cites": cites(finding.cites),
    }


def cites(sources: Iterable[Citation]) -> list[dict[str, str]]:
    """The sources of a rule or a finding."""
    return [{"label": cite.label, "url": cite.url} for cite in sources]


def as_junit(checked: Checked, severity: Severity, rules: Sequence[Rule]) -> str:
    """The reports as JUnit XML, a suite a workbook.

    A suite has one test case per rule, failed if the rule found anything of that severity; or a single one with an
    error if the workbook could not be checked.
    """
    root = ElementTree.Element("testsuites")
    for workbook, one in checked.items():
        if isinstance(one, Report):
            _suite(root, one, workbook, severity, rules)
        else:
            attributes = {"name": workbook, "tests": "1", "failures": "0", "errors": "1"}
            suite = ElementTree.SubElement(root, "testsuite", attributes)
            case = ElementTree.SubElement(suite, "testcase", classname=workbook, name="can be checked")
            ElementTree.SubElement(case, "error", message=_XML_CANNOT.sub(" ", str(one)))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ElementTree.Element, report: Report, workbook: str, severity: Severity, rules: Sequence[Rule]) -> None:
    by_rule: dict[str, list[Finding]] = {rule.id: [] for rule in rules}
    for finding in report.at_least(severity):
        by_rule.setdefault(finding.rule, []).append(finding)
    failed = sum(bool(found) for found in by_rule.values())
    attributes = {"name": workbook, "tests": str(len(by_rule)), "failures": str(failed), "errors": "0"}
    suite = ElementTree.SubElement(root, "testsuite", attributes)
    for rule, found in by_rule.items():
        case = ElementTree.SubElement(suite, "testcase", classname=workbook, name=f"{rule} {RULES[rule].title}")
        if found:
            lines = [_XML_CANNOT.sub(" ", f"{one.where}: {one.message} {one.fix}") for one in found]
            failure = ElementTree.SubElement(case, "failure", message=lines[0], type=found[0].severity.value)
            failure.text = "\n".join(lines)


def as_sarif(checked: Checked, severity: Severity, rules: Iterable[Rule]) -> str:
    """The reports as SARIF 2.1.0, with the cell as a logical location; what could not be checked as a notification."""
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "sdp-xl", "version": __version__, "rules": [_sarif_rule(rule) for rule in rules]}},
        "results": [
            _sarif_result(finding, workbook)
            for workbook, one in checked.items()
            if isinstance(one, Report)
            for finding in one.at_least(severity)
        ],
    }
    if failed := [(workbook, one) for workbook, one in checked.items() if isinstance(one, Trouble)]:
        told = [
            {"level": "error", "message": {"text": str(one)}, "locations": [{"physicalLocation": _artifact(workbook)}]}
            for workbook, one in failed
        ]
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": told}]
    return dump({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _artifact(workbook: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(workbook)}}


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
                "physicalLocation": _artifact(workbook),
                "logicalLocations": [{"fullyQualifiedName": finding.where, "kind": "member"}],
            }
        ],
    }


def dump(document: dict[str, Any]) -> str:
    """The document as JSON text."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
