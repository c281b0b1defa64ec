"""Every text of a chart stands once: in the plan, in Notes or on Import Notes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.values import show
from sdp_xl.intake import import_tables
from sdp_xl.intake.dividers import is_area
from sdp_xl.intake.model import Intake, SourceCell, SourceTable
from tests.effort import many
from tests.intake.reading import blank, nothing_is_lost

HEADERS = {
    "needs": ("Need", "Data Summary", "Root cause", "Data Source", "Color"),
    "strategies": ("Strategy", "Challenges", "Remedies", "Resources Needed", "Remark of the chair"),
    "mpos": ("Measurable Outcome", "Baseline", "Instrument", "Dosage", "Color"),
    "chart": ("Concern", "Solution", "MPO", "Resources Needed", "Baseline"),
    "plan": ("Task Name", "Person(s) Responsible", "Resources", "Evidence", "Labels"),
    "meetings": ("Meeting", "Purpose", "Attendees", "Room", "Agenda"),
    "none": ("Name", "Town", "Color", "Size"),
}
ABOVE = ("A title", "Goal Area: Reading", "Strategy 1-1: Tutor", "Concern 2: Rides", "This is running text about us.")


@st.composite
def charts(draw: st.DrawFn) -> tuple[SourceTable, list[str]]:
    """A table with lines above it, and the words of its cells, each of them there once."""
    words: list[str] = []

    def cell(text: str) -> SourceCell:
        return SourceCell(value=text, file="chart", place=f"cell {len(words)} {text[:20]}", text=text)

    def unique() -> SourceCell:
        words.append(f"Wort{len(words):03}x")
        return cell(f"{words[-1]} is said here")

    headers = draw(st.permutations(HEADERS[draw(st.sampled_from(list(HEADERS)))]))
    band = draw(st.booleans())
    rows: list[list[SourceCell | None]] = [[cell(header) for header in headers]]
    for number in range(draw(st.integers(1, 5))):
        rows.append([unique() if draw(st.integers(0, 5)) else None for _ in headers])
        if band and number == 1:
            rows.append([unique(), *[None] * (len(headers) - 1)])
    above = []
    for text in draw(st.lists(st.sampled_from(ABOVE), unique=True, max_size=3)):
        words.append(f"Wort{len(words):03}x")
        above.append(cell(f"{text.rstrip('.')} {words[-1]}{'.' if text.endswith('.') else ''}"))
    return SourceTable(name="chart", rows=tuple(map(tuple, rows)), above=tuple(above)), words


def standing(intake: Intake) -> list[str]:
    """All texts that stand somewhere afterwards, row by row, and on Import Notes."""
    rows = [show(value) for added in intake.additions.values() for row in added for value in row.values()]
    return [*rows, *(note.text for note in (*intake.notes, *intake.titles))]


@settings(max_examples=many(60), deadline=None)
@given(charts())
def test_every_text_stands_once(made: tuple[SourceTable, list[str]]) -> None:
    source, words = made
    intake = import_tables([source], blank())
    nothing_is_lost([source], intake)
    texts = standing(intake)
    over = " ".join(cell.text for cell in source.cells() if is_area(cell.text, ()) or len(rows_with(source, cell)) == 1)
    for word in words:
        count = sum(word in text for text in texts)
        assert count == 1 or (count and word in over), (word, count, intake.tables)


def rows_with(source: SourceTable, cell: SourceCell) -> list[SourceCell]:
    """The cells of the row in which a cell stands: one alone may be a heading, which is said of every row below it."""
    return next(([one for one in row if one] for row in source.rows if cell in row), [])
