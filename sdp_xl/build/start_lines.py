"""The lines of the Start sheet, written one below the other: headings, table headers, links and sentences."""

from __future__ import annotations

from xlsxwriter.format import Format

from schemas.model import NOTE_ROW
from schemas.tables import START_SHEET
from sdp_xl.build.due import LEFT
from sdp_xl.build.places import quoted
from sdp_xl.build.sheet import Sheets
from sdp_xl.build.start_texts import PURPOSE, TITLE
from sdp_xl.build.style import LINKED, PLAIN, SETUP, ColorPair
from sdp_xl.files.ooxml.measure import LINE

WIDTHS = (20, 10, 38, 1.5, 13, 10.5, 8, 28, 20)
"""Characters: at the left the steps, then a gap, then what is due and how far the phases are."""

RIGHT = LEFT
"""The column, counted from 0, in which the right half begins."""


class Lines:
    """The Start sheet and the row, counted from 0, that is written next."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets, self.styles = sheets, sheets.styles
        self.sheet = sheets.add(START_SHEET, TITLE, PURPOSE, SETUP, WIDTHS, frozen=(NOTE_ROW, 0))
        for number, width in enumerate(WIDTHS):
            self.sheet.set_column(number, number, width, self.styles.cell())
        self.row = NOTE_ROW

    def next(self, height: float = LINE + 5) -> None:
        """Ends the row, so many points high."""
        self.sheet.set_row(self.row, height)
        self.row += 1

    def header(self, row: int, column: int, *headers: str, last: int = len(WIDTHS)) -> None:
        """Writes a header row from a column to ``last``, blank where no header is left."""
        style = self.styles.header(SETUP, text_wrap=False, border_color=SETUP.fill)
        for number in range(column, last):
            self.sheet.write_blank(row, number, None, style)
        for number, header in enumerate(headers, column):
            self.sheet.write_string(row, number, header, style)

    def section(self, text: str, *headers: str) -> None:
        """Writes the heading of a section and its header row."""
        self.sheets.section(self.sheet, self.row, text, SETUP)
        self.row += 1
        self.header(self.row, 0, *headers)
        self.next()

    def sentence(self, column: int, text: str) -> None:
        """A text that runs over the blank cells to its right, on one ruled line."""
        for number in range(column, len(WIDTHS)):
            self.sheet.write_blank(self.row, number, None, self.ruled())
        self.sheet.write_string(self.row, column, text, self.ruled())

    def link(self, name: str, column: int = 0, row: int | None = None, *, text: str = "") -> None:
        """Writes a link to a sheet, here or in another row."""
        style = self.ruled(LINKED, underline=1)
        place = self.row if row is None else row
        self.sheet.write_url(place, column, f"internal:{quoted(name)}!A1", style, text or name)

    def ruled(self, pair: ColorPair = PLAIN, **more: object) -> Format:
        """The format of a cell of these lines."""
        return self.styles.ruled(pair, **more)
