"""Whatever a table holds, an import neither fails nor loses a cell."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.tables import table
from schemas.values import ErrorValue, Uncalculated, Value, clean, show
from sdp_xl.chart.printed import GAPS, HEADERS
from sdp_xl.intake import import_tables
from sdp_xl.intake.cover import cover
from sdp_xl.intake.model import SourceCell, SourceTable
from sdp_xl.intake.names import IMPORTED_TABLES
from tests.effort import many
from tests.intake.reading import blank, bring, located, master, nothing_is_lost, with_rows

WORDS = (
    *HEADERS,
    *GAPS.values(),
    *(column.header for key in IMPORTED_TABLES for column in table(key).columns),
    *("GOAL 1.0 – SCHOOL READINESS", "Goal area: Mathematics", "School readiness", "CONCERNS", "Management Team"),
    *("1a) Tutor", "1-1) One 1-2) Two", "Strategy 2.1: Do it", "• One\n• Two", "One; Two", "First line\nSecond line"),
    *("LEA*", "Lincoln (parent)", "2010", "Spring 2020", "9/24/13", "80%", "65-70%", "from 67% to 80%", "N/A", "Step"),
    *("1-1", "2.10", "MPO 1", "Goal 1", "1-5)", "(1b)", "T1", "1a", "-", ")", "•", "1)", "MPO", ";", "*", "x" * 200),
)
TEXTS = st.one_of(st.sampled_from(WORDS), st.text(max_size=30), st.text("1aA-.) :;\n•(*", max_size=12))
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    TEXTS,
    TEXTS,
    st.integers(-5, 3000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 1, 1)),
    st.sampled_from([datetime(2020, 1, 2, 3, 4), time(1, 2), timedelta(1), ErrorValue("#REF!"), Uncalculated("=A1")]),
)


@st.composite
def tables(draw: st.DrawFn) -> SourceTable:
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 8))

    def cell(value: Value, place: str) -> SourceCell | None:
        text = show(value)
        return SourceCell(value=value, file="chart", place=place, text=text) if clean(text) else None

    rows = [[cell(draw(VALUES), f"cell {row} {column}") for column in range(width)] for row in range(height)]
    header = draw(st.sampled_from([None, "mpos", "strategies", "project_plan", "team", "chart"]))
    if header:
        names = HEADERS[1:] if header == "chart" else [column.header for column in table(header).columns]
        chosen = draw(st.permutations(list(names)))[:width]
        rows[0] = [cell(name, f"header {column}") for column, name in enumerate(chosen)] + [None] * (
            width - len(chosen)
        )
    for _ in range(draw(st.integers(0, 2))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        bottom, right = draw(st.integers(top, height - 1)), draw(st.integers(left, width - 1))
        origin = rows[top][left]
        for row in range(top, bottom + 1):
            rows[row][left : right + 1] = [origin] * (right - left + 1)
    above = [cell(text, f"line {number}") for number, text in enumerate(draw(st.lists(TEXTS, max_size=5)))]
    return SourceTable(
        name="chart", rows=tuple(map(tuple, rows)), above=tuple(line for line in above if line is not None)
    )


@settings(max_examples=many(30), deadline=None)
@given(st.lists(tables(), min_size=1, max_size=2))
def test_no_table_fails_or_loses_a_cell(sources: list[SourceTable]) -> None:
    nothing_is_lost(sources, import_tables(sources, blank()))


@settings(max_examples=many(5), deadline=None)
@given(tables())
def test_no_table_adds_its_rows_twice(source: SourceTable) -> None:
    first = import_tables([source], blank())
    again = located(with_rows(master(), first))
    second = import_tables([source], again)
    nothing_is_lost([source], second)


@given(st.dictionaries(st.sampled_from("abcde"), st.lists(st.sampled_from("1234"), unique=True, max_size=4)))
def test_every_pair_of_choices_stands_in_a_chain(options: dict[str, list[str]]) -> None:
    chains = cover(options)
    wanted = {
        (one, x, other, y)
        for one in options
        for other in options
        if one < other
        for x in options[one]
        for y in options[other]
    }
    got = {
        (one, chain[one], other, chain[other]) for chain in chains for one in chain for other in chain if one < other
    }
    assert got == wanted
    assert len(chains) == len({tuple(sorted(chain.items())) for chain in chains})


def test_a_sheet_without_notes_lists_what_it_has_no_column_for(tmp_path: Path) -> None:
    """The sheet Meetings has no notes, so what fits none of its columns is listed with the import's own notes."""
    path = tmp_path / "meetings.csv"
    path.write_text("ID,Meeting,Date,Purpose,Room\nM9,Kickoff,someday,Launch,214\n", encoding="utf-8")
    intake = bring(path)
    (row,) = intake.additions["meetings"]
    assert (row["id"], row["meeting"], row.get("date")) == ("M9", "Kickoff", None)
    assert {note.text for note in intake.notes} == {"Date: someday", "Room: 214"}
