"""The timeline that the rules about it share."""

from __future__ import annotations

from sdp_xl.plan.located import Located
from sdp_xl.scheduling import Timeline, make

_LAST: list[tuple[Located, Timeline]] = []
"""The workbook whose timeline was made last, and that timeline: all rules of this package ask for the same one."""


def timeline_of(book: Located) -> Timeline:
    """The timeline of the workbook, made once however many rules ask for it."""
    for known, timeline in _LAST:
        if known is book:
            return timeline
    timeline = make(book)
    _LAST[:] = [(book, timeline)]
    return timeline
