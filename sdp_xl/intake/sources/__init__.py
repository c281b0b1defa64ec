"""Reads a State's own chart, a workbook, a Word document or a text file, into plain tables."""

from __future__ import annotations

from pathlib import Path

from sdp_xl.files.ooxml.guard import DOCUMENT
from sdp_xl.files.ooxml.sniff import foreign_file
from sdp_xl.files.open import load, part_names
from sdp_xl.files.watch import within_limits
from sdp_xl.intake.model import SourceTable
from sdp_xl.intake.sources.document import read_document
from sdp_xl.intake.sources.text import read_text
from sdp_xl.intake.sources.workbook import read_workbook
from sdp_xl.trouble import FileTrouble

_OTHERS = {"word": "old_document", "slides": "no_chart", "other": "no_chart"}
"""The cause to give instead, where the sentence for workbooks would mislead."""


def read_source(path: Path) -> tuple[SourceTable, ...]:
    """The tables in the file at ``path``, known by its content; Trouble, one sentence for staff, if there are none."""
    data = load(path)
    cause = foreign_file(data)
    if cause == "text":
        return read_text(path, data)
    if cause:
        raise FileTrouble(_OTHERS.get(cause, cause), path)
    names = part_names(path, data)
    if DOCUMENT in names:
        with within_limits(path):
            return read_document(path, data)
    if "ppt/presentation.xml" in names:
        raise FileTrouble("no_chart", path)
    return read_workbook(path)


__all__ = ["read_source"]
