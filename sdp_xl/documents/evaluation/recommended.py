"""Topic 5 of the evaluation: what became of last year's recommendations, and the list for the next revision."""

from __future__ import annotations

from collections.abc import Iterator

from sdp_xl.documents.evaluation.evaluated import Evaluated
from sdp_xl.documents.parts import Block, Gap, Heading, Table
from sdp_xl.plan.model import Row
from sdp_xl.results import ResultLine, RevisionPoint, next_revision
from sdp_xl.written.periods import label

WHY = "34 CFR 200.84(b): results are used to improve services"
OPEN = "To be decided"


def blocks(of: Evaluated) -> Iterator[Block]:
    """Last year's recommendations with what came of them, then the list for the next revision."""
    if of.latest is not None:
        title = f"What became of the recommendations of {label(of.latest - 1)}"
        yield Block(key="last.title", name="Heading: last year", parts=(Heading(text=title, level=2),))
        yield from _last(of, of.latest)
    title = "List for the next revision of the plan"
    yield Block(key="next.title", name="Heading: next revision", parts=(Heading(text=title, level=2),))
    rows = (*_decisions(of), *map(_point, _others(of)))
    if rows:
        table = Table(
            caption="What results, local projects and feedback ask of the next revision",
            headers=("About", "What was found or said", "Recommendation or decision"),
            rows=rows,
            widths=(0.8, 3.0, 2.7),
        )
        yield Block(key="next", name="Next revision", parts=(table,))
    undecided = [row[0] for row in rows if row[2] == OPEN]
    if undecided or not rows:
        ids = ", ".join(dict.fromkeys(filter(None, undecided)))
        gap = Gap(what=f"What is recommended{f' on {ids}' if ids else ''}.", why=WHY)
        yield Block(key="next.gap", name="Recommendations: gap", parts=(gap,))


def _last(of: Evaluated, latest: int) -> Iterator[Block]:
    before = _decided(of, latest - 1)
    if not before:
        what = f"What became of last year's recommendations; Results has no decision of {label(latest - 1)}."
        yield Block(key="last", name="Last year's recommendations", parts=(Gap(what=what, why=WHY),))
        return
    now = {line.mpo.row.number: line for line in of.of_all() if line.year == latest}
    table = Table(
        caption=f"Recommendations of {label(latest - 1)}, and the results since",
        headers=("MPO", "Recommendation or decision", f"Result in {label(latest)}"),
        rows=tuple(
            (line.mpo.row.text("id"), row.text("decision"), _came_out(now.get(line.mpo.row.number)))
            for line, row in before
        ),
        widths=(0.8, 3.7, 2.0),
    )
    ids = ", ".join(dict.fromkeys(line.mpo.row.text("id") for line, _ in before))
    gap = Gap(
        what=f"Whether what was decided on {ids} was carried out.", why=f"{WHY}; the workbook has no place for it"
    )
    yield Block(key="last", name="Last year's recommendations", parts=(table, gap))


def _came_out(line: ResultLine | None) -> str:
    if line is None:
        return "No result yet"
    return "\n".join(filter(None, (line.standing, line.shown_share, line.change)))


def _decided(of: Evaluated, year: int) -> list[tuple[ResultLine, Row]]:
    """The lines of a year in whose row of Results a decision stands."""
    lines = [line for line in of.lines if line.year == year and line.result]
    return [(line, line.result.row) for line in lines if line.result and line.result.row.filled("decision")]


def _decisions(of: Evaluated) -> Iterator[tuple[str, ...]]:
    """What was decided on the results of the last period, met or not."""
    for line, row in _decided(of, of.latest) if of.latest is not None else ():
        found = f"{line.standing} in {line.period} ({line.group})"
        yield line.mpo.row.text("id"), ": ".join(filter(None, (found, row.text("why")))), row.text("decision")


def _others(of: Evaluated) -> Iterator[RevisionPoint]:
    """The points for the next revision, but those that already stand among the decisions."""
    shown = {line.mpo.row.id for line, _ in _decided(of, of.latest)} if of.latest is not None else set()
    return (point for point in next_revision(of.plan) if shown.isdisjoint(point.row.ids("mpo")))


def _point(point: RevisionPoint) -> tuple[str, ...]:
    return ", ".join(point.about) or point.row.sheet, point.text, point.decided or OPEN
