"""Turns plain values into the XML of cells; no text of a user can come out as a formula."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from schemas.values import ErrorValue, Uncalculated, Value
from sdp_xl.address import Link
from sdp_xl.files.ooxml.days import serial
from sdp_xl.files.ooxml.escape import escape
from sdp_xl.written.shown import as_excel_shows

LONGEST = 32_767
"""Characters that a cell holds, counted in UTF-16 as Excel does (Excel specifications and limits)."""
_CUT = " … (cut here)"
_FORMULA_TEXT = 255
"""Characters of a text inside a formula (Excel specifications and limits)."""

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """What a workbook's cell styles do, by number: which show dates, which wrap text.

    ``date`` is one that shows dates and can be borrowed; ``dated`` those that look like a style (same font, fill and
    borders) and show dates. Days count from 1904 or, as a rule, from 1900.
    """

    dates: frozenset[int] = frozenset()
    wrapped: frozenset[int] = frozenset()
    date: int | None = None
    dated: Mapping[int, int] = field(default_factory=dict)
    from_1904: bool = False


def text_xml(text: str) -> str:
    """The text for an element of a cell: escaped for XML, and for Excel, which takes ``_x0041_`` for a character."""
    if text.isprintable() and "_x" not in text:
        return escape(text)
    text = _SURROGATE.sub("\ufffd", text)
    text = _ESCAPE_LIKE.sub("_x005F_", text)
    return escape(_UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text))


def writable(text: str) -> str:
    """The text without characters that cannot be handed to Excel."""
    return _UNWRITABLE.sub(" ", _SURROGATE.sub("\ufffd", text))


def fitting(text: str, longest: int = LONGEST, ending: str = _CUT) -> str:
    """The text, cut to what a cell can hold, with an ending that says so."""
    if len(text) * 2 <= longest:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= longest * 2:
        return text
    kept = units[: (longest - len(ending)) * 2].decode("utf-16-le", "ignore")
    return kept + ending


def cell_xml(prefix: str, name: str, style: int, value: Value | Link, styles: Styles) -> str:
    """A cell at address ``name``; empty for a blank value, for which the column's own style is enough."""
    rest = cell_rest(prefix, style, value, styles)
    return f'<{prefix}c r="{name}"{rest}' if rest else ""


def styled_xml(prefix: str, name: str, style: int, value: Value | Link, styles: Styles) -> str:
    """As cell_xml, but a blank value gives an empty cell that keeps its style."""
    rest = cell_rest(prefix, style, value, styles) or _rest(prefix, style, "", "")
    return f'<{prefix}c r="{name}"{rest}'


def formula_xml(prefix: str, name: str, style: int, formula: str, text: str | None) -> str:
    """A cell with a formula, given as XML (``<f>…</f>``); ``text`` is what it shows, None if that is not known."""
    if text is None:
        rest = _rest(prefix, style, "", formula)
    else:
        rest = _rest(prefix, style, "str", f"{formula}<{prefix}v>{text_xml(fitting(text))}</{prefix}v>")
    return f'<{prefix}c r="{name}"{rest}'


def cell_rest(prefix: str, style: int, value: Value | Link, styles: Styles) -> str:
    """What stands behind a cell's address: its style, its kind and what it holds; empty for a blank value."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(prefix, style, value) if value else ""
    if isinstance(value, Link):
        return _link(prefix, style, value)
    if isinstance(value, bool):
        return _rest(prefix, style, "b", f"<{prefix}v>{int(value)}</{prefix}v>")
    if isinstance(value, int | float) and math.isfinite(value) and abs(value) < 1e15:
        return _rest(prefix, style, "", f"<{prefix}v>{value!r}</{prefix}v>")
    if isinstance(value, date | datetime | time | timedelta):
        return _date(prefix, style, value, styles)
    if isinstance(value, ErrorValue | Uncalculated):
        return _text(prefix, style, str(value))
    return _text(prefix, style, as_excel_shows(value))


def _rest(prefix: str, style: int, kind: str, inner: str) -> str:
    attrs = (f' s="{style}"' if style else "") + (f' t="{kind}"' if kind else "")
    return f"{attrs}>{inner}</{prefix}c>" if inner else f"{attrs}/>"


def _text(prefix: str, style: int, text: str) -> str:
    inner = f'<{prefix}is><{prefix}t xml:space="preserve">{text_xml(fitting(text))}</{prefix}t></{prefix}is>'
    return _rest(prefix, style, "inlineStr", inner)


def _date(prefix: str, style: int, value: date | datetime | time | timedelta, styles: Styles) -> str:
    """A date as its number of days, in a style that shows it as a date; as text if the workbook has none."""
    if style not in styles.dates:
        borrowed = styles.dated.get(style, styles.date)
        if borrowed is None:
            return _text(prefix, style, as_excel_shows(value))
        style = borrowed
    number = serial(value, from_1904=styles.from_1904)
    if number < 0:
        return _text(prefix, style, as_excel_shows(value))
    shown = int(number) if number == int(number) else number
    return _rest(prefix, style, "", f"<{prefix}v>{shown!r}</{prefix}v>")


class Formula(NamedTuple):
    """A formula of ours, without its equals sign, and the text that it shows."""

    text: str
    shown: str


def hyperlink(link: Link) -> Formula | None:
    """The HYPERLINK formula of a link; None where a formula cannot hold its target.

    A formula and not a link record: a sheet holds 65,530 records, and they would need relationships of their own.
    """
    if link.url:
        target = link.url if link.url.startswith(("https://", "http://")) else ""
    else:
        sheet = link.sheet.replace("'", "''")
        target = f"#'{sheet}'!{link.cell or 'A1'}"
    text = _on_one_line(link.text)
    if not text or not target or len(target) > _FORMULA_TEXT or _UNWRITABLE.search(target):
        return None
    return Formula(f"HYPERLINK({_quoted(target)},{_quoted(text)})", text)


@lru_cache(maxsize=1024)  # thousands of links lead to a few sheets, and are called after them
def _on_one_line(text: str) -> str:
    text = text if text.isprintable() else _UNWRITABLE.sub(" ", text)
    return fitting(" ".join(text.split()), _FORMULA_TEXT, "…")


def _link(prefix: str, style: int, link: Link) -> str:
    """The link as a formula with its text already calculated, or as plain text."""
    formula = hyperlink(link)
    if formula is None:
        return _text(prefix, style, link.text) if writable(link.text).strip() else ""
    inner = f"<{prefix}f>{escape(formula.text)}</{prefix}f><{prefix}v>{text_xml(formula.shown)}</{prefix}v>"
    return _rest(prefix, style, "str", inner)


def _quoted(text: str) -> str:
    """The text as a constant in a formula.

    A run such as ``_x0022_`` is parted in two constants: Excel might take it for a quotation mark, and what follows
    for a formula.
    """
    doubled = (text if text.isprintable() else _SURROGATE.sub("\ufffd", text)).replace('"', '""')
    return '"' + (_ESCAPE_LIKE.sub('_"&"', doubled) if "_x" in doubled else doubled) + '"'
