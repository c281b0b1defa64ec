"""Tells by content, not by its name, what kind of file was given."""

from __future__ import annotations

from collections.abc import Collection

from sdp_xl.files.ooxml.compound import MARK, root_names

_ANCIENT = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x00\x06\x00")
"""How workbooks of Excel 2, 3 and 4 begin, before there were compound files."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<!--", b"<table", b"<?xml")
_POINTERS = (b"[internetshortcut]", b"[{000214a0-")
_HEAD = 4096
"""Bytes at the beginning that are looked at."""
_DOS_END = b"\x1a"
"""With which programs of DOS end a text."""
_PLACEHOLDER = b"bplist00"
"""How the file begins that stands for one in the cloud on a Mac; elsewhere it holds nothing but zeros."""
_NO_TEXT = (b"%pdf", b"\xff\xd8\xff", b"gif8")
"""How PDF files and pictures begin that may hold no byte that a text could not."""
_GOOGLE = (b'"doc_id"', b'"url":"https://docs.google.com', b'"url": "https://docs.google.com')
_BINARY = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def foreign_file(data: bytes) -> str:
    """The cause (key of SENTENCES) why these bytes cannot be a workbook; empty if they look like a zip file."""
    if not data:
        return "empty"
    if data.startswith(_ZIP):
        return ""
    if data.startswith(MARK):
        return _compound(data)
    if data.startswith(_ANCIENT):
        return "ancient"
    if data.startswith(_PLACEHOLDER) or not data.strip(b"\0"):
        return "not_here"
    if wide_text(data):
        return "text"
    start = data[:_HEAD].rstrip(_DOS_END).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<?xml") and b"<plist" in start and b"<key>url</key>" in start:
        return "pointer"
    if start.startswith(b"<?xml") and b"<html" not in start:
        return "xml"
    if start.startswith(_PAGE):
        return "web"
    if start.startswith(b"{\\rtf"):
        return "word"
    if start.startswith(b"{") and any(mark in start for mark in _GOOGLE):
        return "google"
    if start.startswith(_POINTERS):
        return "pointer"
    return "other" if _BINARY.intersection(start) or start.startswith(_NO_TEXT) else "text"


def wide_text(data: bytes) -> str:
    """The form of UTF-16 that a text is written in, by its mark or by where its zeros stand; empty if in none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) < 4 or max(even, odd) * 2 < len(head) // 2 or _BINARY.intersection(head.replace(b"\0", b"")):
        return ""
    return "utf-16-le" if odd > 9 * even else "utf-16-be" if even > 9 * odd else ""


def _compound(data: bytes) -> str:
    """What stands in an OLE compound file, by the names in its root folder; of a damaged one by those anywhere."""
    streams = {
        "DRMEncryptedTransform": "labeled",
        "DRMEncryptedDataSpace": "labeled",
        "EncryptedPackage": "encrypted",
        "Workbook": "old",
        "WordDocument": "word",
        "PowerPoint Document": "slides",
        "Book": "ancient",
    }
    names = root_names(data)
    for name, cause in streams.items():
        anywhere = not names and name.encode("utf-16-le") + b"\0\0" in data
        if name in names or anywhere or (name.startswith("DRM") and name.encode("utf-16-le") in data):
            return cause
    return "other"


def foreign_zip(names: Collection[str]) -> str:
    """The cause why a zip of these parts (in lower case) is no workbook that can be read; empty if it may be one."""
    marks = {
        "word/document.xml": "word",
        "ppt/presentation.xml": "slides",
        "xl/workbook.bin": "binary",
        "index/document.iwa": "numbers",
        "mimetype": "open_document",
        "content.xml": "open_document",
    }
    for mark, cause in marks.items():
        if mark in names:
            return cause
    return "" if "[content_types].xml" in names else "zip"
