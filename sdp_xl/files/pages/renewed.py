"""A timeline sheet of an older version, redrawn: the master's sheet in its place, with its styles added to the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import workbook
from schemas.model import Table
from sdp_xl.files.ooxml.cells import Styles, text_xml
from sdp_xl.files.ooxml.edits import Edits
from sdp_xl.files.ooxml.package import Tab
from sdp_xl.files.ooxml.spans import Span, find, spliced, tag_with
from sdp_xl.files.ooxml.strings import shared_strings
from sdp_xl.files.ooxml.styles import cell_styles
from sdp_xl.files.ooxml.trees import UnusualXml
from sdp_xl.files.open import open_package

RENEWED = "Redrawn from an older version."

_KEPT = ("drawing", "legacyDrawing")
"""Elements by which an older sheet holds its buttons; they stand last in a sheet without tables."""

_STYLED = {"c": "s", "row": "s", "col": "style", "cfRule": "dxfId"}
"""The attribute by which an element of a sheet names a style."""

_FREE = 164
"""The first number format that a workbook may declare (ECMA-376, 18.8.30)."""


def renew(edits: Edits, tab: Tab, table: Table, styles: Styles) -> Styles:
    """Puts the master's sheet of the table in the place of an older one, and returns the styles with the new ones.

    UnusualXml, through FileTrouble, if the workbook has no styles to add to.
    """
    master = open_package(workbook.path(workbook.MASTER))
    sheet = next(master.part(one.part) for one in master.tabs() if one.name == table.sheet)
    source, target = (package.related(package.main, "styles") for package in (master, edits.package))
    if source is None or target is None:
        raise UnusualXml("no styles")
    added = _Added(master.part(source.target), edits.current(target.target))
    old = edits.current(tab.part)
    edits.parts[tab.part] = _sheet(sheet, old, added, shared_strings(master))
    edits.parts[target.target] = added.written()
    look = cell_styles(master)
    dates, wrapped = (
        {new for number, new in added.cells.items() if number in kind} for kind in (look.dates, look.wrapped)
    )
    return replace(styles, dates=styles.dates | dates, wrapped=styles.wrapped | wrapped)


def _sheet(data: bytes, old: bytes, added: _Added, strings: Sequence[str]) -> bytes:
    """The master's sheet with the numbers of the added styles, its texts in its cells, and the old one's buttons."""
    changes: list[tuple[int, int, bytes]] = []
    selected = any(span.attrs.get("tabSelected") for span in find(old, lambda _, name: name.endswith("sheetView")))
    for span in find(data, lambda _, __: True):
        attrs: dict[str, str] = {}
        if (key := _STYLED.get(span.local)) and key in span.attrs:
            number = int(span.attrs[key])
            attrs[key] = str(added.condition(number) if key == "dxfId" else added.cell(number))
        if span.local == "sheetView" and selected is not (span.attrs.get("tabSelected") == "1"):
            attrs["tabSelected"] = str(int(selected))
        if span.local == "c" and span.attrs.get("t") == "s":
            number = int(re.findall(rb"<v>(\d+)</v>", data[span.inner : span.close])[0])
            inner = f'<is><t xml:space="preserve">{text_xml(strings[number])}</t></is>'
            changes.append((span.inner, span.close, inner.encode()))
            attrs["t"] = "inlineStr"
        if attrs:
            changes.append((span.start, span.inner, tag_with(data, span, **attrs)))
    kept = [old[span.start : span.end] for span in find(old, lambda depth, _: depth == 1) if span.local in _KEPT]
    end = data.rindex(b"</worksheet>")
    return spliced(data, [*changes, (end, end, b"".join(kept))])


class _Added:
    """Styles of one workbook added to those of another, each once; both parts are edited as bytes."""

    def __init__(self, source: bytes, target: bytes) -> None:
        self._source, self._target = source, target
        self._lists = {span.local: span for span in find(target, lambda depth, _: depth <= 1) if span.depth == 1}
        self._new: dict[str, list[bytes]] = {}
        self._there = {name: self._children(target, name) for name in ("fonts", "fills", "borders", "cellXfs", "dxfs")}
        self._given = {name: self._children(source, name) for name in (*self._there, "numFmts")}
        self._codes = dict(_formats(target))
        self.cells: dict[int, int] = {}

    def cell(self, number: int) -> int:
        """The number in the target of a cell style of the source."""
        if number not in self.cells:
            element = self._given["cellXfs"][number]
            for kind, name in (("font", "fonts"), ("fill", "fills"), ("border", "borders")):
                element = _changed(element, f"{kind}Id", partial(self._copied, name))
            element = _changed(element, "numFmtId", self._format)
            self.cells[number] = self._put("cellXfs", _changed(element, "xfId", lambda _: 0))
        return self.cells[number]

    def condition(self, number: int) -> int:
        """The number in the target of a conditional format of the source."""
        return self._put("dxfs", _changed(self._given["dxfs"][number], "numFmtId", self._format))

    def written(self) -> bytes:
        """The target's part with what was added at the end of each list, and its counts."""
        changes: list[tuple[int, int, bytes]] = []
        for name, elements in self._new.items():
            body = b"".join(elements)
            if name not in self._lists:  # the list of number formats, which stands first
                first = min(span.start for span in self._lists.values())
                changes.append((first, first, b'<numFmts count="%d">%s</numFmts>' % (len(elements), body)))
                continue
            span = self._lists[name]
            count = str(len(elements) + sum(1 for _ in self._children(self._target, name)))
            tag = tag_with(self._target, span, count=count)
            if span.empty:
                changes.append((span.start, span.end, tag[:-2].rstrip() + b">" + body + f"</{span.name}>".encode()))
            else:
                changes += [(span.start, span.inner, tag), (span.close, span.close, body)]
        return spliced(self._target, changes)

    def _copied(self, name: str, number: int) -> int:
        return self._put(name, self._given[name][number])

    def _put(self, name: str, element: bytes) -> int:
        """The place of an element in a list of the target, at its end unless the same one is there."""
        there = self._there[name]
        if name not in self._lists or self._lists[name].prefix:
            raise UnusualXml(f"no {name}")
        if element not in there:
            there.append(element)
            self._new.setdefault(name, []).append(element)
        return there.index(element)

    def _format(self, number: int) -> int:
        """A number format of the source in the target: Excel's own numbers stay, others get a free one."""
        code = {number: code for code, number in _formats(self._source)}.get(number)
        if code is None:
            return number
        if code not in self._codes:
            self._codes[code] = max([_FREE - 1, *self._codes.values()]) + 1
            tag = f'<numFmt numFmtId="{self._codes[code]}" formatCode="{code}"/>'
            self._new.setdefault("numFmts", []).append(tag.encode())
        return self._codes[code]

    @staticmethod
    def _children(data: bytes, name: str) -> list[bytes]:
        def inside(span: Span) -> bool:
            return span.depth == 2 and span.parent is not None and span.parent.local == name

        return [data[span.start : span.end] for span in find(data, lambda depth, _: depth <= 2) if inside(span)]


def _formats(data: bytes) -> Iterator[tuple[str, int]]:
    """The number formats of a part of styles: the code as it is written, and its number."""
    for span in find(data, lambda _, name: name.rpartition(":")[2] == "numFmt"):
        tag = data[span.start : span.inner].decode()
        written = re.search(r"formatCode\s*=\s*\"([^\"]*)\"", tag)
        if written and span.depth == 2:
            yield written[1], int(span.attrs["numFmtId"])


def _changed(element: bytes, name: str, new: Callable[[int], int]) -> bytes:
    """The element with each attribute of that name changed by a function of its number."""
    return re.sub(
        rf'(\b{name}=")(\d+)(")'.encode(),
        lambda found: found[1] + str(new(int(found[2]))).encode() + found[3],
        element,
    )
