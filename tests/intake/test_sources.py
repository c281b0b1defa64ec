"""The door for charts: what a person sees in a file is what is read, each text at its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl import Workbook

from sdp_xl.intake.model import SourceTable
from sdp_xl.intake.sources import read_source
from sdp_xl.trouble import FileTrouble
from tests.intake.charts import CHARTS
from tests.intake.reading import EXAMPLE


def texts(source: SourceTable) -> dict[str, str]:
    return {cell.place: cell.text for cell in source.cells()}


def saved(document: docx.document.Document, folder: Path) -> Path:
    path = folder / "chart.docx"
    document.save(str(path))
    return path


def test_a_workbook_shows_numbers_and_dates_as_its_cells_do(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    values = [
        (0.8, "0%"),
        (0.125, "0.0%"),
        (1.1, "0.00"),
        (date(2021, 7, 1), "mmm-yy"),
        (date(2021, 7, 1), "yyyy-mm-dd"),
    ]
    for number, (value, format_) in enumerate(values, 1):
        sheet.cell(number, 1, value).number_format = format_
    sheet["A6"] = 2010
    path = tmp_path / "chart.xlsx"
    book.save(path)
    (source,) = read_source(path)
    assert list(texts(source).values()) == ["80%", "12.5%", "1.10", "July 2021", "7/1/2021", "2010"]


def test_a_merged_cell_is_one_cell_in_all_its_positions(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["C3"] = "GOAL 1.0", "last"
    sheet.merge_cells("A1:B2")
    path = tmp_path / "chart.xlsx"
    book.save(path)
    (source,) = read_source(path)
    assert source.rows[0][0] is source.rows[0][1] is source.rows[1][1]
    assert texts(source) == {"Sheet!A1": "GOAL 1.0", "Sheet!C3": "last"}


def test_hidden_sheets_are_read_too(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "shown"
    hidden = book.create_sheet("Old")
    hidden["A1"], hidden.sheet_state = "hidden", "hidden"
    path = tmp_path / "chart.xlsx"
    book.save(path)
    assert [source.name for source in read_source(path)] == ["Sheet", "Old"]


def test_what_stands_far_below_is_told(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"], book.active["B90"] = "MPO", "far below"
    path = tmp_path / "chart.xlsx"
    book.save(path)
    _, told = read_source(path)
    assert texts(told) == {"Sheet!A90": "More stands below 60 blank rows, down to row 90; it was not read."}


def numbered(document: docx.document.Document, text: str, number: int, level: int = 0) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", number)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        numbering.append(element)
    properties.append(numbering)


def test_automatic_numbers_of_word_are_part_of_the_text(tmp_path: Path) -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        '<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1-%2)"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%3)"/></w:lvl>'
        '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>'
        "</w:abstractNum>"
    )
    root.insert(0, abstract)
    for number, inner in ((91, ""), (92, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')):
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>{inner}</w:num>'))
    for text, number, level in (
        ("Mathematics", 91, 0),
        ("Tutor", 91, 1),
        ("Lend", 91, 1),
        ("Gain", 91, 2),
        ("More", 91, 3),
        ("Graduation", 91, 0),
        ("Refer", 91, 1),
        ("Again", 92, 0),
    ):
        numbered(document, text, number, level)
    (source,) = read_source(saved(document, tmp_path))
    assert list(texts(source).values()) == [
        *("2. Mathematics", "2-1) Tutor", "2-2) Lend", "2a) Gain", "• More"),
        *("3. Graduation", "3-1) Refer", "1. Again"),
    ]


def test_word_shows_insertions_and_forms_but_no_deletions(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text = "MPO"
    paragraph = table.cell(1, 0).paragraphs[0]._p
    for xml in (
        "<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>1</w:t><w:tab/></w:r>",
        '<w:ins w:id="1" w:author="x"><w:r><w:t>new </w:t></w:r></w:ins>',
        '<w:del w:id="2" w:author="x"><w:r><w:delText>old </w:delText></w:r></w:del>',
        '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>moved </w:t></w:r></w:moveFrom>',
        "<w:sdt><w:sdtContent><w:r><w:t>typed</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        start, _, rest = xml.partition(">") if " " not in xml.partition(">")[0] else xml.partition(" ")
        glue = ">" if ">" not in start and xml[len(start)] == ">" else " "
        paragraph.append(parse_xml(f"{start} {nsdecls('w')}{glue}{rest}"))
    (source,) = read_source(saved(document, tmp_path))
    assert texts(source)["table 1, row 2, column 1"] == "1-1\tnew typed"


def test_rows_and_cells_inside_content_controls_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    row = table.rows[1]._tr
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    row.addprevious(control)
    control[0].append(row)
    inner = table.rows[0].cells[0]
    nested = inner.add_table(rows=1, cols=1)
    nested.cell(0, 0).text = "nested"
    (source,) = read_source(saved(document, tmp_path))
    assert [text.strip() for text in texts(source).values()] == ["cell 0\nnested", "cell 1", "cell 2", "cell 3"]


def test_a_record_over_several_lines_is_one_row(tmp_path: Path) -> None:
    path = tmp_path / "chart.csv"
    path.write_bytes(b'MPO;Notes\r\n"first\r\nsecond; ""third""";x\r\n')
    (source,) = read_source(path)
    assert texts(source)["row 2, column 1"] == 'first\r\nsecond; "third"'
    assert texts(source)["row 2, column 2"] == "x"


def damaged_document(folder: Path) -> Path:
    path = folder / "chart.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:document")
        archive.writestr("[Content_Types].xml", "<Types/>")
    return path


def cut_off(folder: Path) -> Path:
    path = saved(docx.Document(), folder)
    path.write_bytes(path.read_bytes()[:-100])
    return path


def written(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BAD: dict[str, tuple[str, Callable[[Path], Path], str]] = {
    "PDF": ("no_chart", written("chart.pdf", b"%PDF-1.7\n"), "if it is a PDF"),
    "old Word": ("old_document", written("chart.doc", OLE + "WordDocument".encode("utf-16-le") + bytes(9)), ".doc"),
    "old Excel": ("old", written("chart.xls", OLE + "Workbook".encode("utf-16-le") + bytes(9)), ".xls"),
    "rich text": ("old_document", written("chart.rtf", b"{\\rtf1\\ansi MPO}"), ".rtf"),
    "Excel 4": ("ancient", written("chart.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00"), "Excel 95"),
    "slides": ("no_chart", written("chart.ppt", OLE + "PowerPoint Document".encode("utf-16-le") + bytes(9)), ".docx"),
    "empty": ("empty", written("chart.csv", b""), "empty"),
    "damaged document": ("damaged_document", damaged_document, "Word document is damaged"),
    "cut off": ("damaged", cut_off, "damaged"),
    "missing": ("missing", lambda folder: folder / "chart.csv", "no such file"),
    "SDP workbook": ("own_workbook", lambda folder: EXAMPLE, "sdp-xl chart"),
    "folder": ("folder", lambda folder: folder, "folder"),
    "Word's own": ("owner", written("~$chart.docx", b"x"), "chart.docx"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_chart_is_told_in_one_sentence(name: str, tmp_path: Path) -> None:
    cause, make, said = BAD[name]
    with pytest.raises(FileTrouble) as caught:
        read_source(make(tmp_path))
    assert caught.value.cause == cause
    assert said in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("chart", CHARTS)
def test_a_file_with_one_wrong_byte_is_read_or_told(chart: str, tmp_path: Path) -> None:
    path = CHARTS[chart](tmp_path)
    whole = path.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 25)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            read_source(path)
        except FileTrouble as trouble:
            assert "\n" not in str(trouble)
