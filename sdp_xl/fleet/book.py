"""The rollup as a workbook: an overview with two charts, and a table a sheet, with links to the workbooks."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from schemas.requirements import REQUIREMENTS
from sdp_xl.address import address
from sdp_xl.chart.spreadsheet import FONT, HEAD_FILL, HEAD_TEXT, INK, QUIET, lying
from sdp_xl.files.ooxml.cells import fitting
from sdp_xl.fleet.record import Record
from sdp_xl.fleet.tables import RollupTable, tables
from sdp_xl.written.shown import as_excel_shows

if TYPE_CHECKING:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.worksheet.worksheet import Worksheet

BAD, WARN, CALM = "B42318", "B54708", HEAD_FILL
"""Colors of the master workbook (sdp_xl/build/style.py, where a test computes their contrast)."""

SHOWN = 25
"""Bars that a chart has room for; the sheets hold all."""
_AT = 41
"""The column in which the figures of the charts stand, hidden from printing far to the right."""


def write_rollup(records: Sequence[Record], today: date, file: IO[bytes], *, folder: Path) -> None:
    """Writes the workbook, which will stand in that folder; a text in it never turns into a formula."""
    from openpyxl import Workbook

    book = Workbook()
    overview = book.worksheets[0]
    overview.title = "Overview"
    for table in tables(records):
        _sheet(book.create_sheet(table.title), table, folder)
    _overview(overview, records, today)
    book.properties.title, book.properties.language, book.properties.creator = "Rollup of plans", "en-US", "sdp-xl"
    book.save(file)


def _overview(sheet: Worksheet, records: Sequence[Record], today: date) -> None:
    from openpyxl.styles import Font

    read = [one for one in records if not one.trouble]
    errors = sum(one.errors > 0 for one in read)
    incomplete = sum(bool(one.missing) for one in read)
    late = sum(one.overdue > 0 for one in read)
    lines = (
        ("Plans side by side", Font(name=FONT, size=18, bold=True, color=HEAD_FILL)),
        (
            f"Made for {as_excel_shows(today)} of {_counted(len(records), 'workbook')}.",
            Font(name=FONT, size=11, color=QUIET),
        ),
        (
            f"{_counted(errors, 'plan')} with errors, {incomplete} with required elements missing, "
            f"{late} with overdue tasks; {len(records) - len(read)} could not be read.",
            Font(name=FONT, size=12, bold=True, color=INK),
        ),
    )
    for number, (text, font) in enumerate(lines, start=1):
        sheet.cell(number, 1, text).font = font
    sheet.row_dimensions[1].height = 30
    worst = sorted(read, key=lambda one: (-one.errors, -one.warnings))[:SHOWN]
    often = Counter(element for one in read for element in one.missing).most_common(SHOWN)
    called = Counter(one.name for one in worst)
    names = [(one.name if called[one.name] == 1 else Path(one.file).stem, one.errors, one.warnings) for one in worst]
    _chart(sheet, "A5", "Errors and warnings by plan", _figures(sheet, 1, ("Plan", "Errors", "Warnings"), names))
    titles = {one.id: one.title for one in REQUIREMENTS}
    elements = [(titles[element], count) for element, count in often]
    if elements:
        _chart(
            sheet,
            "J5",
            "Required elements missing, by plans",
            _figures(sheet, 60, ("Element", "Plans"), elements),
        )
    lying(sheet)
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:T{6 + max(18, len(worst))}"


def _figures(sheet: Worksheet, row: int, headers: tuple[str, ...], rows: Sequence[tuple[str | int, ...]]) -> Reference:
    """Writes what a chart shows, and says where."""
    from openpyxl.chart import Reference

    for number, values in enumerate((headers, *rows), start=row):
        for column, value in enumerate(values, start=_AT):
            sheet.cell(number, column, value)
    return Reference(sheet, min_col=_AT, max_col=_AT + len(headers) - 1, min_row=row, max_row=row + len(rows))


def _chart(sheet: Worksheet, at: str, title: str, figures: Reference) -> None:
    """A bar chart whose first column names the bars, and the others give one series each."""
    from openpyxl.chart import BarChart, Reference

    chart: BarChart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 40
    chart.title, chart.style, chart.width = title, 10, 17
    rows = figures.max_row - figures.min_row
    chart.height = max(7.5, 1.5 + 0.6 * rows)
    data = Reference(
        sheet, min_col=figures.min_col + 1, max_col=figures.max_col, min_row=figures.min_row, max_row=figures.max_row
    )
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(
        Reference(sheet, min_col=figures.min_col, min_row=figures.min_row + 1, max_row=figures.max_row)
    )
    for series, color in zip(chart.series, (BAD, WARN) if len(chart.series) > 1 else (CALM,), strict=True):
        series.graphicalProperties.solidFill = color
    chart.x_axis.scaling.orientation, chart.x_axis.delete = "maxMin", False
    chart.y_axis.delete, chart.y_axis.majorUnit = False, None
    chart.y_axis.number_format = "0"
    chart.legend.position = "b"
    if len(chart.series) == 1:
        chart.legend = None
    sheet.add_chart(chart, at)


def _sheet(sheet: Worksheet, table: RollupTable, folder: Path) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.table import Table, TableStyleInfo

    for column, (header, width) in enumerate(zip(table.headers, table.widths, strict=True), start=1):
        cell = sheet.cell(1, column, header)
        cell.font, cell.fill = (
            Font(name=FONT, size=11, bold=True, color=HEAD_TEXT),
            PatternFill("solid", fgColor=HEAD_FILL),
        )
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[address(1, column).rstrip("1")].width = width
    for number, row in enumerate(table.rows or ((None,) * len(table.headers),), start=2):
        for column, value in enumerate(row, start=1):
            put = sheet.cell(number, column)
            put.font, put.alignment = Font(name=FONT, size=11, color=INK), Alignment(wrap_text=True, vertical="top")
            if isinstance(value, str):
                put.value = fitting(value)
                put.data_type = "s"  # openpyxl takes a text that begins with = for a formula
                if column == 1:
                    put.hyperlink = _link(value, folder)
                    put.font = Font(name=FONT, size=11, color=CALM, underline="single")
            elif value is not None:
                put.value = value
                if isinstance(value, date):
                    put.number_format = "mm-dd-yy"  # format 14: the reader's own form
    end = address(max(len(table.rows), 1) + 1, len(table.headers))
    made = Table(displayName=f"rollup_{table.key}", ref=f"A1:{end}")
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(made)
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "B2"
    lying(sheet)
    sheet.print_title_rows = "1:1"


def _link(file: str, folder: Path) -> str:
    """The way from the rollup's folder to a workbook, so that both can move together; an address on another disk."""
    try:
        return quote(Path(os.path.relpath(file, folder)).as_posix())
    except ValueError:  # Windows knows no way from one disk to another
        return Path(file).absolute().as_uri()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
