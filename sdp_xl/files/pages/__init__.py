"""Generated pages put into a workbook, each in the place of its sheet's rows; all other parts stay byte for byte."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache, partial

from schemas.model import HEADER_ROW
from schemas.tables import GENERATED_TABLES
from sdp_xl.address import position
from sdp_xl.files.headers import locate_header
from sdp_xl.files.ooxml import parts
from sdp_xl.files.ooxml.cells import Styles
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.edits import CONTENT_TYPES, Edits, put_calculation
from sdp_xl.files.ooxml.package import Tab
from sdp_xl.files.ooxml.sheet import parsed
from sdp_xl.files.ooxml.strings import shared_strings
from sdp_xl.files.ooxml.styles import cell_styles
from sdp_xl.files.ooxml.trees import check_whole
from sdp_xl.files.ooxml.zipped import relations_part
from sdp_xl.files.pages.added import Look, look_of, new_sheet
from sdp_xl.files.pages.renewed import RENEWED, is_older, renew
from sdp_xl.files.pages.rows import with_page
from sdp_xl.plan.locate.header import LOOK_ROWS, Header
from sdp_xl.plan.page import Page
from sdp_xl.trouble import FileTrouble


def put_pages(edits: Edits, pages: Sequence[Page]) -> None:
    """Puts the pages into the workbook, and has it calculated on opening; Trouble if it does not allow that."""
    package = edits.package
    tabs = {tab.name.casefold(): tab for tab in package.tabs()}
    strings = shared_strings(package)
    styles = cell_styles(package)
    replaced: dict[int, tuple[Header, Page]] = {}
    renewed: set[int] = set()
    for page in pages:
        tab = tabs.get(page.sheet.casefold())
        if tab is None:
            _add_sheet(edits, page, styles, _look(edits, tabs, strings))
            continue
        if not tab.cells:
            raise FileTrouble("not_a_sheet", package.path, sheet=tab.name)
        header = edits.look(tab.part, partial(locate_header, table=page.table, strings=strings))
        if edits.look(tab.part, partial(is_older, table=page.table, header=header)):
            with plain_part(package.path, tab.part):
                styles = renew(edits, tab, page.table, styles)
            page = page._replace(note=f"{RENEWED} {page.note}")
            renewed.add(tab.number)
        replaced[tab.number] = _replace_rows(edits, tab, page, strings, styles), page
    put_calculation(edits)
    _shorten_chain(edits, replaced, renewed)
    seen = {tab.part for tab in tabs.values() if tab.number in replaced}
    for part, data in edits.parts.items():
        if data is not None and part not in seen:
            edits.look(part, check_whole)  # what nobody could open is never written


def _replace_rows(edits: Edits, tab: Tab, page: Page, strings: Sequence[str], styles: Styles) -> Header:
    header = Header()

    @cache
    def indented(style: int, level: int) -> int:
        relation = edits.package.related(edits.package.main, "styles")
        if relation is None or relation.target not in edits.package:
            return style
        edits.parts[relation.target], new = edits.look(
            relation.target, partial(parts.with_indent, style=style, level=level)
        )
        return new

    def edit(data: bytes) -> bytes:
        nonlocal header
        header = locate_header(data, page.table, strings)
        sheet = parsed(data, strings, LOOK_ROWS)
        # What nobody could open is never written; of our own rows one stands for all, which can be thousands.
        check_whole(with_page(sheet, page._replace(rows=page.rows[:1]), header, styles, indented))
        return with_page(sheet, page, header, styles, indented)

    edits.change(tab.part, edit)
    return header


def _look(edits: Edits, tabs: Mapping[str, Tab], strings: Sequence[str]) -> Look:
    """The look of the first sheet of the tool that the workbook has, whole with its head; plain if it has none."""
    for table in GENERATED_TABLES:
        tab = tabs.get(table.sheet.casefold())
        if tab is not None and tab.cells:
            header = edits.look(tab.part, partial(locate_header, table=table, strings=strings))
            if header.found and header.row >= HEADER_ROW:
                return edits.look(tab.part, partial(look_of, table=table, header=header, strings=strings))
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
    edits.change(CONTENT_TYPES, lambda data: parts.with_content(data, part, parts.SHEET_CONTENT))


def _shorten_chain(edits: Edits, replaced: Mapping[int, tuple[Header, Page]], renewed: Container[int]) -> None:
    """Takes the replaced cells out of the chain of calculation; Excel calls a workbook damaged that names others."""
    package = edits.package
    chain = package.related(package.main, "calcChain")
    if chain is None or chain.target not in package:
        return

    def gone(sheet: int, cell: str) -> bool:
        if sheet in renewed:
            return True
        header, page = replaced.get(sheet, (None, None))
        if header is None or page is None:
            return False
        row, column = position(cell)
        note = row == header.note_row and column == header.left
        over = len(page.bars.heads) if page.bars else 0
        beside = header.row - over < row <= header.row and column >= header.left + len(page.table.columns)
        return note or beside or row > header.row or (row == header.row and not header.found)

    edits.change(chain.target, lambda data: parts.without_formulas(data, gone))
    if edits.parts[chain.target] is None:
        edits.change(relations_part(package.main), lambda data: parts.without_relation(data, chain.id))
        edits.change(CONTENT_TYPES, lambda data: parts.without_content(data, chain.target))
