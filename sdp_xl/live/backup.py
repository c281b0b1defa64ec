"""A backup of the workbook that is open in Excel, as it stands: Excel cannot undo what Python enters."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl import files, log
from sdp_xl.live.excel import cause

if TYPE_CHECKING:
    from xlwings import Book

KEPT = "The plan as it was before is kept beside it as “{name}”."
ONLINE = "To go back to the plan as it was before, choose File > Info > Version History."
UNSAVED = "No backup was made: to go back to the plan as it was before, close it without saving."


def backup(book: Book) -> str:
    """Keeps a copy beside the plan, unsaved changes included; the sentence that says so, or how else to go back.

    A plan that was never saved has no place beside it, one on OneDrive or SharePoint none that is known, and Excel for
    Mac asks for permission to save a copy. Whatever Excel raises if it is busy or gone.
    """
    save = getattr(book.api, "SaveCopyAs", None)
    folder = book.api.Path if save else ""
    if "://" in folder:
        return ONLINE
    if not save or not folder:
        return UNSAVED
    try:
        with tempfile.TemporaryDirectory(prefix="sdp-xl-backup-", ignore_cleanup_errors=True) as private:
            copy = Path(private) / "copy.xlsx"
            save(str(copy))
            return KEPT.format(name=files.keep(copy, Path(folder) / book.name).name)
    except Exception as error:
        if cause(error):
            raise
        log.fault("no backup before entering", error)
        return UNSAVED
