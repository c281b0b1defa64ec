"""What counts as a change between two copies, and what nobody would call one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from schemas.values import ErrorValue, Value
from sdp_xl.compare import ChangeKind, compare
from sdp_xl.plan.model import Plan
from tests.compare.plans import Rows, book

NEEDS: list[dict[str, Value]] = [
    {"id": "1.1", "concern": "Reading", "need": "Children need books at home."},
    {"id": "1.2", "concern": "Mathematics", "need": "Youth need tutors after work."},
]
MPO: dict[str, Value] = {"id": "1A", "text": "By 2028 more.", "share": 0.8, "deadline": date(2028, 6, 30)}
CHAINS: list[dict[str, Value]] = [
    {"goal_area": "Reading", "target": "T1", "need": "1.1", "strategy": "1-1", "mpo": "1A", "evaluation": "E1"},
    {"goal_area": "Reading", "target": "T1", "need": "1.2", "strategy": "1-2", "mpo": "1B", "evaluation": "E2"},
    {"goal_area": "Graduation", "target": "T3", "need": "3.1", "strategy": "3-1", "mpo": "3A", "evaluation": "E3"},
]


def changes(old: Plan, new: Plan) -> list[tuple[str, ...]]:
    """The changes as (what, row, column, old, new)."""
    return [(c.kind.name, c.row, c.column, c.old, c.new) for c in compare(old, new).changes]


def of(key: str, old: Rows, new: Rows, **more: Any) -> list[tuple[str, ...]]:
    return changes(book({key: old}), book({key: new}, **more))


def with_(row: dict[str, Value], **cells: Value) -> dict[str, Value]:
    return {**row, **cells}


def test_a_changed_cell_is_named_by_row_and_column() -> None:
    (change,) = compare(book({"needs": NEEDS}), book({"needs": [NEEDS[1], with_(NEEDS[0], need="Books.")]})).changes
    assert (change.kind, change.sheet, change.row, change.column) == (ChangeKind.CELL, "Needs", "1.1", "Need")
    assert (change.cell, change.old, change.new) == ("D6", "Children need books at home.", "Books.")


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("needs", NEEDS, NEEDS[::-1]),
        (
            "needs",
            NEEDS,
            [with_(NEEDS[0], id="1.1)"), with_(NEEDS[1], need="Youth\u00a0need  tutors after work.\u200b ")],
        ),
        ("needs", NEEDS, [{}, *NEEDS]),
        ("mpos", [MPO], [with_(MPO, deadline=datetime(2028, 6, 30), share=0.8 + 1e-15)]),
        ("mpos", [with_(MPO, id=1.1)], [with_(MPO, id="1.1")]),
        ("alignment", CHAINS, [CHAINS[2], CHAINS[0], CHAINS[1]]),
    ],
    ids=["moved", "invisible", "blank row", "same values", "ID as number", "moved without ID"],
)
def test_what_is_no_change(key: str, old: Rows, new: Rows) -> None:
    known = [change for change in of(key, old, new) if change[2] != "ID"]
    assert known == []


@pytest.mark.parametrize(
    ("column", "old", "new", "shown"),
    [
        ("share", 0.8, 0.85, ("80%", "85%")),
        ("deadline", date(2028, 6, 30), "6/30/2028", ("6/30/2028", "6/30/2028 (text)")),
        ("deadline", date(2028, 6, 30), "June 2028", ("6/30/2028", "June 2028")),
        ("baseline", None, "Half", ("", "Half")),
        ("gain", "x", ErrorValue("#REF!"), ("x", "#REF!")),
    ],
)
def test_values_are_compared_and_shown_as_what_they_are(
    column: str, old: Value, new: Value, shown: tuple[str, str]
) -> None:
    ((what, row, _, *texts),) = of("mpos", [with_(MPO, **{column: old})], [with_(MPO, **{column: new})])
    assert (what, row, tuple(texts)) == ("CELL", "1A", shown)


def test_rows_come_and_go_whole() -> None:
    added = {"id": "1.3", "need": "Something else."}
    assert of("needs", NEEDS, [NEEDS[0], added]) == [
        ("ROW_ADDED", "1.3", "", "", "ID: 1.3\nNeed: Something else."),
        ("ROW_REMOVED", "1.2", "", "ID: 1.2\nArea of concern: Mathematics\nNeed: Youth need tutors after work.", ""),
    ]


def test_a_row_with_a_new_id_is_known_by_its_content_if_enough_is_filled() -> None:
    assert of("needs", NEEDS, [with_(NEEDS[0], id="2.1"), NEEDS[1]]) == [("CELL", "2.1", "ID", "1.1", "2.1")]
    thin: list[dict[str, Value]] = [{"id": "1", "need": "Books."}]
    assert [change[0] for change in of("needs", thin, [{"id": "2", "need": "Books."}])] == ["ROW_ADDED", "ROW_REMOVED"]


def test_chains_are_matched_by_likeness_or_not_at_all() -> None:
    one = with_(CHAINS[1], evaluation="E9")
    assert of("alignment", CHAINS, [CHAINS[2], one, CHAINS[0]]) == [("CELL", "row 6", "Evaluation ID", "E2", "E9")]
    other = with_(CHAINS[1], need="5.1", strategy="5-1", mpo="5A")
    assert [change[0] for change in of("alignment", CHAINS, [CHAINS[0], other, CHAINS[2]])] == [
        "ROW_ADDED",
        "ROW_REMOVED",
    ]


def test_exceptions_are_known_by_rule_and_row() -> None:
    two: list[dict[str, Value]] = [
        {"id": "SDP402", "row": "1-1", "reason": "Served by Title I."},
        {"id": "SDP402", "row": "1-2", "reason": "Ends this year."},
    ]
    assert of("exceptions", two, [two[1], with_(two[0], reason="Served.")]) == [
        ("CELL", "SDP402 1-1", "Reason", "Served by Title I.", "Served.")
    ]


def test_doubled_ids_pair_by_content() -> None:
    twice = [with_(NEEDS[0], id="1"), with_(NEEDS[1], id="1")]
    assert of("needs", twice, [twice[1], with_(twice[0], concern="Other")]) == [
        ("CELL", "1", "Area of concern", "Reading", "Other")
    ]


def test_settings_by_question_and_lists_by_value() -> None:
    old = book({"settings": [{"state": "Ohio"}]}, {"goal_areas": ["Reading", "Mathematics"], "agencies": []})
    new = book({"settings": [{"state": "Iowa"}]}, {"goal_areas": ["Mathematics", "reading", "Health"], "agencies": []})
    assert changes(old, new) == [
        ("CELL", "", "State", "Ohio", "Iowa"),
        ("CELL", "", "Goal areas", "Reading", "reading"),
        ("VALUE_ADDED", "", "Goal areas", "", "Health"),
    ]


def test_columns_and_sheets_of_one_copy_only_are_said_once() -> None:
    own = [with_(row, Budget=100) for row in NEEDS]
    assert of("needs", NEEDS, own, own={"needs": ["Budget"]}) == [("COLUMN_ADDED", "", "Budget", "", "2 filled cells")]
    assert of("needs", NEEDS, NEEDS, without={"needs": ["concern"]}) == [
        ("COLUMN_REMOVED", "", "Area of concern", "2 filled cells", "")
    ]
    old = book({"needs": NEEDS, "mpos": [MPO], "settings": [{"state": "Ohio"}]})
    assert changes(old, book({"needs": NEEDS})) == [
        ("SHEET_REMOVED", "", "", "", ""),
        ("SHEET_REMOVED", "", "", "1 row", ""),
    ]
    assert changes(book({"needs": NEEDS}), book({"needs": NEEDS}, Budget=[["Sum", 1]])) == [
        ("SHEET_ADDED", "", "", "", "2 filled cells")
    ]


def test_columns_that_staff_added_are_compared() -> None:
    old, new = ([with_(NEEDS[0], Budget=value)] for value in (100, 200))
    own = {"needs": ["Budget"]}
    assert changes(book({"needs": old}, own=own), book({"needs": new}, own=own)) == [
        ("CELL", "1.1", "Budget", "100", "200")
    ]


def test_what_is_typed_on_start_is_told_but_not_the_captions_of_the_tool() -> None:
    old = book({}, Start=[["Plan"], ["Press the buttons."]])
    new = book({}, Start=[["Plan"], ["Open the companion."], [None, "Call Ohio on Friday"]])
    assert changes(old, new) == [("NOTE_ADDED", "", "", "", "Call Ohio on Friday")]
    assert changes(new, old) == [("NOTE_REMOVED", "", "", "Call Ohio on Friday", "")]


def test_notes_outside_of_tables_are_compared_wherever_they_stand() -> None:
    old = book({"needs": NEEDS}, Budget=[["Books", 100], ["Sum", 100]])
    new = book({"needs": NEEDS}, Budget=[[], ["Books", 120], ["Sum", 100]])
    assert changes(old, new) == [("NOTE_ADDED", "", "", "", "120"), ("NOTE_REMOVED", "", "", "100", "")]


def test_another_version_is_said() -> None:
    assert of("needs", NEEDS, NEEDS, version="0.9") == [("VERSION", "", "", "1.0", "0.9")]
