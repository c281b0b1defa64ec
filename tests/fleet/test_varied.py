"""The workbooks with which a fleet is measured (tests/bench): as sound as the example, and each other texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import workbook
from sdp_xl import jobs
from sdp_xl.fleet.record import record
from tests.bench.varied import varied

TODAY = date(2026, 11, 24)


def test_varied_workbooks_differ_in_their_sentences_and_in_nothing_that_a_rollup_says(tmp_path: Path) -> None:
    example = str(workbook.path(workbook.EXAMPLE))
    made = [str(path) for path in varied(12, tmp_path)]
    sentences = [set(jobs.load(path)["strategies"].frame()["strategy"]) for path in (example, made[0], made[11])]
    assert sentences[0] and not sentences[0] & sentences[1] | sentences[1] & sentences[2]
    of_example = record(example, TODAY)
    for path in (made[0], made[11]):
        one = record(path, TODAY)
        assert replace(one, file=example, title=of_example.title) == of_example
