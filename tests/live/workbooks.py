"""A workbook as Excel holds it in memory: cells with what they show and the formula behind, saved as a file.

Read with openpyxl and saved by replacing the cells of changed sheets in the zip, so that drop-downs, tables and formats
of the file stay, as Excel keeps them.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from schemas.model import DATE_FORMAT
from sdp_xl.address import address, position

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LAST, WIDEST = 1_048_576, 16_384
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
DATED = (date, datetime, time, timedelta)
_LINK = re.compile(r'HYPERLINK\(("(?:[^"]|"")*"(?:&"(?:[^"]|"")*")*),("(?:[^"]|"")*"(?:&"(?:[^"]|"")*")*)\)')


@dataclass(frozen=True, slots=True)
class Error:
    """An error in a cell."""

    code: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, the formula behind it (with its equals sign), its number format and the style in the file."""

    value: Any = None
    formula: str = ""
    format: str = "General"
    style: int = 0


@dataclass(slots=True)
class Tab:
    name: str
    state: str = "visible"
    part: str = ""
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    columns: dict[int, Cell] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    protected: bool = False
    filtered: bool = False
    dirty: bool = False

    def put(self, row: int, column: int, cell: Cell) -> None:
        self.cells[row, column] = cell
        self.dirty = True

    def cell(self, row: int, column: int) -> Cell:
        """The cell; one that is not there looks as its column does."""
        return self.cells.get((row, column)) or self.columns.get(column) or Cell()

    def value(self, cell: str) -> Any:
        return self.cells.get(position(cell), Cell()).value

    def texts(self, row: int) -> list[Any]:
        return [cell.value for (number, _), cell in sorted(self.cells.items()) if number == row]

    def used(self) -> str:
        rows, columns = zip(*self.cells, strict=True) if self.cells else ((1,), (1,))
        return f"{address(min(rows), min(columns))}:{address(max(rows), max(columns))}"


@dataclass(slots=True)
class Opened:
    """An open workbook."""

    data: bytes
    tabs: list[Tab]
    names: dict[str, str]
    date_style: int
    structure: bool = False

    def tab(self, name: str) -> Tab:
        return next(tab for tab in self.tabs if tab.name.casefold() == name.casefold())

    def clone(self) -> Opened:
        tabs = [replace(tab, cells=dict(tab.cells), merged=list(tab.merged)) for tab in self.tabs]
        return replace(self, tabs=tabs, names=dict(self.names))


def absolute(first: tuple[int, int], last: tuple[int, int]) -> str:
    """The address of an area as Excel writes it: whole rows and columns in short."""
    (top, left), (bottom, right) = first, last
    one, other = (f"${address(1, column)[:-1]}" for column in (left, right))
    if (left, right) == (1, WIDEST):
        return f"${top}:${bottom}"
    if (top, bottom) == (1, LAST):
        return f"{one}:{other}"
    return f"{one}${top}" if first == last else f"{one}${top}:{other}${bottom}"


def opened(path: Path) -> Opened:
    """The workbook at ``path``, read once and then copied."""
    return _opened(path, path.stat().st_mtime_ns).clone()


@cache
def _opened(path: Path, _: int) -> Opened:
    from openpyxl import load_workbook  # here and below, so that a test of what a press imports can use the double

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        formulas, values = load_workbook(path), load_workbook(path, data_only=True)
    data = path.read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        main = etree.fromstring(archive.read("xl/workbook.xml"))
        rels = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {rel.get("Id"): "xl/" + rel.get("Target").removeprefix("/xl/") for rel in rels}
        parts = {
            sheet.get("name"): targets[sheet.get(f"{REL}id")] for sheet in main.iterfind(f"{MAIN}sheets/{MAIN}sheet")
        }
        styles = {part: _styles(archive.read(part)) for part in parts.values()}
        columns = {part: _column_styles(archive.read(part)) for part in parts.values()}
    tabs, date_style = [], 0
    for sheet in formulas.worksheets:
        tab = Tab(sheet.title, sheet.sheet_state, parts[sheet.title])
        tab.merged = [str(area) for area in sheet.merged_cells.ranges]
        for dimension in sheet.column_dimensions.values():
            for number in range(dimension.min or 1, min(dimension.max or 1, 100) + 1):
                style = columns[tab.part].get(number, 0)
                form = dimension.number_format.replace("mm-dd-yy", DATE_FORMAT)  # as Excel calls it
                tab.columns[number] = Cell(format=form, style=style)
        for place, cell in values[sheet.title]._cells.items():
            origin = sheet._cells[place]
            formula = str(getattr(origin.value, "text", origin.value)) if origin.data_type == "f" else ""
            value = Error(cell.value) if cell.data_type == "e" else cell.value
            style = styles[tab.part].get(place, 0)
            tab.cells[place] = Cell(value, formula, origin.number_format, style)
            if isinstance(value, date) and origin.is_date:
                date_style = style
        tabs.append(tab)
    names = {name: f"={defined.attr_text}" for name, defined in formulas.defined_names.items()}
    return Opened(data, tabs, names, date_style)


