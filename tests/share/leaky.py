"""A plan in which a person's name, address and number stand wherever a workbook can hold them."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

import workbook
from tests.files.zips import pack, parts

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
MICROSOFT = "http://schemas.microsoft.com/office"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NAME, EMAIL, PHONE = "Ana Lopez", "ana.lopez@state.example.gov", "(614) 555-0100"
ACCENTED = "José Núñez-Ortiz"
SECRETS = ("Lopez", "Ortiz", "ana.lopez", "555-0100", "6145550100", "alopez", "Quinn")
"""None of these is in the copy, in whatever part; Quinn is the author of notes and properties."""


def leaky(path: Path) -> Path:
    """The workbook."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know data bars
        book = openpyxl.load_workbook(workbook.path(workbook.EXAMPLE))
    team, needs = book["Team"], book["Needs"]
    team["G5"], team["H5"], team["I5"] = NAME, EMAIL, PHONE
    team["G6"], team["H6"], team["I6"] = f"Dr. {ACCENTED}, Ed.D.", "Jose@state.example.gov", 6145550123
    team["G7"], team["G8"], team["G9"] = "State Director", "Robin", "=G5"
    team["J5"] = f"{NAME}'s seat; ANA\u00a0  LOPEZ, Lopez, Ana or Ana M. Lopez, call 614.555.0100 ext. 12"
    team["J6"] = "<Jose NUN\u0303EZ\u2010Ortiz & Ms. Rivera> said so; Robin agrees"
    needs["D7"] = f"Agreed with {NAME}."
    needs["D7"].comment, team["A5"].comment = Comment("Is this so?", "Quinn"), Comment("See Quinn.", "Quinn")
    needs["D8"].hyperlink, needs["D9"].hyperlink = f"mailto:{EMAIL}", "file:///C:\\Users\\alopez\\Plan.docx"
    needs["D10"].hyperlink = "https://results.ed.gov/sdp-toolkit"
    needs.oddFooter.left.text, needs.oddFooter.left.font = NAME, "Arial,Bold"
    menu = DataValidation(type="list", formula1=f'"{NAME},Recruiter"', promptTitle="Who", prompt=f"Ask {NAME}.")
    menu.add("L5")
    needs.add_data_validation(menu)
    own = book.create_sheet("Old notes")
    own.sheet_state = "hidden"
    own["A1"], own["A2"] = f'="by {NAME}, "&Team!A5', 6145550100
    own["A3"] = "C:\\Users\\alopez\\Documents\\minutes.docx"
    own.column_dimensions["C"].hidden = True
    properties = book.properties
    properties.creator, properties.lastModifiedBy, properties.description = "Quinn", "Quinn", f"for {NAME}"
    book.save(path)
    return pack(path, _with_parts(parts(path)))


