"""Looks of a sheet's cells: their number formats, and what is hidden or struck through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from xml.etree.ElementTree import Element

from sdp_xl.address import address
from sdp_xl.files.ooxml.cellstream import CellStream
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.looks import TRUE, CellLook, cell_looks
from sdp_xl.files.ooxml.package import MAIN, Package, Tab

_NOTHING = ";;;"
"""The number format that shows nothing."""
_WHITE, _NO_FILL = "FFFFFFFF", "0"
"""A color, and the number of the fill that every workbook has for none."""


@dataclass(slots=True, kw_only=True)
class SheetLooks:
    """One sheet: by address the number formats of its filled cells, and the struck parts of their texts.

    ``last`` is the last filled row. ``struck``, ``white`` and ``masked`` are row and column of cells that are struck
    through, white without a fill, or of a format that shows nothing; ``hidden`` are ranges with text in rows and
    columns that are hidden.
    """

    last: int = 0
    formats: dict[str, str] = field(default_factory=dict)
    partly: dict[str, tuple[str, str]] = field(default_factory=dict)
    struck: list[tuple[int, int]] = field(default_factory=list)
    white: list[tuple[int, int]] = field(default_factory=list)
    masked: list[tuple[int, int]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


class WorkbookLooks:
    """The styles of a workbook, and its texts that are struck through in part."""

    def __init__(self, package: Package) -> None:
        self._package = package
        with plain_part(package.path, "xl/styles.xml"):
            self._looks: tuple[CellLook, ...] = tuple(cell_looks(package))

    def of(self, tab: Tab) -> SheetLooks:
        """The looks of a sheet of cells."""
        found = SheetLooks()
        filled: dict[int, list[int]] = {}
        with plain_part(self._package.path, tab.part):
            stream = CellStream(self._package.part(tab.part))
            for number, row in stream:
                for cell in row:
                    if not cell.filled:
                        continue
                    place = address(number, cell.column)
                    found.last = max(found.last, number)
                    filled.setdefault(number, []).append(cell.column)
                    if cell.style.isdecimal() and int(cell.style) < len(self._looks):
                        self._look(found, (number, cell.column), self._looks[int(cell.style)])
                    if cell.kind == "s" and (pieces := self._struck_texts.get(cell.value or "")):
                        found.partly[place] = pieces
        found.hidden = list(_hidden(filled, set(stream.hidden_rows), stream.hidden_columns))
        return found

    def _look(self, found: SheetLooks, place: tuple[int, int], look: CellLook) -> None:
        found.formats[address(*place)] = look.format.partition(";")[0].lower()
        if look.format == _NOTHING:
            found.masked.append(place)
        if look.frame[0] in self._struck_fonts:
            found.struck.append(place)
        if look.frame[0] in self._white_fonts and look.frame[1] == _NO_FILL:
            found.white.append(place)

    @cached_property
    def _struck_fonts(self) -> frozenset[str]:
        return frozenset(str(number) for number, font in enumerate(self._fonts) if _is_struck(font))

    @cached_property
    def _white_fonts(self) -> frozenset[str]:
        colors = ((str(number), font.find(f"{MAIN}color")) for number, font in enumerate(self._fonts))
        return frozenset(number for number, color in colors if color is not None and color.get("rgb") == _WHITE)

    @cached_property
    def _fonts(self) -> list[Element]:
        root = self._tree("styles")
        return [] if root is None else root.findall(f"{MAIN}fonts/{MAIN}font")

    @cached_property
    def _struck_texts(self) -> Mapping[str, tuple[str, str]]:
        """By number the shared texts of which a part is struck through: what is left, and that part."""
        root = self._tree("sharedStrings", b"strike")
        found: dict[str, tuple[str, str]] = {}
        for number, text in enumerate([] if root is None else root.iterfind(f"{MAIN}si")):
            pieces = [(_run_is_struck(run), run.findtext(f"{MAIN}t") or "") for run in text.iterfind(f"{MAIN}r")]
            if any(struck and said.strip() for struck, said in pieces):
                left, gone = ("".join(said for struck, said in pieces if struck is state) for state in (False, True))
                found[str(number)] = left, gone
        return found

    def _tree(self, kind: str, word: bytes = b"") -> Element | None:
        """The part of that kind, if there is one and the word stands in it."""
        relation = self._package.related(self._package.main, kind)
        if relation is None or relation.target not in self._package:
            return None
        return self._package.tree(relation.target) if word in self._package.part(relation.target) else None


def _run_is_struck(run: Element) -> bool:
    look = run.find(f"{MAIN}rPr")
    return look is not None and _is_struck(look)


def _is_struck(font: Element) -> bool:
    found = font.find(f"{MAIN}strike")
    return found is not None and found.get("val", "1") in TRUE


def ranges(places: list[tuple[int, int]]) -> Iterator[str]:
    """The ranges that cells make, given as row and column in order: those that stand side by side in a row are one."""
    for _, group in groupby(enumerate(places), key=lambda one: (one[1][0], one[1][1] - one[0])):
        cells = [place for _, place in group]
        yield _range(*cells[0], *cells[-1])


def _hidden(filled: Mapping[int, list[int]], rows: set[int], columns: list[tuple[int, int]]) -> Iterator[str]:
    """The ranges with text that are hidden: whole rows that follow each other, then columns."""
    hidden = sorted(rows.intersection(filled))
    for _, group in groupby(enumerate(hidden), key=lambda one: one[1] - one[0]):
        block = [number for _, number in group]
        reach = [column for number in block for column in filled[number]]
        yield _range(block[0], min(reach), block[-1], max(reach))
    top: dict[int, int] = {}
    bottom: dict[int, int] = {}
    for number in sorted(set(filled) - rows):
        for column in filled[number]:
            top.setdefault(column, number)
            bottom[column] = number
    for column in sorted(top):
        if any(first <= column <= last for first, last in columns):
            yield _range(top[column], column, bottom[column], column)


def _range(top: int, left: int, bottom: int, right: int) -> str:
    first, last = address(top, left), address(bottom, right)
    return first if first == last else f"{first}:{last}"
