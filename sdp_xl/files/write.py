"""Writes generated pages into a copy of a workbook, or into the workbook itself, part by part in its zip."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sdp_xl.files.append import Additions, add_rows
from sdp_xl.files.append.change import Cells, set_cells
from sdp_xl.files.atomic import check_free, replacing
from sdp_xl.files.edits import Edits, put_pages
from sdp_xl.files.package import open_package
from sdp_xl.files.trouble import plain_trouble
from sdp_xl.page import Page


def write_pages(source: Path, pages: Sequence[Page], target: Path) -> None:
    """Writes the workbook ``source`` with the pages in it to ``target`` (which may be the same file).

    Only the rows under the headers of the pages' sheets are replaced, and Excel is told to calculate on opening; every
    other part stays byte for byte, in its order. The file appears in one step or not at all. Trouble, one sentence for
    staff, if the workbook cannot be read or the target not be written, or is open in Excel.
    """
    append_rows(source, {}, pages, target)


def append_rows(source: Path, additions: Additions, pages: Sequence[Page], target: Path) -> None:
    """Writes the workbook with rows added below the last filled row of its tables, and the pages in it, to ``target``.

    ``additions`` maps the keys of entry tables (not of forms) to rows, each of them column key (or the number of a
    column that staff added) -> value; rows without a value are left out. Nothing that is filled is overwritten, and
    all else is as for write_pages. Beyond its end a table grows by rows like its last one. Trouble, and nothing is
    written, if a sheet or a column for a value is gone, or if what stands below a table (a note, a total, merged cells,
    another table) leaves no room.
    """
    write_entries(source, {}, additions, pages, target)


def write_entries(source: Path, cells: Cells, additions: Additions, pages: Sequence[Page], target: Path) -> None:
    """Writes the workbook with entry cells set, rows added, and the pages in it, to ``target``, in one step.

    ``cells`` maps sheet and address to the new value; a blank empties the cell, which keeps its style (a row is removed
    by emptying it: the rows below it stay where they are). ValueError for a cell that holds a formula. New rows go
    below what was the last row of ``source``; all else is as for append_rows.
    """
    package = open_package(source)
    check_free(target)
    edits = Edits(package, {})
    set_cells(edits, cells)
    add_rows(edits, additions)
    put_pages(edits, pages)
    with replacing(target) as file:
        _pack(edits, file)


def backup(path: Path) -> Path:
    """Copies the file beside itself as “Plan (backup 2026-11-24 141530).xlsx” and returns that path.

    A second copy within a second gets a number; nothing is ever overwritten. Trouble if the file cannot be copied, or
    not be replaced afterward (open in Excel, read-only): then no copy is left lying about.
    """
    check_free(path)
    stamp = datetime.now().strftime("%Y-%m-%d %H%M%S")
    with plain_trouble(path, "read"), path.open("rb") as original:
        for number in range(1, 100):
            again = f" {number}" if number > 1 else ""
            copy = path.with_name(f"{path.stem} (backup {stamp}{again}){path.suffix}")
            if not copy.exists():
                break
        with plain_trouble(copy, "write"):
            _copy(original, copy)
    return copy


def _copy(original: IO[bytes], copy: Path) -> None:
    """Copies an open file to a new one; a half copy is removed."""
    with copy.open("xb") as file:
        try:
            shutil.copyfileobj(original, file)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            copy.unlink()
            raise


def _pack(edits: Edits, file: IO[bytes]) -> None:
    """Writes the zip: all entries in their order with their dates, changed parts in place, new parts at the end."""
    package = edits.package
    changed = {part.lower(): data for part, data in edits.parts.items()}
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.comment = package.comment
        for entry in package.entries:
            key = entry.filename.lower()
            data = changed.pop(key) if key in changed else package.raw(entry)
            if data is None:
                continue
            copy = ZipInfo(entry.filename, entry.date_time)
            copy.compress_type, copy.create_system = entry.compress_type, entry.create_system
            copy.external_attr, copy.internal_attr, copy.comment = (
                entry.external_attr,
                entry.internal_attr,
                entry.comment,
            )
            archive.writestr(copy, data)
        for part, data in edits.parts.items():
            if part.lower() in changed and data is not None:
                added = ZipInfo(part, package.entries[0].date_time)
                added.compress_type = ZIP_DEFLATED
                archive.writestr(added, data)
