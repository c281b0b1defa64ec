"""Rows are added below each table's last one, wherever staff moved it, and nothing else changes."""

from __future__ import annotations

import re
import shutil
import subprocess
import warnings
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import workbook
from schemas.model import NOT_FOUND, Kind
from schemas.tables import FINDINGS, table
from schemas.values import Uncalculated, Value
from sdp_xl.files import FileTrouble, append_rows, read
from sdp_xl.files.ooxml.measure import MOST
from sdp_xl.plan.grid import plain
from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import Plan
from tests.effort import many
from tests.files.rich import rich
from tests.files.zips import findings as findings_page
from tests.files.zips import operate, parts, put_generated, swap

SOFFICE = shutil.which("soffice")
MASTER, EXAMPLE = workbook.path("sdp-master.xlsx"), workbook.path("sdp-example.xlsx")

MPOS: list[dict[str, Value]] = [
    {"id": f"9-{n}", "goal_area": "Reading", "text": f"By 2028, group {n} will.", "share": 0.8} for n in range(1, 31)
]
CHAINS: list[dict[str, Value]] = [
    {"target": "T1", "mpo": "9-1"},
    {"mpo": "9-2", "strategy": "none such"},
    {"need": 1.1},
]
ADDED = {"mpos": MPOS, "alignment": CHAINS}


def book(path: Path) -> Plan:
    return locate(read(path), today=date(2027, 1, 1))


def entries(path: Path, key: str) -> list[dict[str, Value]]:
    """The filled cells of each row, without those of formulas."""
    return filled(book(path), key)


def filled(found: Plan, key: str) -> list[dict[str, Value]]:
    texts = {column.key for column in table(key).columns if column.kind is Kind.FORMULA}
    return [
        {name: value for name, value in row.values.items() if value is not None and name not in texts}
        for row in found[key]
    ]


def kept(rows: Sequence[Mapping[str, Value]]) -> list[dict[str, Value]]:
    """Rows as they are read back: an ID that was a number is text."""
    ids = {column.key for key in ADDED for column in table(key).columns if column.kind in (Kind.ID, Kind.REFERENCE)}
    return [
        {name: str(value) if name in ids else plain(value) for name, value in row.items() if plain(value) is not None}
        for row in rows
    ]


