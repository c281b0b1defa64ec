"""One grid, whoever wrote the workbook and however it is read: from its bytes, by a parser, or by openpyxl."""

from __future__ import annotations

from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Never

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.datavalidation import DataValidation

import workbook
from sdp_xl import files
from sdp_xl.files.ooxml import strings
from sdp_xl.files.ooxml.cellbytes import CellBytes, UnlikeExcel
from sdp_xl.files.open import open_package
from tests.documents.office import SOFFICE
from tests.effort import many
from tests.files.zips import pack, parts
from tests.plans.key_in import key_in
from tests.reliability.makers import by_office, by_writer

FACTS, READ = import_module("sdp_xl.files.facts"), import_module("sdp_xl.files.read")
STRINGS = "xl/sharedStrings.xml"
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cn", "Cc"], include_characters="\n\t"), min_size=1, max_size=12
)
VALUES = st.one_of(
    TEXTS,
    st.sampled_from(["_x000D_", " a ", "a\nb", "a & b < c", "#N/A", "1-1", "]]>", "x005F_"]),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31, 23, 59, 59)),
    st.sampled_from(["=1+1", '=A1&" <x>"']),
)
CELLS = st.dictionaries(st.tuples(st.integers(1, 90), st.integers(1, 40)), VALUES, min_size=1, max_size=60)
SETTINGS = settings(max_examples=many(25), deadline=None, suppress_health_check=list(HealthCheck))


def refused(data: bytes) -> Never:
    raise UnlikeExcel(len(data))


def same(path: Path) -> None:
    """Holds what the bytes tell against a parser and openpyxl; no sheet of the workbook is left to either of them."""
    grid = files.read(path)
    package = open_package(path)
    sheets = [tab for tab in package.tabs() if tab.cells]
    for tab in sheets:
        assert all(number for number, _, _ in CellBytes(package.part(tab.part)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FACTS, "CellBytes", refused)
        patch.setattr(strings, "_from_bytes", refused)
        parsed = files.read(path)
    assert grid == parsed
    rows = READ.by_openpyxl(package, {tab.name: FACTS.sheet_facts(package, tab, None) for tab in sheets})
    assert repr(grid.sheets) == repr(parsed.sheets)  # 1, 1.0 and True are equal, but not the same
    assert repr(grid.sheets).replace("linked=True", "linked=False") == repr(rows)  # of which openpyxl knows nothing


@SETTINGS
@given(CELLS)
def test_written_by_openpyxl(tmp_path: Path, cells: dict[tuple[int, int], object]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for (row, column), value in cells.items():
        sheet.cell(row, column).value = value
    sheet.merge_cells("B2:C3")
    choice = DataValidation(type="list", formula1='"a,b"')
    choice.add("D2:D9")
    sheet.add_data_validation(choice)
    book.save(tmp_path / "Plan.xlsx")
    same(tmp_path / "Plan.xlsx")


@SETTINGS
@given(CELLS, st.booleans())
def test_written_by_xlsxwriter(tmp_path: Path, cells: dict[tuple[int, int], object], in_place: bool) -> None:
    options = {"default_date_format": "yyyy-mm-dd hh:mm", "constant_memory": in_place}
    with xlsxwriter.Workbook(tmp_path / "Plan.xlsx", options) as book:
        sheet = book.add_worksheet("Team")
        bold = book.add_format({"bold": True})
        for (row, column), value in sorted(cells.items(), key=lambda cell: cell[0]):
            sheet.write(row, column, value)
        if not in_place:
            sheet.merge_range("B1:C1", "merged", bold)
            sheet.write_rich_string("A1", "some ", bold, "bold")
        sheet.data_validation("D2:D9", {"validate": "list", "source": ["a", "b"]})
    same(tmp_path / "Plan.xlsx")


@pytest.mark.parametrize("seed", range(many(6)))
def test_a_states_own(seed: int, tmp_path: Path) -> None:
    by_writer(tmp_path / "Plan.xlsx", Random(seed))
    same(tmp_path / "Plan.xlsx")


@pytest.mark.parametrize("name", [workbook.MASTER, workbook.EXAMPLE, workbook.WITH_BUTTONS])
def test_those_that_come_along(name: str) -> None:
    same(workbook.path(name))


@pytest.mark.parametrize("name", ["idaho", "washington", "nebraska"])
def test_real_plans(name: str, tmp_path: Path) -> None:
    same(key_in(name, tmp_path))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_saved_by_libreoffice(tmp_path: Path) -> None:
    by_office(tmp_path)(tmp_path / "Plan.xlsx", Random(1))
    same(tmp_path / "Plan.xlsx")


def test_saved_by_excel_which_ends_the_first_line_as_windows_does(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    contents = parts(workbook.path(workbook.EXAMPLE))
    ended = {name: data.replace(b"?>\n", b"?>\r\n", 1) for name, data in contents.items() if name.endswith(".xml")}
    assert all(data.startswith(b"<?xml") and b"?>\r\n" in data for data in ended.values())
    pack(path, contents | ended)
    assert list(strings._from_bytes(open_package(path).part(STRINGS)))
    same(path)
