"""Reads the finished copy again and searches all its parts, by other means than those that made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from sdp_xl.files.ooxml.package import Package
from sdp_xl.files.read import grid_of
from sdp_xl.share.draft import is_xml
from sdp_xl.share.find import Finder
from sdp_xl.trouble import FileTrouble

_RUNS = re.compile(r"<((?:\w+:)?(?:si|is|p))\b[^>]*[^/]>.*?</\1>", re.DOTALL)
"""Texts that may be parted in runs: in shared texts, in cells, and in shapes."""
_BYTES, _DOUBLE_BYTES = re.compile(rb"[ -~\x80-\xff]{4,}"), re.compile(rb"(?:[ -~\xa0-\xff]\0){4,}")
"""Texts in a part that is none: runs of letters, as one byte each or as two, as Windows writes them."""
_TAG = re.compile(r"<[^>]*>")


def check_copy(data: bytes, target: Path, finder: Finder) -> None:
    """Trouble if the copy cannot be read, or if a known name, e-mail address or phone number is left in any part."""
    package = Package(target, data)
    grid_of(package)
    for comment in (package.comment, *(entry.comment for entry in package.entries)):
        if comment:
            raise FileTrouble("left_over", target, part="the comment of the zip file")
    for entry in package.entries:
        for text in (entry.filename, *_texts(entry.filename, package.raw(entry))):
            if next(finder.known(text), None):
                raise FileTrouble("left_over", target, part=entry.filename)


def _texts(name: str, data: bytes) -> Iterator[str]:
    if not name.lower().endswith((".xml", ".rels", ".vml")) and not is_xml(data):
        yield from (run.decode("utf-8", "replace") for run in _BYTES.findall(data))
        yield from (run.decode("utf-16-le") for run in _DOUBLE_BYTES.findall(data))
        return
    text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "replace")
    yield unescape(text)
    for match in _RUNS.finditer(text):
        yield unescape(_TAG.sub("", match[0]))
