"""Drawings as pictures: SVG becomes PNG, with the fonts of this computer."""

from __future__ import annotations


def png(svg: str, *, width: int = 2000) -> bytes:
    """The drawing as PNG on white, ``width`` pixels wide; in Liberation Sans where a computer has none of its fonts."""
    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=svg, width=width, background="white", sans_serif_family="Liberation Sans")
