"""A blank Word document: from our own look, or from a template that a State brings."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl.documents.word.usual import readable
from sdp_xl.documents.word.xml import field, make
from sdp_xl.files.open import load
from sdp_xl.files.watch import within_limits
from sdp_xl.trouble import FileTrouble

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

FONT, INK, HEAD, QUIET, SHADE = "Arial", "1B2430", "1D4F8F", "4A5565", "E7EBF0"
"""The look of the master workbook (sdp_xl/build/style.py, where a test computes the contrast of its colors)."""

GAP_STYLE = "To Be Written"
GAP_FILL, GAP_INK = "FFF3CD", "5C3A00"
"""Contrast 9.6 to 1."""

_STYLES: dict[str, tuple[float, str, bool, float, float]] = {
    "Normal": (11, INK, False, 4, 4),
    "Title": (28, HEAD, True, 0, 12),
    "Subtitle": (16, QUIET, False, 0, 12),
    "Heading 1": (18, HEAD, True, 18, 6),
    "Heading 2": (14, HEAD, True, 16, 6),
    "Heading 3": (12, INK, True, 12, 4),
    "Caption": (10, INK, True, 12, 4),
    "List Bullet": (11, INK, False, 0, 3),
    "Header": (9, QUIET, False, 0, 0),
    "Footer": (9, QUIET, False, 0, 0),
    "toc 1": (10, INK, False, 2, 0),
    "toc 2": (10, INK, False, 0, 0),
    GAP_STYLE: (11, GAP_INK, False, 4, 6),
}
"""Of each style: points, color, bold, points before and after."""

_DENSE: dict[str, tuple[float, str, bool, float, float]] = {
    "Normal": (9, INK, False, 0, 1),
    "Heading 1": (14, HEAD, True, 0, 1),
    "Heading 2": (10.5, HEAD, True, 3, 0),
    "List Bullet": (9, INK, False, 0, 0),
}
"""The same for a sheet that is to stand on one page."""

_OLD_STYLES = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"


def blank(
    title: str,
    *,
    template: Path | None = None,
    landscape: bool = False,
    margin: float = 1,
    dense: bool = False,
) -> Document:
    """An empty document of that title; from a template it keeps styles, page, header and footer, and drops the text.

    ``dense``: its text is small and close, as on a sheet of one page. Trouble if the template is no Word document.
    """
    import docx

    if template is None:
        document = docx.Document()
        _look(document)
        _add_styles(document)
        for name, look in _DENSE.items() if dense else ():
            _format(document.styles[name], look, spacing=1)
        _page(document, title, landscape=landscape, margin=margin)
    else:
        document = opened(template)
        for child in [*document.element.body][:-1]:
            document.element.body.remove(child)
    describe(document, title)
    return document


def opened(path: Path) -> Document:
    """A Word document or a template (.dotx) of somebody else's, with the styles that we use; Trouble if it is none."""
    import docx

    with within_limits(path):
        data = readable(path, load(path))
        try:
            document = docx.Document(io.BytesIO(data))
            _add_styles(document)
        except Exception as error:  # python-docx refuses files with many kinds of exception; the cause stays attached
            raise FileTrouble("damaged_document", path) from error
    return document


def styles(document: Document) -> dict[str, str]:
    """The IDs of the styles by name in small letters: some programs write names with capitals, others without."""
    from docx.oxml.ns import qn

    found = document.styles.element.iterfind(qn("w:style"))
    return {
        name.get(qn("w:val"), "").casefold(): one.get(qn("w:styleId"), "")
        for one in found
        if (name := one.find(qn("w:name"))) is not None
    }


def describe(document: Document, title: str) -> None:
    """Gives the document its title, its language and the day, and no name of anybody."""
    properties = document.core_properties
    properties.title, properties.language = title, "en-US"
    properties.author = properties.last_modified_by = "sdp-xl"
    properties.comments = ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _look(document: Document) -> None:
    """Our own styles, on those that python-docx brings along; without its copy of them for Word 2010."""
    from docx.oxml.ns import qn

    there = {style.name for style in document.styles}
    old = [id_ for id_, rel in document.part.rels.items() if rel.reltype == _OLD_STYLES]
    for id_ in old:
        document.part.drop_rel(id_)
        document.part.rels.pop(id_, None)
    for name in _STYLES:
        if name in there:
            _format(document.styles[name], _STYLES[name])
    for border in document.styles["Table Grid"].element.find(qn("w:tblPr")).find(qn("w:tblBorders")):
        border.set(qn("w:color"), QUIET)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")


def _add_styles(document: Document) -> None:
    """Adds the styles that the document does not have: only their names mean something to a template."""
    from docx.enum.style import WD_STYLE_TYPE

    there = {(style.name or "").casefold() for style in document.styles}
    for name in _STYLES:
        if name.casefold() not in there:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name != GAP_STYLE)
            style.base_style = document.styles["Normal"]
            _format(style, _STYLES[name])
    if "table grid" not in there:
        document.styles.add_style("Table Grid", WD_STYLE_TYPE.TABLE, builtin=True)


def _format(style: ParagraphStyle, look: tuple[float, str, bool, float, float], *, spacing: float = 1.1) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    points, color, bold, before, after = look
    font, paragraph = style.font, style.paragraph_format
    font.name, font.size, font.color.rgb = FONT, Pt(points), RGBColor.from_string(color)
    font.bold, font.italic = bold, False
    fonts = style.element.rPr.rFonts
    for attribute in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[attribute]
    fonts.set(qn("w:cs"), FONT)
    fonts.set(qn("w:eastAsia"), FONT)
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    paragraph.line_spacing = 1 if (style.name or "").startswith("toc") else spacing
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    if style.name in ("Heading 1", "Heading 2", "Heading 3", "Caption"):
        paragraph.keep_with_next = True
    if style.name == "toc 2":
        paragraph.left_indent = Pt(16)
    if style.name == GAP_STYLE:
        shade = make("w:shd", val="clear", color="auto", fill=GAP_FILL)
        style.element.get_or_add_pPr().insert_element_before(shade, "w:spacing", "w:ind", "w:jc")


def _page(document: Document, title: str, *, landscape: bool, margin: float) -> None:
    """Letter, the title above and the page's number below."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Inches

    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Inches(11), Inches(8.5)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(margin)
    section.header_distance = section.footer_distance = Inches(margin / 2)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = title
    line = section.footer.paragraphs[0]
    for text, code in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        line.add_run(text)
        line._p.extend(field(code, "1"))
