"""Columns of a located table: what rules see in them, what is judged once, and work that grows as the rows do."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import workbook
from schemas.values import clean, cleaned
from sdp_xl import files
from sdp_xl.checking import check
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.model import Plan, once
from tests.bench.grown import grown
from tests.markdown import TODAY

EXAMPLE = files.read(workbook.path(workbook.EXAMPLE))


def calls(grid: Grid) -> int:
    """How many functions a check of the workbook calls."""
    counted: Counter[str] = Counter()
    sys.setprofile(lambda frame, event, arg: counted.update((event,)))
    try:
        check.run(grid, today=TODAY)
    finally:
        sys.setprofile(None)
    return counted["call"] + counted["c_call"]


def test_the_work_of_a_check_grows_as_the_rows_do(tmp_path: Path) -> None:
    grids = [files.read(grown(rows, tmp_path / f"{rows}.xlsx")) for rows in (100, 300, 500)]
    check.run(grids[0], today=TODAY)  # patterns, tables and the example are made ready once
    few, more, most = map(calls, grids)
    assert few < more and most - more < 1.3 * (more - few), "200 more rows cost what the 200 before them did"


def test_a_text_is_judged_once_however_many_cells_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = check.read_over(EXAMPLE, today=TODAY)
    asked: Counter[str] = Counter()

    def look(text: str) -> str:
        asked[text] += 1
        return "" if text == "Done" else f"It is {text}."

    found = [(row, said) for row, said in plan["pre_planning"].rows_where("status", look)]
    statuses = Counter(row.text("status") for row in plan["pre_planning"])
    assert statuses["Done"] > 1 and set(asked.values()) == {1} and asked.keys() == statuses.keys() - {""}
    assert [row for row, _ in found] == [row for row in plan["pre_planning"] if row.text("status") not in ("", "Done")]
    assert all(said == f"It is {row.text('status')}." for row, said in found)


def with_cell(sheet: str, row: int, column: int, value: object) -> Plan:
    """The example with another value in one cell, its entries checked."""
    rows = [list(cells) for cells in EXAMPLE.sheets[sheet]]
    rows[row - 1][column - 1] = value  # type: ignore[call-overload]
    return check.read_over(EXAMPLE._replace(sheets={**EXAMPLE.sheets, sheet: rows}), today=TODAY)


def test_a_column_in_which_nothing_is_odd_is_not_kept_twice() -> None:
    entries = check.read_over(EXAMPLE, today=TODAY)["team"].entries
    assert all(entries.seen[key] is column for key, column in entries.typed.items())


def test_rules_see_what_texts_mean_and_nothing_of_what_says_nothing() -> None:
    place = check.read_over(EXAMPLE, today=TODAY)["meetings"]
    number, column = place.rows[0].number, place.columns["date"]
    for value, seen, flawed in (
        ("10/18/2027", date(2027, 10, 18), False),
        ("some day", None, True),
        ("TBD", None, False),
        (" M\u200b1 ", None, True),
    ):
        located = with_cell("Meetings", number, column, value)["meetings"]
        row = located.rows[0]
        assert row["date"] == located.column("date")[0] == seen and ("date" in row.flawed) is flawed
        assert row.typed("date") == located.typed("date")[0] == value and not row.blank("date")
        assert located.typed("date")[1:] == place.typed("date")[1:]


def test_a_column_that_is_missing_is_one_of_blanks() -> None:
    located = check.read_over(EXAMPLE, today=TODAY)["team"]
    assert {*located.column("no_such")} == {*located.typed("no_such")} == {None}
    assert len(located.column("no_such")) == len(located.rows)
    row = located.rows[0]
    assert row["no_such"] is None and not row.filled("no_such") and not row.blank("no_such")
    assert not [*located.rows_without("no_such")] and not [*located.rows_with("role", "no_such")]


def test_columns_and_rows_say_the_same() -> None:
    for located in check.read_over(EXAMPLE, today=TODAY).tables.values():
        for key in located.columns:
            assert [row[key] for row in located] == [*located.column(key)]
            assert [row.text(key) for row in located] == located.texts(key)
            assert [row for row in located if row.filled(key)] == [*located.rows_with(key)]
            assert [row for row in located if row.blank(key)] == [*located.rows_without(key)]
        assert all(located.row_at(row.number) is row for row in located)


def test_what_rules_share_is_made_once_for_each_plan() -> None:
    made = []

    @once
    def asked(plan: Plan, key: str) -> str:
        made.append((plan, key))
        return key

    first, other = (check.read_over(EXAMPLE, today=TODAY) for _ in range(2))
    assert [asked(first, "a"), asked(first, "a"), asked(first, "b"), asked(other, "a")] == ["a", "a", "b", "a"]
    assert [key for _, key in made] == ["a", "b", "a"] and made[0][0] is first and made[2][0] is other


@pytest.mark.parametrize(
    "text", ["", " ", "a b", "a  b", " a", "a ", "a\tb", "a\nb", "a\u00a0b", "a\u00adb", "“a”", "a_x000D_"]
)
def test_a_column_is_cleaned_as_its_texts_are(text: str) -> None:
    column = ["plain", text, None, 1, text]
    found = cleaned(column)
    assert [*found] == ["plain", clean(text), None, 1, clean(text)]
    assert (found is column) is (clean(text) == text)
