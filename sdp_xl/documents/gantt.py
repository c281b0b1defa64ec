"""The timeline on one page, for a slide: the nine actions, the milestones, and the strategies of the project plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas import process
from sdp_xl.documents import Asked, Made
from sdp_xl.documents.bars import by_strategy, span
from sdp_xl.documents.picture import pdf, png
from sdp_xl.documents.said import full
from sdp_xl.plan.model import Plan
from sdp_xl.report import drawing
from sdp_xl.report.gantt import FRAME, Chart, chart
from sdp_xl.scheduling import Timeline, TimelineRow
from sdp_xl.trouble import Trouble

_ACTION = re.compile(r"a(\d)\.", re.IGNORECASE)
TITLE = "Timeline of the Service Delivery Plan"
LETTERS = 48
"""Letters of a name that fit beside its bar in the font of the picture."""


def make(plan: Plan, asked: Asked) -> Made:
    """The drawing as its ending says: SVG, PNG, or PDF with its words; Trouble if nothing has a date."""
    bars = tuple(_bars(plan, asked.scheduled(plan)))
    drawn = chart(TITLE, bars, plan.today, strip=max(len(bars), 1), frame=FRAME, letters=LETTERS)
    if drawn is None:
        raise Trouble("Nothing has a date yet, so there is no timeline to draw. Fill in dates, and write it again.")
    told = (f"{len(bars)} bars on one page.", *(f"Not drawn, far from all others: {one}." for one in drawn.left_out))
    return Made(data=_file(drawn, bars, asked.ending), told=told)


def _file(drawn: Chart, bars: Sequence[TimelineRow], ending: str) -> bytes:
    svg = drawing(drawn)
    if ending == ".svg":
        return svg.encode()
    picture = png(svg)
    if ending == ".png":
        return picture
    words = "; ".join(
        f"{bar.name}, {full(bar.start)} to {full(bar.finish)}" for bar in bars if bar.start and bar.finish
    )
    return pdf(picture, title=TITLE, words=f"{TITLE}: {words}.")


def _bars(plan: Plan, made: Timeline) -> Iterator[TimelineRow]:
    found: dict[int, list[TimelineRow]] = {}
    for row in made.development:
        if row.work and row.start and row.finish and (number := _ACTION.match(row.work.canonical)):
            found.setdefault(int(number[1]), []).append(row)
    for phase in process.PHASES:
        for action in phase.actions:
            if rows := found.get(action.number):
                yield span(rows, id=str(action.number), task=action.text, letters=LETTERS)
    yield from (row for row in made.development if row.milestone and not row.work and row.start)
    yield from by_strategy(plan, made, letters=LETTERS)
