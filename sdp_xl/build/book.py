"""Puts a whole workbook together, sheet by sheet in the order of schemas.tables.SHEETS."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from xlsxwriter import Workbook

from schemas.tables import ENTRY_TABLES, TABLES
from schemas.tables.generated import TIMELINE
from schemas.tables.settings import SETTINGS
from sdp_xl.build import package
from sdp_xl.build.entries import Entries, check_keys, rows_of
from sdp_xl.build.entry import add_entry_sheet
from sdp_xl.build.form import add_form
from sdp_xl.build.generated import add_generated_sheet
from sdp_xl.build.lists import add_lists
from sdp_xl.build.macros import WITH_MACROS, add_buttons, add_macros
from sdp_xl.build.places import defined_names
from sdp_xl.build.sheet import Sheets
from sdp_xl.build.start import Start
from sdp_xl.build.style import FONT, BookStyles
from sdp_xl.build.theme import use_theme
from sdp_xl.files.ooxml.measure import BODY

OPTIONS = {
    "default_format_properties": {"font_name": FONT, "font_size": BODY},
    "default_row_height": 19,  # pixels of a line of Arial 11
    "default_column_width": 72,  # pixels: XlsxWriter's sign for a font whose digits are 8 pixels wide
}


def write(path: Path, entries: Entries) -> None:
    """Writes the workbook with these entries to ``path``, with buttons and macros if it ends in .xlsm.

    ValueError for a table or column that is not declared.
    """
    pressed = path.suffix == WITH_MACROS
    check_keys(entries)
    rows = {table.key: rows_of(table, entries) for table in ENTRY_TABLES}
    workbook = Workbook(str(path), deepcopy(OPTIONS))  # XlsxWriter writes into the mapping that it is given
    workbook.set_properties(
        {
            "title": "Service Delivery Plan",
            "subject": "Migrant Education Program: planning workbook (34 CFR 200.83)",
            "author": "sdp-xl",
            "keywords": "migrant education, service delivery plan, Title I Part C",
            "created": package.CREATED,
        }
    )
    use_theme(workbook)
    sheets = Sheets(workbook, BookStyles(workbook), taller=frozenset({TIMELINE.sheet} if pressed else ()))
    Start(sheets, rows, pressed=pressed).write()
    for table in TABLES:
        if table.generated:
            add_generated_sheet(sheets, table)
        elif table.form:
            add_form(sheets, table, rows[SETTINGS.key][0] if rows[SETTINGS.key] else {})
        else:
            add_entry_sheet(sheets, table, rows)
    add_lists(sheets, entries, rows["team"])
    for name, refers in defined_names().items():
        workbook.define_name(name, refers)
    if pressed:
        add_buttons(workbook)
    workbook.close()
    package.finish(path)
    if pressed:
        add_macros(path)
