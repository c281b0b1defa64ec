"""What staff removed: it is called so, weighs what it held, and comes back as the finding says."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

import sdp_xl
import workbook
from sdp_xl.cli import main
from sdp_xl.files import read
from sdp_xl.plan.findings import Severity
from tests.markdown import TODAY

EXAMPLE = workbook.path(workbook.EXAMPLE)


def without_rows(path: Path, sheet: str, ids: set[str]) -> None:
    """Deletes rows of a sheet as a person does in Excel: the rows below move up, and the table with its last row."""
    book = openpyxl.load_workbook(EXAMPLE)
    tab = book[sheet]
    (table,) = tab.tables.values()
    area, number = table.ref, 0
    for row in range(tab.max_row, 4, -1):
        if tab.cell(row, 1).value in ids:
            tab.delete_rows(row)
            number += 1
    first, last = area.split(":")
    table.ref = f"{first}:{last.rstrip('0123456789')}{int(last.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')) - number}"
    table.autoFilter.ref = table.ref
    book.save(path)


@pytest.mark.parametrize(
    ("sheet", "gone", "rule", "told"),
    [
        ("Pre-Planning", {"A1.3"}, "SDP201", ["A1.3 “Draft an outline of your SDP” was removed from the sheet."]),
        ("Pre-Planning", {"A1.1", *(f"A1.1{one}" for one in "abcef")}, "SDP201", None),
        ("Outcomes", {"O7.2", "O7.3"}, "SDP208", None),
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_removed_row_of_table_a1_is_called_removed_and_what_the_finding_says_makes_it_go(
    tmp_path: Path, sheet: str, gone: set[str], rule: str, told: list[str] | None
) -> None:
    plan, back = tmp_path / "Plan.xlsx", tmp_path / "Back.xlsx"
    without_rows(plan, sheet, gone)
    found = sdp_xl.check(plan, today=TODAY, only={rule}).findings
    assert found and all("removed" in one.message for one in found)
    assert told is None or [one.message for one in found] == told
    said = re.search(r'sdp-xl fix FILE (--restore-sheet) "([^"]+)"', found[0].fix)
    assert said and main(["fix", str(plan), said[1], said[2], "-o", str(back)]) == 0
    assert not sdp_xl.check(back, today=TODAY, only={rule, "SDP009", "SDP101", "SDP103"}).findings
    before, after = (sdp_xl.load(one)[sheet.lower().replace("-", "_")] for one in (plan, back))
    assert {str(row["id"]) for row in after} - {str(row["id"]) for row in before} == gone
    assert [row.values for row in after][: len(before.rows)] == [row.values for row in before]


@pytest.mark.parametrize(
    ("sheet", "severity"),
    [
        ("Strategies", Severity.ERROR),
        ("Alignment Chart", Severity.ERROR),
        ("Settings", Severity.ERROR),
        ("Lists", Severity.ERROR),
        ("Team", Severity.ERROR),
        ("Pre-Planning", Severity.WARNING),
        ("Outcomes", Severity.WARNING),
        ("Project Plan", Severity.WARNING),
        ("Feedback", Severity.WARNING),
        ("Information Log", Severity.WARNING),
        ("Local Support", Severity.ADVICE),
        ("Looking Forward", Severity.ADVICE),
        ("Exceptions", Severity.ADVICE),
    ],
)
def test_a_missing_sheet_weighs_what_it_holds_and_the_finding_says_how_it_comes_back(
    sheet: str, severity: Severity
) -> None:
    grid = read(EXAMPLE)
    lost = grid._replace(sheets={name: rows for name, rows in grid.sheets.items() if name != sheet})
    (finding,) = sdp_xl.check(lost, today=TODAY, only={"SDP001"}).findings
    assert finding.severity is severity
    if sheet != "Lists":
        assert f'--restore-sheet "{sheet}"' in finding.fix
