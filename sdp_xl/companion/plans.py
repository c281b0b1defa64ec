"""Plans that the window works on: one that is open in Excel, or a workbook file that is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import Book

    from sdp_xl.checking.check import Report
    from sdp_xl.live.open_findings import OpenFinding

NO_PLAN = "No plan is open in Excel. Open one there, or choose a file."
NOWHERE = "This finding is about a whole sheet or the workbook, so there is no cell to go to."
NOT_LISTED = "This finding is not on the sheet Findings any more. Check again."


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFinding:
    """One finding in the window's list: its severity, its place in words, its texts, and where it leads."""

    severity: str
    place: str
    message: str
    fix: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionResult:
    """The result of an action: the sentence to show, whether it failed, and the findings if there are new ones."""

    sentence: str
    failed: bool = False
    lines: tuple[ListedFinding, ...] | None = None


class Document(Protocol):
    """A plan as the buttons of the window need it."""

    @property
    def name(self) -> str:
        """The plan's name in the window."""
        ...

    def check(self) -> ActionResult:
        """Checks it and writes what a check writes."""
        ...

    def fix(self, agreed: Callable[[str], bool]) -> ActionResult:
        """Shows what the tool can mend itself; if that is agreed to, mends it and checks anew."""
        ...

    def timeline(self) -> ActionResult:
        """Schedules it and writes what a timeline writes."""
        ...

    def clear(self) -> ActionResult:
        """Empties its Findings."""
        ...

    def go(self, line: ListedFinding) -> ActionResult:
        """Shows the cell of a finding."""
        ...


def _line(found: OpenFinding) -> ListedFinding:
    place = f"{found.sheet}!{found.cell}" if found.cell else found.sheet or "Workbook"
    return ListedFinding(
        severity=found.severity,
        place=place,
        message=found.message,
        fix=found.fix,
        sheet=found.sheet,
        cell=found.cell,
    )


def _lines(report: Report) -> Iterator[ListedFinding]:
    """The findings of a report for the list: equal ones as one line, then the sheets that nobody has begun."""
    from sdp_xl.pages.findings import NOT_BEGUN, coming
    from sdp_xl.plan.findings import State
    from sdp_xl.plan.groups import grouped, not_begun

    for group in grouped(one for one in report.findings if one.state is not State.NOT_BEGUN):
        first = group.first
        yield ListedFinding(
            severity=first.severity.value.capitalize(),
            place=first.where,
            message=group.told,
            fix=first.fix,
            sheet=first.sheet,
            cell=first.cell,
        )
    for waiting in not_begun(report.findings):
        message, fix = coming(report.plan, waiting)
        sheet = waiting[0].sheet
        yield ListedFinding(severity=NOT_BEGUN, place=sheet, message=message, fix=fix, sheet=sheet, cell="")


class OpenPlan:
    """The workbook in front of Excel, worked on as by the buttons in it."""

    def __init__(self, book: Book) -> None:
        self.book = book

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
    def name(self) -> str:
        """The workbook's name in Excel."""
        return f"{self.book.name} (open in Excel)"

    def check(self) -> ActionResult:
        """Presses the button of that name."""
        return self._pressed("check")

    def fix(self, agreed: Callable[[str], bool]) -> ActionResult:
        """Presses the button of that name; Excel itself asks."""
        return self._pressed("fix")

    def timeline(self) -> ActionResult:
        """Presses the button of that name."""
        return self._pressed("timeline", lists=False)

    def clear(self) -> ActionResult:
        """Presses the button of that name."""
        return self._pressed("clear")

    def go(self, line: ListedFinding) -> ActionResult:
        """Selects the finding's cell in Excel."""
        from sdp_xl.live.open_findings import Findings

        if not line.sheet:
            return ActionResult(sentence=NOWHERE, failed=True)
        findings = Findings(self.book)
        found = next((one for one in findings.all if (one.sheet, one.cell) == (line.sheet, line.cell)), None)
        if found is None:
            return ActionResult(sentence=NOT_LISTED, failed=True)
        findings.go(found)
        return ActionResult(sentence=f"Excel shows {line.place}.")

    def _pressed(self, key: str, *, lists: bool = True) -> ActionResult:
        from sdp_xl.buttons import attempt
        from sdp_xl.live.open_findings import Findings

        done, sentence = attempt(key, self.book)
        lines = tuple(map(_line, Findings(self.book).told())) if done and lists else None
        return ActionResult(sentence=sentence, failed=not done, lines=lines)


class FilePlan:
    """A workbook file; what is written goes into the file itself, and a dated backup of it is kept."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def check(self) -> ActionResult:
        """As ``sdp-xl check --in-place``. Raises Trouble."""
        from sdp_xl import jobs
        from sdp_xl.pages import check_pages
        from sdp_xl.pages.findings import summary

        report = jobs.check(self.path)
        wrote = jobs.written(self.path, self.path, check_pages(report), report.plan.grid)
        return ActionResult(sentence=f"Checked: {summary(report)} {wrote}", lines=tuple(_lines(report)))

    def fix(self, agreed: Callable[[str], bool]) -> ActionResult:
        """As ``sdp-xl fix --in-place``, once its list is agreed to. Raises Trouble."""
        from sdp_xl import jobs
        from sdp_xl.buttons import NOTHING_TO_FIX
        from sdp_xl.checking.fixes import applicable, listed, suggestions

        report = jobs.check(self.path)
        found = applicable(report.plan.grid, suggestions(report))
        if not found:
            return ActionResult(sentence=NOTHING_TO_FIX)
        if not agreed(f"{listed(found)}\n\nEnter this now? A backup of the file is kept."):
            return ActionResult(sentence="Nothing was entered.")
        sentence = jobs.fixed(self.path, self.path, report)
        return ActionResult(sentence=sentence, lines=tuple(_lines(jobs.check(self.path))))

    def timeline(self) -> ActionResult:
        """As ``sdp-xl timeline --in-place``. Raises Trouble."""
        from sdp_xl import jobs
        from sdp_xl.pages import timeline_pages

        made = jobs.timeline(self.path)
        pages = timeline_pages(made)
        return ActionResult(sentence=f"{pages[0].note} {jobs.written(self.path, self.path, pages, made.plan.grid)}")

    def clear(self) -> ActionResult:
        """Writes an empty Findings. Raises Trouble."""
        from schemas.tables.generated import FINDINGS, NOT_CHECKED
        from sdp_xl import jobs
        from sdp_xl.plan.page import Page

        plan = jobs.load(self.path)
        page = Page(table=FINDINGS, sheet=plan[FINDINGS.key].sheet, note=NOT_CHECKED, rows=())
        return ActionResult(
            sentence=f"The findings are cleared. {jobs.written(self.path, self.path, [page], plan.grid)}", lines=()
        )

    def go(self, line: ListedFinding) -> ActionResult:
        """Opens the file in Excel at the cell, where there is an Excel; else says where to look."""
        from sdp_xl.live.excel import xlwings

        if not line.sheet:
            return ActionResult(sentence=NOWHERE, failed=True)
        try:
            sheet = xlwings().Book(self.path).sheets[line.sheet]
            sheet.activate()
            sheet.range(line.cell or "A1").select()
        except Exception:  # no Excel here, or it is busy: then the place in words must do
            return ActionResult(sentence=f"Open {self.path.name} and go to {line.place}.")
        return ActionResult(sentence=f"Excel shows {line.place}.")
