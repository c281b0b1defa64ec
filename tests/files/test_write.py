from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from xml.parsers.expat import ExpatError

import openpyxl
import pytest
import xlsxwriter

from schemas.model import HEADER_ROW, NOTE_ROW
from schemas.tables import CALENDAR, FINDINGS
from schemas.values import ErrorValue, Uncalculated
from sdp_xl.address import Link
from sdp_xl.files import FileTrouble, read, write_pages
from sdp_xl.files.ooxml.measure import MARGIN
from sdp_xl.files.ooxml.sheet import parsed
from tests.files.zips import (
    FINDINGS_SHEET,
    WORKBOOK,
    calendar,
    findings,
    operate,
    pack,
    parts,
    plan,
    put_generated,
    swap,
)

ROWS = (
    ("error", "SDP301", Link("Team!B7", sheet="Team", cell="B7"), "No director", "Nobody leads.", "Name one.", None),
    ("advice", "SDP702", "", "Records", None, "Say how.", Link("34 CFR 200.85", url="https://www.ecfr.gov/x?a=1&b=2")),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return plan(tmp_path / "Plan.xlsx")


def sheet_xml(path: Path, part: str = FINDINGS_SHEET) -> str:
    return parts(path)[part].decode()


def outside(xml: str) -> list[str]:
    """What stands before and after the rows, without the dimension."""
    before, _, rest = re.sub(r"<dimension[^>]*/>", "", xml).partition("<sheetData>")
    return [before, rest.partition("</sheetData>")[2]]


def test_rows_under_the_header_are_replaced_and_all_above_kept(path: Path) -> None:
    before = sheet_xml(path)
    write_pages(path, [findings(*ROWS, note="Checked today.")], path)
    rows = read(path).sheets["Findings"]
    assert rows[HEADER_ROW - 1] == tuple(column.header for column in FINDINGS.columns)
    assert rows[0] == (FINDINGS.title,)
    assert rows[NOTE_ROW - 1] == ("Checked today.",)
    assert rows[HEADER_ROW][:6] == ("error", "SDP301", "Team!B7", "No director", "Nobody leads.", "Name one.")
    assert rows[HEADER_ROW + 1][-1] == "34 CFR 200.85"
    assert len(rows) == HEADER_ROW + 2
    assert outside(sheet_xml(path)) == outside(before)
    header = re.search(rf'<row r="{HEADER_ROW}".*?</row>', before)
    assert header is not None and header[0] in sheet_xml(path)
    assert f'<dimension ref="A1:I{HEADER_ROW + 2}"/>' in sheet_xml(path)


def test_no_rows_at_all_clear_the_sheet(path: Path) -> None:
    write_pages(path, [findings()], path)
    assert len(read(path).sheets["Findings"]) == HEADER_ROW


def test_cells_take_the_style_of_their_column_and_the_note_keeps_its_own(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    styles = [book["Findings"].column_dimensions["A"].alignment.wrap_text, book["Findings"]["A3"].font.i]
    write_pages(path, [findings(*ROWS)], path)
    after = openpyxl.load_workbook(path)["Findings"]
    assert [after["A5"].alignment.wrap_text, after["A3"].font.i] == styles == [True, True]


def test_rows_are_as_high_as_their_wrapped_text(path: Path) -> None:
    write_pages(path, [findings(("error", "SDP301"), ("error", "SDP301", "", "many words " * 30))], path)
    sheet = openpyxl.load_workbook(path)["Findings"]
    assert sheet.row_dimensions[6].height > 4 * sheet.row_dimensions[5].height > 50
    assert "customHeight" not in sheet_xml(path)  # so that Excel fits the row when its text changes


def test_ten_thousand_rows_are_no_matter(path: Path) -> None:
    write_pages(path, [findings(*ROWS * 5_000)], path)
    rows = read(path).sheets["Findings"]
    assert len(rows) == HEADER_ROW + 10_000
    assert rows[-1][:2] == ("advice", "SDP702")
    write_pages(path, [findings(*ROWS)], path)
    assert len(read(path).sheets["Findings"]) == HEADER_ROW + 2


def test_links_lead_to_cells_and_to_the_web(path: Path) -> None:
    odd = Link('it\'s "here"', sheet="O'Brien's", cell="C3")
    write_pages(path, [findings(*ROWS, (odd, Link("  ", sheet="Team"), Link("no cell", sheet="Team")))], path)
    sheet = openpyxl.load_workbook(path)["Findings"]
    assert sheet["C5"].value == """=HYPERLINK("#'Team'!B7","Team!B7")"""
    assert sheet["G6"].value == '=HYPERLINK("https://www.ecfr.gov/x?a=1&b=2","34 CFR 200.85")'
    assert sheet["A7"].value == """=HYPERLINK("#'O''Brien''s'!C3","it's ""here""\")"""
    assert sheet["B7"].value is None
    assert sheet["C7"].value == """=HYPERLINK("#'Team'!A1","no cell")"""
    assert read(path).sheets["Findings"][6][0] == 'it\'s "here"'


@pytest.mark.parametrize(
    "link",
    [
        Link("click", url="javascript:alert(1)"),
        Link("click", url="file:///etc/passwd"),
        Link("click", url="https://example.org/" + "x" * 240),
    ],
)
def test_a_link_that_a_formula_cannot_or_must_not_hold_is_plain_text(path: Path, link: Link) -> None:
    write_pages(path, [findings((link,))], path)
    assert "<f>" not in sheet_xml(path)
    assert read(path).sheets["Findings"][HEADER_ROW] == ("click",)


def test_the_text_of_a_link_is_cut_to_what_a_formula_holds(path: Path) -> None:
    write_pages(path, [findings((Link("x" * 300, sheet="Team"),))], path)
    (text,) = read(path).sheets["Findings"][HEADER_ROW]
    assert text == "x" * 254 + "…"


def test_a_quotation_mark_in_excels_own_code_does_not_end_a_text_in_a_formula(path: Path) -> None:
    write_pages(path, [findings((Link("_x0022_&WEBSERVICE(1)&_x0022_", sheet="Team"),))], path)
    (formula,) = re.findall("<f>(.*?)</f>", sheet_xml(path))
    assert "_x0022_" not in formula
    assert openpyxl.load_workbook(path)["Findings"]["A5"].value.endswith(',"_"&"x0022_&WEBSERVICE(1)&_"&"x0022_")')


def test_values_of_each_kind(path: Path) -> None:
    values = (True, False, 0, -3, 2.5, 1e20, ErrorValue("#REF!"), Uncalculated("=1+1"), "=cmd()")
    write_pages(path, [findings(values)], path)
    row = read(path).sheets["Findings"][HEADER_ROW]
    assert row == (True, False, 0, -3, 2.5, "1e+20", "#REF!", "=1+1", "=cmd()")
    assert "<f>" not in sheet_xml(path)


@pytest.mark.parametrize("from_1904", [False, True])
def test_dates_are_days_in_the_workbooks_own_system(tmp_path: Path, from_1904: bool) -> None:
    path = tmp_path / "Plan.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": from_1904})
    put_generated(book, CALENDAR)
    book.close()
    day, moment = date(2027, 1, 31), datetime(2027, 1, 31, 18)
    write_pages(path, [calendar(("January", day, "Sunday"), ("January", moment, day), ("?", date(1, 1, 1)))], path)
    rows = read(path).sheets["Calendar"]
    assert rows[HEADER_ROW] == ("January", day, "Sunday")
    assert rows[HEADER_ROW + 1] == ("January", moment, day)  # the Day column shows no dates: a date style is borrowed
    assert rows[HEADER_ROW + 2] == ("?", "1/1/0001")  # before the first day that Excel knows


