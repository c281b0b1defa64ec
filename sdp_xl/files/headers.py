"""Finds the header row of a generated sheet in its XML, wherever staff moved it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.model import Table
from schemas.values import fold
from sdp_xl.files.ooxml.cellstream import CellStream, RawCell
from sdp_xl.plan.locate.header import LOOK_ROWS, Header, best_header


def locate_header(data: bytes, table: Table, strings: Sequence[str]) -> Header:
    """Where the table's header stands in the XML of a sheet."""
    return best_header(_first_rows(data, strings), table)


def _first_rows(data: bytes, strings: Sequence[str]) -> Iterator[tuple[int, dict[int, str]]]:
    """Row numbers and the folded texts by column of the first rows."""
    for number, cells in CellStream(data):
        if number > LOOK_ROWS:
            break
        yield number, {cell.column: fold(_text(cell, strings)) for cell in cells}


def _text(cell: RawCell, strings: Sequence[str]) -> str:
    if cell.kind == "s" and cell.value:
        return strings[int(cell.value)]
    return (cell.inline if cell.kind == "inlineStr" else cell.value) or ""
