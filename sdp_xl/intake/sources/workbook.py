"""Reads the sheets of a workbook as source tables: merged cells as one, numbers and dates as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from schemas.model import MARKER
from schemas.values import ErrorValue, Uncalculated, Value, is_blank, is_number
from sdp_xl.address import address, position
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.package import Package, Tab
from sdp_xl.files.ooxml.strict import ReadOnly
from sdp_xl.files.read import grid_of
from sdp_xl.intake.model import Aside, SourceCell, SourceTable
from sdp_xl.intake.sources.collected import Collected
from sdp_xl.intake.sources.sheetlooks import SheetLooks, WorkbookLooks, ranges
from sdp_xl.intake.sources.sheetsides import sides
from sdp_xl.plan.grid import BLANK_ROWS, Grid
from sdp_xl.trouble import FileTrouble
from sdp_xl.written.shown import as_excel_shows


def read_workbook(path: Path, data: bytes) -> tuple[SourceTable, ...]:
    """Each sheet with a text as one SourceTable, hidden ones too; what stands below 60 blank rows is only told."""
    package = ReadOnly(path, data)
    grid = grid_of(package)
    if MARKER in grid.names:
        raise FileTrouble("own_workbook", path)
    looks = WorkbookLooks(package)
    found: list[SourceTable] = []
    for tab in package.tabs():
        if tab.cells:
            seen = looks.of(tab)
            found += [_sheet(package, grid, tab, seen), *_below(path.name, tab.name, grid, seen.last)]
    return tuple(source for source in found if any(source.cells()))


def _below(file: str, name: str, grid: Grid, last: int) -> Iterator[SourceTable]:
    """A line that says so, where a sheet goes on below the last row that was read."""
    if last > len(grid.sheets[name]):
        text = f"More stands below {BLANK_ROWS} blank rows, down to row {last}; it was not read."
        cell = SourceCell(value=text, file=file, place=f"{name}!A{last}", text=text)
        yield SourceTable(name=name, above=(cell,))


def _sheet(package: Package, grid: Grid, tab: Tab, looks: SheetLooks) -> SourceTable:
    name, values, collected = tab.name, grid.sheets[tab.name], Collected(package.path.name)
    width = max((len(row) for row in values), default=0)
    cells: list[list[SourceCell | None]] = [[None] * width for _ in values]
    for number, row in enumerate(values, 1):
        for column, value in enumerate(row, 1):
            if is_blank(value):
                continue
            place = address(number, column)
            text = _as_shown(value, looks.formats.get(place, ""))
            if place in looks.partly and isinstance(value, str):
                text, struck = looks.partly[place]
                collected.aside(Aside.STRUCK, f"{name}!{place}", struck)
            cells[number - 1][column - 1] = collected.cell(f"{name}!{place}", text, value)
    _merge(cells, grid.merged.get(name, ()))
    _tell(collected, tab, looks)
    with plain_part(package.path, tab.part):
        for what, place, text in sides(package, tab):
            about = _at(cells, place) if what is Aside.COMMENT else None
            collected.aside(what, f"{name}!{place}" if place else name, text, about)
    beside, told = collected.take()
    return SourceTable(name=name, rows=tuple(map(tuple, cells)), beside=beside, told=told)


def _merge(cells: list[list[SourceCell | None]], areas: tuple[str, ...]) -> None:
    """Puts a merged cell in every position that it covers."""
    width = max(map(len, cells), default=0)
    for area in areas:
        first, _, last = area.replace("$", "").partition(":")
        (top, left), (bottom, right) = position(first), position(last or first)
        if top > len(cells) or left > width or cells[top - 1][left - 1] is None:
            continue
        for number in range(top, min(bottom, len(cells)) + 1):
            for column in range(left, min(right, width) + 1):
                if cells[number - 1][column - 1] is None:
                    cells[number - 1][column - 1] = cells[top - 1][left - 1]


def _tell(collected: Collected, tab: Tab, looks: SheetLooks) -> None:
    """Tells what the writer of a sheet has hidden or struck through, though it is read."""
    if tab.hidden:
        collected.tell(f"the sheet “{tab.name}” is hidden; it was read all the same.")
    for places, what in (
        (looks.hidden, "is hidden, by hand or by a filter"),
        (ranges(looks.masked), "has a format that shows nothing"),
        (ranges(looks.white), "is written in white"),
        (ranges(looks.struck), "is struck through"),
    ):
        for place in places:
            collected.tell(f"{tab.name}!{place} {what}; it was read all the same.")


def _at(cells: list[list[SourceCell | None]], place: str) -> SourceCell | None:
    """The cell at an address, or the next filled one before it in its row."""
    row, column = position(place)
    before = cells[row - 1][:column] if 0 < row <= len(cells) else ()
    return next((cell for cell in reversed(before) if cell is not None), None)


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
    return as_excel_shows(value)
