"""What the tests of documents need: a plan on a desk, changed cells, LibreOffice, and a judge of accessibility."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

import workbook
from schemas.values import Value
from sdp_xl import files, jobs

SOFFICE = shutil.which("soffice")
TODAY = date(2026, 11, 24)


def desk(folder: Path, name: str = workbook.EXAMPLE) -> Path:
    """A copy of a workbook in a folder."""
    path = folder / "Plan.xlsx"
    path.write_bytes(workbook.path(name).read_bytes())
    return path


def set_cells(path: Path, changes: dict[tuple[str, str, str], Value]) -> None:
    """Changes cells of a workbook, by table, ID of the row, and column."""
    plan = jobs.load(path, today=TODAY)
    cells = {}
    for (table, id_, column), value in changes.items():
        row = plan.settings if table == "settings" else next(row for row in plan[table] if row.text("id") == id_)
        cells[row.sheet, row.cells[column]] = value
    files.write_entries(path, cells, {}, [], path)


def through_libreoffice(path: Path, folder: Path, ending: str = "docx") -> Path:
    """The file as LibreOffice saves it, in that folder."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{ending}"


def texts(path: Path) -> list[str]:
    """All paragraphs of a document that say something, those in tables too, in order."""
    document = docx.Document(str(path))
    found = ("".join(leaf.text or "" for leaf in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p")))
    return [text for text in found if text.strip()]


def barriers(path: Path) -> Iterator[str]:
    """What Word's accessibility checker would say of a document, as far as a program can tell."""
    document = docx.Document(str(path))
    if not document.core_properties.title:
        yield "no title"
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    if "en-US" not in languages:
        yield "no language"
    for table in document.tables:
        if table.rows[0]._tr.trPr is None or table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is None:
            yield f"no header row: {table.cell(0, 0).text}"
        if table._tbl.tblPr.find(qn("w:tblCaption")) is None:
            yield f"no alt text: {table.cell(0, 0).text}"
        if list(table._tbl.iter(qn("w:gridSpan"))):
            yield f"cells merged sideways: {table.cell(0, 0).text}"
    for picture in document.element.body.iter(qn("wp:docPr")):
        if not picture.get("descr"):
            yield "a picture without words"
    level = 0
    for paragraph in document.paragraphs:
        name = paragraph.style.name if paragraph.style else ""
        if name and name.startswith("Heading "):
            if int(name[-1]) > level + 1:
                yield f"a level of headings is skipped: {paragraph.text}"
            level = int(name[-1])
            if not paragraph.text.strip():
                yield "an empty heading"
    blanks = 0
    for element in document.element.body:
        says = element.tag != qn("w:p") or any(
            True for _ in element.iter(qn("w:t"), qn("w:drawing"), qn("w:sectPr"), qn("w:br"))
        )
        blanks = 0 if says else blanks + 1
        if blanks > 1:
            yield "blank paragraphs in a row"


def cells(table: Any) -> list[list[str]]:
    """The texts of a table of python-docx, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]
