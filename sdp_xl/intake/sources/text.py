"""Reads a text file with a table (.csv), in the encodings and with the separators that Excel and others save."""

from __future__ import annotations

import csv
import re
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
        records, skipped = max((_records(path, text, separator) for separator in _SEPARATORS), key=_evenness), 0
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


def _evenness(records: list[list[str]]) -> tuple[int, int]:
    """How well a separator parts the text: the cells in records of the commonest width, if that is more than one."""
    widths = [len(record) for record in records if len(record) > 1]
    if not widths:
        return 0, 0
    common = max(set(widths), key=lambda width: (widths.count(width) * width, width))
    return common * widths.count(common), -len(widths)
