"""What stands beside the cells of a workbook is read, and what its writer hid or struck is told with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from sdp_xl.intake.model import Aside, Matter, SourceTable
from sdp_xl.intake.sources import read_source
from tests.files.zips import pack, parts, strict_copy
from tests.intake.reading import bring, remarks, rows

ROWS = [
    ["Strategy ID", "Strategy", "Population"],
    ["1-1", "Visit families", "Preschool"],
    ["1-2", "Hold places", "Preschool"],
    ["1-3", "Offer rides", "Preschool"],
]


def book() -> Workbook:
    made = Workbook()
    made.active.title = "Strategies"
    for row in ROWS:
        made.active.append(row)
    return made


def saved(made: Workbook, folder: Path) -> Path:
    made.save(folder / "chart.xlsx")
    return folder / "chart.xlsx"


def texts(source: SourceTable) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in source.rows]


def asides(source: SourceTable) -> list[tuple[Aside, str, str]]:
    return [(one.what, one.cell.place, one.cell.text) for one in source.beside]


def test_notes_of_cells_go_to_the_notes_of_their_row(tmp_path: Path) -> None:
    made = book()
    made.active["B3"].comment = Comment("Only with a waiting list.", "x")
    made.active["D4"].comment = Comment("Beside the row.", "x")
    made.active["A1"].comment = Comment("About the header.", "x")
    made.active["B9"].comment = Comment("Far below.", "x")
    intake = bring(saved(made, tmp_path))
    assert rows(intake, "strategies", "id", "notes") == [
        ("1-1", None),
        ("1-2", "Comment at Strategies!B3: Only with a waiting list."),
        ("1-3", "Comment at Strategies!C4: Beside the row."),
    ]
    assert {(note.place, note.text) for note in intake.notes} == {
        ("Strategies!A1 (comment)", "About the header."),
        ("Strategies!B9 (comment)", "Far below."),
    }


def threaded(folder: Path, *, part: bool) -> Path:
    """A comment with an answer, as Excel 365 writes it: as a thread, and as a note for older versions."""
    made = book()
    made.active["B3"].comment = Comment(
        "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment.\n\nComment:\n"
        "    Who pays?\nReply:\n    The LEA.",
        "tc={1}",
    )
    path = saved(made, folder)
    contents = parts(path)
    if part:
        rels = "xl/worksheets/_rels/sheet1.xml.rels"
        kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
        new = f'<Relationship Id="t1" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
        contents[rels] = contents[rels].replace(b"</Relationships>", new.encode())
        contents["xl/threadedComments/threadedComment1.xml"] = (
            b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
            b'<threadedComment ref="B3" id="{1}"><text>Who pays?</text></threadedComment>'
            b'<threadedComment ref="B3" id="{2}" parentId="{1}"><text>The LEA.</text></threadedComment>'
            b"</ThreadedComments>"
        )
    return pack(path, contents)


@pytest.mark.parametrize("part", [True, False])
def test_threaded_comments_are_read_once(part: bool, tmp_path: Path) -> None:
    (source,) = read_source(threaded(tmp_path, part=part))
    said = "\n".join(text for _, _, text in asides(source))
    assert said.count("Who pays?") == said.count("The LEA.") == 1
    assert "Threaded" not in said and "Your version" not in said
    assert all(one.about is source.rows[2][1] for one in source.beside)


def test_what_is_hidden_is_read_and_told(tmp_path: Path) -> None:
    made = book()
    sheet = made.active
    for number in (2, 3):
        sheet.row_dimensions[number].hidden = True
    sheet.row_dimensions[60].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["A4"].number_format = ";;;"
    sheet["B4"].font = Font(color="FFFFFFFF")
    sheet["C4"].font, sheet["C4"].fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF000000")
    other = made.create_sheet("Old")
    other["A1"], other.sheet_state = "MPO", "hidden"
    intake = bring(saved(made, tmp_path))
    assert [row[0] for row in rows(intake, "strategies", "id")] == ["1-1", "1-2", "1-3"]
    assert remarks(intake, Matter.SOURCE) == [
        "chart.xlsx, Strategies!A2:C3 is hidden, by hand or by a filter; it was read all the same.",
        "chart.xlsx, Strategies!C1:C4 is hidden, by hand or by a filter; it was read all the same.",
        "chart.xlsx, Strategies!A4 has a format that shows nothing; it was read all the same.",
        "chart.xlsx, Strategies!B4 is written in white; it was read all the same.",
        "chart.xlsx, the sheet “Old” is hidden; it was read all the same.",
    ]


def test_a_row_that_a_filter_hides_is_told(tmp_path: Path) -> None:
    path = tmp_path / "chart.xlsx"
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("Strategies")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    sheet.autofilter(0, 0, 3, 2)
    sheet.filter_column(0, "x != 1-2")
    sheet.set_row(2, options={"hidden": True})
    made.close()
    (source,) = read_source(path)
    assert [one.partition(" is ")[0] for one in source.told] == ["chart.xlsx, Strategies!A3:C3"]


def test_struck_cells_are_told_and_struck_words_left_out(tmp_path: Path) -> None:
    path = tmp_path / "chart.xlsx"
    made = xlsxwriter.Workbook(path)
    struck = made.add_format({"font_strikeout": True})
    sheet = made.add_worksheet("Strategies")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    sheet.write(1, 1, "Visit families", struck)
    sheet.write_row(3, 0, ROWS[3], struck)
    sheet.write_rich_string(2, 1, "Hold ", struck, "twenty ", "places")
    made.close()
    (source,) = read_source(path)
    assert [row[1] for row in texts(source)] == ["Strategy", "Visit families", "Hold places", "Offer rides"]
    assert source.told == tuple(
        f"chart.xlsx, Strategies!{place} is struck through; it was read all the same." for place in ("B2", "A4:C4")
    )
    assert asides(source) == [(Aside.STRUCK, "Strategies!B3 (struck through)", "twenty ")]


def test_shapes_and_printed_margins(tmp_path: Path) -> None:
    path = tmp_path / "chart.xlsx"
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("Plan")
    sheet.insert_textbox("D5", "Ask the PAC\nfirst & last")
    sheet.set_header('&L&"Arial,Bold"&12State plan && more&R&P of &N')
    made.close()
    (source,) = read_source(path)
    assert asides(source) == [
        (Aside.SHAPE, "Plan!D5 (text box or shape)", "Ask the PAC\nfirst & last"),
        (Aside.PAGE, "Plan (page header or footer)", "State plan & more of"),
    ]
    intake = bring(path)
    assert [note.place for note in intake.notes] == ["Plan!D5 (text box or shape)"]


def test_a_shape_that_is_drawn_in_two_ways_is_listed_once(tmp_path: Path) -> None:
    path = tmp_path / "chart.xlsx"
    made = xlsxwriter.Workbook(path)
    made.add_worksheet("Plan").insert_textbox("D5", "Ask the PAC")
    made.close()
    contents = parts(path)
    name = "xl/drawings/drawing1.xml"
    wrapped = (
        rb'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        rb'<mc:Choice Requires="a14">\1</mc:Choice><mc:Fallback>\1</mc:Fallback></mc:AlternateContent>'
    )
    contents[name], count = re.subn(rb"(<xdr:sp .*</xdr:sp>)", wrapped, contents[name])
    assert count == 1
    (source,) = read_source(pack(path, contents))
    assert [place for _, place, _ in asides(source)] == ["Plan!D5 (text box or shape)"]


def test_strict_workbooks_are_read_as_others(tmp_path: Path) -> None:
    made = book()
    made.active["B3"].comment = Comment("A note.", "x")
    made.active["B4"].font = Font(strike=True)
    path = saved(made, tmp_path)
    (usual,) = read_source(path)
    strict_copy(path, path)
    (strict,) = read_source(path)
    assert texts(strict) == texts(usual) == ROWS
    assert asides(strict) == asides(usual) and strict.told == usual.told and strict.told


def test_part_names_with_backslashes(tmp_path: Path) -> None:
    path = saved(book(), tmp_path)
    pack(path, {name.replace("/", "\\"): data for name, data in parts(path).items()})
    assert texts(read_source(path)[0]) == ROWS


def test_guards_and_boxes_in_cells(tmp_path: Path) -> None:
    made = book()
    made.active["A2"], made.active["A3"] = "'1-1", '="1-2"'
    made.active["A3"].data_type = "s"
    made.active["C2"] = "☒ Preschool ☐ K-5"
    (source,) = read_source(saved(made, tmp_path))
    assert [row[0] for row in texts(source)] == ["Strategy ID", "1-1", "1-2", "1-3"]
    assert texts(source)[1][2] == "Preschool"
