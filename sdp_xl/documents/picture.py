"""Drawings as pictures: SVG becomes PNG, with the fonts of this computer."""

from __future__ import annotations


def png(svg: str, *, width: int = 2000) -> bytes:
    """The drawing as PNG on white, ``width`` pixels wide; in Liberation Sans where a computer has none of its fonts."""
    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=svg, width=width, background="white", sans_serif_family="Liberation Sans")


def pdf(picture: bytes, *, title: str, words: str) -> bytes:
    """The picture (PNG) as a PDF of one page, as wide as a slide (13.33 inches), with words for who cannot see it."""
    from fpdf import FPDF

    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    slide = 13.33
    page = FPDF(unit="in", format=(slide, slide * height / width + 1))
    page.set_lang("en-US")
    page.set_title(title)
    page.set_creator("sdp-xl")
    page.add_page()
    page.image(picture, x=0.4, y=0.5, w=slide - 0.8, alt_text=words, title=title)
    return bytes(page.output())
