"""The form of Settings: one question per row, its answer, and why we ask."""

from __future__ import annotations

from schemas.model import FORM_HEADERS, HEADER_ROW, NOTE_ROW, Table
from schemas.values import show
from sdp_xl.build.entries import EntryRow
from sdp_xl.build.entry import add_flags, add_table, number_format, write_value
from sdp_xl.build.sheet import Sheets, findings_note
from sdp_xl.build.style import FIXED, NOTE, group
from sdp_xl.build.validation import validation
from sdp_xl.files.ooxml.measure import LINE, height

QUESTION, ANSWER, WHY = 46, 36, 60
"""Widths of the columns, in characters."""


def add_form(sheets: Sheets, table: Table, answers: EntryRow) -> None:
    """Adds the sheet of a form: one question per row, its answer, and why we ask."""
    styles, color = sheets.styles, group(table.key)
    widths = (QUESTION, ANSWER, WHY)
    sheet = sheets.add(table.sheet, table.title, table.purpose, color, widths, frozen=(HEADER_ROW, 0))
    sheet.write_formula(NOTE_ROW - 1, 0, findings_note(table.key), styles.cell(NOTE), "")
    columns = [{"header": header, "header_format": styles.header(color)} for header in FORM_HEADERS]
    add_table(sheet, table, HEADER_ROW + len(table.columns), columns)
    sheet.set_row(HEADER_ROW - 1, 2 * LINE + 6)
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width, styles.cell(text_wrap=True))
    for row, column in enumerate(table.columns, HEADER_ROW):
        style = styles.entry(**number_format(column.kind))
        sheet.write_string(row, 0, column.header, styles.entry(bold=True))
        write_value(sheet, row, 1, answers.get(column.key), style, style)
        sheet.write_string(row, 2, column.help, styles.entry(FIXED))
        told = show(answers.get(column.key))
        sheet.set_row(row, height([(column.header, QUESTION, True), (told, ANSWER, False), (column.help, WHY, False)]))
        sheet.data_validation(row, 1, row, 1, validation(column))
    sheet.fit_to_pages(1, 1)  # a form is one sheet of paper
    add_flags(sheet, styles, table, len(widths))
    sheet.set_selection(HEADER_ROW - 1, 1, HEADER_ROW - 1, 1)
