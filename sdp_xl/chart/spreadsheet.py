"""Writes the printed alignment chart as a workbook of its own or as a CSV file."""

from __future__ import annotations

import csv
import errno
import io
import os
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING

from sdp_xl.address import address
from sdp_xl.chart.printed import GAP_WORDS, HEADERS, NOT_IN_CHART, Chart, repeats
from sdp_xl.csv_guard import STARTERS, guarded
from sdp_xl.files.ooxml.cells import fitting
from sdp_xl.files.ooxml.measure import BODY, MARGIN, height
from sdp_xl.files.pages.rows import HIGHEST

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FONT, INK, RULE = "Arial", "1B2430", "D5DBE3"
HEAD_TEXT, HEAD_FILL, QUIET, SHADE = "FFFFFF", "1D4F8F", "4A5565", "F1F4F7"
"""Colors of the master workbook (sdp_xl/build/style.py, where a test computes their contrast)."""

WIDTHS = (12, 7, 16, 7, 16, 9, 19, 7, 24, 11, 18)
"""Characters, by column: together they fill a landscape letter page at 75 percent, where 11 points are 8."""
SHEET = "Alignment Chart"


def write_chart_xlsx(chart: Chart, file: IO[bytes]) -> None:
    """Writes the chart as a workbook of one sheet: the chains, and below them what is not in the chart.

    What a column repeats is one merged cell, so that the chart reads as it would in the plan (Excel allows no merged
    cells in a table, so it is none). A text never turns into a formula, and an ID never into a date.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    # The widths of columns are measured in digits of this font.
    book._named_styles["Normal"].font = Font(name=FONT, size=BODY)  # type: ignore[attr-defined]
    sheet = book.worksheets[0]
    sheet.title = SHEET
    rows = list(chart.rows())
    _write(sheet, 1, HEADERS)
    for number, row in enumerate(rows, start=2):
        _write(sheet, number, row)
    _merge(sheet, rows[: len(chart.chains)])
    for letter, width in zip("ABCDEFGHIJK", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width + MARGIN
    _print(sheet, chart.title)
    book.properties.title = chart.title
    book.properties.language = "en-US"
    book.properties.creator = "sdp-xl"
    try:
        book.save(file)
    except Exception as error:  # sheets are written to a temporary file first, by lxml where that is installed
        if type(error).__name__ != "SerialisationError":
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error


def _merge(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    """Merges what the columns of the chains repeat; rows are as high as what stands in them alone, or share a text."""
    spans = [(column, *span) for column in range(len(HEADERS)) for span in repeats(rows, column)]
    merged = {(row, column) for column, first, last in spans for row in range(first, last + 1)}
    high = [
        height(
            (text, WIDTHS[column], column % 2 == 1) if (number, column) not in merged else ("", WIDTHS[column], False)
            for column, text in enumerate(row)
        )
        for number, row in enumerate(rows)
    ]
    for column, first, last in spans:
        needed = height([(rows[first][column], WIDTHS[column], column % 2 == 1)])
        high[last] += max(0, needed - sum(high[first : last + 1]))
        sheet.merge_cells(f"{address(first + 2, column + 1)}:{address(last + 2, column + 1)}")
    for number, points in enumerate(high, start=2):
        sheet.row_dimensions[number].height = min(points, HIGHEST)


def write_chart_csv(chart: Chart, file: IO[bytes]) -> None:
    """Writes the chart as RFC 4180 says, in UTF-8 with the mark by which Excel knows it, each text guarded."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in (HEADERS, *chart.rows()))
    file.write(text.getvalue().encode("utf-8-sig"))


def _write(sheet: Worksheet, number: int, row: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    head, section = number == 1, row[0] == NOT_IN_CHART and not any(row[1:])
    side = Side(style="thin", color=RULE)
    for column, text in enumerate(row, start=1):
        cell = sheet.cell(number, column)
        if text:
            cell.value = fitting(text)
            cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
        cell.quotePrefix = text.startswith(STARTERS)  # or typing into the cell would make it a formula
        gap = text in GAP_WORDS
        color = HEAD_TEXT if head else QUIET if gap else INK
        cell.font = Font(
            name=FONT,
            size=BODY,
            bold=head or section or (column % 2 == 0 and not gap),
            italic=gap,
            color=color,
        )
        if section:
            continue
        cell.alignment = Alignment(wrap_text=True, vertical="center" if head else "top")
        cell.border = Border(left=side, right=side, top=side, bottom=side)
        cell.number_format = "@" if column % 2 == 0 else "General"
        if head or gap:
            cell.fill = PatternFill("solid", fgColor=HEAD_FILL if head else SHADE)
    high = height((text, width, head) for text, width in zip(row, WIDTHS, strict=True)) if not section else 27
    sheet.row_dimensions[number].height = min(high, HIGHEST)


def lying(sheet: Worksheet) -> None:
    """Has a sheet print on landscape letter, one page wide, between margins of half an inch."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup, margins = sheet.page_setup, sheet.page_margins
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "landscape", 1, 1, 0
    margins.left = margins.right = 0.5


def _print(sheet: Worksheet, title: str) -> None:
    """Landscape letter, one page wide, the header on each page."""
    lying(sheet)
    sheet.freeze_panes = "A2"
    sheet.sheet_view.showGridLines = False
    margins = sheet.page_margins
    margins.top, margins.bottom, margins.header, margins.footer = 0.75, 0.7, 0.3, 0.3
    sheet.print_title_rows = "1:1"
    head, foot = sheet.oddHeader, sheet.oddFooter
    assert head is not None and foot is not None  # openpyxl makes them with each sheet
    for part, text in ((head.left, title.replace("&", "&&")), (foot.left, "&A"), (foot.right, "Page &P of &N")):
        part.text, part.font, part.size = text, f"{FONT},Regular", BODY
