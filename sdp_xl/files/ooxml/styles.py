"""Cell styles of a workbook as its writer needs them, with one for dates if there is none."""

from __future__ import annotations

from dataclasses import replace

from sdp_xl.files.ooxml import parts
from sdp_xl.files.ooxml.cells import Styles
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.edits import Edits
from sdp_xl.files.ooxml.looks import cell_looks, counts_from_1904, shows_date, styles_part
from sdp_xl.files.ooxml.package import Package


def cell_styles(package: Package) -> Styles:
    """What this workbook's cell styles do, from its styles and settings; Trouble if those are damaged."""
    with plain_part(package.path, styles_part(package)[0]):
        looks = cell_looks(package)
    dates = [number for number, look in enumerate(looks) if shows_date(look.format)]
    dated: dict[tuple[str, ...], int] = {}
    for number in dates:
        dated.setdefault(looks[number].frame, number)
    return Styles(
        dates=frozenset(dates),
        wrapped=frozenset(number for number, look in enumerate(looks) if look.wraps),
        date=min(dates, default=None),
        dated={number: dated[look.frame] for number, look in enumerate(looks) if look.frame in dated},
        from_1904=counts_from_1904(package),
    )


def dated_styles(edits: Edits) -> Styles:
    """The workbook's cell styles, with one more for dates if none shows dates."""
    styles = cell_styles(edits.package)
    part = styles_part(edits.package)[0]
    if styles.date is not None or not part:
        return styles
    edits.parts[part], new = edits.look(part, parts.with_date_style)
    return replace(styles, dates=styles.dates | {new}, date=new)