def _with_parts(contents: dict[str, bytes]) -> dict[str, bytes]:
    """Adds what Excel writes and openpyxl does not."""
    sheet, main, types = "xl/worksheets/sheet16.xml", "xl/workbook.xml", "[Content_Types].xml"

    def insert(part: str, before: str, new: str) -> None:
        head, found, tail = contents[part].partition(before.encode())
        assert found, (part, before)
        contents[part] = head + new.encode() + found + tail

    def add(part: str, content: str, data: str | bytes, owner: str = "", relation: str = "") -> str:
        contents[part] = data if isinstance(data, bytes) else (XML + data).encode()
        insert(types, "</Types>", f'<Override PartName="/{part}" ContentType="{content}"/>')
        folder, _, name = owner.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels".lstrip("/") if owner else "_rels/.rels"
        if rels not in contents:
            contents[rels] = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
            contents[rels] = contents[rels].replace(b"/>", b"></Relationships>")
        id_ = f"rIdX{contents[rels].count(b'<Relationship ')}"
        new = f'<Relationship Id="{id_}" Type="{relation}" Target="/{part}"/>'
        insert(rels, "</Relationships>", new)
        return id_

    spread = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    add("xl/sharedStrings.xml", f"{spread}.sharedStrings+xml", _shared(contents), main, f"{OFFICE}/sharedStrings")
    threads = f'xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments"'
    person, thread = (f"{MICROSOFT}/2017/10/relationships/{kind}" for kind in ("person", "threadedComment"))
    add("xl/persons/person.xml", "application/vnd.ms-excel.person+xml", _persons(threads), main, person)
    text = f'<ThreadedComments {threads}><threadedComment ref="D7" id="x"><text>Quinn?</text></threadedComment>'
    kind = "application/vnd.ms-excel.threadedcomments+xml"
    add("xl/threadedComments/threadedComment1.xml", kind, text + "</ThreadedComments>", sheet, thread)
    printer = f"{OFFICE}/printerSettings"
    number = add(
        "xl/printerSettings/printerSettings1.bin",
        f"{spread}.printerSettings",
        "Quinn's".encode("utf-16-le"),
        sheet,
        printer,
    )
    assert b"<pageSetup" in contents[sheet]
    contents[sheet] = contents[sheet].replace(
        b"<pageSetup", f'<pageSetup xmlns:q="{OFFICE}" q:id="{number}"'.encode(), 1
    )
    add("customXml/item1.xml", "application/xml", "<a><b>Quinn</b></a>", main, f"{OFFICE}/customXml")
    add(
        "docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "<P>Quinn</P>",
        "",
        f"{OFFICE}/custom-properties",
    )
    origin = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    add(
        "_xmlsignatures/origin.sigs", "application/vnd.openxmlformats-package.digital-signature-origin", b"", "", origin
    )
    add(
        "_xmlsignatures/sig1.xml",
        "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
        "<S>Quinn</S>",
        "_xmlsignatures/origin.sigs",
        origin.replace("origin", "signature"),
    )
    add(
        "xl/revisions/revisionHeaders.xml",
        f"{spread}.revisionHeaders+xml",
        '<headers userName="Quinn"/>',
        main,
        f"{OFFICE}/revisionHeaders",
    )
    add(
        "xl/externalLinks/externalLink1.xml",
        f"{spread}.externalLink+xml",
        f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"/></externalLink>',
        main,
        f"{OFFICE}/externalLink",
    )
    contents["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/externalLinkPath" Target="file:///C:\\Users\\alopez\\Budget.xlsx" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    cache = (
        f'<pivotCacheDefinition xmlns="{MAIN}" refreshedBy="Quinn"><cacheFields><cacheField name="Name (optional)">'
        f'<sharedItems><s v="{NAME}"/><s v="{ACCENTED}"/><s v="Recruiter"/></sharedItems></cacheField></cacheFields>'
        "</pivotCacheDefinition>"
    )
    add(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        f"{spread}.pivotCacheDefinition+xml",
        cache,
        main,
        f"{OFFICE}/pivotCacheDefinition",
    )
    shape = (
        f'<xdr:wsDr xmlns:xdr="{DRAWING.replace("main", "spreadsheetDrawing")}" xmlns:a="{DRAWING}">'
        '<xdr:txBody><a:p><a:r><a:t>by Ana </a:t></a:r><a:r><a:rPr b="1"/><a:t>Lopez, 2027</a:t></a:r></a:p>'
        "</xdr:txBody>"
        f'<xdr:cNvPr id="2" name="x" descr="Picture of {NAME}"/></xdr:wsDr>'
    )
    add(
        "xl/drawings/drawing90.xml",
        "application/vnd.openxmlformats-officedocument.drawing+xml",
        shape,
        sheet,
        f"{OFFICE}/drawing",
    )
    insert(
        main,
        "<sheets>",
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
        f'Requires="x15"><x15ac:absPath xmlns:x15ac="{MICROSOFT}/spreadsheetml/2010/11/ac" '
        'url="C:\\Users\\alopez\\Documents\\"/></mc:Choice></mc:AlternateContent>',
    )
    insert("xl/sharedStrings.xml", "</sst>", "<si><t>Quinn was here, in a cell that is gone</t></si>")
    rich = "<si><r><t>with An</t></r><r><rPr><b/></rPr><t>a Lo</t></r><r><t xml:space='preserve'>pez now</t></r></si>"
    contents["xl/sharedStrings.xml"] = contents["xl/sharedStrings.xml"].replace(
        f"<si><t>Agreed with {NAME}.</t></si>".encode(), rich.encode()
    )
    insert(vml(contents, sheet), "</xml>", BUTTON)
    return contents


def _shared(contents: dict[str, bytes]) -> str:
    """Puts the texts of cells into the shared ones, as Excel does; those of one sheet stay in their cells."""
    texts: dict[bytes, int] = {}

    def moved(match: re.Match[bytes]) -> bytes:
        number = texts.setdefault(match[2], len(texts))
        return b'%s t="s"><v>%d</v></c>' % (match[1], number)

    for name in contents:
        if name.startswith("xl/worksheets/sheet") and not name.endswith("sheet17.xml"):
            cell = rb'(<c r="[A-Z]+\d+"(?: s="\d+")?) t="inlineStr"><is>(.*?)</is></c>'
            contents[name] = re.sub(cell, moved, contents[name], flags=re.DOTALL)
    items = "".join(f"<si>{text.decode()}</si>" for text in texts)
    return f'<sst xmlns="{MAIN}">{items}</sst>'


BUTTON = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="b"><x:ClientData '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" ObjectType="Button"/></v:shape>'
)


def vml(contents: dict[str, bytes], sheet: str) -> str:
    """The part with the old drawings of a sheet."""
    rels = contents[sheet.replace("worksheets/", "worksheets/_rels/") + ".rels"].decode()
    return str(re.search(r'Target="/?([^"]*\.vml)"', rels)[1])  # type: ignore[index]


def _persons(threads: str) -> str:
    return f'<personList {threads}><person displayName="Quinn" id="x" userId="S" providerId="None"/></personList>'
