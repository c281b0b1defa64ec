"""Tables of a Word document: their rows, and which of them only lay out a page around other tables."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sdp_xl.intake.model import Aside
from sdp_xl.intake.sources.looks import VALUE, W, switched

P, TABLE, ROW, CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "smartTag", "moveTo")}
"""What may stand around rows, cells and paragraphs: content controls of forms, and tracked changes."""


def children(element: Element, *tags: str) -> Iterator[Element]:
    """The children with these tags, also those inside content controls and tracked insertions."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, *tags)


def row_state(row: Element) -> Aside | None:
    """What all text of a row is, if the row is deleted or hidden."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        return None
    if properties.find(f"{W}del") is not None:
        return Aside.DELETED
    return Aside.HIDDEN if switched(properties, "hidden") else None


def cell_state(cell: Element, row: Aside | None) -> Aside | None:
    """What all text of a cell is, in a row of which all is ``row``."""
    return row or (Aside.DELETED if cell.find(f"{W}tcPr/{W}cellDel") is not None else None)


def span(element: Element, properties: str, name: str, default: int) -> int:
    """The number of columns that a cell covers, or that stand free before a row."""
    found = element.find(f"{W}{properties}/{W}{name}")
    text = found.get(VALUE, "") if found is not None else ""
    return min(int(text), 1000) if text.isdecimal() else default


def is_layout(table: Element) -> bool:
    """Whether a table holds tables of data, and little else that could be rows of its own."""
    holds = any(
        _is_data(inner) for row in children(table, ROW) for cell in children(row, CELL) for inner in _inner(cell)
    )
    return holds and _wide_rows(table) < 2


def _is_data(table: Element) -> bool:
    """Whether a table inside a cell is one of its own: two rows with two texts."""
    return _wide_rows(table) > 1 or is_layout(table)


def _inner(cell: Element) -> Iterator[Element]:
    return children(cell, TABLE)


def _wide_rows(table: Element) -> int:
    """The rows of which several cells say something themselves, not through a table in them."""
    return sum(sum(map(_speaks, children(row, CELL))) > 1 for row in children(table, ROW))


def _speaks(cell: Element) -> bool:
    return any((text.text or "").strip() for paragraph in children(cell, P) for text in paragraph.iter(f"{W}t"))
