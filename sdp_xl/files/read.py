"""Reads a workbook file into a Grid: values as Excel last calculated them, each at its address."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from schemas.values import ErrorValue, Uncalculated, Value
from sdp_xl.files.facts import SheetFacts, sheet_facts, tables, without_blank_rows
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.limits import Budget, check_time
from sdp_xl.files.ooxml.looks import counts_from_1904
from sdp_xl.files.ooxml.package import Package
from sdp_xl.files.ooxml.strict import ReadOnly
from sdp_xl.files.open import open_package
from sdp_xl.files.values import CellReader, Unusual
from sdp_xl.files.watch import within_limits
from sdp_xl.plan.grid import Grid, SheetRows, plain
from sdp_xl.trouble import FileTrouble

_SHEET = re.compile(
    rb"((?:<\?[^>]*>)?\s*<((?:\w+:)?)worksheet\b[^<>]*+>).*?(<\2sheetData[ >].*</\2sheetData>).*(</\2worksheet>)\s*",
    re.DOTALL,
)
"""Its groups but the second, which is the prefix of its tags, make a sheet of cells alone."""


def read(path: Path) -> Grid:
    """The workbook at ``path`` as a Grid; Trouble, one sentence for staff, if it cannot be read.

    Rows start at A1 on every sheet and end with the last value: a run of 60 blank rows ends a sheet. Chart and macro
    sheets are left out.
    """
    with within_limits(path):
        return grid_of(open_package(path, ReadOnly))


def grid_of(package: Package) -> Grid:
    """An open workbook as a Grid, as read gives it; Trouble if it cannot be read."""
    tabs = [tab for tab in package.tabs() if tab.cells]
    cells = _cell_reader(package)
    facts = {tab.name: sheet_facts(package, tab, cells) for tab in tabs}
    unusual = {name: fact for name, fact in facts.items() if fact.rows is None}
    others = by_openpyxl(package, unusual) if unusual else {}
    objects = {tab.name: tables(package, tab) for tab in tabs}
    return Grid(
        sheets={name: others[name] if fact.rows is None else tuple(fact.rows) for name, fact in facts.items()},
        hidden=frozenset(tab.name for tab in tabs if tab.hidden),
        tables={name: (sheet, area) for sheet, (found, _) in objects.items() for name, area in found.items()},
        dropdowns={name: tuple(fact.dropdowns) for name, fact in facts.items() if fact.dropdowns},
        formulas={name: frozenset(fact.formulas) for name, fact in facts.items() if fact.formulas},
        merged={name: tuple(fact.merged) for name, fact in facts.items() if fact.merged},
        below={name: fact.below for name, fact in facts.items() if fact.below},
        totals={sheet: rows for sheet, (_, rows) in objects.items() if rows},
        names=package.names(),
        from_1904=counts_from_1904(package),
        digest=package.digest,
    )


def _cell_reader(package: Package) -> CellReader | None:
    """What reads the cells while the facts of a sheet are looked for; None if the workbook is for openpyxl."""
    try:
        return CellReader(package)
    except Unusual:
        return None


def by_openpyxl(package: Package, facts: Mapping[str, SheetFacts]) -> dict[str, SheetRows]:
    """The rows of the sheets with these facts: the long way, for those that hold a cell of an unusual form.

    openpyxl refuses files with nine kinds of exception, so all of them are caught; their cause stays attached.
    """
    from openpyxl.reader.excel import ExcelReader

    class ValueReader(ExcelReader):  # charts and properties are not needed, and what is odd in them must not matter
        def read_chartsheet(self, sheet: object, rel: object) -> None:
            """Leaves chart sheets out."""

        def read_properties(self) -> None:
            """Leaves author and dates out."""

        def read_custom(self) -> None:
            """Leaves custom properties out."""

        def read_theme(self) -> None:
            """Leaves colors out."""

    with warnings.catch_warnings(), redirect_stdout(StringIO()):  # it also prints that a style is out of range
        warnings.simplefilter("ignore")  # openpyxl warns of what it would lose on saving; nothing is saved with it
        try:
            reader = ValueReader(_slim(package, facts), read_only=True, data_only=True, keep_links=False)
            reader.read()
            sheets = {sheet.title: sheet for sheet in reader.wb.worksheets}
            found: dict[str, SheetRows] = {}
            budget = Budget(package.path)
            for name, fact in facts.items():
                with plain_part(package.path, fact.part):
                    found[name] = tuple(_rows(sheets[name], fact, budget))
        except (FileTrouble, MemoryError):
            raise
        except Exception as error:
            raise FileTrouble("unreadable", package.path) from error
    return found


def _slim(package: Package, facts: Mapping[str, SheetFacts]) -> BytesIO:
    """The workbook as openpyxl needs it: what no cell depends on is left out, and cannot stop the reading."""
    sheets = {fact.part.lower() for fact in facts.values()}
    slim = BytesIO()
    with ZipFile(slim, "w") as archive:
        for entry in package.entries:
            name = entry.filename.lower()
            if name.endswith((".xml", ".rels")):
                data = package.raw(entry)
                archive.writestr(entry.filename, _cells_only(data) if name in sheets else data)
    return slim


def _cells_only(data: bytes) -> bytes:
    """A sheet's XML with nothing but its filled rows; as it is where it is written in an unusual way."""
    data = without_blank_rows(data)
    shape = _SHEET.fullmatch(data)
    return b"".join(shape.group(1, 3, 4)) if shape else data


def _rows(sheet: Any, facts: SheetFacts, budget: Budget) -> Iterator[tuple[Value, ...]]:
    """The rows from 1 to the last with a value, each up to its own last value.

    The stated dimension is not trusted, and what stands behind the last row (filters, links) is not parsed.
    """
    sheet.reset_dimensions()
    cells = sheet.iter_rows()
    for number, row in enumerate(islice(cells, facts.last_row), start=1):
        check_time()
        budget.take([cell.value for cell in row])
        values: list[Value] = [
            ErrorValue(str(cell.value)) if cell.data_type == "e" else plain(cell.value) for cell in row
        ]
        for column, formula in facts.waiting.get(number, {}).items():
            _put(values, column, formula)
        while values and values[-1] is None:
            values.pop()
        yield tuple(values)
    cells.close()


def _put(values: list[Value], column: int, formula: Uncalculated) -> None:
    """Sets the value of a column (from 1) in a row that may be shorter."""
    values.extend([None] * (column - len(values)))
    values[column - 1] = formula
