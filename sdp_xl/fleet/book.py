"""The rollup as a workbook: an overview, and a table a sheet, with links to the workbooks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from sdp_xl.address import address
from sdp_xl.chart.spreadsheet import FONT, HEAD_FILL, HEAD_TEXT, INK, lying
from sdp_xl.files.ooxml.cells import fitting
from sdp_xl.files.ooxml.measure import BODY, MARGIN, height
from sdp_xl.files.pages.rows import HIGHEST
from sdp_xl.fleet.overview import write_overview
from sdp_xl.fleet.record import Record
from sdp_xl.fleet.tables import RollupTable, tables

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_HEAD = 36
"""Points of a row of headers: two lines, the first above Excel's filter buttons."""


def write_rollup(records: Sequence[Record], today: date, file: IO[bytes], *, folder: Path) -> None:
    """Writes the workbook, which will stand in that folder; a text in it never turns into a formula."""
    from openpyxl import Workbook

    book = Workbook()
    _declare_styles(book)
    overview = book.worksheets[0]
    overview.title = "Overview"
    for table in tables(records):
        _sheet(book.create_sheet(table.title), table, folder)
    write_overview(overview, records, today)
    book.properties.title, book.properties.language, book.properties.creator = "Rollup of plans", "en-US", "sdp-xl"
    book.save(file)


def _declare_styles(book: Workbook) -> None:
    """Names the looks of cells, which is many times faster than to give each cell its own."""
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

    # The widths of columns are measured in digits of this font.
    book._named_styles["Normal"].font = Font(name=FONT, size=BODY)  # type: ignore[attr-defined]
    entry = Font(name=FONT, size=BODY, color=INK)
    top = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
    link = Font(name=FONT, size=BODY, color=HEAD_FILL, underline="single")
    head = Font(name=FONT, size=BODY, bold=True, color=HEAD_TEXT)
    fill = PatternFill("solid", fgColor=HEAD_FILL)
    book.add_named_style(NamedStyle("Entry", font=entry, alignment=top))
    # format 14: the reader's own form
    book.add_named_style(NamedStyle("Day", font=entry, alignment=top, number_format="mm-dd-yy"))
    book.add_named_style(NamedStyle("Link", font=link, alignment=top))
    book.add_named_style(NamedStyle("Header", font=head, alignment=top, fill=fill))


def _sheet(sheet: Worksheet, table: RollupTable, folder: Path) -> None:
    from openpyxl.worksheet.table import Table, TableStyleInfo

    for column, (header, width) in enumerate(zip(table.headers, table.widths, strict=True), start=1):
        sheet.cell(1, column, header).style = "Header"
        sheet.column_dimensions[address(1, column).rstrip("1")].width = width + MARGIN
    for number, row in enumerate(table.rows or ((None,) * len(table.headers),), start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.style = "Day" if isinstance(value, date) else "Entry"
            if isinstance(value, str):
                cell.value = fitting(value)
                cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
                if column == 1:
                    cell.hyperlink = _link(value, folder)
                    cell.style = "Link"
            elif value is not None:
                cell.value = value
        sheet.row_dimensions[number].height = _high(row, table.widths)
    end = address(max(len(table.rows), 1) + 1, len(table.headers))
    made = Table(displayName=f"rollup_{table.key}", ref=f"A1:{end}")
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(made)
    sheet.row_dimensions[1].height = _HEAD
    sheet.freeze_panes = "B2"
    lying(sheet)
    sheet.print_title_rows = "1:1"


def _high(row: Sequence[object], widths: Sequence[float]) -> float:
    """The points that a row needs; only texts are wrapped."""
    texts = (value if isinstance(value, str) else "" for value in row)
    return min(height((text, width, False) for text, width in zip(texts, widths, strict=True)), HIGHEST)


def _link(file: str, folder: Path) -> str:
    """The way from the rollup's folder to a workbook, so that both can move together; an address on another disk."""
    try:
        return quote(Path(os.path.relpath(file, folder)).as_posix())
    except ValueError:  # Windows knows no way from one disk to another
        return Path(file).absolute().as_uri()
