"""Every part that is not the tool's stays byte for byte, in a workbook that holds what other libraries lose."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from sdp_xl.files import read, write_pages
from tests.files.rich import rich
from tests.files.test_write import ROWS
from tests.files.zips import FINDINGS_SHEET, WORKBOOK, calendar, findings, parts

SOFFICE = shutil.which("soffice")
MAY_DIFFER = {FINDINGS_SHEET, WORKBOOK, "xl/calcChain.xml"}


@pytest.fixture(params=[".xlsx", ".xlsm"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return rich(tmp_path / f"Plan{request.param}")


def test_the_workbook_holds_what_libraries_lose(path: Path) -> None:
    names = set(parts(path))
    for part in (
        "xl/drawings/drawing1.xml",
        "xl/charts/chart1.xml",
        "xl/media/image1.png",
        "xl/comments1.xml",
        "xl/slicers/slicer1.xml",
        "xl/threadedComments/threadedComment1.xml",
        "xl/persons/person.xml",
        "customXml/item1.xml",
        "xl/tables/table1.xml",
        "xl/metadata.xml",
    ):
        assert part in names, part
    assert ("xl/vbaProject.bin" in names) == (path.suffix == ".xlsm")
    sheet = parts(path)["xl/worksheets/sheet1.xml"]
    assert b"sparkline" in sheet and b"x14:dataBar" in sheet and b"x14:dataValidation" in sheet


def test_all_other_parts_stay_byte_for_byte_and_in_order(path: Path, tmp_path: Path) -> None:
    target = tmp_path / f"Out{path.suffix}"
    write_pages(path, [findings(*ROWS)], target)
    before, after = parts(path), parts(target)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} <= MAY_DIFFER
    assert len(before) - len(MAY_DIFFER) >= 25


def test_only_the_calculation_setting_of_the_workbook_part_changes(path: Path) -> None:
    before = parts(path)[WORKBOOK].decode().replace('fullCalcOnLoad="1"', "")
    contents = re.sub(r"<calcPr[^>]*/>", "", before)
    write_pages(path, [findings(*ROWS)], path)
    after = parts(path)[WORKBOOK].decode()
    assert re.sub(r"<calcPr[^>]*/>", "", after) == contents
    assert re.search(r'<calcPr[^>]*fullCalcOnLoad="1"', after)


def test_the_generated_sheet_keeps_all_but_its_rows(path: Path) -> None:
    before = parts(path)[FINDINGS_SHEET].decode()
    write_pages(path, [findings(*ROWS)], path)
    after = parts(path)[FINDINGS_SHEET].decode()
    for kept in ("<sheetViews>.*?</sheetViews>", "<cols>.*?</cols>", "</sheetData>.*"):
        assert re.search(kept, after, re.DOTALL)[0] == re.search(kept, before, re.DOTALL)[0]  # type: ignore[index]
    assert "conditionalFormatting" in after and "autoFilter" in after and "drawing" in after


def test_cached_values_and_formulas_elsewhere_survive(path: Path) -> None:
    before = read(path)
    write_pages(path, [findings(*ROWS)], path)
    after = read(path)
    for sheet in ("Team", "Notes"):
        assert after.sheets[sheet] == before.sheets[sheet]
    assert after.sheets["Notes"] == ((41,), ("many",))
    assert after.tables == before.tables and after.names == before.names and after.dropdowns == before.dropdowns
    assert after.dropdowns == {"Team": ("B5:B9", "C5:C9")}
    assert re.findall(r'<c r="(\w+)"', parts(path)["xl/calcChain.xml"].decode()) == ["A2", "A1", "K1"]


def test_an_added_sheet_touches_three_parts_more(path: Path) -> None:
    before = parts(path)
    write_pages(path, [calendar(("January", "x"))], path)
    after = parts(path)
    assert list(after) == [*before, "xl/worksheets/sheet4.xml"]
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {WORKBOOK, "xl/_rels/workbook.xml.rels", "[Content_Types].xml"}


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_openpyxl_opens_the_result(path: Path) -> None:
    write_pages(path, [findings(*ROWS), calendar(("January", "x"))], path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Team", "Findings", "Notes", "Calendar"]
    assert book["Findings"]["A5"].value == "error"


def test_zip_details_are_kept(path: Path) -> None:
    with ZipFile(path, "a") as archive:
        archive.comment = b"from a State's archive"
        archive.mkdir("xl/media")  # as programs write that pack by hand
        before = [(i.filename, i.date_time, i.compress_type, i.external_attr) for i in archive.infolist()]
    write_pages(path, [findings(*ROWS)], path)
    with ZipFile(path) as archive:
        assert [(i.filename, i.date_time, i.compress_type, i.external_attr) for i in archive.infolist()] == before
        assert archive.comment == b"from a State's archive"
        assert archive.testzip() is None


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_result_and_calculates_the_links(tmp_path: Path) -> None:
    path = rich(tmp_path / "Plan.xlsx")
    write_pages(path, [findings(*ROWS, ("=1+1", "_x0041_", "a\nb")), calendar(("January", "x"))], path)
    profile = (tmp_path / "profile").as_uri()
    command = [
        str(SOFFICE),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(path)], check=True, capture_output=True, timeout=120
    )
    rows = read(tmp_path / "out" / "Plan.xlsx").sheets["Findings"]
    assert rows[4][:4] == ("error", "SDP301", "Team!B7", "No director")
    assert rows[6][:3] == ("=1+1", "_x0041_", "a\nb")
    assert list(read(tmp_path / "out" / "Plan.xlsx").sheets) == ["Team", "Findings", "Notes", "Calendar"]