def load(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know data bars
        return openpyxl.load_workbook(path)


@cache
def _resaved(source: Path, folder: Path) -> Path:
    load(source).save(folder / "resaved.xlsx")
    return folder / "resaved.xlsx"


@pytest.fixture(scope="module", params=["master", "example", "saved by openpyxl"])
def source(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "saved by openpyxl":
        return _resaved(EXAMPLE, tmp_path_factory.mktemp("resaved"))
    return {"master": MASTER, "example": EXAMPLE}[request.param]


@pytest.fixture(scope="module")
def added(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("added") / "Plan.xlsx"
    append_rows(source, ADDED, (), target)
    return target


def test_old_rows_and_new_rows_are_read_back(source: Path, added: Path) -> None:
    before, after = book(source), book(added)
    for key in (key for key in before.tables if not table(key).form):
        assert filled(after, key) == filled(before, key) + kept(ADDED.get(key, [])), key


def test_all_other_parts_stay_byte_for_byte(source: Path, added: Path) -> None:
    before, after = parts(source), parts(added)
    assert list(before) == list(after)
    names = ("worksheets/sheet18", "worksheets/sheet20", "tables/table10", "workbook")
    changed = {name for name in before if before[name] != after[name]}
    assert changed | {"xl/workbook.xml"} == {f"xl/{name}.xml" for name in names}


def test_only_rows_ranges_and_dimension_of_the_sheet_change(source: Path, added: Path) -> None:
    def outside(path: Path) -> list[str]:
        xml = re.sub(r"<dimension[^>]*/>", "", parts(path)["xl/worksheets/sheet20.xml"].decode())
        return [xml.partition("<sheetData>")[0], xml.partition("</sheetData>")[2]]

    assert outside(source) == outside(added)


def test_formulas_show_the_text_of_old_and_new_ids(source: Path, added: Path) -> None:
    first, second, _ = book(added)["alignment"].rows[-3:]
    assert (first["mpo_text"], second["mpo_text"]) == ("By 2028, group 1 will.", "By 2028, group 2 will.")
    assert second["strategy_text"] == NOT_FOUND
    assert first["target_text"] == (NOT_FOUND if source == MASTER else book(source)["targets"].rows[0]["target"])
    formulas = read(added).formulas or {}
    for row in book(added)["alignment"]:
        assert {cell for key, cell in row.cells.items() if key.endswith("_text")} <= formulas["Alignment Chart"]


def test_the_table_grows_and_new_rows_look_like_the_last_one(source: Path, added: Path) -> None:
    sheet, last = load(added)["MPOs"], book(added)["mpos"].rows[-1].number
    assert sheet.tables["sdp_mpos"].ref == sheet.tables["sdp_mpos"].autoFilter.ref == f"A4:M{last}"
    end = int(load(source)["MPOs"].tables["sdp_mpos"].ref.rpartition("M")[2])
    for column in range(1, 14):
        assert sheet.cell(last, column).style_id == sheet.cell(end, column).style_id
    assert sheet.cell(last, 5).number_format == "0%" and sheet.cell(last, 1).number_format == "@"


def test_the_first_blank_rows_keep_their_cells_and_styles(tmp_path: Path) -> None:
    append_rows(MASTER, {"mpos": [{"text": "By 2028 …"}]}, (), tmp_path / "Plan.xlsx")
    before, after = (
        re.search(r'<row [^>]*\br="5".*?</row>', parts(p)["xl/worksheets/sheet18.xml"].decode())
        for p in (MASTER, tmp_path / "Plan.xlsx")
    )
    assert before and after
    cell = r'<c r="C5" s="\1" t="inlineStr"><is><t xml:space="preserve">By 2028 …</t></is></c>'
    assert re.sub(r' ht="[\d.]+"', "", after[0]) == re.sub(r'<c r="C5" s="(\d+)"/>', cell, before[0])


def test_ids_stay_text_dates_look_like_dates_and_no_text_is_a_formula(tmp_path: Path) -> None:
    row: dict[str, Value] = {"id": "1-1", "text": "=1+1", "deadline": date(2028, 6, 30), "share": 0.85}
    append_rows(EXAMPLE, {"mpos": [row]}, (), tmp_path / "Plan.xlsx")
    sheet = load(tmp_path / "Plan.xlsx")["MPOs"]
    cells = [sheet.cell(book(tmp_path / "Plan.xlsx")["mpos"].rows[-1].number, column) for column in (1, 3, 4, 5)]
    assert [cell.data_type for cell in cells] == ["s", "s", "d", "n"]
    assert [cell.number_format for cell in cells] == ["@", "General", "mm-dd-yy", "0%"]
    assert cells[2].border.left.style == cells[1].border.left.style == "thin"  # a date style that looks like the cell's


def test_rows_are_as_high_as_their_text_up_to_three_lines(tmp_path: Path) -> None:
    append_rows(EXAMPLE, {"mpos": [{"id": "9"}, {"text": "many words " * 30}]}, (), tmp_path / "Plan.xlsx")
    last = book(tmp_path / "Plan.xlsx")["mpos"].rows[-1].number
    heights = load(tmp_path / "Plan.xlsx")["MPOs"].row_dimensions
    assert heights[last].height == MOST > 2 * heights[last - 1].height > 30


def test_pages_are_written_in_the_same_save(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(EXAMPLE, tmp_path / "Plan.xlsx"))
    append_rows(path, ADDED, [findings_page(("error", "SDP301"))], path)
    assert read(path).sheets["Findings"][4][:2] == ("error", "SDP301")
    assert entries(path, "alignment")[-3:] == kept(CHAINS)
    assert [file.name for file in tmp_path.iterdir()] == ["Plan.xlsx"]


def test_rows_without_a_value_are_left_out(tmp_path: Path) -> None:
    append_rows(EXAMPLE, {"mpos": [{"id": " "}, {"text": None}, {}], "needs": []}, (), tmp_path / "Plan.xlsx")
    before, after = parts(EXAMPLE), parts(tmp_path / "Plan.xlsx")
    assert {name for name in before if before[name] != after[name]} <= {"xl/workbook.xml"}


@pytest.mark.parametrize("row", [{"mpo_text": "x"}, {"nothing": "x"}])
def test_a_mistake_of_the_program_is_no_trouble_of_staff(tmp_path: Path, row: dict[str, Value]) -> None:
    with pytest.raises((ValueError, KeyError)):
        append_rows(EXAMPLE, {"alignment": [row]}, (), tmp_path / "Plan.xlsx")
    with pytest.raises(ValueError, match="settings"):
        append_rows(EXAMPLE, {"settings": [{"state": "Ohio"}]}, (), tmp_path / "Plan.xlsx")


# Workbooks as staff rearrange them


def rearranged(path: Path, *, filled: int = 3, spare: int = 2, total: bool = False, is_table: bool = True) -> Path:
    """MPOs on a renamed sheet under a letterhead, columns moved and own ones inserted; the chart on the same sheet."""
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("Objectives" if is_table else "MPOs")
    thin, share = made.add_format({"border": 1, "text_wrap": True}), made.add_format({"border": 1, "num_format": "0%"})
    sheet.write("B2", "Department of Education")
    headers = ["Region", "Full text", "Share", "Double", "MPO number", "As measured by"]
    bottom = 7 + filled + spare + total
    if is_table:
        columns: list[dict[str, Any]] = [{"header": header} for header in headers]
        columns[3]["formula"] = "=[@Share]*2"
        if total:
            columns[0]["total_string"], columns[2]["total_function"] = "Total", "count"
        options = {"name": "sdp_mpos", "columns": columns, "total_row": total}
        sheet.add_table(6, 1, bottom - 1, 6, options)
    else:
        sheet.write_row(6, 1, headers)
    for row in range(7, 7 + filled + spare):
        values = [f"R{row}", f"MPO {row}", 0.5, None, f"{row}-1", None] if row < 7 + filled else [None] * 6
        for column, value in enumerate(values, 1):
            if column == 4:
                sheet.write_formula(row, 4, f"=D{row + 1}*2" if not is_table else "=sdp_mpos[[#This Row],[Share]]*2")
            elif value is None:
                sheet.write_blank(row, column, None, share if column == 3 else thin)
            else:
                sheet.write(row, column, value, share if column == 3 else thin)
    sheet.data_validation(7, 3, 6 + filled + spare, 3, {"validate": "decimal", "criteria": ">", "value": 0})
    sheet.conditional_format(7, 1, 6 + filled + spare, 6, {"type": "no_blanks"})
    put_generated(made, FINDINGS)
    made.close()
    return path


def new(count: int) -> list[dict[str, Value]]:
    return [{"id": f"N{n}", "text": f"New {n}", "share": 0.25} for n in range(1, count + 1)]


@pytest.mark.parametrize("is_table", [True, False])
@pytest.mark.parametrize("count", [1, 2, 9])
def test_a_rearranged_table_takes_rows(tmp_path: Path, count: int, is_table: bool) -> None:
    path = rearranged(tmp_path / "Plan.xlsx", is_table=is_table)
    before = entries(path, "mpos")
    append_rows(path, {"mpos": new(count)}, (), path)
    assert entries(path, "mpos") == before + new(count)
    sheet = next(iter(read(path).sheets.values()))
    assert sheet[1] == (None, "Department of Education")
    assert [row[1] for row in sheet[7:10]] == ["R7", "R8", "R9"]
    assert (read(path).tables or {}).get("sdp_mpos") == (
        ("Objectives", f"B7:G{max(12, 10 + count)}") if is_table else None
    )


def test_beyond_its_end_the_table_takes_its_formulas_styles_limits_and_formats_along(tmp_path: Path) -> None:
    path = rearranged(tmp_path / "Plan.xlsx")
    append_rows(path, {"mpos": new(5)}, (), path)
    sheet = load(path)["Objectives"]
    assert [sheet[f"E{row}"].value for row in (12, 13, 15)] == ["=sdp_mpos[[#This Row],[Share]]*2"] * 3
    assert (
        sheet["D15"].number_format == "0%"
        and sheet["B15"].border.left.style == sheet["G15"].border.left.style == "thin"
    )
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == ["D8:D15"]
    assert [str(one.sqref) for one in sheet.conditional_formatting] == ["B8:G15"]
    assert isinstance(read(path).sheets["Objectives"][14][4], Uncalculated)  # nobody knows what the State's own gives


def test_a_drop_down_does_not_run_into_another_one(tmp_path: Path) -> None:
    path = rearranged(tmp_path / "Plan.xlsx")
    second = '<dataValidation type="decimal" sqref="D14:D20"><formula1>0</formula1></dataValidation></dataValidations>'
    operate(path, sheet1=swap("</dataValidations>", second))
    append_rows(path, {"mpos": new(5)}, (), path)
    assert [str(one.sqref) for one in load(path)["Objectives"].data_validations.dataValidation] == ["D8:D12", "D14:D20"]


def test_drop_downs_of_newer_excel_reach_new_rows_and_sparklines_stay(tmp_path: Path) -> None:
    path = rearranged(tmp_path / "Plan.xlsx")
    listed = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidations count="1">'
        "<x14:dataValidation><xm:sqref>B8:B12 Z1</xm:sqref></x14:dataValidation></x14:dataValidations>"
        "<x14:sparklineGroups><x14:sparkline><xm:sqref>B12</xm:sqref></x14:sparkline></x14:sparklineGroups></ext>"
        "</extLst></worksheet>"
    )
    operate(path, sheet1=swap("</worksheet>", listed))
    append_rows(path, {"mpos": new(5)}, (), path)
    assert re.findall("<xm:sqref>(.*?)<", parts(path)["xl/worksheets/sheet1.xml"].decode()) == ["B8:B15 Z1", "B12"]


def test_rows_that_a_filter_hides_are_shown_and_set_heights_kept(tmp_path: Path) -> None:
    path = rearranged(tmp_path / "Plan.xlsx")
    operate(
        path,
        sheet1=lambda data: data.replace(b'<row r="11"', b'<row r="11" hidden="1" ht="40" customHeight="1"').replace(
            b'<row r="12"', b'<row r="12" hidden="true"'
        ),
    )
    append_rows(path, {"mpos": new(1)}, (), path)
    rows = load(path)["Objectives"].row_dimensions
    assert [rows[11].hidden, rows[11].height, rows[12].hidden] == [False, 40, True]


def with_cell(cell: str, value: str) -> Any:
    """An edit that puts a text into a blank cell, at the end of a row, or into a row that is not written yet."""

    def edit(data: bytes) -> bytes:
        number = re.sub(r"\D", "", cell)
        new = f'<c r="{cell}" t="inlineStr"><is><t>{value}</t></is></c>'
        xml = re.sub(rf'<c r="{cell}"[^>]*/>', new, data.decode())
        if new not in xml:
            xml = re.sub(rf'(<row r="{number}".*?)</row>', rf"\1{new}</row>", xml)
        if new not in xml:
            xml = xml.replace("</sheetData>", f'<row r="{number}">{new}</row></sheetData>')
        return xml.encode()

    return edit


@pytest.mark.parametrize(
    ("surgery", "cell", "free"),
    [
        (with_cell("C13", "A note in the table"), "C13", "no free rows"),
        (with_cell("C16", "A note"), "C16", "3 free rows"),
        (with_cell("B80", "A note far below"), None, ""),
        (with_cell("B22", "A note"), None, ""),
        (with_cell("H13", "A note beside"), None, ""),
        (swap("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A13:B14"/></mergeCells>'), "A13", "2"),
        (swap('<c r="C11" s="1"/>', '<c r="C11" s="1" t="str"><f>LEFT("x",0)</f><v/></c>'), "C11", "no free rows"),
    ],
)
def test_what_stands_below_a_table_is_never_overwritten(
    tmp_path: Path, surgery: Any, cell: str | None, free: str
) -> None:
    path = operate(rearranged(tmp_path / "Plan.xlsx", spare=4), sheet1=surgery)
    before = path.read_bytes()
    if cell is None:
        append_rows(path, {"mpos": new(9)}, (), path)
        assert entries(path, "mpos")[3:] == new(9)
        return
    with pytest.raises(FileTrouble) as caught:
        append_rows(path, {"mpos": new(9)}, (), path)
    assert caught.value.cause == "no_room"
    assert f"cell {cell} is in the way" in str(caught.value) and free in str(caught.value)
    assert path.read_bytes() == before


def test_rows_never_come_so_near_to_a_note_that_it_would_be_read_as_one(tmp_path: Path) -> None:
    path = operate(rearranged(tmp_path / "Plan.xlsx"), sheet1=with_cell("C16", "A note"))
    append_rows(path, {"mpos": new(3)}, (), path)
    assert entries(path, "mpos")[3:] == new(3)


def test_a_note_more_than_sixty_rows_below_is_not_overwritten_either(tmp_path: Path) -> None:
    path = operate(rearranged(tmp_path / "Plan.xlsx"), sheet1=with_cell("B90", "A note far below"))
    with pytest.raises(FileTrouble, match="77 free rows below row 10, too little for 100 new rows, because cell B90"):
        append_rows(path, {"mpos": new(100)}, (), path)


def test_a_row_of_totals_is_the_end(tmp_path: Path) -> None:
    path = rearranged(tmp_path / "Plan.xlsx", total=True)
    before = entries(path, "mpos")[:3]
    append_rows(path, {"mpos": new(2)}, (), path)
    assert entries(path, "mpos")[:5] == before + new(2)
    assert read(path).sheets["Objectives"][12][1] == "Total"
    with pytest.raises(FileTrouble, match="no free rows below row 12, too little for 1 new row"):
        append_rows(path, {"mpos": new(1)}, (), path)


def test_another_table_below_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("MPOs")
    sheet.add_table("A1:C4", {"name": "sdp_mpos", "columns": [{"header": h} for h in ("ID", "Full text", "Share")]})
    sheet.add_table("A6:C9", {"name": "other", "header_row": False})
    made.close()
    append_rows(path, {"mpos": new(4)}, (), path)
    with pytest.raises(FileTrouble, match="cell A6 is in the way"):
        append_rows(path, {"mpos": new(1)}, (), path)


def test_two_tables_of_one_sheet_take_rows_in_one_save(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("All")
    sheet.add_table("A1:C2", {"name": "sdp_mpos", "columns": [{"header": h} for h in ("ID", "Full text", "Share")]})
    links = [{"header": "Need ID"}, {"header": "MPO ID"}, {"header": "MPO text"}]
    sheet.add_table("E3:G4", {"name": "sdp_alignment", "columns": links})
    made.close()
    append_rows(path, {"mpos": new(3), "alignment": [{"mpo": "N1"}] * 5}, (), path)
    assert entries(path, "mpos") == new(3) and entries(path, "alignment") == [{"mpo": "N1"}] * 5
    assert read(path).tables == {"sdp_mpos": ("All", "A1:C4"), "sdp_alignment": ("All", "E3:G8")}


def test_a_value_without_a_column_is_told_and_not_lost(tmp_path: Path) -> None:
    path = rearranged(tmp_path / "Plan.xlsx")
    before = path.read_bytes()
    with pytest.raises(FileTrouble, match="the sheet “Objectives” has no column “Dosage”") as caught:
        append_rows(path, {"mpos": [*new(2), {"dosage": "40 hours"}]}, (), path)
    assert caught.value.cause == "no_column" and path.read_bytes() == before
    append_rows(path, {"mpos": [{"id": "X", "dosage": None}]}, (), path)
    assert entries(path, "mpos")[-1] == {"id": "X"}


def test_a_workbook_without_any_date_style_gets_one(tmp_path: Path) -> None:
    path = rearranged(tmp_path / "Plan.xlsx", is_table=False)
    styles = load(path)
    assert not any(cell.is_date for row in styles["MPOs"] for cell in row)
    append_rows(path, {"mpos": [{"id": "N1", "measure": date(2028, 6, 30)}]}, (), path)
    assert entries(path, "mpos")[-1] == {"id": "N1", "measure": date(2028, 6, 30)}
    assert load(path)["MPOs"]["C8"].style_id == styles["MPOs"]["C8"].style_id


def test_a_missing_sheet_is_told(tmp_path: Path) -> None:
    path = rearranged(tmp_path / "Plan.xlsx")
    with pytest.raises(FileTrouble, match="no place for 1 new row") as caught:
        append_rows(path, {"needs": [{"need": "Tutoring"}]}, (), path)
    assert caught.value.cause == "no_table"


def test_the_protection_of_a_sheet_stays(tmp_path: Path) -> None:
    path = operate(
        rearranged(tmp_path / "Plan.xlsx"), sheet1=swap("</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
    )
    append_rows(path, {"mpos": new(1)}, (), path)
    assert b'<sheetProtection sheet="1"/>' in parts(path)["xl/worksheets/sheet1.xml"]
    assert entries(path, "mpos")[-1] == new(1)[0]


def test_prefixed_sheets_are_written_in_their_own_way(tmp_path: Path) -> None:
    def prefixed(data: bytes) -> bytes:
        return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", data.replace(b'xmlns="', b'xmlns:x="'))

    path = operate(rearranged(tmp_path / "Plan.xlsx"), sheet1=prefixed)
    append_rows(path, {"mpos": new(5)}, (), path)
    xml = parts(path)["xl/worksheets/sheet1.xml"]
    assert b"<row" not in xml and b"<c " not in xml and b"<f>" not in xml
    assert entries(path, "mpos")[3:] == new(5)


def test_shared_formulas_are_written_out_where_there_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("Alignment Chart")
    sheet.write_row("A1", ["Need ID", "MPO ID", "MPO text"])
    for row in (2, 3, 4):
        sheet.write_row(row - 1, 0, ["1.1", f"{row}a"])
        sheet.write_formula(f"C{row}", f"=UPPER(B{row})", None, f"{row}A")
    made.close()
    shared = b'<f t="shared" ref="C2:C4" si="0">UPPER(B2)</f>'
    operate(
        path,
        sheet1=lambda data: re.sub(
            rb"<f>UPPER.B[34].</f>", b'<f t="shared" si="0"/>', data.replace(b"<f>UPPER(B2)</f>", shared)
        ),
    )
    append_rows(path, {"alignment": [{"mpo": "5a"}, {"mpo": "6a"}]}, (), path)
    assert [load(path)["Alignment Chart"][f"C{row}"].value for row in (5, 6)] == ["=UPPER(B5)", "=UPPER(B6)"]


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)
CELLS: dict[str, st.SearchStrategy[Value]] = {
    "id": st.one_of(WORDS, st.integers(0, 9999), st.just("1-1"), st.just("=A1")),
    "text": st.one_of(WORDS, st.just("'=1"), st.dates(date(1990, 1, 1), date(2100, 1, 1))),
    "share": st.one_of(st.floats(0, 1, width=16), st.none(), WORDS),
    "measure": st.one_of(WORDS, st.booleans()),
}


@settings(max_examples=many(10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.fixed_dictionaries({}, optional=CELLS), max_size=12), is_table=st.booleans())
def test_whatever_is_added_is_read_back(tmp_path: Path, rows: list[dict[str, Value]], is_table: bool) -> None:
    source, target = tmp_path / "Plan.xlsx", tmp_path / "Out.xlsx"
    rearranged(source, is_table=is_table)
    append_rows(source, {"mpos": rows}, (), target)
    wanted = [row for row in kept(rows) if row]
    assert entries(target, "mpos") == entries(source, "mpos") + wanted
    before, after = parts(source), parts(target)
    allowed = {"xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/workbook.xml", "xl/styles.xml"}
    assert {name for name in before if before[name] != after[name]} <= allowed


def test_what_other_libraries_lose_stays(tmp_path: Path) -> None:
    path = rich(tmp_path / "Plan.xlsm")
    before = parts(path)
    people: list[dict[str, Value]] = [{"id": f"P{n}", "role": "Parent"} for n in range(5)]
    append_rows(path, {"team": people}, (), path)
    after = parts(path)
    assert entries(path, "team") == people and list(before) == list(after)  # the note in A12 is still a note
    assert [name for name in before if before[name] != after[name]] == [
        "xl/worksheets/sheet1.xml"
    ]  # the chain of calculation too stays
    with pytest.raises(FileTrouble, match="cell A12 is in the way"):
        append_rows(path, {"team": people[:1]}, (), path)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_result_and_calculates_the_formulas(tmp_path: Path) -> None:
    added, saved = tmp_path / "Plan.xlsx", tmp_path / "out" / "Plan.xlsx"
    append_rows(EXAMPLE, ADDED, (), added)
    profile = (tmp_path / "profile").as_uri()
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", saved.parent, str(added)], check=True, capture_output=True, timeout=180)
    before, after = book(added), book(saved)
    for key in ADDED:
        assert filled(after, key) == filled(before, key)
    texts = [[dict(row.values) for row in found["alignment"].rows[-3:]] for found in (before, after)]
    assert texts[0] == texts[1] and texts[1][0]["mpo_text"] == "By 2028, group 1 will."
    append_rows(saved, {"alignment": [{"mpo": "9-3"}] * 30}, (), saved)  # and takes rows when LibreOffice saved it
    again = book(saved)
    assert filled(again, "alignment")[-30:] == [{"mpo": "9-3"}] * 30
    assert again["alignment"].rows[-1]["mpo_text"] == "By 2028, group 3 will."
