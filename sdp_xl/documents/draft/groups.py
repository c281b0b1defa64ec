"""Whom the plan serves first, and with whom it was made: PFS, preschool, youth who dropped out, parents, partners."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.tables import lists
from sdp_xl.documents.draft.outline import Outline
from sdp_xl.documents.grouped import linked_to
from sdp_xl.documents.parts import Block, Bullets, Gap, Table, Text
from sdp_xl.documents.said import lines, said
from sdp_xl.plan.chains import in_plan

QUALITY_CONTROL = (
    "Training of recruiters",
    "Supervision, and a yearly review of how recruiters work",
    "How questions of eligibility are settled",
    "Check of each certificate of eligibility by qualified staff",
    "Check that determinations are right, with re-interviews",
    "Records of all this",
    "Corrective action",
)
"""The seven parts of the quality control that 34 CFR 200.89(d) asks for."""


def pfs(outline: Outline) -> Iterator[Block]:
    """Who comes first by law, and how each strategy sees to it."""
    law = Text(
        text="By ESEA 1304(d), priority goes to migratory children who have made a qualifying move within the previous "
        "1-year period and who are failing, or most at risk of failing, to meet the State's academic standards, or "
        "have dropped out of school."
    )
    yield Block(key="pfs.law", name="Who has priority for services", parts=(law,))
    rows = [row for row in outline.plan["strategies"] if in_plan(row) and row.filled("pfs")]
    if rows:
        table = Table(
            caption="How children with priority for services come first",
            headers=("Strategy", "How they are found and served first"),
            rows=tuple((said(row, "id"), said(row, "pfs")) for row in rows),
            widths=(0.9, 5.6),
        )
        yield Block(key="pfs.table", name=table.caption, parts=(table,))


def preschool(outline: Outline) -> Iterator[Block]:
    """Needs of preschool children, and what is done about them."""
    yield from _group(outline, "preschool", lists.PRESCHOOL, "preschool children")


def dropped_out(outline: Outline) -> Iterator[Block]:
    """Needs of youth who dropped out, and what is done about them."""
    yield from _group(outline, "dropped_out", lists.DROPPED_OUT, "youth who dropped out of school")


def _group(outline: Outline, key: str, population: str, whom: str) -> Iterator[Block]:
    plan = outline.plan
    needs = [row for row in plan["needs"] if row.says("population", population) and row.filled("need")]
    answers = [row for row in plan["strategies"] if in_plan(row) and row.says("population", population)]
    answers = [row for row in answers if row.filled("strategy")]
    mpos_of = linked_to(plan, "strategies", "mpos")
    for rows, what, column in ((needs, "Needs", "need"), (answers, "Strategies", "strategy")):
        if rows:
            points = [f"{said(row, 'id')}: {said(row, column)}" for row in rows]
            if column == "strategy":
                reached = (", ".join(said(mpo, "id") for mpo in mpos_of(row)) for row in rows)
                points = [f"{point} (MPO {ids})" if ids else point for point, ids in zip(points, reached, strict=True)]
            name = f"{what} of {whom}" if column == "need" else f"{what} for {whom}"
            parts = (Text(text=f"{name}:"), Bullets(points=tuple(points)))
            yield Block(key=f"{key}.{column}", name=name, parts=parts)


def parents(outline: Outline) -> Iterator[Block]:
    """Whom the law wants heard, when they were, and in which languages."""
    plan, settings = outline.plan, outline.plan.settings
    if settings.filled("school_year_programs"):
        runs = settings.says("school_year_programs", lists.YES)
        whom = (
            "The State runs programs of one school year in duration, so the State Parent Advisory Council (PAC) is "
            "consulted"
            if runs
            else "The State runs no programs of one school year in duration, so parents of migratory children are "
            "consulted"
        )
        languages = said(settings, "parent_languages").replace(";", ",")
        more = f" The languages of migratory parents are: {languages}." if languages else ""
        law = Text(text=f"{whom} (34 CFR 200.83(b)), in a format and language that parents understand.{more}")
        yield Block(key="parents.law", name="Who is consulted", parts=(law,))
    rows = [
        row
        for row in plan["meetings"]
        if row.filled("consultation")
        and not row.says("consultation", lists.NO)
        and not row.says("status", lists.CANCELED)
    ]
    if rows:
        table = Table(
            caption="Consultation with the State PAC and with parents",
            headers=("Date", "Meeting", "With", "Format and languages", "What it was to lead to"),
            rows=tuple(
                (
                    lines(row, "date", "status"),
                    said(row, "meeting"),
                    said(row, "consultation"),
                    lines(row, "format", "languages", "interpretation"),
                    said(row, "goals"),
                )
                for row in rows
            ),
            widths=(1.0, 1.3, 1.0, 1.6, 1.6),
        )
        yield Block(key="parents.meetings", name=table.caption, parts=(table,))
    heard = [row for row in plan["feedback"] if row.says("group", lists.STATE_PAC, lists.MIGRATORY_PARENTS)]
    if heard:
        points = tuple(
            f"{said(row, 'comment')} ({lines(row, 'group', 'decision').replace(chr(10), '; ')})" for row in heard
        )
        parts = (Text(text="What parents said, and what became of it:"), Bullets(points=points))
        yield Block(key="parents.heard", name="What parents said", parts=parts)


def recruitment(outline: Outline) -> Iterator[Block]:
    """The seven parts of quality control, each to be written: the workbook has no place for them."""
    intro = Text(text="The quality control of identification and recruitment has seven parts (34 CFR 200.89(d)):")
    yield Block(key="idr.intro", name="Quality control of ID&R", parts=(intro,))
    for number, part in enumerate(QUALITY_CONTROL, start=1):
        gap = Gap(what=f"{part}.", why="34 CFR 200.89(d)")
        yield Block(key=f"idr.part.{number}", name=f"ID&R: {part}", parts=(gap,))


def integration(outline: Outline) -> Iterator[Block]:
    """Which program delivers which strategy together with the MEP."""
    rows = [row for row in outline.plan["strategies"] if in_plan(row)]
    partners = dict.fromkeys(one for row in rows for one in row.many("partners") if one != "None")
    if partners:
        table = Table(
            caption="Programs and partners, and what they deliver with the MEP",
            headers=("Program or partner", "Strategies"),
            rows=tuple(
                (one, "; ".join(said(row, "id") for row in rows if row.says("partners", one))) for one in partners
            ),
            widths=(3.0, 3.5),
        )
        yield Block(key="integration.table", name=table.caption, parts=(table,))
