"""The agenda of a meeting in Word: purpose, objectives, timed items, what is still open, and who signs in by role."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas.tables.lists import CANCELED, DONE, HELD, NO, NOT_APPLICABLE
from schemas.values import canonical_id, fold
from sdp_xl.documents import Asked, Made
from sdp_xl.documents.agenda_items import Item, items
from sdp_xl.documents.parts import Bullets, Gap, Heading, Part, Table, Text
from sdp_xl.documents.said import said
from sdp_xl.documents.word import word
from sdp_xl.plan.model import Plan, Row
from sdp_xl.plan.team import team_names
from sdp_xl.scheduling.work import PHASES
from sdp_xl.trouble import Trouble

QUESTION = "Question"
"""The type of information that waits for an answer."""
SEATS = 4
"""Blank lines for those who come and stand in no row of Team."""


def make(plan: Plan, asked: Asked) -> Made:
    """The agenda of the meeting that is asked for by its ID, or of the next one; Trouble if there is none."""
    meeting = _asked(plan, asked.meeting) if asked.meeting else _next(plan)
    name = f"{meeting.text('id')} {meeting.text('meeting')}".strip()
    parts = [*_head(meeting), *_aims(meeting), *_items(meeting), *_open(plan, meeting), *_seats(plan, meeting)]
    gaps = sum(isinstance(part, Gap) for part in parts)
    told = f"the agenda of {name}{f', with {gaps} parts to be written' if gaps else ''}."
    return Made(data=word(f"Agenda: {name}", parts, margin=0.5), told=(told,))


def _asked(plan: Plan, id_: str) -> Row:
    found = plan["meetings"].by_id().get(canonical_id(id_))
    if found is None:
        known = ", ".join(row.text("id") for row in plan["meetings"] if row.filled("id"))
        raise Trouble(
            f"There is no meeting “{id_}” on {plan['meetings'].sheet}. {f'There are {known}.' if known else ''}"
        )
    return found


def _next(plan: Plan) -> Row:
    """The first meeting that is still to be held, or else the last one."""
    rows = [row for row in plan["meetings"] if row.filled("meeting") and not row.says("status", CANCELED)]
    if not rows:
        raise Trouble(f"There is no meeting on {plan['meetings'].sheet} yet. Enter one there, then write its agenda.")
    rows.sort(key=_day)
    return next((row for row in rows if not row.says("status", HELD) and _day(row) >= plan.today), rows[-1])


def _day(row: Row) -> date:
    return row.date("date") or date.max


def _head(meeting: Row) -> Iterator[Part]:
    yield Text(text=f"Agenda: {meeting.text('meeting')}", style="Title")
    lines = (
        ("Date", said(meeting, "date")),
        ("Days", meeting.text("days") if meeting.number_of("days") != 1 else ""),
        ("Where", meeting.text("format")),
        ("Languages", meeting.text("languages")),
        ("Interpretation", meeting.text("interpretation")),
        ("Taking part", meeting.text("participants")),
        ("Consultation with", "" if meeting.says("consultation", NO) else meeting.text("consultation")),
    )
    yield from (Text(text=text, lead=f"{label}: ") for label, text in lines if text)
    if not meeting.filled("date"):
        yield Gap(what="the date", why=f"column Date of {meeting.sheet}")


def _aims(meeting: Row) -> Iterator[Part]:
    for key, heading, what in (
        ("purpose", "Purpose and objectives", "why the meeting is held"),
        ("goals", "Expected product", "what will exist when it ends"),
    ):
        yield Heading(text=heading)
        points = tuple(
            part[0].upper() + part[1:]
            for one in meeting.text(key).replace("\n", ";").split(";")
            if (part := one.strip())
        )
        if len(points) > 1:
            yield Bullets(points=tuple(point.rstrip(".") for point in points))
        elif points:
            yield Text(text=points[0])
        else:
            yield Gap(what=what, why="each meeting has a purpose and goals: Table A.1, action 2")


def _items(meeting: Row) -> Iterator[Part]:
    yield Heading(text="Items")
    found = items(meeting.text("agenda"))
    if not found:
        yield Gap(what="the items", why="agenda items are set before the meeting: Table A.1, action 2")
        return
    yield Table(
        caption="Items in order",
        headers=("Time", "Item", "Lead", "Materials"),
        rows=tuple((_times(item), item.text, item.lead, item.materials) for item in found),
        widths=(1.2, 3.6, 1.5, 1.2),
    )


def _times(item: Item) -> str:
    both = (one for one in (item.start, item.finish) if one)
    clock = " to ".join(f"{one.hour % 12 or 12}:{one:%M} {'p.m.' if one.hour >= 12 else 'a.m.'}" for one in both)
    return "\n".join(filter(None, (item.day, clock)))


def _open(plan: Plan, meeting: Row) -> Iterator[Part]:
    """What the meeting before left open: its questions, and what this meeting waits for and is not finished."""
    before = [row for row in plan["meetings"] if row.says("status", HELD) and _day(row) < _day(meeting)]
    last = max(before, key=_day, default=None)
    points = []
    if last is not None:
        log = (row for row in plan["information_log"] if last.id in row.ids("meeting") and row.says("type", QUESTION))
        points += [f"From {last.text('id')}: {row.text('information')}" for row in log]
    waits = set(meeting.ids("depends_on"))
    activities = (row for key in PHASES for row in plan[key] if row.id in waits)
    points += [
        f"Not finished yet: {row.text('id')} {row.text('activity')}"
        for row in activities
        if not row.says("status", DONE, NOT_APPLICABLE)
    ]
    if points:
        yield Heading(text="Open points")
        yield Bullets(points=tuple(points))


def _seats(plan: Plan, meeting: Row) -> Iterator[Part]:
    named = fold(meeting.text("participants"))
    rows = [row for row in plan["team"] if not named or _takes_part(row, named)]
    yield Heading(text="Sign-in", new_page=True)
    yield Table(
        caption="Sign-in by role",
        headers=("Role", "Represents", "Signature"),
        rows=(*((row.text("role"), row.text("represents"), "") for row in rows), *[("", "", "")] * SEATS),
        widths=(2.6, 3.0, 1.9),
        captioned=False,
        height=0.3,
    )


def _takes_part(row: Row, named: str) -> bool:
    words = {fold(row.text("role")), *team_names(row), *map(fold, row.many("represents"))} - {""}
    return any(word in named for word in words)
