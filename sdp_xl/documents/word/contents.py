"""Fields that list or count what a document holds: contents, list of tables, numbers of captions."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sdp_xl.documents.word.xml import Element, bookmark, make, run

if TYPE_CHECKING:
    from docx.document import Document

_SEQ = re.compile(r"\s*SEQ (\w+)")


def number_captions(document: Document) -> None:
    """Numbers the captions of each kind from 1, in the order in which they stand."""
    from docx.oxml.ns import qn

    counts: Counter[str] = Counter()
    for code in document.element.body.iter(qn("w:instrText")):
        found = _SEQ.match(code.text or "")
        if found:
            counts[found[1]] += 1
            _set_result(code.getparent(), str(counts[found[1]]))


def _set_result(runs: Element, text: str) -> None:
    """Changes what a field shows: the texts between its middle and its end."""
    from docx.oxml.ns import qn

    shown = False
    for sibling in runs.itersiblings(qn("w:r")):
        mark = sibling.find(qn("w:fldChar"))
        if mark is not None and mark.get(qn("w:fldCharType")) == "end":
            return
        shown = shown or mark is not None
        for leaf in sibling.iter(qn("w:t")) if shown else ():
            leaf.text, text = text, ""


def fill_contents(document: Document) -> None:
    """Lists headings and tables in those lists of contents that are empty; Word adds the pages when it renews them."""
    from docx.oxml.ns import qn

    body = document.element.body
    for code in [*body.iter(qn("w:instrText"))]:
        if not (code.text or "").strip().startswith("TOC"):
            continue
        styles = ("Caption",) if "\\c" in code.text else ("Heading 1", "Heading 2")
        named = [(p, p.style.name or "" if p.style else "") for p in document.paragraphs if p.text]
        entries = [(p._p, name) for p, name in named if name in styles]
        if "\\c" in code.text:
            entries = [
                (p, name)
                for p, name in entries
                if any("SEQ Table" in (t.text or "") for t in p.iter(qn("w:instrText")))
            ]
        field = code.getparent().getparent()
        if any(leaf.text for leaf in field.iter(qn("w:t"))) or not entries:
            continue
        end = field[-1]
        field.remove(end)
        last = field
        for number, (entry, name) in enumerate(entries):
            anchor = _anchor(entry, 9000 + len([*body.iter(qn("w:bookmarkStart"))]))
            link = make("w:hyperlink", anchor=anchor, history="1")
            link.append(run(_shown(entry)))
            line = field if number == 0 else make("w:p")
            look = line.get_or_add_pPr()
            level = 2 if name == "Heading 2" else 1
            look.style = document.styles["table of figures" if "Caption" in styles else f"toc {level}"].style_id
            line.append(link)
            if number:
                last.addnext(line)
                last = line
        last.append(end)


def _anchor(paragraph: Element, number: int) -> str:
    """The bookmark to which a line of the contents leads."""
    name = f"_Toc{number:08}"
    bookmark(paragraph, name, number)
    return name


def _shown(paragraph: Element) -> str:
    from docx.oxml.ns import qn

    return "".join(leaf.text or "" for leaf in paragraph.iter(qn("w:t")))
