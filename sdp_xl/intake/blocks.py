"""Blocks of a source table: the lines above a header, the header, and the rows below it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from schemas.values import as_date, fold
from sdp_xl.intake.cells import is_bare_id
from sdp_xl.intake.dividers import is_divider, why_no_record
from sdp_xl.intake.evidence import Listed
from sdp_xl.intake.headers import Header, Layout, unknown
from sdp_xl.intake.heads import FilledCells, Rows, filled, head
from sdp_xl.intake.mapping import Mapped, key_of
from sdp_xl.intake.model import SourceCell, SourceTable
from sdp_xl.intake.names import is_known
from sdp_xl.intake.recognize import recognize

_NEAR = 60
"""Cells above a header that may say what its table is about; all of them for each row would cost the square."""
_SHORT = 60
"""Characters of a header of a table that is none of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One row below a header: its cells, those that are merged with the row above, and the heading it stands under."""

    cells: FilledCells
    carried: FilledCells
    heading: SourceCell | None


@dataclass(slots=True, kw_only=True)
class Block:
    """A header with its rows.

    ``above`` are the lines over it; ``cells`` its own (of several rows, if it has them), ``repeated`` those of the same
    header again further down; ``headings`` the headings between its rows; ``aside`` cells that are no record, with why.
    ``told``: staff said what each column is; ``only``: the table that they said it is.
    """

    header: Header
    layout: Layout
    cells: tuple[SourceCell, ...]
    above: tuple[SourceCell, ...]
    repeated: list[SourceCell] = field(default_factory=list)
    rows: list[SourceRow] = field(default_factory=list)
    headings: list[SourceCell] = field(default_factory=list)
    aside: list[tuple[SourceCell, str]] = field(default_factory=list)
    told: bool = False
    only: str = ""

    def below(self) -> Mapping[int, list[SourceCell]]:
        """The cells of each column."""
        found: dict[int, list[SourceCell]] = {}
        for row in self.rows:
            for place, cell in row.cells.items():
                found.setdefault(place, []).append(cell)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known beforehand: the goal areas and teams of the plan, its lists, and what staff said about tables.

    ``only``: the table that every source table is said to be.
    """

    headings: Collection[str] = ()
    listed: Listed = lambda key: ()
    mapped: Mapped = field(default_factory=dict)
    only: str = ""


def blocks(source: SourceTable, asked: Asked) -> tuple[list[Block], list[SourceCell]]:
    """The blocks of a source table, and the lines that stand below no header."""
    reader = _Reader(source, asked)
    reader.read()
    return reader.found, reader.loose


