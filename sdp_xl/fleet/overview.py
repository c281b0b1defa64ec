"""The first sheet of a rollup's workbook: what stands out in one sentence, and two charts beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from schemas.requirements import REQUIREMENTS
from sdp_xl.chart.spreadsheet import FONT, HEAD_FILL, INK, QUIET, lying
from sdp_xl.fleet.record import Record
from sdp_xl.written.shown import as_excel_shows

if TYPE_CHECKING:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.fill import PatternFillProperties
    from openpyxl.worksheet.worksheet import Worksheet

BAD, WARN, LIGHT, CALM = "B42318", "B54708", "FFF3E0", HEAD_FILL
"""Colors of the master workbook (sdp_xl/build/style.py, where a test computes their contrast)."""

SHOWN = 25
"""Bars that a chart has room for; the sheets hold all."""
_AT = 41
"""The column in which the figures of the charts stand, hidden from printing far to the right."""
_FIRST, _SECOND, _COLUMNS, _WIDTH = "A6", "J6", "ABCDEFGHIJKLMNOPQR", 8
"""Where the charts stand, and the columns below them: both fit on a screen of 1440 pixels."""
_CENTIMETERS, _BAR, _REST = 15, 0.6, 3.2
"""How wide a chart is; how high with a bar more, and without any."""
_POINTS = 15
"""The height of a row."""
_SMALL = 8
"""Up to this number each has its line on the axis."""
_LABEL = 44
"""Letters of the name of a bar."""


def write_overview(sheet: Worksheet, records: Sequence[Record], today: date) -> None:
    """Fills the sheet with what stands out in these records as of ``today``."""
    from openpyxl.styles import Font

    read = [one for one in records if not one.trouble]
    bad = [Path(one.file).name for one in records if one.trouble]
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
            f"{late} with late tasks.",
            Font(name=FONT, size=12, bold=True, color=INK),
        ),
        (
            f"Could not be read (why stands on the sheet Workbooks): {shorten('; '.join(bad), 100)}" if bad else None,
            Font(name=FONT, size=11, color=BAD),
        ),
    )
    for number, (text, font) in enumerate(lines, start=1):
        sheet.cell(number, 1, text).font = font
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = _POINTS, True
    sheet.row_dimensions[1].height = 30
    for letter in _COLUMNS:
        sheet.column_dimensions[letter].width = _WIDTH
    worst = sorted(read, key=lambda one: (-one.errors, -one.warnings))[:SHOWN]
    names = [(name, one.errors, one.warnings) for name, one in zip(labels(worst), worst, strict=True)]
    titles = {one.id: one.title for one in REQUIREMENTS}
    often = Counter(element for one in read for element in one.missing).most_common(SHOWN)
    elements = [(shorten(titles[element], _LABEL, placeholder=" …"), count) for element, count in often]
    high = _REST + _BAR * max(len(names), len(elements), 6)
    plans = _figures(sheet, 1, ("Plan", "Errors", "Warnings"), names)
    _chart(sheet, _FIRST, "Errors and warnings by plan", plans, high, _unit(one.errors + one.warnings for one in worst))
    if elements:
        figures = _figures(sheet, 60, ("Element", "Plans"), elements)
        _chart(sheet, _SECOND, "Required elements that plans lack", figures, high, _unit(count for _, count in often))
    lying(sheet)
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:{_COLUMNS[-1]}{7 + int(high / 2.54 * 72 / _POINTS)}"


def labels(records: Sequence[Record]) -> list[str]:
    """What tells these plans apart: the State, and of two that share one the file's name too, or the whole path."""
    ways = (
        [one.name for one in records],
        [f"{one.name}: {Path(one.file).stem}" for one in records],
        [str(Path(one.file).with_suffix("")) for one in records],
    )
    counted = [Counter(way) for way in ways]
    found = [
        next((names[at] for names, count in zip(ways, counted, strict=True) if count[names[at]] == 1), one.file)
        for at, one in enumerate(records)
    ]
    return [name if len(name) <= _LABEL else f"{name[: _LABEL - 1]}…" for name in found]


def _figures(sheet: Worksheet, row: int, headers: tuple[str, ...], rows: Sequence[tuple[str | int, ...]]) -> Reference:
    """Writes what a chart shows, and says where."""
    from openpyxl.chart import Reference

    for number, values in enumerate((headers, *rows), start=row):
        for column, value in enumerate(values, start=_AT):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
    return Reference(sheet, min_col=_AT, max_col=_AT + len(headers) - 1, min_row=row, max_row=row + len(rows))


def _chart(sheet: Worksheet, at: str, title: str, figures: Reference, high: float, unit: int | None) -> None:
    """A bar chart whose first column names the bars, and the others give one series each."""
    from openpyxl.chart import BarChart, Reference

    chart: BarChart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 40
    chart.title, chart.style, chart.width, chart.height = title, 10, _CENTIMETERS, high
    heading = chart.title
    assert heading and heading.tx and heading.tx.rich  # openpyxl makes them of the text
    heading.tx.rich.p[0].pPr, heading.overlay = _letters(14, bold=True).p[0].pPr, False
    data = Reference(
        sheet, min_col=figures.min_col + 1, max_col=figures.max_col, min_row=figures.min_row, max_row=figures.max_row
    )
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(
        Reference(sheet, min_col=figures.min_col, min_row=figures.min_row + 1, max_row=figures.max_row)
    )
    if len(chart.series) == 1:
        chart.series[0].graphicalProperties.solidFill = CALM
    else:
        errors, warnings = (series.graphicalProperties for series in chart.series)
        errors.solidFill = BAD
        warnings.pattFill, warnings.line.solidFill = _hatched(WARN), WARN
    chart.x_axis.scaling.orientation, chart.x_axis.delete = "maxMin", False
    chart.x_axis.tickLblSkip = 1  # each bar has its name
    chart.y_axis.delete, chart.y_axis.majorUnit = False, unit
    chart.y_axis.number_format = "0"
    chart.x_axis.txPr = chart.y_axis.txPr = _letters(10)
    chart.legend.position = "b"
    chart.legend.txPr = _letters(10)
    if len(chart.series) == 1:
        chart.legend = None
    sheet.add_chart(chart, at)


def _hatched(color: str) -> PatternFillProperties:
    """Stripes of a color, so that it is not the color alone that tells a bar from its neighbor."""
    from openpyxl.drawing.colors import ColorChoice
    from openpyxl.drawing.fill import PatternFillProperties

    front, back = (ColorChoice(srgbClr=one) for one in (color, LIGHT))  # type: ignore[arg-type]  # any color does
    return PatternFillProperties(prst="wdUpDiag", fgClr=front, bgClr=back)


def _unit(counts: Iterable[int]) -> int | None:
    """The step of an axis on which there are no half ones; None where Excel finds it."""
    return 1 if max(counts, default=0) <= _SMALL else None


def _letters(points: int, *, bold: bool = False) -> RichText:
    """How texts of a chart look."""
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

    look = CharacterProperties(sz=100 * points, b=bold, solidFill=INK, latin=Font(typeface=FONT))
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
