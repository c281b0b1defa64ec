"""The bars to the right of a timeline: conditional formats over week or month columns, which follow the dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.worksheet import Worksheet

from schemas.model import HEADER_ROW, TITLE_ROW, Table
from schemas.tables.generated import IMPLEMENTATION_MONTHS, TIMELINE_WEEKS
from sdp_xl.build.places import FIRST_ROW, LAST_ROW, column_letters
from sdp_xl.build.style import (
    CRITICAL_BAR,
    CRITICAL_PROPOSED,
    MILESTONE_BAR,
    NOTE,
    PROPOSED_BAR,
    RULE,
    SUMMARY_BAR,
    TODAY,
    TYPED_BAR,
    BookStyles,
    group,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What one column of bars stands for. ``first`` and ``next`` are formulas over {first} date and {before} cell.

    ``number_format`` is that of the headers, ``with_year`` that of the first header and of the first in each year.
    """

    unit: str
    count: int
    width: float
    number_format: str
    with_year: str
    height: float
    first: str
    next: str


WEEKS = Scale(
    unit="week",
    count=TIMELINE_WEEKS,
    width=1.9,
    number_format="mmm d",
    with_year="mmm d, yyyy",
    height=70,
    first="{first}-WEEKDAY({first},2)+1",
    next="{before}+7",
)
MONTHS = Scale(
    unit="month",
    count=IMPLEMENTATION_MONTHS,
    width=1.9,
    number_format="mmm yyyy",
    with_year="mmm yyyy",
    height=62,
    first="DATE(YEAR({first}),MONTH({first}),1)",
    next="EDATE({before},1)",
)

LEGEND = (
    (CRITICAL_BAR, "Critical path"),
    (CRITICAL_PROPOSED, "Critical, proposed dates"),
    (TYPED_BAR, "Typed dates"),
    (PROPOSED_BAR, "Proposed dates"),
    (SUMMARY_BAR, "Summary"),
    (MILESTONE_BAR, "Milestone"),
)
_FRAME: dict[str, Any] = {"left": 1, "right": 1, "left_color": TODAY, "right_color": TODAY}
LEGEND_STEP = 10
"""Columns from one sample of the legend to the next: room for its words at 11 points."""


def add_bars(sheet: Worksheet, styles: BookStyles, table: Table, scale: Scale) -> None:
    """Adds the headers, the bars and their legend to a timeline."""
    left = len(table.columns)
    right = left + scale.count - 1
    sheet.set_column(left, right, scale.width, styles.cell())
    sheet.set_row(HEADER_ROW - 1, scale.height)
    _header(sheet, styles, table, scale)
    _legend(sheet, styles, left, scale)
    _conditions(sheet, styles, table, scale)


def _dates(table: Table) -> tuple[str, str]:
    """The letters of the columns Start and Finish."""
    return column_letters(table.keys.index("start") + 1), column_letters(table.keys.index("finish") + 1)


def _header(sheet: Worksheet, styles: BookStyles, table: Table, scale: Scale) -> None:
    style, dated = (
        styles.header(group(table.key), rotation=90, num_format=form, align="center")
        for form in (scale.number_format, scale.with_year)
    )
    start, finish = (f"${letter}${FIRST_ROW}:${letter}${LAST_ROW}" for letter in _dates(table))
    left = len(table.columns)
    first = scale.first.format(first=f"MIN({start})")
    sheet.write_formula(HEADER_ROW - 1, left, f'=IF(COUNT({start})=0,"",{first})', dated, "")
    for number in range(left + 1, left + scale.count):
        before = f"{column_letters(number)}{HEADER_ROW}"
        following = scale.next.format(before=before)
        ended = f'IF({following}>MAX({start},{finish}),"",{following})'
        sheet.write_formula(HEADER_ROW - 1, number, f'=IF({before}="","",{ended})', style, "")


def _legend(sheet: Worksheet, styles: BookStyles, left: int, scale: Scale) -> None:
    """Two samples a row in the three rows above the header and, behind them, the frame of today's column."""
    for number, (bar, text) in enumerate(LEGEND):
        row, place = divmod(number, 2)
        column = left + place * LEGEND_STEP
        sheet.write_blank(TITLE_ROW - 1 + row, column, None, styles.bar(bar))
        sheet.write_string(TITLE_ROW - 1 + row, column + 1, text, styles.cell(NOTE, valign="vcenter"))
    column = left + 2 * LEGEND_STEP
    sheet.write_blank(TITLE_ROW - 1, column, None, styles.cell(**_FRAME))
    text = f"Orange: this {scale.unit}"
    sheet.write_string(TITLE_ROW - 1, column + 1, text, styles.cell(NOTE, valign="vcenter"))


def _conditions(sheet: Worksheet, styles: BookStyles, table: Table, scale: Scale) -> None:
    start, finish = (f"${letter}{FIRST_ROW}" for letter in _dates(table))
    mark, dates = (f"${column_letters(table.keys.index(key) + 1)}{FIRST_ROW}" for key in ("mark", "dates"))
    left = len(table.columns)
    head = f"{column_letters(left + 1)}${HEADER_ROW}"
    after = scale.next.format(before=head)
    runs = f"ISNUMBER({head}),ISNUMBER({start}),{start}<{after},MAX({start},{finish})>={head}"
    proposed = f'LEFT({dates},4)="Prop"'
    kinds = (
        (f'ISNUMBER(SEARCH("M",{mark}))', MILESTONE_BAR),
        (f'ISNUMBER(SEARCH("S",{mark}))', SUMMARY_BAR),
        (f'ISNUMBER(SEARCH("C",{mark})),{proposed}', CRITICAL_PROPOSED),
        (f'ISNUMBER(SEARCH("C",{mark}))', CRITICAL_BAR),
        (proposed, PROPOSED_BAR),
        ("TRUE", TYPED_BAR),
    )
    if scale.with_year != scale.number_format:
        heads = (HEADER_ROW - 1, left + 1, HEADER_ROW - 1, left + scale.count - 1)
        this, previous = (f"{column_letters(number)}${HEADER_ROW}" for number in (left + 2, left + 1))
        new_year = f"=AND(ISNUMBER({this}),ISNUMBER({previous}),YEAR(N({this}))<>YEAR(N({previous})))"
        dated = styles.when(num_format=scale.with_year)
        sheet.conditional_format(*heads, {"type": "formula", "criteria": new_year, "format": dated})
    cells = (HEADER_ROW, left, LAST_ROW - 1, left + scale.count - 1)
    for condition, bar in kinds:
        rule: dict[str, Any] = {"type": "formula", "criteria": f"=AND({runs},{condition})", "format": styles.bar(bar)}
        sheet.conditional_format(*cells, rule)
    # Excel draws the frame of today over a bar, LibreOffice beside it: there only the first rule that holds counts.
    today = f"=AND(ISNUMBER({head}),{head}<=TODAY(),TODAY()<{after})"
    around = styles.when(**_FRAME)
    sheet.conditional_format(HEADER_ROW - 1, *cells[1:], {"type": "formula", "criteria": today, "format": around})
    beside = start.replace(str(FIRST_ROW), str(HEADER_ROW))  # this range begins with the header
    row = {"type": "formula", "criteria": f'=AND(ISNUMBER({head}),{beside}<>"")'}
    lines = row | {"format": styles.when(bottom=1, bottom_color=RULE)}
    sheet.conditional_format(HEADER_ROW - 1, *cells[1:], lines)
