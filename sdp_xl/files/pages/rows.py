"""Replaces the rows under the header of one sheet's XML; everything outside ``<sheetData>`` stays byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import repeat

from schemas.values import Value
from sdp_xl.address import Link, address, column_letters, position
from sdp_xl.files.ooxml.cells import Styles, cell_rest, styled_xml
from sdp_xl.files.ooxml.measure import LINE, height_of, lines
from sdp_xl.files.ooxml.sheet import Sheet
from sdp_xl.files.ooxml.spans import opened, spliced, tag_with
from sdp_xl.plan.locate.header import Header
from sdp_xl.plan.page import Page
from sdp_xl.written.shown import as_excel_shows

HIGHEST = 409
"""Points that a row can be high (Excel specifications and limits)."""
Indents = Callable[[int, int], int]
"""Gives the style like that one (its number) that is indented so far."""

Cells = Sequence[Value | Link]
"""What stands in a row from the first column of the page's table on."""

LOW = f' ht="{2 * LINE:g}" customHeight="1"'
"""The height of each row of a timeline, two lines of text, as attributes."""


class _NewRows:
    """Makes the new rows of a sheet; what a value comes to in a column is worked out once, however often it stands."""

    def __init__(self, sheet: Sheet, styles: Styles, left: int, width: int) -> None:
        """``left`` is the first column of the rows, ``width`` how many columns they have at most."""
        columns, self._prefix = range(left, left + width), sheet.body.prefix
        self._starts = [f'<{self._prefix}c r="{column_letters(column)}' for column in columns]
        self.styles = tuple(map(sheet.style, columns))
        self._wrapped = [
            (place, room)
            for place, column in enumerate(columns)
            if self.styles[place] in styles.wrapped and (room := sheet.width(column))
        ]
        # Typed, since 1, 1.0 and TRUE are one key otherwise.
        self._rest = lru_cache(None, typed=True)(partial(cell_rest, self._prefix, styles=styles))
        self._lines = lru_cache(None, typed=True)(lambda value, room: lines(as_excel_shows(value), room))

    def row(self, number: int, values: Cells, own: Sequence[int] = (), attrs: str = "") -> bytes:
        """A row; blank cells are left to the style of their column.

        ``own`` are other styles than those of the columns, ``attrs`` what the row states but its number: its height,
        how it is folded.
        """
        cells = [
            f'{start}{number}"{rest}'
            for start, style, value in zip(self._starts, own or self.styles, values, strict=False)
            if value is not None and (rest := self._rest(style, value))
        ]
        prefix, attrs = self._prefix, attrs or self.height(values)
        return f'<{prefix}row r="{number}"{attrs}>{"".join(cells)}</{prefix}row>'.encode()

    def height(self, values: Cells) -> str:
        """The height of a row that fits its wrapped texts, as an attribute that leaves Excel free to change it.

        Excel fits rows without a height when it opens a file; LibreOffice 7.4 does not.
        """
        count = [
            self._lines(value.text if isinstance(value := values[place], Link) else value, room)
            for place, room in self._wrapped
            if place < len(values)
        ]
        return _height(max(count)) if count else ""


@cache
def _height(count: int) -> str:
    return f' ht="{min(height_of(count), HIGHEST):g}"'


def with_page(sheet: Sheet, page: Page, header: Header, styles: Styles, indented: Indents) -> bytes:
    """The sheet's XML with the page's note and rows; rows up to the header are kept, all others replaced.

    Of a timeline also what stands over its bars is replaced, and the column at which the sheet opens. Where the header
    was not found it is written at its place in the master, and anew where an older version wrote it. Rows that the page
    folds stand in a closed outline group. Of the sheet's rows only those need be known in which a header may stand.
    """
    data, left, widths = sheet.data, header.left, [len(page.table.columns), *map(len, page.rows)]
    new = _NewRows(sheet, styles, left, max(widths))
    edits: dict[int, Cells] = {header.note_row: (page.note,)}
    if not header.whole:
        edits[header.row] = [column.header for column in page.table.columns]
    prefix = sheet.body.prefix
    beside = left + len(page.table.columns)
    heads = page.bars.heads if page.bars else ()
    over = dict(zip(range(header.row - len(heads) + 1, header.row + 1), heads, strict=True))
    pieces: list[bytes] = []
    done = sheet.body.inner
    for number, row in sheet.rows.items():
        if number > header.row:
            break
        pieces += [new.row(n, edits.pop(n)) for n in sorted(edits) if n < number]
        pieces.append(data[done : row.start])
        above = (beside, over[number]) if number in over else None
        cells = dict(enumerate(edits.pop(number, ()), start=left))
        pieces.append(_edited_row(sheet, number, cells, styles, above))
        done = row.end
    pieces += [new.row(number, edits[number]) for number in sorted(edits)]
    at = page.table.keys.index(page.bars.indented) if page.bars else 0

    @cache
    def own(level: int) -> Sequence[int]:
        """The styles of a row whose text is indented so far."""
        return (*new.styles[:at], indented(new.styles[at], level), *new.styles[at + 1 :]) if level else new.styles

    levels = page.bars.levels if page.bars else repeat(0)
    for place, (values, level) in enumerate(zip(page.rows, levels, strict=False)):
        fold = ' outlineLevel="1" hidden="1"' if place in page.folded else ""
        fold += ' collapsed="1"' if place + 1 in page.folded and not fold else ""
        high = LOW if page.bars else new.height(values)
        pieces.append(new.row(header.row + 1 + place, values, own(level), f"{high}{fold}"))
    new_body = b"".join([opened(data, sheet.body), *pieces, f"</{prefix}sheetData>".encode()])
    changes = [(sheet.body.start, sheet.body.end, new_body)]
    if sheet.dimension is not None:
        changes.append((sheet.dimension.start, sheet.dimension.inner, _dimension(sheet, page, header)))
    if sheet.pane is not None and page.bars and {"xSplit", "topLeftCell"} <= sheet.pane.attrs.keys():
        column = beside + page.bars.opens if page.bars.opens else int(sheet.pane.attrs["xSplit"]) + 1
        cell = address(position(sheet.pane.attrs["topLeftCell"])[0], column)
        changes.append((sheet.pane.start, sheet.pane.inner, tag_with(data, sheet.pane, topLeftCell=cell)))
    return spliced(data, changes)


def _edited_row(
    sheet: Sheet,
    number: int,
    values: Mapping[int, Value | Link],
    styles: Styles,
    above: tuple[int, Sequence[Value]] | None = None,
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
