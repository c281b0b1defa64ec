"""Texts that the cells of a workbook refer to by number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, ParseError

from sdp_xl.files.ooxml.cellbytes import content, text_of
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.limits import check_time
from sdp_xl.files.ooxml.package import MAIN, Package
from sdp_xl.files.ooxml.spans import find
from sdp_xl.files.ooxml.trees import check_whole, tree

_T, _RUN_T = f"{MAIN}t", f"{MAIN}r/{MAIN}t"
_PLAIN = re.compile(rb'<si><t(?: xml:space="preserve")?(?:>([^<]*)</t>|/>)</si>\s*')
_MANY = re.compile(b"(?:%s){1,1000}" % _PLAIN.pattern.replace(b"(", b"(?:").replace(b"(?:?:", b"(?:"))
_ITEM = re.compile(rb"(<si>.*?</si>)\s*", re.DOTALL)
_OPENED = b'<si xmlns="%s">' % MAIN[1:-1].encode()


def shared_strings(package: Package) -> Sequence[str]:
    """The texts that cells refer to by number; phonetic hints are left out. Trouble if their part is not there."""
    relation = package.related(package.main, "sharedStrings")
    if relation is None:
        return ()
    with plain_part(package.path, relation.target):
        texts = _from_bytes(package.part(relation.target))
    if texts is None:
        texts = [_text(item) for item in package.tree(relation.target).iterfind(f"{MAIN}si")]
    return texts


def _from_bytes(data: bytes) -> list[str] | None:
    """The texts of a part that is written as Excel writes it; None for one that is left to a parser.

    An item with runs in it is parsed alone.
    """
    place = content(data, "sst", "sst")
    if place is None:
        return None
    at, last = place
    check_whole(data[:at] + data[last:])
    texts: list[str] = []
    while found := _MANY.match(data, at, last) or _ITEM.match(data, at, last):
        check_time()
        if found.re is _MANY:
            texts += map(text_of, _PLAIN.findall(data, at, found.end()))
        else:
            try:
                texts.append(_text(tree(found[1].replace(b"<si>", _OPENED, 1))))
            except ParseError:
                return None
        at = found.end()
    return texts if at == last else None


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
