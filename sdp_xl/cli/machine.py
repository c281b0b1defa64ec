"""The report for other programs: JSON, JUnit and SARIF, in the same order and with the same bytes every time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from schemas.model import SCHEMA_VERSION, Citation
from schemas.values import Value, show
from sdp_xl import __version__
from sdp_xl.checking.check import Report
from sdp_xl.pages.since import place_of, since_last
from sdp_xl.plan.findings import Finding, Severity, Suggestion
from sdp_xl.plan.groups import Group, by_place
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
            "schema_version": SCHEMA_VERSION,
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
    since = since_last(report)
    return {
        "workbook": workbook,
        "schema_version": SCHEMA_VERSION,
        "as_of": report.plan.today.isoformat(),
        "counts": report.counts,
        "states": report.states,
        "since_last_check": since
        and {
            "new": [{"rule": one.rule, "place": place_of(one)} for one in report.findings if one in since.new],
            "gone": [{"rule": was.rule, "place": was.place} for was in since.gone],
        },
        "findings": [_finding(finding, report.plan) for finding in report.at_least(severity)],
        "accepted": [_finding(finding, report.plan) | {"reason": finding.accepted} for finding in report.accepted],
    }


def suggestion(one: Suggestion) -> dict[str, Any]:
    """What the tool suggests to enter in a cell; ``then`` is null where only staff can say it."""
    return {
        "sheet": one.sheet,
        "cell": one.cell,
        "now": _value(one.now),
        "then": _value(one.then),
        "why": one.why,
        "sure": one.sure,
        "doubt": one.doubt,
    }


def _value(value: Value) -> str | int | float | None:
    return value if value is None or isinstance(value, str | int | float) else show(value)


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
        "value": _value(value),
        "title": finding.title,
        "message": finding.message,
        "fix": finding.fix,
        "state": finding.state.value,
        "suggestions": [*map(suggestion, finding.suggestions)],
        "cites": cites(finding.cites),
    }


def cites(sources: Iterable[Citation]) -> list[dict[str, str]]:
    """The sources of a rule or a finding, each with the text of the law that was compared, empty where none was."""
    return [{"label": cite.label, "url": cite.url, "compared": cite.compared} for cite in sources]


def as_junit(checked: Checked, severity: Severity, counting: Severity, rules: Sequence[Rule]) -> str:
    """The reports as JUnit XML, a suite a workbook.

    A suite has a failed test case for the equal findings of a rule (of that severity), with their cells, a skipped one
    if they weigh less than ``counting``, and one that passed for each rule that found none; or a single one with an
    error if the workbook could not be checked.
    """
    root = ElementTree.Element("testsuites")
    for workbook, one in checked.items():
        if isinstance(one, Report):
            _suite(root, workbook, one.at_least(severity), counting, rules)
        else:
            attributes = {"name": workbook, "tests": "1", "failures": "0", "errors": "1"}
            suite = ElementTree.SubElement(root, "testsuite", attributes)
            case = ElementTree.SubElement(suite, "testcase", classname=workbook, name="can be checked")
            ElementTree.SubElement(case, "error", message=_XML_CANNOT.sub(" ", str(one)))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(
    root: ElementTree.Element, workbook: str, findings: Sequence[Finding], counting: Severity, rules: Sequence[Rule]
) -> None:
    cases: dict[str, list[Group]] = {}
    for rule, places in by_place(findings, (rule.id for rule in rules)).items():
        name = f"{rule} {RULES[rule].title}"
        cases |= {f"{name}: {place}": groups for place, groups in places.items()} or {name: []}
    suite = ElementTree.SubElement(root, "testsuite", name=workbook, tests=str(len(cases)))
    for name, groups in cases.items():
        case = ElementTree.SubElement(suite, "testcase", classname=workbook, name=_XML_CANNOT.sub(" ", name))
        if groups:
            lines = [_XML_CANNOT.sub(" ", f"{one.where}: {one.message} {one.first.fix}") for one in groups]
            kind = min((one.first.severity for one in groups), key=lambda one: one.rank)
            tag = "failure" if kind.rank <= counting.rank else "skipped"
            ElementTree.SubElement(case, tag, message=lines[0], type=kind.value).text = "\n".join(lines)
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(len(suite.findall(f"testcase/{tag}"))))


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
