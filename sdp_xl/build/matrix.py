"""The matrices to the right of the Alignment Map: a grid around numbers, headings, and holes that can be seen."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet

from schemas.model import HEADER_ROW
from schemas.tables.generated import ALIGNMENT_MAP, MAP_COLUMNS
from sdp_xl.address import column_letters
from sdp_xl.build.places import FIRST_ROW, LAST_ROW
from sdp_xl.build.style import BAD, HEAVY_RULE, LINKS, NEUTRAL, NOTE, RULE, SHADED, BookStyles, group
from sdp_xl.pages.alignment import AGREED, NOT_CHARTED, WITHOUT

WIDTH = 4.6
"""Characters of a column: 10-1 in bold, and half of MPO 1A, which wraps."""

HEADER = "Rows of the chart that link the two"
HEADED = 9
"""Columns that the header runs over, also while there is no matrix."""

CellArea = tuple[int, int, int, int]


def add_matrix(sheet: Worksheet, styles: BookStyles) -> None:
    """Adds the header and the columns of the matrices, and the conditional formats of the whole Alignment Map."""
    left = len(ALIGNMENT_MAP.columns)
    right = left + MAP_COLUMNS - 1
    sheet.set_column(left, right, WIDTH, styles.cell(align="center", text_wrap=True))
    color = group(ALIGNMENT_MAP.key)
    header = styles.header(color, text_wrap=False, border_color=color.fill)
    for number in range(left, left + HEADED):
        sheet.write_blank(HEADER_ROW - 1, number, None, header)
    sheet.write_string(HEADER_ROW - 1, left, HEADER, header)
    for area, condition, look in (*_words(styles), *_cells(styles, left, right)):
        sheet.conditional_format(*area, {"type": "formula", "criteria": f"={condition}", "format": look})
    everywhere = f"A{FIRST_ROW}:{column_letters(right + 1)}{LAST_ROW}"
    sheet.ignore_errors({"number_stored_as_text": everywhere, "two_digit_text_year": everywhere})


BEGINS = f'AND($A{FIRST_ROW}<>"",$A{FIRST_ROW}<>$A{HEADER_ROW})'
"""Whether a row is the heading of its part: column A holds another part than in the row above."""

COUNTS = f'AND($A{FIRST_ROW}<>"",$B{FIRST_ROW}="")'
"""Whether a row that is no heading counts its columns: it is about no ID."""

_LINE: dict[str, Any] = {"bottom": 1, "bottom_color": RULE}
_GRID: dict[str, Any] = _LINE | {"left": 1, "left_color": RULE, "right": 1, "right_color": RULE}
_HEADING: dict[str, Any] = {"bold": True, "top": 1, "top_color": HEAVY_RULE}


def _words(styles: BookStyles) -> list[tuple[CellArea, str, Any]]:
    """The formats of the declared columns; the narrow areas first, for of all LibreOffice draws only one."""
    place = ALIGNMENT_MAP.keys.index("status")
    status = f"${column_letters(place + 1)}{FIRST_ROW}"
    accepted = f'RIGHT({status},{len(AGREED)})="{AGREED}"'
    orphan = f'AND($A{FIRST_ROW}="{NOT_CHARTED}",$B{FIRST_ROW}<>"")'
    hole = f'OR(LEFT({status},3)="No ",ISNUMBER(SEARCH("{WITHOUT}",{status})),{orphan})'
    said: CellArea = (HEADER_ROW, place, LAST_ROW - 1, place)
    parts: CellArea = (HEADER_ROW, 0, LAST_ROW - 1, 0)
    whole: CellArea = (HEADER_ROW, 0, LAST_ROW - 1, len(ALIGNMENT_MAP.columns) - 1)
    return [
        (said, accepted, styles.when(NEUTRAL, bold=True, **_LINE)),
        (said, hole, styles.when(BAD, bold=True, **_LINE)),
        (parts, f'AND($A{FIRST_ROW}=$A{HEADER_ROW},$B{FIRST_ROW}<>"")', styles.when(NOTE, **_LINE)),
        (whole, BEGINS, styles.when(SHADED, **_HEADING, **_LINE)),
        (whole, COUNTS, styles.when(SHADED, **_LINE)),
        (whole, f'$A{FIRST_ROW}<>""', styles.when(**_LINE)),
    ]


def _cells(styles: BookStyles, left: int, right: int) -> list[tuple[CellArea, str, Any]]:
    """The formats of the matrices: a column belongs to one if the heading of the part holds an ID there."""
    letters = column_letters(left + 1)
    cell = f"{letters}{FIRST_ROW}"
    column, parts = f"{letters}${FIRST_ROW}:{letters}${LAST_ROW}", f"$A${FIRST_ROW}:$A${LAST_ROW}"
    inside = f'IF($A{FIRST_ROW}="",FALSE,INDEX({column},MATCH($A{FIRST_ROW},{parts},0))<>"")'
    number = f"ISNUMBER({cell})"
    cells: CellArea = (HEADER_ROW, left, LAST_ROW - 1, right)
    header: CellArea = (HEADER_ROW - 1, left, HEADER_ROW - 1, right)
    return [
        (header, f"COUNTA({column})>0", styles.when(group(ALIGNMENT_MAP.key))),
        (cells, f'AND({BEGINS},{cell}<>"")', styles.when(SHADED, **_HEADING, **_GRID)),
        (cells, f"AND({COUNTS},{number},{cell}=0)", styles.when(BAD, bold=True, **_GRID)),
        (cells, f"AND({COUNTS},{inside})", styles.when(SHADED, **_GRID)),
        (cells, f"AND({number},{cell}>0)", styles.when(LINKS, bold=True, **_GRID)),
        (cells, inside, styles.when(**_GRID)),
    ]
