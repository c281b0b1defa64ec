"""A small State with one team: nothing asks for two teams, and a State with two is asked for both."""

from __future__ import annotations

import pytest

from schemas.tables import table
from schemas.values import Value
from sdp_xl.checking import check
from sdp_xl.plan.findings import Finding
from sdp_xl.plan.grid import Grid
from tests.markdown import TODAY, master

QUESTION = table("settings").column("small_state").header
OWNERS = ("Management Team", "SDP Planning Team", "Both teams")


def workbook(answer: str, *, team: str) -> Grid:
    """The empty master with one member of a team, A2.2 left out, and the names of the teams as owners."""
    sheets = master()
    settings = next(row for row in sheets["Settings"] if row[:1] == [QUESTION])
    settings.append(answer)
    member: dict[str, Value] = {"id": "T1", "role": "State Director", "represents": "State MEP", "team": team}
    sheets["Team"].append([member.get(key) for key in table("team").keys])
    keys = table("pre_planning").keys
    for number, row in enumerate(row for row in sheets["Pre-Planning"] if str(row[0]).startswith("A")):
        row[keys.index("owner")] = OWNERS[number % len(OWNERS)]
        if row[0] == "A2.2":
            row[keys.index("status")] = "Not applicable"
    return Grid(sheets=sheets)


def about_teams(grid: Grid) -> list[Finding]:
    findings = check.run(grid, today=TODAY).findings
    return [one for one in findings if one.rule in {"SDP304", "SDP305", "SDP306", "SDP310"} or one.row_id == "A2.2"]


@pytest.mark.parametrize("team", OWNERS)
def test_one_team_by_any_name_is_enough(team: str) -> None:
    found = about_teams(workbook("Yes", team=team))
    assert [one.rule for one in found] == ["SDP310"]
    assert "SDP Planning Team" not in found[0].fix


def test_without_a_member_the_one_team_is_asked_for_once() -> None:
    found = [one for one in about_teams(workbook("Yes", team="Consulted")) if one.rule in {"SDP305", "SDP306"}]
    assert [one.message for one in found] == ["Nobody is on the team that does the work of both teams."]
    assert found[0].fix == "Set Team to “Both teams” for its members."


@pytest.mark.parametrize("answer", ["No", ""])
def test_two_teams_are_asked_for_as_ever(answer: str) -> None:
    rules = {one.rule for one in about_teams(workbook(answer, team="SDP Planning Team"))}
    assert rules == {"SDP210", "SDP304", "SDP305", "SDP310"}
