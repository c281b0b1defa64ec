"""The hidden sheet from which xlwings' VBA reads which Python to start."""

from __future__ import annotations

from xlsxwriter import Workbook

from schemas.buttons import MAC_PYTHON, WINDOWS_PYTHON

SETTINGS = (
    ("INTERPRETER_WIN", WINDOWS_PYTHON),
    ("INTERPRETER_MAC", MAC_PYTHON),
    ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),  # else a file beside a shared workbook could run instead of ours
    ("USE UDF SERVER", "False"),
    ("SHOW CONSOLE", "False"),
)
"""xlwings' own settings, in its own words."""


def add_settings(workbook: Workbook, name: str) -> None:
    """Adds the sheet “<name>.conf”; hidden, unless the workbook has no other sheet, as an add-in has none."""
    only = not workbook.worksheets()
    sheet = workbook.add_worksheet(f"{name}.conf")
    sheet.set_column(0, 1, 40)
    for row, (key, value) in enumerate(SETTINGS):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    if not only:
        sheet.very_hidden()
