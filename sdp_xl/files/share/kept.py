"""Lists what is in the copy and easily forgotten: what is hidden, and what cannot be searched."""

from __future__ import annotations

from collections.abc import Iterator

from sdp_xl.files.package import MAIN
from sdp_xl.files.share.draft import Draft
from sdp_xl.grid import address

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


def kept(draft: Draft) -> None:
    """Notes hidden sheets, columns and rows, and what cannot be searched."""
    package = draft.edits.package
    for tab in package.tabs():
        if tab.hidden:
            draft.kept.append(f"the hidden sheet “{tab.name}”")
        if tab.cells:
            draft.kept += [f"the hidden {what} of “{tab.name}”" for what in _hidden(draft, tab.part)]
    names = [
        entry.filename.lower() for entry in package.entries if draft.edits.parts.get(entry.filename, b"") is not None
    ]
    draft.kept += [what for start, what in _BLIND if any(name.startswith(start) for name in names)]


def _hidden(draft: Draft, part: str) -> Iterator[str]:
    root = draft.tree(part)
    columns = [
        "".join(letter for letter in address(1, int(column.get(side, "1"))) if letter.isalpha())
        for column in root.iterfind(f"{MAIN}cols/{MAIN}col")
        if column.get("hidden") in ("1", "true")
        for side in ("min", "max")
    ]
    ranges = [
        f"{first}:{last}" if first != last else first for first, last in zip(columns[::2], columns[1::2], strict=True)
    ]
    if ranges:
        yield f"column{'s' if len(set(columns)) > 1 else ''} {', '.join(ranges)}"
    rows = [row for row in root.iterfind(f"{MAIN}sheetData/{MAIN}row") if row.get("hidden") in ("1", "true")]
    if rows:
        yield "rows" if len(rows) > 1 else f"row {rows[0].get('r', '')}".strip()
