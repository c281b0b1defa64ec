"""Charts in the words and layouts of real States: at least 90 % right, at most 2 % wrong, nothing lost, all chains."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from sdp_xl.files import read
from tests.intake.reading import bring, located, master, with_rows
from tests.intake.states.central import MICHIGAN_PROJECT
from tests.intake.states.files import write
from tests.intake.states.notation import Chart
from tests.intake.states.run import CHARTS, result, results, table
from tests.intake.states.score import LOST, RIGHT, WRONG
from tests.intake.states.western import CALIFORNIA_TIMELINE

DECORATED = ("{}", "{} *", "{} ▼", "{} – required", "{} (see below)", "3. {}", "{}:", " {} ")


def test_nine_in_ten_cells_are_right_and_none_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = results(tmp_path)
    capsys.readouterr()
    total: Counter[str] = sum((one.counts for one in found), Counter())
    shown = table(found)
    assert total[RIGHT] >= 0.9 * total.total(), shown
    assert total[WRONG] <= 0.02 * total.total(), shown
    assert not total[LOST], shown
    assert not [(one.name, one.unlinked) for one in found if one.unlinked]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("chart", [MICHIGAN_PROJECT, CALIFORNIA_TIMELINE], ids=lambda chart: chart.name)
def test_columns_in_another_order_and_decorated_headers_come_out_the_same(
    chart: Chart, seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = result(varied(chart, random.Random(seed)), tmp_path)
    capsys.readouterr()
    assert found.counts[RIGHT] == found.counts.total(), found.astray


def varied(chart: Chart, dice: random.Random) -> Chart:
    """The chart with its columns in another order, and signs, numbers and hints at its headers."""
    order = list(range(len(chart.rows[0][0])))
    dice.shuffle(order)
    signs = [dice.choice(DECORATED) for _ in order]
    rows = []
    for cells, record in chart.rows:
        moved = [cells[place] for place in order]
        if moved[0].head:
            moved = [replace(one, text=sign.format(one.text)) for one, sign in zip(moved, signs, strict=True)]
        rows.append((tuple(moved), record))
    return replace(chart, rows=tuple(rows))


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_a_second_import_adds_nothing(chart: Chart, tmp_path: Path) -> None:
    path = write(chart, tmp_path)
    first = bring(path)
    second = bring(path, into=located(with_rows(master(), first)))
    assert second.additions == {}
    assert [one.text for one in second.notes] == [one.text for one in first.notes]


def test_the_workbook_is_still_read_after_an_import(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result(MICHIGAN_PROJECT, tmp_path)
    capsys.readouterr()
    plan = located(read(tmp_path / "michigan_project plan.xlsx"))
    assert [row.text("depends_on") for row in plan["project_plan"]] == ["", "1", "2FS+1 day", "3"]
