"""Desks behind the page: one that shows a plan at each save, and one whose buttons also act on it where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from schemas.buttons import BUTTONS
from sdp_xl import jobs
from sdp_xl.companion.plans import Document, FilePlan, OpenPlan
from sdp_xl.companion.saves import Stamp, stamp
from sdp_xl.files.trouble import plain_trouble
from sdp_xl.page.copies import CHARTS, WORKBOOKS
from sdp_xl.page.desk import NOTHING_ASKED, Answer, Desk, action
from sdp_xl.pages.findings import summary
from sdp_xl.report import panels
from sdp_xl.trouble import Trouble

_LABELS = {button.key: button.label for button in BUTTONS}
CHOOSING = (
    action("excel", "Use the plan open in Excel", quiet=True),
    action("choose", "Choose a file …", quiet=True),
)
ACTING = (
    action("check", _LABELS["check"]),
    action("timeline", _LABELS["timeline"]),
    action("report_beside", _LABELS["report"]),
    action("documents", _LABELS["documents"], quiet=True),
    action("fixes", f"{_LABELS['fix']} …", quiet=True),
    action("preview", "Import a chart …", file=CHARTS, quiet=True),
    action("compare", "Compare with an older copy …", file=WORKBOOKS, quiet=True),
    action("clear", _LABELS["clear"], quiet=True),
)


class WatchDesk(Desk):
    """Shows one plan as it is now, and again when it was saved; it changes nothing."""

    METHODS = frozenset({"look"})
    ACTIONS: ClassVar[Sequence[dict[str, object]]] = ()

    def __init__(self, folder: str, document: Document | None) -> None:
        super().__init__(folder)
        self.seen: Stamp = None
        self.take(document)

    def take(self, document: Document | None) -> None:
        """Works on this plan from now on."""
        self.document = document
        self.path: Path | None = None

    def look(self) -> Answer:
        """What the page shows when it opens."""
        self.looked()
        return self.shown(
            f"{summary(self.report)[:1].upper()}{summary(self.report)[1:]} It is checked again at each save."
        )

    def looked(self) -> None:
        """Checks the plan as it is now."""
        self.path, self.name = self.plan.path or self.path, self.plan.name
        self.seen = stamp(self.path)
        self.report = jobs.check(self.plan.read())

    def saved(self) -> Answer:
        """What the page shows after the plan was saved, read from its file. Raises Trouble."""
        assert self.path is not None, "only a plan with a file is saved"
        self.seen = stamp(self.path)
        self.report = jobs.check(self.path)
        return self.shown(f"Saved at {datetime.now():%H:%M:%S} and checked again: {summary(self.report)}")

    def shown(self, sentence: str) -> Answer:
        """The plan as it was last checked, with a sentence."""
        return {"plan": f"Plan: {self.name}", "body": self.body(), "said": sentence, "actions": self.ACTIONS}

    @property
    def plan(self) -> Document:
        """The plan; Trouble if there is none yet."""
        if self.document is None:
            raise Trouble(NOTHING_ASKED)
        return self.document


class PlanDesk(WatchDesk):
    """Works on the plan that is open in Excel, or on a file in its place."""

    METHODS = Desk.METHODS | {
        "look",
        "excel",
        "choose",
        "check",
        "timeline",
        "clear",
        "report_beside",
        "documents",
        "make",
        "go",
    }
    ENTERS: ClassVar[str] = "Enter what is ticked"
    TAKES: ClassVar[str] = "Bring it into the plan"
    GOES: ClassVar[bool] = True
    ACTIONS = (*ACTING, *CHOOSING)

    def look(self) -> Answer:
        """What the page shows when it opens: the plan, or how to come to one."""
        if self.document is None:
            try:
                return self.excel()
            except Trouble as trouble:
                return {"plan": "", "body": "", "said": str(trouble), "actions": CHOOSING}
        return super().look()

    def excel(self) -> Answer:
        """Takes the plan in front of Excel."""
        self.take(OpenPlan.in_front())
        return super().look()

    def choose(self, path: str = "") -> Answer:
        """Takes a workbook by its path; of a folder, what there is to choose from."""
        chosen = Path(path or self._start()).expanduser()
        if chosen.is_dir():
            return {"panel": _listing(chosen), "said": f"The folder {chosen}."}
        jobs.load(chosen)  # Trouble before the plan that is shown is let go
        self.take(FilePlan(chosen))
        return super().look()

    def check(self) -> Answer:
        """Checks the plan and writes what was found into it."""
        return self._done(self.plan.check())

    def timeline(self) -> Answer:
        """Writes the timeline into the plan."""
        return self._done(self.plan.timeline())

    def clear(self) -> Answer:
        """Empties the plan's Findings."""
        return self._done(self.plan.clear())

    def report_beside(self) -> Answer:
        """Writes the report beside the plan and opens it."""
        return {"said": self.plan.report()}

    def documents(self) -> Answer:
        """Writes all documents into a folder beside the plan."""
        return {"said": self.plan.documents()}

    def make(self, what: str, ticked: Sequence[int] = ()) -> Answer:
        """Enters what was ticked (“fixed”), or brings in the chart that was looked at (“imported”)."""
        if what == "fixed":
            return self._done(self.plan.fix(self.report, self.chosen(ticked)))
        assert self.intake is not None, "the page offers it below a preview only"
        return self._done(self.plan.take(self.report, self.intake))

    def go(self, sheet: str, cell: str = "") -> Answer:
        """Shows a cell in Excel."""
        return {"said": self.plan.go(sheet, cell)}

    def _done(self, sentence: str) -> Answer:
        self.looked()
        return self.shown(sentence)

    def _start(self) -> Path:
        if self.path:
            return self.path.parent
        documents = Path.home() / "Documents"
        return documents if documents.is_dir() else Path.home()


def _listing(folder: Path) -> str:
    with plain_trouble(folder, "read"):
        inside = sorted(folder.resolve().iterdir(), key=lambda path: path.name.casefold())
        folders = [(path.name, str(path)) for path in inside if not path.name.startswith(".") and path.is_dir()]
        books = [
            (path.name, str(path))
            for path in inside
            if path.suffix.lower() in WORKBOOKS.split(",") and not path.name.startswith((".", "~$")) and path.is_file()
        ]
    above = folder.resolve().parent
    return panels.folder(str(folder.resolve()), str(above) if above != folder.resolve() else "", folders, books)
