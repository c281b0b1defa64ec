"""The timeline of a plan: its rows as scheduled tasks, each with its dates and the reason for them."""

from __future__ import annotations

from sdp_xl.timeline.make import closed_days, make
from sdp_xl.timeline.model import Entry, Timeline
from sdp_xl.timeline.network import ADOPTION, DEVELOPMENT, IMPLEMENTATION
from sdp_xl.timeline.work import MEETINGS, PHASES, PROJECT_PLAN

__all__ = [
    "ADOPTION",
    "DEVELOPMENT",
    "IMPLEMENTATION",
    "MEETINGS",
    "PHASES",
    "PROJECT_PLAN",
    "Entry",
    "Timeline",
    "closed_days",
    "make",
]
