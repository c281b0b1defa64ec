"""The timeline of a plan: its rows as scheduled tasks, each with its dates and the reason for them."""

from __future__ import annotations

from sdp_xl.plan.model import once
from sdp_xl.scheduling.make import closed_days, make
from sdp_xl.scheduling.model import Timeline, TimelineRow
from sdp_xl.scheduling.network import ADOPTION, DEVELOPMENT, IMPLEMENTATION
from sdp_xl.scheduling.work import MEETINGS, PHASES, PROJECT_PLAN

__all__ = [
    "ADOPTION",
    "DEVELOPMENT",
    "IMPLEMENTATION",
    "MEETINGS",
    "PHASES",
    "PROJECT_PLAN",
    "Timeline",
    "TimelineRow",
    "closed_days",
    "make",
    "timeline_of",
]

timeline_of = once(make)
"""The timeline of a workbook, made once for all rules that ask for it."""
