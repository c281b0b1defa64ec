"""Fields that list or count what a document holds: its contents, the numbers of captions."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

from sdp_xl.documents.word.setup import styles
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
    """Lists the headings in a list of contents that is empty; Word adds the pages when it renews it."""
    from docx.oxml.ns import qn

    body, ids = document.element.body, styles(document)
    starts = body.iter(qn("w:bookmarkStart"))
    numbers = count(max((int(one.get(qn("w:id"), "0")) for one in starts), default=0) + 1)
    for code in [*body.iter(qn("w:instrText"))]:
        field = code.getparent().getparent()
        if not (code.text or "").strip().startswith("TOC") or any(leaf.text for leaf in field.iter(qn("w:t"))):
            continue
        lines = {ids[f"heading {n}"]: f"toc {n}" for n in (1, 2)}
        entries = [(p, lines[p.style]) for p in body.iter(qn("w:p")) if p.style in lines and _shown(p)]
        end = field[-1]
        line = last = field
        for number, (entry, look) in enumerate(entries):
            link = make("w:hyperlink", anchor=_anchor(entry, next(numbers)), history="1")
            link.append(run(_shown(entry)))
            if number:
                line = make("w:p")
                last.addnext(line)
                last = line
            line.get_or_add_pPr().style = ids[look]
            line.append(link)
        line.append(end)


def _anchor(paragraph: Element, number: int) -> str:
    """The bookmark to which a line of the contents leads."""
    name = f"_Toc{number:08}"
    bookmark(paragraph, name, number)
    return name


def _shown(paragraph: Element) -> str:
    from docx.oxml.ns import qn

    return "".join(leaf.text or "" for leaf in paragraph.iter(qn("w:t")))
