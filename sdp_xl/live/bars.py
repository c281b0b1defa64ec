"""What a timeline has beside its rows, in the workbook that is open in Excel: the head over its bars, and indents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING

from schemas.values import fold, show
from sdp_xl.address import address
from sdp_xl.files.ooxml.measure import LINE
from sdp_xl.live.excel import in_one_call
from sdp_xl.live.excel import show as show_sheet
from sdp_xl.live.values import entered
from sdp_xl.plan.grid import SheetRows
from sdp_xl.plan.locate.header import Header
from sdp_xl.plan.page import PADDING, Page

if TYPE_CHECKING:
    from xlwings import Book, Range, Sheet

OLDER = "This sheet has the look of an older version; the command sdp-xl timeline, with --in-place, renews it."

HEIGHT = 2 * LINE
"""Points of each row of a timeline."""


def as_it_stands(page: Page, header: Header, rows: SheetRows) -> Page:
    """The timeline with the columns that an older sheet has, without what it has no place for; others unchanged."""
    if page.bars is None or not header.found or header.whole:
        return page
    titles = {fold(column.header): number for number, column in enumerate(page.table.columns)}
    order: list[int] = []
    for value in rows[header.row - 1][header.left - 1 :]:
        number = titles.get(fold(show(value)))
        if number is None:
            break
        order.append(number)
    return page._replace(
        table=page.table._replace(columns=tuple(page.table.columns[number] for number in order)),
        note=f"{OLDER} {page.note}",
        rows=tuple(tuple(row[number] for number in order) for row in page.rows),
        bars=None,
    )


def write_bars(sheet: Sheet, page: Page, header: Header, seen: SheetRows, *, heads: bool, from_1904: bool) -> None:
    """Gives the head over the bars the look of its first column, and the rows their indents; ``heads``: writes it too.

    To be done before anything else is written, since a look comes with what stands there.
    """
    bars = page.bars
    if bars is None:
        return
    left, top = header.left + len(page.table.columns), header.row - len(bars.heads) + 1
    width = len(bars.heads[-1])
    before = max((len(row) for row in seen[top - 1 : header.row]), default=0) - left + 1
    wider = width > max(before, 1)
    if wider or heads:
        area = sheet.range(f"{address(top, left)}:{address(header.row, left + max(width, 1) - 1)}")
        if wider:
            _fill_right(area)
        if heads:
            over = bars.heads if width else (("",),) * len(bars.heads)
            area.raw_value = [[entered(value, from_1904=from_1904) for value in row] for row in over]
    if before > max(width, 1):
        sheet.range(f"{address(top, left + max(width, 1))}:{address(header.row, left + before - 1)}").clear()
    if page.rows:
        under = header.row + 1
        at = header.left + page.table.keys.index(bars.indented)
        for areas, level in _indents(bars.levels, under, at):
            with suppress(Exception):  # a look, that Excel for Mac may name otherwise
                _indent(sheet, areas, PADDING + level)


def scroll(book: Book, sheet: Sheet, page: Page, header: Header) -> None:
    """Brings the sheet to the front, and the column that the page opens at beside those that are frozen."""
    assert page.bars is not None
    column = header.left + len(page.table.columns) + page.bars.opens
    with suppress(Exception):  # a look, that Excel for Mac may name otherwise
        show_sheet(sheet)
        windows = getattr(book.api, "Windows", None)
        if windows is not None:
            windows(1).ScrollColumn = column
        else:
            book.app.api.active_window.scroll_column.set(column)


def _fill_right(area: Range) -> None:
    """Gives each column of cells the content and the look of the first one."""
    with suppress(Exception):  # a look, that Excel for Mac may name otherwise
        (getattr(area.api, "FillRight", None) or area.api.fill_right)()


def _indents(levels: tuple[int, ...], top: int, column: int) -> Iterator[tuple[str, int]]:
    """Areas of cells, as many as one call takes, that are indented alike."""
    areas: dict[int, list[str]] = {}
    for level, run in groupby(enumerate(levels, top), key=lambda item: item[1]):
        numbers = [number for number, _ in run]
        areas.setdefault(level, []).append(f"{address(numbers[0], column)}:{address(numbers[-1], column)}")
    for level, found in areas.items():
        for joined in in_one_call(found):
            yield joined, level


def _indent(sheet: Sheet, areas: str, level: int) -> None:
    api = sheet.range(areas).api
    reference = getattr(api, "indent_level", None)
    if reference is not None:
        reference.set(level)
    else:
        api.IndentLevel = level
