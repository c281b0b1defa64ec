"""The open findings as they stand on their sheet, and the one that belongs to the selected cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas.tables.generated import FINDINGS
from schemas.values import Value, show
from sdp_xl.address import address, position
from sdp_xl.live.excel import cause
from sdp_xl.live.excel import show as show_sheet
from sdp_xl.live.read import header_in, read_one
from sdp_xl.plan.findings import Severity
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import Book

_LONGEST_BAR = 255
"""Characters of the status bar that Excel shows."""
_OPEN = {*(severity.value.capitalize() for severity in Severity), "Not begun"}
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
        self.tabs = list(seen.sheets)
        rows = seen.sheets[self.sheet]
        header = header_in(rows, FINDINGS)
        self.all = tuple(
            _open_finding(number, tuple(row[header.left - 1 :]))
            for number, row in enumerate(rows[header.row :], header.row + 1)
            if len(row) >= header.left and row[header.left - 1] in _OPEN
        )
        self.selected = _selected(book)

    def here(self) -> tuple[OpenFinding, ...]:
        """Those of the selected cells, or of the selected rows of Findings; Trouble if there is none."""
        if self.selected is None:
            raise Trouble(NOTHING_SELECTED.format(findings=self.sheet))
        tab, rows, columns = self.selected
        if tab == self.sheet:
            found = tuple(one for one in self.all if one.row in rows)
        else:
            here = (one for one in self.all if one.sheet == tab or one.sheet not in self.tabs)  # renamed since
            found = tuple(one for one in here if _in(one, rows, columns))
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
        order = {name: number for number, name in enumerate(self.tabs)}
        here = (order.get(tab, -1), row, column)
        after = (one for one in placed if (order.get(one.sheet, len(order)), *_position(one)) > here)
        return next(after, placed[0])

    def go(self, found: OpenFinding) -> None:
        """Selects its cell and tells in the status bar which it is; Trouble if its sheet is gone or hidden."""
        select(self.book, found.sheet, found.cell, self.tabs)
        same = sum((one.sheet, one.cell) == (found.sheet, found.cell) for one in self.all) - 1
        more = f" ({same} more in this cell)" if same else ""
        text = f"Finding {self.all.index(found) + 1} of {len(self.all)}{more}: {found.message} {found.fix}"
        self.book.app.status_bar = text if len(text) <= _LONGEST_BAR else f"{text[: _LONGEST_BAR - 1]}…"


def select(book: Book, name: str, cell: str, tabs: Sequence[str] = ()) -> None:
    """Selects a cell, or the sheet's first one; Trouble if the sheet is gone or hidden. ``tabs``: all, if known."""
    if name not in (tabs or [sheet.name for sheet in book.sheets]):
        raise Trouble(SHEET_GONE.format(sheet=name))
    sheet = book.sheets[name]
    if sheet.visible not in (True, -1):
        raise Trouble(SHEET_HIDDEN.format(sheet=name))
    show_sheet(sheet)
    sheet.range(cell or "A1").select()


def _selected(book: Book) -> tuple[str, range, range] | None:
    """Sheet, rows and columns that are selected; None for a shape, or for more cells than Excel can count."""
    try:
        cells = book.app.selection
    except Exception as error:
        if cause(error):
            raise
        return None
    if cells is None:
        return None
    (height, width), row, column = cells.shape, cells.row, cells.column
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
