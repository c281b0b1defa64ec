"""What stands on the first screen of a sheet, 1440 by 900 pixels, and on paper; from widths and heights."""

from __future__ import annotations

import warnings
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from schemas.model import HEADER_ROW, Kind, Table
from schemas.tables import ENTRY_TABLES, GENERATED_TABLES, SHEETS, START_SHEET, choices, table
from sdp_xl.build.entry import example
from sdp_xl.build.sheet import BUTTON, PAPER, SMALLEST
from sdp_xl.build.start_lines import WIDTHS
from sdp_xl.files.ooxml.measure import INDENT, length, lines, pixels

WIDE, HIGH = 1340, 690
"""Pixels of cells that a window of that size shows beside the bars of a program: measured in LibreOffice."""

ROW_TABLES = [one for one in ENTRY_TABLES if not one.form]
FITTING = ("project_plan", "mpos", "alignment")


@pytest.fixture(scope="session")
def book(built: Path) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know data bars
        return openpyxl.load_workbook(built)


def rows_shown(book: Workbook, sheet: str) -> int:
    """How many rows below the header end above the bottom of the screen."""
    default = book[sheet].sheet_format.defaultRowHeight
    used, row = 0.0, 0
    while used <= HIGH:
        row += 1
        used += (book[sheet].row_dimensions[row].height or default) * 96 / 72
    return row - 1 - HEADER_ROW


def test_what_is_read_stands_left_of_what_is_filled_in() -> None:
    assert SHEETS[:3] == (START_SHEET, "Findings", "Timeline")
    assert SHEETS[1 : 1 + len(GENERATED_TABLES)] == tuple(one.sheet for one in GENERATED_TABLES)
    assert SHEETS[-1] == "Lists"


def test_the_tools_own_sheets_share_one_tab_color(book: Workbook) -> None:
    colors = {name: book[name].sheet_properties.tabColor for name in book.sheetnames}
    tools = {str(colors[one.sheet]) for one in GENERATED_TABLES}
    assert len(tools) == 1
    assert not tools & {str(colors[one.sheet]) for one in ENTRY_TABLES}


@pytest.mark.parametrize("one", ROW_TABLES, ids=lambda one: one.key)
def test_ten_rows_of_an_entry_table_empty_or_filled(book: Workbook, one: Table) -> None:
    assert rows_shown(book, one.sheet) >= 10


def test_a_finding_is_read_without_scrolling() -> None:
    columns = table("findings").columns
    shown = columns[: table("findings").keys.index("fix") + 1]
    assert {"severity", "cell", "message", "fix"} <= {column.key for column in shown}
    assert sum(pixels(column.width) for column in shown) <= WIDE


@pytest.mark.parametrize("one", GENERATED_TABLES, ids=lambda one: one.key)
def test_a_date_fits_its_column(one: Table) -> None:
    for column in one.columns:
        if column.kind is Kind.DATE:
            assert length("12/30/2028") + INDENT + 5 <= pixels(column.width), column.key


@pytest.mark.parametrize("key", FITTING)
def test_the_columns_that_matter_fit_the_screen(key: str) -> None:
    assert sum(pixels(column.width) for column in table(key).columns if not column.rare) <= WIDE


def test_project_plan_and_alignment_chart_print_one_page_wide(book: Workbook) -> None:
    for key in ("project_plan", "alignment"):
        sheet = book[table(key).sheet]
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        shown = sum(pixels(column.width) for column in table(key).columns if not column.rare)
        assert shown <= PAPER * 100 / SMALLEST and not sheet.col_breaks.brk


def test_rare_columns_stand_right_in_a_closed_group(book: Workbook) -> None:
    for one in ROW_TABLES:
        rare = [column.rare for column in one.columns]
        assert rare == sorted(rare), one.key
        assert not any(column.rare and column.required for column in one.columns), one.key
        dimensions = book[one.sheet].column_dimensions.values()
        for dimension in dimensions:
            if dimension.min <= len(rare):
                closed = bool(dimension.hidden and dimension.outlineLevel == 1)
                assert closed == rare[dimension.min - 1], (one.key, dimension.min)
        if any(rare):
            assert [dimension.min for dimension in dimensions if dimension.collapsed] == [len(rare) + 1], one.key


@pytest.mark.parametrize("one", ROW_TABLES, ids=lambda one: one.key)
def test_headers_take_two_lines_at_most(one: Table) -> None:
    for column in one.columns:
        assert lines(column.header, column.width - BUTTON, bold=True) <= 2, column.key
        assert max(length(word, bold=True) for word in column.header.split()) <= pixels(column.width) - INDENT - 5


def test_arrows_stand_only_where_somebody_filters(book: Workbook) -> None:
    for one in ENTRY_TABLES:
        assert bool(book[one.sheet].tables[one.name].autoFilter) == one.filters, one.key


def test_no_prompt_covers_a_sheet_when_it_opens(book: Workbook) -> None:
    for one in ENTRY_TABLES:
        view = book[one.sheet].sheet_view
        selected = [selection.activeCell for selection in view.selection if selection.pane == view.pane.activePane]
        assert selected in (["A4"], ["B4"]), one.key


def test_text_does_not_touch_the_border(book: Workbook) -> None:
    for one in ROW_TABLES:
        for row in (HEADER_ROW, HEADER_ROW + 1):
            for cell in book[one.sheet][row][: len(one.columns)]:
                assert (cell.alignment.horizontal, cell.alignment.indent) == ("left", 1), (one.key, cell.coordinate)


@pytest.mark.parametrize("one", [one for one in ENTRY_TABLES if one.example], ids=lambda one: one.key)
def test_an_example_row_fits_its_line_and_is_a_good_row(one: Table) -> None:
    assert len(example(one)) <= 255  # Excel's limit of a text in a formula
    assert pixels(one.columns[0].width) + length(example(one)) <= WIDE
    for key, text in one.example.items():
        listed = one.column(key).choices
        assert not listed or text in choices(listed).values, key


def test_the_dashboard_is_one_screen(book: Workbook) -> None:
    assert sum(map(pixels, WIDTHS)) <= PAPER * 100 / SMALLEST
    sheet = book[START_SHEET]
    last = next(row for row in range(1, 100) if sheet.cell(row, 5).value == "All phases")
    assert sum((sheet.row_dimensions[row].height or 15) * 96 / 72 for row in range(1, last + 1)) <= HIGH
