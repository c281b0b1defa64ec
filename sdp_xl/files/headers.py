"""Finds the header row of a generated sheet in its XML, wherever staff moved it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from schemas.model import Table
from schemas.values import fold
from sdp_xl.address import position
from sdp_xl.files.ooxml.package import MAIN
from sdp_xl.files.ooxml.strings import _texts
from sdp_xl.plan.locate.header import LOOK_ROWS, Header, best_header

if TYPE_CHECKING:
    pass


def locate_header(data: bytes, table: Table, strings: Sequence[str]) -> Header:
    """Where the table's header stands in the XML of a sheet."""
    return best_header(_first_rows(data, strings), table)


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
