"""Texts that the cells of a workbook refer to by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from xml.etree.ElementTree import Element, ParseError

from sdp_xl.files.ooxml.cellbytes import UnlikeExcel, checked, content, unescaped
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.limits import check_time
from sdp_xl.files.ooxml.package import MAIN, Package
from sdp_xl.files.ooxml.spans import find
from sdp_xl.files.ooxml.trees import check_whole, tree

_T, _RUN_T = f"{MAIN}t", f"{MAIN}r/{MAIN}t"
_ITEMS = re.compile(r'<si><t(?: xml:space="preserve")?(?:>([^<]*)</t>|/>)</si>\s*+|(<si>.*?</si>)\s*+|(.+)', re.DOTALL)
_PIECE = 1 << 16
_OPENED = f'<si xmlns="{MAIN[1:-1]}">'


def shared_strings(package: Package) -> Sequence[str]:
    """The texts that cells refer to by number; phonetic hints are left out. Trouble if their part is not there."""
    relation = package.related(package.main, "sharedStrings")
    if relation is None:
        return ()
    with suppress(UnlikeExcel), plain_part(package.path, relation.target):
        return list(_from_bytes(package.part(relation.target)))
    return [_text(item) for item in package.tree(relation.target).iterfind(f"{MAIN}si")]


def _from_bytes(data: bytes) -> Iterator[str]:
    """The texts of a part that is written as Excel writes it, an item with runs in it parsed alone."""
    at, last = content(data, "sst", "sst")
    check_whole(data[:at] + data[last:])
    while at < last:
        check_time()
        end = data.find(b"<si>", at + _PIECE, last)
        piece = checked(data[at : end if end >= 0 else last])
        at += len(piece)
        escaped = b"&" in piece
        for plain, item, other in _ITEMS.findall(piece.decode()):
            if other:
                raise UnlikeExcel(other)
            yield _parsed(item) if item else unescaped(plain) if escaped else plain


def _parsed(item: str) -> str:
    """The text of an item with runs in it; UnlikeExcel if it cannot be read without what stands around it."""
    try:
        return _text(tree(item.replace("<si>", _OPENED, 1).encode()))
    except ParseError as error:
        raise UnlikeExcel(item) from error


def shared_runs(package: Package) -> Sequence[bytes]:
    """The same texts as the XML of their runs, which keeps the look of each."""
    relation = package.related(package.main, "sharedStrings")
    data = package.part(relation.target) if relation else b""
    return [data[item.inner : item.close] for item in find(data, lambda depth, _: depth == 1)] if data else ()


def _text(item: Element) -> str:
    """The text of all its runs."""
    if len(item) == 1 and item[0].tag == _T:
        return item[0].text or ""
    return "".join(part.text or "" for path in (_T, _RUN_T) for part in item.iterfind(path))
