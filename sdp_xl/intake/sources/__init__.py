"""Reads a State's own chart, a workbook, a Word document or a text file, into plain tables."""

from __future__ import annotations

from pathlib import Path

from sdp_xl.files.ooxml.sniff import foreign_file
from sdp_xl.files.ooxml.strict import Transitional
from sdp_xl.files.open import load
from sdp_xl.files.watch import within_limits
from sdp_xl.intake.model import SourceTable
from sdp_xl.intake.sources.document import read_document
from sdp_xl.intake.sources.looks import WORD
from sdp_xl.intake.sources.text import read_text
from sdp_xl.intake.sources.workbook import read_workbook
from sdp_xl.trouble import FileTrouble

_HEAD = 4096
"""Bytes at the beginning of a part within which it says what it is."""
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
    with within_limits(path):
        file = Transitional(path, data)
        main = _main_part(file)
        if main.startswith("ppt/"):
            raise FileTrouble("no_chart", path)
        if main.startswith("word/") or (main in file and WORD in file.part(main)[:_HEAD]):
            return read_document(file, main)
        return read_workbook(path, data)


def _main_part(file: Transitional) -> str:
    """The name of the part that all others belong to; a document without relations is known by its folder."""
    relation = file.related("", "officeDocument")
    names = {entry.filename.lower() for entry in file.entries}
    return relation.target if relation else next((name for name in names if name.startswith(("word/", "ppt/"))), "")


__all__ = ["read_source"]
