"""The empty master workbook: exactly the expected findings, as staff see them on the first day.

After a wanted change: sdp-xl check workbook/sdp-master.xlsx --as-of 2026-11-24 > tests/data/master-findings.txt
"""

from __future__ import annotations

from pathlib import Path

import pytest

import workbook
from sdp_xl.cli import main

EXPECTED = Path(__file__).parent / "data" / "master-findings.txt"


def test_the_empty_master_gives_exactly_the_expected_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(workbook.path("sdp-master.xlsx")), "--as-of", "2026-11-24"]) == 1
    assert capsys.readouterr().out == EXPECTED.read_text(encoding="utf-8")
