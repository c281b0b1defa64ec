"""What went where: for each table of a chart and each of its columns how many entries came out in which way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.tables import table
from sdp_xl.intake.ledger import NOTES
from sdp_xl.intake.model import CellFate, Fate, FoundColumn, FoundTable, Intake
from sdp_xl.plan.chains import CHART

RIGHT, GUESSED, IN_NOTES, LISTED = "placed", "guessed", "in Notes", "listed"
SURE = 0.75
"""A table is told as guessed below that."""

NOWHERE = "Import Notes"
SEVERAL = "Alignment Chart and the sheets that it links"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A column of a chart, and how many of its entries came out in which way; one may be placed and listed in part."""

    found: FoundColumn
    counts: Counter[str]


def goes_to(key: str) -> str:
    """The sheet of a table by its key, as people read it."""
    return SEVERAL if key == CHART else table(key).sheet if key else NOWHERE


def column_name(column: str, within: str = "") -> str:
    """A column as people read it: its header, before it the sheet, unless that is ``within``."""
    key, _, name = column.partition(".")
    header = table(key).column(name).header
    return header if key == within else f"{table(key).sheet}: {header}"


def is_guess(found: FoundTable) -> bool:
    """Whether it is not sure which sheet a table belongs to."""
    return bool(found.table) and not found.told and found.sure < SURE


def outcomes(found: FoundTable, fates: dict[int, CellFate]) -> Iterator[Outcome]:
    """The outcome of each column of a table."""
    for column in found.columns:
        guessed = column.guessed or is_guess(found)
        counts: Counter[str] = Counter(fate_of(fates[id(cell)], guessed) for cell in column.cells if id(cell) in fates)
        yield Outcome(found=column, counts=counts)


def fate_of(end: CellFate, guessed: bool) -> str:
    """How one entry came out: the word of what most people would look for first."""
    if end.fate is Fate.NOTED:
        return LISTED
    if end.placements and all(placed.column == NOTES for placed in end.placements):
        return IN_NOTES
    return GUESSED if guessed else RIGHT


def totals(intake: Intake) -> Counter[str]:
    """How many source cells, also those in no column, came out in each way; headers and headings are left out."""
    guesses = guessed_cells(intake)
    return Counter(fate_of(end, id(end.cell) in guesses) for end in intake.fates if end.fate is not Fate.STRUCTURE)


def elsewhere(intake: Intake) -> Counter[str]:
    """The same of the texts in no column: above and below the tables, and beside the cells."""
    within = {id(cell) for found in intake.tables for column in found.columns for cell in column.cells}
    ends = (end for end in intake.fates if id(end.cell) not in within and end.fate is not Fate.STRUCTURE)
    return Counter(fate_of(end, False) for end in ends)


def guessed_cells(intake: Intake) -> set[int]:
    """The cells of the columns that are guesses, or of whole tables that are."""
    columns = ((found, column) for found in intake.tables for column in found.columns)
    return {id(cell) for found, column in columns if column.guessed or is_guess(found) for cell in column.cells}


def by_cell(intake: Intake) -> dict[int, CellFate]:
    """The fates by source cell."""
    return {id(end.cell): end for end in intake.fates}