def _styles(part: bytes) -> dict[tuple[int, int], int]:
    found = etree.fromstring(part).iterfind(f"{MAIN}sheetData/{MAIN}row/{MAIN}c")
    return {position(cell.get("r")): int(cell.get("s", 0)) for cell in found}


def _column_styles(part: bytes) -> dict[int, int]:
    found = etree.fromstring(part).iterfind(f"{MAIN}cols/{MAIN}col")
    return {
        number: int(column.get("style", 0))
        for column in found
        for number in range(int(column.get("min")), min(int(column.get("max")), 100) + 1)
    }


def typed(text: str, form: str, style: int = 0) -> Cell:
    """What Excel makes of a text that is typed, or handed over as Range.Value; the worse of two where unsure."""
    if form == "@":
        return Cell(text, "", form, style)  # a formula or an apostrophe would be shown as it is
    if text.startswith("'"):
        return Cell(text[1:] or None, "", form, style)
    if text[:1] in ("=", "+", "-", "@") and len(text) > 1 and not re.fullmatch(r"[+-]\d+(\.\d+)?", text):
        return Cell(_calculated(text), "=" + text.lstrip("="), form, style)
    if re.fullmatch(r"[+-]?\d+([.,]\d+)?(e\d+)?%?", text, re.IGNORECASE):
        return Cell(float(re.sub("[,%]", "", text)), "", form, style)
    if text.upper() in ("TRUE", "FALSE"):
        return Cell(text.upper() == "TRUE", "", form, style)
    if text.upper() in ERRORS:
        return Cell(Error(text.upper()), "", form, style)
    if re.fullmatch(r"\d{1,2}[-/]\d{1,2}([-/]\d{2,4})?", text):
        return Cell(datetime(2026, 1, 1), "", "d-mmm", style)
    return Cell(text, "", form, style)


def _calculated(formula: str) -> Any:
    link = _LINK.fullmatch(formula[1:])
    if not link:
        return Error("#NAME?")
    return "".join(part.replace('""', '"') for part in re.findall(r'"((?:[^"]|"")*)"', link[2]))


def saved(book: Opened) -> bytes:
    """The file as Excel would save it now."""
    target = BytesIO()
    added = [tab for tab in book.tabs if not tab.part]
    parts = {tab.part: tab for tab in book.tabs if tab.dirty and tab.part}
    with (
        zipfile.ZipFile(BytesIO(book.data)) as source,
        zipfile.ZipFile(target, "w") as out,
    ):
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename in parts:
                data = _with_cells(data, parts[entry.filename], book)
            elif entry.filename == "xl/workbook.xml":
                data = _with_tabs(data, book)
            elif entry.filename == "xl/_rels/workbook.xml.rels":
                data = data.replace(
                    b"</Relationships>", "".join(map(_relation, range(len(added)))).encode() + b"</Relationships>"
                )
            elif entry.filename == "[Content_Types].xml":
                data = data.replace(b"</Types>", "".join(map(_content, range(len(added)))).encode() + b"</Types>")
            if entry.filename != "xl/calcChain.xml":
                out.writestr(entry.filename, data)
        empty = f'<worksheet xmlns="{MAIN[1:-1]}"><sheetData/></worksheet>'.encode()
        for number, tab in enumerate(added):
            out.writestr(f"xl/worksheets/added{number}.xml", _with_cells(empty, tab, book))
    return target.getvalue()


