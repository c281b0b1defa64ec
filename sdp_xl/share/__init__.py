"""Writes a copy of a workbook without names, e-mail addresses, phone numbers, comments and traces of who wrote it."""

from __future__ import annotations

from pathlib import Path

from sdp_xl.files.atomic import check_free, replacing
from sdp_xl.files.ooxml.edits import Edits, put_calculation
from sdp_xl.files.ooxml.package import Package
from sdp_xl.files.write import pack
from sdp_xl.share.cells import share_cells
from sdp_xl.share.check import check_copy
from sdp_xl.share.draft import Draft
from sdp_xl.share.find import Finder
from sdp_xl.share.kept import kept
from sdp_xl.share.known import Known
from sdp_xl.share.outer import share_parts
from sdp_xl.share.texts import share_texts

__all__ = ["Draft", "share"]


def share(package: Package, known: Known, target: Path) -> Draft:
    """Writes the copy to ``target`` and returns what was removed from it and what is left to be looked at.

    The cells of personal columns are emptied, texts that name somebody are changed, and comments, properties,
    signatures and the like are taken out; all other parts stay byte for byte. The file appears in one step, and only
    after it was read back and searched through. Trouble, and nothing is written, if a sheet, a table header or a
    defined name is called by a person (which only Excel can rename everywhere), if something is left, or if the
    target may not be written.
    """
    check_free(target)
    draft = Draft(Edits(package, {}), Finder(known))
    share_cells(draft, known)
    share_parts(draft)
    share_texts(draft)
    kept(draft)
    draft.put_back()
    put_calculation(draft.edits)
    with replacing(target, source=package.path) as file:
        pack(draft.edits, file)
        file.flush()
        check_copy(Path(file.name).read_bytes(), target, draft.finder)
    return draft
