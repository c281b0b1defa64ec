"""Teams of a member: what a row of the Team sheet is on, and by which words a text means it."""

from __future__ import annotations

from schemas.tables.lists import BOTH, MANAGEMENT, PLANNING
from schemas.values import fold
from sdp_xl.plan.row import Row

_CALLED = {
    fold(team): tuple(map(fold, (team, *others)))
    for team, others in ((MANAGEMENT, (BOTH,)), (PLANNING, (BOTH,)), (BOTH, (MANAGEMENT, PLANNING)))
}


def team_names(row: Row) -> tuple[str, ...]:
    """The names that mean a team of the member, in comparing form: “Both teams” and each of the two mean each other."""
    return tuple(name for team in map(fold, row.many("team")) for name in _CALLED.get(team, (team,)))


def is_on(row: Row, *teams: str) -> bool:
    """Whether the member is on one of these teams; who is on both is on each."""
    return not {*map(fold, teams)}.isdisjoint(team_names(row))
