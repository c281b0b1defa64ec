"""A timeline sheet of an older version is told and redrawn; nothing else in the workbook changes."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

import workbook
from schemas.tables.generated import TIMELINE
from sdp_xl import files, jobs
from sdp_xl.files.ooxml.measure import LINE
from sdp_xl.files.pages.renewed import RENEWED
from sdp_xl.pages import check_pages
from sdp_xl.pages.timeline import gantt_pages
from sdp_xl.plan.locate import locate
from sdp_xl.scheduling import make
from tests.markdown import TODAY

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def older(target: Path) -> Path:
    """The example with a header on its timelines that this version does not write, and other styles' numbers."""
    with ZipFile(workbook.path(workbook.EXAMPLE)) as source, ZipFile(target, "w") as archive:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "xl/sharedStrings.xml":
                data = data.replace(b"<t>Now</t>", b"<t>Before</t>")
            archive.writestr(entry, data)
    return target


def test_an_older_sheet_is_redrawn_and_all_else_stays(tmp_path: Path) -> None:
    source, target = older(tmp_path / "old.xlsx"), tmp_path / "new.xlsx"
    page = gantt_pages(make(locate(files.read(source), today=TODAY)))[0]
    files.write_pages(source, [page], target)
    files.write_pages(target, [page], tmp_path / "again.xlsx")
    book = load_workbook(target)
    sheet = book["Timeline"]
    assert sheet["A3"].value == f"{RENEWED} {page.note}"
    assert [cell.value for cell in sheet[4]][: len(TIMELINE.columns)] == [column.header for column in TIMELINE.columns]
    assert sheet.row_dimensions[5].height == 2 * LINE and sheet["D5"].is_date and sheet["B6"].alignment.wrap_text
    assert (
        sheet["A4"].fill.fgColor.rgb == load_workbook(workbook.path(workbook.MASTER))["Timeline"]["A4"].fill.fgColor.rgb
    )
    formulas = {rule.formula[0] for found in sheet.conditional_formatting for rule in found.rules if rule.dxf}
    assert any("TODAY()" in formula for formula in formulas) and len(formulas) >= 12
    assert load_workbook(tmp_path / "again.xlsx")["Timeline"]["A3"].value == page.note
    with ZipFile(source) as old, ZipFile(target) as new:
        same = {name for name in old.namelist() if old.read(name) == new.read(name)}
        assert {"xl/worksheets/sheet5.xml", "xl/sharedStrings.xml", "xl/theme/theme1.xml"} <= same
        changed = set(old.namelist()) - same
        assert changed <= {"xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet3.xml", "xl/calcChain.xml"}


def test_a_redrawn_sheet_has_the_masters_colors_and_repeats_the_same_cells_under_another_theme(tmp_path: Path) -> None:
    source, target = older(tmp_path / "old.xlsx"), tmp_path / "new.xlsx"
    with ZipFile(source) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts["xl/theme/theme1.xml"] = parts["xl/theme/theme1.xml"].replace(b'val="465260"', b'val="8064A2"')
    own = parts["xl/workbook.xml"]
    parts["xl/workbook.xml"] = own.replace(b">Timeline!$2:$4", b">Timeline!$A:$B,Timeline!$4:$4")
    assert parts["xl/workbook.xml"] != own
    with ZipFile(source, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    files.write_pages(source, [gantt_pages(make(locate(files.read(source), today=TODAY)))[0]], target)
    sheet = load_workbook(target)["Timeline"]
    assert (sheet["A4"].fill.fgColor.rgb, sheet["A4"].font.color.rgb) == ("FF465260", "FFFFFFFF")
    assert not sheet.print_title_cols and sheet.print_title_rows == "$2:$4"


def test_findings_of_an_older_version_get_the_widths_the_outline_and_the_print_setup_of_the_master(
    tmp_path: Path,
) -> None:
    old = tmp_path / "old.xlsx"
    with ZipFile(workbook.path(workbook.EXAMPLE)) as source, ZipFile(old, "w") as archive:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "xl/worksheets/sheet2.xml":
                data = data.replace(b'<outlinePr summaryBelow="0"/>', b"").replace(b' outlineLevelRow="1"', b"")
                data = data.replace(b'width="45.625"', b'width="20"').replace(b'<pageSetUpPr fitToPage="1"/>', b"")
            archive.writestr(entry, data)
    report = jobs.check(files.read(old), today=TODAY)
    files.write_pages(old, check_pages(report), tmp_path / "new.xlsx")
    files.write_pages(tmp_path / "new.xlsx", check_pages(report), tmp_path / "again.xlsx")
    master = load_workbook(workbook.path(workbook.MASTER))["Findings"]
    for name in ("new", "again"):
        sheet = load_workbook(tmp_path / f"{name}.xlsx")["Findings"]
        assert [sheet.column_dimensions[letter].width for letter in "ABCDEFG"] == [
            master.column_dimensions[letter].width for letter in "ABCDEFG"
        ]
        assert sheet.sheet_properties.outlinePr.summaryBelow is False and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet["A5"].value and sheet["A3"].value.startswith(RENEWED) == (name == "new")
