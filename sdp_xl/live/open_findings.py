"""The open findings as they stand on their sheet, and the one that belongs to the selected cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from schemas.tables.generated import FINDINGS
from schemas.values import Value, show
from sdp_xl.address import address, position
from sdp_xl.live.excel import app_of, asked, cause, xlwings
from sdp_xl.live.excel import show as show_sheet
from sdp_xl.live.read import header_in, read_one, sheet_named
from sdp_xl.plan.findings import Severity
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import App, Book

_LONGEST_BAR = 255
"""Characters of the status bar that Excel shows."""
_MOST_CELLS = 2**31 - 1
"""Who selects more of a sheet means the sheet, and no cell; the largest number that Range.Count gives."""
_NOT_BEGUN = "Not begun"
_OPEN = {*(severity.value.capitalize() for severity in Severity), _NOT_BEGUN}
"""The words for the severity of what waits to be done."""

NONE_HERE = "There is no open finding in {cell}. Select a framed cell, or a row of the sheet {findings}."
NOTHING_SELECTED = "No cell is selected. Select a framed cell, or a row of the sheet {findings}."
SHEET_GONE = "The sheet “{sheet}” of the finding is not there any more. Press “Check the plan” again."
SHEET_HIDDEN = "The finding is on the hidden sheet “{sheet}”. Right-click a sheet tab, choose Unhide, and try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFinding:
    """An open finding: its row on Findings, its place (sheet empty: the workbook; cell empty: the sheet), its texts."""

    row: int
    severity: str
    sheet: str
    cell: str
    rule: str
    message: str
    fix: str


class Findings:
    """The open findings of a workbook, in the order of their sheet, and the cell that is selected.

    Trouble if there is no such sheet; whatever Excel raises.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.sheet, seen = read_one(book, FINDINGS)
        rows = seen.sheets[self.sheet]
        header = header_in(rows, FINDINGS)
        self.all = tuple(
            _open_finding(number, tuple(row[header.left - 1 :]))
            for number, row in enumerate(rows[header.row :], header.row + 1)
            if len(row) >= header.left and row[header.left - 1] in _OPEN
        )
        self.selected = _selected(app_of(book))

    def here(self) -> tuple[OpenFinding, ...]:
        """Those of the selected cells, or of the selected rows of Findings; Trouble if there is none."""
        if self.selected is None:
            raise Trouble(NOTHING_SELECTED.format(findings=self.sheet))
        tab, rows, columns = self.selected
        if tab == self.sheet:
            found = tuple(one for one in self.all if one.row in rows)
        else:
            here = [one for one in self.all if _in(one, rows, columns)]
            found = tuple(one for one in here if one.sheet.casefold() == tab.casefold())
            if not any(one.sheet.casefold() == tab.casefold() for one in self.all):  # perhaps renamed since
                there = {one.sheet: sheet_named(self.book, one.sheet) for one in here}
                found = tuple(one for one in here if not there[one.sheet])
        if not found:
            cell = address(rows.start, columns.start)
            raise Trouble(NONE_HERE.format(cell=f"{tab}!{cell}", findings=self.sheet))
        return found

    def next(self) -> OpenFinding | None:
        """The one after the selected cell, the first again after the last; on Findings that of the selected row."""
        placed = [one for one in self.all if one.sheet]
        if not placed or self.selected is None:
            return placed[0] if placed else None
        tab, row, column = self.selected[0], self.selected[1].start, self.selected[2].start
        if tab == self.sheet:
            return next((one for one in placed if one.row >= row), placed[0])
        spots: dict[tuple[str, str], OpenFinding] = {}
        for one in placed:
            spots.setdefault((one.sheet, one.cell or "A1"), one)
        order = list(spots)
        on_tab = [number for number, (sheet, _) in enumerate(order) if sheet == tab]
        if not on_tab:
            return self._after(tab, placed)
        if (here := (tab, address(row, column))) in spots:
            follows = order.index(here) + 1
        else:
            below = (number for number in on_tab if position(order[number][1]) > (row, column))
            follows = next(below, on_tab[-1] + 1)
        return spots[order[follows % len(order)]]

    def _after(self, tab: str, placed: Sequence[OpenFinding]) -> OpenFinding:
        """The first on a sheet behind one without findings; the list follows the sheets, and then what is not begun."""
        sheets = asked(self.book, "sheets")

        def order(name: str) -> float:
            try:
                return float(sheets[name].index)
            except Exception:
                sheet = sheet_named(self.book, name)
                return float(sheet.index) if sheet else inf

        here = order(tab)
        for waiting in (False, True):
            run = [one for one in placed if (one.severity == _NOT_BEGUN) is waiting]
            names = list(dict.fromkeys(one.sheet for one in run))
            at = bisect_right(names, here, key=order)
            if at < len(names):
                return next(one for one in run if one.sheet == names[at])
        return placed[0]

    def go(self, found: OpenFinding) -> None:
        """Selects its cell and tells in the status bar which it is; Trouble if its sheet is gone or hidden."""
        select(self.book, found.sheet, found.cell)
        same = sum((one.sheet, one.cell) == (found.sheet, found.cell) for one in self.all) - 1
        more = f" ({same} more in this cell)" if same else ""
        text = f"Finding {self.all.index(found) + 1} of {len(self.all)}{more}: {found.message} {found.fix}"
        app_of(self.book).status_bar = text if len(text) <= _LONGEST_BAR else f"{text[: _LONGEST_BAR - 1]}…"


def select(book: Book, name: str, cell: str) -> None:
    """Selects a cell, or the sheet's first one; Trouble if the sheet is gone or hidden."""
    sheet = sheet_named(book, name)
    if sheet is None:
        raise Trouble(SHEET_GONE.format(sheet=name))
    if sheet.visible not in (True, -1):
        raise Trouble(SHEET_HIDDEN.format(sheet=name))
    show_sheet(sheet)
    sheet.range(cell or "A1").select()


def _selected(app: App) -> tuple[str, range, range] | None:
    """Sheet, rows and columns that are selected; None for a shape, or for more cells than one can mean."""
    try:
        selection = app.impl.selection  # App.selection would ask Excel twice, and for the number of cells
    except Exception as error:
        if cause(error):
            raise
        return None
    if selection is None:
        return None
    cells = xlwings().Range(impl=selection)
    (height, width), row, column = cells.shape, cells.row, cells.column
    if height * width > _MOST_CELLS:
        return None
    return cells.sheet.name, range(row, row + height), range(column, column + width)


def _in(found: OpenFinding, rows: range, columns: range) -> bool:
    row, column = _position(found)
    return row in rows and column in columns


def _position(found: OpenFinding) -> tuple[int, int]:
    return position(found.cell) if found.cell else (0, 0)


def _open_finding(number: int, row: Sequence[Value]) -> OpenFinding:
    texts = dict.fromkeys(FINDINGS.keys, "") | {
        key: show(value) for key, value in zip(FINDINGS.keys, row, strict=False)
    }
    place, key = texts["cell"], texts["key"]
    cell = key.rpartition("!")[2]
    sheet = place.removesuffix(f"!{cell}") if cell else place
    return OpenFinding(
        row=number,
        severity=texts["severity"],
        sheet="" if sheet == "Workbook" and not cell else sheet,
        cell=cell,
        rule=texts["rule"],
        message=texts["message"],
        fix=texts["fix"],
    )
