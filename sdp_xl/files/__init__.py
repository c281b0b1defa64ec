"""The file door: reads a workbook into a Grid and writes generated pages into it, touching nothing else.

What writes is imported when it is first asked for, since most checks only read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdp_xl.files.neighbours import conflict_copies
from sdp_xl.files.open import is_signed
from sdp_xl.files.read import read
from sdp_xl.trouble import FileTrouble

if TYPE_CHECKING:
    from sdp_xl.files.backup_files import backup, backups, is_backup, keep, restore
    from sdp_xl.files.write import append_rows, restore_sheet, write_entries, write_pages

__all__ = [
    "FileTrouble",
    "append_rows",
    "backup",
    "backups",
    "conflict_copies",
    "is_backup",
    "is_signed",
    "keep",
    "read",
    "restore",
    "restore_sheet",
    "write_entries",
    "write_pages",
]

_HOMES = {
    "sdp_xl.files.backup_files": ("backup", "backups", "is_backup", "keep", "restore"),
    "sdp_xl.files.write": ("append_rows", "restore_sheet", "write_entries", "write_pages"),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(home), name)
    raise AttributeError(f"module “{__name__}” has no attribute “{name}”")
