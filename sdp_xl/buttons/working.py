"""A button at work: what Excel shows meanwhile, and what staff must know of a write besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import Book

    from sdp_xl.live.write import Written

TITLE = "Service Delivery Plan"


@contextmanager
def working(book: Book, doing: str, *, writes: bool = True) -> Iterator[Callable[[str], None]]:
    """Excel's status bar telling what is done, changed by the function given; Trouble if the workbook is no plan.

    Only a press that writes keeps Excel still: to change its calculation also empties the list of what can be undone.
    """
    from schemas.model import MARKER
    from sdp_xl.live.excel import app_of, asked, put, still

    if MARKER not in asked(book, "names"):
        raise Trouble(f"{book.name} is not a {TITLE}. Go to your plan and press the button again.")
    app = app_of(book)

    def tell(doing: str) -> None:
        app.status_bar = f"{TITLE}: {doing}, please wait."

    try:
        with still(app) if writes else nullcontext():
            tell(doing)
            yield tell
    finally:
        put(app, "status_bar", False)


def told_besides(written: Written, book: Book) -> str:
    """What staff must know besides."""
    told = ""
    if written.kept:
        told += f" What you had changed on sheets of the tool is kept as {_names(written.kept)}."
    if written.unfiltered:
        told += f" So that no row stays hidden, all rows of {_names(written.unfiltered)} are shown again."
    if getattr(book.api, "AutoSaveOn", False):
        told += " AutoSave is on, so everyone who has this plan open sees it too."
    return told


def _names(sheets: tuple[str, ...]) -> str:
    return ", ".join(f"“{sheet}”" for sheet in sheets)
