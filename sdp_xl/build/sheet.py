"""The frame of every sheet: title, purpose, way back to Start, frozen header, and how it prints."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from schemas.model import FINDING_KEYS, FINDING_SEVERITIES, HEADER_ROW, NOTE_ROW, PURPOSE_ROW, TITLE_ROW, Column
from schemas.tables import START_SHEET, table
from schemas.tables.generated import NOT_CHECKED
from sdp_xl.build.places import quoted
from sdp_xl.build.style import FONT, LINKED, NOTE, SECTION, TITLE, BookStyles, ColorPair
from sdp_xl.files.ooxml.measure import BODY, LINE, PADDING, length, lines, pixels

PLAN = "Service Delivery Plan"
NO_TIMELINE = "No timeline yet: run the timeline."

PAPER = 930
"""Pixels of a landscape letter page between margins of half an inch (960), less what printers and programs differ."""

SMALLEST = 75
"""Percent: printed smaller, 11 points would fall under 8."""

WHOLE = 64
"""Percent down to which a table is rather one page wide than spread over several: 11 points are 7 then."""


HEADS = (33, 18, 22)
"""Points of the rows of title, purpose and note."""

FOR_BUTTONS = 29
"""Points by which a title row is higher that has buttons below its text."""


def pages(widths: Sequence[int], repeated: int) -> tuple[int, list[int]]:
    """How columns (in pixels) are spread over printed pages: the scale in percent, and the columns that begin a page.

    They stand on one page if WHOLE allows that. Else the first ``repeated`` columns stand on each page, and the others
    are spread over as few pages as SMALLEST allows, then enlarged as far as they still fit.
    """
    if sum(widths) <= PAPER * 100 / WHOLE:
        return min(100, PAPER * 100 // max(1, sum(widths))), []

    def spread(scale: int) -> list[int]:
        starts: list[int] = []
        used = 0
        again = sum(widths[:repeated])
        for number, width in enumerate(widths):
            if used and used + width > PAPER * 100 / scale:
                starts.append(number)
                used = again
            used += width
        return starts

    fewest = spread(SMALLEST)
    best = max(scale for scale in range(SMALLEST, 101) if len(spread(scale)) == len(fewest))
    return best, spread(best)


class Sheets:
    """Adds sheets to a workbook, each with the head and the print set-up that all share."""

    def __init__(self, workbook: Workbook, styles: BookStyles, *, taller: frozenset[str] = frozenset()) -> None:
        """``taller`` are the names of the sheets in whose title row buttons stand below the title."""
        self.workbook = workbook
        self.styles = styles
        self.taller = taller

    def upright(self, name: str) -> str:
        """Where in its height the title row of a sheet holds its text."""
        return "top" if name in self.taller else "vcenter"

    def add(
        self,
        name: str,
        title: str,
        purpose: str,
        color: ColorPair,
        widths: Sequence[float],
        *,
        frozen: tuple[int, int],
    ) -> Worksheet:
        """A new sheet with title and purpose; ``widths`` in characters (0: hidden), ``frozen`` rows and columns.

        One frozen column is repeated on each printed page, so it holds only the way back, and the head stands beside
        it: it would be cut off there.
        """
        sheet: Worksheet = self.workbook.add_worksheet(name)
        sheet.set_tab_color(color.fill)
        sheet.hide_gridlines(2)
        sheet.freeze_panes(*frozen)
        head = head_column(frozen[1])
        for row, points in zip((TITLE_ROW, PURPOSE_ROW, NOTE_ROW), HEADS, strict=True):
            sheet.set_row(row - 1, points)
        if name in self.taller:
            sheet.set_row(TITLE_ROW - 1, HEADS[0] + FOR_BUTTONS)
        look = self.styles.cell(ColorPair(color.fill, NOTE.fill), bold=True, font_size=TITLE, valign=self.upright(name))
        sheet.write_string(TITLE_ROW - 1, head, title, look)
        self._purpose(sheet, purpose, widths, frozen[1])
        if name != START_SHEET:
            self._way_back(sheet, title, widths, head)
        self._print(sheet, title, widths, frozen)
        return sheet

    def section(self, sheet: Worksheet, row: int, text: str, color: ColorPair) -> None:
        """The heading of a section; ``row`` counts from 0."""
        sheet.set_row(row, 27)
        style = self.styles.cell(ColorPair(color.fill, NOTE.fill), bold=True, font_size=SECTION, valign="bottom")
        sheet.write_string(row, 0, text, style)

    def _purpose(self, sheet: Worksheet, purpose: str, widths: Sequence[float], frozen: int) -> None:
        if frozen < 2:
            sheet.write_string(PURPOSE_ROW - 1, head_column(frozen), purpose, self.styles.cell())
            return
        # Several repeated columns: as many sentences as they hold, and the others beside them.
        first, rest = "", purpose
        room = sum(map(pixels, widths[:frozen]))
        while rest:
            sentence, dot, more = rest.partition(". ")
            longer = f"{first} {sentence}{dot.strip()}".strip()
            if first and length(longer) > room:
                break
            first, rest = longer, more
        sheet.write_string(PURPOSE_ROW - 1, 0, first, self.styles.cell())
        sheet.write_string(PURPOSE_ROW - 1, frozen, rest, self.styles.cell())

    def _way_back(self, sheet: Worksheet, title: str, widths: Sequence[float], head: int) -> None:
        column = 0 if head else after_title(title, widths)
        style = self.styles.cell(LINKED, underline=1, valign=self.upright(sheet.get_name()))
        text = START_SHEET if head else f"Back to {START_SHEET}"
        sheet.write_url(TITLE_ROW - 1, column, f"internal:{quoted(START_SHEET)}!A1", style, text)

    def _print(self, sheet: Worksheet, title: str, widths: Sequence[float], frozen: tuple[int, int]) -> None:
        sheet.set_landscape()
        sheet.set_paper(1)  # letter
        sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
        shown, font = title.replace("&", "&&"), f'&"{FONT},Regular"&{BODY} '
        beside = "" if title == PLAN else f"&R{font}{PLAN}"
        sheet.set_header(f"&L{font}{shown}{beside}")
        sheet.set_footer(f"&L{font}&A&R{font}Page &P of &N")
        scale, starts = pages([pixels(width) if width else 0 for width in widths], frozen[1])
        sheet.print_across()
        if starts:
            sheet.set_print_scale(scale)
            sheet.set_v_pagebreaks(starts)
        else:
            sheet.fit_to_pages(1, 0)
        if frozen[0] >= HEADER_ROW:
            sheet.repeat_rows(HEADER_ROW - 1)
        if frozen[1] and starts:
            sheet.repeat_columns(0, frozen[1] - 1)


BUTTON = 2
"""Characters of a header's width that are kept free for its filter button."""


