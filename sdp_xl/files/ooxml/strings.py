"""Texts that the cells of a workbook refer to by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sdp_xl.files.ooxml.package import MAIN, Package

if TYPE_CHECKING:
    from lxml.etree import _Element


def shared_strings(package: Package) -> Sequence[str]:
    """The texts that cells refer to by number; phonetic hints are left out."""
    relation = package.related(package.main, "sharedStrings")
    if relation is None or relation.target not in package:
        return ()
    return ["".join(_texts(item)) for item in package.tree(relation.target).iterfind(f"{MAIN}si")]


def _texts(element: _Element) -> Iterator[str]:
    for path in (f"{MAIN}t", f"{MAIN}r/{MAIN}t"):
        for text in element.iterfind(path):
            yield text.text or ""
