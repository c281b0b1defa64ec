"""Texts as XML writes them: what the standard library has in xml.sax.saxutils, which brings the web along with it."""

from __future__ import annotations

from collections.abc import Mapping


def escape(text: str, more: Mapping[str, str] | None = None) -> str:
    """The text for the content of an element; ``more`` are further signs and what stands for them."""
    text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    for sign, written in (more or {}).items():
        text = text.replace(sign, written)
    return text


def quoteattr(text: str) -> str:
    """The text for the value of an attribute, in quotes."""
    text = escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' not in text:
        return f'"{text}"'
    return f"'{text}'" if "'" not in text else '"' + text.replace('"', "&quot;") + '"'
