"""The charts on Start are native, point at the cells that hold their figures, and say in words what they show."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from schemas import process
from schemas.tables.phases import PHASE_TABLES
from sdp_xl.build.charts import MILESTONES

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def test_two_charts_point_at_their_cells(built: Path) -> None:
    with ZipFile(built) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
        drawings = " ".join(archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/drawings/drawing"))
    actions, progress = charts
    assert 'grouping val="stacked"' in actions and 'grouping val="percentStacked"' in progress
    assert 'barDir val="bar"' in actions and "plotVisOnly" not in actions + progress  # the cells are hidden
    assert len(re.findall('descr="Bar chart: [^"]+"', drawings)) == 2
    sheet = openpyxl.load_workbook(built)["Start"]

    def shown(formula: str) -> list[str]:
        values = [row[0].value for row in sheet[formula.partition("!")[2].replace("$", "")]]
        return [str(getattr(value, "text", value)) for value in values]

    for chart, count in ((actions, 4), (progress, 3)):
        series = re.findall(r"<c:cat>.*?<c:f>(.*?)</c:f>.*?<c:val>.*?<c:f>(.*?)</c:f>", chart, re.DOTALL)
        assert len(series) == count and len({names for names, _ in series}) == 1
        assert all(len(shown(values)) == len(shown(names)) for names, values in series)
    names = shown(re.findall(r"<c:cat>.*?<c:f>(.*?)</c:f>", actions, re.DOTALL)[0])
    expected = [f"{action.number}. {action.text}" for action in process.actions()] + list(MILESTONES.values())
    assert [name.split('"')[1] for name in names] == expected
    phases = shown(re.findall(r"<c:cat>.*?<c:f>(.*?)</c:f>", progress, re.DOTALL)[0])
    assert phases == [table.sheet for table in PHASE_TABLES]
