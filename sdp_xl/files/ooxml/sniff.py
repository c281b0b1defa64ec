"""Tells by content, not by its name, what kind of file was given."""

from __future__ import annotations

from collections.abc import Collection

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<!--", b"<table", b"<?xml")
_POINTERS = (b"[internetshortcut]", b"[{000214a0-")
_GOOGLE = (b'"doc_id"', b'"url":"https://docs.google.com', b'"url": "https://docs.google.com')
_BINARY = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def foreign_file(data: bytes) -> str:
    """The cause (key of SENTENCES) why these bytes cannot be a workbook; empty if they look like a zip file."""
    if not data:
        return "empty"
    if data.startswith(_ZIP):
        return ""
    if data.startswith(_OLE):
        return _compound(data)
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<?xml") and b"<plist" in start and b"<key>url</key>" in start:
        return "pointer"
    if start.startswith(b"<?xml") and b"<html" not in start:
        return "xml"
    if start.startswith(_PAGE):
        return "web"
    if start.startswith(b"{") and any(mark in start for mark in _GOOGLE):
        return "google"
    if start.startswith(_POINTERS):
        return "pointer"
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "text" if utf16 or not (_BINARY.intersection(start) or start.startswith(b"%pdf")) else "other"


def _compound(data: bytes) -> str:
    """What stands in an OLE compound file, by the names in its directory (UTF-16)."""
    streams = {
        "DRMEncryptedTransform": "labeled",
        "DRMEncryptedDataSpace": "labeled",
        "EncryptedPackage": "encrypted",
        "WordDocument": "word",
        "PowerPoint Document": "slides",
        "Workbook": "old",
        "Book": "old",
    }
    for name, cause in streams.items():
        if name.encode("utf-16-le") + b"\0\0" in data:
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
