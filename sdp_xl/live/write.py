"""Writes generated pages into the workbook that is open in Excel: one block a sheet, and no cell of any other."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from schemas.model import HEADER_ROW, PURPOSE_ROW, TITLE_ROW
from schemas.tables.generated import FINDINGS
from schemas.values import Value
from sdp_xl.address import address, position
from sdp_xl.live.bars import HEIGHT, as_it_stands, scroll, write_bars
from sdp_xl.live.block import Target, above, formats, matrix, size
from sdp_xl.live.excel import asked, in_one_call, native, show
from sdp_xl.live.fold import fold
from sdp_xl.live.kept import WRITTEN, as_name, fingerprint, is_changed, name_for_kept, record
from sdp_xl.live.read import header_in
from sdp_xl.live.values import text
from sdp_xl.plan.grid import Grid, SheetRows
from sdp_xl.plan.locate.header import Header
from sdp_xl.plan.page import Page
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import Book, Sheet

PROTECTED = (
    "The sheet {sheet} is protected, so nothing was written. Choose Review > Unprotect Sheet there, then press the "
    "button again."
)
SHARED = (
    "This workbook is shared in the old way of Excel, in which no cells can be split, so nothing was written. Choose "
    "Review > Share Workbook and end the sharing, then press the button again."
)
STRUCTURE = (
    "The workbook's structure is protected, so the sheet {sheet} cannot be {done}, and nothing was written. Choose "
    "Review > Protect Workbook to lift it, then press the button again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What staff must know: under which names sheets that they changed are kept, and which sheets lost their filter."""

    kept: tuple[str, ...] = ()
    unfiltered: tuple[str, ...] = ()


def write_pages(book: Book, pages: Sequence[Page], seen: Grid, *, today: date) -> Written:
    """Writes the pages and returns what staff must know of it.

    ``seen`` is the workbook as it was just read. Only the rows under the headers of the pages' sheets are replaced, and
    the note; a sheet that was deleted is added. Trouble, before anything is written, if a sheet or the workbook's
    structure is protected, or the workbook shared in the old way; else whatever Excel raises.
    """
    marks = record(seen.names)
    targets = [_target(page, seen, marks) for page in pages]
    if any(target.merged for target in targets) and native(book, "MultiUserEditing", "multi_user_editing"):
        raise Trouble(SHARED)
    sheets = asked(book, "sheets")
    found = {target.tab: sheets[target.tab] for target in targets if target.tab}
    for name, sheet in found.items():
        if native(sheet, "ProtectContents", "protect_contents"):
            raise Trouble(PROTECTED.format(sheet=name))
    unusual = [target for target in targets if target.changed or not target.tab]
    if unusual and native(book, "ProtectStructure", "protect_structure"):
        done = "kept as you changed it" if unusual[0].changed else "added"
        raise Trouble(STRUCTURE.format(sheet=unusual[0].tab or unusual[0].page.sheet, done=done))
    scrolled = [target for target in targets if target.page.bars and target.page.bars.opens]
    active = sheets.active if unusual or scrolled else None
    kept: list[str] = []
    unfiltered: list[str] = []
    try:
        from_1904 = any(map(_has_dates, pages)) and bool(native(book, "Date1904", "date_1904"))
        taken = [sheet.name for sheet in sheets] if any(target.changed for target in targets) else []
        for target in targets:
            if target.changed:
                sheet = found[target.tab]
                name = name_for_kept(target.tab, today, [*taken, *kept])
                sheet.copy(after=sheet, name=name)
                kept.append(name)
            sheet = found[target.tab] if target.tab else _added(book, target.page)
            if _show_all(sheet):
                unfiltered.append(target.tab)
            _write(sheet, target, from_1904=from_1904)
        for target in scrolled:
            scroll(book, found[target.tab], target.page, target.header)
        marks |= {target.page.table.key: target.mark for target in targets}
        asked(book, "names").add(WRITTEN, as_name(marks))
    finally:
        if active is not None:  # another sheet came to the front
            with suppress(Exception):
                show(active)
    return Written(kept=tuple(kept), unfiltered=tuple(unfiltered))


