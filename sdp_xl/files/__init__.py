"""The file door: reads a workbook into a Grid and writes generated pages into it, touching nothing else."""

from sdp_xl.files.read import read
from sdp_xl.files.trouble import FileTrouble
from sdp_xl.files.write import append_rows, backup, write_entries, write_pages

__all__ = ["FileTrouble", "append_rows", "backup", "read", "write_entries", "write_pages"]
