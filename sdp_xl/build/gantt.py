"""The bars beside a timeline: conditional formats over week or month columns, which follow the dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from schemas.model import HEADER_ROW, NOTE_ROW, PURPOSE_ROW, TITLE_ROW, Table
from schemas.tables.generated import IMPLEMENTATION_MONTHS, TIMELINE_WEEKS
from sdp_xl.address import column_letters
from sdp_xl.build.places import FIRST_ROW, LAST_ROW
from sdp_xl.build.sheet import PAPER, after_title
from sdp_xl.build.style import (
    CRITICAL_BAR,
    CRITICAL_PROPOSED,
    DARK_DOWN,
    DONE_BAR,
    INK,
    LATE_BAR,
    LIGHT_HORIZONTAL,
    LIGHT_UP,
    NOTE,
    PROPOSED_BAR,
    RULE,
    SHADED,
    SOLID,
    SUMMARY_BAR,
    SUMMARY_DONE,
    TODAY,
    TRELLIS,
    TYPED_BAR,
    WHITE,
    Bar,
    BookStyles,
    ColorPair,
    group,
)
from sdp_xl.files.ooxml.measure import LINE, pixels
from sdp_xl.pages.task_lines import CRITICAL, DIAMOND, LATE, MILESTONE, SUMMARY

LINES = 2
"""Lines of text in each row; a longer text is read in its cell."""

HEIGHT = LINES * LINE
"""Points of each row: not a hair of a third line is seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What one column of bars stands for; ``days`` is how long the last one is at most, ``page`` how many are printed.

    ``page`` is 0 if all of them stand on one page.
    """

    count: int
    width: float
    number_format: str
    days: int
    page: int = 0


WEEKS = Scale(count=TIMELINE_WEEKS, width=1.875, number_format="mmm d", days=31)
MONTHS = Scale(count=IMPLEMENTATION_MONTHS, width=3.125, number_format="mmm yyyy", days=366, page=12)

LEGEND = (
    (DONE_BAR, "Done"),
    (LATE_BAR, "Late"),
    (CRITICAL_BAR, ""),
    (CRITICAL_PROPOSED, "Critical"),
    (TYPED_BAR, "Typed"),
    (PROPOSED_BAR, "Proposed"),
    (SUMMARY_BAR, "Summary"),
)
"""Samples and words; Critical has two, one for typed and one for proposed dates."""

REPEATED = 4
"""Samples that stand in the columns that each page repeats, of a timeline that is several pages wide."""

SAMPLES = {SOLID: "██", TRELLIS: "▓▓", DARK_DOWN: "▒▒", LIGHT_UP: "▒▒", LIGHT_HORIZONTAL: "≡≡"}
"""Characters that look like the patterns of bars; each program has them in Arial."""

HIDDEN = ";;;"
"""A number format that shows nothing: the sign of a milestone is shown only where its date is."""


def add_bars(sheet: Worksheet, styles: BookStyles, table: Table, scale: Scale, *, upright: str) -> None:
    """Adds the look of the columns, the bars and their legend to a timeline; dates are written with the rows.

    ``upright`` says where in its height the row of the legend holds its text.
    """
    left = len(table.columns)
    sign = styles.cell(valign="vcenter", align="center", num_format=HIDDEN)
    sheet.set_column(left, left + scale.count - 1, scale.width, sign)
    sheet.set_default_row(HEIGHT)
    sheet.set_row(HEADER_ROW - 1, 50)
    _heads(sheet, styles, table, scale)
    beside = after_title(table.title, [column.width for column in table.columns]) + 1
    if scale.page:  # what stands in the repeated columns prints on each page, so it must end there
        _legend(sheet, styles, beside, LEGEND[:REPEATED], upright)
    at, kinds = (left, LEGEND[REPEATED:]) if scale.page else (beside, LEGEND)
    _legend(sheet, styles, at, kinds, upright, milestone=True)
    _conditions(sheet, styles, table, scale)
    if scale.page:
        fixed = sum(pixels(column.width) for column in table.columns[: folded(table)[0]])
        sheet.set_print_scale(int(PAPER * 100 / (fixed + scale.page * pixels(scale.width))))
        sheet.set_v_pagebreaks(range(left + scale.page, left + scale.count, scale.page))
        sheet.repeat_columns(0, folded(table)[0] - 1)
    else:
        sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(PURPOSE_ROW - 1, HEADER_ROW - 1)


def folded(table: Table) -> tuple[int, int]:
    """The first and last column, counted from 0, of the closed outline group."""
    return table.keys.index("now") + 1, len(table.columns) - 1


def _heads(sheet: Worksheet, styles: BookStyles, table: Table, scale: Scale) -> None:
    """The first cell of each row over the bars: the others get its style when the dates are written."""
    color, left = group(table.key), len(table.columns)
    band = ColorPair(INK, "#DCE2E9")
    years = styles.cell(band, bold=True, valign="vcenter", border=0)
    months = styles.cell(SHADED, bold=True, valign="vcenter", bottom=1, bottom_color=RULE)
    days = styles.header(color, rotation=90, num_format=scale.number_format, align="center", bold=False)
    for row, style in ((PURPOSE_ROW, years), (NOTE_ROW, months), (HEADER_ROW, days)):
        sheet.write_blank(row - 1, left, None, style)


def _legend(
    sheet: Worksheet,
    styles: BookStyles,
    column: int,
    kinds: Sequence[tuple[Bar, str]],
    upright: str,
    *,
    milestone: bool = False,
) -> None:
    """Samples and words in one cell of the first row, so that they take no more of a printed page than they need."""
    words = styles.cell(NOTE, valign=upright)
    parts: list[Format | str] = []
    for (pattern, color, _), text in kinds:
        parts += [styles.cell(ColorPair(color, WHITE)), SAMPLES[pattern]]
        parts += [words, f" {text}  "] if text else []
    parts += [styles.cell(bold=True), DIAMOND, words, " Milestone"] if milestone else []
    sheet.write_rich_string(TITLE_ROW - 1, column, *parts, words)


def _conditions(sheet: Worksheet, styles: BookStyles, table: Table, scale: Scale) -> None:
    start, finish, mark, dates, share = (
        f"${column_letters(table.keys.index(key) + 1)}{FIRST_ROW}"
        for key in ("start", "finish", "mark", "dates", "share")
    )
    left = len(table.columns)
    head, following = (f"{column_letters(left + number)}${HEADER_ROW}" for number in (1, 2))
    after = f"IF(ISNUMBER({following}),{following},{head}+{scale.days})"
    runs = f"ISNUMBER({head}),ISNUMBER({start}),{start}<{after},MAX({start},{finish})>={head}"
    done = f"N({share})>0,{head}<{start}+{share}*(MAX({start},{finish})-{start}+1)"
    proposed = f'LEFT({dates},4)="Prop"'

    def marked(letter: str) -> str:
        return f'ISNUMBER(SEARCH("{letter}",{mark}))'

    edged, framed = ({"top": 1, "bottom": 1, "top_color": color, "bottom_color": color} for color in (WHITE, INK))
    kinds = (
        (f"{marked(SUMMARY)},{done}", SUMMARY_DONE, framed),
        (marked(SUMMARY), SUMMARY_BAR, framed),
        (done, DONE_BAR, edged),
        (marked(LATE), LATE_BAR, edged),
        (f"{marked(CRITICAL)},{proposed}", CRITICAL_PROPOSED, framed),
        (marked(CRITICAL), CRITICAL_BAR, framed),
        (proposed, PROPOSED_BAR, edged),
        ("TRUE", TYPED_BAR, edged),
    )
    cells = (HEADER_ROW, left, LAST_ROW - 1, left + scale.count - 1)
    sign = styles.when(ColorPair(INK, SHADED.fill), bold=True, num_format="@")
    milestone = f"=AND({runs},{marked(MILESTONE)})"
    sheet.conditional_format(*cells, {"type": "formula", "criteria": milestone, "format": sign, "stop_if_true": True})
    for condition, bar, edges in kinds:
        look = styles.bar(bar, **edges)
        rule: dict[str, Any] = {"type": "formula", "criteria": f"=AND({runs},{condition})", "format": look}
        sheet.conditional_format(*cells, rule)
    # Excel draws the lines of today over a bar, LibreOffice beside it: there only the first rule that holds counts.
    today = f"=AND(ISNUMBER({head}),{head}<=TODAY(),TODAY()<{after})"
    label = styles.when(ColorPair(WHITE, TODAY), bold=True, num_format='"Today"')
    heads = (HEADER_ROW - 1, left, HEADER_ROW - 1, left + scale.count - 1)
    sheet.conditional_format(*heads, {"type": "formula", "criteria": today, "format": label})
    line = styles.when(left=1, right=1, left_color=TODAY, right_color=TODAY)
    sheet.conditional_format(*cells, {"type": "formula", "criteria": today, "format": line})
    row = f'=AND(ISNUMBER({head}),{start}<>"")'
    lines = styles.when(bottom=1, bottom_color=RULE)
    sheet.conditional_format(*cells, {"type": "formula", "criteria": row, "format": lines})
