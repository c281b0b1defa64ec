"""The draft of the Service Delivery Plan in Word: written anew, or renewed where people have worked on it."""

from __future__ import annotations

from sdp_xl.documents import Asked, Made
from sdp_xl.documents.draft.compose import blocks
from sdp_xl.documents.renew import made
from sdp_xl.plan.model import Plan


def make(plan: Plan, asked: Asked) -> Made:
    """The draft; with ``asked.before``, that document renewed. Trouble if it was not written by this tool."""
    return made(plan.settings.text("plan_title") or "Service Delivery Plan", blocks(plan, asked), asked)
