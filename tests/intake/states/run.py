"""All charts of the States imported into a new plan each, and the table of what came of them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import workbook
from sdp_xl.cli import main
from tests.intake.states import central, fifth, fourth, second, sixth, third, western
from tests.intake.states.files import write
from tests.intake.states.notation import Cell, Chart
from tests.intake.states.score import LISTED, LOST, RIGHT, WRONG, After, judged

CHARTS: tuple[Chart, ...] = tuple(
    value
    for module in (western, central, second, third, fourth, fifth, sixth)
    for value in vars(module).values()
    if isinstance(value, Chart)
)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one chart."""

    name: str
    counts: Counter[str]
    astray: Sequence[tuple[Cell, str]]
    links: int
    unlinked: Sequence[Mapping[str, str]]


def results(folder: Path, charts: Sequence[Chart] = CHARTS) -> list[Result]:
    """Each chart imported into a plan of its own in that folder, and counted."""
    return [result(chart, folder) for chart in charts]


def result(chart: Chart, folder: Path) -> Result:
    """One chart imported into a plan of its own, and counted."""
    plan = folder / f"{Path(chart.name).stem} plan.xlsx"
    shutil.copy(workbook.path("sdp-master.xlsx"), plan)
    with patch("sdp_xl.intake.kept.path", return_value=folder / "nothing said before.json"):
        main(["import", str(write(chart, folder)), "--into", str(plan), "--in-place"])
    after = After(plan)
    cells = judged(chart, after)
    return Result(
        chart.name,
        Counter(kind for _, kind in cells),
        [(cell, kind) for cell, kind in cells if kind != RIGHT],
        len(chart.links),
        [link for link in chart.links if not after.linked(link)],
    )


def table(found: Sequence[Result]) -> str:
    """The results as lines of text: percents of the cells of each chart, and of all."""
    lines = [f"{'chart':28}{'cells':>6}{'right':>7}{'wrong':>7}{'listed':>8}{'lost':>6}   chains"]
    total: Counter[str] = Counter()
    for result in found:
        total += result.counts
        lines.append(
            _line(
                result.name,
                result.counts,
                f"{result.links - len(result.unlinked)} of {result.links}" if result.links else "",
            )
        )
    return "\n".join([*lines, _line("all", total, "")])


def _line(name: str, counts: Counter[str], links: str) -> str:
    cells = counts.total()
    right, wrong, listed, lost = (f"{counts[kind] / cells:.0%}" for kind in (RIGHT, WRONG, LISTED, LOST))
    return f"{name:28}{cells:>6}{right:>7}{wrong:>7}{listed:>8}{lost:>6}   {links}".rstrip()
