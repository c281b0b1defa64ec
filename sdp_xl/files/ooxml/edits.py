"""Works out which parts of a workbook change when pages are written into it; all others stay byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from schemas.model import HEADER_ROW
from schemas.tables import GENERATED_TABLES
from sdp_xl.files.facts import number_formats
from sdp_xl.files.headers import Header, locate_header, shared_strings
from sdp_xl.files.ooxml import parts
from sdp_xl.files.ooxml.cells import Styles
from sdp_xl.files.ooxml.package import MAIN, Package, Tab, relations_part
from sdp_xl.files.pages import Look, look_of, new_sheet, with_page
from sdp_xl.files.trouble import FileTrouble, plain_part
from sdp_xl.plan.grid import position
from sdp_xl.plan.page import Page

_CONTENT_TYPES = "[Content_Types].xml"

Answer = TypeVar("Answer")


@dataclass(slots=True)
class Edits:
    """The parts that differ from the package: their new bytes, or None for a part that is taken out."""

    package: Package
    parts: dict[str, bytes | None]

    def current(self, part: str) -> bytes:
        """The part as it is after the edits so far."""
        return self.parts.get(part) or self.package.part(part)

    def change(self, part: str, edit: Callable[[bytes], bytes | None]) -> None:
        """Runs an edit on a part; Trouble that names the part if it cannot be edited."""
        self.parts[part] = self.look(part, edit)

    def look(self, part: str, question: Callable[[bytes], Answer]) -> Answer:
        """What a question to a part gives; Trouble that names the part if it is damaged or unusual."""
        with plain_part(self.package.path, part):
            return question(self.current(part))


def put_pages(edits: Edits, pages: Sequence[Page]) -> None:
    """Puts the pages into the workbook, and has it calculated on opening; Trouble if it does not allow that."""
    package = edits.package
    tabs = {tab.name.casefold(): tab for tab in package.tabs()}
    strings = shared_strings(package)
    styles = cell_styles(package)
    replaced: dict[int, Header] = {}
    for page in pages:
        tab = tabs.get(page.sheet.casefold())
        if tab is None:
            _add_sheet(edits, page, styles, _look(edits, tabs, strings))
            continue
        if not tab.cells:
            raise FileTrouble("not_a_sheet", package.path, sheet=tab.name)
        replaced[tab.number] = _replace_rows(edits, tab, page, strings, styles)
    put_calculation(edits)
    _shorten_chain(edits, replaced)
    for part in edits.parts:
        edits.look(part, _parsed)  # what nobody could open is never written


def put_calculation(edits: Edits) -> None:
    """Has Excel calculate all formulas when it opens the workbook."""
    edits.change(edits.package.main, parts.with_full_calculation)


def _parsed(data: bytes) -> None:
    from lxml import etree

    if data:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def dated_styles(edits: Edits) -> Styles:
    """The workbook's cell styles, with one more for dates if none shows dates."""
    package = edits.package
    styles = cell_styles(package)
    relation = package.related(package.main, "styles")
    if styles.date is not None or relation is None or relation.target not in package:
        return styles
    edits.parts[relation.target], new = edits.look(relation.target, parts.with_date_style)
    return replace(styles, dates=styles.dates | {new}, date=new)


def cell_styles(package: Package) -> Styles:
    """What this workbook's cell styles do, from its styles and settings."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    settings = package.tree(package.main).find(f"{MAIN}workbookPr")
    from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    relation = package.related(package.main, "styles")
    if relation is None or relation.target not in package:
        return Styles(from_1904=from_1904)
    root = package.tree(relation.target)
    formats = {number: text for number, text in BUILTIN_FORMATS.items() if text} | number_formats(package)
    with plain_part(package.path, relation.target):
        dates, wrapped = set(), set()
        looks: list[tuple[int, ...]] = []
        dated: dict[tuple[int, ...], int] = {}
        for number, style in enumerate(root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")):
            looks.append(tuple(int(style.get(f"{part}Id") or 0) for part in ("font", "fill", "border")))
            if is_date_format(formats.get(int(style.get("numFmtId") or 0), "")):
                dates.add(number)
                dated.setdefault(looks[number], number)
            if (place := style.find(f"{MAIN}alignment")) is not None and place.get("wrapText") in ("1", "true"):
                wrapped.add(number)
    return Styles(
        dates=frozenset(dates),
        wrapped=frozenset(wrapped),
        date=min(dates, default=None),
        dated={number: dated[look] for number, look in enumerate(looks) if look in dated},
        from_1904=from_1904,
    )


def _replace_rows(edits: Edits, tab: Tab, page: Page, strings: Sequence[str], styles: Styles) -> Header:
    header = Header()

    def edit(data: bytes) -> bytes:
        nonlocal header
        header = locate_header(data, page.table, strings)
        return with_page(data, page, header, styles)

    edits.change(tab.part, edit)
    return header


def _look(edits: Edits, tabs: Mapping[str, Tab], strings: Sequence[str]) -> Look:
    """The look of the first sheet of the tool that the workbook has, whole with its head; plain if it has none."""
    for table in GENERATED_TABLES:
        tab = tabs.get(table.sheet.casefold())
        if tab is not None and tab.cells:
            header = edits.look(tab.part, partial(locate_header, table=table, strings=strings))
            if header.found and header.row >= HEADER_ROW:
                return edits.look(tab.part, partial(look_of, table=table, header=header))
    return Look()


def _add_sheet(edits: Edits, page: Page, styles: Styles, look: Look) -> None:
    """Adds a sheet at the end, for a page that has no tab: staff deleted it, or the master never had it."""
    package = edits.package
    numbers = range(1, len(package.entries) + len(edits.parts) + 2)
    names = (f"xl/worksheets/sheet{number}.xml" for number in numbers)
    part = next(name for name in names if name not in package and name not in edits.parts)
    relations = relations_part(package.main)
    relation = edits.look(relations, parts.free_relation)
    edits.parts[part] = new_sheet(page, styles, look, freeze=edits.look(package.main, parts.has_views))
    edits.change(relations, lambda data: parts.with_relation(data, relation, parts.SHEET_RELATION, part))
    edits.change(package.main, lambda data: parts.with_sheet(data, page.sheet, relation))
    edits.change(_CONTENT_TYPES, lambda data: parts.with_content(data, part, parts.SHEET_CONTENT))


def _shorten_chain(edits: Edits, replaced: dict[int, Header]) -> None:
    """Takes the replaced cells out of the chain of calculation; Excel calls a workbook damaged that names others."""
    package = edits.package
    chain = package.related(package.main, "calcChain")
    if chain is None or chain.target not in package:
        return

    def gone(sheet: int, cell: str) -> bool:
        header = replaced.get(sheet)
        if header is None:
            return False
        row, column = position(cell)
        note = row == header.note_row and column == header.left
        return note or row > header.row or (row == header.row and not header.found)

    edits.change(chain.target, lambda data: parts.without_formulas(data, gone))
    if edits.parts[chain.target] is None:
        edits.change(relations_part(package.main), lambda data: parts.without_relation(data, chain.id))
        edits.change(_CONTENT_TYPES, lambda data: parts.without_content(data, chain.target))
