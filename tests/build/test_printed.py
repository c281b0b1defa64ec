"""Printed by LibreOffice, no page of the workbook is without content, and tables are as many pages wide as is said."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import workbook
from schemas.model import FORM_HEADERS, Table
from schemas.tables import ENTRY_TABLES, SHEETS, TABLES
from schemas.tables.generated import FINDINGS, FOLDED, IMPLEMENTATION, TIMELINE
from sdp_xl import files, jobs
from sdp_xl.address import Link
from sdp_xl.build.sheet import PAPER, WHOLE
from sdp_xl.files.ooxml.measure import pixels
from sdp_xl.pages import check_pages, timeline_pages
from sdp_xl.pages.timeline import gantt_pages
from sdp_xl.plan.locate import locate
from sdp_xl.plan.page import Page, PageRow
from sdp_xl.scheduling import make
from tests.markdown import TODAY

TOOLS = [shutil.which(name) for name in ("soffice", "pdftotext", "pdftoppm")]

pytestmark = pytest.mark.skipif(not all(TOOLS), reason="needs LibreOffice, pdftotext and pdftoppm")

EMPTY, FILLED = "empty", "filled"
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">([^<]*)</word>')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The master with buttons, and the example checked and with its timeline, each as PDF of the same name."""
    folder = tmp_path_factory.mktemp("printed")
    shutil.copy(workbook.path(workbook.WITH_BUTTONS), folder / f"{EMPTY}.xlsm")
    example = workbook.path(workbook.EXAMPLE)
    grid = files.read(example)
    report, timeline = jobs.check(grid, today=TODAY), make(locate(grid, today=TODAY))
    files.write_pages(example, [*check_pages(report), *timeline_pages(timeline)], folder / f"{FILLED}.xlsx")
    books = [str(path) for path in sorted(folder.iterdir())]
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [str(TOOLS[0]), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *books]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return folder


def printed(folder: Path, name: str) -> dict[str, list[tuple[int, list[str]]]]:
    """The pages of each sheet: their number in the PDF and their lines between header and footer."""
    command = [str(TOOLS[1]), "-layout", str(folder / f"{name}.pdf"), "-"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for number, page in enumerate(told.removesuffix("\f").split("\f"), 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        sheet = lines[-1].partition("  ")[0]
        found.setdefault(sheet, []).append((number, lines[1:-1]))
    return found


def shown(table: Table) -> list[str]:
    """The headers of a table that print while its outline group is closed."""
    if table.form:
        return list(FORM_HEADERS)
    hidden = FOLDED if table in (TIMELINE, IMPLEMENTATION) else ("key",) if table is FINDINGS else ()
    return [column.header for column in table.columns if not column.rare and column.key not in hidden]


@pytest.mark.parametrize("name", [EMPTY, FILLED])
def test_every_sheet_prints_and_no_page_lacks_text_of_its_own(folder: Path, name: str) -> None:
    found = printed(folder, name)
    assert list(found) == list(SHEETS)
    assert sum(map(len, found.values())) <= {EMPTY: 56, FILLED: 92}[name]
    heads = {table.sheet: {word for header in shown(table) for word in header.split()} for table in TABLES}
    for sheet, pages in found.items():
        own = [set(" ".join(lines).split()) - heads.get(sheet, set()) - {"Start"} for _, lines in pages]
        blank = [number for (number, _), words in zip(pages, own, strict=True) if not words]
        # An empty table prints as a form to fill in by hand: its columns, on one page from top to bottom.
        form = name == EMPTY and any(table.sheet == sheet and not table.prefilled for table in ENTRY_TABLES)
        assert not blank or (form and len(pages) <= 3), (sheet, blank)


@pytest.mark.parametrize("name", [EMPTY, FILLED])
def test_what_fits_a_page_prints_one_page_wide(folder: Path, name: str) -> None:
    found = printed(folder, name)
    for table in TABLES:
        widths = [column.width for column in table.columns if column.header in shown(table)]
        wide = sum(map(pixels, widths)) > PAPER * 100 / WHOLE
        if wide or table in (IMPLEMENTATION,) or table.form:
            continue
        headed = {word for header in shown(table) for word in header.split()}
        for number, lines in found[table.sheet]:
            if table.key != "alignment_map":  # its matrices may be wide
                assert headed <= set(" ".join(lines).split()), (table.sheet, number)


def test_the_tasks_stand_on_each_page_of_the_timelines(folder: Path) -> None:
    found = printed(folder, FILLED)
    pages = gantt_pages(make(locate(files.read(workbook.path(workbook.EXAMPLE)), today=TODAY)))
    for of, page in zip((TIMELINE, IMPLEMENTATION), pages, strict=True):
        own = ["\n".join(lines) for _, lines in found[of.sheet]]
        assert own and all("Task" in text and "Finish" in text and len(text.split()) > 40 for text in own), of.sheet
        assert page.bars is not None
        months = [day for day in page.bars.heads[-1] if isinstance(day, date)]
        across = 1 if of is TIMELINE else -(-len(months) // 12)
        first = [text for text in own if str(page.rows[0][page.table.keys.index("task")])[:25] in text]
        assert len(first) == across, of.sheet


def test_every_printed_row_of_the_timeline_has_its_bar(folder: Path) -> None:
    numbers = [number for number, _ in printed(folder, FILLED)[TIMELINE.sheet]]
    page = gantt_pages(make(locate(files.read(workbook.path(workbook.EXAMPLE)), today=TODAY)))[0]
    dated = {id_ for id_, row in _by_id(page).items() if isinstance(row[page.table.keys.index("start")], date)}
    seen = {id_ for number in numbers for id_ in _with_bar(folder / f"{FILLED}.pdf", number, page)}
    assert seen == dated


def _with_bar(pdf: Path, number: int, page: Page) -> Iterator[str]:
    """The IDs on a page of the timeline beside which something is drawn under the weeks: a bar or a milestone."""
    only = ["-f", str(number), "-l", str(number)]
    words = subprocess.run([str(TOOLS[1]), "-bbox", *only, str(pdf), "-"], check=True, capture_output=True, text=True)
    drawn = subprocess.run([str(TOOLS[2]), "-r", "144", *only, str(pdf)], check=True, capture_output=True).stdout
    width = int(drawn.split(maxsplit=2)[1])
    pixels_of = drawn[-(width * int(drawn.split(maxsplit=3)[2]) * 3) :]
    found = [(float(x), float(top), text) for x, top, text in WORD.findall(words.stdout)]
    edge = 2 * int(next(x for x, *_, text in found if text == "Now") + 40)
    ids = _by_id(page)
    for x, top, text in found:
        line = int(2 * top + 16) * width  # the middle of a row of two lines, where the sign of a milestone stands
        if x >= 60 or text not in ids:
            continue
        row = pixels_of[(line + edge) * 3 : (line + width - 80) * 3]
        if "xxxx" in "".join(
            " x"[min(row[at : at + 3]) < 235] for at in range(0, len(row), 3)
        ):  # the lines of today are narrower
            yield text


def _by_id(page: Page) -> dict[str, PageRow]:
    return {row[0].text if isinstance(row[0], Link) else str(row[0]): row for row in page.rows if row[0]}