def after_title(title: str, widths: Sequence[float]) -> int:
    """The first column, counted from 0, that a title which begins in the first one leaves free."""
    room, column = 0, 0
    while column < len(widths) and room < length(title, points=TITLE, bold=True):
        room += pixels(widths[column])
        column += 1
    return column


def head_column(frozen: int) -> int:
    """The column, counted from 0, in which the head of a sheet stands that freezes so many columns."""
    return 1 if frozen == 1 else 0


def header_height(columns: Sequence[Column]) -> float:
    """Points of a header row: at least two lines, so that text and filter button do not meet."""
    return LINE * max(2, *(lines(column.header, column.width - BUTTON, bold=True) for column in columns)) + PADDING


def findings_note(key: str) -> str:
    """A formula that says how many findings are open in the cells of a table."""
    findings = table("findings")
    note, count = f"{quoted(findings.sheet)}!$A${NOTE_ROW}", f'COUNTIF({FINDING_KEYS},"{key}!*")'
    return (
        f'=IF({note}="{NOT_CHECKED}",{note},IF({count}=0,"No open findings in the cells of this sheet.",'
        f'{count}&IF({count}=1," open finding"," open findings")&" in the framed cells of this sheet; '
        f'{findings.sheet} says what to do."))'
    )


def flag_formula(key: str, severity: str) -> str:
    """The condition under which a cell of a table is flagged: its address stands in the Findings, so heavy."""
    here = f'"{key}!"&ADDRESS(ROW(),COLUMN(),4)'
    return f'=COUNTIFS({FINDING_KEYS},{here},{FINDING_SEVERITIES},"{severity}")>0'
