"""Elements of WordprocessingML that python-docx does not make: fields, bookmarks, marks of tables."""

from __future__ import annotations

from typing import Any

Element = Any
"""An element of Word's; python-docx makes its classes as it reads, so that none of them has a type."""


def make(tag: str, **attributes: str) -> Element:
    """An element such as w:shd with its attributes, all of the same namespace as the tag."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    prefix = tag.partition(":")[0]
    for name, value in attributes.items():
        element.set(qn(f"{prefix}:{name}"), value)
    return element


def run(text: str, *, bold: bool = False, italic: bool = False, lang: str = "") -> Element:
    """A run of text, bold, in italics, or in a language of its own."""
    element = make("w:r")
    if bold or italic or lang:
        look = make("w:rPr")
        if bold:
            look.append(make("w:b"))
        if italic:
            look.append(make("w:i"))
        if lang:
            look.append(make("w:lang", val=lang))
        element.append(look)
    element.text = text  # python-docx turns tabs and line breaks into their elements
    return element


def field(code: str, result: str, *, dirty: bool = False) -> list[Element]:
    """The runs of a field that Word computes, with what it shows until then."""
    begin = make("w:fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    instruction = make("w:instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    runs = [make("w:r") for _ in range(4)]
    for one, child in zip(
        runs,
        (begin, instruction, make("w:fldChar", fldCharType="separate"), make("w:fldChar", fldCharType="end")),
        strict=True,
    ):
        one.append(child)
    return [*runs[:3], run(result), runs[3]]


def bookmark(paragraph: Element, name: str, number: int) -> None:
    """Puts a bookmark around all that the paragraph holds."""
    start, end = make("w:bookmarkStart", id=str(number), name=name), make("w:bookmarkEnd", id=str(number))
    paragraph.insert(1 if paragraph.pPr is not None else 0, start)
    paragraph.append(end)
