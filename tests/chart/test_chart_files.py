"""The printed chart as files: a workbook, a CSV file and a Word document that people and programs can read."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

import workbook
from sdp_xl.chart.printed import HEADERS, JOINED_HEADERS, NOT_IN_CHART, Chain, Chart, Component
from sdp_xl.chart.spreadsheet import write_chart_csv, write_chart_xlsx
from sdp_xl.cli import main
from sdp_xl.csv_guard import unguarded
from sdp_xl.documents.chart import written_in_word

EXAMPLE = workbook.path(workbook.EXAMPLE)
MASTER = workbook.path(workbook.MASTER)

EVIL = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'=1", '="1"', '=HYPERLINK("https://example.org","x")')
CHART = Chart(
    title="Alignment chart: Ohio & more",
    chains=tuple(
        Chain(
            goal_area="Reading",
            links={
                "target": (Component("1-1", text),),
                "need": (Component("1.10", 'said "so", then\nleft'), Component("=2", "x")),
                "strategy": (),
                "mpo": (Component("1a", "By 2028, 80% will."),),
                "evaluation": (Component("E9", "ID not found"),),
            },
        )
        for text in EVIL
    ),
    loose=(Chain(goal_area="", links={"need": (Component("9", "Shoes"),)}),),
)
ROWS = [HEADERS, *CHART.rows()]


def test_the_csv_file_is_read_back_whole_and_runs_nothing() -> None:
    file = io.BytesIO()
    write_chart_csv(CHART, file)
    assert file.getvalue().startswith(b"\xef\xbb\xbfGoal area,")

    read = list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))
    assert all(not cell.startswith(("=", "+", "-", "@", "＝")) for row in read for cell in row)
    assert [tuple(map(unguarded, row)) for row in read] == ROWS


def test_the_workbook_holds_texts_only_and_merges_what_repeats(tmp_path: Path) -> None:
    with (tmp_path / "chart.xlsx").open("wb") as file:
        write_chart_xlsx(CHART, file)
    book = openpyxl.load_workbook(tmp_path / "chart.xlsx")
    sheet = book.worksheets[0]
    shown = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    for area in sheet.merged_cells.ranges:
        assert area.min_col == area.max_col and 2 <= area.min_row < area.max_row <= 1 + len(EVIL)
        for row in range(area.min_row, area.max_row):
            assert not shown[row][area.min_col - 1]
            shown[row][area.min_col - 1] = shown[area.min_row - 1][area.min_col - 1]
    assert [tuple(row) for row in shown] == ROWS
    assert {str(area) for area in sheet.merged_cells.ranges} == {f"{letter}2:{letter}9" for letter in "ABDEHIJ"}
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert sheet["C2"].quotePrefix and not sheet["I2"].quotePrefix and sheet["B2"].number_format == "@"
    assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 1)
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {"Arial"}
    assert {cell.font.size for row in sheet.iter_rows() for cell in row if cell.value} == {11}
    assert (book.properties.title, book.properties.language) == (CHART.title, "en-US")
    assert book.properties.creator == "sdp-xl"


def test_a_chart_without_chains_is_a_header(tmp_path: Path) -> None:
    with (tmp_path / "chart.xlsx").open("wb") as file:
        write_chart_xlsx(Chart(title="Alignment chart", chains=(), loose=()), file)
    sheet = openpyxl.load_workbook(tmp_path / "chart.xlsx").worksheets[0]
    assert not sheet.tables and sheet.max_row == 1


def test_the_document_is_accessible_and_holds_the_chart(tmp_path: Path) -> None:
    (tmp_path / "chart.docx").write_bytes(written_in_word(CHART))
    document = docx.Document(str(tmp_path / "chart.docx"))
    chains, loose = document.tables
    assert [[cell.text for cell in row.cells] for row in chains.rows] == [
        list(JOINED_HEADERS),
        *(list(chain.joined()) for chain in CHART.chains),
    ]
    assert [cell.text for cell in loose.rows[1].cells] == ["", "", "9: Shoes", "", "", ""]
    assert [(p.style.name, p.text) for p in document.paragraphs if p.text] == [
        ("Title", CHART.title),
        ("Normal", "8 chains, 8 gaps, 8 IDs not found; not in the chart: 1 need."),
        ("Heading 1", NOT_IN_CHART),
    ]
    for found in document.tables:
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in found.rows]
        assert heads == [True, *[False] * (len(heads) - 1)]
        assert found._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
        assert found._tbl.tblPr.find(qn("w:tblCaption")) is not None
    section = document.sections[0]
    assert section.page_width.inches == 11 and section.page_height.inches == 8.5
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (CHART.title, "sdp-xl", "en-US")
    with ZipFile(tmp_path / "chart.docx") as archive:
        assert b'w:lang w:val="en-US"' in archive.read("word/styles.xml")


def test_the_command_writes_each_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for ending in ("xlsx", "csv", "DOCX"):
        target = tmp_path / f"chart.{ending}"
        assert main(["chart", str(EXAMPLE), "-o", str(target)]) == 0
        out = capsys.readouterr().out
        assert out.startswith(f"Wrote {target}: 26 chains, no gaps.\n")
        assert ("would turn into dates" in out) == (ending == "csv")
        before = target.read_bytes()
        assert main(["chart", str(EXAMPLE), "-o", str(target)]) == 2
        assert "exists already" in capsys.readouterr().err and target.read_bytes() == before
        assert main(["chart", str(EXAMPLE), "-o", str(target), "--force"]) == 0
        capsys.readouterr()
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    ("name", "told"),
    [("chart.pdf", "must end in .xlsx, .csv or .docx"), ("chart", "must end in"), ("no/chart.csv", "folder")],
)
def test_what_cannot_be_made_is_one_sentence(
    tmp_path: Path, name: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["chart", str(EXAMPLE), "-o", str(tmp_path / name)]) == 2
    error = capsys.readouterr().err
    assert told in error and error.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_the_workbook_itself_is_never_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "Plan.xlsx"
    path.write_bytes(MASTER.read_bytes())
    assert main(["chart", str(path), "-o", str(path), "--force"]) == 2
    assert "is the workbook itself" in capsys.readouterr().err
    assert path.read_bytes() == MASTER.read_bytes()


def test_the_chart_of_the_blank_master_is_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for ending in ("xlsx", "csv", "docx"):
        assert main(["chart", str(MASTER), "-o", str(tmp_path / f"chart.{ending}")]) == 0
        assert ": no chains, no gaps." in capsys.readouterr().out
