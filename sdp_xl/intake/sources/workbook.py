"""Reads the sheets of a workbook as source tables: merged cells as one, numbers and dates as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from schemas.model import MARKER
from schemas.values import ErrorValue, Uncalculated, Value, is_blank, is_number, show
from sdp_xl.address import address, position
from sdp_xl.files.ooxml.cellstream import CellStream
from sdp_xl.files.ooxml.looks import cell_looks
from sdp_xl.files.ooxml.package import Package
from sdp_xl.files.open import open_package
from sdp_xl.files.read import grid_of
from sdp_xl.files.watch import within_limits
from sdp_xl.intake.model import SourceCell, SourceTable
from sdp_xl.plan.grid import BLANK_ROWS, Grid
from sdp_xl.trouble import FileTrouble


def read_workbook(path: Path) -> tuple[SourceTable, ...]:
    """Each sheet with a value as one SourceTable, hidden ones too; what stands below 60 blank rows is only told."""
    with within_limits(path):
        package = open_package(path)
        grid = grid_of(package)
        if MARKER in grid.names:
            raise FileTrouble("own_workbook", path)
        facts = _facts(package)
    found: list[SourceTable] = []
    for name, rows in grid.sheets.items():
        formats, last = facts[name]
        if any(rows):
            found.append(_sheet(path.name, name, grid, formats))
        if last > len(rows):
            text = f"More stands below {BLANK_ROWS} blank rows, down to row {last}; it was not read."
            cell = SourceCell(value=text, file=path.name, place=f"{name}!A{last}", text=text)
            found.append(SourceTable(name=name, above=(cell,)))
    return tuple(found)


def _sheet(file: str, name: str, grid: Grid, formats: Mapping[str, str]) -> SourceTable:
    values = grid.sheets[name]
    width = max((len(row) for row in values), default=0)
    cells: list[list[SourceCell | None]] = [[None] * width for _ in values]
    for number, row in enumerate(values, 1):
        for column, value in enumerate(row, 1):
            if not is_blank(value):
                place = address(number, column)
                text = _as_shown(value, formats.get(place, ""))
                cell = SourceCell(value=value, file=file, place=f"{name}!{place}", text=text)
                cells[number - 1][column - 1] = cell
    for area in grid.merged.get(name, ()):
        first, _, last = area.replace("$", "").partition(":")
        (top, left), (bottom, right) = position(first), position(last or first)
        if top > len(values) or left > width or cells[top - 1][left - 1] is None:
            continue
        for number in range(top, min(bottom, len(values)) + 1):
            for column in range(left, min(right, width) + 1):
                if cells[number - 1][column - 1] is None:
                    cells[number - 1][column - 1] = cells[top - 1][left - 1]
    return SourceTable(name=name, rows=tuple(tuple(row) for row in cells))


def _as_shown(value: Value, format_: str) -> str:
    """The value as the cell shows it, as far as it matters: 80%, 1.10, July 2021; other values as they are."""
    if isinstance(value, ErrorValue | Uncalculated):
        return str(value)
    decimals = len(format_.partition(".")[2].rstrip("%"))
    if is_number(value) and isinstance(value, int | float):
        if format_.endswith("%"):
            return f"{value * 100:.{max(decimals, 0)}f}%" if decimals else f"{round(value * 100, 6):g}%"
        if format_.startswith("0.") and set(format_[2:]) == {"0"}:
            return f"{value:.{decimals}f}"
    if isinstance(value, date) and "y" in format_ and "d" not in format_:
        return f"{value:%B %Y}" if "m" in format_ else f"{value:%Y}"
    return show(value)


def _facts(package: Package) -> dict[str, tuple[dict[str, str], int]]:
    """By sheet: the number formats of its filled cells by address; its last filled row."""
    formats = [_first_section(look.format) for look in cell_looks(package)]
    found: dict[str, tuple[dict[str, str], int]] = {}
    for tab in package.tabs():
        if not tab.cells:
            continue
        shown: dict[str, str] = {}
        last = 0
        for number, row in CellStream(package.part(tab.part)):
            for cell in row:
                if cell.filled:
                    last = max(last, number)
                    if cell.style.isdecimal() and int(cell.style) < len(formats):
                        shown[address(number, cell.column)] = formats[int(cell.style)]
        found[tab.name] = shown, last
    return found


def _first_section(code: str) -> str:
    """The part of a number format that is for numbers above zero."""
    return code.partition(";")[0].lower()