def _target(page: Page, seen: Grid, marks: dict[str, str]) -> Target:
    tab = next((name for name in seen.sheets if name.casefold() == page.sheet.casefold()), "")
    rows = seen.sheets[tab] if tab else ()
    header = header_in(rows, page.table) if tab else Header(found=True, whole=True)
    page = as_it_stands(page, header, rows) if tab else replace(page, bars=None)
    under, left = rows[header.row :], header.left - 1
    note = _at(rows, header.note_row, header.left)
    now = fingerprint(note, (row[left:] if not any(row[:left]) else row for row in under))
    return Target(
        page=page,
        tab=tab,
        header=header,
        head=rows[: header.row],
        rows=under,
        mark=fingerprint(page.note, page.rows),
        formulas=any(position(cell)[0] <= header.row for cell in (seen.formulas or {}).get(tab, ())),
        merged=bool(seen.merged.get(tab)) or seen.tables is None,  # sheet by sheet, merged cells are not seen
        changed=is_changed(marks.get(page.table.key, ""), now),
    )


def _at(rows: SheetRows, row: int, column: int) -> Value:
    return rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else None


def _write(sheet: Sheet, target: Target, *, from_1904: bool) -> None:
    """Replaces the rows under the header by one block, which blanks what stood beside and below, and the note."""
    page, header, left = target.page, target.header, target.header.left
    height, width = size(target)
    if not header.whole:  # staff changed it, or an older version wrote it
        titles = [text(column.header) for column in page.table.columns]
        end = address(header.row, left + len(titles) - 1)
        sheet.range(f"{address(header.row, left)}:{end}").raw_value = [titles]
    head = above(target, width, from_1904=from_1904) if height else []
    write_bars(sheet, page, header, target.head, heads=not head, from_1904=from_1904)
    if height:
        top = header.row + 1
        block = sheet.range(f"A{top - len(head)}:{address(header.row + height, width)}")
        if target.merged:
            block.unmerge()
        for runs, form in formats(target, width):
            if not runs:
                block.number_format = form
            areas = (f"{address(top, first)}:{address(header.row + height, last)}" for first, last in runs)
            for joined in in_one_call(areas):
                sheet.range(joined).number_format = form
        if page.bars and len(page.rows) > len(target.rows):  # the others have their height
            block.row_height = HEIGHT
        block.raw_value = [*head, *matrix(page, left, height, width, from_1904=from_1904)]
    if height and page.table is FINDINGS:
        fold(sheet, header.row + 1, height, page.folded)
    if not head:
        sheet.range(address(header.note_row, left)).raw_value = text(page.note)


def _has_dates(page: Page) -> bool:
    return page.bars is not None or any(isinstance(value, date) for row in page.rows for value in row)


def _show_all(sheet: Sheet) -> bool:
    """Lifts a filter, since rows that it hides would keep what they hold; whether there was one."""
    if not native(sheet, "FilterMode", "filter_mode"):
        return False
    show = getattr(sheet.api, "ShowAllData", None) or sheet.api.show_all_data
    show()
    return True


def _added(book: Book, page: Page) -> Sheet:
    """A sheet at the end for a page whose tab staff deleted: title, purpose and header, in simple widths."""
    table = page.table
    sheets = asked(book, "sheets")
    sheet: Sheet = sheets.add(page.sheet, after=sheets[-1])
    sheet.range(address(TITLE_ROW, 1)).raw_value = text(table.title)
    sheet.range(address(PURPOSE_ROW, 1)).raw_value = text(table.purpose)
    sheet.range(f"A{HEADER_ROW}:{address(HEADER_ROW + len(page.rows), len(table.columns))}").wrap_text = True
    header = sheet.range(f"A{HEADER_ROW}:{address(HEADER_ROW, len(table.columns))}")
    header.raw_value = [[text(column.header) for column in table.columns]]
    for number, column in enumerate(table.columns, 1):
        sheet.range(address(HEADER_ROW, number)).column_width = column.width
    header.font.bold = True
    return sheet
