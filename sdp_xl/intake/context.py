"""The lines above a table: its goal area, a list of concerns, titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.tables import table
from schemas.values import clean, fold
from sdp_xl.chart.printed import NOT_IN_CHART
from sdp_xl.intake.cells import Item, is_bulleted, items
from sdp_xl.intake.dividers import component, is_area
from sdp_xl.intake.ledger import Ledger
from sdp_xl.intake.model import SourceCell
from sdp_xl.plan.locate.forms import simple

_TITLES = 3
"""So many lines just above a table may be its title; those further up are running text."""
_LONGEST_TITLE = 150
_NEEDS = re.compile(r"^(?P<word>concerns?|needs?|concern statements?|statements? of needs?)\s*(?:$|:)\s*", re.I)

PROSE = "It stands outside of the tables."
PROSE_TODO = "Nothing, if it is only running text; otherwise copy it to the sheet where it belongs."


@dataclass(slots=True, kw_only=True)
class Context:
    """The context of a table, from the lines above it: a goal area, and needs that all its rows are about.

    ``loose``: the rows are components that no chain holds, as the chart that we print says.
    """

    area: SourceCell | None = None
    loose: bool = False
    needs: list[tuple[SourceCell, Item]] = field(default_factory=list)


def read_context(above: Sequence[SourceCell], ledger: Ledger) -> Context:
    """The context from the lines above a table; every line becomes a part of it, structure, or a note."""
    context = Context()
    prose: list[SourceCell] = []
    listing = False
    needs = simple(table("needs").column(table("needs").main).header)
    for number, cell in enumerate(above):
        text = clean(cell.text)
        near = number >= len(above) - _TITLES
        if fold(text) == fold(NOT_IN_CHART):
            ledger.mark_structure(cell, "heading")
            context.loose = True
            continue
        if is_area(text, ledger.headings) and len(text) <= _LONGEST_TITLE:
            if context.area is not None:
                ledger.mark_structure(context.area, "area heading")
            context.area, listing = cell, False
            continue
        word = _NEEDS.match(text)
        if word:
            listing = True
            rest = text[word.end() :]
            if rest.strip():
                context.needs += [(cell, item) for item in items(rest)]
            else:
                ledger.mark_structure(cell, f"heading over the {needs}s")
            continue
        found = items(text)
        if listing and not cell.heading and (is_bulleted(text) or any(item.id for item in found)):
            context.needs += [(cell, item) for item in found]
            continue
        listing = False
        if cell.heading or (near and len(text) <= _LONGEST_TITLE and not text.endswith(".")):
            ledger.mark_structure(cell, "title")
        else:
            prose.append(cell)
    note_prose(prose, ledger)
    return context


def note_prose(prose: Sequence[SourceCell], ledger: Ledger) -> None:
    """Lists lines outside of tables: headings as structure, all others each with its text."""
    for cell in prose:
        if cell.heading:
            ledger.mark_structure(cell, "heading")
        else:
            ledger.note(cell, PROSE, PROSE_TODO)
