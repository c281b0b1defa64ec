"""A sheet for a page that has no tab in the workbook, in the look of another sheet of the tool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.model import HEADER_ROW, NOTE_ROW, PURPOSE_ROW, TITLE_ROW, Table
from sdp_xl.address import Link, address
from sdp_xl.files.ooxml.cells import Styles, cell_xml
from sdp_xl.files.ooxml.measure import MARGIN
from sdp_xl.files.ooxml.package import MAIN
from sdp_xl.files.ooxml.sheet import parsed
from sdp_xl.files.ooxml.spans import spliced
from sdp_xl.files.pages.rows import Cells, with_page
from sdp_xl.plan.locate.header import Header
from sdp_xl.plan.page import Page

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
        TITLE_ROW: (table.title,),
        PURPOSE_ROW: (table.purpose,),
        NOTE_ROW: (page.note,),
        HEADER_ROW: tuple(column.header for column in table.columns),
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
        + "".join(cell_xml("", address(number, column), style, value, styles) for column, value in enumerate(cells, 1))
        + "</row>"
        for (number, cells), style, points in zip(rows.items(), look.heads, _HEIGHTS, strict=True)
    ).encode()
    framed = spliced(empty, [(sheet.body.start, sheet.body.end, b"<sheetData>" + body + b"</sheetData>")])
    return with_page(parsed(framed), page._replace(bars=None), Header(found=True), styles, lambda style, _: style)
