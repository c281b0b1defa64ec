"""A sheet of one workbook brought over to another, looking as it did: its styles are added there, each once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from sdp_xl.files.ooxml.spans import Span, find, opened, spliced, tag_with
from sdp_xl.files.ooxml.trees import UnusualXml

FIRST_FORMAT = 164
"""The lowest number that a workbook may give to a number format of its own (ECMA-376, 18.8.30)."""

_LISTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
"""The lists of a cell style's parts, by the attribute that refers to them."""


_STYLED = {"c": "s", "row": "s", "col": "style", "cfRule": "dxfId"}
"""The attribute by which an element of a sheet names a style."""


def dressed(data: bytes, styles: BorrowedStyles, runs: Sequence[bytes], *, selected: bool) -> bytes:
    """A sheet with the numbers that its styles have in the target, and its texts (``runs`` of the source) in its cells.

    ``selected``: its tab is the one that the target opens at.
    """
    changes: list[tuple[int, int, bytes]] = []
    for span in find(data, lambda _, name: name in _STYLED or name == "sheetView"):
        attrs: dict[str, str] = {}
        if (key := _STYLED.get(span.local)) and key in span.attrs:
            number = int(span.attrs[key])
            attrs[key] = str(styles.condition(number) if key == "dxfId" else styles.cell(number))
        if span.local == "sheetView" and selected is not (span.attrs.get("tabSelected") == "1"):
            attrs["tabSelected"] = str(int(selected))
        if span.attrs.get("t") == "s":
            text = runs[int(data[span.inner : span.close].removeprefix(b"<v>").removesuffix(b"</v>"))]
            changes.append((span.inner, span.close, b"<is>" + text + b"</is>"))
            attrs["t"] = "inlineStr"
        if attrs:
            changes.append((span.start, span.inner, tag_with(data, span, **attrs)))
    return spliced(data, changes)


@dataclass(frozen=True, slots=True)
class _Styles:
    """The lists of a styles part: each with its own span, and the bytes of its entries."""

    data: bytes
    lists: Mapping[str, Span]
    entries: dict[str, list[bytes]]

    @classmethod
    def of(cls, data: bytes) -> _Styles:
        spans = find(data, lambda depth, _: depth <= 2)
        if spans[0].prefix:
            raise UnusualXml("prefix")
        lists = {span.local: span for span in spans if span.depth == 1}
        entries: dict[str, list[bytes]] = {name: [] for name in lists}
        for span in spans:
            if span.depth == 2 and span.parent is not None:
                entries[span.parent.local].append(data[span.start : span.end])
        return cls(data, lists, entries)


@dataclass(slots=True)
class BorrowedStyles:
    """The styles of the workbook ``source`` as far as they are asked for, added to those of ``target``."""

    source: bytes
    target: bytes
    _from: _Styles = field(init=False)
    _to: _Styles = field(init=False)
    _grown: set[str] = field(init=False, default_factory=set)
    cells: dict[int, int] = field(init=False, default_factory=dict)
    """The numbers in the target of the cell styles that were asked for, by their numbers in the source."""

    def __post_init__(self) -> None:
        self._from, self._to = _Styles.of(self.source), _Styles.of(self.target)

    def cell(self, number: int) -> int:
        """The number in the target of a cell style of the source; UnusualXml if there is none."""
        if number not in self.cells:
            entry = self._entry("cellXfs", number)
            for attribute, name in _LISTS.items():
                entry = _changed(entry, attribute, partial(self._same, name))
            entry = _changed(entry, "numFmtId", self._format)
            self.cells[number] = self._added("cellXfs", _changed(entry, "xfId", lambda _: 0))
        return self.cells[number]

    def condition(self, number: int) -> int:
        """The number in the target of a conditional format of the source."""
        return self._added("dxfs", _changed(self._entry("dxfs", number), "numFmtId", self._format))

    def result(self) -> bytes:
        """The styles of the target with all that was borrowed; the other bytes stay as they are."""
        changes: list[tuple[int, int, bytes]] = []
        for name in self._grown:
            entries, span = self._to.entries[name], self._to.lists.get(name)
            tag = (
                opened(self.target, span, count=str(len(entries)))
                if span
                else b'<%b count="%d">'
                % (
                    name.encode(),
                    len(entries),
                )
            )
            first = min(one.start for one in self._to.lists.values())  # where the list of number formats belongs
            start, end = (span.start, span.end) if span else (first, first)
            changes.append((start, end, b"".join([tag, *entries, f"</{name}>".encode()])))
        return spliced(self.target, changes)

    def _entry(self, name: str, number: int) -> bytes:
        entries = self._from.entries.get(name, [])
        if number >= len(entries):
            raise UnusualXml(f"no {name} {number}")
        return entries[number]

    def _same(self, name: str, number: int) -> int:
        return self._added(name, self._entry(name, number))

    def _added(self, name: str, entry: bytes) -> int:
        entries = self._to.entries.get(name)
        if entries is None:
            raise UnusualXml(f"no {name}")
        if entry not in entries:
            entries.append(entry)
            self._grown.add(name)
        return entries.index(entry)

    def _format(self, number: int) -> int:
        """A number format of the source in the target: Excel's own keep their numbers, others get a free one."""
        own = next((entry for entry in self._from.entries.get("numFmts", ()) if _format_number(entry) == number), None)
        if own is None:
            return number
        known = self._to.entries.setdefault("numFmts", [])
        same = next((entry for entry in known if _format_code(entry) == _format_code(own)), None)
        if same is None:
            free = max([FIRST_FORMAT - 1, *map(_format_number, known)]) + 1
            same = _changed(own, "numFmtId", lambda _: free)
            self._added("numFmts", same)
        return _format_number(same)


def _changed(entry: bytes, name: str, new: Callable[[int], int]) -> bytes:
    """The entry with each attribute of that name changed by a function of its number."""
    return re.sub(
        rf'(\b{name}=")(\d+)(")'.encode(),
        lambda found: found[1] + str(new(int(found[2]))).encode() + found[3],
        entry,
    )


def _format_number(entry: bytes) -> int:
    return int(find(entry, lambda depth, _: depth == 0)[0].attrs["numFmtId"])


def _format_code(entry: bytes) -> str:
    return find(entry, lambda depth, _: depth == 0)[0].attrs["formatCode"]
