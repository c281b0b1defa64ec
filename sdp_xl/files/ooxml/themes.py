"""The colors of a workbook's theme, written out, so that a sheet looks the same in a workbook of another theme."""

from __future__ import annotations

import re

_NUMBERED = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""The colors of a theme in the order of the numbers by which cells name them (ECMA-376, 18.8.3)."""

_NAMED = re.compile(rb'<a:(\w+)>\s*<a:srgbClr val="([0-9A-Fa-f]{6})"')
_COLOR = re.compile(rb'(<(?:\w+:)?(?:color|fgColor|bgColor|tabColor)\b[^>]*?)\btheme="(\d+)"')


def colors(theme: bytes) -> dict[str, bytes]:
    """The colors of a theme's part by their names, as far as they are written in red, green and blue."""
    return {name.decode(): color for name, color in _NAMED.findall(theme) if name.decode() in _NUMBERED}


def written_out(data: bytes, named: dict[str, bytes]) -> bytes:
    """A sheet or the styles of a workbook, with each color of its theme written out."""

    def color(found: re.Match[bytes]) -> bytes:
        number = int(found[2])
        known = named.get(_NUMBERED[number]) if number < len(_NUMBERED) else None
        return found[0] if known is None else found[1] + b'rgb="FF%b"' % known

    return _COLOR.sub(color, data)
