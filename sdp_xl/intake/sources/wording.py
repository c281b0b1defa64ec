"""Text of a Word paragraph: what Word shows, and what is hidden, struck, deleted or anchored in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from sdp_xl.files.ooxml.limits import check_time
from sdp_xl.intake.model import Aside
from sdp_xl.intake.sources.looks import Looks, W, style_of, switched
from sdp_xl.intake.sources.symbols import box, form_field, shown, sign

_CHOICE, _FALLBACK = (
    f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}" for name in ("Choice", "Fallback")
)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SKIPPED = {f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "moveFrom", "rt", "instrText", "fldData")}
"""What is no text; moved text stands where it was moved to, and small letters over others only say how to speak."""
MARKS = {
    f"{W}footnoteReference": Aside.FOOTNOTE,
    f"{W}endnoteReference": Aside.ENDNOTE,
    f"{W}commentReference": Aside.COMMENT,
}


@dataclass(slots=True)
class Words:
    """The words of one or several paragraphs.

    ``text`` is what is shown. ``asides`` are pieces that are not, each with what it is; ``marks`` the notes and
    comments, by kind and number; ``boxes`` the contents of text boxes that are anchored here.
    """

    text: str = ""
    asides: list[tuple[Aside, str]] = field(default_factory=list)
    marks: list[tuple[Aside, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def add(self, other: Words, between: str) -> None:
        """Adds what follows, with a line break or nothing between."""
        self.text += between + other.text
        self.asides += other.asides
        self.marks += other.marks
        self.boxes += other.boxes


def words_of(paragraph: Element, looks: Looks, state: Aside | None = None) -> Words:
    """The words of a paragraph; ``state`` is what all of it is, such as text of a deleted row."""
    check_time()
    reader = _Reader(looks, style_of(paragraph))
    reader.walk(paragraph, state)
    found = reader.words
    found.asides = [(what, text.strip()) for what, text in found.asides if text.strip()]
    return found


def goes_on(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted with changes tracked, so that the next one continues it."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def blank_prompts(root: Element) -> None:
    """Takes out of a document the prompts that its empty content controls show, and draws the boxes of others."""
    for control in root.iter(f"{W}sdt"):
        properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
        if properties is None or content is None:
            continue
        drawn = box(properties)
        if not drawn and not switched(properties, "showingPlcHdr"):
            continue
        for element in content.iter():
            if element.tag == f"{W}t":
                element.text, drawn = drawn, ""
            elif element.tag == f"{W}sym":
                element.tag, element.text, drawn = f"{W}t", drawn, ""


class _Reader:
    def __init__(self, looks: Looks, style: str) -> None:
        self.words = Words()
        self._looks = looks
        self._style = style
        self._last: Aside | None = None

    def walk(self, element: Element, state: Aside | None, font: str = "") -> None:
        """Reads what stands in an element, which is shown unless ``state`` says otherwise."""
        alternatives = {child.tag for child in element}
        for child in element:
            tag = child.tag
            if tag in _SKIPPED or (tag == _FALLBACK and _CHOICE in alternatives):
                continue
            if tag in (f"{W}t", f"{W}delText", _MATH):
                self._say(shown(child.text or "", font), state)
            elif tag in _SIGNS:
                self._say(_SIGNS[tag], state)
            elif tag == f"{W}sym":
                self._say(sign(child), state)
            elif tag == f"{W}fldChar":
                self._say(form_field(child), state)
            elif tag in MARKS:
                self.words.marks.append((MARKS[tag], child.get(f"{W}id", "")))
            elif tag == f"{W}txbxContent":
                self.words.boxes.append(child)
            elif tag == f"{W}r":
                self.walk(child, state or self._looks.aside(child, self._style), _font(child))
            else:
                self.walk(child, Aside.DELETED if tag == f"{W}del" else state, font)

    def _say(self, text: str, state: Aside | None) -> None:
        if state is None:
            self.words.text += text
        elif self._last is state and self.words.asides:
            self.words.asides[-1] = state, self.words.asides[-1][1] + text
        else:
            self.words.asides.append((state, text))
        if text:
            self._last = state


def _font(run: Element) -> str:
    found = run.find(f"{W}rPr/{W}rFonts")
    return "" if found is None else found.get(f"{W}ascii", "") or found.get(f"{W}hAnsi", "")
