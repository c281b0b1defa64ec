"""Reads the tables of a Word document, and the paragraphs between them, as source tables."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from schemas.values import clean
from sdp_xl.files.ooxml.limits import check_time
from sdp_xl.intake.model import SourceCell, SourceTable
from sdp_xl.intake.sources.numbering import Numbering
from sdp_xl.trouble import FileTrouble

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = (_FALLBACK, f"{W}moveFrom", f"{W}del")
"""What Word does not show: the second form of a drawing, and text that was moved or deleted with changes tracked."""
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_WRAPPERS = (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag")
"""What may stand around rows, cells and paragraphs: content controls of forms, and tracked changes."""

Element = Any
"""An element of the document's XML, of a class of python-docx."""


def read_document(path: Path, data: bytes) -> tuple[SourceTable, ...]:
    """Each table with the paragraphs above it; the paragraphs after the last one as a table without rows."""
    import docx

    try:
        document = docx.Document(BytesIO(data))
        styles = {style.style_id: style.name or "" for style in document.styles}
        return tuple(_Reader(path.name, Numbering(document), styles).tables(document.element.body))
    except Exception as error:  # python-docx refuses files with many kinds of exception; the cause stays attached
        raise FileTrouble("damaged_document", path) from error


class _Reader:
    """Reads in the document's order, since Word's automatic numbers depend on what came before."""

    def __init__(self, file: str, numbering: Numbering, styles: dict[str, str]) -> None:
        self._file = file
        self._numbering = numbering
        self._styles = styles

    def tables(self, body: Element) -> Iterator[SourceTable]:
        """The tables in order."""
        above: list[SourceCell] = []
        tables = paragraphs = 0
        for element in _children(body, (f"{W}p", f"{W}tbl")):
            if element.tag == f"{W}p":
                paragraphs += 1
                text = self._paragraph(element)
                if clean(text):
                    place = f"paragraph {paragraphs}"
                    heading = self._is_heading(element)
                    above.append(SourceCell(value=text, file=self._file, place=place, text=text, heading=heading))
                continue
            tables += 1
            name = f"table {tables}"
            yield SourceTable(name=name, rows=self._rows(name, element), above=tuple(above))
            above = []
        if above:
            yield SourceTable(name="after the tables" if tables else "text", above=tuple(above))

    def _rows(self, table: str, element: Element) -> tuple[tuple[SourceCell | None, ...], ...]:
        rows: list[tuple[SourceCell | None, ...]] = []
        for number, row in enumerate(_children(element, (f"{W}tr",)), 1):
            cells: list[SourceCell | None] = [None] * _number(row, "trPr", "gridBefore", 0)
            for cell in _children(row, (f"{W}tc",)):
                place = f"{table}, row {number}, column {len(cells) + 1}"
                text = self._block(cell)
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and rows and not clean(text):
                    found = rows[-1][len(cells)] if len(cells) < len(rows[-1]) else None
                else:
                    found = SourceCell(value=text, file=self._file, place=place, text=text) if clean(text) else None
                cells += [found] * _number(cell, "tcPr", "gridSpan", 1)
            rows.append(tuple(cells))
        return tuple(rows)

    def _block(self, element: Element) -> str:
        """The paragraphs of a cell, a line each; of a table inside it too."""
        lines: list[str] = []
        for child in _children(element, (f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc")):
            lines.append(self._paragraph(child) if child.tag == f"{W}p" else self._block(child))
        return "\n".join(lines)

    def _paragraph(self, element: Element) -> str:
        """The text of a paragraph as Word shows it, with its automatic number or bullet before it."""
        check_time()
        text = "".join(_texts(element))
        label = self._numbering.label(element) if clean(text) else ""
        return f"{label} {text}" if label else text

    def _is_heading(self, element: Element) -> bool:
        style = element.find(f"{W}pPr/{W}pStyle")
        name = self._styles.get(style.get(f"{W}val"), "") if style is not None else ""
        return name.lower().startswith(("heading", "title", "caption"))


def _children(element: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """The children with these tags, also those inside content controls and tracked insertions."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tags)


def _texts(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS and element.tag == f"{W}r":
            yield _SIGNS[child.tag]
        else:
            if child.tag == f"{W}p":  # a paragraph of a text box
                yield "\n"
            yield from _texts(child)


def _number(element: Element, properties: str, name: str, default: int) -> int:
    found = element.find(f"{W}{properties}/{W}{name}")
    text = found.get(f"{W}val", "") if found is not None else ""
    return min(int(text), 1000) if text.isdecimal() else default
