"""Sets single entry cells of the workbook that is open in Excel, each only if it still holds what was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from schemas.model import DATE_FORMAT
from schemas.values import as_date
from sdp_xl.live.excel import asked, native
from sdp_xl.live.values import entered, given
from sdp_xl.plan.findings import Suggestion
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import Book

PROTECTED = (
    "The sheet {sheet} is protected, so nothing was entered. Choose Review > Unprotect Sheet there, then press the "
    "button again."
)


def apply(book: Book, suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Enters what is suggested, and returns what was entered; a cell that holds something else by now is left alone.

    Trouble, before anything is entered, if one of the sheets is protected; else whatever Excel raises.
    """
    tabs = asked(book, "sheets")
    sheets = {name: tabs[name] for name in dict.fromkeys(one.sheet for one in suggestions)}
    for name, sheet in sheets.items():
        if native(sheet, "ProtectContents", "protect_contents"):
            raise Trouble(PROTECTED.format(sheet=name))
    from_1904 = bool(native(book, "Date1904", "date_1904"))
    done: list[Suggestion] = []
    for one in suggestions:
        cell = sheets[one.sheet].range(one.cell)
        if given(cell.raw_value) != one.now:
            continue
        if as_date(one.then):
            cell.number_format = DATE_FORMAT  # a cell formatted as text would show the number of days
        cell.raw_value = entered(one.then, from_1904=from_1904)
        done.append(one)
    return tuple(done)
