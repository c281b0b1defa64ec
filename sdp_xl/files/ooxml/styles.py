"""Number formats and cell styles of a workbook: which show dates, which wrap their text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sdp_xl.files.ooxml import parts
from sdp_xl.files.ooxml.cells import Styles
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.edits import Edits
from sdp_xl.files.ooxml.package import MAIN, Package

if TYPE_CHECKING:
    pass


LONGEST_FORMAT = 1_000
"""Characters of a number format; Excel keeps 255, and openpyxl takes minutes for 100,000."""


def number_formats(package: Package) -> dict[int, str]:
    """The workbook's own number formats; Trouble if the part of the styles is damaged."""
    relation = package.related(package.main, "styles")
    if relation is None or relation.target not in package:
        return {}
    with plain_part(package.path, relation.target):
        found = {
            int(element.get("numFmtId", "")): element.get("formatCode", "")
            for element in package.tree(relation.target).iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
        }
        if any(len(text) > LONGEST_FORMAT for text in found.values()):
            raise ValueError("number format too long")
    return found


def dated_styles(edits: Edits) -> Styles:
    """The workbook's cell styles, with one more for dates if none shows dates."""
    package = edits.package
    styles = cell_styles(package)
    relation = package.related(package.main, "styles")
    if styles.date is not None or relation is None or relation.target not in package:
        return styles
    edits.parts[relation.target], new = edits.look(relation.target, parts.with_date_style)
    return replace(styles, dates=styles.dates | {new}, date=new)


def cell_styles(package: Package) -> Styles:
    """What this workbook's cell styles do, from its styles and settings."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    settings = package.tree(package.main).find(f"{MAIN}workbookPr")
    from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    relation = package.related(package.main, "styles")
    if relation is None or relation.target not in package:
        return Styles(from_1904=from_1904)
    root = package.tree(relation.target)
    formats = {number: text for number, text in BUILTIN_FORMATS.items() if text} | number_formats(package)
    with plain_part(package.path, relation.target):
        dates, wrapped = set(), set()
        looks: list[tuple[int, ...]] = []
        dated: dict[tuple[int, ...], int] = {}
        for number, style in enumerate(root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")):
            looks.append(tuple(int(style.get(f"{part}Id") or 0) for part in ("font", "fill", "border")))
            if is_date_format(formats.get(int(style.get("numFmtId") or 0), "")):
                dates.add(number)
                dated.setdefault(looks[number], number)
            if (place := style.find(f"{MAIN}alignment")) is not None and place.get("wrapText") in ("1", "true"):
                wrapped.add(number)
    return Styles(
        dates=frozenset(dates),
        wrapped=frozenset(wrapped),
        date=min(dates, default=None),
        dated={number: dated[look] for number, look in enumerate(looks) if look in dated},
        from_1904=from_1904,
    )
