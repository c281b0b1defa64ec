"""The report as a file beside its plan, which is always the newest one, and its opening in the browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from sdp_xl.checking.check import Report
from sdp_xl.report import KIND, html
from sdp_xl.trouble import Trouble


def write_beside(plan: Path, report: Report) -> Path:
    """Writes the report of a plan beside its file, over an older report; where it stands.

    Trouble if a file of that name is something else, or the folder cannot be written to.
    """
    from sdp_xl.files.atomic import replacing
    from sdp_xl.scheduling import make

    target = plan.with_name(f"{plan.stem} report.html")
    if target.exists() and KIND.encode() not in target.read_bytes():
        raise Trouble(f"{target.name} beside the plan is no report of sdp-xl. Give it another name, then try again.")
    page = html(report, make(report.plan), plan.name)
    with replacing(target, source=plan) as file:
        file.write(page.encode())
    return target


def open_page(page: Path) -> None:
    """Opens a page in the browser, where there is one."""
    webbrowser.open(page.resolve().as_uri())
