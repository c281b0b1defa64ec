from __future__ import annotations

from datetime import date, datetime, time, timedelta
from importlib import import_module
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.datavalidation import DataValidation

from schemas.values import ErrorValue, Uncalculated
from sdp_xl.address import address
from sdp_xl.files import read
from sdp_xl.plan.grid import SheetRows
from tests.files.zips import operate, plan, swap


@pytest.fixture(autouse=True, params=["plain cells straight from the XML", "all by openpyxl"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is read both ways."""
    if request.param == "all by openpyxl":
        monkeypatch.setattr(import_module("sdp_xl.files.read"), "_cell_reader", lambda package: None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Plan.xlsx"


def filled(rows: SheetRows) -> dict[str, object]:
    """All values by address."""
    return {
        address(row, column): value
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value is not None
    }


def one_sheet(path: Path, cells: dict[str, object], **options: object) -> Path:
    book = xlsxwriter.Workbook(path, options)
    ws = book.add_worksheet("Team")
    for name, value in cells.items():
        ws.write(name, value)
    book.close()
    return path


LAYOUTS: dict[str, dict[str, object]] = {
    "from A1": {"A1": "ID", "B1": "Role", "A2": "T1"},
    "from C4": {"C4": "ID", "D4": "Role", "C5": "T1"},
    "blank rows between": {"A1": "ID", "A3": "T1", "A40": "T2", "A99": "T3"},
    "blank columns between": {"A1": "ID", "Z1": "far", "AB2": "farther"},
    "a stray cell far to the right": {"A1": "ID", "XFD3": "stray", "A4": "T1"},
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("dimension", ["as written", "none", "wrong"])
def test_every_value_stands_at_its_address(path: Path, layout: str, dimension: str) -> None:
    cells = LAYOUTS[layout]
    one_sheet(path, cells)
    if dimension != "as written":
        new = b"" if dimension == "none" else b'<dimension ref="B2"/>'
        operate(path, sheet1=lambda data: data[: data.index(b"<dim")] + new + data[data.index(b"<sheetViews") :])
    assert filled(read(path).sheets["Team"]) == cells


def test_rows_and_cells_without_addresses_are_counted(path: Path) -> None:
    one_sheet(path, {"A1": "ID", "B1": 2, "A2": 3})
    operate(
        path, sheet1=lambda data: data.replace(b' r="A1"', b"").replace(b' r="B1"', b"").replace(b'row r="2"', b"row")
    )
    assert filled(read(path).sheets["Team"]) == {"A1": "ID", "B1": 2, "A2": 3}


def test_formatted_blanks_are_no_data(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    ws = book.add_worksheet("Team")
    ws.write("B2", "ID")
    for row in range(3000):
        ws.write_blank(row, 9, None, book.add_format({"bg_color": "#EEEEEE"}))
    book.close()
    assert read(path).sheets["Team"] == ((), (None, "ID"))


def test_a_run_of_sixty_blank_rows_ends_the_sheet(path: Path) -> None:
    one_sheet(path, {"A1": "ID", "A61": "59 blank rows above", "A122": "60 blank rows above", "A123": "behind"})
    assert filled(read(path).sheets["Team"]) == {"A1": "ID", "A61": "59 blank rows above"}


def test_blank_sheets_are_there_and_empty(path: Path) -> None:
    one_sheet(path, {})
    assert read(path).sheets == {"Team": ()}


def test_values_are_plain(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    ws = book.add_worksheet("Team")
    ws.write_row("A1", [1, 2.5, True, False, "text", "  ", "\u200b"])
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    ws.write_datetime("A2", datetime(2027, 1, 31), day)
    ws.write_datetime("B2", datetime(2027, 1, 31, 9, 30), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
    ws.write_datetime("C2", time(9, 30), book.add_format({"num_format": "hh:mm"}))
    ws.write_datetime("D2", timedelta(hours=30), book.add_format({"num_format": "[h]:mm"}))
    ws.write_rich_string("A3", "some ", book.add_format({"bold": True}), "bold", " words")
    ws.write("A4", "=1+1 is text?")
    ws.write_string("A5", "=1+1")
    ws.write_string("B5", "#REF!")
    book.close()
    rows = read(path).sheets["Team"]
    assert rows[0] == (1, 2.5, True, False, "text")
    assert [type(value) for value in rows[0]] == [int, float, bool, bool, str]
    assert rows[1] == (date(2027, 1, 31), datetime(2027, 1, 31, 9, 30), time(9, 30), timedelta(hours=30))
    assert rows[2] == ("some bold words",)
    assert rows[4] == ("=1+1", "#REF!")


def test_inline_texts_with_runs_are_whole(path: Path) -> None:
    one_sheet(path, {"A1": 5})
    inline = '<c r="A1" t="inlineStr"><is><r><t>some </t></r><r><rPr><b/></rPr><t>bold</t></r></is></c>'
    operate(path, sheet1=swap('<c r="A1"><v>5</v></c>', inline))
    assert read(path).sheets["Team"] == (("some bold",),)


def test_dates_of_the_1904_system(path: Path) -> None:
    book = xlsxwriter.Workbook(path, {"date_1904": True})
    ws = book.add_worksheet("Team")
    ws.write_datetime("A1", datetime(2027, 1, 31), book.add_format({"num_format": "d mmm yyyy"}))
    book.close()
    assert read(path).sheets["Team"] == ((date(2027, 1, 31),),)


def test_errors_are_told_from_text(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    ws = book.add_worksheet("Team")
    ws.write_formula("A1", "=VLOOKUP(1,B1:C2,2)", None, "#N/A")
    ws.write_formula("B1", "=#REF!", None, "#REF!")
    ws.write_string("C1", "#N/A")
    book.close()
    assert read(path).sheets["Team"] == ((ErrorValue("#N/A"), ErrorValue("#REF!"), "#N/A"),)


def test_a_number_that_no_date_can_be_is_an_error(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Team").write_number("A1", 1e12, book.add_format({"num_format": "yyyy-mm-dd"}))
    book.close()
    assert read(path).sheets["Team"] == ((ErrorValue("#VALUE!"),),)


def test_formulas_without_a_value_are_told_from_blanks(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Team"
    book.active["A1"], book.active["C70"] = "=1+1", '="x"'  # openpyxl writes formulas without values
    book.save(path)
    grid = read(path)
    assert filled(grid.sheets["Team"]) == {"A1": Uncalculated("=1+1")}
    assert grid.formulas == {"Team": frozenset({"A1", "C70"})}


def test_a_formula_calculated_as_empty_text_is_a_blank(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    ws = book.add_worksheet("Team")
    ws.write_formula("A1", '=IF(B1="","",B1)', None, "")
    ws.write_formula("A2", "=2*3", None, 6)
    ws.write_formula("B2", '="six"', None, "six")
    book.close()
    operate(path, sheet1=swap('<c r="A1"', '<c r="A1" t="str"'))  # as Excel writes it
    assert read(path).sheets["Team"] == ((), (6, "six"))


def test_shared_formulas_are_shown_as_their_own_cell_has_them(path: Path) -> None:
    one_sheet(path, {"A1": 1, "B1": 7, "B2": 8})
    operate(
        path,
        sheet1=lambda data: data.replace(
            b'<c r="B1"><v>7</v></c>', b'<c r="B1"><f t="shared" ref="B1:B2" si="0">A1+1</f></c>'
        ).replace(b'<c r="B2"><v>8</v></c>', b'<c r="B2"><f t="shared" si="0"/></c>'),
    )
    grid = read(path)
    assert grid.sheets["Team"] == ((1, Uncalculated("=A1+1")), (None, Uncalculated("=A2+1")))


def test_drop_downs_of_both_forms_are_seen(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Team"
    listed = DataValidation(type="list", formula1='"a,b"', sqref="B5:B90 D5:D90")
    number = DataValidation(type="whole", formula1="1", formula2="2", sqref="C5:C90")
    book.active.add_data_validation(listed)
    book.active.add_data_validation(number)
    book.create_sheet("Notes")
    book.save(path)
    extended = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="2" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list"><x14:formula1>'
        "<xm:f>Lists!$A$2:$A$9</xm:f></x14:formula1><xm:sqref>F5:F90 H5</xm:sqref></x14:dataValidation>"
        '<x14:dataValidation type="whole"><xm:sqref>G5</xm:sqref></x14:dataValidation>'
        "</x14:dataValidations></ext></extLst></worksheet>"
    )
    operate(path, sheet1=swap("</worksheet>", extended))
    assert read(path).dropdowns == {"Team": ("B5:B90", "D5:D90", "F5:F90", "H5")}


def test_tables_names_and_hidden_sheets(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    team = book.add_worksheet("Team")
    team.add_table("A4:B9", {"name": "sdp_team", "columns": [{"header": "ID"}, {"header": "Role"}]})
    book.add_worksheet("Lists").hide()
    book.add_worksheet("Old").very_hidden()
    book.define_name("sdp_schema_version", '="1.0"')
    book.define_name("Team!local", "=Team!$A$1")
    book.close()
    grid = read(path)
    assert list(grid.sheets) == ["Team", "Lists", "Old"]
    assert grid.hidden == {"Lists", "Old"}
    assert grid.tables == {"sdp_team": ("Team", "A4:B9")}
    assert grid.names == {"sdp_schema_version": '"1.0"'}


def test_chart_sheets_are_left_out(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Team!$A$1:$A$3"})
    book.add_chartsheet("Chart").set_chart(chart)
    book.add_worksheet("Team").write("A1", 1)
    book.close()
    assert read(path).sheets == {"Team": ((1,),)}


def test_what_stands_behind_the_data_cannot_stop_the_reading(path: Path) -> None:
    """openpyxl refuses empty margins, which some programs write; they are not data."""
    one_sheet(path, {"A1": "ID", "A2": "T1"})
    operate(path, sheet1=swap('left="0.7"', 'left=""'))
    with pytest.raises(TypeError):
        openpyxl.load_workbook(BytesIO(path.read_bytes()))
    assert read(path).sheets["Team"] == (("ID",), ("T1",))


def test_macro_workbooks_and_odd_names_are_read_by_content(tmp_path: Path) -> None:
    odd = plan(tmp_path / "Plan.xlsx").rename(tmp_path / "Plan (final).bak")
    assert "Team" in read(odd).sheets


def test_reading_leaves_no_handle_and_the_file_as_it_was(path: Path) -> None:
    plan(path)
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
    path.unlink()


def test_merged_cells_are_told(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Team"
    book.active["A1"] = "ID"
    book.active.merge_cells("B2:B4")
    book.save(path)
    assert read(path).merged == {"Team": ("B2:B4",)}
