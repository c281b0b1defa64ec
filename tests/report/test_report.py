"""The page of a plan: whole in one file, without script, everything escaped, and saying what the check says."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

import workbook
from sdp_xl import files, jobs
from sdp_xl.cli import main
from sdp_xl.pages.findings import coming
from sdp_xl.plan.groups import grouped, not_begun
from sdp_xl.report import html
from sdp_xl.report.gantt import chart
from sdp_xl.scheduling import make

TODAY = date(2026, 11, 24)


class Reader(HTMLParser):
    """What a browser would see: the tags with their attributes, and the texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "rect", "path", "line"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "path", "line"):
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def page(name: str) -> Reader:
    checked = jobs.check(workbook.path(name), today=TODAY)
    return Reader(html(checked, make(checked.plan), name))


@pytest.mark.parametrize("name", [workbook.MASTER, workbook.EXAMPLE])
def test_the_page_is_whole_and_loads_nothing(name: str) -> None:
    read = page(name)
    assert not read.open
    assert "script" not in {tag for tag, _ in read.tags}
    assert not [attrs for _, attrs in read.tags if "src" in attrs or any(key.startswith("on") for key in attrs)]
    links = {attrs["href"] for tag, attrs in read.tags if tag == "a"}
    assert all(str(link).startswith(("https://", "#")) for link in links)
    ids = [attrs["id"] for _, attrs in read.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["aria-labelledby"] for _, attrs in read.tags if "aria-labelledby" in attrs} <= set(ids)


def test_the_page_says_what_the_check_says() -> None:
    checked = jobs.check(workbook.path(workbook.EXAMPLE), today=TODAY)
    texts = " ".join(" ".join(page(workbook.EXAMPLE).texts).split())
    groups = grouped(checked.findings)
    assert any(len(group.findings) > 1 for group in groups)
    for group in groups:
        told = (group.where, group.message, group.first.fix)
        assert all(" ".join(text.split()) in texts for text in told)
    assert texts.count("To do:") >= len({finding.rule for finding in checked.findings})


def test_a_fresh_plan_is_not_begun_and_nothing_is_wrong() -> None:
    checked = jobs.check(workbook.path(workbook.MASTER), today=TODAY)
    texts = " ".join(" ".join(page(workbook.MASTER).texts).split())
    assert "Nothing is wrong. Begin with Settings." in texts
    for waiting in not_begun(checked.findings):
        assert all(text in texts for text in (waiting[0].sheet, *coming(checked.plan, waiting)))


def test_what_staff_typed_is_shown_and_never_run() -> None:
    evil = "<script>alert(1)</script>"
    grid = files.read(workbook.path(workbook.EXAMPLE))
    sheets = {name: [list(row) for row in rows] for name, rows in grid.sheets.items()}
    for rows in sheets.values():
        for row in rows:
            for at, value in enumerate(row):
                if isinstance(value, str) and len(value) > 40:
                    row[at] = evil + value
    checked = jobs.check(grid._replace(sheets=sheets), today=TODAY)
    written = html(checked, make(checked.plan), evil)
    assert "<script" not in written.lower() and "&lt;script&gt;" in written


def test_a_mistyped_year_is_named_and_does_not_empty_the_drawing() -> None:
    checked = jobs.check(workbook.path(workbook.EXAMPLE), today=TODAY)
    entries = list(make(checked.plan).development)
    wrong = entries[3]._replace(finish=date(2126, 10, 1))
    drawn = chart("Making the plan", [*entries[:3], wrong, *entries[4:]], TODAY)
    assert drawn is not None and len(drawn.left_out) == 1 and wrong.name in drawn.left_out[0]
    assert max(bar.width for bar in drawn.bars) > 40


def test_the_command_writes_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "report.html"
    assert main(["report", str(workbook.path(workbook.EXAMPLE)), "-o", str(target)]) == 0
    assert re.fullmatch(r"Wrote .*report\.html: .* advice\. Open it in a browser.*\n", capsys.readouterr().out)
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert main(["report", str(workbook.path(workbook.EXAMPLE)), "-o", str(target)]) == 2
    assert main(["report", str(workbook.path(workbook.EXAMPLE)), "-o", str(tmp_path / "report.xlsx")]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
