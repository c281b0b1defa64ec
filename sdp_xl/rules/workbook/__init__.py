"""Rules of family 0: what staff moved or changed in the build of the workbook; the check finds its way."""

from sdp_xl.rules.workbook import sheets, tables

__all__ = ["sheets", "tables"]
