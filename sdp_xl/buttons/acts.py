"""The buttons that write: check, apply suggestions, timeline, clear, report; each a function of the open workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl.buttons.working import TITLE, told_besides, working
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import Book

    from sdp_xl.plan.findings import Suggestion

CHECKING = "reading and checking the plan"
ENTER_NOW = "Enter this now? Excel cannot undo it; your saved file stays as it is until you save."
NO_FOLDER = (
    "The {what} written beside the plan, and {name} stands in no folder of this computer. Save it in one, or on the "
    "command line: sdp-xl {command}."
)
REPORTED = "The report is written as {page} beside the plan, and opens in your browser."
NOTHING_TO_FIX = "There is nothing that the tool could mend itself. Findings says what is left to you."


def check(book: Book) -> str:
    """Checks the plan and writes what a check writes; returns what to say."""
    with working(book, CHECKING) as tell:
        return _checked(book, tell)


def _checked(book: Book, tell: Callable[[str], None]) -> str:
    from sdp_xl import jobs, live
    from sdp_xl.pages import check_pages
    from sdp_xl.pages.findings import summary

    seen = live.read(book)
    report = jobs.check(seen)
    tell("writing what was found")
    written = live.write_pages(book, check_pages(report), seen, today=report.plan.today)
    where = report.plan["findings"].sheet
    return f"Checked: {summary(report)} The sheet {where} says where and what to do.{told_besides(written, book)}"


def fix(book: Book) -> str:
    """Shows what the tool can mend itself and, if that is agreed to, mends it and checks anew; returns what to say."""
    from sdp_xl import jobs, live
    from sdp_xl.checking.fixes import applicable, listed, suggestions
    from sdp_xl.live.excel import app_of

    with working(book, "looking for what can be mended", writes=False):
        seen = live.read(book)
        found = applicable(seen, suggestions(jobs.check(seen)))
    if not found:
        return NOTHING_TO_FIX
    if app_of(book).alert(f"{listed(found)}\n\n{ENTER_NOW}", title=TITLE, buttons="ok_cancel", mode="info") != "ok":
        return "Nothing was entered."
    return enter(book, found)


def enter(book: Book, chosen: Sequence[Suggestion]) -> str:
    """Enters what was chosen of the suggestions and checks anew; returns what to say."""
    from sdp_xl import live
    from sdp_xl.live.excel import app_of

    with working(book, "entering") as tell:
        kept, done = live.backup(book), live.apply(book, chosen)
        app_of(book).calculate()  # while a press writes, Excel does not by itself
        tell(CHECKING)
        checked = _checked(book, tell)
    return f"{len(done)} of {len(chosen)} entered. {checked} {kept}"


def timeline(book: Book) -> str:
    """Schedules the plan and writes what a timeline writes; returns what to say."""
    from sdp_xl import jobs, live
    from sdp_xl.pages import timeline_pages

    with working(book, "reading the plan and making its timeline") as tell:
        seen = live.read(book)
        made = jobs.timeline(seen)
        pages = timeline_pages(made)
        tell("writing the timeline")
        written = live.write_pages(book, pages, seen, today=made.plan.today)
    return f"{pages[0].note} See the sheets {', '.join(page.sheet for page in pages)}.{told_besides(written, book)}"


def clear(book: Book) -> str:
    """Empties the sheet of findings, so that no cell is framed any more; returns what to say."""
    from schemas.tables.generated import FINDINGS, NOT_CHECKED
    from sdp_xl import live
    from sdp_xl.live.read import read_one
    from sdp_xl.plan.page import Page

    with working(book, "clearing the findings"):
        sheet, seen = read_one(book, FINDINGS)
        page = Page(table=FINDINGS, sheet=sheet, note=NOT_CHECKED, rows=())
        written = live.write_pages(book, [page], seen, today=date.today())
    return f"The findings are cleared; your entries stay as they are.{told_besides(written, book)}"


def documents(book: Book) -> str:
    """Writes all documents of the plan as it stands in Excel into a folder beside its file; returns what to say.

    Trouble if the plan has no file on this computer.
    """
    from sdp_xl import jobs, live

    path = _file(book, "documents are", "write")
    with working(book, "reading the plan and writing its documents", writes=False):
        return jobs.documents_beside(path, live.read(book))


def report(book: Book) -> str:
    """Writes the plan as it stands in Excel as a page for reading, beside its file, and opens it; returns what to say.

    Trouble if the plan has no file on this computer.
    """
    from sdp_xl import jobs, live
    from sdp_xl.report.beside import open_page, write_beside

    path = _file(book, "report is", "report")
    with working(book, "reading the plan and writing its report", writes=False):
        page = write_beside(path, jobs.check(live.read(book)))
    open_page(page)
    return REPORTED.format(page=page.name)


def _file(book: Book, what: str, command: str) -> Path:
    """The plan's file; Trouble if it was not saved yet, or stands in a place that Excel knows by an address only."""
    path = Path(book.fullname)
    if not path.is_file():
        raise Trouble(NO_FOLDER.format(what=what, name=book.name, command=command))
    return path
