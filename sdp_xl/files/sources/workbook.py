"""Reads the sheets of a workbook as source tables: merged cells as one, numbers and dates as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

from schemas.values import ErrorValue, Uncalculated, Value, is_blank, is_number, show
from sdp_xl.files.package import MAIN, Package, open_package
from sdp_xl.files.read import read
from sdp_xl.grid import Grid, address, position
from sdp_xl.intake.model import SourceCell, SourceTable


def read_workbook(path: Path) -> tuple[SourceTable, ...]:
    """Each sheet with a value as one SourceTable; hidden sheets too."""
    grid = read(path)
    shown = _formats(open_package(path))
    return tuple(_sheet(path.name, name, grid, shown.get(name, {})) for name, rows in grid.sheets.items() if any(rows))


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


def _formats(package: Package) -> dict[str, dict[str, str]]:
    """The number formats by sheet and cell where a value is shown as a percentage, with fixed decimals or by month."""
    from lxml import etree
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    relation = package.related(package.main, "styles")
    if relation is None or relation.target not in package:
        return {}
    root = package.tree(relation.target)
    known = {str(number): text for number, text in BUILTIN_FORMATS.items()}
    known |= {
        one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
    }
    styles = {
        str(number): format_.lower()
        for number, style in enumerate(root.iterfind(f"{MAIN}cellXfs/{MAIN}xf"))
        if (format_ := known.get(style.get("numFmtId", ""), "").partition(";")[0])
        and (
            format_.endswith("%") or format_.startswith("0.") or ("y" in format_.lower() and "d" not in format_.lower())
        )
    }
    found: dict[str, dict[str, str]] = {}
    for tab in package.tabs() if styles else ():
        if tab.cells:
            cells = etree.iterparse(
                BytesIO(package.part(tab.part)), tag=f"{MAIN}c", resolve_entities=False, no_network=True
            )
            found[tab.name] = {
                str(cell.get("r")): styles[style] for _, cell in cells if (style := cell.get("s", "")) in styles
            }
    return found
