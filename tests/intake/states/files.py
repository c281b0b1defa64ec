"""Charts written as the files that States have: Excel, Word and CSV."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.intake.states.notation import Chart


def write(chart: Chart, folder: Path) -> Path:
    """The path of the chart's file in that folder."""
    path = folder / chart.name
    {".xlsx": _excel, ".docx": _word, ".csv": _csv}[path.suffix](chart, path)
    return path


def _excel(chart: Chart, path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number, (cells, _) in enumerate(chart.rows, start=1):
        at = 1
        for cell in cells:
            sheet.cell(number, at).value = cell.text or None
            if cell.span > 1:
                sheet.merge_cells(start_row=number, end_row=number, start_column=at, end_column=at + cell.span - 1)
            at += cell.span
    book.save(path)


def _csv(chart: Chart, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        for cells, _ in chart.rows:
            writer.writerow([text for cell in cells for text in (cell.text, *[""] * (cell.span - 1))])


def _word(chart: Chart, path: Path) -> None:
    """A row of one cell without a span is a paragraph; other rows are tables, parted by paragraphs and empty rows."""
    from docx import Document

    document = Document()
    table = None
    for cells, _ in chart.rows:
        width = sum(cell.span for cell in cells)
        if width <= 1:
            table = None
            document.add_paragraph(cells[0].text if cells else "")
            continue
        if table is None:
            table = document.add_table(rows=0, cols=width)
        line = table.add_row().cells
        at = 0
        for cell in cells:
            place = line[at] if cell.span == 1 else line[at].merge(line[at + cell.span - 1])
            place.text = cell.text
            at += cell.span
    document.save(str(path))
