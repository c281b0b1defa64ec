"""Workbooks of many makers: a plan, and any of the parts that Excel, its add-ins and other programs put into one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.files.zips import parts

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
MS = "application/vnd.ms-excel."
MS_RELATIONS = "http://schemas.microsoft.com/office/"
X14 = f"{MS_RELATIONS}spreadsheetml/2009/9/main"
WORKBOOK, TYPES = "xl/workbook.xml", "[Content_Types].xml"


@dataclass
class Composed:
    """The parts of a workbook while more are put in; ``sheet`` is the part of a sheet of the staff."""

    parts: dict[str, bytes]
    sheet: str
    random: Random

    def add(self, part: str, content: str, data: str | bytes, of: str | None, relation: str) -> str:
        """Puts in a part to which another (or the package itself, None) has a relationship; its ID is returned."""
        self.parts[part] = data if isinstance(data, bytes) else (XML + data).encode()
        override = f'<Override PartName="/{part}" ContentType="{content}"/>'
        self.insert(TYPES, "</Types>", override)
        return self.relate(of, relation, f"/{part}")

    def relate(self, of: str | None, relation: str, target: str, mode: str = "") -> str:
        folder, _, name = (of or "").rpartition("/")
        rels = f"{folder}/_rels/{name}.rels" if of else "_rels/.rels"
        start = f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        self.parts.setdefault(rels, f"{start}</Relationships>".encode())
        id = f"rId{900 + self.parts[rels].count(b'<Relationship ')}"
        mode = mode and f' TargetMode="{mode}"'
        self.insert(rels, "</Relationships>", f'<Relationship Id="{id}" Type="{relation}" Target="{target}"{mode}/>')
        return id

    def insert(self, part: str, before: str, new: str) -> None:
        head, found, tail = self.parts[part].rpartition(before.encode())
        assert found, (part, before)
        self.parts[part] = head + new.encode() + found + tail

    def text(self) -> str:
        """Something that differs from workbook to workbook."""
        return "".join(self.random.choices("abcdefghij &;é漢😀", k=self.random.randint(3, 60))).replace("&", "&amp;")

    def bytes(self) -> bytes:
        return self.random.randbytes(self.random.randint(50, 4000))


def slicers(book: Composed) -> None:
    text = f'<slicers xmlns="{X14}"><slicer name="Role" cache="Slicer_Role" rowHeight="241300"/></slicers>'
    book.add("xl/slicers/slicer1.xml", f"{MS}slicer+xml", text, book.sheet, f"{MS_RELATIONS}2007/relationships/slicer")
    text = f'<slicerCacheDefinition xmlns="{X14}" name="Slicer_Role" sourceName="Role"/>'
    relation = f"{MS_RELATIONS}2007/relationships/slicerCache"
    book.add("xl/slicerCaches/slicerCache1.xml", f"{MS}slicerCache+xml", text, WORKBOOK, relation)


def threads(book: Composed) -> None:
    names = f"{MS_RELATIONS}spreadsheetml/2018/threadedcomments"
    id = "{00000000-0000-0000-0000-000000000001}"
    text = (
        f'<ThreadedComments xmlns="{names}"><threadedComment ref="A4" dT="2026-11-24T10:00:00.00" personId="{id}" '
        f'id="{id[:-2]}2}}"><text>{book.text()}</text></threadedComment></ThreadedComments>'
    )
    relation = f"{MS_RELATIONS}2017/10/relationships/threadedComment"
    book.add("xl/threadedComments/threadedComment1.xml", f"{MS}threadedcomments+xml", text, book.sheet, relation)
    text = (
        f'<personList xmlns="{names}"><person displayName="Staff" id="{id}" userId="S" providerId="None"/></personList>'
    )
    book.add("xl/persons/person.xml", f"{MS}person+xml", text, WORKBOOK, f"{MS_RELATIONS}2017/10/relationships/person")


def custom_xml(book: Composed) -> None:
    text = f"<plan xmlns='urn:state'>{book.text()}</plan>"
    book.add("customXml/item1.xml", "application/xml", text, WORKBOOK, f"{RELATIONS}/customXml")
    item = "{F0000000-0000-0000-0000-000000000001}"
    names = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    text = f'<ds:datastoreItem ds:itemID="{item}" xmlns:ds="{names}"/>'
    content = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    book.add("customXml/itemProps1.xml", content, text, "customXml/item1.xml", f"{RELATIONS}/customXmlProps")


def external_link(book: Composed) -> None:
    part = "xl/externalLinks/externalLink1.xml"
    text = (
        f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{RELATIONS}" r:id="rId900"><sheetNames>'
        '<sheetName val="Counts"/></sheetNames></externalBook></externalLink>'
    )
    id = book.add(part, f"{OFFICE}externalLink+xml", text, WORKBOOK, f"{RELATIONS}/externalLink")
    book.relate(part, f"{RELATIONS}/externalLinkPath", "Counts%202026.xlsx", "External")
    links = f'<externalReferences><externalReference r:id="{id}"/></externalReferences>'
    data = book.parts[WORKBOOK]
    book.parts[WORKBOOK] = re.sub(rb"(?=<definedNames>|<calcPr)", links.encode(), data, count=1)


def pivot(book: Composed) -> None:
    fields = "".join(
        f'<cacheField name="{name}" numFmtId="0"><sharedItems count="1"><s v="{book.text()}"/></sharedItems>'
        "</cacheField>"
        for name in ("State", "Count")
    )
    cache = "xl/pivotCache/pivotCacheDefinition1.xml"
    text = (
        f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{RELATIONS}" r:id="rId900" refreshedBy="S" '
        'refreshedDate="46000" createdVersion="6" refreshedVersion="6" minRefreshableVersion="3" recordCount="1">'
        f'<cacheSource type="worksheet"><worksheetSource ref="A1:B2" sheet="Counts"/></cacheSource>'
        f'<cacheFields count="2">{fields}</cacheFields>'
        "</pivotCacheDefinition>"
    )
    relation = f"{RELATIONS}/pivotCacheDefinition"
    id = book.add(cache, f"{OFFICE}pivotCacheDefinition+xml", text, WORKBOOK, relation)
    text = f'<pivotCacheRecords xmlns="{MAIN}" count="1"><r><x v="0"/><x v="0"/></r></pivotCacheRecords>'
    records = "xl/pivotCache/pivotCacheRecords1.xml"
    book.add(records, f"{OFFICE}pivotCacheRecords+xml", text, cache, f"{RELATIONS}/pivotCacheRecords")
    listed = f'<pivotCaches><pivotCache cacheId="7" r:id="{id}"/></pivotCaches>'
    book.insert(WORKBOOK, "</workbook>", listed)
    table = "xl/pivotTables/pivotTable1.xml"
    text = (
        f'<pivotTableDefinition xmlns="{MAIN}" name="Pivot" cacheId="7" dataOnRows="0" applyNumberFormats="0" '
        'applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" '
        'applyWidthHeightFormats="1" dataCaption="Values"><location ref="AA40:AB42" firstHeaderRow="1" '
        'firstDataRow="1" firstDataCol="1"/><pivotFields count="2"><pivotField axis="axisRow" showAll="0">'
        '<items count="2"><item x="0"/>'
        '<item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields>'
        '<rowFields count="1"><field x="0"/></rowFields></pivotTableDefinition>'
    )
    book.add(table, f"{OFFICE}pivotTable+xml", text, book.sheet, f"{RELATIONS}/pivotTable")
    book.relate(table, relation, f"/{cache}")


def web_extension(book: Composed) -> None:
    extension = "xl/webextensions/webextension1.xml"
    names = f"{MS_RELATIONS}webextensions"
    panes = "xl/webextensions/taskpanes.xml"
    pane = '<wetp:taskpane dockstate="right" visibility="0"/>'
    text = f'<wetp:taskpanes xmlns:wetp="{names}/taskpanes/2010/11">{pane}</wetp:taskpanes>'
    relation = f"{MS_RELATIONS}2011/relationships/"
    book.add(
        panes, "application/vnd.ms-office.webextensiontaskpanes+xml", text, None, f"{relation}webextensiontaskpanes"
    )
    refers = '<we:reference id="wa1" store="en-US"/>'
    text = f'<we:webextension xmlns:we="{names}/webextension/2010/11" id="{{1}}">{refers}</we:webextension>'
    book.add(extension, "application/vnd.ms-office.webextension+xml", text, panes, f"{relation}webextension")


def signature(book: Composed) -> None:
    digital = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/"
    content = "application/vnd.openxmlformats-package.digital-signature-"
    origin = "_xmlsignatures/origin.sigs"
    book.add(origin, f"{content}origin", b"", None, f"{digital}origin")
    value = f"<SignatureValue>{book.random.getrandbits(99)}</SignatureValue>"
    text = f'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">{value}</Signature>'
    book.add("_xmlsignatures/sig1.xml", f"{content}xmlsignature+xml", text, origin, f"{digital}signature")


def printer(book: Composed) -> None:
    part = "xl/printerSettings/printerSettings1.bin"
    id = book.add(part, f"{OFFICE}printerSettings", book.bytes(), book.sheet, f"{RELATIONS}/printerSettings")
    data = book.parts[book.sheet]
    names = b"" if b"xmlns:r=" in data.partition(b"<sheetData")[0] else f' xmlns:r="{RELATIONS}"'.encode()
    book.parts[book.sheet] = re.sub(rb"<pageSetup ", b"<pageSetup" + names + f' r:id="{id}" '.encode(), data, count=1)


def x14_lists(book: Composed) -> None:
    ext = (
        f'<ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{X14}"><x14:dataValidations count="1" '
        f'xmlns:xm="{MS_RELATIONS}excel/2006/main"><x14:dataValidation type="list"><x14:formula1><xm:f>Lists!$A$1:$A$2'
        "</xm:f></x14:formula1><xm:sqref>ZZ5:ZZ9</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
    )
    if b"</extLst>" in book.parts[book.sheet]:
        book.insert(book.sheet, "</extLst>", ext)
    else:
        book.insert(book.sheet, "</worksheet>", f"<extLst>{ext}</extLst>")


def connections(book: Composed) -> None:
    text = (
        f'<connections xmlns="{MAIN}"><connection id="1" name="Query - MSIX" description="{book.text()}" type="5" '
        'refreshedVersion="8"><dbPr connection="Provider=Microsoft.Mashup.OleDb.1" command="SELECT * FROM [MSIX]"/>'
        "</connection></connections>"
    )
    book.add("xl/connections.xml", f"{OFFICE}connections+xml", text, WORKBOOK, f"{RELATIONS}/connections")


def data_model(book: Composed) -> None:
    relation = f"{MS_RELATIONS}2011/relationships/powerPivotData"
    content = "application/vnd.openxmlformats-officedocument.model+data"
    book.add("xl/model/item.data", content, book.bytes(), WORKBOOK, relation)


def properties(book: Composed) -> None:
    if "docProps/custom.xml" not in book.parts:
        names = "http://schemas.openxmlformats.org/officeDocument/2006/"
        text = (
            f'<Properties xmlns="{names}custom-properties" xmlns:vt="{names}docPropsVTypes"><property fmtid="'
            f'{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Owner"><vt:lpwstr>{book.text()}</vt:lpwstr>'
            "</property></Properties>"
        )
        content = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        book.add("docProps/custom.xml", content, text, None, f"{RELATIONS}/custom-properties")


def thumbnail(book: Composed) -> None:
    relation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    book.add("docProps/thumbnail.wmf", "image/x-wmf", book.bytes(), None, relation)


def label(book: Composed) -> None:
    text = '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"/>'
    relation = f"{MS_RELATIONS}2020/02/relationships/classificationlabels"
    book.add("docMetadata/LabelInfo.xml", f"{MS_RELATIONS[7:-1]}.classificationlabels+xml", text, None, relation)


def control(book: Composed) -> None:
    text = f'<formControlPr xmlns="{X14}" objectType="CheckBox" checked="Checked" lockText="1"/>'
    relation = f"{RELATIONS}/ctrlProp"
    book.add("xl/ctrlProps/ctrlProp9.xml", f"{MS}controlproperties+xml", text, book.sheet, relation)


def rich_data(book: Composed) -> None:
    if "xl/richData/rdrichvalue.xml" in book.parts:  # a picture in a cell has it already
        return
    names = f"{MS_RELATIONS}spreadsheetml/2017/richdata"
    text = f'<rvData xmlns="{names}" count="1"><rv s="0"><v>{book.text()}</v></rv></rvData>'
    relation = f"{MS_RELATIONS}2017/06/relationships/rdRichValue"
    book.add("xl/richData/rdrichvalue.xml", f"{MS}rdrichvalue+xml", text, WORKBOOK, relation)


FEATURES: tuple[Callable[[Composed], None], ...] = (
    *(slicers, threads, custom_xml, external_link, pivot, web_extension, signature, printer, x14_lists, connections),
    *(data_model, properties, thumbnail, label, control, rich_data),
)


def composed(path: Path, sheet: str, random: Random) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The parts of the workbook at ``path`` with a random choice of features in it, and the names of those."""
    book = Composed(parts(path), sheet, random)
    chosen = [feature for feature in FEATURES if random.random() < 0.5]
    random.shuffle(chosen)
    for feature in chosen:
        feature(book)
    return book.parts, tuple(feature.__name__ for feature in chosen)
