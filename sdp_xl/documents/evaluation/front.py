"""The front of the evaluation: what it is of, which numbers it hides, and what came out, in brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from schemas.tables import lists
from sdp_xl.documents.evaluation.evaluated import Evaluated
from sdp_xl.documents.parts import Block, Bullets, Gap, Heading, Part, Text
from sdp_xl.documents.said import counted, full, listed, said
from sdp_xl.results import HIDDEN, Standing, next_revision
from sdp_xl.results.small import small_number

INTRO = (
    "States evaluate how their Migrant Education Program is carried out, and measure its results against their "
    "performance targets, particularly for children with priority for services (34 CFR 200.84(a)). They use the "
    "results to improve services (34 CFR 200.84(b)). The five topics below are those of federal guidance."
)


def blocks(of: Evaluated) -> Iterator[Block]:
    """Title, what is evaluated, and the results in brief."""
    yield Block(key="front", name="Title", parts=tuple(_head(of)))
    heading = Heading(text="In brief")
    yield Block(key="brief.title", name="Heading: In brief", parts=(heading,))
    yield Block(key="brief", name="In brief", parts=tuple(_brief(of)))


def _head(of: Evaluated) -> Iterator[Part]:
    settings = of.plan.settings
    yield Text(text="Written evaluation", style="Title")
    if title := said(settings, "plan_title"):
        yield Text(text=title, style="Subtitle")
    if agency := said(settings, "agency"):
        yield Text(text=agency)
    upto = f"Results up to {of.period}, as they stood" if of.latest is not None else "There were no results yet"
    yield Text(text=f"{upto} on {full(of.plan.today)}.")
    yield Text(text=INTRO)
    if of.before_the_plan and (start := settings.date("cycle_start")):
        yield Text(
            text=f"The plan takes effect on {full(start)}. All results below are of years before it: they show where "
            "it begins, and none of them says yet whether an MPO is met.",
            lead="Before the plan.",
        )
    if any(HIDDEN in (line.served, line.met) for line in of.lines):
        yield Text(
            text=f"Numbers below {small_number(of.plan)}, and others that would tell them, are not shown, so that no "
            "child can be recognized.",
            lead="Hidden.",
        )


def _brief(of: Evaluated) -> Iterator[Part]:
    points = [*_points(of)]
    if points:
        yield Bullets(points=tuple(points))
    else:
        yield Gap(what="What came out, in brief.", why="34 CFR 200.84(a); Results and Local Projects are empty")


def _points(of: Evaluated) -> Iterator[str]:
    plan = of.plan
    mpos = [row for row in plan["mpos"] if row.filled("id")]
    last = {line.mpo.row.id: line for line in of.of_all() if line.year == of.latest}
    if last:
        counts = Counter(line.standing for line in last.values())
        told = [f"{counts[word]} {word.lower()}" for word in (*Standing, HIDDEN) if counts[word]]
        yield f"{of.period}: {len(last)} of {counted(len(mpos), 'MPO', 'MPOs')} with a result, or due: {listed(told)}."
    rows = [row for row in plan["local_projects"] if row.filled("strategy")]
    if rows:
        done = [row for row in rows if row.says("carried_out", lists.YES)]
        projects = len({row.ids("project") for row in rows})
        reports = counted(len(rows), "report", "reports")
        where = counted(projects, "local project", "local projects")
        yield f"Strategies carried out in full: {len(done)} of {reports} from {where}."
    points = next_revision(plan)
    if points:
        open_ = sum(not point.decided for point in points)
        yield f"{counted(len(points), 'point', 'points')} for the next revision, {open_ or 'none'} of them undecided."
