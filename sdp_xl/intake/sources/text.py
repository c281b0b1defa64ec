"""Reads a text file with a table (.csv), in the encodings and with the separators that Excel and others save."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from schemas.values import clean
from sdp_xl.csv_guard import unguarded
from sdp_xl.intake.model import SourceCell, SourceTable
from sdp_xl.trouble import FileTrouble

_SEPARATORS = ",;\t|"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path, data: bytes) -> tuple[SourceTable, ...]:
    """The table in a text file, as one SourceTable; places count records, as Excel shows them in rows."""
    text = _decoded(data)
    first, _, rest = text.partition("\n")
    stated = first.strip().strip('"').lower()
    if stated.startswith("sep=") and len(stated) == 5:  # a line that tells Excel the separator
        records, skipped = _records(path, rest, stated[4]), 1
    else:
        records, skipped = max((_records(path, text, separator) for separator in _SEPARATORS), key=_evenness), 0
    rows = tuple(
        tuple(_cell(path.name, number, column, unguarded(value)) for column, value in enumerate(record, 1))
        for number, record in enumerate(records, 1 + skipped)
    )
    return (SourceTable(name=path.stem, rows=rows),)


def _cell(file: str, row: int, column: int, text: str) -> SourceCell | None:
    place = f"row {row}, column {column}"
    return SourceCell(value=text, file=file, place=place, text=text) if clean(text) else None


def _decoded(data: bytes) -> str:
    """The text: UTF-8 with or without its mark, UTF-16 with its mark, or else Windows-1252, Excel's own in the US.

    No guessing of other encodings: 1252 reads every byte, and the report shows what was read.
    """
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _records(path: Path, text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))  # an open quotation mark may swallow the file
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise FileTrouble("no_chart", path) from error


def _evenness(records: list[list[str]]) -> tuple[int, int]:
    """How well a separator parts the text: the cells in records of the commonest width, if that is more than one."""
    widths = [len(record) for record in records if len(record) > 1]
    if not widths:
        return 0, 0
    common = max(set(widths), key=lambda width: (widths.count(width) * width, width))
    return common * widths.count(common), -len(widths)
