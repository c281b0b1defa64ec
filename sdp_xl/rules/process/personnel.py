"""Rule about owners whom Table A.1 does not name for the action (family 2)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from schemas import process
from schemas.citations import TABLE_A1
from schemas.process import MANAGEMENT_TEAM, PERSONNEL, PLANNING_TEAM, STATE_DIRECTOR
from schemas.tables.lists import BOTH
from schemas.values import canonical_id, fold
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.plan.team import is_on
from sdp_xl.rules.progress import activity_rows, is_off, named
from sdp_xl.rules.registry import rule
from sdp_xl.rules.small_state import has_one_team
from sdp_xl.rules.team.owners import owner_names
from sdp_xl.rules.team.roles import is_state_director

_TEAMS = frozenset({MANAGEMENT_TEAM, PLANNING_TEAM})

_WIDE = frozenset(PERSONNEL) - _TEAMS - {STATE_DIRECTOR}
"""MEP staff, local agencies, parents: where the table names these, it names everybody in the program."""

_MEANT = "If your State works otherwise for a good reason, add an exception with the reason on the sheet “Exceptions”."
"""What helps where the owner is meant."""


@rule(
    "SDP217",
    severity=Severity.ADVICE,
    title="An owner whom Table A.1 does not name",
    cites=(TABLE_A1,),
    fix=f"Choose one of them, or put the owner on the team on the sheet “Team”. {_MEANT}",
    needs=("team.role", "team.team"),
    several="activities ({ids}) have an owner whom Table A.1 does not name",
)
def outside_of_personnel(plan: Plan) -> Iterator[Finding]:
    """Table A.1 names personnel for each action; somebody else can help, but does not decide for the State.

    A member of a team that the table names will do, and one such owner among several. Who is not on the Team sheet at
    all is SDP304's.

    Example:     A4.1e | Evaluation Plan | External Evaluator, who is only consulted
    Use instead: A4.1e | Evaluation Plan | State Director, or a member of the SDP Planning Team
    """
    members = _members(plan)
    for row in activity_rows(plan):
        wanted = _personnel().get(row.id, ())
        if is_off(row) or not wanted or _WIDE & set(wanted):
            continue
        standings = [_standing(plan, name, wanted, members) for name in owner_names(row.text("owner"))]
        if standings and not any(one is not False for one in standings):
            message = "“{name}” is owned by “{owner}”; Table A.1 names {named}."
            who = " and ".join(f"the {one}" for one in wanted)
            fix = "" if _TEAMS & set(wanted) else f"Choose {{named}}. {_MEANT}"
            yield row.finding("owner", message, fix=fix, name=named(row), named=who)


@cache
def _personnel() -> dict[str, tuple[str, ...]]:
    """Whom Table A.1 names, by the ID of the activity."""
    return {canonical_id(one.id): action.personnel for action, one, _ in process.activities()}


def _members(plan: Plan) -> dict[str, list[Row]]:
    """The rows of the Team sheet by what an owner may be called: role, name, organization or ID."""
    found: dict[str, list[Row]] = {}
    for row in plan["team"]:
        for word in {row.id, *(fold(row.text(key)) for key in ("role", "name", "organization"))} - {""}:
            found.setdefault(word, []).append(row)
    return found


def _standing(plan: Plan, name: str, wanted: tuple[str, ...], members: dict[str, list[Row]]) -> bool | None:
    """Whether an owner is among those whom the table names; None if nobody knows who it is."""
    teams = _TEAMS & set(wanted)
    if teams and has_one_team(plan):
        teams = _TEAMS
    folded = fold(name)
    if folded in map(fold, {*wanted, *teams, *((BOTH,) if has_one_team(plan) and teams else ())}):
        return True
    rows = members.get(folded) or members.get(canonical_id(name), [])
    if any(is_state_director(row) or is_on(row, *teams) for row in rows):
        return True
    known = rows or folded in map(fold, (*PERSONNEL, *plan.choices("agencies")))
    return False if known else None
