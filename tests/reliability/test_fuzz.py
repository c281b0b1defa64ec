"""A short run of the fuzzer; the long one is python -m tests.reliability.fuzz."""

from __future__ import annotations

from pathlib import Path

from tests.reliability.fuzz import run


def test_no_spoiled_workbook_breaks_the_tool(tmp_path: Path) -> None:
    outcomes = dict(run(150, seed=7, folder=tmp_path, rare=30))
    assert {name: outcome for name, outcome in outcomes.items() if outcome.fault} == {}
    assert len({outcome.end for outcome in outcomes.values()}) >= 6, "the mutants are too much alike"
