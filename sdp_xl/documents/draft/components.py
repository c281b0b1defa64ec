"""The core of the draft: targets, needs, strategies, MPOs and the evaluation plan, as tables by goal area."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.tables import lists
from schemas.values import fold
from sdp_xl.documents.draft.outline import Outline
from sdp_xl.documents.grouped import by_area, linked_to
from sdp_xl.documents.parts import Block, Heading, Table, Text
from sdp_xl.documents.said import full, lines, said
from sdp_xl.plan.model import Row


def _ids(rows: list[Row]) -> str:
    return "; ".join(row.text("id") for row in rows)


def targets(outline: Outline) -> Iterator[Block]:
    """The performance targets as one table, and what the State has not adopted."""
    rows = [row for row in outline.plan["targets"] if row.filled("target")]
    if rows:
        table = Table(
            caption="Performance targets: long-term goals and measurements of interim progress",
            headers=("Target for", "Long-term goal", "Interim progress", "Baseline", "Value, by", "Source"),
            rows=tuple(
                (
                    said(row, "subject"),
                    lines(row, "target"),
                    lines(row, "interim").replace("; ", "\n"),
                    said(row, "baseline"),
                    lines(row, "value", "year"),
                    lines(row, "measure", "source"),
                )
                for row in rows
            ),
            widths=(1.05, 1.6, 1.15, 0.8, 0.75, 1.15),
        )
        yield Block(key="targets.table", name="Performance targets", parts=(table,))
    none = [
        what
        for setting, what in (
            ("dropout_target", "a target for the number of school dropouts"),
            ("readiness_target", "a target for school readiness"),
        )
        if outline.plan.settings.says(setting, lists.NO)
    ]
    if none:
        text = Text(text=f"The State has not adopted {' or '.join(none)} for all children.")
        yield Block(key="targets.none", name="Targets that the State has not adopted", parts=(text,))


def needs(outline: Outline) -> Iterator[Block]:
    """The needs by goal area, each with its data and its cause."""
    plan = outline.plan
    if (day := plan.settings.date("cna_date")) is not None:
        text = Text(text=f"The plan rests on the statewide needs assessment (CNA) completed on {full(day)}.")
        yield Block(key="needs.cna", name="Needs assessment", parts=(text,))
    for area, rows in by_area(plan, "needs"):
        table = Table(
            caption=f"Needs: {area}",
            headers=("Need", "What children need", "Data and source", "Root cause"),
            rows=tuple(
                (
                    lines(row, "id", "priority"),
                    lines(row, "need", "kind", "population"),
                    lines(row, "data", "source"),
                    said(row, "root_cause"),
                )
                for row in rows
            ),
            widths=(0.7, 2.5, 1.9, 1.4),
        )
        yield _area("needs", area, table)


def strategies(outline: Outline) -> Iterator[Block]:
    """The adopted strategies by goal area, with whom and what each needs, and the MPOs to which it leads."""
    plan = outline.plan
    mpos_of = linked_to(plan, "strategies", "mpos")
    for area, rows in by_area(plan, "strategies"):
        table = Table(
            caption=f"Strategies: {area}",
            headers=("Strategy", "What is done, and for whom", "Local projects", "With", "Resources", "MPOs"),
            rows=tuple(
                (
                    said(row, "id"),
                    lines(row, "strategy", "population"),
                    said(row, "obligation"),
                    said(row, "partners").replace("; ", "\n"),
                    said(row, "resources"),
                    _ids(mpos_of(row)),
                )
                for row in rows
            ),
            widths=(0.75, 2.3, 0.85, 1.05, 1.0, 0.55),
        )
        yield _area("strategies", area, table)


def mpos(outline: Outline) -> Iterator[Block]:
    """The MPOs by goal area, in full, under the strategies that lead to them."""
    plan = outline.plan
    strategies_of, needs_of = linked_to(plan, "mpos", "strategies"), linked_to(plan, "mpos", "needs")
    targets_of = linked_to(plan, "mpos", "targets")
    for area, rows in by_area(plan, "mpos"):
        table = Table(
            caption=f"MPOs: {area}",
            headers=("MPO", "Measurable program outcome", "Baseline", "Strategies", "Needs", "Targets"),
            rows=tuple(
                (
                    said(row, "id"),
                    said(row, "text"),
                    said(row, "baseline"),
                    _ids(strategies_of(row)),
                    _ids(needs_of(row)),
                    _ids(targets_of(row)),
                )
                for row in rows
            ),
            widths=(0.55, 2.65, 1.0, 0.85, 0.65, 0.8),
        )
        yield _area("mpos", area, table)


def _area(key: str, area: str, table: Table) -> Block:
    return Block(key=f"{key}.area.{fold(area)}", name=table.caption, parts=(Heading(text=area, level=2), table))


def evaluation(outline: Outline) -> Iterator[Block]:
    """The questions about implementation and about results, and how each MPO is measured."""
    plan = outline.plan
    for kind in (lists.IMPLEMENTATION, lists.RESULTS):
        rows = [row for row in plan["evaluation"] if row.says("kind", kind) and row.filled("question")]
        if not rows:
            continue
        table = Table(
            caption=f"Evaluation questions: {kind.lower()}",
            headers=("ID", "Question", "Instrument or data", "Who and when", "PFS apart", "Use of results"),
            rows=tuple(
                (
                    said(row, "id"),
                    said(row, "question"),
                    said(row, "instrument"),
                    lines(row, "collector", "when"),
                    said(row, "pfs"),
                    said(row, "use"),
                )
                for row in rows
            ),
            widths=(0.5, 1.6, 1.2, 1.2, 0.6, 1.4),
        )
        yield Block(
            key=f"evaluation.{kind}", name=table.caption, parts=(Heading(text=f"{kind} questions", level=2), table)
        )
    questions_of = linked_to(plan, "mpos", "evaluation")
    rows = [row for row in plan["mpos"] if row.filled("text")]
    if rows:
        table = Table(
            caption="How each MPO is measured",
            headers=("MPO", "As measured by", "By", "Questions", "Who", "PFS apart"),
            rows=tuple(
                (
                    said(row, "id"),
                    said(row, "measure"),
                    said(row, "deadline"),
                    _ids(questions_of(row)),
                    "\n".join(dict.fromkeys(filter(None, (said(one, "collector") for one in questions_of(row))))),
                    "Yes" if any(one.says("pfs", lists.YES) for one in questions_of(row)) else "No",
                )
                for row in rows
            ),
            widths=(0.6, 1.9, 1.15, 0.95, 1.25, 0.65),
        )
        yield Block(
            key="evaluation.mpos", name=table.caption, parts=(Heading(text="The MPOs and their data", level=2), table)
        )
