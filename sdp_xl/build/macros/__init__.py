"""Turns a built workbook into one with macros: the buttons on its sheets, the ribbon tab and the VBA behind them."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter import Workbook

from sdp_xl.build.macros.package import WITH_MACROS, with_parts
from sdp_xl.build.macros.project import add_project
from sdp_xl.build.macros.shapes import add_buttons
from sdp_xl.build.package import CREATED


def add_macros(path: Path) -> None:
    """Gives the workbook at ``path`` (.xlsm or .xlam, written as a plain workbook) its macros, an .xlam its ribbon tab.

    OSError if it cannot be written.
    """
    with_parts(path)
    add_project(path)


def build_add_in(path: Path) -> None:
    """Writes the add-in (.xlam): the ribbon tab and the macros, for every plan that is open."""
    workbook = Workbook(str(path))
    workbook.set_properties({"title": "sdp-xl", "author": "sdp-xl", "created": CREATED})
    workbook.add_worksheet()  # Excel opens no workbook without a sheet, and shows none of an add-in
    workbook.close()
    add_macros(path)


__all__ = ["WITH_MACROS", "add_buttons", "add_macros", "build_add_in"]
