"""What the page asks of the code: a workbook checked, its copies and its report made, all in the memory of the browser.

It runs in CPython compiled to WebAssembly as well as anywhere else; the page calls it from a worker.
"""

from __future__ import annotations

from pathlib import Path

from sdp_xl import files, jobs
from sdp_xl.pages import check_pages, timeline_pages
from sdp_xl.pages.findings import counted
from sdp_xl.report import body, html
from sdp_xl.scheduling import Timeline, make
from sdp_xl.trouble import Trouble


class Desk:
    """One workbook at a time, as a file in a folder of its own."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)

    def check(self, name: str, data: bytes) -> dict[str, object]:
        """What the page shows of a workbook: its body and a sentence; or, under “trouble”, why it cannot be read."""
        for old in self.folder.iterdir():
            old.unlink()
        self.path = self.folder / Path(name).name
        self.path.write_bytes(data)
        try:
            self.report = jobs.check(self.path)
            self.timeline: Timeline = make(self.report.plan)
        except Trouble as trouble:
            return self._refusal(trouble)
        return {"body": body(self.report, self.timeline, name), "said": f"Checked: {counted(self.report.counts)}."}

    def download(self, what: str) -> dict[str, object]:
        """A file to download, as its name and its bytes: “checked”, “timeline” or “report”; “trouble” if it fails."""
        target = self.path.with_stem(f"{self.path.stem} {what}")
        try:
            if what == "report":
                page = html(self.report, self.timeline, self.path.name)
                return {"name": target.with_suffix(".html").name, "data": page.encode()}
            pages = check_pages(self.report) if what == "checked" else timeline_pages(self.timeline)
            files.write_pages(self.path, pages, target, digest=self.report.plan.grid.digest)
        except Trouble as trouble:
            return self._refusal(trouble)
        data = target.read_bytes()
        target.unlink()
        return {"name": target.name, "data": data}

    def _refusal(self, trouble: Trouble) -> dict[str, object]:
        """The sentence without the folder, which the reader never saw."""
        return {"trouble": str(trouble).replace(f"{self.folder}/", "")}
