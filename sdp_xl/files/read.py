"""Reads a workbook file into a Grid: values as Excel last calculated them, each at its address."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from schemas.values import ErrorValue, Uncalculated, Value
from sdp_xl.files.facts import SheetFacts, number_formats, sheet_facts, tables
from sdp_xl.files.limits import Budget
from sdp_xl.files.package import Package, Tab, open_package
from sdp_xl.files.trouble import FileTrouble, plain_part
from sdp_xl.files.watch import within_limits
from sdp_xl.grid import Grid, Rows, plain

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
        return _read(open_package(path))


def _read(package: Package) -> Grid:
    tabs = [tab for tab in package.tabs() if tab.cells]
    for kind in ("sharedStrings", "styles"):  # openpyxl would not say which part is damaged
        if relation := package.related(package.main, kind):
            package.tree(relation.target)
    number_formats(package)
    facts = {tab.name: sheet_facts(package, tab) for tab in tabs}
    return Grid(
        sheets=_values(package, tabs, facts),
        hidden=frozenset(tab.name for tab in tabs if tab.hidden),
        tables={name: place for tab in tabs for name, place in tables(package, tab).items()},
        dropdowns={name: tuple(fact.dropdowns) for name, fact in facts.items() if fact.dropdowns},
        formulas={name: frozenset(fact.formulas) for name, fact in facts.items() if fact.formulas},
        merged={name: tuple(fact.merged) for name, fact in facts.items() if fact.merged},
        names=package.names(),
    )


def _values(package: Package, tabs: Sequence[Tab], facts: Mapping[str, SheetFacts]) -> dict[str, Rows]:
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
            reader = ValueReader(
                _slim(package, {tab.part.lower(): facts[tab.name] for tab in tabs}),
                read_only=True,
                data_only=True,
                keep_links=False,
            )
            reader.read()
            sheets = {sheet.title: sheet for sheet in reader.wb.worksheets}
            found: dict[str, Rows] = {}
            for tab in tabs:
                with plain_part(package.path, tab.part):
                    found[tab.name] = tuple(_rows(sheets[tab.name], facts[tab.name], package.budget))
        except (FileTrouble, MemoryError):
            raise
        except Exception as error:
            raise FileTrouble("unreadable", package.path) from error
    return found


def _slim(package: Package, sheets: Mapping[str, SheetFacts]) -> BytesIO:
    """The workbook as openpyxl needs it: what no cell depends on is left out, and cannot stop the reading."""
    slim = BytesIO()
    with ZipFile(slim, "w") as archive:
        for entry in package.entries:
            if entry.filename.lower() in sheets:
                archive.writestr(entry.filename, _cells_only(sheets[entry.filename.lower()].xml))
            elif entry.filename.lower().endswith((".xml", ".rels")):
                archive.writestr(entry.filename, package.raw(entry))
    return slim


def _cells_only(data: bytes) -> bytes:
    """A sheet's XML with nothing but its filled rows; as it is where it is written in an unusual way."""
    shape = _SHEET.fullmatch(data)
    return b"".join(shape.group(1, 3, 4)) if shape else data


def _rows(sheet: Any, facts: SheetFacts, budget: Budget) -> Iterator[tuple[Value, ...]]:
    """The rows from 1 to the last with a value, each up to its own last value.

    The stated dimension is not trusted, and what stands behind the last row (filters, links) is not parsed.
    """
    sheet.reset_dimensions()
    cells = sheet.iter_rows()
    for number, row in enumerate(islice(cells, facts.last_row), start=1):
        budget.spend(places=len(row), letters=sum(len(cell.value) for cell in row if isinstance(cell.value, str)))
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
