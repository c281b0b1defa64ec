"""Lists of MPOs among the paragraphs of a document, offered as the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from schemas.tables import table
from schemas.values import clean
from sdp_xl.intake.cells import is_bulleted, unbulleted, with_id
from sdp_xl.intake.model import SourceCell, SourceTable

_TIMED = re.compile(r"(?i:by|at the end of|at the close of|each|every|annually|during|in|upon|after)\b")
_SIZED = re.compile(r"\d\s*(?:%|percent|percentage points?|per cent)", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|shall)\b", re.IGNORECASE)


def with_lists(source: SourceTable) -> Iterator[SourceTable]:
    """The lists of MPOs above a table, each a table of one column with the paragraphs above it; at last the table."""
    above: list[SourceCell] = []
    items: list[SourceCell] = []
    for line in source.above:
        if _is_mpo(line):
            items.append(line)
            continue
        if items:
            yield _list(items, above)
            above, items = [], []
        above.append(line)
    if items:
        yield _list(items, above)
        above = []
    yield replace(source, above=tuple(above))


def _list(items: list[SourceCell], above: list[SourceCell]) -> SourceTable:
    """The items under a header of ours, since a list has none."""
    mpos = table("mpos")
    first = items[0]
    header = mpos.column(mpos.main).header
    head = SourceCell(value=header, file=first.file, place=f"{first.place} (list)", text=header)
    return SourceTable(
        name=f"list at {first.place}",
        rows=((head,), *((item,) for item in items)),
        above=tuple(above),
        told=(f"{first.file}, {first.place}: the list that begins here reads as MPOs, and was taken for rows.",),
    )


def _is_mpo(line: SourceCell) -> bool:
    """Whether a line stands in a list, by its bullet or ID, and says by when how many will reach what."""
    text = clean(line.text)
    item = with_id(unbulleted(text))
    listed = is_bulleted(text) or bool(item.id)
    said = item.text if item.id else unbulleted(text)
    return bool(listed and not line.heading and _TIMED.match(said) and _SIZED.search(said) and _WILL.search(said))
