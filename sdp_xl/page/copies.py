"""A desk in the memory of the browser: checks the workbook that was dropped, and hands out copies of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from sdp_xl import files, jobs
from sdp_xl.page.desk import Answer, Desk, action
from sdp_xl.pages import check_pages, timeline_pages
from sdp_xl.pages.findings import counted
from sdp_xl.report import html
from sdp_xl.scheduling import make
from sdp_xl.trouble import Trouble

CHARTS = ".docx,.xlsx,.xlsm,.csv,.txt"
"""Endings of the charts that an import takes."""

WORKBOOKS = ".xlsx,.xlsm"

ACTIONS = (
    action("make", "Download the checked copy", what="checked"),
    action("make", "Download the copy with its timeline", what="timeline"),
    action("make", "Download the report", what="report"),
    action("fixes", "Apply suggestions …", quiet=True),
    action("preview", "Import a chart …", file=CHARTS, quiet=True),
    action("compare", "Compare with an older copy …", file=WORKBOOKS, quiet=True),
)


class CopyDesk(Desk):
    """One workbook at a time, as a file in a folder of its own; what it makes are copies."""

    METHODS = Desk.METHODS | {"check", "make"}
    ENTERS: ClassVar[str] = "Download the copy with what is ticked"
    TAKES: ClassVar[str] = "Download the copy with the chart"

    def check(self, name: str, data: bytes = b"") -> Answer:
        """What the page shows of a workbook; or no plan any more, and why it cannot be read."""
        self.report = None
        for old in filter(Path.is_file, self.folder.iterdir()):
            old.unlink()
        self.name = name
        self.path = self.folder / Path(name).name
        self.path.write_bytes(data)
        try:
            self.report = jobs.check(self.path)
            body = self.body()
        except Trouble as trouble:
            return {"trouble": self.plain(trouble), "body": "", "actions": []}
        return {"body": body, "said": f"Checked: {counted(self.report.counts)}.", "actions": ACTIONS}

    def make(self, what: str, ticked: Sequence[int] = ()) -> Answer:
        """A file to download, as its name and its bytes: “checked”, “timeline”, “report”, “fixed” or “imported”."""
        report = self.report
        target = self.path.with_stem(f"{self.path.stem} {what}")
        if what == "report":
            page = html(report, make(report.plan), self.path.name)
            return {"name": target.with_suffix(".html").name, "data": page.encode()}
        if what == "fixed":
            jobs.fixed(self.path, target, report, chosen=self.chosen(ticked))
        elif what == "imported":
            assert self.intake is not None, "the page offers it below a preview only"
            jobs.imported(self.path, target, report.plan, self.intake)
        else:
            pages = check_pages(report) if what == "checked" else timeline_pages(make(report.plan))
            files.write_pages(self.path, pages, target, digest=report.plan.grid.digest)
        data = target.read_bytes()
        target.unlink()
        return {"name": target.name, "data": data}
