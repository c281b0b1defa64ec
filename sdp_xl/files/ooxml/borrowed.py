"""Styles of one workbook added to another, each once, so that a sheet can be brought over and look as it did."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sdp_xl.files.ooxml.spans import Span, find, opened, spliced, tag_with
from sdp_xl.files.ooxml.trees import UnusualXml

FIRST_FORMAT = 164
"""The lowest number that a workbook may give to a number format of its own (ECMA-376, 18.8.30)."""

_LISTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
"""The lists of a cell style's parts, by the attribute that refers to them."""


@dataclass(frozen=True, slots=True)
class _Styles:
    """The lists of a styles part: each with its own span, and the bytes of its entries."""

    data: bytes
    lists: Mapping[str, Span]
    entries: Mapping[str, list[bytes]]

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

    def __post_init__(self) -> None:
        self._from, self._to = _Styles.of(self.source), _Styles.of(self.target)

    def cell(self, number: int) -> int:
        """The number in the target of a cell style of the source; UnusualXml if there is none."""
        entry = self._entry("cellXfs", number)
        span = find(entry, lambda depth, _: depth == 0)[0]
        numbers = {key: self._same(name, int(span.attrs.get(key, 0))) for key, name in _LISTS.items()}
        numbers |= {"numFmtId": self._format(int(span.attrs.get("numFmtId", 0))), "xfId": 0}
        tag = tag_with(entry, span, **{key: str(value) for key, value in numbers.items()})
        return self._added("cellXfs", spliced(entry, [(span.start, span.inner, tag)]))

    def condition(self, number: int) -> int:
        """The number in the target of a conditional format of the source."""
        return self._same("dxfs", number)

    def result(self) -> bytes:
        """The styles of the target with all that was borrowed; the other bytes stay as they are."""
        changes: list[tuple[int, int, bytes]] = []
        for name in self._grown:
            span, entries = self._to.lists[name], self._to.entries[name]
            tag = opened(self.target, span, count=str(len(entries)))
            changes.append((span.start, span.end, b"".join([tag, *entries, f"</{name}>".encode()])))
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
        if number < FIRST_FORMAT:
            return number
        own = next(entry for entry in self._from.entries["numFmts"] if _format_number(entry) == number)
        known = self._to.entries.get("numFmts")
        if known is None:
            raise UnusualXml("no numFmts")
        code = _format_code(own)
        for entry in known:
            if _format_code(entry) == code:
                return _format_number(entry)
        free = max([FIRST_FORMAT - 1, *map(_format_number, known)]) + 1
        self._added("numFmts", re.sub(rb'numFmtId="\d+"', f'numFmtId="{free}"'.encode(), own, count=1))
        return free


def _format_number(entry: bytes) -> int:
    return int(find(entry, lambda depth, _: depth == 0)[0].attrs["numFmtId"])


def _format_code(entry: bytes) -> str:
    return find(entry, lambda depth, _: depth == 0)[0].attrs["formatCode"]
