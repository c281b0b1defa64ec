"""A check that cannot be fooled: a plan of placeholders meets no element, and each empty “Done” is found."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

import sdp_xl
import workbook
from schemas.backing import BACKING
from schemas.model import Column, Kind, Table
from schemas.tables import ENTRY_TABLES
from schemas.tables.lists import DONE
from schemas.values import Value, canonical_id
from sdp_xl.address import position
from sdp_xl.checking.check import Report
from sdp_xl.files import read
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.elements import Status, assess
from tests.markdown import TODAY

COMPONENTS = ("targets", "needs", "strategies", "mpos", "evaluation")
RESTING = {f"SDP{number}" for number in (*range(601, 614), 701)}
"""The elements that rest on the components."""

Entered = Callable[[Table, Column, Row], Value]
"""What stands in a filled entry cell of a column, made of what stood there."""


@cache
def example() -> Plan:
    return sdp_xl.load(read(workbook.path(workbook.EXAMPLE)), today=TODAY)


def changed(entered: Entered) -> Grid:
    """The example with other entries in its filled cells."""
    grid = example().grid
    sheets = {name: [list(row) for row in rows] for name, rows in grid.sheets.items()}
    for table in ENTRY_TABLES:
        for row in example()[table.key]:
            for key, value in row.values.items():
                column = table.column(key)
                if value is not None and column.kind is not Kind.FORMULA:
                    line, cell = position(row.cells[key])
                    sheets[row.sheet][line - 1][cell - 1] = entered(table, column, row)
    return grid._replace(sheets=sheets)


def statuses(report: Report) -> dict[str, Status]:
    return {one.requirement.id: one.status for one in assess(report.plan)}


@pytest.mark.parametrize(
    "words",
    [
        *("TBD", "N/A", "TBC", "?", "x", "-", "[Insert strategy here]", "see above", "none yet", "por definir", "N/D"),
        *("[name]", "a", "OK", "being written", "same as last year", "lorem ipsum"),
    ],
)
def test_a_plan_whose_components_say_nothing_meets_no_element_that_rests_on_them(words: str) -> None:
    def entered(table: Table, column: Column, row: Row) -> Value:
        return words if table.key in COMPONENTS and column.key == table.main else row.values[column.key]

    report = sdp_xl.check(changed(entered), today=TODAY)
    assert {id for id, status in statuses(report).items() if status is Status.MET} & RESTING == set()
    found = {(one.sheet, one.cell) for one in report.findings if one.rule == "SDP101"}
    asked = {(row.sheet, row.cells[row.table.main]) for key in COMPONENTS for row in example()[key]}
    assert found >= asked


def test_a_plan_of_nothing_but_placeholders_meets_no_element_at_all() -> None:
    said = (Kind.TEXT, Kind.WHEN, Kind.PERSON, Kind.DATE, Kind.SHARE, Kind.NUMBER)

    def entered(table: Table, column: Column, row: Row) -> Value:
        return "TBD" if column.kind in said else row.values[column.key]

    report = sdp_xl.check(changed(entered), today=TODAY)
    assert [id for id, status in statuses(report).items() if status is Status.MET] == []


def test_each_done_of_a_plan_that_holds_nothing_behind_it_is_found() -> None:
    emptied = {
        ("needs", "root_cause"),
        ("strategies", "recommendations"),
        ("targets", "interim"),
        ("meetings", "agenda"),
        ("evaluation", "instrument"),
        ("settings", "checked_by"),
        ("settings", "checked_on"),
        ("development", "start"),
    }
    gone = {"team", "feedback", "information_log", "local_support", "looking_forward", "plan_outline", "project_plan"}

    def entered(table: Table, column: Column, row: Row) -> Value:
        if table.key in gone or (table.key, column.key) in emptied:
            return None
        return DONE if column.key == "status" and column.choices == "statuses" else row.values[column.key]

    found = [one for one in sdp_xl.check(changed(entered), today=TODAY).findings if one.rule == "SDP215"]
    held = {"A1.1f", "A5.1e", "A4.1b", "A4.1c", "A4.1d"}
    """What the example still holds: consultations with parents, needs with their data, strategies and MPOs."""
    rows = {row.id for key in ("pre_planning", "development", "dissemination", "outcomes") for row in example()[key]}
    asked = {canonical_id(id) for id in BACKING if canonical_id(id) in rows} - set(map(canonical_id, held))
    assert {canonical_id(one.row_id) for one in found} == asked


def test_the_example_itself_is_not_found() -> None:
    report = sdp_xl.check(example().grid, today=TODAY)
    assert [
        one for one in report.findings if one.rule in ("SDP101", "SDP114", "SDP120", "SDP121", "SDP122", "SDP215")
    ] == []
