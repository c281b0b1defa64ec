"""Writes rows into a sheet's XML below a table's last one: into blank rows in their own style, or as new rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.values import Value
from sdp_xl.address import address, area
from sdp_xl.files.ooxml.cells import Styles, formula_xml, styled_xml
from sdp_xl.files.ooxml.escape import escape
from sdp_xl.files.ooxml.looks import TRUE
from sdp_xl.files.ooxml.measure import MOST, height
from sdp_xl.files.ooxml.sheet import Cell, Sheet
from sdp_xl.files.ooxml.spans import Span, opened, spliced, tag_with
from sdp_xl.files.rows.place import Place
from sdp_xl.files.rows.reach import reaching
from sdp_xl.written.shown import as_excel_shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The text that a formula of the master finds, and the words by which that formula is known."""

    text: str
    mark: str

    def text_of(self, formula: str) -> str | None:
        """The text, if the formula is the master's; None for another one, whose result nobody knows."""
        return self.text if self.mark in formula else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One new row by column number: its values, and what its formulas will show."""

    values: Mapping[int, Value]
    shown: Mapping[int, Shown]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """What new rows take from those above: the style of each column, and its formula with the cell it is from."""

    styles: Mapping[int, int]
    formulas: Mapping[int, tuple[str, str]]

    @classmethod
    def of(cls, sheet: Sheet, place: Place) -> Pattern:
        """The styles of the table's last row; the last formula of each formula column, or else the table's own."""
        last = sheet.cells(place.end) if place.end > place.header else {}
        styles = {column: cell.style for column, cell in last.items() if cell.style is not None}
        formulas = {column: (text, "") for column, text in place.formulas.items() if text}
        sought = set(place.formulas)
        for number in range(place.end, place.header, -1):
            if not sought:
                break
            cells = sheet.cells(number)
            for column in [column for column in sought if column in cells and cells[column].text]:
                formulas[column] = cells[column].text, address(number, column)
                sought.remove(column)
        return cls(styles=styles, formulas=formulas)

    def formula(self, column: int, name: str) -> str:
        """The formula of a column for the cell ``name``; empty if there is none."""
        from openpyxl.formula.translate import Translator

        text, origin = self.formulas.get(column, ("", ""))
        if not origin:
            return text
        return str(Translator(f"={text}", origin).translate_formula(name))[1:]


def with_lines(sheet: Sheet, place: Place, lines: Sequence[Line], styles: Styles) -> bytes:
    """The sheet's XML with the lines in the rows below ``place.last``; all else in it stays as it is.

    Drop-downs and conditional formats that reach the table's last rows reach the new ones too.
    """
    pattern = Pattern.of(sheet, place)
    changes: list[tuple[int, int, bytes]] = []
    bottom = place.last + len(lines)
    for number, line in enumerate(lines, place.last + 1):
        changes.append((*place_of_row(sheet, number), _row(sheet, place, pattern, number, line, styles)))
    changes += dimension_with(sheet, place.left, bottom, place.right)
    return spliced(sheet.data, [*changes, *reaching(sheet, place, bottom)])


def _row(sheet: Sheet, place: Place, pattern: Pattern, number: int, line: Line, styles: Styles) -> bytes:
    """The row with the line in it: cells that are filled, or that the line does not name, stay as they are.

    A row below the table also gets the blank cells and the formulas that the table's last row has.
    """
    prefix, row, old = sheet.body.prefix, sheet.rows.get(number), sheet.cells(number)
    fresh = [column for column in range(place.left, place.right + 1) if number > place.end and column not in old]
    new: dict[int, str] = {}
    texts: dict[int, tuple[int, str]] = {}
    for column in {*line.values, *line.shown, *fresh}:
        cell, name = old.get(column), address(number, column)
        style = (cell.style or 0) if cell else _style(sheet, pattern, row, column)
        value, shown = line.values.get(column), line.shown.get(column)
        if value is None and (column in line.shown or column in place.formulas):
            xml, formula = _formula(prefix, cell, pattern.formula(column, name))
            if xml:
                new[column] = formula_xml(prefix, name, style, xml, shown.text_of(formula) if shown else None)
        else:
            new[column] = styled_xml(prefix, name, style, value, styles)
        texts[column] = style, shown.text if shown else as_excel_shows(value)
    return row_with(sheet, number, new, row_height(sheet, texts, styles), show_row=True)


def row_with(sheet: Sheet, number: int, new: Mapping[int, str], points: str, *, show_row: bool) -> bytes:
    """The row with cells replaced or added, at least ``points`` high; ``show_row`` shows it if it is hidden."""
    last = max({*sheet.cells(number), *new})
    tag = _opening(sheet.body.prefix, sheet, sheet.rows.get(number), number, points, last, show_row=show_row)
    return sheet.row_with(number, tag, new)


def place_of_row(sheet: Sheet, number: int) -> tuple[int, int]:
    """The bytes of a row; of one that is not written yet the place where it goes, twice."""
    if row := sheet.rows.get(number):
        return row.start, row.end
    after = next((span.start for other, span in sheet.rows.items() if other > number), sheet.body.close)
    return after, after


def dimension_with(sheet: Sheet, left: int, bottom: int, right: int) -> list[tuple[int, int, bytes]]:
    """The edit by which the sheet's stated range holds these columns and that row; none if no range is stated."""
    if sheet.dimension is None or "ref" not in sheet.dimension.attrs:
        return []
    top, first, last, wide = area(sheet.dimension.attrs["ref"])
    ref = f"{address(top, min(first, left))}:{address(max(last, bottom), max(wide, right))}"
    return [(sheet.dimension.start, sheet.dimension.inner, tag_with(sheet.data, sheet.dimension, ref=ref))]


