"""The live door: reads the workbook that is open in Excel into a Grid and writes generated pages into it."""

from sdp_xl.live.backup import backup
from sdp_xl.live.entries import apply
from sdp_xl.live.read import read
from sdp_xl.live.write import write_pages

__all__ = ["apply", "backup", "read", "write_pages"]
