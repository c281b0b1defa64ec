"""The file door: reads a workbook into a Grid and writes generated pages into it, touching nothing else."""

from sdp_xl.files.backups import backup, backups, is_backup, keep, restore
from sdp_xl.files.neighbours import conflict_copies
from sdp_xl.files.open import is_signed
from sdp_xl.files.read import read
from sdp_xl.files.write import append_rows, restore_sheet, write_entries, write_pages
from sdp_xl.trouble import FileTrouble

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
