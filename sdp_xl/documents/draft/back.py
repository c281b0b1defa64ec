"""The appendices of the draft: alignment chart, required elements and where each stands, feedback and answers."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.tables import lists
from sdp_xl.chart.printed import chart
from sdp_xl.documents.chart import chart_table
from sdp_xl.documents.draft.outline import Outline
from sdp_xl.documents.parts import Block, Gap, Heading, Page, Table, Turn
from sdp_xl.documents.said import lines, said
from sdp_xl.rules.elements import Status

_STANDS = {
    Status.MET: "In this plan",
    Status.PARTLY: "Partly; to be completed",
    Status.MISSING: "To be written",
    Status.NOT_APPLICABLE: "Not applicable",
}


def alignment(outline: Outline) -> Iterator[Block]:
    """The alignment chart on lying pages; what repeats stands once."""
    title = Heading(text="Alignment chart", level=2)
    made = chart(outline.plan) if outline.plan["alignment"].present else None
    if not made or not made.chains:
        gap = Gap(what="The alignment chart.", why="Table A.1, action 4; the sheet “Alignment Chart” is empty")
        yield Block(key="align.title", name="Heading: alignment chart", parts=(title,))
        yield Block(key="align.gap", name="Alignment chart", parts=(gap,))
        return
    yield Block(key="align.lie", name="Lying pages", parts=(Turn(page=Page.LANDSCAPE),))
    yield Block(key="align.title", name="Heading: alignment chart", parts=(title,))
    caption = "Alignment of goal areas, targets, needs, strategies, MPOs and evaluation"
    table = chart_table(caption, made.chains, inches=9)
    yield Block(key="align.chart", name="Alignment chart", parts=(table,))
    yield Block(key="align.stand", name="Standing pages", parts=(Turn(page=Page.PORTRAIT),))


def elements(outline: Outline) -> Iterator[Block]:
    """Each element that the law requires or guidance suggests, and the section that holds it."""
    table = Table(
        caption="Required and suggested elements, and where each stands",
        headers=("Element", "Asked for", "Source", "Section", "Standing"),
        rows=tuple(
            (
                one.requirement.title,
                one.requirement.level.value,
                "\n".join(cite.label for cite in one.requirement.cites),
                outline.place(key),
                _STANDS[one.status],
            )
            for key, one in outline.elements.items()
        ),
        widths=(1.7, 0.9, 1.75, 1.25, 0.9),
    )
    heading = Heading(text="Required elements", level=2)
    yield Block(key="elements", name="Required elements", parts=(heading, table))


def feedback(outline: Outline) -> Iterator[Block]:
    """What was said of the draft, and the answers."""
    heading = Heading(text="Feedback and answers", level=2)
    rows = [
        row for row in outline.plan["feedback"] if row.filled("comment") and not row.says("round", lists.PREVIOUS_ROUND)
    ]
    yield Block(key="feedback.title", name="Heading: feedback", parts=(heading,))
    if not rows:
        gap = Gap(what="What stakeholders said of the draft, and the answers.", why="Table A.1, action 7")
        yield Block(key="feedback", name="Feedback", parts=(gap,))
        return
    table = Table(
        caption="Feedback and answers",
        headers=("From", "Comment", "Decision", "Answer"),
        rows=tuple(
            (lines(row, "group", "round", "date"), said(row, "comment"), said(row, "decision"), said(row, "response"))
            for row in rows
        ),
        widths=(1.4, 2.2, 0.9, 2.0),
    )
    yield Block(key="feedback", name="Feedback and answers", parts=(table,))
