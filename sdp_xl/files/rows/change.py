"""Sets single entry cells of a workbook; each keeps its style, and no cell with a formula is touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from schemas.values import Value, as_date
from sdp_xl.address import address, position
from sdp_xl.files.ooxml.cells import Styles, styled_xml
from sdp_xl.files.ooxml.edits import Edits
from sdp_xl.files.ooxml.package import Tab
from sdp_xl.files.ooxml.sheet import Sheet, parsed
from sdp_xl.files.ooxml.spans import spliced
from sdp_xl.files.ooxml.strings import shared_strings
from sdp_xl.files.ooxml.styles import cell_styles, dated_styles
from sdp_xl.files.rows.lines import dimension_with, place_of_row, row_height, row_with
from sdp_xl.written.shown import as_excel_shows

Cells = Mapping[tuple[str, str], Value]
"""New values by sheet and address; a blank empties the cell."""

Values = Mapping[int, Mapping[int, Value]]
"""New values by row and column."""


def set_cells(edits: Edits, cells: Cells) -> None:
    """Edits the sheets so that the cells hold these values; ValueError if one of them holds a formula."""
    if not cells:
        return
    package = edits.package
    styles = dated_styles(edits) if any(map(as_date, cells.values())) else cell_styles(package)
    strings = shared_strings(package)
    tabs = {tab.name: tab for tab in package.tabs()}
    for name, places in groupby(sorted(cells), lambda place: place[0]):
        values: dict[int, dict[int, Value]] = {}
        for _, cell in places:
            row, column = position(cell)
            values.setdefault(row, {})[column] = cells[name, cell]
        _set_in_sheet(edits, tabs[name], {row: values[row] for row in sorted(values)}, styles, strings)


def _set_in_sheet(edits: Edits, tab: Tab, values: Values, styles: Styles, strings: Sequence[str]) -> None:
    formulas = edits.look(tab.part, lambda data: [*_formulas(parsed(data, strings), values)])
    if formulas:
        raise ValueError(f"{tab.name}!{formulas[0]} holds a formula")
    edits.change(tab.part, lambda data: _with_cells(parsed(data, strings), values, styles))


def _formulas(sheet: Sheet, values: Values) -> Iterator[str]:
    for number, row in values.items():
        cells = sheet.cells(number)
        yield from (address(number, column) for column in row if column in cells and cells[column].formula)


def _with_cells(sheet: Sheet, values: Values, styles: Styles) -> bytes:
    """The sheet's XML with the cells in it; all else in it stays as it is."""
    changes = [(*place_of_row(sheet, number), _row(sheet, number, cells, styles)) for number, cells in values.items()]
    columns = [column for cells in values.values() for column in cells]
    changes += dimension_with(sheet, min(columns), max(values), max(columns))
    return spliced(sheet.data, changes)


def _row(sheet: Sheet, number: int, values: Mapping[int, Value], styles: Styles) -> bytes:
    old, row = sheet.cells(number), sheet.rows.get(number)
    own = row.attrs.get("s") if row else None
    new: dict[int, str] = {}
    texts: dict[int, tuple[int, str]] = {}
    for column, value in values.items():
        style = old[column].style or 0 if column in old else sheet.style(column) if own is None else int(own)
        new[column] = styled_xml(sheet.body.prefix, address(number, column), style, value, styles)
        texts[column] = style, as_excel_shows(value)
    high = float(row_height(sheet, texts, styles) or 0)
    stated = float(row.attrs.get("ht", 0)) if row else 0.0
    return row_with(sheet, number, new, f"{high:g}" if high > stated else "", show_row=False)
