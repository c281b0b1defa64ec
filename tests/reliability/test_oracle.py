"""No file that we ship has a flaw that an independent validator knows; of what commands write, test_outputs says it."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.styles import Font

import workbook
from sdp_xl.cli import main
from tests.files.zips import pack, parts
from tests.reliability.oracle import KNOWN, OFFICE, findings

SHIPPED = sorted(path for path in workbook.path("sdp-master.xlsx").parent.iterdir() if path.suffix in OFFICE)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_no_shipped_workbook_has_a_flaw(path: Path) -> None:
    assert findings(path) == set()


def test_all_four_shipped_workbooks_are_judged() -> None:
    assert [path.name for path in SHIPPED] == ["sdp-example.xlsx", "sdp-master.xlsm", "sdp-master.xlsx", "sdp-xl.xlam"]


@pytest.mark.parametrize("command", ["check", "timeline"])
def test_nor_has_a_workbook_with_macros_that_was_written_into(command: str, tmp_path: Path) -> None:
    plan = tmp_path / "Plan.xlsm"
    plan.write_bytes(workbook.path("sdp-master.xlsm").read_bytes())
    assert main([command, str(plan), "--in-place", "--as-of", "2026-11-24"]) in (0, 1)
    assert findings(plan) == set()


@pytest.mark.parametrize(
    ("part", "right", "wrong", "flaw"),
    [
        ("xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetDatum/><sheetData>", "Unexpected element 'sheetDatum'"),
        ("xl/workbook.xml", b'sheetId="2"', b'sheetId="1"', "sheetId"),
        ("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"worksheets/sheet99.xml", "sheet#"),
    ],
)
def test_the_judge_sees_a_flaw(part: str, right: bytes, wrong: bytes, flaw: str, tmp_path: Path) -> None:
    contents = parts(workbook.path("sdp-master.xlsx"))
    assert right in contents[part]
    spoiled = tmp_path / "Plan.xlsx"
    pack(spoiled, {**contents, part: contents[part].replace(right, wrong)})
    assert any(flaw in one for one in findings(spoiled)), findings(spoiled)


def test_what_is_known_of_the_libraries_is_what_a_small_file_of_theirs_shows(tmp_path: Path) -> None:
    """A finding that a later release no longer causes leaves the list."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"] = "Goal", "Need"
    sheet["A1"].font, sheet["A2"].font = Font(name="Arial", bold=True, color="1B2430"), Font(name="Arial", size=11)
    book.save(tmp_path / "small.xlsx")
    assert findings(tmp_path / "small.xlsx") == KNOWN["openpyxl"]
    docx.Document().save(str(tmp_path / "empty.docx"))
    assert findings(tmp_path / "empty.docx") == KNOWN["python-docx"]
