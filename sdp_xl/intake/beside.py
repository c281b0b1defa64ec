"""Places what stands beside a chart's cells: comments go to the Notes of their rows, hidden text is listed."""

from __future__ import annotations

from collections.abc import Sequence

from sdp_xl.intake.ledger import DraftRow, Ledger
from sdp_xl.intake.model import Aside, Beside, Matter, SourceTable

_KEEP = "Copy it to the Notes of the row that it is about, if you want to keep it."
_MEANT = "Nothing, if it was dropped; otherwise copy it to where it belongs."
_LISTED = {
    Aside.COMMENT: ("It is a comment that belongs to no single row.", _KEEP),
    Aside.FOOTNOTE: ("It is a footnote that belongs to no single row.", _KEEP),
    Aside.ENDNOTE: ("It is an endnote that belongs to no single row.", _KEEP),
    Aside.HIDDEN: ("It is formatted as hidden text, which nobody sees.", _MEANT),
    Aside.STRUCK: ("It is struck through.", _MEANT),
    Aside.DELETED: ("It was deleted with changes tracked.", _MEANT),
    Aside.UNTICKED: ("None of its boxes is ticked.", "Choose one in the workbook, if the column asks for it."),
    Aside.SHAPE: ("It stands in a text box or shape.", "Copy it to where it belongs in your plan, if it does."),
}


def place_beside(sources: Sequence[SourceTable], ledger: Ledger) -> None:
    """Places every text beside the cells; called when the cells of all ``sources`` stand in draft rows."""
    rows: dict[int, dict[int, DraftRow]] = {}
    for drafts in ledger.drafts.values():
        for draft in drafts:
            for parts in draft.parts.values():
                for part in parts:
                    rows.setdefault(id(part.cell), {})[id(draft)] = draft
    for source in sources:
        for sentence in source.told:
            ledger.remark(Matter.SOURCE, None, sentence)
        for one in source.beside:
            _place(one, list(rows.get(id(one.about), {}).values()), ledger)


def _place(one: Beside, drafts: Sequence[DraftRow], ledger: Ledger) -> None:
    if one.what is Aside.PAGE:
        ledger.mark_structure(one.cell, one.what)
    elif one.about is not None and len(drafts) == 1:
        ledger.put_note(drafts, f"{one.what.capitalize()} at {one.about.place}", one.cell)
    else:
        ledger.note(one.cell, *_LISTED[one.what])
