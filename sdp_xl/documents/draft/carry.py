"""How the plan is carried out: local projects, the project plan with its timeline, looking forward."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas.tables import lists
from sdp_xl.documents.bars import by_strategy
from sdp_xl.documents.draft.outline import Outline
from sdp_xl.documents.parts import Block, Bullets, Gap, Heading, Part, Picture, Table, Text
from sdp_xl.documents.said import full, lines, said
from sdp_xl.plan.chains import in_plan
from sdp_xl.plan.model import Row
from sdp_xl.scheduling import TimelineRow

NAME, SIZE = 40, 16
"""Letters of a strategy beside its bar, and their height, of which a page shows half."""

MOST_BARS = 24
"""Bars of a picture whose words can still be read on a page."""


def local(outline: Outline) -> Iterator[Block]:
    """What each project must carry out, and the four plans that help it to."""
    plan = outline.plan
    required = [row for row in plan["strategies"] if _required(row)]
    if required:
        parts = (
            Text(text="Each local project with such children carries out:"),
            Bullets(points=tuple(f"{said(row, 'id')}: {said(row, 'strategy')}" for row in required)),
        )
        yield Block(key="local.required", name="Strategies that projects must carry out", parts=parts)
    for kind in plan.choices("local_plans"):
        title = "Technical assistance, training and professional development" if kind == lists.ASSISTANCE else kind
        rows = [row for row in plan["local_support"] if row.says("plan", kind) and row.filled("activity")]
        heading = Heading(text=title, level=2)
        yield Block(key=f"local.{kind}.title", name=f"Heading: {title}", parts=(heading,))
        yield Block(key=f"local.{kind}", name=title, parts=(_activities(title, rows, "evidence"),))


def _required(row: Row) -> bool:
    return in_plan(row) and row.says("obligation", "Required") and row.filled("strategy")


def _activities(title: str, rows: list[Row], last: str) -> Part:
    if not rows:
        return Gap(what=f"{title}.", why="plans that help local projects comply: 34 CFR 200.83(c); Table A.1, action 6")
    return Table(
        caption=title,
        headers=("What is done", "Responsible", "When", "What shows it"),
        rows=tuple((said(row, "activity"), said(row, "who"), said(row, "when"), said(row, last)) for row in rows),
        widths=(2.6, 1.3, 1.2, 1.4),
    )


def project_plan(outline: Outline) -> Iterator[Block]:
    """The timeline as a picture, a bar a strategy, and the activities of each strategy as a table."""
    plan = outline.plan
    bars = [*by_strategy(plan, outline.timeline, letters=NAME)]
    if bars:
        yield Block(key="project.timeline", name="Timeline", parts=(_picture(bars),))
    known = plan["strategies"].by_id()
    groups: dict[str, list[Row]] = {}
    for row in plan["project_plan"]:
        if row.filled("activity"):
            groups.setdefault((row.ids("strategy") or ("",))[0], []).append(row)
    for id_, rows in groups.items():
        strategy = known.get(id_)
        typed = said(strategy, "id") if strategy else said(rows[0], "strategy")
        name = f"Strategy {typed}" if id_ else "Activities without a strategy"
        table = Table(
            caption=f"Project plan: {name[0].lower()}{name[1:]}",
            headers=("Activity", "Time", "Lead and others", "Resources", "Complete when"),
            rows=tuple(
                (
                    f"{said(row, 'id')} {said(row, 'activity')}",
                    _time(row),
                    lines(row, "lead", "responsible_2", "responsible_3"),
                    said(row, "resources"),
                    said(row, "measured_by"),
                )
                for row in rows
            ),
            widths=(2.0, 1.1, 1.3, 1.0, 1.1),
        )
        intro = (
            (Text(text=said(strategy, "strategy"), lead=f"{name}:", above=12, kept=True),)
            if strategy and strategy.filled("strategy")
            else ()
        )
        yield Block(key=f"project.{id_}", name=table.caption, parts=(*intro, table))
    if not groups:
        gap = Gap(
            what="The project plan: activities, timeline, persons or agencies responsible, resources.",
            why="Table A.1, action 7; the sheet “Project Plan” is empty",
        )
        yield Block(key="project.gap", name="Project plan", parts=(gap,))


def _time(row: Row) -> str:
    return "\nto ".join(filter(None, (said(row, "start"), said(row, "finish"))))


def _picture(bars: list[TimelineRow]) -> Picture:
    from sdp_xl.documents.picture import png
    from sdp_xl.report import drawing
    from sdp_xl.report.gantt import chart

    shown = bars[:MOST_BARS]
    drawn = chart("Timeline", shown, date.min)
    assert drawn is not None  # each bar has its dates
    spans = (f"{one.id}, {full(one.start)} to {full(one.finish)}" for one in shown if one.start and one.finish)
    more = "" if shown == bars else f" (the first {MOST_BARS} of {len(bars)})"
    return Picture(
        caption=f"Timeline of the strategies{more}",
        png=png(drawing(drawn, size=SIZE)),
        alt=f"Timeline with a bar for each strategy: {'; '.join(spans)}. The tables below say the same by activity.",
    )


def forward(outline: Outline) -> Iterator[Block]:
    """How the plan is communicated, looked at again, and carried by others."""
    plan = outline.plan
    for part in plan.choices("forward_parts"):
        rows = [row for row in plan["looking_forward"] if row.says("part", part) and row.filled("activity")]
        if rows:
            yield Block(key=f"forward.{part}.title", name=f"Heading: {part}", parts=(Heading(text=part, level=2),))
            table = Table(
                caption=part,
                headers=("What is done", "Whom it reaches", "Responsible", "When", "What shows it"),
                rows=tuple(
                    tuple(said(row, key) for key in ("activity", "audience", "who", "when", "evidence")) for row in rows
                ),
                widths=(2.0, 1.2, 1.1, 1.0, 1.2),
            )
            yield Block(key=f"forward.{part}", name=part, parts=(table,))
    if (day := plan.settings.date("last_review")) is not None:
        text = Text(text=f"The plan was last reviewed on {full(day)}.")
        yield Block(key="forward.review", name="Last review", parts=(text,))
