"""Kinds of sentences and rows that were read wrongly once, each with the rules that must speak of it or be silent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sdp_xl.checking import check
from tests.mpo.labels import TODAY, read, workbook

KINDS = read(Path(__file__).with_name("kinds.toml"))


@pytest.mark.parametrize("record", KINDS, ids=lambda record: f"{record['id']} {record['kind']}")
def test_kind(record: dict[str, Any]) -> None:
    report = check.run(workbook([record], ("2027-07-01", "2030-06-30")), today=TODAY)
    found = {one.rule for one in report.findings if one.row_id == record["id"]}
    assert found >= set(record["speak"])
    assert not found & set(record["silent"])
