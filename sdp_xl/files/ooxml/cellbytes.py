"""Rows of a sheet that is written as Excel writes it, found by two byte patterns; all else is for CellStream.

One pattern knows how a row begins, the other its cells, and nothing but cells of that form, so that what they let pass
needs no parser: no comment, no other namespace, no character that XML forbids. Most cells are told by their column,
style, kind and a number; what stands in another one is looked at more closely.

Why not python-calamine, which parses a plan of 10,000 rows in half the time that all of the reading takes here: it
gives error cells as blank, so every sheet would still have to be looked through for them, for linked data types, and
for what it reads otherwise than Excel; formulas stand in the same bytes, the limits for hostile files must be held
before it, and it does not run in a browser. With all that beside it, nothing is gained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sdp_xl.files.ooxml.cellstream import RawCell, column_of
from sdp_xl.files.ooxml.limits import check_time

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?[^<>?]*\?>)?\s*"
    rb"<(worksheet|sst)\b(?=[^<>]* xmlns=\"http://schemas\.openxmlformats\.org/spreadsheetml/2006/main\")[^<>]*(?<!/)>"
)
_KIND = rb'(?: t="([a-zA-Z]+)")?(?: cm="1")?(?: (vm)="[0-9]+")?'
_FORMULA = (
    rb'(?:<(f)((?: aca="\w+" t="[a-zA-Z]+"|(?: t="[a-zA-Z]+")?(?: aca="\w+")?)'  # LibreOffice has them in this order
    rb'(?: ref="[A-Z0-9:$]+")?(?: ca="\w+")?(?: si="[0-9]+")?)(?:/>|>([^<]*)</f>))?'
)
_VALUE = rb'(?:<(v)(?:>([^<]*)</v>| ?/>)|<(is)><t(?: xml:space="preserve")?>([^<]*)</t></is>)?'
_INSIDE = re.compile(_KIND + b">" + _FORMULA + _VALUE)
_ROW = re.compile(rb'\s*+<row r="([1-9][0-9]{0,6})"([^<>]{0,1000}+)>')  # Excel writes 200 bytes at most
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]++)"(?: s="([0-9]++)")?'
    rb'(?:/>|(?: t="([ns])")?><v>([0-9][0-9.E+-]*+)</v></c>|('
    + re.sub(rb"\((?!\?)", b"(?:", _INSIDE.pattern)
    + b")</c>|"
    + re.sub(rb"\((?!\?)", b"(?:", _KIND)
    + b"/>)|.+",  # the last one takes what is no cell as Excel writes it, to the row's end
    re.DOTALL,
)
_ROW_ATTRS = re.compile(rb'(?: (?!r=)([a-zA-Z]+|x14ac:dyDescent)="[\w.:; -]*"(?!.* \1="))*/?')
_LONGEST_ROW = 4 << 20
"""Bytes of a row that is looked through in one step, between two looks at the clock: 250 for each of 16,384 cells."""
_FORBIDDEN = bytes(code for code in range(32) if code not in b"\t\n")
"""What XML forbids, and the carriage return, which a parser turns into a new line."""
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_OTHER_ENTITY = re.compile(rb"&(?!(?:lt|gt|quot|apos|amp);)")
_ATTRIBUTE = re.compile(r' (\w+)="([^"]*)"')


class UnlikeExcel(Exception):
    """A part, or a piece of it, is written in a way that is left to a parser."""


Cell = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""A cell as it is written: letters and digits of its name; its style, kind and number, or what else stands in it."""
NUMBER, INSIDE = 4, 5
"""Places of the last two, both of which are empty in a blank cell."""


def raw(cell: Cell) -> RawCell:
    """A cell with something else in it than a number, as CellStream gives it; UnlikeExcel if it may hold damage."""
    letters, digits, style, _, _, inside = cell
    parts = _INSIDE.fullmatch(checked(inside))
    assert parts  # it is part of the pattern by which the cell was found
    kind, linked, f, attrs, formula, v, value, inline, text = parts.groups()
    found = RawCell(
        (letters + digits).decode(), column(letters), style.decode(), (kind or b"n").decode(), linked=linked is not None
    )
    if v:
        found.value = text_of(value or b"")
    if inline:
        found.inline = text_of(text)
    if f:
        found.formula = text_of(formula or b"")
        if attrs:
            found.attrs = dict(_ATTRIBUTE.findall(attrs.decode()))
    return found


def content(data: bytes, root: str, tag: str) -> tuple[int, int]:
    """Where the content of the element ``tag`` of a part begins and ends; UnlikeExcel if that is not sure.

    The part is in UTF-8, and its root in the main namespace.
    """
    head = _HEAD.match(data)
    opening = f"<{tag}>".encode()
    if head is None or head[1] != root.encode():
        raise UnlikeExcel(root)
    first = head.end() if tag == root else data.find(opening) + len(opening)
    last = data.rfind(f"</{tag}>".encode())
    if not head.end() <= first <= last:
        raise UnlikeExcel(tag)
    return first, last


def checked(written: bytes) -> bytes:
    """The same piece of a part's content; UnlikeExcel if a text in it may hold what a parser changes or refuses."""
    if b"]]>" in written or len(written.translate(None, _FORBIDDEN)) < len(written):
        raise UnlikeExcel(written)
    if b"&" in written and _OTHER_ENTITY.search(written):
        raise UnlikeExcel(written)
    if not written.isascii():
        try:
            text = written.decode()
        except UnicodeDecodeError as error:
            raise UnlikeExcel(written) from error
        if "\ufffe" in text or "\uffff" in text:
            raise UnlikeExcel(text)
    return written


def text_of(written: bytes) -> str:
    """The text of a checked piece without tags in it."""
    return unescaped(written.decode())


def unescaped(text: str) -> str:
    """The text with the signs that XML names for those which mean something to it."""
    if "&" in text:
        for entity, sign in _ENTITIES:
            text = text.replace(entity, sign)
    return text


class CellBytes:
    """Rows of a sheet as number, count of tags and cells; UnlikeExcel at what is written in another way.

    Only once all were read it is sure that they need no parser.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._first, self._last = content(data, "worksheet", "sheetData")

    def rest(self) -> bytes:
        """The sheet without its rows, for CellStream."""
        return self._data[: self._first] + self._data[self._last :]

    def __iter__(self) -> Iterator[tuple[int, int, list[Cell]]]:
        data, at, last = self._data, self._first, self._last
        sound: set[bytes] = set()
        before = 0
        while row := _ROW.match(data, at, last):
            check_time()
            digits, attrs = row.groups()
            start, number = row.end(), int(digits)
            if attrs not in sound:
                self._check_attrs(attrs)
                sound.add(attrs)
            if number <= before:
                raise UnlikeExcel(number)
            before = number
            if attrs.endswith(b"/"):
                at = start
                continue
            end = data.find(b"</row>", start, start + _LONGEST_ROW)
            if not start <= end < last:
                raise UnlikeExcel(number)
            found = _CELL.findall(data, start, end)
            if found and not found[-1][0]:
                raise UnlikeExcel(number)
            yield number, data.count(b"<", start, end), found
            at = end + len(b"</row>")
        if data[at:last].strip():
            raise UnlikeExcel(at)

    def _check_attrs(self, attrs: bytes) -> None:
        unknown = b" x14ac:" in attrs and self._data.find(b" xmlns:x14ac=", 0, self._first) < 0
        if unknown or not _ROW_ATTRS.fullmatch(attrs):
            raise UnlikeExcel(attrs)


@cache
def column(letters: bytes) -> int:
    """The number of a column, from 1."""
    return column_of(letters.decode())
