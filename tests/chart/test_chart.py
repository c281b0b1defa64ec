"""The printed chart: chains with their texts, gaps in words, and what no chain holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import workbook
from schemas.tables import TABLES, table
from schemas.values import Value
from sdp_xl import files
from sdp_xl.chart.printed import GAP_WORDS, HEADERS, JOINED_HEADERS, Chart, chart
from sdp_xl.csv_guard import STARTERS, guarded, unguarded
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.locate import locate
from sdp_xl.trouble import Trouble

LINKS = ("goal_area", "target", "need", "strategy", "mpo", "evaluation")
ROWS: dict[str, list[dict[str, Value]]] = {
    "targets": [{"id": "T1", "target": "75% proficient"}, {"id": "T2", "target": "90% graduate"}],
    "needs": [{"id": "1.1", "goal_area": "Reading", "need": "Tutoring"}, {"id": 1.2, "need": None}],
    "strategies": [
        {"id": "1-1", "strategy": "Tutor", "status": "Adopted"},
        {"id": "1-2", "strategy": "Dream", "status": "Proposed in the CNA"},
        {"id": None, "strategy": "Call parents", "status": "Adopted"},
    ],
    "mpos": [{"id": "1a", "text": "By 2028, 80% will."}, {"id": "1b", "text": "By 2029,\n90% will."}],
    "evaluation": [{"id": "E1", "question": "Did it\x07 work?"}],
}


def printed(*chains: Sequence[Value], lists: Sequence[str] = ("Reading", "Mathematics")) -> Chart:
    rows = {**ROWS, "alignment": [dict(zip(LINKS, chain, strict=False)) for chain in chains]}
    sheets: dict[str, list[list[Value]]] = {}
    for entry in TABLES:
        if entry.key in rows:
            head: list[Value] = [column.header for column in entry.columns]
            sheets[entry.sheet] = [head, *([row.get(key) for key in entry.keys] for row in rows[entry.key])]
    sheets["Lists"] = [["Goal areas", "Statuses"], *([area, None] for area in lists)]
    return chart(locate(Grid(sheets=sheets), today=date(2027, 1, 1)))


def test_a_chain_shows_the_text_of_each_id() -> None:
    made = printed(["Reading", "T1", "1.1", "1-1", "1A)", "E1"])
    assert made.chains[0].cells() == (
        *("Reading", "T1", "75% proficient", "1.1", "Tutoring", "1-1", "Tutor"),
        *("1a", "By 2028, 80% will.", "E1", "Did it work?"),
    )
    assert made.chains[0].joined() == (
        *("Reading", "T1: 75% proficient", "1.1: Tutoring", "1-1: Tutor", "1a: By 2028, 80% will."),
        "E1: Did it work?",
    )


def test_gaps_unknown_ids_and_missing_texts_are_words() -> None:
    made = printed([None, None, "1.2", "9-9"])
    words = ("No goal area", "No target", "", "1.2", "No text", "9-9", "ID not found")
    assert made.chains[0].cells() == (*words, "No MPO", "", "No evaluation question", "")
    assert made.chains[0].joined()[:4] == ("No goal area", "No target", "1.2: No text", "9-9: ID not found")
    assert {"No goal area", "No target", "No text", "ID not found", "No MPO", "No evaluation question"} < GAP_WORDS
    assert made.counted().startswith("1 chain, 3 gaps, 1 ID not found; not in the chart: 2 targets, 1 need, ")


def test_several_ids_in_a_cell_stand_each_on_a_line() -> None:
    made = printed(["Reading", "T1, T2", "1.1", "1-1", "1a; 1b", "E1"])
    cells = made.chains[0].cells()
    assert cells[1:3] == ("T1; T2", "T1: 75% proficient\nT2: 90% graduate")
    assert cells[7:9] == ("1a; 1b", "1a: By 2028, 80% will.\n1b: By 2029, 90% will.")


def test_chains_are_grouped_by_goal_area_in_the_order_of_the_states_list() -> None:
    areas = [None, "Own area", "mathematics", "Reading", "Other", "Own area", "Mathematics"]
    made = printed(*([area, f"T{number}"] for number, area in enumerate(areas)))
    assert [chain.goal_area for chain in made.chains] == [
        *("Reading", "mathematics", "Mathematics", "Own area", "Own area", "Other", "No goal area")
    ]
    assert [chain.cells()[1] for chain in made.chains] == ["T3", "T2", "T6", "T1", "T5", "T4", "T0"]


def test_what_no_chain_holds_stands_at_the_end_under_a_heading() -> None:
    made = printed(["Reading", "T1", "1.1", "1-1", "1a", "E1"])
    assert list(made.rows())[1:] == [
        ("Not in the chart", *[""] * 10),
        ("", "T2", "90% graduate", *[""] * 8),
        ("", "", "", "1.2", "No text", *[""] * 6),
        (*[""] * 5, "No ID", "Call parents", *[""] * 4),
        (*[""] * 7, "1b", "By 2029,\n90% will.", "", ""),
    ]
    assert made.counted() == "1 chain, no gaps; not in the chart: 1 target, 1 need, 1 strategy, 1 MPO"


def test_an_id_that_became_a_date_still_finds_its_row() -> None:
    made = printed(["Reading", date(2027, 1, 1)])
    assert made.chains[0].cells()[1:3] == ("2027-01-01", "ID not found")


def test_the_headers_are_those_of_one_chain() -> None:
    assert len(HEADERS) == 11 and len(JOINED_HEADERS) == 6
    assert [header for header in HEADERS if header.endswith(" ID")] == [
        column.header for column in table("alignment").columns if column.refers
    ]


def test_a_missing_chart_is_told() -> None:
    with pytest.raises(Trouble, match="Alignment Chart"):
        chart(locate(Grid(sheets={"Notes": [["x"]]}), today=date(2027, 1, 1)))


def test_the_example_is_whole() -> None:
    made = chart(locate(files.read(workbook.path(workbook.EXAMPLE)), today=date(2027, 1, 1)))
    assert made.counted() == "26 chains, no gaps"
    assert not GAP_WORDS & {cell for row in made.rows() for cell in row}
    assert made.title.startswith("Alignment chart: Madrona")


@example("'=1")
@example("''")
@example("＝1")
@given(st.text(st.sampled_from(["'", "=", "+", "-", "@", "＝", "\t", "a", " "])))
def test_a_guarded_text_never_runs_and_comes_back(text: str) -> None:
    assert not guarded(text).startswith(STARTERS)
    assert unguarded(guarded(text)) == text
