"""The rows of a timeline for the days on Settings: the plan is adopted, takes effect, and ends."""

from __future__ import annotations

from datetime import date

from sdp_xl.plan.model import Row
from sdp_xl.scheduling.model import TimelineRow, Words
from sdp_xl.scheduling.network import ADOPTION
from sdp_xl.scheduling.schedule import Placed

TASKS = {ADOPTION: "Plan adopted", "cycle_start": "Plan takes effect", "cycle_end": "Plan ends"}
"""The names of the milestones by the key of their row."""


def milestone(
    settings: Row, key: str, day: date | None, why: str, dates: str, placed: Placed | None = None, *, column: str = ""
) -> TimelineRow:
    """The row of a day on Settings. ``column`` is the answer that it comes from, if not that of ``key``.

    ``dates`` is the word of the column Dates, ``placed`` what the scheduler says of it, if it takes part at all.
    """
    return TimelineRow(
        key=key,
        row=settings,
        column=column or key,
        work=None,
        id="",
        task=TASKS[key],
        who="",
        status="",
        start=day,
        finish=day,
        days=0,
        dates=dates,
        slack=placed.slack if placed else None,
        critical=bool(placed and placed.critical and day),
        milestone=True,
        summary=False,
        reason=Words(lambda: why),
        clash=placed.clash if placed else None,
    )
