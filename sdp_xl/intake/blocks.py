"""Blocks of a source table: the lines above a header, the header, and the rows below it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from schemas.values import as_date, clean, fold
from sdp_xl.chart.printed import NOT_IN_CHART
from sdp_xl.intake.cells import is_bare_id
from sdp_xl.intake.headers import Layout, recognize, with_ids
from sdp_xl.intake.model import SourceCell, SourceTable

FilledCells = Mapping[int, SourceCell]
"""The filled cells of a row by position, from 0; a merged cell stands in its first position only."""

_AREA = re.compile(
    r"(?:goal area|focus area|goal|area)\s*(?:\d+(?:\.\d+)*)?\s*[:.–—-]\s*\S"
    r"|goal\s+\d+(?:\.\d+)+\s+\S"
    r"|(?!the\b|by\b|for\b)[\w/&]+(?: [\w/&]+){0,3} goal\s+\d+$",
    re.IGNORECASE,
)
"""GOAL 1.0 – SCHOOL READINESS; Goal area: Reading; Mathematics Goal 1."""
_AREA_WORD = re.compile(r"^(?:goal|focus)?\s*area\s*(?P<number>\d+(?:\.\d+)*)?\s*[:.–—-]\s*", re.IGNORECASE)
_LONGEST_TITLE = 200
"""Characters of an area heading or a title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One row below a header: its cells, those that are merged with the row above, and the heading it stands under."""

    cells: FilledCells
    carried: FilledCells
    heading: SourceCell | None


@dataclass(slots=True, kw_only=True)
class Block:
    """A header with its rows.

    ``above`` are the lines over it; ``header`` its cells (of several rows, if it has them), ``repeated`` those of the
    same header again further down; ``headings`` the headings between its rows.
    """

    layout: Layout
    header: tuple[SourceCell, ...]
    above: tuple[SourceCell, ...]
    repeated: list[SourceCell] = field(default_factory=list)
    rows: list[SourceRow] = field(default_factory=list)
    headings: list[SourceCell] = field(default_factory=list)


def blocks(source: SourceTable, headings: Collection[str]) -> tuple[list[Block], list[SourceCell]]:
    """The blocks of a source table, and the lines that stand below no header.

    ``headings`` are the folded texts that are known to be headings between rows: the goal areas and teams on Lists.
    """
    rows = [_row(source.rows, number) for number in range(len(source.rows))]
    found: list[Block] = []
    loose = list(source.above)
    heading: SourceCell | None = None
    number = 0
    while number < len(rows):
        own, carried = rows[number]
        number += 1
        if not own:
            continue
        hint = fold(f"{source.name} " + " ".join(cell.text for cell in loose))
        header, layout, after = _header(rows, number - 1, hint)
        if layout is not None and not _is_lone(own, rows):
            number = after
            if found and not loose and dict(found[-1].layout.columns) == dict(layout.columns):
                found[-1].repeated += header
            else:
                found.append(Block(layout=layout, header=header, above=tuple(loose)))
                loose, heading = [], None
            continue
        single = len(own) == 1 and not carried
        if not found or (single and _header_follows(rows, number, hint)):
            loose += own.values()
            continue
        if single and _is_heading(own, source.rows[number - 1], found[-1].layout, headings):
            (heading,) = own.values()
            found[-1].headings.append(heading)
            continue
        found[-1].rows.append(SourceRow(cells=own, carried=carried, heading=heading))
    for block in found:
        block.layout = with_ids(block.layout, partial(_holds_ids, block))
    return found, loose


def _holds_ids(block: Block, place: int) -> bool:
    """Whether nothing but IDs stands in a column."""
    cells = [row.cells[place] for row in block.rows if place in row.cells]
    return bool(cells) and all(is_bare_id(cell.text) or as_date(cell.value) is not None for cell in cells)


def _row(rows: Sequence[Sequence[SourceCell | None]], number: int) -> tuple[FilledCells, FilledCells]:
    """The cells that begin in this row, and those that reach into it from above."""
    above = {id(cell) for cell in rows[number - 1] if cell is not None} if number else set()
    own: dict[int, SourceCell] = {}
    carried: dict[int, SourceCell] = {}
    seen: set[int] = set()
    for place, cell in enumerate(rows[number]):
        if cell is None or id(cell) in seen or not cell.visible:
            continue
        seen.add(id(cell))
        (carried if id(cell) in above else own)[place] = cell
    return own, carried


def _header(
    rows: Sequence[tuple[FilledCells, FilledCells]], number: int, hint: str
) -> tuple[tuple[SourceCell, ...], Layout | None, int]:
    """The header that begins in this row, if one does: its cells, its layout, and the number of the row below it.

    Where cells of the header reach down into the next row, that row belongs to it: its texts follow those above.
    """
    own, _ = rows[number]
    cells = list(own.values())
    texts = {place: _one_line(cell.text) for place, cell in own.items()}
    below, reaching = rows[number + 1] if number + 1 < len(rows) else ({}, {})
    if below and reaching:
        alone = {place: _one_line(cell.text) for place, cell in below.items()}
        over = {place: max((one for one in texts if one <= place), default=place) for place in alone}
        joined = {place: _one_line(f"{texts.get(over[place], '')} {text}") for place, text in alone.items()}
        rest = {place: text for place, text in texts.items() if place in reaching}
        layouts = [recognize({**rest, **under}, hint) for under in (joined, alone)]
        best = max((one for one in layouts if one), key=lambda one: len(one.columns), default=None)
        if best is not None:
            return (*cells, *below.values()), best, number + 2
    return tuple(cells), recognize(texts, hint), number + 1


def _is_lone(own: FilledCells, rows: Sequence[tuple[FilledCells, FilledCells]]) -> bool:
    """Whether a single known word is no header, since the rows are wider than that."""
    return len(own) == 1 and any(len(cells) + len(carried) > 1 for cells, carried in rows)


def _header_follows(rows: Sequence[tuple[FilledCells, FilledCells]], number: int, hint: str) -> bool:
    """Whether the next row with several cells is a header, so that what stands alone before it is above that table."""
    for place in range(number, len(rows)):
        own, carried = rows[place]
        if len(own) + len(carried) > 1:
            return _header(rows, place, hint)[1] is not None
    return False


def _is_heading(own: FilledCells, row: Sequence[SourceCell | None], layout: Layout, known: Collection[str]) -> bool:
    """Whether a text alone in its row is a heading over the rows below, not a row with one cell filled."""
    ((place, cell),) = own.items()
    text = clean(cell.text)
    if len(text) > _LONGEST_TITLE or "\n" in text:
        return False
    if sum(one is cell for one in row) > max(1, len(layout.headers) // 2):
        return True
    column = layout.columns.get(place, ("", ""))[1]
    letters = [sign for sign in text if sign.isalpha()]
    shouted = len(text.split()) > 1 and all(sign.isupper() for sign in letters) and bool(letters)
    return (
        is_area(text, known) or (shouted and column not in ("strategy", "need", "text", "activity"))
        or fold(text) == fold(NOT_IN_CHART) or column == "goal_area"
    )  # fmt: skip


def is_area(text: str, known: Collection[str]) -> bool:
    """Whether a text is one of the State's goal areas, or is written as one: GOAL 1.0 – SCHOOL READINESS."""
    return fold(text) in known or fold(_AREA_WORD.sub("", text)) in known or bool(_AREA.match(text))


def area_name(text: str, known: Collection[str] = ()) -> str:
    """The name of an area without the word before it: “Goal area: Mathematics” is Mathematics.

    A number in it is left out only where the rest is ``known`` as an area of the State; GOAL 1.0 – … stays.
    """
    found = _AREA_WORD.match(clean(text))
    rest = clean(text)[found.end() :] if found else clean(text)
    return rest if found and (not found["number"] or fold(rest) in known) else clean(text)


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def rows_of(block: Block) -> Iterator[tuple[SourceRow, FilledCells]]:
    """Each row with all cells that apply to it: its own, and those merged with the row above."""
    for row in block.rows:
        yield row, {**row.carried, **row.cells}
