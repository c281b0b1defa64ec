"""The theme of the workbook and its named cell styles, so that a State restyles it by choosing a theme or a style."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import StringIO

from xlsxwriter import Workbook

from sdp_xl.build.style import (
    ADVICE,
    BAD,
    CAUTION,
    DEVELOPMENT,
    DISSEMINATION,
    FIXED,
    FLAG,
    FONT,
    GOOD,
    INK,
    LINK,
    NEUTRAL,
    NOTE,
    PRE_PLANNING,
    SETUP,
    TOOL,
    WHITE,
    ColorPair,
)

COLORS: Mapping[str, str] = {
    "lt1": WHITE,
    "dk1": INK,
    "lt2": FIXED.fill,
    "dk2": SETUP.fill,
    "accent1": PRE_PLANNING.fill,
    "accent2": DEVELOPMENT.fill,
    "accent3": DISSEMINATION.fill,
    "accent4": TOOL.fill,
    "accent5": BAD.text,
    "accent6": GOOD.text,
    "hlink": LINK,
    "folHlink": DISSEMINATION.fill,
}
"""The colors of the theme in the order of Excel's numbers for them in a sheet. The theme's own file has another."""

STYLES: Mapping[str, ColorPair] = {
    "SDP Header Setup": SETUP,
    "SDP Header Pre-planning": PRE_PLANNING,
    "SDP Header Development": DEVELOPMENT,
    "SDP Header Dissemination": DISSEMINATION,
    "SDP Header Tool": TOOL,
    "SDP Note": NOTE,
    "SDP Filled in": FIXED,
    "SDP Error": BAD,
    "SDP Warning": CAUTION,
    "SDP Advice": ADVICE,
    "SDP Done": GOOD,
    "SDP Neutral": NEUTRAL,
    "SDP Finding": FLAG,
}
"""The named cell styles, each with its text and fill."""

_NUMBERS = {color.lstrip("#"): number for number, color in reversed(list(enumerate(COLORS.values())))}
_COLOR = re.compile(rb'(<(?:color|fgColor|bgColor|tabColor|left|right|top|bottom)\b[^>]*?)rgb="FF([0-9A-F]{6})"')


_FORMAT = re.compile(rb'<xf numFmtId="[0-9]+" fontId="(?P<font>[0-9]+)" fillId="(?P<fill>[0-9]+)" [^>]*xfId="0"')


def use_theme(workbook: Workbook) -> None:
    """Gives the workbook our theme: XlsxWriter's own with our colors and our font."""
    files = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    colors = "".join(f'<a:{name}><a:srgbClr val="{COLORS[name].lstrip("#")}"/></a:{name}>' for name in files)
    theme = re.sub(
        r"<a:clrScheme .*?</a:clrScheme>", f'<a:clrScheme name="SDP">{colors}</a:clrScheme>', workbook.theme_xml
    )
    theme = re.sub(r'<a:latin typeface="[^"]*"/>', f'<a:latin typeface="{FONT}"/>', theme)
    workbook.use_custom_theme(StringIO(theme))


def themed(content: bytes) -> bytes:
    """A part of the workbook in which each color that the theme has is the theme's."""

    def color(found: re.Match[bytes]) -> bytes:
        number = _NUMBERS.get(found[2].decode())
        return found[0] if number is None else found[1] + b'theme="%d"' % number

    return _COLOR.sub(color, content)


def with_named_styles(content: bytes) -> bytes:
    """The part of the styles with STYLES: each cell format of the same text and fill belongs to its named style."""
    fonts, fills = (re.findall(rb"<%b>.*?</%b>" % (tag, tag), content, re.DOTALL) for tag in (b"font", b"fill"))
    names = {(pair.text.lstrip("#"), pair.fill.lstrip("#")): name for name, pair in STYLES.items()}
    made: dict[str, bytes] = {}

    def belongs(found: re.Match[bytes]) -> bytes:
        text, fill = _rgb(fonts[int(found["font"])]), _rgb(fills[int(found["fill"])])
        name = names.get((text, fill or WHITE.lstrip("#")))
        if name is None:
            return found[0]
        made.setdefault(
            name, b'<xf numFmtId="0" fontId="%b" fillId="%b" borderId="0"/>' % (found["font"], found["fill"])
        )
        return found[0].replace(b'xfId="0"', b'xfId="%d"' % (1 + list(made).index(name)))

    content = _FORMAT.sub(belongs, content)
    looks, styles = (
        b"".join(made.values()),
        "".join(f'<cellStyle name="{name}" xfId="{number}"/>' for number, name in enumerate(made, 1)),
    )
    for tag, more in ((b"cellStyleXfs", looks), (b"cellStyles", styles.encode())):
        content = content.replace(b'<%b count="1">' % tag, b'<%b count="%d">' % (tag, 1 + len(made)))
        content = content.replace(b"</%b>" % tag, more + b"</%b>" % tag)
    return content


def _rgb(part: bytes) -> str:
    found = re.search(rb'<(?:color|fgColor) rgb="FF([0-9A-F]{6})"', part)
    return found[1].decode() if found else ""
