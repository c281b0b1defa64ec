"""The same work by other libraries: python -m tests.bench.peers WORK FILE …; each is timed as a whole process."""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path


def digest(flaws: Iterable[tuple[str, int, str, str]]) -> str:
    """One text for a set of broken entry checks: table, row, column key, name of the check."""
    return hashlib.sha256(repr(sorted(set(flaws))).encode()).hexdigest()


def parse(path: str) -> None:
    """Only parses the file, with calamine: the floor for any tool in Python."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def entries(path: str) -> None:
    """Checks the entries alone: openpyxl reads, pandera checks each table as a data frame of pandas."""
    from openpyxl import load_workbook

    from schemas import frames
    from schemas.model import HEADER_ROW, Kind
    from schemas.tables import CHOICES, ENTRY_TABLES, LISTS_SHEET
    from schemas.values import fold
    from sdp_xl.plan.grid import plain

    book = load_workbook(path, read_only=True, data_only=True)
    sheets = {
        sheet.title: [[plain(value) for value in row] for row in sheet.iter_rows(values_only=True)] for sheet in book
    }
    heads, *below = sheets[LISTS_SHEET][HEADER_ROW - 1 :]
    columns = {head: [row[place] for row in below if row[place] is not None] for place, head in enumerate(heads)}
    allowed = {one.key: frozenset(map(fold, map(str, columns[one.header]))) for one in CHOICES}
    found = []
    for table in ENTRY_TABLES:
        if table.form:
            answers = {row[0]: row[1] for row in sheets[table.sheet] if len(row) > 1}
            rows = [(HEADER_ROW, {column.key: answers.get(column.header) for column in table.columns})]
        else:
            keys = {column.header: column.key for column in table.columns}
            named = [keys.get(str(head)) for head in sheets[table.sheet][HEADER_ROW - 1]]
            entered = [key for key in keys.values() if table.column(key).kind is not Kind.FORMULA]
            numbered = (
                (number, {key: value for key, value in zip(named, row, strict=True) if key})
                for number, row in enumerate(sheets[table.sheet][HEADER_ROW:], HEADER_ROW + 1)
            )
            rows = [(number, row) for number, row in numbered if any(row[key] is not None for key in entered)]
        columns = {column.key: [row.get(column.key) for _, row in rows] for column in table.columns}
        for place, key, check in frames.flaws(table, columns, allowed):
            found.append((table.key, rows[place][0], key, check))
    print(digest(found))


def paste(path: str, ready: str, target: str) -> None:
    """Pastes pages that are ready into the workbook, with openpyxl, which keeps its macros."""
    from openpyxl import load_workbook

    book = load_workbook(path, keep_vba=True)
    for name, rows in pickle.loads(Path(ready).read_bytes()).items():
        for number, row in enumerate(rows, 5):
            for column, value in enumerate(row, 1):
                if value is not None:
                    book[name].cell(number, column, value)
    book.save(target)


def ours(path: str, ready: str = "") -> None:
    """What our check finds in the entries; and into the file ``ready`` the pages of the timeline as plain values."""
    from sdp_xl import files
    from sdp_xl.address import Link
    from sdp_xl.checking.check import read_over
    from sdp_xl.pages import timeline_pages
    from sdp_xl.scheduling import make

    plan = read_over(files.read(Path(path)), today=date(2026, 11, 24))
    print(digest((one.table, one.row, one.column, one.check) for one in plan.flaws))
    if ready:
        pages = {
            page.sheet: [[cell.text if isinstance(cell, Link) else cell for cell in row] for row in page.rows]
            for page in timeline_pages(make(plan))
        }
        Path(ready).write_bytes(pickle.dumps(pages))


if __name__ == "__main__":
    {"parse": parse, "entries": entries, "paste": paste, "ours": ours}[sys.argv[1]](*sys.argv[2:])
