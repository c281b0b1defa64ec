"""The same value and the same finding at the same cell, whichever way a workbook is read."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from sdp_xl import files
from sdp_xl.files.facts import sheet_facts
from sdp_xl.files.open import open_package
from sdp_xl.plan.grid import Grid
from tests.reliability.cases import CASES

READ = import_module("sdp_xl.files.read")


def by_openpyxl(path: Path) -> Grid:
    package = open_package(path)
    facts = {tab.name: sheet_facts(package, tab, None) for tab in package.tabs()}
    merged = {name: tuple(fact.merged) for name, fact in facts.items()}
    return Grid(sheets=READ.by_openpyxl(package, facts), merged=merged, names=package.names())


@pytest.mark.parametrize("name", CASES)
def test_each_case_is_read_alike(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    path = case.build(tmp_path / "Plan.xlsx")
    for read in (files.read, by_openpyxl):
        values, findings = case.seen(read(path))
        assert repr(values) == repr(case.values), read
        assert findings == case.findings, read
