"""What was once read wrongly: sound short entries, days that were not meant, formulas and output that broke."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

import workbook
from schemas.placeholders import says_nothing
from schemas.tables import table
from schemas.values import Value, fold
from sdp_xl import files
from sdp_xl.files.facts import _translated
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.locate import locate
from sdp_xl.written import find_periods, read_period
from sdp_xl.written.doubts import doubt


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("strategies.population", "TK"),  # transitional kindergarten
        ("evaluation.instrument", "TK"),
        ("project_plan.lead", "FPO"),
        ("team.organization", "N.D."),
        ("settings.state", "N.D."),
        ("monitoring.found", "Ninguna"),  # as None, which is an answer there
        ("project_plan.resources", "Ninguno"),
        ("project_plan.status", "To do"),
        ("project_plan.status", "Pending"),
        ("project_plan.status", "En proceso"),
    ],
)
def test_a_short_answer_is_no_placeholder(where: str, text: str) -> None:
    key, _, column = where.partition(".")
    assert not says_nothing(table(key).column(column), text)


def test_ninguna_says_nothing_where_none_does() -> None:
    assert says_nothing(table("needs").column("need"), "Ninguna")


@pytest.mark.parametrize("text", ["10/5/2026, Monday-Wednesday", "10/5/2026 Mon-Wed"])
def test_several_days_of_the_week_are_not_one_day(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize("text", ["20272028", "PO 20270230", "contract 20261399"])
def test_eight_digits_that_are_no_day_are_not_called_an_impossible_one(text: str) -> None:
    assert not doubt(text)


def test_a_year_before_a_whole_date_is_not_its_year() -> None:
    assert date(2027, 10, 5) in [one.first for one in find_periods("in 2025 and 2026, October 5, 2027")]


def test_a_blank_line_is_one_space() -> None:
    assert fold("Need\n\nID") == fold("Need ID")


@pytest.mark.parametrize("text", ["A1", "A1+#BOGUS"])
def test_a_shared_formula_that_cannot_be_moved_is_no_traceback(text: str) -> None:
    assert _translated((text, "N5"), "M6") == "="


@pytest.mark.skipif(sys.platform == "win32", reason="no timer there")
def test_nothing_is_lost_in_a_slow_pipe() -> None:
    """Output that Python does not hold back, since a timer that rings ends a write before its end."""
    code = (
        "import sys, time; from sdp_xl.cli.run import _begin; _begin(); import signal;"
        "signal.signal(signal.SIGALRM, lambda *_: None); signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05);"
        "print('x' * 500_000)"
    )
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(Path(workbook.__file__).parents[1])}
    command = f'"{sys.executable}" -c "{code}" | (sleep 1; wc -c)'
    done = subprocess.run(command, shell=True, env=environment, capture_output=True, text=True, check=True)
    assert int(done.stdout) == 500_001


def test_a_bare_number_is_the_day_of_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    with ZipFile(workbook.path(workbook.EXAMPLE)) as source, ZipFile(path, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, source.read(name).replace(b"<workbookPr", b'<workbookPr date1904="1"'))
    grid = files.read(path)
    assert grid.from_1904 and grid.counted(44_838) == 46_300 and grid.counted("44838") == "44838"
    assert not files.read(workbook.path(workbook.EXAMPLE)).from_1904


@pytest.mark.parametrize(
    ("own", "cells", "left_out"),
    [
        ("Timeline", ("Year 1", "Year 2"), "finish"),
        ("After", ("Yes", "No"), "depends_on"),
        ("Staff", (3, 5), "lead"),
    ],
)
def test_a_column_of_the_states_own_is_known_by_its_cells(own: str, cells: tuple[Value, ...], left_out: str) -> None:
    declared = table("project_plan")
    heads = [column.header for column in declared.columns if column.key != left_out]
    rows = [[f"P{number}", *[None] * (len(heads) - 1), cell] for number, cell in enumerate(cells, 1)]
    plan = locate(Grid(sheets={declared.sheet: [[*heads, own], *rows]}), today=date(2026, 11, 24))
    assert left_out not in plan["project_plan"].columns
