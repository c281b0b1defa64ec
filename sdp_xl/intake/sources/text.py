"""Reads a text file with a table (.csv), in the encodings and with the separators that Excel and others save."""

from __future__ import annotations

import csv
import re
from collections import deque
from io import StringIO
from pathlib import Path

from sdp_xl.intake.model import SourceTable
from sdp_xl.intake.sources.collected import Collected
from sdp_xl.intake.sources.encodings import decoded
from sdp_xl.trouble import FileTrouble

_SEPARATORS = ",;\t|"
_STATED = re.compile(r"""["\s]*sep=(?P<sign>[^"\r\n])"?[ ,;\t]*(?:\r\n|\r|\n|$)""", re.IGNORECASE)
"""A first line that tells Excel the separator."""


def read_text(path: Path, data: bytes) -> tuple[SourceTable, ...]:
    """The table in a text file, as one SourceTable; places count records, as Excel shows them in rows."""
    text = decoded(data).rstrip("\x1a")
    if stated := _STATED.match(text):
        records, skipped = _records(path, text[stated.end() :], stated["sign"]), 1
    else:
        separator = max(_SEPARATORS, key=lambda sign: _sense(_records(path, text, sign), text, sign))
        records, skipped = _records(path, text, separator), 0
    collected = Collected(path.name)
    rows = tuple(
        tuple(collected.cell(f"row {number}, column {column}", value) for column, value in enumerate(record, 1))
        for number, record in enumerate(records, 1 + skipped)
    )
    beside, told = collected.take()
    return (SourceTable(name=path.stem, rows=rows, beside=beside, told=told),)


def _records(path: Path, text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))  # an open quotation mark may swallow the file
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator, skipinitialspace=True))
    except csv.Error as error:
        raise FileTrouble("no_chart", path) from error


def _sense(records: list[list[str]], text: str, separator: str) -> tuple[bool, int, int]:
    """How well a separator parts the text: at quotation marks too, and into records of one width above one."""
    widths = [len(record) for record in records if len(record) > 1]
    if not widths:
        return False, 0, 0
    common = max(set(widths), key=lambda width: (widths.count(width) * width, width))
    return _at_quotes(text, separator), common * widths.count(common), -len(widths)


def _at_quotes(text: str, separator: str) -> bool:
    """Whether a closing quotation mark stands before a separator or the end of a line only."""
    try:
        deque(csv.reader(StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True), maxlen=0)
    except csv.Error:
        return False
    return True
