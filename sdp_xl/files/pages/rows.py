"""Replaces the rows under the header of one sheet's XML; everything outside ``<sheetData>`` stays byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from schemas.values import Value, show
from sdp_xl.address import Link, address, position
from sdp_xl.files.ooxml.cells import Styles, cell_xml, styled_xml
from sdp_xl.files.ooxml.measure import LINE, height
from sdp_xl.files.ooxml.spans import Span, UnusualXml, find, spliced, tag_with
from sdp_xl.plan.locate.header import LOOK_ROWS, Header
from sdp_xl.plan.page import Page

_LAST_COLUMN = 16_384
"""The last column, XFD (Excel specifications and limits)."""
HIGHEST = 409
"""Points that a row can be high (Excel specifications and limits)."""
MARGIN = 0.625
"""Characters by which a stated column width is wider than its room: 5 pixels of 8."""

Indents = Callable[[int, int], int]
"""Gives the style like that one (its number) that is indented so far."""

Cells = Mapping[int, Value | Link]
"""Values by column, counted from 1."""

LOW = f' ht="{2 * LINE:g}" customHeight="1"'
"""The height of each row of a timeline, two lines of text, as attributes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A sheet's XML and where its rows and cells stand in it."""

    data: bytes
    body: Span
    dimension: Span | None
    rows: Mapping[int, Span]
    cells: Mapping[int, Mapping[int, Span]]
    columns: Mapping[int, Mapping[str, str]]
    pane: Span | None

    def style(self, column: int) -> int:
        """The default style of a column."""
        return int(self.columns.get(column, {}).get("style", 0))


def with_page(data: bytes, page: Page, header: Header, styles: Styles, indented: Indents) -> bytes:
    """The sheet's XML with the page's note and rows; rows up to the header are kept, all others replaced.

    Of a timeline also what stands over its bars is replaced, and the column at which the sheet opens. Where the header
    was not found it is written at its place in the master. UnusualXml if the XML cannot be edited.
    """
    sheet = sheet_of(data)
    edits: dict[int, Cells] = {header.note_row: {header.left: page.note}}
    if not header.found:
        edits[header.row] = {number: column.header for number, column in enumerate(page.table.columns, start=1)}
    prefix = sheet.body.prefix
    beside = header.left + len(page.table.columns)
    heads = page.bars.heads if page.bars else ()
    over = dict(zip(range(header.row - len(heads) + 1, header.row + 1), heads, strict=True))
    pieces: list[bytes] = []
    done = sheet.body.inner
    for number, row in sheet.rows.items():
        if number > header.row:
            break
        pieces += [_new_row(sheet, n, edits.pop(n), styles) for n in sorted(edits) if n < number]
        pieces.append(data[done : row.start])
        above = (beside, over[number]) if number in over else None
        pieces.append(_edited_row(sheet, number, edits.pop(number, {}), styles, above))
        done = row.end
    pieces += [_new_row(sheet, number, edits[number], styles) for number in sorted(edits)]
    at = header.left + page.table.keys.index(page.bars.indented) if page.bars else 0
    for number, values in enumerate(page.rows, start=header.row + 1):
        cells = dict(enumerate(values, start=header.left))
        level = page.bars.levels[number - header.row - 1] if page.bars else 0
        own = {at: indented(sheet.style(at), level)} if level else {}
        pieces.append(_new_row(sheet, number, cells, styles, own, LOW if page.bars else ""))
    opening = data[sheet.body.start : sheet.body.inner]
    if sheet.body.empty:
        opening = opening[:-2].rstrip() + b">"
    new_body = b"".join([opening, *pieces, f"</{prefix}sheetData>".encode()])
    changes = [(sheet.body.start, sheet.body.end, new_body)]
    if sheet.dimension is not None:
        changes.append((sheet.dimension.start, sheet.dimension.inner, _dimension(sheet, page, header)))
    if sheet.pane is not None and page.bars and {"xSplit", "topLeftCell"} <= sheet.pane.attrs.keys():
        column = beside + page.bars.opens if page.bars.opens else int(sheet.pane.attrs["xSplit"]) + 1
        cell = address(position(sheet.pane.attrs["topLeftCell"])[0], column)
        changes.append((sheet.pane.start, sheet.pane.inner, tag_with(data, sheet.pane, topLeftCell=cell)))
    return spliced(data, changes)


