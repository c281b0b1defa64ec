"""The hard cells of tests/reliability/cases.py through the live door: the same values and findings as from files."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdp_xl.live.read import read, read_sheets
from tests.live.double import Office
from tests.live.workbooks import opened
from tests.reliability.cases import CASES

ONLY_IN_FILES = ("cells without addresses", "the error #BUSY!", "the error #PYTHON!")
"""Excel always knows its addresses; the numbers of the two newest errors are not published."""
UNSEEN = {"SDP018", "SDP107"}
"""What a block of values does not show: merged cells, and that a formula has no value yet (Excel calculates it)."""


@pytest.mark.parametrize("name", [name for name in CASES if name not in ONLY_IN_FILES])
def test_each_case_is_read_as_from_a_file(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    path = case.build(tmp_path / "Plan.xlsx")
    book = Office(opened(path)).xl()
    for way, blind in ((read, set()), (read_sheets, UNSEEN)):
        values, findings = case.seen(way(book))
        assert repr(values) == repr(case.values), way
        assert findings == {one for one in case.findings if one[0] not in blind}, way