def _relation(number: int) -> str:
    return f'<Relationship Id="added{number}" Target="worksheets/added{number}.xml" Type="{REL[1:-1]}/worksheet"/>'


def _content(number: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    return f'<Override PartName="/xl/worksheets/added{number}.xml" ContentType="{kind}"/>'


def _with_tabs(data: bytes, book: Opened) -> bytes:
    """The workbook part with its sheets and defined names as they are now."""
    root = etree.fromstring(data)
    sheets = root.find(f"{MAIN}sheets")
    old = {element.get("name"): element for element in sheets}
    ids = {tab.part: element for tab, element in zip(_opened_order(book), old.values(), strict=True) if tab is not None}
    numbers = iter(range(9000, 9999))
    new = []
    for number, tab in enumerate(tab for tab in book.tabs):
        element = ids.get(tab.part) if tab.part else None
        if element is None:
            element = etree.Element(f"{MAIN}sheet", {"sheetId": str(next(numbers)), f"{REL}id": ""})
            element.set(f"{REL}id", f"added{sum(not other.part for other in book.tabs[:number])}")
        element.set("name", tab.name)
        new.append(element)
    sheets[:] = new
    names = root.find(f"{MAIN}definedNames")
    known = {element.get("name"): element for element in names if element.get("localSheetId") is None}
    for name, refers_to in book.names.items():
        element = known.get(name)
        if element is None:
            element = etree.SubElement(names, f"{MAIN}definedName", {"name": name})
        element.text = refers_to.removeprefix("=")
    for name in known.keys() - book.names.keys():
        names.remove(known[name])
    return bytes(etree.tostring(root))


def _opened_order(book: Opened) -> list[Tab | None]:
    """The tabs in the order of the file, None for one that was deleted."""
    with zipfile.ZipFile(BytesIO(book.data)) as source:
        main = etree.fromstring(source.read("xl/workbook.xml"))
        rels = etree.fromstring(source.read("xl/_rels/workbook.xml.rels"))
    targets = {rel.get("Id"): "xl/" + rel.get("Target").removeprefix("/xl/") for rel in rels}
    here = {tab.part: tab for tab in book.tabs if tab.part}
    return [here.get(targets[sheet.get(f"{REL}id")]) for sheet in main.find(f"{MAIN}sheets")]


def _with_cells(data: bytes, tab: Tab, book: Opened) -> bytes:
    root = etree.fromstring(data)
    rows: dict[int, list[str]] = {}
    for (row, column), cell in sorted(tab.cells.items()):
        rows.setdefault(row, []).append(_xml(address(row, column), cell, book))
    inner = "".join(f'<row r="{row}">{"".join(cells)}</row>' for row, cells in rows.items())
    body = etree.fromstring(f'<sheetData xmlns="{MAIN[1:-1]}">{inner}</sheetData>')
    root.replace(root.find(f"{MAIN}sheetData"), body)
    return bytes(etree.tostring(root))


def _xml(name: str, cell: Cell, book: Opened) -> str:
    value, style = cell.value, cell.style
    if isinstance(value, DATED) and cell.format == "General":
        style = book.date_style
    attrs = f'r="{name}" s="{style}"'
    formula = f"<f>{escape(cell.formula[1:])}</f>" if cell.formula else ""
    if value is None:
        return f'<c {attrs} t="str">{formula}<v></v></c>' if formula else f"<c {attrs}/>"
    if isinstance(value, bool):
        return f'<c {attrs} t="b">{formula}<v>{int(value)}</v></c>'
    if isinstance(value, Error):
        return f'<c {attrs} t="e">{formula}<v>{escape(value.code)}</v></c>'
    if isinstance(value, DATED):
        from openpyxl.utils.datetime import to_excel

        return f"<c {attrs}>{formula}<v>{to_excel(value)}</v></c>"
    if isinstance(value, int | float):
        return f"<c {attrs}>{formula}<v>{value!r}</v></c>"
    if formula:
        return f'<c {attrs} t="str">{formula}<v>{escape(value)}</v></c>'
    return f'<c {attrs} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
