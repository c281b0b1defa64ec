"""Rows of a sheet that is written as Excel writes it, taken apart by two byte patterns; all else is for CellStream.

One pattern knows a whole row, and nothing but rows of that form, so that what it lets pass needs no parser: no comment,
no other namespace, no character that XML forbids. The other pattern then finds the filled cells of a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sdp_xl.files.ooxml.cellstream import RawCell, column_of
from sdp_xl.files.ooxml.limits import check_time

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?[^<>?]*\?>)?\s*"
    rb"<(worksheet|sst)\b(?=[^<>]* xmlns=\"http://schemas\.openxmlformats\.org/spreadsheetml/2006/main\")[^<>]*(?<!/)>"
)
_START = rb'<c r="([A-Z]{1,3})%s"(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?(?: cm="1")?(?: (vm)="[0-9]+")?'
_FORMULA = (
    rb'(?:<(f)((?: t="[a-zA-Z]+")?(?: aca="\w+")?(?: ref="[A-Z0-9:$]+")?(?: ca="\w+")?(?: si="[0-9]+")?)'
    rb"(?:/>|>([^<]*)</f>))?"
)
_VALUE = rb'(?:<(v)(?:>([^<]*)</v>| ?/>)|<(is)><t(?: xml:space="preserve")?>([^<]*)</t></is>)?'
_FILLED = re.compile(_START % b"[0-9]+" + b">" + _FORMULA + _VALUE + b"</c>")
_ROW = re.compile(
    rb'<row r="([1-9][0-9]{0,6})"(?: (?!r=)([a-zA-Z]+|x14ac:dyDescent)="[^"<>&]*"(?![^<>]* \2="))*(?:/>|>((?:'
    + re.sub(rb"\((?!\?)", b"(?:", _START % rb"\1" + b"(?:/>|>" + _FORMULA + _VALUE + b"</c>)")
    + rb")*)</row>)\s*"
)
_FORBIDDEN = bytes(code for code in range(32) if code not in b"\t\n")
"""What XML forbids, and the carriage return, which a parser turns into a new line."""
_DOUBTFUL = (b"<!", b"<?", b"]]>", b"xmlns", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_ENTITIES = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&apos;", b"'"), (b"&amp;", b"&"))
_OTHER_ENTITY = re.compile(rb"&(?!(?:lt|gt|quot|apos|amp);)")
_ATTRIBUTE = re.compile(r' (\w+)="([^"]*)"')


class Found(NamedTuple):
    """A filled cell as it is written; a part that is not there is empty. ``f``, ``v`` and ``inside`` say that it is."""

    letters: bytes
    style: bytes
    kind: bytes
    linked: bytes
    f: bytes
    attrs: bytes
    formula: bytes
    v: bytes
    value: bytes
    inside: bytes
    inline: bytes

    def raw(self, row: int) -> RawCell:
        """The cell as CellStream gives it."""
        letters = self.letters.decode()
        kind, style = self.kind.decode() or "n", self.style.decode()
        cell = RawCell(f"{letters}{row}", column_of(letters), style, kind, linked=bool(self.linked))
        cell.value = text_of(self.value) if self.v else None
        cell.inline = text_of(self.inline) if self.inside else None
        if self.f:
            cell.formula, cell.attrs = text_of(self.formula), dict(_ATTRIBUTE.findall(self.attrs.decode()))
        return cell


def content(data: bytes, root: str, tag: str) -> tuple[int, int] | None:
    """Where the content of the element ``tag`` of a part begins and ends; None if it may hold what is unusual.

    What is usual: UTF-8, the main namespace, the entities that XML knows by name, and neither comments nor sections.
    """
    head = _HEAD.match(data)
    if head is None or head[1] != root.encode():
        return None
    opening = f"<{tag}>".encode()
    first = head.end() if tag == root else data.find(opening) + len(opening)
    last = data.rfind(f"</{tag}>".encode())
    if not head.end() <= first <= last or len(data.translate(None, _FORBIDDEN)) < len(data):
        return None
    if any(data.find(mark, first, last) >= 0 for mark in _DOUBTFUL) or _OTHER_ENTITY.search(data, first, last):
        return None
    try:
        data.isascii() or data.decode()
    except UnicodeDecodeError:
        return None
    return first, last


def text_of(written: bytes) -> str:
    """The text of a piece of such a content without tags in it."""
    if b"&" in written:
        for entity, sign in _ENTITIES:
            written = written.replace(entity, sign)
    return written.decode()


class CellBytes:
    """Rows of a sheet as number and filled cells; ``rest`` is the sheet without its rows, for CellStream."""

    def __init__(self, data: bytes, rows: list[tuple[int, int, int]], rest: bytes) -> None:
        self._data, self._rows, self.rest = data, rows, rest

    def __iter__(self) -> Iterator[tuple[int, list[tuple[bytes, ...]]]]:
        return ((number, _FILLED.findall(self._data, start, end)) for number, start, end in self._rows if start < end)


def cell_bytes(data: bytes) -> CellBytes | None:
    """The rows of a sheet with these bytes; None if one of them is written in another way than Excel's."""
    place = content(data, "worksheet", "sheetData")
    if place is None:
        return None
    (first, last), rows = place, []
    at = first
    while row := _ROW.match(data, at, last):
        check_time()
        rows.append((int(row[1]), *row.span(3)))
        at = row.end()
    rest = data[:first] + data[last:]
    prefixed = b"xmlns:x14ac=" in rest or data.find(b" x14ac:", first, last) < 0
    if at < last or not prefixed or any(one[0] >= other[0] for one, other in pairwise(rows)):
        return None
    return CellBytes(data, rows, rest)


@cache
def column(letters: bytes) -> int:
    """The number of a column, from 1."""
    return column_of(letters.decode())
