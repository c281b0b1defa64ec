"""Advice, followed, makes its finding go: for every suggestion in the cases of the rules that says what to type."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from schemas.values import Value, show
from sdp_xl.address import position
from sdp_xl.checking import check
from sdp_xl.checking.fixes import applied
from sdp_xl.plan.findings import Finding
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.groups import grouped
from tests.markdown import TODAY, Case, cases

FOLDER = Path(__file__).parent / "rules"

WHOLE = (
    r"It reads as (.+): type that\.",
    r"It reads as at least .+: type (.+)\.",
    r"then type ([^:]+?)(?: again)?(?:: another row has .+ already)?\.",
    r"here for example (.+), and correct",
)
"""Fixes that say what the whole cell should be."""

PART = (r"Write the ID alone: (.+)\.$", r"Part them with semicolons: (.+)\.$", r"Write each of them: (.+)\.$")
"""Fixes that say what should stand in the place of the part that the message quotes."""

SUGGESTING = {f"SDP{number}" for number in (102, 103, 104, 105, 108, 110, 112, 119, 123, 426)}
"""The rules whose findings suggest an entry; tests/test_fix.py tells of any other."""

TEAM = """## one
### Team
| ID | Role | Represents | Team |
|---|---|---|---|
| T1 | {role} | State MEP | Management Team |
"""

OWNERS = """## one
### Team
| ID | Role | Team |
|---|---|---|
| T1 | State Director | Both teams |
| T2 | MEP Data Analyst | Both teams |
| T3 | External Evaluator | Consulted |

### Pre-Planning
| ID | Activity | Owner |
|---|---|---|
| A1.1 | Review | MEP Data Analyst |
| A1.3 | Outline | MEP Data Analyst |
| A2.1 | Timeline | External Evaluator |
"""


def suggested(finding: Finding, value: Value) -> Value:
    """What the finding says to have in its cell; None if it says nothing so plainly."""
    for pattern in WHOLE:
        if found := re.search(pattern, finding.fix):
            return typed(found[1])
    quoted = re.search("“(.+?)”", finding.message)
    near = re.search("Did you mean “(.+?)”\\?", finding.message)
    new = next((found[1] for pattern in PART if (found := re.search(pattern, finding.fix))), near[1] if near else None)
    if new is None or quoted is None or quoted[1] not in show(value):
        return None
    return show(value).replace(quoted[1], new)


def typed(text: str) -> Value:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if re.fullmatch(r"[0-9.]+%", text):
        return float(text[:-1]) / 100
    return int(text) if text.isdigit() else text


def at(grid: Grid, finding: Finding) -> Value:
    row, column = position(finding.cell)
    rows = grid.sheets[finding.sheet]
    return rows[row - 1][column - 1] if len(rows) >= row and len(rows[row - 1]) >= column else None


def changed(grid: Grid, finding: Finding, value: Value) -> Grid:
    row, column = position(finding.cell)
    rows = [list(one) for one in grid.sheets[finding.sheet]]
    rows[row - 1][column - 1] = value
    return grid._replace(sheets={**grid.sheets, finding.sheet: rows})


def all_cases() -> list[object]:
    found = [(path.stem, case) for path in sorted(FOLDER.glob("SDP*.md")) for case in cases(path.read_text("utf-8"))]
    return [pytest.param(rule, case, id=f"{rule}: {case.name}") for rule, case in found if case.expected]


@pytest.mark.parametrize(("rule", "case"), all_cases())
def test_what_a_finding_says_to_type_makes_it_go(rule: str, case: Case) -> None:
    for finding in check.run(case.grid, today=case.today, only={rule}).findings:
        value = suggested(finding, at(case.grid, finding)) if finding.cell else None
        if value is not None:
            after = check.run(changed(case.grid, finding, value), today=case.today, only={rule}).findings
            assert not [one for one in after if (one.cell, one.message) == (finding.cell, finding.message)], value


@pytest.mark.parametrize(("rule", "case"), all_cases())
def test_what_a_finding_suggests_makes_it_go(rule: str, case: Case) -> None:
    """Each suggestion by itself, also one that is left to staff to decide."""
    for finding in check.run(case.grid, today=case.today, only={rule}).findings:
        for one in finding.suggestions:
            if one.then is not None:
                after = check.run(applied(case.grid, [one]), today=case.today, only={rule}).findings
                assert finding not in after, one


@pytest.mark.parametrize("rule", sorted(SUGGESTING))
def test_every_rule_that_suggests_an_entry_does_so_in_a_case_of_its_own(rule: str) -> None:
    """So that the test above tries it."""
    found = [
        finding
        for case in cases((FOLDER / f"{rule}.md").read_text("utf-8"))
        for finding in check.run(case.grid, today=case.today, only={rule}).findings
    ]
    assert any(finding.suggestions for finding in found)


@pytest.mark.parametrize("rule", ["SDP102", "SDP103", "SDP104", "SDP105", "SDP110", "SDP112", "SDP520", "SDP521"])
def test_these_rules_say_what_to_type_in_some_case(rule: str) -> None:
    said = [
        suggested(finding, at(case.grid, finding))
        for case in cases((FOLDER / f"{rule}.md").read_text("utf-8"))
        for finding in check.run(case.grid, today=case.today, only={rule}).findings
        if finding.cell
    ]
    assert any(value is not None for value in said)


def test_a_director_of_any_title_is_one_once_the_advice_is_followed() -> None:
    def found(role: str) -> list[Finding]:
        return list(check.run(cases(TEAM.format(role=role))[0].grid, today=TODAY, only={"SDP301"}).findings)

    (finding,) = found("Education Specialist")
    assert "State Director" in finding.fix
    assert not found("Education Specialist (State Director)")


def test_only_a_team_that_table_a1_names_is_advised_to_be_joined() -> None:
    alone, _, team = check.run(cases(OWNERS)[0].grid, today=TODAY, only={"SDP217"}).findings
    assert alone.fix.startswith("Choose the State Director. If ") and "Team”" not in alone.fix
    assert "put the owner on the team on the sheet “Team”" in team.fix
    assert all("add an exception with the reason" in one.fix for one in (alone, team))


def test_owners_told_as_one_are_named_by_their_activities() -> None:
    first, second = grouped(check.run(cases(OWNERS)[0].grid, today=TODAY, only={"SDP217"}).findings)
    assert first.message == "2 activities (A1.1, A1.3) have an owner whom Table A.1 does not name."
    assert second.message.startswith("“A2.1 Timeline” is owned by “External Evaluator”")
