"""Drawings as pictures: SVG becomes PNG, with the fonts of this computer."""

from __future__ import annotations


def png(svg: str, *, width: int = 2000) -> bytes:
    """The drawing as PNG on white, ``width`` pixels wide."""
    import resvg_py

    return resvg_py.svg_to_bytes(
        svg_string=svg, width=width, background="white", font_family="Arial", sans_serif_family="Arial"
    )
