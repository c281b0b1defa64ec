"""Topic 3 of the evaluation: children with priority for services (PFS) beside the others."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.tables.lists import EVERYBODY, FAMILIES, NOT_PFS, PFS_ONLY
from sdp_xl.documents.evaluation.evaluated import Evaluated, named
from sdp_xl.documents.parts import Block, Gap, Table
from sdp_xl.results import ResultLine, Standing
from sdp_xl.results.by_year import in_points

WHY = "34 CFR 200.84(a): particularly for migratory children who have priority for services"


def blocks(of: Evaluated) -> Iterator[Block]:
    """The table of both groups, and the MPOs whose results nobody told apart."""
    found: dict[tuple[int, int], dict[str, ResultLine]] = {}
    for line in of.lines:
        if line.standing != Standing.NO_DATA:
            found.setdefault((line.mpo.row.number, line.year), {})[line.group] = line
    rows = tuple(_row(groups) for groups in found.values() if PFS_ONLY in groups or NOT_PFS in groups)
    if rows:
        table = Table(
            caption="Results for children with PFS and for the others, by MPO and year",
            headers=(
                *("MPO", "Year", "PFS: served", "PFS: met it", "PFS: share", "PFS: result"),
                *("Others: served", "Others: share", "PFS less others"),
            ),
            rows=rows,
            widths=(0.5, 0.75, 0.65, 0.65, 0.65, 0.95, 0.7, 0.7, 0.95),
            merged=(0,),
        )
        yield Block(key="apart.table", name=table.caption, parts=(table,))
    lacking = [groups[EVERYBODY] for groups in found.values() if PFS_ONLY not in groups and EVERYBODY in groups]
    lacking = [line for line in lacking if line.mpo.row.many("population") != (FAMILIES,)]
    if lacking or not rows:
        what = f"Results for children with PFS on {named(lacking)}." if lacking else "Results for children with PFS."
        yield Block(key="apart.gap", name="Results for PFS: gap", parts=(Gap(what=what, why=WHY),))


def _row(groups: dict[str, ResultLine]) -> tuple[str, ...]:
    pfs, others = groups.get(PFS_ONLY), groups.get(NOT_PFS)
    one = pfs or others
    assert one is not None  # a row is made of a year with one of the two
    return (
        one.mpo.row.text("id"),
        one.period,
        *((pfs.served, pfs.met, pfs.shown_share, pfs.standing) if pfs else ("", "", "", "")),
        *((others.served, others.shown_share) if others else ("", "")),
        in_points(others.share, pfs.share) if pfs and others else "",
    )
