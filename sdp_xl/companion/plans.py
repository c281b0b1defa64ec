"""Plans that the companion works on: one that is open in Excel, or a workbook file that is not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sdp_xl.buttons.acts import REPORTED
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import Book

    from sdp_xl.checking.check import Report
    from sdp_xl.intake.model import Intake
    from sdp_xl.plan.findings import Suggestion
    from sdp_xl.plan.grid import Grid

NO_PLAN = "No plan is open in Excel. Open one there, or choose a file."
CLOSE_FIRST = (
    "A chart is brought into a workbook file. Save the plan, close it in Excel, choose its file here, and import again."
)


class Document(Protocol):
    """A plan as the buttons of the page need it. Each raises Trouble, one sentence, if it cannot be done."""

    @property
    def name(self) -> str:
        """The plan's name on the page."""
        ...

    @property
    def path(self) -> Path | None:
        """Its file; None if it has none on this computer."""
        ...

    def read(self) -> Grid:
        """What it holds now."""
        ...

    def check(self) -> str:
        """Checks it, writes what a check writes, and says so."""
        ...

    def timeline(self) -> str:
        """Schedules it, writes what a timeline writes, and says so."""
        ...

    def clear(self) -> str:
        """Empties its Findings, and says so."""
        ...

    def report(self) -> str:
        """Writes its report beside its file, opens it, and says so."""
        ...

    def documents(self) -> str:
        """Writes all documents into a folder beside its file, and says so."""
        ...

    def fix(self, report: Report, chosen: Sequence[Suggestion]) -> str:
        """Enters the suggestions of a report that were chosen, checks anew, and says so."""
        ...

    def take(self, report: Report, intake: Intake) -> str:
        """Adds what an import brings to the plan of a report, and says so."""
        ...

    def go(self, sheet: str, cell: str) -> str:
        """Shows a cell (if empty: the sheet) in Excel, and says so."""
        ...


class OpenPlan:
    """The workbook in front of Excel, worked on as by the buttons in it."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.name = f"{book.name} (open in Excel)"

    @classmethod
    def in_front(cls) -> OpenPlan:
        """The one in front now; Trouble if there is no Excel, no workbook, or another workbook in front."""
        from schemas.model import MARKER
        from sdp_xl.live.excel import xlwings

        try:
            book = xlwings().books.active
            is_plan = MARKER in book.names
        except Exception as error:  # what xlwings raises depends on the system and on how far Excel has started
            raise Trouble(NO_PLAN) from error
        if not is_plan:
            raise Trouble(f"{book.name} in front of Excel is no plan. Bring your plan to the front, or choose a file.")
        return cls(book)

    @property
    def path(self) -> Path | None:
        """Where it is saved; None if it is not saved yet, if Excel knows its place by an address only, or is busy."""
        try:
            path = Path(self.book.fullname)
        except Exception:  # what xlwings raises depends on the system; without a place no save is seen, which is all
            return None
        return path if path.is_file() else None

    def read(self) -> Grid:
        """What stands in Excel now."""
        from sdp_xl import live
        from sdp_xl.buttons import recorded

        return recorded("read", lambda: live.read(self.book))

    def check(self) -> str:
        """Presses the button of that name."""
        return self._pressed("check")

    def timeline(self) -> str:
        """Presses the button of that name."""
        return self._pressed("timeline")

    def clear(self) -> str:
        """Presses the button of that name."""
        return self._pressed("clear")

    def report(self) -> str:
        """Presses the button of that name."""
        return self._pressed("report")

    def documents(self) -> str:
        """Presses the button of that name."""
        return self._pressed("documents")

    def fix(self, report: Report, chosen: Sequence[Suggestion]) -> str:
        """Enters them as the button does, each only if its cell still holds what it held."""
        from sdp_xl.buttons import recorded
        from sdp_xl.buttons.acts import enter

        return recorded("fix", lambda: enter(self.book, chosen))

    def take(self, report: Report, intake: Intake) -> str:
        """Trouble: rows are added to files only."""
        raise Trouble(CLOSE_FIRST)

    def go(self, sheet: str, cell: str) -> str:
        """Selects the cell."""
        from sdp_xl.buttons import recorded

        recorded("go", lambda: _show(self.book, sheet, cell))
        return f"Excel shows {_place(sheet, cell)}."

    def _pressed(self, key: str) -> str:
        from sdp_xl.buttons import ACTIONS, recorded

        return recorded(key, lambda: ACTIONS[key](self.book))


class FilePlan:
    """A workbook file; what is written goes into the file itself, and a dated backup of it is kept."""

    def __init__(self, path: Path) -> None:
        self.path: Path = path

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def read(self) -> Grid:
        """What is saved."""
        from sdp_xl import files

        return files.read(self.path)

    def check(self) -> str:
        """As ``sdp-xl check --in-place``."""
        from sdp_xl import jobs
        from sdp_xl.pages import check_pages
        from sdp_xl.pages.findings import summary

        report = jobs.check(self.path)
        return f"Checked: {summary(report)} {jobs.written(self.path, self.path, check_pages(report), report.plan.grid)}"

    def timeline(self) -> str:
        """As ``sdp-xl timeline --in-place``."""
        from sdp_xl import jobs
        from sdp_xl.pages import timeline_pages

        made = jobs.timeline(self.path)
        pages = timeline_pages(made)
        return f"{pages[0].note} {jobs.written(self.path, self.path, pages, made.plan.grid)}"

    def clear(self) -> str:
        """Writes an empty Findings."""
        from schemas.tables.generated import FINDINGS, NOT_CHECKED
        from sdp_xl import jobs
        from sdp_xl.plan.page import Page

        plan = jobs.load(self.path)
        page = Page(table=FINDINGS, sheet=plan[FINDINGS.key].sheet, note=NOT_CHECKED, rows=())
        return f"The findings are cleared. {jobs.written(self.path, self.path, [page], plan.grid)}"

    def documents(self) -> str:
        """As ``sdp-xl write all``, beside the file."""
        from sdp_xl import jobs

        return jobs.documents_beside(self.path, self.path)

    def report(self) -> str:
        """As ``sdp-xl report``, beside the file."""
        from sdp_xl import jobs
        from sdp_xl.report.beside import open_page, write_beside

        page = write_beside(self.path, jobs.check(self.path))
        open_page(page)
        return REPORTED.format(page=page.name)

    def fix(self, report: Report, chosen: Sequence[Suggestion]) -> str:
        """As ``sdp-xl fix --in-place``."""
        from sdp_xl import jobs

        return jobs.fixed(self.path, self.path, report, chosen=chosen)

    def take(self, report: Report, intake: Intake) -> str:
        """As ``sdp-xl import --in-place``."""
        from sdp_xl import jobs

        return jobs.imported(self.path, self.path, report.plan, intake)

    def go(self, sheet: str, cell: str) -> str:
        """Opens the file in Excel at the cell, where there is an Excel; else says where to look."""
        from sdp_xl.live.excel import xlwings

        try:
            _show(xlwings().Book(self.path), sheet, cell)
        except Exception:  # no Excel here, or it is busy: then the place in words must do
            return f"Open {self.path.name} and go to {_place(sheet, cell)}."
        return f"Excel shows {_place(sheet, cell)}."


def _show(book: Book, sheet: str, cell: str) -> None:
    """Selects the cell, and brings Excel before the browser if the system lets us."""
    from contextlib import suppress

    from sdp_xl.live.open_findings import select

    select(book, sheet, cell)
    with suppress(Exception):
        book.app.activate(steal_focus=True)


def _place(sheet: str, cell: str) -> str:
    return f"{sheet}!{cell}" if cell else sheet
