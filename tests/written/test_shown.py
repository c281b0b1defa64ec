"""Dates that people read: one form in all the tool says and writes; what programs read stays ISO."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest

import sdp_xl
import workbook
from schemas.values import Value
from sdp_xl.address import Link
from sdp_xl.cli import main
from sdp_xl.pages import check_pages, timeline_pages
from sdp_xl.rules import RULES
from sdp_xl.written.shown import as_excel_shows

EXAMPLE = workbook.path("sdp-example.xlsx")
DAY = "2027-06-15"
"""A day on which much of the example is late, so that many messages name a date."""

_ISO, _SHOWN = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 9, 8), "9/8/2026"),
        (datetime(2026, 12, 31), "12/31/2026"),
        (datetime(2026, 9, 8, 9, 5), "9/8/2026 9:05"),
        ("2026-09-08", "2026-09-08"),
        (0.25, "0.25"),
        (None, ""),
    ],
)
def test_days_have_the_form_of_excel_and_what_staff_typed_stays(value: Value, shown: str) -> None:
    assert as_excel_shows(value) == shown


@pytest.mark.parametrize("command", ["check", "timeline", "fix", "mpo"])
def test_a_person_reads_no_other_form_in_the_terminal(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([command, str(EXAMPLE), "--as-of", DAY])
    told = capsys.readouterr().out
    assert not _ISO.findall(told)
    assert command in ("fix", "mpo") or _SHOWN.search(told)


def test_a_person_reads_no_other_form_in_the_report_and_on_the_sheets(tmp_path: Path) -> None:
    main(["report", str(EXAMPLE), "--as-of", DAY, "-o", str(tmp_path / "plan.html")])
    told = (tmp_path / "plan.html").read_text(encoding="utf-8")
    assert _SHOWN.search(told) and not _ISO.findall(told)
    day = date.fromisoformat(DAY)
    pages = [*check_pages(sdp_xl.check(EXAMPLE, today=day)), *timeline_pages(sdp_xl.timeline(EXAMPLE, today=day))]
    texts = [page.note for page in pages]
    texts += [
        str(value.text if isinstance(value, Link) else value)
        for page in pages
        for row in page.rows
        for value in row
        if isinstance(value, str | Link)
    ]
    assert not [text for text in texts if _ISO.search(text)]


def test_a_person_reads_no_other_form_in_the_rules() -> None:
    assert not [rule.id for rule in RULES.values() if _ISO.search(f"{rule.title} {rule.why} {rule.fix}")]


def test_programs_read_iso(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(EXAMPLE), "--as-of", DAY, "--format", "json"])
    made = json.loads(capsys.readouterr().out)
    assert made["as_of"] == DAY
    values = [str(one["value"]) for one in made["findings"]]
    assert any(map(_ISO.fullmatch, values)) and not any(map(_SHOWN.fullmatch, values))
