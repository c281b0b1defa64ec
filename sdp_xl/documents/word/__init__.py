"""Word documents made of parts: pages, styles, headings, lists, tables, pictures, fields."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sdp_xl.documents.parts import Part
from sdp_xl.documents.word.contents import fill_contents, number_captions
from sdp_xl.documents.word.setup import blank
from sdp_xl.documents.word.write import elements, finish, put

if TYPE_CHECKING:
    from docx.document import Document


def word(
    title: str, parts: Iterable[Part], *, landscape: bool = False, margin: float = 1, dense: bool = False
) -> bytes:
    """A document of its own, of these parts: with a title, a language, page numbers, and all that Word checks.

    ``margin`` is in inches; ``dense``: small and close, as on a sheet of one page.
    """
    document = blank(title, landscape=landscape, margin=margin, dense=dense)
    for part in parts:
        for element in elements(document, part):
            put(document, element)
    finish(document)
    return saved(document)


def saved(document: Document) -> bytes:
    """The document as it goes into its file, its captions numbered and its contents listed."""
    number_captions(document)
    fill_contents(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