def sheet_of(data: bytes) -> _Sheet:
    """Where things stand; cells only of the first rows, since no others are kept."""
    row_count = 0

    def wanted(depth: int, name: str) -> bool:
        nonlocal row_count
        local = name.rpartition(":")[2]
        if depth == 2 and local == "row":
            row_count += 1
        first = row_count <= LOOK_ROWS  # a header stands there, and of a million formatted rows no more are needed
        upper = depth <= 1 or (depth == 2 and (local in ("col", "sheetView") or (local == "row" and first)))
        return upper or (depth == 3 and first)

    spans = find(data, wanted)
    top = {span.local: span for span in reversed(spans) if span.depth == 1}
    if spans[0].local != "worksheet" or "sheetData" not in top:
        raise UnusualXml("no sheetData")
    rows: dict[int, Span] = {}
    cells: dict[int, dict[int, Span]] = {}
    columns: dict[int, Mapping[str, str]] = {}
    number = column = last = 0
    for span in spans:
        if span.depth == 2 and span.local == "col":
            last_column = min(int(span.attrs["max"]), _LAST_COLUMN)
            columns |= dict.fromkeys(range(int(span.attrs["min"]), last_column + 1), span.attrs)
        elif span.depth == 2 and span.local == "row":
            number, column = int(span.attrs.get("r") or number + 1), 0
            if number <= last:
                raise UnusualXml("rows out of order")
            rows[number], last = span, number
        elif span.depth == 3 and span.local == "c" and span.parent is not None and span.parent.local == "row":
            name = span.attrs.get("r")
            column = position(name)[1] if name else column + 1
            cells.setdefault(number, {})[column] = span
    return _Sheet(
        data=data,
        body=top["sheetData"],
        dimension=top.get("dimension"),
        rows=rows,
        cells=cells,
        columns=columns,
        pane=next((span for span in spans if span.depth == 3 and span.local == "pane"), None),
    )


def _new_row(
    sheet: _Sheet, number: int, values: Cells, styles: Styles, own: Mapping[int, int] | None = None, high: str = ""
) -> bytes:
    """A row of its own; blank cells are left to the style of their column.

    ``own`` are other styles by column, ``high`` is a height, as attributes.
    """
    prefix = sheet.body.prefix
    cells = "".join(
        cell_xml(prefix, address(number, column), (own or {}).get(column) or sheet.style(column), value, styles)
        for column, value in sorted(values.items())
    )
    return f'<{prefix}row r="{number}"{high or _height(sheet, values, styles)}>{cells}</{prefix}row>'.encode()


def _height(sheet: _Sheet, values: Cells, styles: Styles) -> str:
    """The height of a new row that fits its wrapped texts, as an attribute that leaves Excel free to change it.

    Excel fits rows without a height when it opens a file; LibreOffice 7.4 does not.
    """
    wrapped: list[tuple[str, float, bool]] = []
    for number, value in values.items():
        column = sheet.columns.get(number, {})
        shown = "width" in column and column.get("hidden") not in ("1", "true")
        if shown and sheet.style(number) in styles.wrapped:
            text = value.text if isinstance(value, Link) else show(value)
            wrapped.append((text, max(float(column["width"]) - MARGIN, 1), False))
    return f' ht="{min(height(wrapped), HIGHEST):g}"' if wrapped else ""


def _edited_row(
    sheet: _Sheet, number: int, values: Cells, styles: Styles, above: tuple[int, Sequence[Value]] | None = None
) -> bytes:
    """A kept row, with some of its cells replaced or added; each keeps its style.

    ``above`` are a column and what stands in the row from there on, in the style of its first cell, and nothing else.
    """
    row = sheet.rows[number]
    old = sheet.cells.get(number, {})
    if not values and above is None:
        return sheet.data[row.start : row.end]
    changes: list[tuple[int, int, bytes]] = []
    for column, value in values.items():
        span = old.get(column)
        own = span.attrs.get("s") if span else row.attrs.get("s")
        style = sheet.style(column) if own is None else int(own)
        new = styled_xml(sheet.body.prefix, address(number, column), style, value, styles).encode()
        after = min((old[other].start for other in old if other > column), default=row.close)
        changes.append((span.start, span.end, new) if span else (after, after, new))
    if above is not None:
        first, texts = above
        style = int(old[first].attrs.get("s", 0)) if first in old else sheet.style(first)
        changes += [(span.start, span.end, b"") for column, span in old.items() if column >= first]
        shown = [
            styled_xml(sheet.body.prefix, address(number, column), style, value, styles)
            for column, value in enumerate(texts or (None,), start=first)  # without dates one cell keeps the style
        ]
        changes.append((row.close, row.close, "".join(shown).encode()))
    if not row.empty:
        return spliced(sheet.data, [(0, row.start, b""), *changes, (row.end, len(sheet.data), b"")])
    opening = sheet.data[row.start : row.inner - 2].rstrip() + b">"
    added = b"".join(new for _, _, new in changes)
    return opening + added + f"</{row.name}>".encode()


def _dimension(sheet: _Sheet, page: Page, header: Header) -> bytes:
    """The ``<dimension>`` tag for what the sheet holds now."""
    assert sheet.dimension is not None
    kept = [max(cells) for number, cells in sheet.cells.items() if number <= header.row]
    over = len(page.bars.heads[-1]) if page.bars else 0
    wide = max([len(page.table.columns) + over, *map(len, page.rows)])
    widest = max([*kept, header.left + wide - 1])
    return tag_with(sheet.data, sheet.dimension, ref=f"A1:{address(header.row + len(page.rows), widest)}")
