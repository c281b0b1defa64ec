"""A sheet of the tool that an older version made, redrawn: the master's in its place, with its styles added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import workbook
from schemas.model import HEADER_ROW, Table
from schemas.tables.generated import FINDINGS, IMPLEMENTATION, TIMELINE
from sdp_xl.files.ooxml.borrowed import BorrowedStyles, dressed
from sdp_xl.files.ooxml.cells import Styles
from sdp_xl.files.ooxml.edits import Edits
from sdp_xl.files.ooxml.escape import escape
from sdp_xl.files.ooxml.package import Package, Tab
from sdp_xl.files.ooxml.spans import Span, find, spliced
from sdp_xl.files.ooxml.strings import shared_runs
from sdp_xl.files.ooxml.styles import cell_styles
from sdp_xl.files.ooxml.themes import colors, written_out
from sdp_xl.files.ooxml.trees import UnusualXml
from sdp_xl.files.open import open_package
from sdp_xl.plan.locate.header import Header

RENEWED = "Redrawn from an older version."

_KEPT = ("drawing", "legacyDrawing")
"""Elements by which an older sheet holds its buttons; they stand last in a sheet without tables."""


def renew(edits: Edits, tab: Tab, table: Table, styles: Styles) -> Styles:
    """Puts the master's sheet of the table in the place of an older one, and returns the styles with the new ones.

    So its widths, outline, colors and print set-up are the master's, whatever theme the workbook has. UnusualXml,
    through FileTrouble, if the workbook has no styles to add to.
    """
    master = open_package(workbook.path(workbook.MASTER))
    sheet = next(master.part(one.part) for one in master.tabs() if one.name == table.sheet)
    source, target = (package.related(package.main, "styles") for package in (master, edits.package))
    if source is None or target is None:
        raise UnusualXml("no styles")
    ours, theirs = (_theme(package) for package in (master, edits.package))
    own = {} if ours == theirs else ours
    borrowed = BorrowedStyles(written_out(master.part(source.target), own), edits.current(target.target))
    old = edits.current(tab.part)
    selected = any(span.attrs.get("tabSelected") for span in find(old, lambda _, name: name.endswith("sheetView")))
    runs = [written_out(run, own) for run in shared_runs(master)]
    new = dressed(written_out(sheet, own), borrowed, runs, selected=selected)
    kept = [old[span.start : span.end] for span in find(old, lambda depth, _: depth == 1) if span.local in _KEPT]
    end = new.rindex(b"</worksheet>")
    edits.parts[tab.part] = spliced(new, [(end, end, b"".join(kept))])
    edits.parts[target.target] = borrowed.result()
    edits.change(edits.package.main, partial(_renamed, package=edits.package, tab=tab, master=master, table=table))
    look = cell_styles(master)
    dates, wrapped = (
        {number for own, number in borrowed.cells.items() if own in kind} for kind in (look.dates, look.wrapped)
    )
    return replace(styles, dates=styles.dates | dates, wrapped=styles.wrapped | wrapped)


def _theme(package: Package) -> dict[str, bytes]:
    theme = package.related(package.main, "theme")
    return colors(package.part(theme.target)) if theme else {}


def _renamed(data: bytes, *, package: Package, tab: Tab, master: Package, table: Table) -> bytes:
    """The workbook's XML with the master's own names of the sheet: what each printed page repeats, what is filtered."""
    wanted = {span.attrs["name"]: text for span, text in _own_names(master.part(master.main), master, table.sheet)}
    name = "'" + escape(tab.name.replace("'", "''")) + "'!"
    written = re.compile(rf"(?:{re.escape(table.sheet)}|'{re.escape(table.sheet)}')!")
    return spliced(
        data,
        [
            (span.inner, span.close, written.sub(lambda _: name, wanted[span.attrs["name"]]).encode())
            for span, _ in _own_names(data, package, tab.name)
            if span.attrs["name"] in wanted
        ],
    )


def _own_names(data: bytes, package: Package, sheet: str) -> Iterator[tuple[Span, str]]:
    """The names that a workbook keeps for one of its sheets, each with what it stands for."""
    position = str([one.name for one in package.tabs()].index(sheet))
    for span in find(data, lambda _, name: name == "definedName"):
        if span.attrs.get("localSheetId") == position:
            yield span, data[span.inner : span.close].decode()


def is_older(data: bytes, table: Table, header: Header) -> bool:
    """Whether an older version made the sheet: a timeline by its header, the findings by an outline that cannot open.

    Findings are judged only where they stand as the master has them, in a sheet that it drew: without lines.
    """
    if table in (TIMELINE, IMPLEMENTATION):
        return header.found and not header.whole
    if table is not FINDINGS or not header.found or (header.row, header.left) != (HEADER_ROW, 1):
        return False
    marks = find(data, lambda depth, _: depth == 2)
    drawn = any(span.local == "sheetView" and span.attrs.get("showGridLines") == "0" for span in marks)
    opens = any(span.local == "outlinePr" and span.attrs.get("summaryBelow") == "0" for span in marks)
    return drawn and not opens
