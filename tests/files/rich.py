"""A workbook with all that load-and-save libraries lose: shapes, sparklines, slicers, threads, macros and more."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import xlsxwriter

from schemas.tables import FINDINGS
from tests.files.zips import pack, parts, put_generated

CONTENT = "application/vnd.openxmlformats-officedocument."
MS = "application/vnd.ms-excel."
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def png() -> bytes:
    """A picture of one red pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    )


def rich(path: Path) -> Path:
    """The workbook; with macros if it is named .xlsm."""
    book = xlsxwriter.Workbook(path)
    team = book.add_worksheet("Team")
    team.add_table("A4:B9", {"name": "sdp_team", "columns": [{"header": "ID"}, {"header": "Role"}]})
    team.write_row("D1", [3, 1, 2])
    team.add_sparkline("E1", {"range": "Team!D1:F1"})
    team.insert_textbox("H2", "A shape", {"description": "a shape"})
    team.insert_image("H9", "red.png", {"image_data": BytesIO(png()), "description": "a red pixel"})
    team.write_comment("A4", "a note")
    team.conditional_format("D1:F1", {"type": "data_bar", "data_bar_2010": True})
    team.data_validation("B5:B9", {"validate": "list", "source": ["State Director", "Parent"]})
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Team!$D$1:$F$1"})
    team.insert_chart("H20", chart)
    team.write_dynamic_array_formula("K1:K3", "=SORT(D1:F1)", None, 1)
    team.write_rich_string("A12", "plain ", book.add_format({"bold": True}), "bold")
    generated = put_generated(book, FINDINGS)
    generated.autofilter("A4:I6")
    generated.freeze_panes(4, 0)
    generated.conditional_format("A5:A900", {"type": "cell", "criteria": "==", "value": '"error"'})
    generated.insert_textbox("K2", "About this sheet")
    notes = book.add_worksheet("Notes")
    notes.write_formula("A1", "=COUNTA(Team!A5:A90)", None, 41)
    notes.write_formula("A2", '=IF(A1>40,"many","few")', None, "many")
    book.define_name("sdp_schema_version", '="1.0"')
    if path.suffix == ".xlsm":
        book.add_vba_project(str(macros(path)))
        for sheet in book.worksheets():
            sheet.set_vba_name()
        book.set_vba_name()
    book.close()
    return pack(path, with_parts_of_new_excel(parts(path)))


def macros(path: Path) -> Path:
    """Bytes in the place of macros; nobody here looks into them."""
    file = path.with_name("vbaProject.bin")
    file.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(range(256)) * 4)
    return file


def with_parts_of_new_excel(contents: dict[str, bytes]) -> dict[str, bytes]:
    """Adds what only Excel itself writes: slicer, threaded comment, persons, custom XML, x14 drop-down, chain."""
    sheet, rels = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"
    main_rels, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"

    def add(part: str, content: str, text: str, relations: str = "", relation: str = "") -> None:
        contents[part] = (XML + text).encode()
        insert(types, "</Types>", f'<Override PartName="/{part}" ContentType="{content}"/>')
        if relations:
            number = contents[relations].count(b"<Relationship ") + 50
            new = f'<Relationship Id="rId{number}" Type="{relation}" Target="/{part}"/>'
            insert(relations, "</Relationships>", new)

    def insert(part: str, before: str, new: str) -> None:
        head, found, tail = contents[part].rpartition(before.encode())
        assert found, (part, before)
        contents[part] = head + new.encode() + found + tail

    slicers = f'<slicers xmlns="{X14}"><slicer name="Role" cache="Slicer_Role" rowHeight="241300"/></slicers>'
    microsoft = "http://schemas.microsoft.com/office/"
    add("xl/slicers/slicer1.xml", f"{MS}slicer+xml", slicers, rels, f"{microsoft}2007/relationships/slicer")
    cache = f'<slicerCacheDefinition xmlns="{X14}" name="Slicer_Role" sourceName="Role"/>'
    relation = f"{microsoft}2007/relationships/slicerCache"
    add("xl/slicerCaches/slicerCache1.xml", f"{MS}slicerCache+xml", cache, main_rels, relation)
    threads = f"{microsoft}spreadsheetml/2018/threadedcomments"
    thread = (
        f'<ThreadedComments xmlns="{threads}"><threadedComment ref="A4" dT="2026-11-24T10:00:00.00" '
        'personId="{00000000-0000-0000-0000-000000000001}" id="{00000000-0000-0000-0000-000000000002}">'
        "<text>Is this final?</text></threadedComment></ThreadedComments>"
    )
    relation = f"{microsoft}2017/10/relationships/threadedComment"
    add("xl/threadedComments/threadedComment1.xml", f"{MS}threadedcomments+xml", thread, rels, relation)
    person = (
        f'<personList xmlns="{threads}"><person displayName="State Staff" '
        'id="{00000000-0000-0000-0000-000000000001}" userId="S" providerId="None"/></personList>'
    )
    relation = f"{microsoft}2017/10/relationships/person"
    add("xl/persons/person.xml", f"{MS}person+xml", person, main_rels, relation)
    add("customXml/item1.xml", "application/xml", "<plan xmlns='urn:state'>x</plan>", main_rels, f"{OFFICE}customXml")
    chain = (
        '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<c r="A2" i="3"/><c r="A1"/><c r="C5" i="2"/><c r="K1" i="1"/></calcChain>'
    )
    add("xl/calcChain.xml", f"{CONTENT}spreadsheetml.calcChain+xml", chain, main_rels, f"{OFFICE}calcChain")
    listed = (
        '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="' + X14 + '"><x14:dataValidations count="1" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list"><x14:formula1>'
        "<xm:f>Notes!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>C5:C9</xm:sqref></x14:dataValidation>"
        "</x14:dataValidations></ext>"
    )
    insert(sheet, "</extLst>", listed)
    return contents
