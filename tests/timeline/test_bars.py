"""Bars follow the dates, cover the plan whatever was mistyped, and the legend explains every mark."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

import workbook
from schemas.model import HEADER_ROW, TITLE_ROW
from schemas.tables import table
from schemas.tables.generated import TIMELINE_WEEKS
from sdp_xl import files
from sdp_xl.build.gantt import LEGEND
from sdp_xl.files.ooxml.measure import LINE, length, pixels
from sdp_xl.pages.axis import axis, told_outside
from sdp_xl.pages.timeline import gantt_pages
from sdp_xl.plan.locate import locate
from sdp_xl.plan.page import PADDING
from sdp_xl.scheduling import make
from tests.markdown import TODAY
from tests.timeline.plans import book

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

PLAN = """
### Settings
| Question | Answer |
|---|---|
| State | Ohio |
| Planning starts on | 2026-09-08 |
| Plan adopted on (planned or actual) | {adopted} |
### Pre-Planning
| ID | Action | Activity | Start | Finish | Status |
|---|---|---|---|---|---|
| A1.2 | 1. Reviewing Information to Inform the Process | Recruit | 2026-09-08 | {finish} | {status} |
| A1.3 | 1. Reviewing Information to Inform the Process | Outline | 2026-10-12 | 2026-10-23 | Done |
"""


@pytest.mark.parametrize(("key", "days"), [("timeline", "mmm d"), ("implementation_timeline", "mmm yyyy")])
def test_columns_are_dated_and_the_legend_names_every_mark(key: str, days: str) -> None:
    of = table(key)
    sheet = load_workbook(workbook.path("sdp-master.xlsx"))[of.sheet]
    first = sheet.cell(HEADER_ROW, len(of.columns) + 1)
    assert (first.number_format, first.alignment.textRotation) == (days, 90)
    shown = " ".join(str(cell.value) for cell in sheet[TITLE_ROW] if cell.value)
    assert {*(text for _, text in LEGEND if text), "◆", "Milestone"} <= set(shown.split())


def test_today_is_a_line_with_a_label_and_bars_follow_the_dates() -> None:
    sheet = load_workbook(workbook.path("sdp-master.xlsx"))["Timeline"]
    rules = [rule for found in sheet.conditional_formatting for rule in found.rules]
    labels = [rule for rule in rules if rule.dxf and rule.dxf.numFmt and rule.dxf.numFmt.formatCode == '"Today"']
    assert len(labels) == 1 and "TODAY()" in labels[0].formula[0]
    drawn = [rule.formula[0] for rule in rules if rule.dxf.fill and "$D5" in rule.formula[0]]
    assert len(drawn) == 9 and all("$E5" in formula for formula in drawn)


def test_a_mistyped_year_does_not_empty_the_chart_and_is_named() -> None:
    timeline = make(book(PLAN.format(adopted="2027-05-28", finish="2072-10-02", status="")))
    page, _ = gantt_pages(timeline)
    assert page.bars is not None
    _, months, days = page.bars.heads
    assert days[0] == date(2026, 8, 31) and months[:5] == ("Sep", None, None, None, "Oct")
    assert isinstance(days[-1], date) and date(2027, 5, 24) <= days[-1] < date(2028, 1, 1)
    told = told_outside(axis(timeline, timeline.development), timeline.development)
    assert told.startswith("Outside the bars") and "A1.2 (10/2/2072)" in told and page.note.startswith(told)
    now = {row[1]: row[5] for row in page.rows}
    assert str(now["Recruit"]).startswith("Outside") and now["Outline"] == "Done"


@pytest.mark.parametrize(("adopted", "days_each"), [("2027-12-01", 14), ("2028-08-01", 21)])
def test_a_long_plan_has_columns_of_several_weeks(adopted: str, days_each: int) -> None:
    timeline = make(book(PLAN.format(adopted=adopted, finish="2026-10-02", status="")))
    page, _ = gantt_pages(timeline)
    assert page.bars is not None
    days = [day for day in page.bars.heads[-1] if isinstance(day, date)]
    assert len(days) <= TIMELINE_WEEKS and {(b - a).days for a, b in pairwise(days)} == {days_each}


def test_late_and_done_are_told_in_words_and_the_heading_counts_them() -> None:
    timeline = make(book(PLAN.format(adopted="2027-05-28", finish="2026-10-02", status="")))
    page, _ = gantt_pages(timeline)
    column = {key: number for number, key in enumerate(page.table.keys)}
    lines = {row[column["task"]]: row for row in page.rows}
    assert str(lines["Recruit"][column["now"]]).startswith("Late") and "L" in str(lines["Recruit"][column["mark"]])
    heading = lines["1. Reviewing Information to Inform the Process"]
    assert heading[column["now"]] == "1 late" and heading[column["share"]] == round(9 / 28, 2)
    assert lines["Outline"][column["share"]] == 1
    assert page.bars is not None and page.bars.levels == (0, 1, 1, 0)


def test_the_sheet_opens_at_this_month_when_today_is_far_from_the_first_column() -> None:
    grid = book(PLAN.format(adopted="2028-02-01", finish="2026-10-02", status="")).grid
    for day, opens in ((date(2026, 11, 24), 0), (date(2027, 12, 15), 32), (date(2030, 1, 1), 0)):
        page, _ = gantt_pages(make(locate(grid, today=day)))
        assert page.bars is not None and page.bars.opens == opens


def test_in_a_file_rows_are_equally_high_tasks_indented_and_columns_end_with_the_plan(tmp_path: Path) -> None:
    example = workbook.path(workbook.EXAMPLE)
    page, _ = gantt_pages(make(locate(files.read(example), today=TODAY)))
    files.write_pages(example, [page], tmp_path / "a.xlsx")
    files.write_pages(tmp_path / "a.xlsx", [page], tmp_path / "b.xlsx")
    for name in ("a", "b"):
        sheet = load_workbook(tmp_path / f"{name}.xlsx")["Timeline"]
        assert page.bars is not None
        rows = range(HEADER_ROW + 1, HEADER_ROW + 1 + len(page.rows))
        assert {sheet.row_dimensions[row].height for row in rows} == {2 * LINE}
        assert tuple(int(sheet.cell(row, 2).alignment.indent) - PADDING for row in rows) == page.bars.levels
        assert sheet.max_column == len(page.table.columns) + len(page.bars.heads[-1])
        diamonds = [cell.column for row in sheet.iter_rows(min_row=HEADER_ROW + 1) for cell in row if cell.value == "◆"]
        marked = [row for row in page.rows if "M" in str(row[page.table.keys.index("mark")])]
        assert len(diamonds) >= len(marked) > 0
    few = gantt_pages(make(book(PLAN.format(adopted="2026-12-01", finish="2026-10-02", status=""))))[0]
    files.write_pages(tmp_path / "b.xlsx", [few], tmp_path / "c.xlsx")
    sheet = load_workbook(tmp_path / "c.xlsx")["Timeline"]
    assert few.bars is not None
    heads = [cell for cell in sheet[HEADER_ROW][len(few.table.columns) :] if cell.value]
    assert [cell.value.date() for cell in heads] == list(few.bars.heads[-1])
    assert {cell.number_format for cell in heads} == {"mmm d"}


def test_a_note_is_no_longer_than_what_stands_before_the_bars() -> None:
    timeline = make(book(PLAN.format(adopted="2027-05-28", finish="2072-10-02", status="")))
    page, _ = gantt_pages(timeline)
    room = sum(pixels(column.width) for column in page.table.columns[: page.table.keys.index("now") + 1])
    assert length(page.note) <= room and page.note.endswith("2 tasks, no date proposed.")
