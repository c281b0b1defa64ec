"""Texts that the cells of a workbook refer to by number."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from sdp_xl.files.ooxml.package import MAIN, Package
from sdp_xl.files.ooxml.spans import find

_T, _RUN_T = f"{MAIN}t", f"{MAIN}r/{MAIN}t"


def shared_strings(package: Package) -> Sequence[str]:
    """The texts that cells refer to by number; phonetic hints are left out. Trouble if their part is not there."""
    relation = package.related(package.main, "sharedStrings")
    return [_text(item) for item in package.tree(relation.target).iterfind(f"{MAIN}si")] if relation else ()


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
