"""Edits the few parts around the sheets: workbook, relationships, content types and the chain of calculation."""

from __future__ import annotations

from collections.abc import Callable

from sdp_xl.files.ooxml.escape import quoteattr
from sdp_xl.files.ooxml.spans import Span, find, spliced, tag_with
from sdp_xl.files.ooxml.trees import UnusualXml

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_RELATION = f"{RELATIONS}/worksheet"
SHEET_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
TABLE_RELATION = f"{RELATIONS}/table"
TABLE_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"

BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
"""What may stand before ``<definedNames>`` in a workbook's XML (ECMA-376, CT_Workbook)."""

_BEFORE_CALC = (*BEFORE_NAMES, "definedNames")
"""What may stand before ``<calcPr>`` in a workbook's XML (ECMA-376, CT_Workbook)."""


def with_full_calculation(data: bytes) -> bytes:
    """The workbook's XML, told to calculate all formulas when it is opened; nothing else is changed."""
    spans = _upper(data)
    settings = next((span for span in spans if span.local == "calcPr"), None)
    if settings is not None:
        return spliced(data, [(settings.start, settings.inner, tag_with(data, settings, fullCalcOnLoad="1"))])
    before = max((span for span in spans if span.local in _BEFORE_CALC), key=lambda span: span.end)
    new = f'<{before.prefix}calcPr fullCalcOnLoad="1"/>'.encode()
    return spliced(data, [(before.end, before.end, new)])


def with_sheet(data: bytes, name: str, relation: str) -> bytes:
    """The workbook's XML with one more tab at the end, written as its neighbor is."""
    sheets = [s for s in find(data, lambda depth, _: depth <= 2) if s.local == "sheet" and s.depth == 2]
    if not sheets:
        raise UnusualXml("no sheets")
    last = sheets[-1]
    number = max(int(sheet.attrs["sheetId"]) for sheet in sheets) + 1
    attrs = f"name={quoteattr(name)} sheetId={quoteattr(str(number))} r:id={quoteattr(relation)}"
    # openpyxl declares the prefix r at each sheet, not at the root, so the new one brings its own
    new = f"<{last.name} xmlns:r={quoteattr(RELATIONS)} {attrs}/>"
    return spliced(data, [(last.end, last.end, new.encode())])


def has_views(data: bytes) -> bool:
    """Whether the workbook's XML holds a window, to which a sheet's view can refer."""
    return any(span.local == "bookViews" for span in _upper(data))


def with_date_style(data: bytes) -> tuple[bytes, int]:
    """The styles' XML with one more cell style, plain but for Excel's short date (number format 14); its number."""
    spans = find(data, lambda depth, _: depth <= 1)
    styles = next((span for span in spans if span.local == "cellXfs"), None)
    if styles is None or styles.empty:
        raise UnusualXml("no cellXfs")
    count = len(find(data[styles.start : styles.end], lambda depth, _: depth == 1))
    attrs = 'numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    new = f"<{styles.prefix}xf {attrs}/>".encode()
    tag = tag_with(data, styles, count=str(count + 1))
    return spliced(data, [(styles.start, styles.inner, tag), (styles.close, styles.close, new)]), count


def with_indent(data: bytes, style: int, level: int) -> tuple[bytes, int]:
    """The styles' XML with a cell style like that one, but indented further, and its number; as it is if it has one."""
    spans = find(data, lambda depth, _: depth <= 3)
    styles = next((span for span in spans if span.local == "cellXfs" and span.depth == 1), None)
    own = [span for span in spans if span.local == "xf" and span.parent is styles]
    if styles is None or style >= len(own):
        raise UnusualXml("no such cell style")
    found = own[style]
    place = next((span for span in spans if span.local == "alignment" and span.parent is found), None)
    own_indent = int(place.attrs.get("indent", 0)) if place else 0
    indented = {"horizontal": "left", "indent": str(own_indent + level)}
    if place is not None:
        tag = tag_with(data, place, **indented)
        new = spliced(data, [(0, found.start, b""), (place.start, place.inner, tag), (found.end, len(data), b"")])
    else:
        tag = tag_with(data, found, applyAlignment="1").rstrip(b"/>") + b">"
        inner = b"" if found.empty else data[found.inner : found.close]
        attrs = " ".join(f'{name}="{value}"' for name, value in indented.items())
        new = tag + f"<{found.prefix}alignment {attrs}/>".encode() + inner + f"</{found.name}>".encode()
    for number, other in enumerate(own):
        if data[other.start : other.end] == new:
            return data, number
    tag = tag_with(data, styles, count=str(len(own) + 1))
    return spliced(data, [(styles.start, styles.inner, tag), (styles.close, styles.close, new)]), len(own)


def free_relation(data: bytes) -> str:
    """An ID that no relationship of this part has."""
    taken = {span.attrs.get("Id") for span in _upper(data)}
    return next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)


def with_relation(data: bytes, id: str, type: str, target: str) -> bytes:
    """The relationships' XML with one more; ``target`` is a part's name from the root of the package."""
    attrs = f"Id={quoteattr(id)} Type={quoteattr(type)} Target={quoteattr('/' + target)}"
    return _appended(data, f"Relationship {attrs}")


def without_relation(data: bytes, id: str) -> bytes:
    """The relationships' XML without that one."""
    return _without(data, lambda span: span.attrs.get("Id") == id)


def with_content(data: bytes, part: str, content: str) -> bytes:
    """The content types' XML with one more part."""
    return _appended(data, f"Override PartName={quoteattr('/' + part)} ContentType={quoteattr(content)}")


def without_content(data: bytes, part: str) -> bytes:
    """The content types' XML without that part."""
    return _without(data, lambda span: span.attrs.get("PartName", "").lower() == f"/{part}".lower())


def without_formulas(data: bytes, gone: Callable[[int, str], bool]) -> bytes | None:
    """The chain of calculation without the cells for which ``gone(sheet number, cell)``; None if nothing is left.

    An entry without sheet number means the sheet of the entry before it (as Apache POI reads it too).
    """
    if find(data, lambda depth, _: depth == 0)[0].local != "calcChain":
        raise UnusualXml("another part")  # which would be taken out of the file if no entry is left
    entries = [span for span in _upper(data) if span.local == "c"]
    changes: list[tuple[int, int, bytes]] = []
    sheet = written = 0
    kept = 0
    for entry in entries:
        sheet = int(entry.attrs.get("i", sheet))
        if gone(sheet, entry.attrs["r"]):
            changes.append((entry.start, entry.end, b""))
            continue
        if "i" not in entry.attrs and sheet != written:
            changes.append((entry.start, entry.inner, tag_with(data, entry, i=str(sheet))))
        written = sheet
        kept += 1
    return spliced(data, changes) if kept else None


def _upper(data: bytes) -> list[Span]:
    """The children of the root."""
    return [span for span in find(data, lambda depth, _: depth <= 1) if span.depth == 1]


def _appended(data: bytes, element: str) -> bytes:
    root = find(data, lambda depth, _: depth == 0)[0]
    if root.empty:
        raise UnusualXml("empty")
    return spliced(data, [(root.close, root.close, f"<{root.prefix}{element}/>".encode())])


def _without(data: bytes, unwanted: Callable[[Span], bool]) -> bytes:
    return spliced(data, [(span.start, span.end, b"") for span in _upper(data) if unwanted(span)])
