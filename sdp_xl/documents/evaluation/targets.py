"""Topic 1 of the evaluation: the State's performance targets, and the MPOs that lead to each."""

from __future__ import annotations

from collections.abc import Iterator

from sdp_xl.documents.evaluation.evaluated import Evaluated
from sdp_xl.documents.grouped import linked_to
from sdp_xl.documents.parts import Block, Gap, Table
from sdp_xl.documents.said import lines, said


def blocks(of: Evaluated) -> Iterator[Block]:
    """The targets as a table; what the workbook does not hold is to be written."""
    rows = [row for row in of.plan["targets"] if row.filled("target")]
    if not rows:
        gap = Gap(what="The State's performance targets.", why="34 CFR 200.83(a)(1); the sheet “Targets” is empty")
        yield Block(key="targets.none", name="Performance targets", parts=(gap,))
        return
    mpos_of = linked_to(of.plan, "targets", "mpos")
    last = {line.mpo.row.id: line.standing for line in of.of_all()}
    table = Table(
        caption="Performance targets, and the latest results of the MPOs that lead to them",
        headers=("Target for", "Target and interim progress", "Baseline", "Notes", "MPOs"),
        rows=tuple(
            (
                said(row, "subject"),
                lines(row, "target", "interim").replace("; ", "\n"),
                said(row, "baseline"),
                said(row, "notes"),
                "\n".join(f"{mpo.text('id')}: {last.get(mpo.id, 'no result yet').lower()}" for mpo in mpos_of(row)),
            )
            for row in rows
        ),
        widths=(1.05, 2.1, 0.95, 1.25, 1.15),
    )
    yield Block(key="targets.table", name="Performance targets", parts=(table,))
    gap = Gap(
        what=f"How all children, migratory children, and those with PFS came out on each target in {of.period}.",
        why="34 CFR 200.84(a): results measured against the performance targets; the workbook has no place for them",
    )
    yield Block(key="targets.results", name="Results on the targets", parts=(gap,))
