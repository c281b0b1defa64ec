"""A chart that sdp-xl chart wrote comes back as the same components and the same links, in all three forms."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.tables import table
from schemas.values import fold
from sdp_xl.chart.printed import GAP_WORDS, Chart, chart
from sdp_xl.chart.spreadsheet import write_chart_csv, write_chart_xlsx
from sdp_xl.documents.chart import written_in_word
from sdp_xl.files import read
from sdp_xl.intake import import_tables
from sdp_xl.intake.model import Intake
from sdp_xl.intake.sources import read_source
from sdp_xl.plan.chains import CHART_COLUMNS, counts, in_plan
from sdp_xl.plan.model import Plan
from tests.effort import many
from tests.intake.reading import EXAMPLE, blank, located, master, nothing_is_lost, with_rows
from tests.plans.key_in import key_in

FORMS = {
    ".xlsx": write_chart_xlsx,
    ".csv": write_chart_csv,
    ".docx": lambda made, file: file.write(written_in_word(made)),
}
TABLES = tuple(CHART_COLUMNS)
COUNTED = "26 chains, no gaps."
"""The sentence under the title of the Word document; it is running text."""


def back(made: Chart, ending: str, into: Plan) -> Intake:
    """The intake of a printed chart."""
    file: IO[bytes] = BytesIO()
    FORMS[ending](made, file)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"chart{ending}"
        file.seek(0)
        path.write_bytes(file.read())
        sources = read_source(path)
    intake = import_tables(sources, into)
    nothing_is_lost(sources, intake)
    return intake


def components(book: Plan) -> dict[str, set[tuple[str, str]]]:
    """The components of the plan by ID and text, as far as spaces and case do not count."""
    texts = {key: table(key).main for key in TABLES}
    return {key: {(row.id, fold(row.text(texts[key]))) for row in book[key] if in_plan(row)} for key in TABLES}


def links(book: Plan) -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    return {(one, other): frozenset(counts(book, one, other)) for one in TABLES for other in TABLES if one < other}


@pytest.mark.parametrize("ending", FORMS)
def test_the_example_comes_back(ending: str) -> None:
    book = located(read(EXAMPLE))
    intake = back(chart(book), ending, blank())
    again = located(with_rows(master(), intake))
    assert components(again) == components(book)
    assert links(again) == links(book)
    assert {note.text for note in intake.notes} <= {COUNTED}


@pytest.mark.parametrize("ending", FORMS)
def test_the_example_into_itself_adds_nothing(ending: str) -> None:
    book = located(read(EXAMPLE))
    intake = back(chart(book), ending, book)
    assert intake.additions == {} and {note.text for note in intake.notes} <= {COUNTED}
    assert set(intake.found) == {*TABLES, "alignment"}


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("plan", ["idaho", "washington", "nebraska"])
def test_real_plans_come_back(plan: str, ending: str, tmp_path: Path) -> None:
    """IDs that became dates are mended and goals that restart get new IDs, so texts are compared."""
    made = chart(located(read(key_in(plan, tmp_path))))
    again = located(with_rows(master(), back(made, ending, blank())))
    for key, end in CHART_COLUMNS.items():
        printed = {fold(one.text) for chain in (*made.chains, *made.loose) for one in chain.links.get(end, ())}
        came = {fold(row.text(table(key).main)) for row in again[key]}
        assert came - {""} == printed - set(map(fold, GAP_WORDS)), key


WORD = st.text(st.characters(codec="utf-8", categories=["L", "Nd"], exclude_characters="İı"), min_size=2, max_size=8)
TEXT = st.lists(WORD, min_size=2, max_size=6).map(lambda words: f"Children {' '.join(words)}.")
IDS = {
    "targets": [f"T{number}" for number in range(1, 4)],
    "needs": ["1.1", "1.2", "2.1"],
    "strategies": ["1-1", "1-2", "2-11"],
    "mpos": ["1A", "MPO 2", "3b"],
    "evaluation": ["E1", "E2", "E10"],
}


@st.composite
def plans(draw: st.DrawFn) -> dict[str, list[dict[str, str]]]:
    """A small plan: components with texts, some without a place in the chart, and chains with gaps."""
    rows: dict[str, list[dict[str, str]]] = {}
    for key, ids in IDS.items():
        text = table(key).main
        texts = draw(st.lists(TEXT, min_size=len(ids), max_size=len(ids), unique_by=fold))
        rows[key] = [{"id": id_, text: said} for id_, said in zip(ids, texts, strict=True)]
    chain = st.fixed_dictionaries({}, optional={end: st.sampled_from(IDS[key]) for key, end in CHART_COLUMNS.items()})
    chains = draw(st.lists(chain.filter(lambda found: len(found) > 1), max_size=6))
    areas = st.sampled_from(["", "School readiness", "Support services", "Reading"])
    rows["alignment"] = [{"goal_area": draw(areas), **one} for one in chains]
    return rows


@settings(max_examples=many(6), deadline=None)
@given(plans(), st.sampled_from(list(FORMS)))
def test_small_plans_come_back(rows: dict[str, list[dict[str, str]]], ending: str) -> None:
    additions = {key: tuple(added) for key, added in rows.items()}
    plan = Intake(additions=additions, found={}, fates=(), notes=(), remarks=())
    book = located(with_rows(master(), plan))
    again = located(with_rows(master(), back(chart(book), ending, blank())))
    assert components(again) == components(book)
    assert links(again) == links(book)
