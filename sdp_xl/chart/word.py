"""Writes the printed alignment chart as a Word document: landscape letter, each ID with its text in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

from sdp_xl.chart.printed import GAP_WORDS, JOINED_HEADERS, NOT_IN_CHART, Chart, repeats

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

FONT, POINTS = "Arial", 10
WIDTHS = (1.1, 1.6, 1.75, 1.9, 2.05, 1.6)
"""Inches, by column: together the width of a landscape letter page between margins of half an inch."""
SHADE = "E7EBF0"


def write_chart_docx(chart: Chart, file: IO[bytes]) -> None:
    """Writes the chart: title, a sentence with its counts, the chains, and what is not in the chart in a second table.

    Header rows are marked as such and repeat on each page; no row is parted between two pages.
    """
    import docx

    document = docx.Document()
    _set_up(document, chart.title)
    document.add_paragraph(chart.title, style="Title")
    counted = chart.counted()
    document.add_paragraph(f"{counted[0].upper()}{counted[1:]}.")
    if chart.chains:
        _table(document, chart.title, [chain.joined() for chain in chart.chains])
    if chart.loose:
        document.add_paragraph(NOT_IN_CHART, style="Heading 1")
        _table(document, NOT_IN_CHART, [chain.joined() for chain in chart.loose])
    document.save(file)


def _set_up(document: Document, title: str) -> None:
    """Page, fonts, language, page numbers and the document's properties."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Inches, Pt, RGBColor

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    section.left_margin = section.right_margin = Inches(0.5)
    section.top_margin = section.bottom_margin = Inches(0.7)
    for name, points in (("Normal", POINTS), ("Title", 20), ("Heading 1", 14), ("Footer", POINTS)):
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = FONT, Pt(points), RGBColor(0x1B, 0x24, 0x30)
        fonts = document.styles[name].element.rPr.rFonts
        for attr in [attr for attr in fonts.attrib if attr.endswith("Theme")]:
            del fonts.attrib[attr]
        fonts.set(qn("w:cs"), FONT)
        fonts.set(qn("w:eastAsia"), FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
    line = section.footer.paragraphs[0]
    line.add_run("Page ")
    _field(line, "PAGE")
    line.add_run(" of ")
    _field(line, "NUMPAGES")
    properties = document.core_properties
    properties.title, properties.language = title, "en-US"
    properties.author = properties.last_modified_by = "sdp-xl"
    properties.comments = ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _table(document: Document, title: str, rows: Sequence[Sequence[str]]) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Inches

    table = document.add_table(rows=1 + len(rows), cols=len(JOINED_HEADERS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    table._tbl.tblPr.append(caption)
    merged = {
        (number, column): "restart" if number == first else "continue"
        for column in range(len(JOINED_HEADERS))
        for first, last in repeats(rows, column)
        for number in range(first, last + 1)
    }
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Inches(width)
    for number, (row, texts) in enumerate(zip(table.rows, (JOINED_HEADERS, *rows), strict=True)):
        mark = row._tr.get_or_add_trPr()
        mark.append(OxmlElement("w:cantSplit"))
        if number == 0:
            mark.append(OxmlElement("w:tblHeader"))
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Inches(WIDTHS[column])
            merge = merged.get((number - 1, column))
            if merge != "continue":
                _fill(cell, text, head=number == 0, linked=column > 0)
            cell._tc.vMerge = merge


def _fill(cell: _Cell, text: str, *, head: bool, linked: bool) -> None:
    """Writes a cell, a paragraph a line: gaps in italics, headers and (in columns of components) IDs in bold."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        if head or line in GAP_WORDS or not linked:
            run = paragraph.add_run(line)
            run.bold, run.italic = head or None, line in GAP_WORDS or None
            continue
        id_, colon, rest = line.partition(": ")
        paragraph.add_run(id_).bold = True
        paragraph.add_run(colon + rest)
    if head:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _field(paragraph: Paragraph, name: str) -> None:
    """A field that Word fills in, such as the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)
