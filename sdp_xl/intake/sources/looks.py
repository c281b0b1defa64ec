"""Looks of Word's text, its own and by its styles: hidden, struck through, a heading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

from sdp_xl.intake.model import Aside

WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD.decode()}}}"
VALUE = f"{W}val"
_HEADINGS = ("heading", "title", "caption", "toc ", "table of figures")
"""How the names of such styles begin; Word makes the lines of a table of contents out of the headings."""
_ASIDES = (("vanish", Aside.HIDDEN), ("strike", Aside.STRUCK), ("dstrike", Aside.STRUCK))


class Looks:
    """The styles of a document; None for one without."""

    def __init__(self, styles: Element | None) -> None:
        found = [] if styles is None else styles.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next(
            (
                style.get(f"{W}styleId", "")
                for style in found
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")
            ),
            "",
        )
        self._states = cache(self._state)

    def aside(self, run: Element, style: str) -> Aside | None:
        """Whether a run in a paragraph of that style is hidden or struck through; its own format comes first."""
        own = run.find(f"{W}rPr")
        named = "" if own is None else value(own, "rStyle")
        for name, what in _ASIDES:
            stated = None if own is None else switched(own, name)
            if stated is None:
                stated = self._states(named, name)
            if stated is None:
                stated = self._states(style or self._default, name)
            if stated:
                return what
        return None

    def is_heading(self, style: str) -> bool:
        """Whether a paragraph style is one for headings, titles, captions or contents, or made from one."""
        names = (value(one, "name").lower() for one in self._chain(style))
        return any(name.startswith(_HEADINGS) for name in names)

    def numbers(self, style: str) -> Iterator[Element]:
        """The styles that may say how a paragraph of that style is numbered, itself first."""
        return self._chain(style or self._default)

    def _state(self, style: str, name: str) -> bool | None:
        for one in self._chain(style):
            look = one.find(f"{W}rPr")
            stated = None if look is None else switched(look, name)
            if stated is not None:
                return stated
        return None

    def _chain(self, style: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")


def style_of(paragraph: Element) -> str:
    """The ID of a paragraph's style; empty for the usual one."""
    properties = paragraph.find(f"{W}pPr")
    return "" if properties is None else value(properties, "pStyle")


def value(element: Element, name: str, default: str = "") -> str:
    """The value of a child of that name."""
    found = element.find(f"{W}{name}")
    return default if found is None else found.get(VALUE, default)


def switched(element: Element, name: str) -> bool | None:
    """Whether a property is switched on; None if it is not stated."""
    found = element.find(f"{W}{name}")
    return None if found is None else found.get(VALUE, "1") not in ("0", "false", "off")
