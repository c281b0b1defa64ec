"""Outdated wordings: found in every text that staff write, never in records, and neither name of the targets is one."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.model import HEADER_ROW, Column, Kind, Table
from schemas.tables import ENTRY_TABLES
from schemas.wordings import WORDINGS, Wording
from sdp_xl.checking import check
from sdp_xl.plan.grid import Grid
from sdp_xl.rules.law.wordings import RECORDS
from tests.markdown import cases

TEXTS = [(table, column) for table in ENTRY_TABLES for column in table.columns if column.kind is Kind.TEXT]
LONG_AGO = "Priority: those who are failing, and whose education has been interrupted during the regular school year"
TARGETS = """## {words}

### Targets
| ID | Target for | Performance target | Interim progress | Notes |
|---|---|---|---|---|
| T1 | Reading | {words}: 65% of all children are proficient by 2029-30 | {words}: 58% in 2027-28 | {words} |

### Plan Outline
| ID | Section | Covers | What it says |
|---|---|---|---|
| "2" | {words} | Performance targets | {words} of the State, and what migratory children reach |
"""


def found(grid: Grid, *rules: str) -> list[tuple[str, str]]:
    report = check.run(grid, today=date(2026, 11, 24), only=set(rules))
    return [(finding.rule, finding.cell) for finding in report.findings]


def holding(table: Table, column: Column, text: str) -> Grid:
    """A workbook with one sheet, and a text in one of its cells."""
    if table.form:
        body: list[list[object]] = [["Question", "Answer"], *([one.header, None] for one in table.columns)]
        body[1 + table.keys.index(column.key)][1] = text
    else:
        body = [[one.header for one in table.columns], [text if one is column else None for one in table.columns]]
    return Grid(sheets={table.sheet: [*([[None]] * (HEADER_ROW - 1)), *body]})  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("table", "column"), TEXTS, ids=lambda one: one.header if isinstance(one, Column) else one.sheet
)
def test_every_text_of_staff_is_read_and_no_record(table: Table, column: Column) -> None:
    kept = column.personal or (table.key, column.key) in RECORDS
    assert bool(found(holding(table, column, LONG_AGO), "SDP632")) is not kept


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.id)
def test_each_wording_finds_its_own_example_and_not_what_is_used_instead(wording: Wording) -> None:
    table, column = next((one, two) for one, two in TEXTS if (one.key, two.key) == ("local_support", "activity"))
    assert found(holding(table, column, wording.example), wording.id)
    assert not found(holding(table, column, wording.instead), wording.id)


def test_nothing_complains_of_either_name_for_the_targets() -> None:
    names = ("Performance targets", "Long-term goals and measurements of interim progress", "Performance targets (AMO)")
    all_found = {name: found(cases(TARGETS.format(words=name))[0].grid) for name in names}
    assert len({tuple(one) for one in all_found.values()}) == 1
    assert not [rule for rule, _ in all_found[names[0]] if rule in {wording.id for wording in WORDINGS}]
