"""Keys a State's real plan into a copy of the master workbook, as staff would: value by value, nothing else."""

from __future__ import annotations

import shutil
import tomllib
import warnings
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from schemas.model import FORM_HEADERS, HEADER_ROW, Freedom
from schemas.tables import LISTS_SHEET, choices, table
from schemas.values import fold

FOLDER = Path(__file__).parent
MASTER = FOLDER.parents[1] / "workbook" / "sdp-master.xlsx"
SHORT_DATE = "d-mmm"
"""How Excel shows what was typed as 2-11 into a cell that is not text."""


def key_in(name: str, folder: Path) -> Path:
    """The workbook of the plan ``name`` ("idaho"), made in ``folder`` from the master and tests/plans/<name>.toml.

    Lists that a State may replace are overwritten, others get its own words below ours. openpyxl loses some features
    of the workbook on saving (extended conditional formats, cached values): fine for an input of tests, and never done
    by the tool itself.
    """
    plan = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    path = Path(shutil.copyfile(MASTER, folder / f"{name}.xlsx"))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl", category=UserWarning)  # what openpyxl is about to lose
        book = load_workbook(path)
    _settings(book[table("settings").sheet], plan["settings"])
    for key, values in plan["lists"].items():
        _list(book[LISTS_SHEET], key, values)
    for key, rows in plan["tables"].items():
        _rows(book[table(key).sheet], key, rows)
    book.save(path)
    return path


def _headers(sheet: Worksheet) -> dict[str, int]:
    return {fold(cell.value): cell.column for cell in sheet[HEADER_ROW] if isinstance(cell.value, str)}


def _settings(sheet: Worksheet, answers: Mapping[str, Any]) -> None:
    column = _headers(sheet)[fold(FORM_HEADERS[1])]
    questions = {fold(str(row[0].value)): row[0].row for row in sheet.iter_rows(min_row=HEADER_ROW + 1)}
    for key, value in answers.items():
        _type(sheet.cell(questions[fold(table("settings").column(key).header)], column), value)


def _list(sheet: Worksheet, key: str, values: Sequence[Any]) -> None:
    declared = choices(key)
    assert declared.freedom is not Freedom.FIXED, key
    column = _headers(sheet)[fold(declared.header)]
    first = HEADER_ROW + 1
    if declared.freedom is Freedom.FREE:
        for row in range(first, first + len(declared.values)):
            sheet.cell(row, column).value = None
    else:
        first += len(declared.values)
    for row, value in enumerate(values, first):
        _type(sheet.cell(row, column), value)


def _rows(sheet: Worksheet, key: str, rows: Sequence[Mapping[str, Any]]) -> None:
    headers = _headers(sheet)
    columns = {column.key: headers[fold(column.header)] for column in table(key).columns}
    for number, row in enumerate(rows, HEADER_ROW + 1):
        for column, value in row.items():
            _type(sheet.cell(number, columns[column]), value)


def _type(cell: Cell, value: Any) -> None:
    """Types a value into a cell; a date into a cell for text brings its own format along, as pasting does."""
    pasted = isinstance(value, date) and cell.number_format == "@"
    cell.value = value
    if pasted:
        cell.number_format = SHORT_DATE
