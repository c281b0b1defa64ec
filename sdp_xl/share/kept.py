"""Lists what is in the copy and easily forgotten: what is hidden, and what cannot be searched."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.tables import GENERATED_TABLES, START_SHEET
from sdp_xl.address import address
from sdp_xl.files.ooxml.package import MAIN
from sdp_xl.share.draft import Draft

_BLIND = (
    ("xl/vbaproject.bin", "the macros, whose text is not searched"),
    ("xl/media/", "pictures, whose text is not searched"),
    ("xl/embeddings/", "embedded files, which are not searched"),
    ("xl/activex/", "controls, whose text is not searched"),
    ("xl/model/", "a data model, which is not searched"),
    ("xl/connections.xml", "data connections, which may name a server or an account"),
    ("xl/externallinks/", "values from other workbooks, kept for its formulas"),
    ("xl/pivotcache/", "pivot tables, which keep the rows they were made of"),
)
"""Where parts stand that a person must look at, and how the report calls them."""

_OWN = (START_SHEET, *(table.sheet for table in GENERATED_TABLES))
"""Sheets of the tool, which hides columns there itself."""


def kept(draft: Draft) -> None:
    """Notes hidden sheets, columns and rows, and what cannot be searched."""
    package = draft.edits.package
    for tab in package.tabs():
        if tab.hidden:
            draft.kept.append(f"the hidden sheet “{tab.name}”")
        if tab.cells and tab.name not in _OWN:
            draft.kept += [f"the hidden {what} of “{tab.name}”" for what in _hidden(draft, tab.part)]
    parts = [entry.filename for entry in package.entries]
    names = [part.lower() for part in parts if draft.edits.parts.get(part, b"") is not None]
    draft.kept += [what for start, what in _BLIND if any(name.startswith(start) for name in names)]
    searched = {part.lower() for part in draft.parts()}
    draft.kept += [
        f"the part {name}, which is no text and is not searched"
        for name in names
        if name not in searched and not name.endswith("/") and not name.startswith(tuple(start for start, _ in _BLIND))
    ]


def _hidden(draft: Draft, part: str) -> Iterator[str]:
    root = draft.tree(part)
    columns: list[str] = []
    for column in root.iterfind(f"{MAIN}cols", f"{MAIN}col"):
        if column.get("hidden") in ("1", "true"):
            first, last = (address(1, int(column.get(side, "1"))).rstrip("1") for side in ("min", "max"))
            columns.append(first if first == last else f"{first}:{last}")
    if columns:
        yield f"columns {', '.join(columns)}" if columns[1:] or ":" in columns[0] else f"column {columns[0]}"
    rows = [
        row.get("r", "")
        for row in root.iterfind(f"{MAIN}sheetData", f"{MAIN}row")
        if row.get("hidden") in ("1", "true")
    ]
    if rows:
        yield f"rows between {rows[0]} and {rows[-1]}" if rows[1:] else f"row {rows[0]}"
