"""Reads a workbook file into a Grid: values as Excel last calculated them, each at its address."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from schemas.values import ErrorValue, Uncalculated, Value
from sdp_xl.files.facts import SheetFacts, names, sheet_facts, tables
from sdp_xl.files.package import Package, open_package
from sdp_xl.files.trouble import FileTrouble
from sdp_xl.grid import Grid, Rows, plain


def read(path: Path) -> Grid:
    """The workbook at ``path`` as a Grid; Trouble, one sentence for staff, if it cannot be read.

    Rows start at A1 on every sheet and end with the last value: a run of 60 blank rows ends a sheet. Chart and macro
    sheets are left out.
    """
    return grid_of(open_package(path))


def grid_of(package: Package) -> Grid:
    """An open workbook as a Grid, as read gives it; Trouble if it cannot be read."""
    tabs = [tab for tab in package.tabs() if tab.cells]
    for kind in ("sharedStrings", "styles"):  # openpyxl would not say which part is damaged
        if relation := package.related(package.main, kind):
            package.tree(relation.target)
    facts = {tab.name: sheet_facts(package, tab) for tab in tabs}
    return Grid(
        sheets=_values(package, facts),
        hidden=frozenset(tab.name for tab in tabs if tab.hidden),
        tables={name: place for tab in tabs for name, place in tables(package, tab).items()},
        dropdowns={name: tuple(fact.dropdowns) for name, fact in facts.items() if fact.dropdowns},
        formulas={name: frozenset(fact.formulas) for name, fact in facts.items() if fact.formulas},
        merged={name: tuple(fact.merged) for name, fact in facts.items() if fact.merged},
        names=names(package),
    )


def _values(package: Package, facts: Mapping[str, SheetFacts]) -> dict[str, Rows]:
    """The rows of each sheet, in tab order.

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

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it would lose on saving; nothing is saved with it
        try:
            reader = ValueReader(BytesIO(package.data), read_only=True, data_only=True, keep_links=False)
            reader.read()
            sheets = {sheet.title: sheet for sheet in reader.wb.worksheets}
            return {name: tuple(_rows(sheets[name], fact)) for name, fact in facts.items()}
        except Exception as error:
            raise FileTrouble("unreadable", package.path) from error


def _rows(sheet: Any, facts: SheetFacts) -> Iterator[tuple[Value, ...]]:
    """The rows from 1 to the last with a value, each up to its own last value.

    The stated dimension is not trusted, and what stands behind the last row (filters, links) is not parsed.
    """
    sheet.reset_dimensions()
    cells = sheet.iter_rows()
    for number, row in enumerate(islice(cells, facts.last_row), start=1):
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