def _style(sheet: Sheet, pattern: Pattern, row: Span | None, column: int) -> int:
    """The style of a cell that is not written yet: that of the table's last row, of its own row, or of its column."""
    own = row.attrs.get("s") if row else None
    return pattern.styles.get(column, sheet.style(column) if own is None else int(own))


def _formula(prefix: str, cell: Cell | None, wanted: str) -> tuple[str, str]:
    """The element of a cell's formula and its text: its own, or the one that is wanted; nothing for a filled cell."""
    if cell and cell.formula:
        return cell.formula.decode(), cell.text or wanted
    if not wanted or (cell and cell.filled):
        return "", ""
    return f"<{prefix}f>{escape(wanted)}</{prefix}f>", wanted


def row_height(sheet: Sheet, texts: Mapping[int, tuple[int, str]], styles: Styles) -> str:
    """Points of a row that fits its wrapped texts up to MOST, for LibreOffice, which does not fit rows by itself."""
    wrapped = [
        (text, width, False)
        for column, (style, text) in texts.items()
        if style in styles.wrapped and (width := sheet.width(column))
    ]
    return f"{min(height(wrapped), MOST):g}" if wrapped else ""


def _opening(
    prefix: str, sheet: Sheet, row: Span | None, number: int, points: str, last: int, *, show_row: bool
) -> bytes:
    """The start tag of a row: an old one keeps what it says, but is as high as its text unless staff set its height.

    ``last`` is the row's last column.
    """
    kept = ' customHeight="1"' if points == f"{MOST:g}" else ""
    if row is None:
        high = f' ht="{points}"{kept}' if points else ""
        return f'<{prefix}row r="{number}"{high}>'.encode()
    attrs: dict[str, str] = {}
    if points and row.attrs.get("customHeight") not in TRUE:
        attrs |= {"ht": points} | ({"customHeight": "1"} if kept else {})
    if show_row and row.attrs.get("hidden") in TRUE:
        attrs["hidden"] = "0"
    if "spans" in row.attrs:
        attrs["spans"] = f"1:{last}"
    return opened(sheet.data, row, **attrs)
