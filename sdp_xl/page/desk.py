"""What the page asks about one plan: its suggestions, a chart to import, another copy to compare with.

It runs in CPython compiled to WebAssembly as well as anywhere else. How a plan is checked and written, each kind of
desk says itself: that of the page in copies (copies.py), that of the companion in Excel or in a file.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from sdp_xl.checking.check import Report
from sdp_xl.intake import import_tables
from sdp_xl.intake.model import Intake
from sdp_xl.plan.findings import Suggestion
from sdp_xl.report import body, panels
from sdp_xl.scheduling import make
from sdp_xl.trouble import Trouble

Answer = dict[str, object]
"""What the page is told: “said” or “trouble” (a sentence), “body” (the plan, as HTML; empty: no plan), “panel” (a list
to decide on, as HTML), “actions” (its buttons), or “name” and “data” of a file to download."""

NOTHING_ASKED = "Choose a workbook first."


def action(do: str, label: str, *, file: str = "", quiet: bool = False, **given: object) -> dict[str, object]:
    """A button of the page: the method that it asks for, with what; ``file``: the endings of a file that it takes."""
    return {"do": do, "label": label, "file": file, "quiet": quiet, "given": given}


class Desk:
    """One plan at a time; ``folder`` is where it may put what is brought to it."""

    METHODS: ClassVar[frozenset[str]] = frozenset({"fixes", "preview", "compare"})
    ENTERS: ClassVar[str]
    """What the button below the suggestions says."""
    TAKES: ClassVar[str]
    """What the button below the preview of an import says."""
    GOES: ClassVar[bool] = False
    """Whether a place in the plan is a button that goes there."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)
        self.name = ""
        self._report: Report | None = None
        self.suggested: tuple[Suggestion, ...] = ()
        self.intake: Intake | None = None

    def ask(self, method: str, given: Mapping[str, Any], data: bytes = b"") -> Answer:
        """The answer of a method of METHODS; “trouble” if it could not be done. KeyError if there is no such method."""
        if method not in self.METHODS:
            raise KeyError(method)
        try:
            answer: Answer = getattr(self, method)(**given, **({"data": data} if data else {}))
        except Trouble as trouble:
            return {"trouble": self.plain(trouble)}
        return answer

    def plain(self, trouble: Trouble) -> str:
        """The sentence without the folder, which the reader never saw."""
        return str(trouble).replace(f"{self.folder}{os.sep}brought{os.sep}", "").replace(f"{self.folder}{os.sep}", "")

    @property
    def report(self) -> Report:
        """The last check of the plan; Trouble if there is no plan yet."""
        if self._report is None:
            raise Trouble(NOTHING_ASKED)
        return self._report

    @report.setter
    def report(self, report: Report | None) -> None:
        self._report, self.suggested, self.intake = report, (), None

    def body(self) -> str:
        """The plan as it was checked, as HTML."""
        return body(self.report, make(self.report.plan), self.name, goes=self.GOES)

    def fixes(self) -> Answer:
        """What the tool can mend itself, to be ticked, and what it leaves to staff."""
        from sdp_xl.checking.fixes import applicable, suggestions

        found = suggestions(self.report)
        self.suggested = applicable(self.report.plan.grid, found)
        left = [one for one in found if not one.sure]
        return {
            "panel": panels.suggested(self.suggested, left, self.ENTERS),
            "said": panels.counted(self.suggested, left),
        }

    def chosen(self, ticked: Sequence[int]) -> tuple[Suggestion, ...]:
        """The suggestions that were ticked, by their number; Trouble if there is none."""
        chosen = tuple(one for number, one in enumerate(self.suggested) if number in set(ticked))
        if not chosen:
            raise Trouble("Nothing is ticked, so nothing is to be entered.")
        return chosen

    def preview(self, name: str, data: bytes = b"") -> Answer:
        """What of a chart would go where in the plan, before anything is written."""
        from sdp_xl.intake.sources import read_source

        plan = self.report.plan
        self.intake = import_tables(read_source(self._brought(name, data)), plan)
        return {"panel": panels.intake(self.intake, name, self.TAKES), "said": f"This is what “{name}” would bring."}

    def compare(self, name: str, data: bytes = b"") -> Answer:
        """What differs in the plan from another, older copy of it."""
        from sdp_xl import jobs
        from sdp_xl.compare import compare
        from sdp_xl.pages.compare import counted_changes

        compared = compare(jobs.load(self._brought(name, data)), self.report.plan)
        told = f"Compared with “{name}”: {counted_changes(compared)}."
        return {"panel": panels.changes(compared, name), "said": told}

    def _brought(self, name: str, data: bytes) -> Path:
        """A file that was brought, in a folder of its own, since it may be called like the plan."""
        beside = self.folder / "brought"
        beside.mkdir(exist_ok=True)
        for old in beside.iterdir():
            old.unlink()
        path = beside / Path(name).name
        path.write_bytes(data)
        return path
