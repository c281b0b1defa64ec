"""How two people's copies become one: case by case what is taken, and what is listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from schemas.model import Kind
from schemas.values import ErrorValue, Value
from sdp_xl.compare import ChangeKind, Conflict, ConflictKind, Merged, compare, merge
from tests.compare.plans import Rows, book, values, written

Row = dict[str, Value]
ONE: Row = {"id": "P1", "activity": "Train the recruiters", "lead": "Director", "start": date(2027, 1, 4)}
TWO: Row = {"id": "P2", "activity": "Print the forms", "days": 3}
PLAN = [ONE, TWO]


def merged(base: Rows, a: Rows, b: Rows, key: str = "project_plan", **more: Any) -> Merged:
    return merge(*(book({key: rows}, **more) for rows in (base, a, b)))


def result(done: Merged, key: str = "project_plan") -> list[Row]:
    return values(written(done), key)


def with_(row: Row, **cells: Value) -> Row:
    return {**row, **cells}


def only(done: Merged) -> Conflict:
    (conflict,) = done.conflicts
    return conflict


def test_what_only_one_changed_is_taken_and_what_both_changed_alike() -> None:
    a = [with_(ONE, lead="Ana", days=5), TWO]
    b = [TWO, with_(ONE, start=date(2027, 2, 1), days=5)]
    done = merged(PLAN, a, b)
    assert result(done) == [with_(ONE, lead="Ana", start=date(2027, 2, 1), days=5), TWO]
    assert (done.conflicts, done.taken, done.added, done.removed) == ((), 1, 0, 0)


def test_of_two_different_changes_neither_is_taken() -> None:
    done = merged(PLAN, [with_(ONE, lead="Ana"), TWO], [with_(ONE, lead="Ben"), TWO])
    assert result(done) == PLAN
    conflict = only(done)
    assert (conflict.kind, conflict.row, conflict.column) == (ConflictKind.CELL, "P1", "Lead")
    assert (conflict.base, conflict.a, conflict.b) == ("Director", "Ana", "Ben")
    assert (conflict.sheet, conflict.cell, conflict.stands) == ("Project Plan", "D5", "The value before both.")


def test_two_different_values_for_a_blank_leave_it_blank() -> None:
    done = merged(PLAN, [with_(ONE, days=5), TWO], [with_(ONE, days=6), TWO])
    assert result(done) == PLAN
    assert (only(done).a, only(done).b, only(done).base) == ("5", "6", "")


def test_emptied_by_one_and_changed_by_the_other() -> None:
    done = merged(PLAN, [with_(ONE, lead=None), TWO], [with_(ONE, lead="Ben"), TWO])
    assert result(done) == PLAN
    assert (only(done).a, only(done).b) == ("(emptied)", "Ben")


def test_rows_of_both_come_and_go() -> None:
    three, four = {"id": "P3", "activity": "Meet"}, {"id": "P4", "activity": "Write"}
    done = merged([*PLAN, three], [ONE, three, four], [TWO, three, {"id": "P5", "activity": "Review"}])
    assert result(done) == [three, four, {"id": "P5", "activity": "Review"}]
    assert (done.conflicts, done.added, done.removed) == ((), 1, 1)


def test_a_row_removed_by_one_and_changed_by_the_other_stays_as_changed() -> None:
    new = with_(TWO, days=9)
    for a, b in (([ONE, new], [ONE]), ([ONE], [ONE, new])):
        done = merged(PLAN, a, b)
        assert result(done) == [ONE, new]
        conflict = only(done)
        assert (conflict.kind, conflict.row) == (ConflictKind.REMOVED, "P2")
        assert {conflict.a, conflict.b} == {"(removed)", "Work days: 9"}


def test_the_same_new_row_with_different_cells() -> None:
    a = {"id": "P9", "activity": "Train all tutors", "lead": "Ana", "days": 2}
    b = {"id": "P9", "activity": "Train all tutors", "lead": "Ben", "measured_by": "Sign-in sheets"}
    done = merged(PLAN, [*PLAN, a], [*PLAN, b])
    assert result(done)[2] == {"id": "P9", "activity": "Train all tutors", "days": 2, "measured_by": "Sign-in sheets"}
    assert (only(done).kind, only(done).a, only(done).b) == (ConflictKind.CELL, "Ana", "Ben")
    assert only(done).stands == "Nothing: it was blank before both."


def test_two_rows_that_took_the_same_id_are_both_kept() -> None:
    a, b = {"id": "P61", "activity": "Train all tutors"}, {"id": "P61", "activity": "Print the handbook"}
    done = merged(PLAN, [*PLAN, a], [*PLAN, b])
    assert result(done) == [*PLAN, a, b]
    conflict = only(done)
    assert (conflict.kind, conflict.row, conflict.cell) == (ConflictKind.TWICE, "P61", "A7")
    assert ("tutors" in conflict.a, "handbook" in conflict.b) == (True, True)


def test_an_id_that_one_gave_away_and_the_other_took_is_listed() -> None:
    a, b = [with_(ONE, id="P7"), TWO], [*PLAN, {"id": "P7", "activity": "Something else"}]
    done = merged(PLAN, a, b)
    assert result(done) == [*a, b[2]]
    assert only(done).kind is ConflictKind.TWICE


def test_chains_of_both_are_kept_and_the_same_one_once() -> None:
    base: list[Row] = [{"target": "T1", "need": "1.1"}]
    same: Row = {"target": "T2", "need": "2.1"}
    done = merged(base, [*base, same, {"target": "T3"}], [same, {"target": "T4"}, *base], key="alignment")
    assert result(done, "alignment") == [*base, same, {"target": "T3"}, {"target": "T4"}]
    assert not done.conflicts


def test_settings_and_lists() -> None:
    def one(answers: Row, areas: list[Value]) -> Any:
        return book({"settings": [answers]}, {"goal_areas": areas, "agencies": []})

    done = merge(
        one({"state": "Ohio"}, ["Reading", "Health", "Other"]),
        one({"state": "Ohio", "agency": "ODE"}, ["Reading", "Health", "Other", "Parents"]),
        one({"state": "Ohio", "plan_title": "Plan"}, ["Other", "Reading", "Youth"]),
    )
    new = written(done)
    assert values(new, "settings") == [{"state": "Ohio", "agency": "ODE", "plan_title": "Plan"}]
    assert new.lists["goal_areas"] == ("Reading", "Other", "Parents", "Youth"), "closed up, or the drop-down would end"
    assert (done.conflicts, done.added, done.removed) == ((), 1, 1)


def test_columns_that_staff_added() -> None:
    own = {"project_plan": ["Budget"]}
    base, a, b = ([with_(ONE, Budget=money), TWO] for money in (1, 1, 2))
    new: Row = {"id": "P3", "activity": "Meet", "Budget": 7}
    done = merge(*(book({"project_plan": rows}, own=own) for rows in (base, a, [*b, new])))
    column = written(done).grid.sheets["Project Plan"][3].index("Budget")
    assert [row[column] for row in written(done).grid.sheets["Project Plan"][4:] if len(row) > column] == [2, None, 7]
    assert not done.conflicts


def test_what_copy_a_has_no_column_for_is_listed() -> None:
    base, a = book({"project_plan": PLAN}), book({"project_plan": PLAN}, without={"project_plan": ["lead"]})
    b = book({"project_plan": [with_(ONE, lead="Ben"), TWO, with_(TWO, id="P3", lead="Eva")]})
    done = merge(base, a, b)
    assert [(one.kind, one.row, one.b) for one in done.conflicts] == [
        (ConflictKind.LEFT_OUT, "P1", "Ben"),
        (ConflictKind.LEFT_OUT, "P3", "Eva"),
    ]
    assert done.remarks == ("Copy A has no column “Lead” on “Project Plan”, nor has the merged workbook.",)
    assert merge(base, b, a).conflicts == (), "a column that B dropped is no change of its cells"


def test_sheets_that_one_copy_lacks() -> None:
    both, less = {"project_plan": PLAN, "mpos": [{"id": "1A"}]}, {"mpos": [{"id": "1A"}]}
    more = {**both, "project_plan": [*PLAN, {"id": "P3", "activity": "Meet"}]}
    base, a, b = (book(tables, {"goal_areas": ["x"], "agencies": []}) for tables in (both, less, more))
    done = merge(base, a, b)
    assert (only(done).kind, only(done).row, only(done).stands) == (
        ConflictKind.LEFT_OUT,
        "P3",
        "Nothing: copy A has no such sheet.",
    )
    assert done.remarks == ("Copy A has no sheet “Project Plan”, nor has the merged workbook.",)
    turned = merge(base, b, a)
    assert result(turned) == more["project_plan"] and not turned.conflicts
    assert turned.remarks == ("Copy B has no sheet “Project Plan”, so all of copy A's stands.",)


def test_a_formula_is_never_touched() -> None:
    base, a, b = (book({"project_plan": [with_(ONE, days=days), TWO]}) for days in (1, 2, 3))
    locked = replace(a, grid=a.grid._replace(formulas={"Project Plan": frozenset({"H5"})}))
    done = merge(base, locked, b)
    assert not done.cells
    assert (only(done).kind, only(done).stands) == (ConflictKind.CELL, "Copy A's formula or merged cell.")
    unchanged = replace(base, grid=base.grid._replace(formulas={"Project Plan": frozenset({"H5"})}))
    done = merge(base, unchanged, b)
    assert (done.cells, only(done).kind, only(done).b) == ({}, ConflictKind.LEFT_OUT, "3")
    gone = merge(base, unchanged, book({"project_plan": [TWO]}))
    assert (gone.cells, only(gone).kind) == ({}, ConflictKind.REMOVED)


def test_an_error_is_not_written() -> None:
    done = merged(PLAN, PLAN, [with_(ONE, lead=ErrorValue("#REF!")), TWO])
    assert (done.cells, only(done).kind, only(done).b) == ({}, ConflictKind.LEFT_OUT, "#REF!")


def test_rows_are_not_removed_where_those_below_could_no_longer_be_read() -> None:
    rows: list[Row] = [{"id": f"P{n}", "activity": f"Task {n}"} for n in range(1, 80)]
    done = merged(rows, rows, [rows[0], rows[-1]])
    assert result(done)[0] == rows[0] and result(done)[-1] == rows[-1]
    assert only(done).kind is ConflictKind.REMOVED and "look like notes" in only(done).stands
    alone = [ONE, TWO, with_(TWO, id="P3"), {"id": "P4"}]
    assert result(merged(alone, alone, [ONE, alone[-1]]))[-1] == {"id": "P4"}


def test_two_notes_in_one_cell_of_start() -> None:
    base, a, b = (book({}, Start=[["Plan"], [note]]) for note in (None, "From A", "From B"))
    one = only(merge(base, a, b))
    assert (one.kind, one.sheet, one.cell, one.b) == (ConflictKind.LEFT_OUT, "Start", "A2", "From B")
    assert one.stands.startswith("What copy A has at A2")


def test_notes_of_copy_b_outside_of_tables_are_listed() -> None:
    base, a, b = (
        book({"needs": [{"id": "1"}], "mpos": [{"id": "1"}]}, {"goal_areas": ["x"], "agencies": []}, Budget=cells)
        for cells in ([["Sum", 1]], [["Sum", 1], ["Ana"]], [["Sum", 1], ["Ben"]])
    )
    assert [(one.kind, one.sheet, one.cell, one.b) for one in merge(base, a, b).conflicts] == [
        (ConflictKind.LEFT_OUT, "Budget", "A2", "Ben")
    ]


def test_a_sheet_that_only_copy_b_has_is_said_once() -> None:
    base, b = book({"project_plan": PLAN}), book({"project_plan": PLAN}, Budget=[["Sum", 1]])
    conflict = only(merge(base, base, b))
    assert (conflict.kind, conflict.sheet, conflict.b) == (
        ConflictKind.LEFT_OUT,
        "Budget",
        "The whole sheet, with 2 filled cells",
    )


def test_different_versions_are_said() -> None:
    base, b = book({"project_plan": PLAN}), book({"project_plan": PLAN}, version="0.9")
    assert merge(base, base, b).remarks == (
        "The workbooks are of different versions (before 1.0, A 1.0, B 0.9); the merged one is of A's.",
    )


CHAIN: Row = {"target": "T1", "need": "1.1", "strategy": "1-1"}


def chart(rows: Rows) -> Any:
    """A chart whose text columns hold formulas, but in the rows where something stands in them."""
    made = book({"alignment": rows})
    keys = {column.key for column in made["alignment"].table.columns if column.kind is Kind.FORMULA}
    formulas = {row.cells[key] for row in made["alignment"] for key in keys if row.values.get(key) is None}
    return replace(made, grid=made.grid._replace(formulas={"Alignment Chart": frozenset(formulas)}))


def test_a_text_typed_over_a_formula_is_compared_and_kept_or_listed() -> None:
    base, typed, other = (chart([{**CHAIN, **cells}]) for cells in ({}, {"need_text": "Mine"}, {"need_text": "Theirs"}))
    (change,) = compare(base, typed).changes
    assert (change.kind, change.new) == (ChangeKind.CELL, "Mine") and "formula" in change.old
    done = merge(base, typed, base)
    assert result(done, "alignment")[0]["need_text"] == "Mine" and not done.conflicts
    done = merge(base, base, typed)
    assert (done.cells, only(done).kind, only(done).b) == ({}, ConflictKind.LEFT_OUT, "Mine")
    done = merge(base, typed, other)
    assert (done.cells, only(done).a, only(done).b, only(done).stands) == ({}, "Mine", "Theirs", "The value of copy A.")
    assert merge(typed, typed, base).cells == {}, "a formula is not put back, nor is the text emptied"
    new = chart([CHAIN, {"target": "T2", "need": "2.1", "need_text": "New"}])
    assert [one.b for one in merge(chart([CHAIN]), chart([CHAIN]), new).conflicts] == ["New"]


def test_a_row_that_two_people_rewrote_stays_one_row() -> None:
    a, b = {"id": "P7", "activity": "Train all tutors"}, {"id": "P8", "activity": "Hire two recruiters"}
    done = merged([ONE, *PLAN[1:], {"id": "P3", "activity": "Meet"}], [ONE, a, {"id": "P3", "activity": "Meet"}],
                  [ONE, b, {"id": "P3", "activity": "Meet"}])  # fmt: skip
    assert [row["id"] for row in result(done)] == ["P1", "P2", "P3"]
    assert {(one.a, one.b) for one in done.conflicts} == {("P7", "P8"), ("Train all tutors", "Hire two recruiters")}
