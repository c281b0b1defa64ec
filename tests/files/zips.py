"""Workbooks for the tests of the file door: made by XlsxWriter, changed by surgery in the zip."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from schemas.model import HEADER_ROW, MARKER, NOTE_ROW, Table
from schemas.tables import CALENDAR, FINDINGS
from schemas.values import Value
from sdp_xl.address import Link
from sdp_xl.plan.page import Page

FINDINGS_SHEET = "xl/worksheets/sheet2.xml"
WORKBOOK = "xl/workbook.xml"


def parts(path: Path) -> dict[str, bytes]:
    """All parts of a zip in their order."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, contents: Mapping[str, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return path


def operate(path: Path, **edits: Callable[[bytes], bytes]) -> Path:
    """Changes parts of a zip in place; the key is the end of the part's name without its extension."""
    contents = parts(path)
    for end, edit in edits.items():
        (name,) = [
            name for name in contents if name.rpartition("/")[2].partition(".")[0] == end and "_rels" not in name
        ]
        changed = edit(contents[name])
        assert changed != contents[name], f"the surgery on {name} changed nothing"
        contents[name] = changed
    return pack(path, contents)


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    """An edit that replaces text, which must be there."""
    return lambda data: data.replace(old.encode(), new.encode())


def as_strict(data: bytes) -> bytes:
    """The XML with the names of the strict form (ISO/IEC 29500-1)."""
    for family in (b"officeDocument", b"wordprocessingml", b"spreadsheetml", b"drawingml"):
        data = data.replace(
            b"http://schemas.openxmlformats.org/%s/2006/" % family, b"http://purl.oclc.org/ooxml/%s/" % family
        )
    return data


def strict_copy(path: Path, target: Path) -> Path:
    """The workbook as Excel saves it as “Strict Open XML Spreadsheet”."""
    xml = {name: as_strict(data) if name.endswith((".xml", ".rels")) else data for name, data in parts(path).items()}
    return pack(target, xml)


def put_generated(book: xlsxwriter.Workbook, table: Table, sheet: str = "") -> xlsxwriter.workbook.Worksheet:
    """A generated sheet as the master has it: title, note, header and two old rows; every column has a style."""
    ws = book.add_worksheet(sheet or table.sheet)
    bold = book.add_format({"bold": True})
    ws.write(0, 0, table.title, bold)
    ws.write(NOTE_ROW - 1, 0, "not checked yet", book.add_format({"italic": True}))
    wrapped = book.add_format({"text_wrap": True})
    dated = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, column in enumerate(table.columns):
        ws.set_column(number, number, column.width, dated if column.header == "Date" else wrapped)
        ws.write(HEADER_ROW - 1, number, column.header, bold)
        for old in (HEADER_ROW, HEADER_ROW + 1):
            ws.write(old, number, f"old {old}")
    return ws


def plan(path: Path, options: Mapping[str, object] | None = None, version: str = "") -> Path:
    """A small workbook: Team (staff's), Findings (generated), Notes (staff's, with formulas)."""
    book = xlsxwriter.Workbook(path, dict(options or {}))
    team = book.add_worksheet("Team")
    team.write_row("A4", ["ID", "Role"])
    team.write_row("A5", ["T1", "State Director"])
    put_generated(book, FINDINGS)
    notes = book.add_worksheet("Notes")
    notes.write_formula("A1", "=COUNTA(Team!A5:A90)", None, 1)
    notes.write_formula("A2", "=COUNTA(Findings!A5:A900)", None, 2)
    if version:
        book.define_name(MARKER, f'="{version}"')
    book.close()
    return path


def findings(*rows: tuple[Value | Link, ...], note: str = "Checked.", sheet: str = "Findings") -> Page:
    return Page(table=FINDINGS, sheet=sheet, note=note, rows=rows)


def calendar(*rows: tuple[Value | Link, ...]) -> Page:
    return Page(table=CALENDAR, sheet="Calendar", note="Written.", rows=rows)
