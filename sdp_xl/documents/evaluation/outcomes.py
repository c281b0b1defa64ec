"""Topic 2 of the evaluation: the MPOs by goal area and year, as bars and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.tables.lists import EVERYBODY
from schemas.values import fold
from sdp_xl.documents.evaluation.evaluated import Evaluated, named
from sdp_xl.documents.evaluation.shares import picture
from sdp_xl.documents.grouped import in_areas
from sdp_xl.documents.parts import Block, Bullets, Gap, Heading, Part, Table, Text
from sdp_xl.mpo import MpoPart
from sdp_xl.mpo.row import MpoRow, mpo_rows
from sdp_xl.results import ResultLine, Standing


def blocks(of: Evaluated) -> Iterator[Block]:
    """A block a goal area, with what is missing in it."""
    mpos = {mpo.row.number: mpo for mpo in mpo_rows(of.plan)}
    if not mpos:
        gap = Gap(what="The MPOs and their results.", why="34 CFR 200.83(a)(3); the sheet “MPOs” is empty")
        yield Block(key="outcomes.none", name="MPOs", parts=(gap,))
        return
    for area, rows in in_areas(of.plan, (mpo.row for mpo in mpos.values())):
        numbers = {row.number for row in rows}
        lines = [line for line in of.lines if line.mpo.row.number in numbers]
        parts = _area(area, [mpos[row.number] for row in rows], lines)
        yield Block(key=f"outcomes.{fold(area)}", name=f"MPOs: {area}", parts=(Heading(text=area, level=2), *parts))


def _area(area: str, mpos: Sequence[MpoRow], every: Sequence[ResultLine]) -> Iterator[Part]:
    """The MPOs in full, then the lines about all children; those about PFS and the others stand in topic 3."""
    lines = [line for line in every if line.group == EVERYBODY]
    yield Bullets(points=tuple(f"{_id(mpo)}: {mpo.row.text('text') or mpo.text(MpoPart.OUTCOME)}" for mpo in mpos))
    if drawn := picture(area, lines):
        yield drawn
    if lines:
        yield Table(
            caption=f"Results of the MPOs by year: {area}",
            headers=("MPO", "Target", "Year", "Served", "Met it", "Share", "Result", "Change"),
            rows=tuple(map(_row, lines)),
            widths=(0.5, 0.85, 0.8, 0.65, 0.65, 0.7, 1.25, 1.1),
            merged=(0, 1),
        )
    due = [line for line in lines if line.standing == Standing.NO_DATA and not _explained(line)]
    if due:
        yield Gap(what=f"Results of {named(due)}.", why="34 CFR 200.84(a); they were due, and Results has no data")
    there = {line.mpo.row.number for line in every}
    later = [_id(mpo) for mpo in mpos if mpo.row.number not in there]
    if later:
        yield Text(text=f"{', '.join(later)}.", lead="No result yet, and none due:", above=6)


def _id(mpo: MpoRow) -> str:
    return mpo.row.text("id") or mpo.row.cells["id"]


def _row(line: ResultLine) -> tuple[str, ...]:
    shown = (line.target, line.period, line.served, line.met, line.shown_share, line.standing, line.change)
    return (_id(line.mpo), *shown)


def _explained(line: ResultLine) -> bool:
    """Whether staff said why there are no data."""
    return line.result is not None and line.result.row.filled("why")
