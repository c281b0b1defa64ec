"""Timeline of the workbook, made once for all rules that ask for it."""

from __future__ import annotations

from sdp_xl.plan.model import Plan, once
from sdp_xl.scheduling import Timeline, make


@once
def timeline_of(plan: Plan) -> Timeline:
    """The timeline of the workbook."""
    return make(plan)
