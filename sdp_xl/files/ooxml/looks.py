"""Number formats and cell styles of a workbook: which show dates, which wrap their text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.package import MAIN, Package

TRUE = ("1", "true")
"""How XML says yes."""
LONGEST_FORMAT = 1_000
"""Characters of a number format; Excel keeps 255, and openpyxl takes minutes for 100,000."""
BUILT_IN = {
    2: "0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
}
"""Formats that every workbook has (ECMA-376, 18.8.30), of those that show a date, a percentage or fixed decimals."""

_LITERAL = re.compile(r"\".*?\"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]")
"""What only decorates a number format: texts, colors, currencies, languages. Hours in brackets are no decoration."""
_DATE_LETTER = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_ELAPSED = re.compile(r"\[(hh?|mm?|ss?)\]", re.IGNORECASE)


class CellLook(NamedTuple):
    """A cell style: its number format ("" if that shows a value as it is), its font, fill and borders, its wrapping."""

    format: str
    frame: tuple[str, ...]
    wraps: bool


def cell_looks(package: Package) -> Sequence[CellLook]:
    """The cell styles in the order of their numbers; ValueError if the number of a number format is none.

    Trouble if the number formats are damaged, or one is so long that it hangs those who read it.
    """
    part, root = styles_part(package)
    if root is None:
        return ()
    with plain_part(package.path, part):
        formats = BUILT_IN | {
            int(element.get("numFmtId", "")): element.get("formatCode", "")
            for element in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
        }
        if any(len(text) > LONGEST_FORMAT for text in formats.values()):
            raise ValueError("number format too long")
    return [
        CellLook(
            format=formats.get(int(style.get("numFmtId") or 0), ""),
            frame=tuple(style.get(f"{what}Id") or "0" for what in ("font", "fill", "border")),
            wraps=(place := style.find(f"{MAIN}alignment")) is not None and place.get("wrapText") in TRUE,
        )
        for style in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")
    ]


def counts_from_1904(package: Package) -> bool:
    """Whether the workbook counts its days from 1904."""
    settings = package.workbook.find(f"{MAIN}workbookPr")
    return settings is not None and settings.get("date1904") in TRUE


def shows_date(code: str) -> bool:
    """Whether a number format shows dates or times; of its sections the first counts."""
    return _DATE_LETTER.search(_LITERAL.sub("", code.partition(";")[0])) is not None


def shows_elapsed(code: str) -> bool:
    """Whether a number format shows elapsed time, such as [h]:mm."""
    return _ELAPSED.search(code.partition(";")[0]) is not None


def styles_part(package: Package) -> tuple[str, Element | None]:
    """The part of the styles and its tree, "" and None if the workbook has none; Trouble if it is not there."""
    relation = package.related(package.main, "styles")
    return (relation.target, package.tree(relation.target)) if relation else ("", None)
