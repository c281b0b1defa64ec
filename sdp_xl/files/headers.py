"""Finds the header row of a generated sheet in its XML, wherever staff moved it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from schemas.model import HEADER_ROW, NOTE_ROW, Table
from schemas.values import fold
from sdp_xl.files.ooxml.package import MAIN, Package
from sdp_xl.plan.grid import position

if TYPE_CHECKING:
    from lxml.etree import _Element

LOOK_ROWS = 60
"""Rows in which a header is looked for."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where a generated sheet's header stands: its row, its first column, and whether it was found there."""

    row: int = HEADER_ROW
    left: int = 1
    found: bool = False

    @property
    def note_row(self) -> int:
        """The row of the note, as far above the header as in the master workbook."""
        return max(self.row - (HEADER_ROW - NOTE_ROW), 1)


def shared_strings(package: Package) -> Sequence[str]:
    """The texts that cells refer to by number; phonetic hints are left out."""
    relation = package.related(package.main, "sharedStrings")
    if relation is None or relation.target not in package:
        return ()
    return ["".join(_texts(item)) for item in package.tree(relation.target).iterfind(f"{MAIN}si")]


def locate_header(data: bytes, table: Table, strings: Sequence[str]) -> Header:
    """Where the table's header stands in the XML of a sheet."""
    return best_header(_first_rows(data, strings), table)


def best_header(rows: Iterable[tuple[int, Mapping[int, str]]], table: Table) -> Header:
    """The row with most of the table's headers in their order; the master's own place if fewer than two are there.

    ``rows`` are row numbers with the folded texts by column.
    """
    wanted = [fold(column.header) for column in table.columns]
    best, most = Header(), min(2, len(wanted)) - 1
    for number, texts in rows:
        for left in {column - wanted.index(text) for column, text in texts.items() if text in wanted}:
            hits = sum(texts.get(left + offset) == text for offset, text in enumerate(wanted))
            if left >= 1 and hits > most:
                best, most = Header(number, left, found=True), hits
    return best


def _first_rows(data: bytes, strings: Sequence[str]) -> Iterator[tuple[int, dict[int, str]]]:
    """Row numbers and the folded texts by column of the first rows."""
    from lxml import etree

    number = 0
    rows = etree.iterparse(BytesIO(data), tag=f"{MAIN}row", resolve_entities=False, no_network=True)
    for _, row in rows:
        number = int(row.get("r") or number + 1)
        if number > LOOK_ROWS:
            break
        texts: dict[int, str] = {}
        column = 0
        for cell in row.iterfind(f"{MAIN}c"):
            name = cell.get("r")
            column = position(name)[1] if name else column + 1
            value = cell.findtext(f"{MAIN}v") or ""
            if cell.get("t") == "s":
                value = strings[int(value)]
            elif cell.get("t") == "inlineStr":
                value = "".join(text for inline in cell.iterfind(f"{MAIN}is") for text in _texts(inline))
            texts[column] = fold(value)
        yield number, texts


def _texts(element: _Element) -> Iterator[str]:
    for path in (f"{MAIN}t", f"{MAIN}r/{MAIN}t"):
        for text in element.iterfind(path):
            yield text.text or ""
