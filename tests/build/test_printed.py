"""Printed by LibreOffice, a timeline is one page wide (a plan year, when carried out), and no page is empty."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

import workbook
from schemas.tables.generated import IMPLEMENTATION, TIMELINE
from sdp_xl import files
from sdp_xl.pages.timeline import gantt_pages
from sdp_xl.plan.locate import locate
from sdp_xl.scheduling import make
from tests.markdown import TODAY

TOOLS = [shutil.which(name) for name in ("soffice", "pdftotext")]


@pytest.mark.skipif(not all(TOOLS), reason="needs LibreOffice and pdftotext")
def test_pages_of_the_timelines(tmp_path: Path) -> None:
    example, target = workbook.path(workbook.EXAMPLE), tmp_path / "plan.xlsx"
    pages = gantt_pages(make(locate(files.read(example), today=TODAY)))
    files.write_pages(example, pages, target)
    office = [
        str(TOOLS[0]),
        f"-env:UserInstallation=file://{tmp_path / 'profile'}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*office, "--outdir", str(tmp_path), str(target)], check=True, capture_output=True, timeout=240)
    pdf = str(tmp_path / "plan.pdf")
    told = subprocess.run([str(TOOLS[1]), "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    printed = told.removesuffix("\f").split("\f")
    for of, page in zip((TIMELINE, IMPLEMENTATION), pages, strict=True):
        own = [text for text in printed if text.lstrip().startswith(of.title)]
        head = [text for text in own if "Task" in text and "Finish" in text and len(text.split()) > 40]
        assert own and len(head) == len(own), of.sheet  # the tasks stand on each page
        assert page.bars is not None
        months = [day for day in page.bars.heads[-1] if isinstance(day, date)]
        across = 1 if of is TIMELINE else -(-len(months) // 12)
        first = [text for text in own if str(page.rows[0][page.table.keys.index("task")])[:25] in text]
        assert len(first) == across, of.sheet
