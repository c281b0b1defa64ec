"""Word documents that are valid but not as python-docx expects them, made so before it sees them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from sdp_xl.files.ooxml.guard import open_zip

_TYPES = "[Content_Types].xml"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KINDS = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.template|ms-word\.(?:document\.macroEnabled"
    rb"|template\.macroEnabledTemplate))\.main\+xml"
)
"""Content types of templates and of documents with macros, whose text is written as in any document."""
_BOOKMARK = re.compile(rb"<(?:\w+:)?Relationship\b(?![^>]*\bTargetMode=)[^>]*\bTarget=[\"']#[^>]*?(?=/?>)")
"""A link to a place in the document itself, which python-docx takes for one to a part."""


def readable(path: Path, data: bytes) -> bytes:
    """The document with such relationships and content types changed; the same bytes if it has none. Raises Trouble."""
    archive = open_zip(path, data)
    changed: dict[str, bytes] = {}
    for entry in archive.infolist():
        name = entry.filename
        if name != _TYPES and not name.endswith(".rels"):
            continue
        old = archive.read(entry)
        new = _KINDS.sub(_DOCUMENT, old) if name == _TYPES else _BOOKMARK.sub(rb'\g<0> TargetMode="External"', old)
        if new != old or name != entry.orig_filename:
            changed[name] = new
    if not changed:
        return data
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as copy:
        for entry in archive.infolist():
            copy.writestr(entry.filename, changed.get(entry.filename) or archive.read(entry))
    return made.getvalue()
