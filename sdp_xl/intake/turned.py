"""Tables whose headers stand in the first column, label beside value, turned so that a record is a row."""

from __future__ import annotations

from dataclasses import replace

from schemas.values import clean
from sdp_xl.intake.headers import Header
from sdp_xl.intake.heads import FilledCells, filled
from sdp_xl.intake.ledger import Ledger
from sdp_xl.intake.model import SourceCell, SourceTable
from sdp_xl.intake.names import is_known, spellings
from sdp_xl.intake.recognize import recognize

_FEWEST = 3
"""Labels that are known headers, before a first column is taken for one of headers."""

Record = dict[str, list[SourceCell | None]]
"""The cells of one card by the form of its label: one for each column of values."""


def turned(source: SourceTable, ledger: Ledger, only: str = "") -> SourceTable:
    """The table turned, if its first column holds the headers; else as it is. The labels are marked as structure."""
    rows = [filled(source.rows, number)[0] for number in range(len(source.rows))]
    full = [row for row in rows if row]
    if len(full) < 2 or not _labeled(full, only):
        return source
    width = max(max(row) for row in full)
    cards: list[dict[str, FilledCells]] = [{}]
    labels: dict[str, SourceCell] = {}
    for row in full:
        label = row[0]
        form = spellings(label.text)[-1]
        if form in cards[-1]:
            cards.append({})
        cards[-1][form] = {place: cell for place, cell in row.items() if place}
        if labels.setdefault(form, label) is not label:
            ledger.mark_structure(label, "header")
    body = [[card.get(form, {}).get(place) for form in labels] for card in cards for place in range(1, width + 1)]
    return replace(source, rows=(tuple(labels.values()), *map(tuple, body)))


def _labeled(rows: list[FilledCells], only: str) -> bool:
    """Whether the first cells of most rows are headers of one table, and the first row is no header itself."""
    if any(0 not in row for row in rows) or not any(len(row) > 1 for row in rows):
        return False
    known = [row for row in rows if isinstance(row[0].value, str) and is_known(row[0].text)]
    if len(known) < min(_FEWEST, len(rows)) or 3 * len(known) < 2 * len(rows):
        return False
    first = Header(texts={place: clean(cell.text) for place, cell in rows[0].items()})
    if sum(map(is_known, first.texts.values())) > 1:
        return False
    texts = dict.fromkeys(spellings(row[0].text)[-1] for row in known)
    return recognize(Header(texts=dict(enumerate(texts))), only=only) is not None
