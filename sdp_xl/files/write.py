"""Writes generated pages into a copy of a workbook, or into the workbook itself, part by part in its zip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sdp_xl.files.atomic import check_free, check_unchanged, replacing
from sdp_xl.files.backup_files import backup
from sdp_xl.files.ooxml.edits import Edits
from sdp_xl.files.ooxml.package import Package
from sdp_xl.files.open import open_package
from sdp_xl.files.pages import put_pages
from sdp_xl.files.restored import put_sheet
from sdp_xl.files.rows import Additions, add_rows
from sdp_xl.files.rows.change import Cells, set_cells
from sdp_xl.files.trouble import plain_trouble
from sdp_xl.files.watch import within_limits
from sdp_xl.plan.page import Page
from sdp_xl.trouble import FileTrouble

PACKED = 4
"""How hard changed parts are packed: in half the time of zlib's usual 6, and a timeline of 10,000 tasks is 0.2 MB more
than 2.1."""


def write_pages(
    source: Path, pages: Sequence[Page], target: Path, *, digest: str = "", keep: bool = False
) -> Path | None:
    """Writes the workbook ``source`` with the pages in it to ``target`` (which may be the same file).

    Only the rows under the headers of the pages' sheets are replaced, and Excel is told to calculate on opening; every
    other part stays byte for byte, in its order. The file appears in one step or not at all. With ``keep``, a backup of
    the target is kept and its path returned. Trouble, one sentence for staff, if the workbook cannot be read, if it is
    not any more what was read (``digest`` of the Grid), if the target cannot be written, or is open in Excel, or if it
    is the source and somebody changes it meanwhile.
    """
    return append_rows(source, {}, pages, target, digest=digest, keep=keep)


def append_rows(
    source: Path, additions: Additions, pages: Sequence[Page], target: Path, *, digest: str = "", keep: bool = False
) -> Path | None:
    """Writes the workbook with rows added below the last filled row of its tables, and the pages in it, to ``target``.

    ``additions`` maps the keys of entry tables (not of forms) to rows, each of them column key (or the number of a
    column that staff added) -> value; rows without a value are left out. Nothing that is filled is overwritten, and
    all else is as for write_pages. Beyond its end a table grows by rows like its last one. Trouble, and nothing is
    written, if a sheet or a column for a value is gone, or if what stands below a table (a note, a total, merged cells,
    another table) leaves no room.
    """
    return write_entries(source, {}, additions, pages, target, digest=digest, keep=keep)


def write_entries(
    source: Path,
    cells: Cells,
    additions: Additions,
    pages: Sequence[Page],
    target: Path,
    *,
    digest: str = "",
    keep: bool = False,
) -> Path | None:
    """Writes the workbook with entry cells set, rows added, and the pages in it, to ``target``, in one step.

    ``cells`` maps sheet and address to the new value; a blank empties the cell, which keeps its style (a row is removed
    by emptying it: the rows below it stay where they are). ValueError for a cell that holds a formula. New rows go
    below what was the last row of ``source``; all else is as for append_rows.
    """

    def put(edits: Edits) -> None:
        set_cells(edits, cells)
        add_rows(edits, additions)
        put_pages(edits, pages)

    return _written(source, target, put, digest=digest, keep=keep)


def restore_sheet(source: Path, name: str, target: Path, *, digest: str = "", keep: bool = False) -> Path | None:
    """Writes the workbook with the master's sheet ``name``, which it lacks, behind its last tab, to ``target``.

    Every other part stays byte for byte but those that name the sheet: workbook, relationships, content types, and the
    styles, which grow. All else is as for write_pages.
    """
    return _written(source, target, lambda edits: put_sheet(edits, name), digest=digest, keep=keep)


def _written(source: Path, target: Path, put: Callable[[Edits], None], *, digest: str, keep: bool) -> Path | None:
    """Writes the workbook with what ``put`` changes in it to ``target``, in one step."""
    with within_limits(source):
        package = open_package(source)
        if digest and package.digest != digest:
            raise FileTrouble("changed", source)
        check_free(target)
        with plain_trouble(source, "read"):
            into_itself = target.exists() and target.samefile(source)
        edits = Edits(package, {})
        put(edits)
    kept: Path | None = None

    def last() -> None:
        nonlocal kept
        if into_itself:
            check_unchanged(target, package.digest)
        if keep:
            kept = backup(target)
        if into_itself and keep:
            check_unchanged(target, package.digest)  # the backup took a while

    with replacing(target, last, source=source) as file:
        pack(edits, file)
    return kept


def pack(edits: Edits, file: IO[bytes], *, comments: bool = True) -> None:
    """Writes the zip: all entries in their order with their dates, changed parts in place, new parts at the end.

    Without ``comments`` the comments of the zip and of its entries are left out.
    """
    package = edits.package
    changed = {part.lower(): data for part, data in edits.parts.items()}
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.comment = package.comment if comments else b""
        for entry in package.entries:
            key = entry.filename.lower()
            if key in changed and changed[key] is None:
                del changed[key]
                continue
            copy = ZipInfo(entry.filename, entry.date_time)
            copy.compress_type, copy.create_system = entry.compress_type, entry.create_system
            copy.external_attr, copy.internal_attr, copy.comment = (
                entry.external_attr,
                entry.internal_attr,
                entry.comment if comments else b"",
            )
            if key in changed or not entry.compress_size:
                archive.writestr(copy, changed.pop(key, b"") or b"", compresslevel=PACKED)
            else:
                _carry_over(archive, copy, package, entry)
        for part, data in edits.parts.items():
            if part.lower() in changed and data is not None:
                added = ZipInfo(part, package.entries[0].date_time)
                added.compress_type = ZIP_DEFLATED
                archive.writestr(added, data, compresslevel=PACKED)


def _carry_over(archive: ZipFile, copy: ZipInfo, package: Package, entry: ZipInfo) -> None:
    """Puts an unchanged part into the zip as it is packed, since to pack all parts anew takes longer than to read them.

    zipfile has no call for it, so the part is entered into its directory here.
    """
    packed = package.packed(entry)
    assert archive.fp
    copy.CRC, copy.file_size, copy.compress_size = entry.CRC, entry.file_size, len(packed)
    copy.header_offset = archive.fp.tell()
    archive.fp.write(copy.FileHeader() + packed)
    archive.start_dir = archive.fp.tell()
    archive.filelist.append(copy)
    archive.NameToInfo[copy.filename] = copy
