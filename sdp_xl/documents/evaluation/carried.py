"""Topic 4 of the evaluation: what local projects planned and carried out, and how well, strategy by strategy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.tables import lists
from schemas.tables import table as table_of
from sdp_xl.documents.evaluation.evaluated import Evaluated
from sdp_xl.documents.parts import Block, Gap, Heading, Table, Text
from sdp_xl.documents.said import said
from sdp_xl.plan.chains import in_plan
from sdp_xl.plan.model import Plan, Row

WHY = "34 CFR 200.84(a): the implementation of the program"


def blocks(of: Evaluated) -> Iterator[Block]:
    """Strategies in local projects, the monitoring of these, and the evaluation questions about implementation."""
    plan = of.plan
    found: dict[str, list[Row]] = {}
    for row in plan["local_projects"]:
        for id_ in row.ids("strategy"):
            found.setdefault(id_, []).append(row)
    strategies = [row for row in plan["strategies"] if in_plan(row) and row.filled("strategy")]
    if rows := [(row, found[row.id]) for row in strategies if row.id in found]:
        yield Block(key="carried.strategies", name="Strategies in local projects", parts=_strategies(plan, rows))
    lacking = [row for row in strategies if row.says("obligation", "Required") and row.id not in found]
    if lacking or not rows:
        ids = ", ".join(row.text("id") or row.cells["id"] for row in lacking)
        what = f"How far local projects carried out {ids or 'the strategies'}."
        gap = Gap(what=what, why=f"{WHY}; Local Projects has no row for it")
        yield Block(key="carried.gap", name="Strategies in local projects: gap", parts=(gap,))
    if seen := [row for row in plan["monitoring"] if row.filled("project")]:
        yield Block(key="carried.monitoring", name="Monitoring of local projects", parts=_monitoring(seen))
    if asked := [
        row for row in plan["evaluation"] if row.says("kind", lists.IMPLEMENTATION) and row.filled("question")
    ]:
        yield Block(key="carried.questions", name="Questions about implementation", parts=_questions(asked))


def _strategies(plan: Plan, rows: Sequence[tuple[Row, list[Row]]]) -> tuple[Table, Text]:
    projects = plan["monitoring"].by_id()
    table = Table(
        caption="Strategies in local projects: planned, carried out, and rated",
        headers=("Strategy", "Planned", "Carried out", "Rating", "Gaps"),
        rows=tuple(
            (
                f"{said(strategy, 'id')} {said(strategy, 'strategy')}",
                _counted(reports, "planned", lists.YES, lists.NO),
                _counted(reports, "carried_out", lists.YES, lists.PARTLY, lists.NO),
                _rating(reports),
                "\n".join(f"{_project(projects, row)}: {said(row, 'gaps')}" for row in reports if row.filled("gaps")),
            )
            for strategy, reports in rows
        ),
        widths=(2.4, 0.75, 0.85, 0.75, 1.75),
    )
    return table, Text(text=table_of("local_projects").column("rating").help, lead="Rating.", above=6)


def _counted(reports: Sequence[Row], key: str, *answers: str) -> str:
    """How many projects gave each answer, a line each."""
    counts = [(answer, sum(row.says(key, answer) for row in reports)) for answer in answers]
    return "\n".join(f"{answer}: {count}" for answer, count in counts if count)


def _rating(reports: Sequence[Row]) -> str:
    ratings = [rating for row in reports if (rating := row.number_of("rating")) is not None]
    if not ratings:
        return ""
    low, high = min(ratings), max(ratings)
    return f"{low:g}" if low == high else f"{sum(ratings) / len(ratings):.1f}\n({low:g} to {high:g})"


def _project(projects: dict[str, Row], row: Row) -> str:
    return next((projects[id_].text("project") for id_ in row.ids("project") if id_ in projects), said(row, "project"))


def _monitoring(rows: Sequence[Row]) -> tuple[Heading, Table]:
    table = Table(
        caption="Monitoring of local projects",
        headers=("Local project", "Last monitored", "What was found", "Next monitoring"),
        rows=tuple(
            (said(row, "project"), said(row, "last") or "Not yet", said(row, "found"), said(row, "next"))
            for row in rows
        ),
        widths=(1.3, 1.4, 2.4, 1.4),
    )
    return Heading(text=table.caption, level=2), table


def _questions(rows: Sequence[Row]) -> tuple[Heading, Table, Gap]:
    table = Table(
        caption="Evaluation questions about implementation",
        headers=("ID", "Question", "Instrument or data"),
        rows=tuple((said(row, "id"), said(row, "question"), said(row, "instrument")) for row in rows),
        widths=(0.6, 3.6, 2.3),
    )
    ids = ", ".join(row.text("id") or row.cells["id"] for row in rows)
    gap = Gap(what=f"The answers to {ids}.", why=f"{WHY}; the workbook has no place for them")
    return Heading(text="Questions about implementation", level=2), table, gap
