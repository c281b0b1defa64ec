"""Small States: where one team does the work of the Management Team and of the SDP Planning Team."""

from __future__ import annotations

from collections.abc import Container

from schemas.process import SAME_WITH_ONE_TEAM
from schemas.tables.lists import YES
from schemas.values import canonical_id
from sdp_xl.plan.model import Plan

_PAIRS = tuple((canonical_id(first), canonical_id(second)) for first, second in SAME_WITH_ONE_TEAM)
_TWIN = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


def has_one_team(plan: Plan) -> bool:
    """Whether Settings say that one team does the work of both."""
    return plan.settings.says("small_state", YES)


def is_covered(plan: Plan, id: str, others: Container[str]) -> bool:
    """Whether an activity or outcome (canonical IDs) is the same as one of ``others``, since there is one team."""
    return has_one_team(plan) and _TWIN.get(id, "") in others
