"""Imports into workbooks without writing them, and what must hold for every import."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import workbook
from schemas.model import Kind
from schemas.tables import table
from schemas.values import Value, show
from sdp_xl.files import read
from sdp_xl.intake import import_tables
from sdp_xl.intake.model import Fate, Intake, Matter, SourceTable
from sdp_xl.intake.sources import read_source
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import Plan

MASTER, EXAMPLE = workbook.path("sdp-master.xlsx"), workbook.path("sdp-example.xlsx")
TODAY = date(2026, 11, 24)

DROPPED = {"and", "goal", "area", "strategy", "concern", "concerns", "need", "step", "no", "id"}
"""Words that only say what follows them, or join it: “Goal area: Reading”, “Strategy 2.1”, “1-1 and 1-2”."""


@cache
def master() -> Grid:
    return read(MASTER)


def located(grid: Grid) -> Plan:
    return locate(grid, today=TODAY)


@cache
def blank() -> Plan:
    return located(master())


def bring(*paths: Path, into: Plan | None = None) -> Intake:
    """The intake of charts into the blank master, or into another workbook."""
    sources = [source for path in paths for source in read_source(path)]
    intake = import_tables(sources, into or blank())
    nothing_is_lost(sources, intake)
    return intake


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("_", " "))


def nothing_is_lost(sources: Sequence[SourceTable], intake: Intake) -> None:
    """Every source cell with text has one end, and all its words stand where it says they do."""
    cells = [cell for source in sources for cell in source.cells()]
    assert [id(cell) for cell in cells] == [id(end.cell) for end in intake.fates]
    said = remarks(intake, Matter.LISTED)
    for end in intake.fates:
        notes = [note.text for note in intake.notes if (note.file, note.place) == (end.cell.file, end.cell.place)]
        held = " ".join(
            [*(show(placed.value) for placed in end.placements), *notes, *(note.why for note in intake.notes), *said]
        )
        for placed in end.placements:
            if placed.row is not None:
                assert show(intake.additions[placed.table][placed.row][placed.column]) == show(placed.value)
        if end.fate is Fate.NOTED:
            assert notes, end
        elif end.fate is Fate.PLACED:
            assert end.placements, end
            kinds = {table(placed.table).column(placed.column).kind for placed in end.placements}
            if isinstance(end.cell.value, str) and not kinds & {
                Kind.DATE,
                Kind.SHARE,
                Kind.NUMBER,
                Kind.ID,
                Kind.LINKS,
            }:
                assert set(words(end.cell.text)) - DROPPED <= set(words(held)), end
        else:
            assert end.why and not end.placements, end


def rows(intake: Intake, key: str, *columns: str) -> list[tuple[Value, ...]]:
    """The rows added to a table, by some of their columns."""
    return [tuple(row.get(column) for column in columns) for row in intake.additions.get(key, ())]


def ends(intake: Intake, place: str) -> list[tuple[str, int | None, str]]:
    """Where a source cell ended: table, row among those added, column."""
    (end,) = [end for end in intake.fates if end.cell.place == place]
    return [(placed.table, placed.row, placed.column) for placed in end.placements]


def remarks(intake: Intake, matter: Matter) -> list[str]:
    """What the report says about a matter."""
    return [remark.text for remark in intake.remarks if remark.matter is matter]


def with_rows(grid: Grid, intake: Intake) -> Grid:
    """The workbook as it is once the rows have been added, as a grid."""
    book = located(grid)
    sheets = {name: [list(row) for row in rows] for name, rows in grid.sheets.items()}
    for key, added in intake.additions.items():
        place = book[key]
        last = max((row.number for row in place), default=place.header_row)
        sheet = sheets[place.sheet]
        for number, row in enumerate(added, last):
            sheet.extend([] for _ in range(number + 1 - len(sheet)))
            for column, value in row.items():
                wide = place.columns[column]
                sheet[number].extend([None] * (wide - len(sheet[number])))
                sheet[number][wide - 1] = value
    return grid._replace(sheets=sheets)
