"""Reads the tables of a Word document, and the paragraphs between them, as source tables."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from schemas.values import clean
from sdp_xl.files.ooxml.zipped import Zipped
from sdp_xl.intake.model import Aside, SourceCell, SourceTable
from sdp_xl.intake.sources.collected import Collected
from sdp_xl.intake.sources.layout import CELL, ROW, TABLE, P, cell_state, children, is_layout, row_state, span
from sdp_xl.intake.sources.listed import with_lists
from sdp_xl.intake.sources.looks import Looks, W, style_of
from sdp_xl.intake.sources.numbering import Numbering
from sdp_xl.intake.sources.sides import Sides
from sdp_xl.intake.sources.wording import Words, blank_prompts, goes_on, words_of
from sdp_xl.trouble import FileTrouble

_BROKEN = ("damaged_part", "missing_part", "unusual_part")
_ODD = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What numbers and names that are none give, and text that is nested too deep."""


def read_document(document: Zipped, main: str) -> tuple[SourceTable, ...]:
    """Each table with the paragraphs above it; the paragraphs after the last one as a table without rows."""
    try:
        return _Reader(document, main).read(document.tree(main))
    except FileTrouble as trouble:
        if trouble.cause in _BROKEN:
            raise FileTrouble("damaged_document", document.path) from trouble
        raise
    except _ODD as error:
        raise FileTrouble("damaged_document", document.path) from error


class _Reader:
    """Reads in the document's order, since Word's automatic numbers depend on what came before."""

    def __init__(self, document: Zipped, main: str) -> None:
        def related(kind: str) -> Element | None:
            relation = document.related(main, kind)
            return document.tree(relation.target) if relation and relation.target in document else None

        self._looks = Looks(related("styles"))
        self._numbering = Numbering(related("numbering"), self._looks)
        self._sides = Sides(document, main, self._looks)
        self._collected = Collected(document.path.name)
        self._found: list[SourceTable] = []
        self._above: list[SourceCell] = []
        self._later: list[tuple[str, Element]] = []

    def read(self, root: Element) -> tuple[SourceTable, ...]:
        """The tables in order."""
        blank_prompts(root)
        for body in root.iterfind(f"{W}body"):
            self._walk(body, "", None)
        if root.find(f".//{W}altChunk") is not None:
            self._collected.tell(
                "another file is inserted in it, which was not read; save it in Word, and import that."
            )
        for what, text in self._sides.rest():
            self._collected.aside(what, "document", text)
        for text in self._sides.pages():
            self._collected.aside(Aside.PAGE, "document", text)
        for text in self._sides.drawings():
            self._collected.aside(Aside.SHAPE, "document", text)
        self._put("after the tables" if self._found else "text", ())
        return tuple(self._found)

    def _walk(self, element: Element, prefix: str, state: Aside | None) -> None:
        """Reads the paragraphs and tables of the body, or of a cell that only lays out the page."""
        tables = paragraphs = 0
        pending: Words | None = None
        for child in children(element, P, TABLE):
            if child.tag == TABLE:
                tables += 1
                self._table(f"{prefix}table {tables}", child, state)
                continue
            paragraphs += 1
            words = self._words(child, state)
            if pending is not None:
                pending.add(words, "")
                words = pending
            pending = words if goes_on(child) else None
            if pending is None:
                self._line(words, f"{prefix}paragraph {paragraphs}", heading=self._looks.is_heading(style_of(child)))
        if pending is not None:
            self._line(pending, f"{prefix}paragraph {paragraphs}", heading=False)

    def _line(self, words: Words, place: str, *, heading: bool) -> None:
        cell = self._collected.line(place, words.text, heading=heading)
        self._above += [cell] if cell else []
        self._beside(words, place, cell)
        self._boxed()

    def _table(self, name: str, element: Element, state: Aside | None) -> None:
        if is_layout(element):
            for number, row in enumerate(children(element, ROW), 1):
                for column, cell in enumerate(children(row, CELL), 1):
                    place = f"{name}, row {number}, column {column}, "
                    self._walk(cell, place, state or cell_state(cell, row_state(row)))
            return
        self._put(name, self._rows(name, element, state))
        self._boxed()

    def _put(self, name: str, rows: tuple[tuple[SourceCell | None, ...], ...]) -> None:
        """Adds a table with all that was collected before it, and the lists among the paragraphs above it."""
        beside, told = self._collected.take()
        *lists, last = with_lists(SourceTable(name=name, rows=rows, above=tuple(self._above), beside=beside, told=told))
        self._above = []
        self._found += [*lists, *([last] if rows or last.above or beside or told else [])]

    def _rows(self, table: str, element: Element, state: Aside | None) -> tuple[tuple[SourceCell | None, ...], ...]:
        rows: list[tuple[SourceCell | None, ...]] = []
        for number, row in enumerate(children(element, ROW), 1):
            cells: list[SourceCell | None] = [None] * span(row, "trPr", "gridBefore", 0)
            for cell in children(row, CELL):
                place = f"{table}, row {number}, column {len(cells) + 1}"
                words = self._block(cell, state or cell_state(cell, row_state(row)))
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and rows and not clean(words.text):
                    found = rows[-1][len(cells)] if len(cells) < len(rows[-1]) else None
                else:
                    found = self._collected.cell(place, words.text)
                self._beside(words, place, found)
                cells += [found] * span(cell, "tcPr", "gridSpan", 1)
            rows.append(tuple(cells))
        return tuple(rows)

    def _block(self, element: Element, state: Aside | None) -> Words:
        """The paragraphs of a cell, a line each; of a table inside it too."""
        words = Words()
        between = ""
        for child in children(element, P, TABLE, ROW, CELL):
            inner = child.tag != P
            words.add(self._block(child, state) if inner else self._words(child, state), between)
            between = "" if not inner and goes_on(child) else "\n"
        return words

    def _words(self, paragraph: Element, state: Aside | None) -> Words:
        """The words of a paragraph, with its automatic number or bullet before what Word shows."""
        words = words_of(paragraph, self._looks, state)
        label = self._numbering.label(paragraph) if clean(words.text) else ""
        words.text = f"{label} {words.text}" if label else words.text
        return words

    def _beside(self, words: Words, place: str, cell: SourceCell | None) -> None:
        for what, text in words.asides:
            self._collected.aside(what, place, text)
        for mark in words.marks:
            self._collected.aside(mark[0], place, self._sides.take(mark), cell)
        for box in words.boxes:
            self._box(box, place)

    def _box(self, box: Element, place: str) -> None:
        """Lists the texts of a text box; its tables are read like others, once the one that it stands in is done."""
        lines: list[str] = []
        for child in children(box, P, TABLE):
            if child.tag == TABLE:
                self._later.append((f"{place}, table in a text box", child))
                continue
            words = self._words(child, None)
            lines.append(words.text)
            words.text = ""
            self._beside(words, place, None)
        self._collected.aside(Aside.SHAPE, place, "\n".join(lines).strip())

    def _boxed(self) -> None:
        later, self._later = self._later, []
        for name, table in later:
            self._table(name, table, None)
