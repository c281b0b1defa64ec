"""The run over a whole workbook: order, exceptions, crashing rules, and what never raises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.tables import TABLES
from schemas.values import ErrorValue, Uncalculated
from sdp_xl.checking import check
from sdp_xl.cli.machine import as_junit
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.model import Plan
from sdp_xl.rules import RULES
from tests.effort import many
from tests.markdown import TODAY, cases

PROJECT_PLAN = """
## one
### Strategies
| ID | Strategy | Population | Status |
|---|---|---|---|
| "1-1" | Tutoring | Preschool | Adopted |
### Project Plan
| ID | Strategy ID | Activity | Start | Finish | Lead |
|---|---|---|---|---|---|
| P1 | "1-1" | Draft | 2027-03-01 | 2026-04-01 | |
### Exceptions
| Rule or element | Row ID | Reason | Accepted by | Date |
|---|---|---|---|---|
| SDP502 | P9 | Accepted, because it is a test | State Director | 2026-11-01 |
"""


def test_a_crashing_rule_is_a_finding_and_the_others_still_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(book: Plan) -> Iterator[Finding]:
        yield next(iter(book["project_plan"])).finding("start", "seen before the crash")
        raise ZeroDivisionError("division by zero")

    monkeypatch.setitem(RULES, "SDP502", RULES["SDP502"]._replace(check=crash))
    report = check.run(cases(PROJECT_PLAN)[0].grid, today=TODAY, only={"SDP501", "SDP502"})
    assert [finding.rule for finding in report.findings] == ["SDP901", "SDP501"]
    assert "SDP502" in report.findings[0].message


def test_the_same_workbook_gives_the_same_findings_in_the_order_of_its_tabs() -> None:
    grid = cases(PROJECT_PLAN)[0].grid
    first, second = check.run(grid, today=TODAY), check.run(grid, today=TODAY)
    assert first.findings == second.findings
    tabs = [list(grid.sheets).index(finding.sheet) for finding in first.findings if finding.sheet in grid.sheets]
    assert tabs == sorted(tabs)


def test_a_warning_is_accepted_with_a_reason_and_an_error_is_not() -> None:
    text = PROJECT_PLAN.replace("SDP502 | P9", "SDP501 | P1")
    report = check.run(cases(text)[0].grid, today=TODAY, only={"SDP501"})
    assert [finding.rule for finding in report.findings] == ["SDP501"]
    text = PROJECT_PLAN.replace("SDP502 | P9", "SDP503 | p1")
    report = check.run(cases(text)[0].grid, today=TODAY, only={"SDP503"})
    assert report.findings == ()
    assert [finding.accepted for finding in report.accepted] == ["Accepted, because it is a test"]


def test_junit_can_hold_what_a_cell_can() -> None:
    grid = cases(PROJECT_PLAN.replace("Draft |", "Dr\x01aft |"))[0].grid
    report = check.run(grid, today=TODAY, only={"SDP501"})
    assert "\x01" in report.findings[0].message
    ElementTree.fromstring(as_junit({"plan.xlsx": report}, Severity.ADVICE, Severity.ADVICE, [RULES["SDP501"]]))


def test_an_empty_workbook_is_no_plan_and_raises_nothing() -> None:
    report = check.run(Grid(sheets={}), today=TODAY)
    assert not report.plan.is_plan


VALUES = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.datetimes(),
    st.sampled_from(
        [ErrorValue("#REF!"), Uncalculated("=A1"), "Done", "Adopted", "Preschool", "1-1", "A1.1a; P1SS+5d"]
    ),
)


@settings(max_examples=many(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_nothing_in_a_cell_makes_a_rule_crash(data: st.DataObject) -> None:
    sheets = {}
    for table in data.draw(st.lists(st.sampled_from([t for t in TABLES if not t.generated]), max_size=6, unique=True)):
        headers = [column.header for column in table.columns]
        rows = st.lists(st.lists(VALUES, min_size=len(headers), max_size=len(headers)), max_size=4)
        if table.form:
            body = [[header, data.draw(VALUES)] for header in headers]
            sheets[table.sheet] = [[table.title], [None], [None], ["Question", "Answer"], *body]
        else:
            sheets[table.sheet] = [[table.title], [None], [None], headers, *data.draw(rows)]
    report = check.run(Grid(sheets=sheets), today=TODAY)
    assert [finding.message for finding in report.findings if finding.rule == "SDP901"] == []


@pytest.mark.parametrize(
    ("sheet", "severity"), [("Team", Severity.ERROR), ("MPOs", Severity.ERROR), ("Looking Forward", Severity.ADVICE)]
)
def test_a_missing_sheet_weighs_as_much_as_what_it_holds(sheet: str, severity: Severity) -> None:
    grid = cases(f"## one\n\nOther sheets: as in the master\nWithout: {sheet}\n\n### Notes\n| a | b |\n|---|---|\n")[
        0
    ].grid
    (finding,) = check.run(grid, today=TODAY, only={"SDP001"}).findings
    assert (finding.sheet, finding.severity) == (sheet, severity)