class _Reader:
    def __init__(self, source: SourceTable, asked: Asked) -> None:
        self.source, self.asked = source, asked
        self.rows: Rows = [filled(source.rows, number) for number in range(len(source.rows))]
        self.following = _next_wide(self.rows)
        self.wide = self.following[0] is not None
        self.found: list[Block] = []
        self.loose = list(source.above)
        self.heading: SourceCell | None = None

    def read(self) -> None:
        number, parted = 0, False
        while number < len(self.rows):
            own, carried = self.rows[number]
            if not own:
                parted, number = True, number + 1
                continue
            after = self._header(number, parted)
            if not after:
                self._row(number, own, carried)
            number, parted = after or number + 1, False
        for block in self.found:
            if not block.told and block.layout.table:
                layout = recognize(block.header, block.below(), self.asked.listed, block.only)
                block.layout = layout or unknown(block.header)

    def _hint(self) -> str:
        return fold(f"{self.source.name} " + " ".join(cell.text for cell in self.loose[-_NEAR:]))

    def _header(self, number: int, parted: bool) -> int:
        """The number of the row below the header that begins here; 0 if none does."""
        own, _ = self.rows[number]
        if self.wide and len(own) == 1:  # a single word over wider rows is no header
            return 0
        only = self.asked.only if not self.found else ""
        loose = parted or not self.found
        found = head(self.rows, number, self._hint(), only, loose)
        told = self.asked.mapped.get(key_of(found.header)) if self.asked.mapped else None
        layout = found.layout
        if told:
            layout = told.layout(found.header) if told.whole else recognize(found.header, only=told.table, loose=loose)
            only = told.table
        if layout and not loose and not told and len(layout.columns) < 2:
            return 0  # an entry may be the word of one header
        if layout is None and self._is_strange(number, parted):
            layout = unknown(found.header)
        if layout is None:
            return 0
        last = self.found[-1] if self.found else None
        if last and not self.loose and layout.table and dict(last.header.texts) == dict(found.header.texts):
            last.repeated += found.cells
            return found.after
        if last and not self.loose and last.layout.columns and dict(last.layout.columns) == dict(layout.columns):
            last.repeated += found.cells
            return found.after
        block = Block(header=found.header, layout=layout, cells=found.cells, above=tuple(self.loose))
        block.told, block.only = told is not None and told.whole, only
        self.found.append(block)
        self.loose, self.heading = [], None
        return found.after

    def _is_strange(self, number: int, parted: bool) -> bool:
        """Whether this row heads a table that is none of ours: short words over a row as wide, first or parted."""
        own, _ = self.rows[number]
        following = self.rows[number + 1][0] if number + 1 < len(self.rows) else {}
        if len(own) < 2 or len(following) < 2 or (self.found and not parted):
            return False
        cells = list(own.values())
        plain = all(
            isinstance(cell.value, str) and len(cell.text) <= _SHORT and "\n" not in cell.text for cell in cells
        )
        if not plain or any(as_date(cell.value) or is_bare_id(cell.text) for cell in cells):
            return False
        return sum(is_known(cell.text) for cell in cells) >= min(2, len(cells) // 2) if self.found else True

    def _row(self, number: int, own: FilledCells, carried: FilledCells) -> None:
        single = len(own) == 1 and not carried
        follows = self.following[number + 1]
        if not self.found or (single and follows is not None and self._heads(follows)):
            self.loose += own.values()
            return
        block = self.found[-1]
        if not carried and (why := why_no_record(own, block.layout, follows is None)):
            block.aside += [(cell, why) for cell in own.values()]
        elif single and is_divider(own, self.source.rows[number], block.layout, self.asked.headings):
            (self.heading,) = own.values()
            block.headings.append(self.heading)
        else:
            block.rows.append(SourceRow(cells=own, carried=carried, heading=self.heading))

    def _heads(self, number: int) -> bool:
        """Whether a header begins in that row, so that what stands alone before it is above its table."""
        found = head(self.rows, number, self._hint())
        return found.layout is not None or key_of(found.header) in self.asked.mapped


def _next_wide(rows: Rows) -> list[int | None]:
    """For each row the next one, from it on, that has several cells; None where there is none."""
    following: list[int | None] = [None]
    for number in range(len(rows) - 1, -1, -1):
        own, carried = rows[number]
        following.append(number if len(own) + len(carried) > 1 else following[-1])
    return following[::-1]


def rows_of(block: Block) -> Iterator[tuple[SourceRow, FilledCells]]:
    """Each row with all that applies to it: its own cells, those merged with the row above, the area of its block."""
    place = area_place(block)
    heading: SourceCell | None = None
    area: FilledCells = {}
    for row in block.rows:
        cells = {**(area if row.heading is heading else {}), **row.carried, **row.cells}
        heading, area = row.heading, {place: cells[place]} if place in cells else {}
        yield row, cells


def area_place(block: Block) -> int:
    """The column of the goal area if it is written only in the first row of each block of rows; else -1.

    It stands before all else, begins in the first row, and no two areas that follow each other are the same.
    """
    columns = block.layout.columns
    place = next((number for number, (_, key) in columns.items() if key == "goal_area"), -1)
    if place < 0 or place != min(columns) or not block.rows or place not in block.rows[0].cells:
        return -1
    areas = [fold(row.cells[place].text) for row in block.rows if place in row.cells]
    blank = any(place not in row.cells and place not in row.carried for row in block.rows)
    return place if blank and all(one != other for one, other in pairwise(areas)) else -1
