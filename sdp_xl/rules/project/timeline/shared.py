"""Timeline of the workbook, made once for all rules that ask for it."""

from __future__ import annotations

from sdp_xl.plan.model import Plan
from sdp_xl.scheduling import Timeline, make

_LAST: list[tuple[Plan, Timeline]] = []
"""The workbook whose timeline was made last, and that timeline: all rules of this package ask for the same one."""


def timeline_of(plan: Plan) -> Timeline:
    """The timeline of the workbook, made once however many rules ask for it."""
    for known, timeline in _LAST:
        if known is plan:
            return timeline
    timeline = make(plan)
    _LAST[:] = [(plan, timeline)]
    return timeline
