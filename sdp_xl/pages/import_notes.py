"""The Import Notes sheet: what imports could not place, those of earlier imports first."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.tables.generated import IMPORT_NOTES
from schemas.values import Value, fold, show
from sdp_xl.intake.model import Intake
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.page import Page


def import_notes_page(grid: Grid, intake: Intake) -> Page | None:
    """The page for a workbook, with the notes that stand there kept first; None if there is nothing new to say."""
    sheet = next((name for name in grid.sheets if fold(name) == fold(IMPORT_NOTES.sheet)), IMPORT_NOTES.sheet)
    earlier = tuple(_earlier(grid, sheet))
    said = {tuple(map(show, row[:3])) for row in earlier}
    rows = [(note.file, note.place, note.text, note.why, note.todo) for note in (*intake.notes, *intake.titles)]
    new = [row for row in rows if tuple(map(show, row[:3])) not in said]
    if not new:
        return None
    note = f"{len(new)} new, {len(earlier)} of earlier imports. Delete this sheet when all is settled."
    return Page(table=IMPORT_NOTES, sheet=sheet, note=note, rows=(*earlier, *new))


def _earlier(grid: Grid, sheet: str) -> Iterator[tuple[Value, ...]]:
    """The rows below the header of the sheet as it stands, in the order of our columns."""
    wanted = [fold(column.header) for column in IMPORT_NOTES.columns]
    places: list[int] = []
    for row in grid.sheets.get(sheet, ()):
        if places:
            values = tuple(row[place] if place < len(row) else None for place in places)
            if any(value is not None for value in values):
                yield values
            continue
        texts = [fold(value) if isinstance(value, str) else "" for value in row]
        if all(header in texts for header in wanted):
            places = [texts.index(header) for header in wanted]
