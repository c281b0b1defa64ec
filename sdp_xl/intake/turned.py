"""Tables whose headers stand in the first column, label beside value, turned so that a record is a row."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from schemas.headings import RENDERED
from schemas.values import clean, fold
from sdp_xl.intake.cells import is_bare_id
from sdp_xl.intake.context import note_prose
from sdp_xl.intake.dividers import component
from sdp_xl.intake.headers import Header
from sdp_xl.intake.heads import FilledCells, filled
from sdp_xl.intake.ledger import Ledger
from sdp_xl.intake.model import SourceCell, SourceTable
from sdp_xl.intake.names import is_known
from sdp_xl.intake.recognize import recognize
from sdp_xl.intake.spellings import spellings
from sdp_xl.plan.locate.forms import simple

_FEWEST = 3
"""Labels that are known headers, before a first column is taken for one of headers."""


_LOOK = 60
"""Rows that tell whether the first column holds labels."""


def turned(source: SourceTable, ledger: Ledger, only: str = "") -> SourceTable:
    """The table turned, if its first column holds the headers; else as it is. The labels are marked as structure."""
    rows = [filled(source.rows, number)[0] for number in range(len(source.rows))]
    full = [row for row in rows if row]
    if len(full) < 2 or not _labeled(full, only):
        return source
    width = max(max(row) for row in full)
    above = [row[0] for row in takewhile(lambda row: len(row) == 1 and not is_known(_form(row[0])), full)]
    full = full[len(above) :]
    cards: list[dict[str, FilledCells]] = [{}]
    labels: dict[str, SourceCell] = {}
    for row in full:
        label = row[0]
        if len(row) == 1 and not is_known(_form(label)):
            note_prose([label], ledger)
            continue
        form, values = _form(label), {place: cell for place, cell in row.items() if place}
        if form in cards[-1]:
            cards.append({})
        if _names_id(label):
            cards[-1][f"{form} id"] = dict.fromkeys(range(1, width + 1), label)
            labels.setdefault(f"{form} id", replace(label, value=f"{form} ID", text=f"{form} ID"))
            labels.setdefault(form, replace(label, value=form, text=form))
        elif labels.setdefault(form, label) is not label:
            ledger.mark_structure(label, "header")
        cards[-1][form] = values
    body = [[card.get(form, {}).get(place) for form in labels] for card in cards for place in range(1, width + 1)]
    return replace(source, above=(*source.above, *above), rows=(tuple(labels.values()), *map(tuple, body)))


def _names_id(label: SourceCell) -> bool:
    """Whether a label says a component and its ID: Strategy 1-1."""
    named = component(label.text)
    return named is not None and bool(named[1].id) and not named[1].text and is_bare_id(label.text)


def _form(label: SourceCell) -> str:
    """The label in the form in which headers are compared; of one with an ID its word."""
    said = spellings(label.text.split(maxsplit=1)[0] if _names_id(label) else label.text)
    return said[-1] if said else fold(label.text)


def _labeled(rows: list[FilledCells], only: str) -> bool:
    """Whether the first cells of most rows are headers of one table, and the first row is no header itself."""
    if any(0 not in row for row in rows):
        return False
    rows = [row for row in rows if len(row) > 1][:_LOOK]  # what stands alone may be a title
    if not rows:
        return False
    known = [row for row in rows if isinstance(row[0].value, str) and is_known(_form(row[0]))]
    if len(known) < min(_FEWEST, len(rows)) or 3 * len(known) < 2 * len(rows):
        return False
    first = Header(texts={place: clean(cell.text) for place, cell in rows[0].items()})
    heads = sum(is_known(text) or simple(text) in RENDERED for text in first.texts.values())
    if heads > 1 or (
        not _names_id(rows[0][0]) and any(_names_id(row[0]) and _form(row[0]) == _form(rows[0][0]) for row in rows)
    ):
        return False
    texts = dict.fromkeys(_form(row[0]) for row in known)
    return recognize(Header(texts=dict(enumerate(texts))), only=only) is not None
