"""Kinds of sentences and rows that were read wrongly once, each with the rules that must speak of it or be silent."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sdp_xl.checking import check
from tests.mpo.labels import TODAY, read, workbook

KINDS = read(Path(__file__).with_name("kinds.toml"))
BY_KIND = [
    kind
    for name in ("by_kind.toml", "by_place.toml", "by_style.toml")
    for kind in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["kind"]
]
CYCLE = ("2027-07-01", "2030-06-30")
JUDGING = {f"SDP{number}" for number in range(421, 441)} - {"SDP426", "SDP438"}
"""The rules that judge an MPO; the two others propose what to copy, and look at the evaluation."""


@pytest.mark.parametrize("record", KINDS, ids=lambda record: f"{record['id']} {record['kind']}")
def test_kind(record: dict[str, Any]) -> None:
    report = check.run(workbook([record], CYCLE), today=TODAY)
    found = {one.rule for one in report.findings if one.row_id == record["id"]}
    assert found >= set(record["speak"])
    assert not found & set(record["silent"])


@pytest.mark.parametrize("kind", BY_KIND, ids=lambda kind: kind["name"])
def test_of_each_mpo_speak_just_the_rules_that_should(kind: dict[str, Any]) -> None:
    records = [{**mpo, "id": f"{number}A"} for number, mpo in enumerate(kind["mpos"], 1)]
    spoken: dict[str, set[str]] = {record["id"]: set() for record in records}
    for one in check.run(workbook(records, CYCLE), today=TODAY, only=JUDGING).findings:
        spoken[one.row_id].add(one.rule)
    assert {one["id"]: (one["text"], spoken[one["id"]]) for one in records} == {
        one["id"]: (one["text"], set(one["speak"])) for one in records
    }
