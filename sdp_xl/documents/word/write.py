"""Turns the parts of a document into elements of Word's body."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from sdp_xl.chart.printed import repeats
from sdp_xl.documents.parts import (
    GAP,
    Bullets,
    Contents,
    Gap,
    Heading,
    Page,
    Part,
    Picture,
    Table,
    Text,
    Turn,
)
from sdp_xl.documents.word.setup import GAP_STYLE, SHADE, styles
from sdp_xl.documents.word.xml import Element, field, make, run

if TYPE_CHECKING:
    from docx.document import Document


def elements(document: Document, part: Part) -> Iterator[Element]:
    """The elements of a part, in order; none of them stands in the document yet."""
    match part:
        case Heading(text=text, level=level, new_page=new_page):
            yield _paragraph(document, f"Heading {level}", run(_clean(text)), new_page=new_page)
        case Text(text=text, lead=lead, style=style, lang=lang):
            runs = [run(f"{_clean(lead)} ", bold=True, lang=_lang(lang))] if lead else []
            paragraph = _paragraph(document, style, *runs, run(_clean(text), lang=_lang(lang)), new_page=part.new_page)
            if part.kept:
                paragraph.get_or_add_pPr().get_or_add_keepNext()
            if part.above:
                # in EMU, as python-docx counts
                paragraph.get_or_add_pPr().get_or_add_spacing().before = part.above * 12_700
            yield paragraph
        case Bullets(points=points, lang=lang):
            for point in points:
                yield _paragraph(document, "List Bullet", run(_clean(point), lang=_lang(lang)))
        case Gap():
            yield _paragraph(document, GAP_STYLE, run(GAP, bold=True), run(_clean(part.text.removeprefix(GAP))))
        case Table():
            if part.captioned:
                yield _caption(document, "Table", part.caption)
            yield _table(document, part)
        case Picture():
            yield _picture(document, part)
            yield _caption(document, "Figure", part.caption, after=True)
        case Contents():
            yield _paragraph(document, "Normal", *field('TOC \\o "1-2" \\h \\z \\u', "", dirty=True))
        case Turn(page=page):
            yield _section_end(document, lying=page is Page.PORTRAIT)


def put(document: Document, element: Element) -> None:
    """Puts an element at the end of the body, before what says how its last pages are."""
    document.element.body.insert_element_before(element, "w:sectPr")


def finish(document: Document) -> None:
    """Ends the body with a paragraph, as Word wants it, also where a table is the last."""
    from docx.oxml.ns import qn

    body = document.element.body
    if len(body) > 1 and body[-2].tag == qn("w:tbl"):
        last = make("w:p")
        last.get_or_add_pPr().append(make("w:spacing", before="0", after="0", line="20", lineRule="exact"))
        put(document, last)


def _lang(lang: str) -> str:
    return "" if lang == "en-US" else lang


def _clean(text: str) -> str:
    """The text without what no XML can hold."""
    return "".join(letter for letter in text if letter in "\t\n" or (letter >= " " and letter not in "\ufffe\uffff"))


def _paragraph(document: Document, style: str, *runs: Element, new_page: bool = False) -> Element:
    paragraph = make("w:p")
    if style != "Normal":
        paragraph.get_or_add_pPr().style = styles(document)[style.casefold()]
    if new_page:
        paragraph.get_or_add_pPr().get_or_add_pageBreakBefore()
    paragraph.extend(runs)
    return paragraph


def _caption(document: Document, kind: str, text: str, *, after: bool = False) -> Element:
    caption = _paragraph(
        document, "Caption", run(f"{kind} "), *field(f"SEQ {kind} \\* ARABIC", "1"), run(f". {_clean(text)}")
    )
    if after:
        caption.get_or_add_pPr().append(make("w:keepNext", val="0"))
    return caption


def _picture(document: Document, part: Picture) -> Element:
    from docx.shared import Emu
    from docx.text.paragraph import Paragraph

    section = document.sections[-1]
    wide = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    paragraph = Paragraph(make("w:p"), document._body)
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(part.png), width=Emu(wide))
    shape._inline.docPr.set("descr", _clean(part.alt))
    shape._inline.docPr.set("name", _clean(part.caption))
    return paragraph._p


def _table(document: Document, part: Table) -> Element:
    """The table: its header row repeats on each page, no row is parted, and its caption is also its alt text."""
    from docx.shared import Inches
    from docx.table import Table as WordTable

    rows = (part.headers, *part.rows)
    wide = Inches(sum(part.widths))
    table = WordTable(_new_table(len(rows), len(part.headers), wide), document._body)
    table._tbl.tblPr.style, table.autofit = styles(document)["table grid"], False
    table._tbl.tblPr.append(make("w:tblCaption", val=_clean(part.caption)))
    joined = {
        (number, column): "restart" if number == first + 1 else "continue"
        for column in part.merged
        for first, last in repeats(part.rows, column, apart=part.gaps)
        for number in range(first + 1, last + 2)
    }
    for column, width in zip(table.columns, part.widths, strict=True):
        column.width = Inches(width)
    for number, (row, texts) in enumerate(zip(table._tbl.tr_lst, rows, strict=True)):
        mark = row.get_or_add_trPr()
        mark.append(make("w:cantSplit"))
        if number == 0:
            mark.append(make("w:tblHeader"))
        elif part.height:
            row.trHeight_val = Inches(part.height)
        for column, (cell, text) in enumerate(zip(row.tc_lst, texts, strict=True)):
            cell.width = Inches(part.widths[column])
            merge = joined.get((number, column))
            cell.vMerge = merge
            said = _clean("" if merge == "continue" else text).split("\n")
            if number and column in part.ids:
                runs = [_with_id(line, part.gaps) for line in said]
            else:
                runs = [[run(line, bold=number == 0)] for line in said]
            _fill(cell, runs, head=number == 0, dense=bool(part.ids))
    return table._tbl


def _new_table(rows: int, columns: int, width: int) -> Element:
    from docx.oxml.table import CT_Tbl
    from docx.shared import Emu

    return CT_Tbl.new_tbl(rows, columns, Emu(width))


def _with_id(line: str, gaps: frozenset[str]) -> list[Element]:
    """The runs of a line that begins with an ID and a colon, the ID in bold; what is missing in italics."""
    if line in gaps:
        return [run(line, italic=True)]
    id_, colon, rest = line.partition(": ")
    return [run(id_, bold=True), *([run(colon + rest)] if colon else [])]


def _fill(cell: Element, lines: Sequence[Sequence[Element]], *, head: bool, dense: bool) -> None:
    """Writes the runs of a cell, a paragraph a line, lines close together where ``dense``; the header shaded."""
    for number, runs in enumerate(lines):
        paragraph = cell.p_lst[0] if number == 0 else cell.add_p()
        look = paragraph.get_or_add_pPr()
        look.append(
            make("w:spacing", before="40", after="40", **({"line": "240", "lineRule": "auto"} if dense else {}))
        )
        for element in runs:
            element.get_or_add_rPr().append(make("w:sz", val="20"))
            paragraph.append(element)
    if head:
        cell.get_or_add_tcPr().append(make("w:shd", val="clear", color="auto", fill=SHADE))


def _section_end(document: Document, *, lying: bool) -> Element:
    """A paragraph that ends a section whose pages lie or stand; what follows is as the document's end is."""
    from docx.enum.section import WD_ORIENT
    from docx.section import Section

    last = document.sections[-1]
    properties = deepcopy(last._sectPr)
    last.different_first_page_header_footer = False  # only the cover goes without
    section = Section(properties, document.part)
    if lying:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = last.page_height, last.page_width
    paragraph = make("w:p")
    paragraph.get_or_add_pPr().append(properties)
    return paragraph
