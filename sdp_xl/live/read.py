"""Reads the workbook that is open in Excel, as it is on the screen now, into a Grid."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas.model import MARKER, SCHEMA_VERSION, Table
from schemas.values import ErrorValue, Value, fold
from sdp_xl import files, log
from sdp_xl.address import address, position
from sdp_xl.live.excel import asked, cause
from sdp_xl.live.kept import WRITTEN
from sdp_xl.live.values import ERROR_TEXTS, given
from sdp_xl.plan.grid import BLANK_ROWS, Grid, SheetRows, newer_version
from sdp_xl.plan.locate.header import LOOK_ROWS, Header, best_header
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import Book, Sheet

MOST_ROWS, MOST_COLUMNS = 20_000, 200
"""What is read of a sheet at most where sheets are read one by one."""

NEWER = (
    "{book} is of version {version}, which is newer than this tool (made for version {known}). "
    "Install the newest sdp-xl, and press the button again."
)

_FOLDER = "sdp-xl-copy-"
_FORGOTTEN = 3600
"""Seconds after which a copy that is still there was left by a press that was killed."""


def read(book: Book) -> Grid:
    """The open workbook, unsaved changes included.

    On Windows Excel saves a copy into a private temporary folder, which the file door reads: so both doors see the
    same (tables, drop-downs, formulas, merged cells too), in the same few calls however many rows there are. Where
    that fails (encrypted by a sensitivity label, no room, a Mac, whose Excel would ask for permission) each sheet is
    read in one block, which shows values, hidden sheets and our own names only. Whatever Excel raises, if it lets
    neither way through.
    """
    save = getattr(book.api, "SaveCopyAs", None)
    if save is None:  # a Mac
        return read_sheets(book)
    try:
        return _read_copy(save)
    except Exception as error:
        if cause(error):
            raise
        log.fault("copy not read, sheets one by one", error)
        return read_sheets(book)


def _read_copy(save: Callable[[str], object]) -> Grid:
    """The Grid of a copy, which is deleted in every case. Excel saves it as what the workbook is, whatever its name."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        if folder.stat().st_mtime < time.time() - _FORGOTTEN:
            shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_FOLDER, ignore_cleanup_errors=True) as private:
        copy = Path(private) / "copy.xlsx"
        save(str(copy))
        return files.read(copy)


def on_mac(book: Book) -> bool:
    """Whether Excel is driven by AppleScript, which saves no copies and hides errors among the values."""
    return not hasattr(book.api, "SaveCopyAs")


def read_sheets(book: Book) -> Grid:
    """The workbook by one block a sheet."""
    mac = on_mac(book)
    sheets: dict[str, SheetRows] = {}
    hidden: set[str] = set()
    for sheet in asked(book, "sheets"):
        name = sheet.name
        sheets[name] = rows_of(sheet, mac=mac)
        if sheet.visible not in (True, -1):  # Windows gives xlSheetVisible, which is -1, or a number that is true too
            hidden.add(name)
    return Grid(sheets=sheets, hidden=frozenset(hidden), names=_names(book))


def read_one(book: Book, table: Table) -> tuple[str, Grid]:
    """The name of a generated sheet, and that sheet alone; Trouble if it is not there.

    All other sheets, of which each is two calls at least, are looked at only where it has another name.
    """
    mac = on_mac(book)
    first = sheet_named(book, table.sheet)
    for sheet in chain([first] if first else [], asked(book, "sheets")):
        rows = rows_of(sheet, mac=mac)
        if _is_sheet_of(table, rows):
            name = sheet.name
            return name, Grid(sheets={name: rows}, names=_names(book))
    raise Trouble(f"The sheet {table.sheet} is not in this workbook. Press “Check the plan” to have it made.")


def sheet_named(book: Book, name: str) -> Sheet | None:
    """The sheet of that name, whatever its case; None if there is none."""
    try:
        sheet: Sheet = asked(book, "sheets")[name]
        sheet.index  # noqa: B018 # a Mac looks for it only now
    except Exception as error:
        if cause(error) == "busy":
            raise
        return next((sheet for sheet in asked(book, "sheets") if sheet.name.casefold() == name.casefold()), None)
    return sheet


def _is_sheet_of(table: Table, rows: SheetRows) -> bool:
    """Whether at least half of the table's headers stand in one row: sheets of the tool share some of them."""
    header = header_in(rows, table)
    texts = {fold(value) for value in rows[header.row - 1] if isinstance(value, str)} if header.found else set()
    return 2 * sum(fold(column.header) in texts for column in table.columns) >= len(table.columns)


def header_in(rows: SheetRows, table: Table) -> Header:
    """Where the header of a generated sheet stands in its rows, as the file door finds it."""
    folded = (
        (number, {column: fold(value) for column, value in enumerate(row, 1) if isinstance(value, str)})
        for number, row in enumerate(rows[:LOOK_ROWS], 1)
    )
    return best_header(folded, table)


def _names(book: Book) -> dict[str, str]:
    """Our own defined names; those of all drop-downs would be a hundred calls. Trouble if the workbook is too new."""
    names = asked(book, "names")
    ours = {name: (names[name].refers_to or "").removeprefix("=") for name in (MARKER, WRITTEN) if name in names}
    if version := newer_version(ours):
        raise Trouble(NEWER.format(book=book.name, version=version, known=SCHEMA_VERSION))
    return ours


def rows_of(sheet: Sheet, *, mac: bool) -> SheetRows:
    """The rows of a sheet from A1 on, to the last with a value before a long run of blank ones, as the file door.

    ``mac``: errors are not among the values but in the texts shown.
    """
    bottom, right = _corner(sheet.used_range.address)
    cells = sheet.range(f"A1:{address(min(bottom, MOST_ROWS), min(right, MOST_COLUMNS))}")
    rows = [[given(value) for value in row] for row in _two_dimensional(cells.raw_value)]
    if mac:
        for row, texts in zip(rows, _two_dimensional(cells.api.string_value.get()), strict=True):
            row[:] = [
                ErrorValue(text) if text in ERROR_TEXTS else value for value, text in zip(row, texts, strict=True)
            ]
    return tuple(_trimmed(rows))


def _corner(used: str) -> tuple[int, int]:
    """The last row and column of an address such as $C$4:$F$20, or $4:$20 or $C:$F where whole rows or columns are."""
    last = used.replace("$", "").rpartition(":")[2]
    letters = last.rstrip("0123456789")
    row = int(last[len(letters) :] or MOST_ROWS)
    return row, position(f"{letters}1")[1] if letters else MOST_COLUMNS


def _two_dimensional(values: Any) -> Sequence[Sequence[Any]]:
    """The block as rows: a single cell comes as its value, and on a Mac a single row as that row."""
    if not isinstance(values, list | tuple):
        return ((values,),)
    return values if isinstance(values[0], list | tuple) else (values,)


def _trimmed(rows: Sequence[list[Value]]) -> Iterator[tuple[Value, ...]]:
    waiting: list[tuple[Value, ...]] = []
    for row in rows:
        while row and row[-1] is None:
            row.pop()
        waiting.append(tuple(row))
        if row:
            yield from waiting
            waiting.clear()
        elif len(waiting) == BLANK_ROWS:
            return
