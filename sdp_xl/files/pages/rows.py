"""Replaces the rows under the header of one sheet's XML; everything outside ``<sheetData>`` stays byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from schemas.values import Value
from sdp_xl.address import Link, address, position
from sdp_xl.files.ooxml.cells import Styles, cell_xml, styled_xml
from sdp_xl.files.ooxml.measure import LINE, height
from sdp_xl.files.ooxml.sheet import Sheet
from sdp_xl.files.ooxml.spans import opened, spliced, tag_with
from sdp_xl.plan.locate.header import Header
from sdp_xl.plan.page import Page
from sdp_xl.written.shown import as_excel_shows

HIGHEST = 409
"""Points that a row can be high (Excel specifications and limits)."""
Indents = Callable[[int, int], int]
"""Gives the style like that one (its number) that is indented so far."""

Cells = Mapping[int, Value | Link]
"""Values by column, counted from 1."""

LOW = f' ht="{2 * LINE:g}" customHeight="1"'
"""The height of each row of a timeline, two lines of text, as attributes."""


class _Columns:
    """What the columns of a sheet lend to new cells: their style, and the width of those whose texts wrap."""

    def __init__(self, sheet: Sheet, styles: Styles) -> None:
        self.prefix, self.styles = sheet.body.prefix, styles
        self.style = cache(sheet.style)
        self.wrapped = cache(lambda column: sheet.width(column) if sheet.style(column) in styles.wrapped else 0)


def with_page(sheet: Sheet, page: Page, header: Header, styles: Styles, indented: Indents) -> bytes:
    """The sheet's XML with the page's note and rows; rows up to the header are kept, all others replaced.

    Of a timeline also what stands over its bars is replaced, and the column at which the sheet opens. Where the header
    was not found it is written at its place in the master, and anew where an older version wrote it. Rows that the page
    folds stand in a closed outline group. Of the sheet's rows only those need be known in which a header may stand.
    """
    data, columns = sheet.data, _Columns(sheet, styles)
    edits: dict[int, Cells] = {header.note_row: {header.left: page.note}}
    if not header.whole:
        edits[header.row] = {
            number: column.header for number, column in enumerate(page.table.columns, start=header.left)
        }
    prefix = sheet.body.prefix
    beside = header.left + len(page.table.columns)
    heads = page.bars.heads if page.bars else ()
    over = dict(zip(range(header.row - len(heads) + 1, header.row + 1), heads, strict=True))
    pieces: list[bytes] = []
    done = sheet.body.inner
    for number, row in sheet.rows.items():
        if number > header.row:
            break
        pieces += [_new_row(columns, n, edits.pop(n)) for n in sorted(edits) if n < number]
        pieces.append(data[done : row.start])
        above = (beside, over[number]) if number in over else None
        pieces.append(_edited_row(sheet, number, edits.pop(number, {}), styles, above))
        done = row.end
    pieces += [_new_row(columns, number, edits[number]) for number in sorted(edits)]
    at = header.left + page.table.keys.index(page.bars.indented) if page.bars else 0
    for number, values in enumerate(page.rows, start=header.row + 1):
        cells = dict(enumerate(values, start=header.left))
        place = number - header.row - 1
        level = page.bars.levels[place] if page.bars else 0
        own = {at: indented(columns.style(at), level)} if level else {}
        fold = ' outlineLevel="1" hidden="1"' if place in page.folded else ""
        fold += ' collapsed="1"' if place + 1 in page.folded and not fold else ""
        high = LOW if page.bars else _height(columns, cells)
        pieces.append(_new_row(columns, number, cells, own, f"{high}{fold}"))
    new_body = b"".join([opened(data, sheet.body), *pieces, f"</{prefix}sheetData>".encode()])
    changes = [(sheet.body.start, sheet.body.end, new_body)]
    if sheet.dimension is not None:
        changes.append((sheet.dimension.start, sheet.dimension.inner, _dimension(sheet, page, header)))
    if sheet.pane is not None and page.bars and {"xSplit", "topLeftCell"} <= sheet.pane.attrs.keys():
        column = beside + page.bars.opens if page.bars.opens else int(sheet.pane.attrs["xSplit"]) + 1
        cell = address(position(sheet.pane.attrs["topLeftCell"])[0], column)
        changes.append((sheet.pane.start, sheet.pane.inner, tag_with(data, sheet.pane, topLeftCell=cell)))
    return spliced(data, changes)


def _new_row(
    columns: _Columns, number: int, values: Cells, own: Mapping[int, int] | None = None, attrs: str = ""
) -> bytes:
    """A row of its own; blank cells are left to the style of their column.

    ``own`` are other styles by column, ``attrs`` what the row states but its number: its height, how it is folded.
    """
    prefix, style, styles, own = columns.prefix, columns.style, columns.styles, own or {}
    cells = "".join(
        [
            cell_xml(prefix, address(number, column), own.get(column) or style(column), value, styles)
            for column, value in sorted(values.items())
            if value is not None
        ]
    )
    return f'<{prefix}row r="{number}"{attrs or _height(columns, values)}>{cells}</{prefix}row>'.encode()


def _height(columns: _Columns, values: Cells) -> str:
    """The height of a new row that fits its wrapped texts, as an attribute that leaves Excel free to change it.

    Excel fits rows without a height when it opens a file; LibreOffice 7.4 does not.
    """
    wrapped = [
        (value.text if isinstance(value, Link) else as_excel_shows(value), width, False)
        for number, value in values.items()
        if (width := columns.wrapped(number))
    ]
    return f' ht="{min(height(wrapped), HIGHEST):g}"' if wrapped else ""


def _edited_row(
    sheet: Sheet, number: int, values: Cells, styles: Styles, above: tuple[int, Sequence[Value]] | None = None
) -> bytes:
    """A kept row, with some of its cells replaced or added; each keeps its style.

    ``above`` are a column and what stands in the row from there on, in the style of its first cell, and nothing else.
    """
    row = sheet.rows[number]
    if not values and above is None:
        return sheet.data[row.start : row.end]
    old, own = sheet.cells(number), row.attrs.get("s")
    new: dict[int, str] = {}
    for column, value in values.items():
        style = old[column].style or 0 if column in old else sheet.style(column) if own is None else int(own)
        new[column] = styled_xml(sheet.body.prefix, address(number, column), style, value, styles)
    if above is not None:
        first, texts = above
        style = old[first].style or 0 if first in old else sheet.style(first)
        new |= dict.fromkeys((column for column in old if column >= first), "")
        for column, value in enumerate(texts or (None,), start=first):  # without dates one cell keeps the style
            new[column] = styled_xml(sheet.body.prefix, address(number, column), style, value, styles)
    return sheet.row_with(number, opened(sheet.data, row), new)


def _dimension(sheet: Sheet, page: Page, header: Header) -> bytes:
    """The ``<dimension>`` tag for what the sheet holds now."""
    assert sheet.dimension is not None
    kept = [max(cells) for number in sheet.rows if number <= header.row and (cells := sheet.cells(number))]
    over = len(page.bars.heads[-1]) if page.bars else 0
    wide = max([len(page.table.columns) + over, *map(len, page.rows)])
    widest = max([*kept, header.left + wide - 1])
    return tag_with(sheet.data, sheet.dimension, ref=f"A1:{address(header.row + len(page.rows), widest)}")
