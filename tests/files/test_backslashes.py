"""Workbooks whose parts are named with backslashes, as some Windows programs pack them."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile, ZipInfo

from sdp_xl.files.read import read
from tests.files.zips import plan


def test_a_workbook_whose_parts_are_named_with_backslashes_is_read(tmp_path: Path) -> None:
    usual, packed = plan(tmp_path / "Usual.xlsx"), tmp_path / "Packed.xlsx"
    with ZipFile(usual) as source, ZipFile(packed, "w") as target:
        for entry in source.infolist():
            part = ZipInfo("x")
            part.filename = entry.filename.replace("/", "\\")
            target.writestr(part, source.read(entry))
    assert b"xl\\workbook.xml" in packed.read_bytes()
    assert read(packed).sheets == read(usual).sheets
