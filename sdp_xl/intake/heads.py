"""The header that begins in a row of a source table: of one row, or of two with bands over several columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.values import clean
from sdp_xl.intake.headers import Header, Layout
from sdp_xl.intake.model import SourceCell
from sdp_xl.intake.names import is_band, is_known, under_band, with_band
from sdp_xl.intake.recognize import recognize

FilledCells = Mapping[int, SourceCell]
"""The filled cells of a row by position, from 0; a merged cell stands in its first position only."""

Rows = Sequence[tuple[FilledCells, FilledCells]]
"""For each row the cells that begin in it, and those that reach into it from above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A header where it was found: its cells, what they say, its layout by name, and the number of the row below it."""

    cells: tuple[SourceCell, ...]
    header: Header
    layout: Layout | None
    after: int


def filled(rows: Sequence[Sequence[SourceCell | None]], number: int) -> tuple[FilledCells, FilledCells]:
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


def head(rows: Rows, number: int, hint: str, only: str = "", loose: bool = False) -> Head:
    """The header that may begin in this row; without a layout if it is none of ours.

    ``loose``: its texts may be known by their last words; where entries may stand, these would say the same.
    """
    own, _ = rows[number]
    texts = {place: _one_line(cell.text) for place, cell in own.items()}
    single = Header(texts=texts, hint=hint)
    alone = Head(
        cells=tuple(own.values()), header=single, layout=recognize(single, only=only, loose=loose), after=number + 1
    )
    below, reaching = rows[number + 1] if number + 1 < len(rows) else ({}, {})
    double = _double(texts, below, reaching, hint)
    if double is None:
        return alone
    layout = recognize(double, only=only, loose=loose)
    if layout is None or (alone.layout and not reaching and _count(layout) <= _count(alone.layout)):
        return alone
    return Head(cells=(*own.values(), *below.values()), header=double, layout=layout, after=number + 2)


def _double(texts: Mapping[int, str], below: FilledCells, reaching: FilledCells, hint: str) -> Header | None:
    """The header of two rows, if the second can be one: most of its texts are headers, alone or under their band."""
    if len(below) < 2 or len(texts) < 2 or not all(isinstance(cell.value, str) for cell in below.values()):
        return None
    wider = any(place not in texts for place in below)
    if not wider and not reaching:
        return None
    alone = {place: _one_line(cell.text) for place, cell in below.items()}
    over = {place: max((one for one in texts if one <= place and one not in reaching), default=-1) for place in alone}
    bands = {place: texts[one] for place, one in over.items() if one >= 0}
    known = [place for place, text in alone.items() if is_known(text) or under_band(text, bands.get(place, ""))]
    joined = [
        place
        for place, text in alone.items()
        if place not in known and any(map(is_known, with_band(text, bands.get(place, ""))))
    ]
    told = {bands[place] for place in joined if place in bands}
    if not reaching and not all(is_band(band) or is_known(band) or band in told for band in bands.values()):
        return None
    if 3 * (len(known) + len(joined)) < 2 * len(alone):
        return None
    rest = {
        place: text
        for place, text in texts.items()
        if place not in alone and (place in reaching or place not in over.values())
    }
    return Header(texts={**rest, **alone}, bands=bands, hint=hint)


def _count(layout: Layout) -> int:
    return len(layout.columns) + len(layout.doubled)


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
