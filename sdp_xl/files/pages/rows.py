"""Replaces the rows under the header of one sheet's XML; everything outside ``<sheetData>`` stays byte for byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.model import HEADER_ROW, NOTE_ROW, PURPOSE_ROW, TITLE_ROW, Table
from schemas.values import Value, show
from sdp_xl.address import Link, address
from sdp_xl.files.ooxml.cells import Styles, cell_xml, styled_xml
from sdp_xl.files.ooxml.measure import height
from sdp_xl.files.ooxml.package import MAIN
from sdp_xl.files.ooxml.sheet import Sheet, parsed
from sdp_xl.files.ooxml.spans import opened, spliced, tag_with
from sdp_xl.plan.locate.header import Header
from sdp_xl.plan.page import Page

HIGHEST = 409
"""Points that a row can be high (Excel specifications and limits)."""
MARGIN = 0.625
"""Characters by which a stated column width is wider than its room: 5 pixels of 8."""

Cells = Mapping[int, Value | Link]
"""Values by column, counted from 1."""

_HEIGHTS = (33, 18, 22, 33)
"""Points of the rows of a new sheet from its title to its header: LibreOffice 7.4 does not fit them."""

_BESIDE = 5
"""Width, in characters, of the columns to the right of those that are declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The cell styles that a new sheet borrows from another one of the tool: rows 1 to the header, all below, links."""

    heads: tuple[int, ...] = (0,) * HEADER_ROW
    body: int = 0
    link: int = 0


def with_page(sheet: Sheet, page: Page, header: Header, styles: Styles) -> bytes:
    """The sheet's XML with the page's note and rows; rows up to the header are kept, all others replaced.

    Where the header was not found it is written at its place in the master, and anew where an older version wrote it.
    Rows that the page folds stand in a closed outline group. Of the sheet's rows only those need be
    known in which a header may stand.
    """
    data = sheet.data
    edits: dict[int, Cells] = {header.note_row: {header.left: page.note}}
    if not header.whole:
        edits[header.row] = {
            number: column.header for number, column in enumerate(page.table.columns, start=header.left)
        }
    prefix = sheet.body.prefix
    pieces: list[bytes] = []
    done = sheet.body.inner
    for number, row in sheet.rows.items():
        if number > header.row:
            break
        pieces += [_new_row(sheet, n, edits.pop(n), styles) for n in sorted(edits) if n < number]
        pieces.append(data[done : row.start])
        pieces.append(_edited_row(sheet, number, edits.pop(number, {}), styles))
        done = row.end
    pieces += [_new_row(sheet, number, edits[number], styles) for number in sorted(edits)]
    for number, values in enumerate(page.rows, start=header.row + 1):
        at = number - header.row - 1
        fold = ' outlineLevel="1" hidden="1"' if at in page.folded else ""
        fold += ' collapsed="1"' if at + 1 in page.folded and not fold else ""
        pieces.append(_new_row(sheet, number, dict(enumerate(values, start=header.left)), styles, fold))
    new_body = b"".join([opened(data, sheet.body), *pieces, f"</{prefix}sheetData>".encode()])
    changes = [(sheet.body.start, sheet.body.end, new_body)]
    if sheet.dimension is not None:
        changes.append((sheet.dimension.start, sheet.dimension.inner, _dimension(sheet, page, header)))
    return spliced(data, changes)


def look_of(data: bytes, table: Table, header: Header, strings: Sequence[str]) -> Look:
    """How the sheet of ``table`` looks, whose header stands there; UnusualXml if the XML cannot be read."""
    sheet = parsed(data, strings, header.row)
    found = (sheet.cells(row).get(header.left) for row in range(header.row - HEADER_ROW + 1, header.row + 1))
    heads = tuple(cell.style or 0 if cell else 0 for cell in found)
    links = [number for number, column in enumerate(table.columns, start=header.left) if column.key == "cite"]
    body = sheet.style(header.left)
    return Look(heads=heads, body=body, link=sheet.style(links[0]) if links else body)


def new_sheet(page: Page, styles: Styles, look: Look, *, freeze: bool) -> bytes:
    """The XML of a sheet for a page that has no tab: title, purpose, note, header and rows; it prints on wide pages."""
    table = page.table
    rows: dict[int, Cells] = {
        TITLE_ROW: {1: table.title},
        PURPOSE_ROW: {1: table.purpose},
        NOTE_ROW: {1: page.note},
        HEADER_ROW: {number: column.header for number, column in enumerate(table.columns, start=1)},
    }
    linked = {number for row in page.rows for number, value in enumerate(row, start=1) if isinstance(value, Link)}
    beside = max(map(len, page.rows), default=0) - len(table.columns)
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{width}" style="{look.link if number in linked else look.body}" '
        'customWidth="1"/>'
        for number, width in enumerate([*(column.width + MARGIN for column in table.columns), *[_BESIDE] * beside], 1)
    )
    pane = (
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="{HEADER_ROW}" '
        f'topLeftCell="A{HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    )
    empty = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN[1:-1]}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1"/>'
        f"{pane if freeze else ''}<cols>{widths}</cols><sheetData/>"
        '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.7" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="1" fitToHeight="0" orientation="landscape"/></worksheet>'
    ).encode()
    sheet = parsed(empty)
    body = "".join(
        f'<row r="{number}" ht="{points}" customHeight="1">'
        + "".join(cell_xml("", address(number, column), style, value, styles) for column, value in cells.items())
        + "</row>"
        for (number, cells), style, points in zip(rows.items(), look.heads, _HEIGHTS, strict=True)
    ).encode()
    framed = spliced(empty, [(sheet.body.start, sheet.body.end, b"<sheetData>" + body + b"</sheetData>")])
    return with_page(parsed(framed), page, Header(found=True, whole=True), styles)


def _new_row(sheet: Sheet, number: int, values: Cells, styles: Styles, fold: str = "") -> bytes:
    """A row of its own; blank cells are left to the style of their column."""
    prefix = sheet.body.prefix
    cells = "".join(
        cell_xml(prefix, address(number, column), sheet.style(column), value, styles)
        for column, value in sorted(values.items())
    )
    return f'<{prefix}row r="{number}"{_height(sheet, values, styles)}{fold}>{cells}</{prefix}row>'.encode()


def _height(sheet: Sheet, values: Cells, styles: Styles) -> str:
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


def _edited_row(sheet: Sheet, number: int, values: Cells, styles: Styles) -> bytes:
    """A kept row, with some of its cells replaced or added; each keeps its style."""
    row = sheet.rows[number]
    if not values:
        return sheet.data[row.start : row.end]
    old, own = sheet.cells(number), row.attrs.get("s")
    new: dict[int, str] = {}
    for column, value in values.items():
        style = old[column].style or 0 if column in old else sheet.style(column) if own is None else int(own)
        new[column] = styled_xml(sheet.body.prefix, address(number, column), style, value, styles)
    return sheet.row_with(number, opened(sheet.data, row), new)


def _dimension(sheet: Sheet, page: Page, header: Header) -> bytes:
    """The ``<dimension>`` tag for what the sheet holds now."""
    assert sheet.dimension is not None
    kept = [max(cells) for number in sheet.rows if number <= header.row and (cells := sheet.cells(number))]
    wide = max([len(page.table.columns), *map(len, page.rows)])
    widest = max([*kept, header.left + wide - 1])
    return tag_with(sheet.data, sheet.dimension, ref=f"A1:{address(header.row + len(page.rows), widest)}")
