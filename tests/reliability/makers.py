"""The makers of the plans that others' parts are put into: the master, LibreOffice, and a State's own XlsxWriter."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter

import workbook
from schemas.model import HEADER_ROW, Table
from schemas.tables import FINDINGS, table
from tests.files.rich import macros, png
from tests.files.zips import put_generated

SOFFICE = shutil.which("soffice")
Maker = Callable[[Path, Random], str]
"""Makes a workbook at the path, and returns the part of a sheet of the staff in it."""

ENTRIES = ("team", "strategies", "mpos", "project_plan")


def by_master(path: Path, random: Random) -> str:
    """A copy of a workbook that the tool brings along."""
    path.write_bytes(workbook.path(random.choice(["sdp-master.xlsx", "sdp-example.xlsx"])).read_bytes())
    return "xl/worksheets/sheet9.xml"


def by_office(folder: Path) -> Maker:
    """What LibreOffice makes of the example, written once into the folder."""
    command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "office")]
    example = workbook.path("sdp-example.xlsx")
    subprocess.run([*command, str(example)], check=True, capture_output=True, timeout=180)
    data = (folder / "office" / example.name).read_bytes()

    def make(path: Path, random: Random) -> str:
        path.write_bytes(data)
        return "xl/worksheets/sheet9.xml"

    return make


def by_writer(path: Path, random: Random) -> str:
    """A State's own workbook: entry tables at places of its own, and a sheet with much that load-and-save loses."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Counts")
    sheet.set_landscape()
    sheet.write_row("A1", ["State", "Count", 3, 1, 2])
    chosen = [feature for feature in WRITER if random.random() < 0.6]
    for feature in chosen:
        feature(book, sheet)
    if random.random() < 0.4:
        data = book.add_chart({"type": "line"})
        data.add_series({"values": "=Counts!$C$1:$E$1"})
        book.add_chartsheet("Chart").set_chart(data)
    for key in ENTRIES:
        put_entries(book, table(key), random)
    if random.random() < 0.7:
        put_generated(book, FINDINGS)
    book.define_name("sdp_schema_version", '="1.0"')
    book.define_name("Budget", "=Counts!$B$1")
    if path.suffix == ".xlsm":
        book.add_vba_project(str(macros(path)))
        for one in book.worksheets():
            one.set_vba_name()
        book.set_vba_name()
    book.close()
    return "xl/worksheets/sheet1.xml"


def put_entries(book: Any, declared: Table, random: Random) -> None:
    """An entry table some rows lower and columns farther right, with a column of the State's own."""
    sheet = book.add_worksheet(declared.sheet)
    top, left = HEADER_ROW - 1 + random.randint(0, 3), random.randint(0, 2)
    headers = [column.header for column in declared.columns] + ["Our own column"]
    rows = random.randint(2, 6)
    for number, header in enumerate(headers):
        sheet.write(top, left + number, header, book.add_format({"bold": True}))
    for row in range(1, rows):
        sheet.write(top + row, left, f"{declared.key}-{row}", book.add_format({"bg_color": "#FFFFCC"}))
        sheet.write(top + row, left + len(headers) - 1, row)
    if random.random() < 0.7:
        options = {"name": declared.name, "columns": [{"header": header} for header in headers]}
        sheet.add_table(top, left, top + rows, left + len(headers) - 1, options)


def _chart(book: Any, sheet: Any) -> None:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Counts!$C$1:$E$1"})
    sheet.insert_chart("H20", chart)


WRITER: tuple[Callable[[Any, Any], object], ...] = (
    _chart,
    lambda book, sheet: sheet.insert_textbox("H2", "A shape", {"description": "a shape"}),
    lambda book, sheet: sheet.insert_image("H9", "red.png", {"image_data": BytesIO(png()), "description": "red"}),
    lambda book, sheet: sheet.add_sparkline("F1", {"range": "Counts!C1:E1"}),
    lambda book, sheet: sheet.write_comment("A1", "a note"),
    lambda book, sheet: sheet.conditional_format("C1:E1", {"type": "data_bar", "data_bar_2010": True}),
    lambda book, sheet: sheet.conditional_format("C1:E1", {"type": "icon_set", "icon_style": "3_flags"}),
    lambda book, sheet: sheet.data_validation("B5:B9", {"validate": "list", "source": ["a", "b"]}),
    lambda book, sheet: sheet.write_dynamic_array_formula("K1:K3", "=SORT(C1:E1)", None, 1),
    lambda book, sheet: sheet.write_rich_string("A12", "plain ", book.add_format({"bold": True}), "bold"),
    lambda book, sheet: sheet.write_url("A13", "https://www.ed.gov/"),
    lambda book, sheet: sheet.write_formula("A14", "=SUM(C1:E1)", None, 6),
    lambda book, sheet: sheet.insert_button("M2", {"caption": "Press"}),
    lambda book, sheet: sheet.insert_checkbox("M9", True),
    lambda book, sheet: sheet.set_header(
        "&C&[Picture]", {"image_center": "p.png", "image_data_center": BytesIO(png())}
    ),
    lambda book, sheet: sheet.set_background(BytesIO(png())),
    lambda book, sheet: sheet.protect("", {"format_cells": True}),
    lambda book, sheet: sheet.freeze_panes(1, 1),
    lambda book, sheet: sheet.set_column("C:E", None, None, {"level": 1, "hidden": True}),
    lambda book, sheet: sheet.embed_image("A20", "red.png", {"image_data": BytesIO(png())}),
    lambda book, sheet: sheet.print_area("A1:K30"),
    lambda book, sheet: book.set_custom_property("Office", "MEP"),
)
"""What XlsxWriter can put on a sheet, and what it writes only with a part or an extension of its own."""
