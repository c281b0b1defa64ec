"""What goes on a sheet as one block: the rows of a page, the head where it is only ours, and formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from schemas.model import DATE_FORMAT, Kind
from schemas.values import Value
from sdp_xl.live.values import Entered, entered
from sdp_xl.plan.grid import SheetRows
from sdp_xl.plan.locate.header import Header
from sdp_xl.plan.page import Page

_GENERAL = "General"
_FORMATS = {Kind.DATE: DATE_FORMAT, Kind.SHARE: "0%"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A page and where it goes: its tab, if it is there, what stands on it, its header, and whether staff changed it.

    ``head`` are the rows down to the header, ``rows`` those under it; ``mark`` is the fingerprint of what will stand
    there; ``merged``: some of its cells are merged, or may be; ``formulas``: some down to the header are formulas.
    """

    page: Page
    tab: str
    header: Header
    head: SheetRows
    rows: SheetRows
    mark: str
    merged: bool
    formulas: bool
    changed: bool

    @property
    def fresh(self) -> bool:
        """Whether nothing has stood under the header yet, so that the cells there look as the master made them."""
        return bool(self.tab) and self.header.whole and not self.rows


def size(target: Target) -> tuple[int, int]:
    """Rows under the header and columns of the block, so that nothing stays beside and below what is written."""
    page, before = target.page, target.header.left - 1
    bars = len(page.table.columns) + len(page.bars.heads[-1]) if page.bars else 0
    width = before + max([len(page.table.columns), bars, *map(len, page.rows)])
    return max(len(page.rows), len(target.rows)), max([width, *map(len, target.rows)])


def above(target: Target, width: int, *, from_1904: bool) -> list[list[Entered]]:
    """The head with the note as rows of the block, which saves calls; none if more than texts would be replaced."""
    page, header = target.page, target.header
    heads = page.bars.heads if page.bars else ()
    count, right = max(len(heads), 2), header.left - 1 + len(page.table.columns) if page.bars else width
    rows: list[list[Value]] = [[*row[:right]] for row in target.head[-count:]]
    ours = header.whole and header.note_row == header.row - 1 and not target.merged and not target.formulas
    if not ours or len(rows) < count or not all(isinstance(value, str | None) for row in rows for value in row):
        return []
    rows[-2][header.left - 1 :] = [page.note, *rows[-2][header.left :]]
    for row, over in zip(rows[-len(heads) :], heads, strict=False):
        row += [*[None] * (right - len(row)), *over]
    return [[entered(value, from_1904=from_1904) for value in (*row, *[None] * (width - len(row)))] for row in rows]


def formats(target: Target, width: int) -> Iterator[tuple[list[tuple[int, int]], str]]:
    """Each format to set, and the runs of columns that get it, as first and last; no runs stand for the whole block.

    What is formatted as text would show our links as formulas, dates as numbers. Below weeks their own format hides the
    signs. Dates and percents that stand there as such have their format; a fresh sheet has all of them, and so has a
    timeline as the master draws it, as long as nothing has stood under its header.
    """
    if target.fresh:
        return
    page, left = target.page, target.header.left
    if page.bars and target.header.whole and not target.rows:
        return
    forms = [*[""] * (left - 1), *(_FORMATS.get(column.kind, "") for column in page.table.columns)]
    if not page.bars:
        forms += [""] * (width - len(forms))
        if not any(forms):
            yield [], _GENERAL
            return
    runs: dict[str, list[tuple[int, int]]] = {}
    for form, run in groupby(enumerate(forms, 1), key=lambda item: item[1]):
        numbers = [number for number, _ in run]
        runs.setdefault(form, []).append((numbers[0], numbers[-1]))
    for form, found in runs.items():
        columns = [number for first, last in found for number in range(first, last + 1)]
        if not form or not all(_reads_as(target, column, form) for column in columns):
            yield found, form or _GENERAL


def _reads_as(target: Target, column: int, form: str) -> bool:
    """Whether a column needs no format: nothing is written there, or in place of as many dates or numbers."""
    at = column - target.header.left
    if all(len(row) <= at or row[at] in (None, "") for row in target.page.rows):
        return True
    kind = date if form == DATE_FORMAT else (int, float)
    values = [row[column - 1] for row in target.rows if len(row) >= column and row[column - 1] is not None]
    there = target.header.whole and len(target.page.rows) <= len(target.rows)
    return there and bool(values) and all(isinstance(value, kind) for value in values)


def matrix(page: Page, left: int, height: int, width: int, *, from_1904: bool) -> Iterator[list[Entered]]:
    """The block: the page's rows in their columns, blanks around them."""
    before: list[Entered] = [""] * (left - 1)
    for row in page.rows:
        cells = [entered(value, from_1904=from_1904) for value in row]
        yield [*before, *cells, *[""] * (width - len(before) - len(cells))]
    for _ in range(height - len(page.rows)):
        yield [""] * width