def test_dates_are_text_where_the_workbook_cannot_show_them(path: Path) -> None:
    write_pages(path, [findings((date(2027, 1, 31), datetime(2027, 1, 31, 18)))], path)
    assert read(path).sheets["Findings"][HEADER_ROW] == ("1/31/2027", "1/31/2027 18:00")


def test_a_moved_header_is_found(tmp_path: Path) -> None:
    path = plan(tmp_path / "Plan.xlsx")
    book = openpyxl.load_workbook(path)
    book["Findings"].insert_rows(1, 3)
    book["Findings"].insert_cols(1)
    book.save(path)
    write_pages(path, [findings(*ROWS, note="moved")], path)
    rows = read(path).sheets["Findings"]
    assert rows[NOTE_ROW + 2] == (None, "moved")
    assert rows[HEADER_ROW + 2][1:] == tuple(column.header for column in FINDINGS.columns)
    assert rows[HEADER_ROW + 3][:3] == (None, "error", "SDP301")


def test_an_overwritten_header_is_written_again(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for column in range(1, 10):
        book["Findings"].cell(HEADER_ROW, column).value = "x"
    book["Findings"].cell(HEADER_ROW, 12).value = "beside"
    book.save(path)
    write_pages(path, [findings(*ROWS)], path)
    header = read(path).sheets["Findings"][HEADER_ROW - 1]
    assert header == (*(column.header for column in FINDINGS.columns), None, None, "beside")


def test_header_formulas_beside_the_table_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    book = xlsxwriter.Workbook(path)
    ws = put_generated(book, FINDINGS)
    ws.write_formula(HEADER_ROW - 1, 12, "=L4+7", None, 46000)
    book.close()
    write_pages(path, [findings(*ROWS)], path)
    assert openpyxl.load_workbook(path)["Findings"]["M4"].value == "=L4+7"
    assert read(path).sheets["Findings"][HEADER_ROW - 1][-1] == 46000


def test_an_empty_sheet_gets_note_header_and_rows(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("findings")  # Excel compares tab names without case
    book.close()
    assert "<sheetData/>" in sheet_xml(path, "xl/worksheets/sheet1.xml")
    write_pages(path, [findings(*ROWS)], path)
    rows = read(path).sheets["findings"]
    assert rows[NOTE_ROW - 1] == ("Checked.",)
    assert rows[HEADER_ROW - 1][0] == FINDINGS.columns[0].header
    assert rows[HEADER_ROW][:2] == ("error", "SDP301")


def prefixed(data: bytes) -> bytes:
    """The sheet as some .NET libraries write it: every element with a prefix."""
    data = data.replace(b'xmlns="', b'xmlns:x="')
    return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", data)


def test_prefixed_sheets_are_written_in_their_own_way(path: Path) -> None:
    operate(path, sheet2=prefixed)
    write_pages(path, [findings(*ROWS)], path)
    assert "<row" not in sheet_xml(path) and "<c " not in sheet_xml(path)
    assert read(path).sheets["Findings"][HEADER_ROW][:2] == ("error", "SDP301")


def test_a_prefixed_workbook_part_is_edited_too(path: Path) -> None:
    operate(path, workbook=lambda data: prefixed(data.replace(b'<calcPr calcId="124519" fullCalcOnLoad="1"/>', b"")))
    write_pages(path, [findings(), calendar()], path)
    text = parts(path)[WORKBOOK].decode()
    assert '<x:calcPr fullCalcOnLoad="1"/></x:workbook>' in text
    assert list(read(path).sheets) == ["Team", "Findings", "Notes", "Calendar"]


@pytest.mark.parametrize("part", ["sheet2", "workbook"])
@pytest.mark.parametrize("code", ["UTF-16", "ISO-8859-1"])
def test_parts_in_another_code_are_refused(path: Path, part: str, code: str) -> None:
    operate(path, **{part: lambda data: data.decode().replace("UTF-8", code).encode(code)})
    before = path.read_bytes()
    with pytest.raises(FileTrouble) as caught:
        write_pages(path, [findings(*ROWS)], path)
    assert caught.value.cause == "unusual_part"
    assert path.read_bytes() == before


def test_rows_out_of_order_are_refused(path: Path) -> None:
    operate(path, sheet2=swap('<row r="6"', '<row r="2"'))
    with pytest.raises(FileTrouble) as caught:
        write_pages(path, [findings(*ROWS)], path)
    assert caught.value.cause == "unusual_part"


def test_results_are_not_written_onto_a_chart_sheet(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    book = xlsxwriter.Workbook(path)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Team!$A$1:$A$3"})
    book.add_worksheet("Team")
    book.add_chartsheet("Findings").set_chart(chart)
    book.close()
    with pytest.raises(FileTrouble) as caught:
        write_pages(path, [findings(*ROWS)], path)
    assert caught.value.cause == "not_a_sheet" and "“Findings”" in str(caught.value)


def test_deleted_sheets_are_added_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Team").write("A1", "ID")
    book.close()
    write_pages(path, [findings(*ROWS), calendar(("January", date(2027, 1, 31)))], path)
    grid = read(path)
    assert list(grid.sheets) == ["Team", "Findings", "Calendar"]
    assert [row[0] for row in grid.sheets["Findings"]] == [
        FINDINGS.title,
        FINDINGS.purpose,
        "Checked.",
        FINDINGS.columns[0].header,
        "error",
        "advice",
    ]
    assert grid.sheets["Calendar"][HEADER_ROW] == ("January", "1/31/2027")
    sheet = openpyxl.load_workbook(path)["Findings"]
    assert sheet.column_dimensions["E"].width == FINDINGS.columns[4].width + MARGIN
    assert sheet.freeze_panes == f"A{HEADER_ROW + 1}"
    names = list(parts(path))
    assert len(names) == len(set(names))
    write_pages(path, [findings(), calendar()], path)  # now they are there
    assert list(read(path).sheets) == ["Team", "Findings", "Calendar"]
    assert len(read(path).sheets["Findings"]) == HEADER_ROW


def test_a_new_sheet_borrows_the_look_of_another_of_the_tool_and_prints_on_a_page(path: Path) -> None:
    row = ("January", *[None] * 7, 3)  # one cell beyond the declared columns
    write_pages(path, [calendar(row)], path)
    book = openpyxl.load_workbook(path)
    sheet, other = book["Calendar"], book["Findings"]
    for cell in ("A1", f"C{HEADER_ROW}"):
        assert sheet[cell].font.b and other[cell].font.b
    assert sheet["A3"].font.i and not sheet["A3"].alignment.wrap_text
    assert sheet[f"A{HEADER_ROW + 1}"].alignment.wrap_text
    assert sheet.cell(HEADER_ROW + 1, 9).value == 3 and sheet.dimensions == f"A1:I{HEADER_ROW + 1}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_a_deleted_sheet_is_added_where_openpyxl_saved_the_workbook(path: Path) -> None:
    """openpyxl declares the prefix of relationships at each sheet instead of once at the root."""
    book = openpyxl.load_workbook(path)
    del book["Findings"]
    book.save(path)
    write_pages(path, [findings(*ROWS)], path)
    assert list(read(path).sheets)[-1] == "Findings"
    assert openpyxl.load_workbook(path)["Findings"]["A1"].value == FINDINGS.title


def test_writing_twice_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    pages = [findings(*ROWS), calendar(("January", "x"))]
    one, two, again = tmp_path / "one.xlsx", tmp_path / "two.xlsx", tmp_path / "again.xlsx"
    write_pages(path, pages, one)
    write_pages(path, pages, two)
    write_pages(one, pages, again)
    assert one.read_bytes() == two.read_bytes()
    assert parts(one) == parts(again)
    assert one.read_bytes() == again.read_bytes()


CHAIN = "xl/calcChain.xml"


def with_chain(path: Path, entries: str) -> Path:
    """The workbook with a chain of calculation, as Excel writes it."""
    contents = parts(path)
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    contents[CHAIN] = f'<?xml version="1.0" encoding="UTF-8"?>\n<calcChain xmlns="{ns}">{entries}</calcChain>'.encode()
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    override = f'<Override PartName="/xl/calcChain.xml" ContentType="{content}"/></Types>'
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="calcChain.xml"/></Relationships>'
    contents["[Content_Types].xml"] = contents["[Content_Types].xml"].replace(b"</Types>", override.encode())
    rels = "xl/_rels/workbook.xml.rels"
    contents[rels] = contents[rels].replace(b"</Relationships>", relation.encode())
    return pack(path, contents)


def test_replaced_cells_leave_the_chain_of_calculation(path: Path) -> None:
    with_chain(
        path,
        '<c r="A5" i="2"/><c r="A1" i="3" l="1"/><c r="A2"/><c r="M4" i="2"/><c r="B9"/><c r="A3"/><c r="A3" i="3"/>',
    )
    write_pages(path, [findings(*ROWS)], path)
    chain = parts(path)[CHAIN].decode()
    assert re.findall("<c .*?/>", chain) == [
        '<c r="A1" i="3" l="1"/>',
        '<c r="A2"/>',
        '<c r="M4" i="2"/>',
        '<c r="A3" i="3"/>',
    ]


def test_an_entry_that_took_its_sheet_from_a_removed_one_names_it_itself(path: Path) -> None:
    with_chain(path, '<c r="A1" i="3"/><c r="A5" i="2"/><c r="M4"/>')
    write_pages(path, [findings(*ROWS)], path)
    assert '<c r="A1" i="3"/><c i="2" r="M4"/>' in parts(path)[CHAIN].decode()


def test_an_empty_chain_of_calculation_is_taken_out_whole(path: Path) -> None:
    with_chain(path, '<c r="A5" i="2"/><c r="A6"/>')
    write_pages(path, [findings(*ROWS)], path)
    contents = parts(path)
    assert CHAIN not in contents
    assert b"calcChain" not in contents["[Content_Types].xml"] + contents["xl/_rels/workbook.xml.rels"]
    assert read(path).sheets["Notes"] == ((1,), (2,))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<calcPr calcId="191029"/>', '<calcPr fullCalcOnLoad="1" calcId="191029"/>'),
        ("<calcPr calcId='1' fullCalcOnLoad='0' />", "<calcPr calcId='1' fullCalcOnLoad=\"1\" />"),
        ('<calcPr fullCalcOnLoad="1"></calcPr>', '<calcPr fullCalcOnLoad="1"></calcPr>'),
        ("", '</sheets><calcPr fullCalcOnLoad="1"/></workbook>'),
    ],
)
def test_excel_is_told_to_calculate_by_the_smallest_edit(path: Path, before: str, after: str) -> None:
    operate(path, workbook=lambda data: re.sub(rb"<calcPr[^>]*/>", before.encode(), data))
    original = parts(path)[WORKBOOK].decode()
    write_pages(path, [findings()], path)
    text = parts(path)[WORKBOOK].decode()
    assert after in text
    assert text == (original.replace(before, after) if before else original.replace("</sheets></workbook>", after))


def test_the_rows_behind_the_head_are_not_parsed_since_they_are_replaced() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 41))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    merged = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    data = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{merged}</worksheet>'.encode()
    damaged = data.replace(b"<v>30</v>", b"<v>30")
    sheet = parsed(damaged, most=5)
    assert list(sheet.rows) == [1, 2, 3, 4, 5] and sheet.merged == ((1, 1, 1, 2),)
    assert damaged[sheet.body.close :].startswith(b"</sheetData><mergeCells>")
    with pytest.raises(ExpatError):
        parsed(damaged)
