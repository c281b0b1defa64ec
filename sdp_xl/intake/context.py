"""The lines above a table: its goal area, components that all its rows are about, titles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from schemas.tables import table
from schemas.values import clean, fold
from sdp_xl.chart.printed import NOT_IN_CHART
from sdp_xl.intake.cells import Item, is_bulleted, is_parted, items, with_id
from sdp_xl.intake.dividers import component, is_area
from sdp_xl.intake.ledger import DraftRow, Ledger
from sdp_xl.intake.model import Matter, SourceCell

_TITLES = 3
"""So many lines just above a table may be its title; those further up are running text."""
_LONGEST_TITLE = 150

PROSE = "It stands outside of the tables."
PROSE_TODO = "Nothing, if it is only running text; otherwise copy it to the sheet where it belongs."

Drafts = dict[str, tuple[DraftRow, ...]]
"""Draft rows by component."""


@dataclass(slots=True, kw_only=True)
class Context:
    """The context of a table, from the lines above it: a goal area, and components that all its rows are about.

    ``loose``: the rows are components that no chain holds, as the chart that we print says.
    """

    area: SourceCell | None = None
    loose: bool = False
    named: list[tuple[str, SourceCell, Item]] = field(default_factory=list)

    def drafts(self, ledger: Ledger) -> Drafts:
        """The draft rows of the components that the lines name."""
        area = ledger.area(self.area)
        found: Drafts = {}
        for key, cell, item in self.named:
            draft = named_row(ledger, key, cell, item, area)
            if self.area:
                ledger.put([draft], "goal_area", self.area, area)
            found[key] = (*found.get(key, ()), draft)
        for key in found:
            noun = table(key).nouns[1]
            text = f"the {noun} above the table are linked to every row of it that is of their goal area."
            ledger.remark(Matter.READ, next(cell for one, cell, _ in self.named if one == key), text)
        return found


def named_row(ledger: Ledger, key: str, cell: SourceCell, item: Item, area: str) -> DraftRow:
    """The draft row of a component that a line names; one of which it says only the ID makes no row by itself."""
    draft = ledger.draft(key, area)
    draft.reference = not item.text
    fill_item(ledger, draft, cell, item)
    return draft


def fill_item(ledger: Ledger, draft: DraftRow, cell: SourceCell, item: Item) -> None:
    """Puts the ID and the text of an item into a draft row, both out of the same cell."""
    if item.id:
        ledger.put([draft], "id", cell, item.id)
    if item.text:
        ledger.put([draft], draft.table.main, cell, item.text)


def read_context(above: Sequence[SourceCell], ledger: Ledger, within: Collection[str]) -> Context:
    """The context from the lines above a table; every line becomes a part of it, structure, or a note.

    ``within`` are the components that have a column of their own.
    """
    context = Context()
    numbered = _numbered(above)
    prose: list[SourceCell] = []
    listing = ""
    for number, cell in enumerate(above):
        text = clean(cell.text)
        near = number >= len(above) - _TITLES
        if fold(text) == fold(NOT_IN_CHART):
            ledger.mark_structure(cell, "header")
            context.loose = True
            continue
        if is_area(text, ledger.headings) and len(text) <= _LONGEST_TITLE:
            if context.area is not None:
                ledger.mark_structure(context.area, "area heading")
            context.area, listing = cell, ""
            continue
        named = component(text)
        if named and (named[1].text or (named[1].id and near)):
            listing = named[0]
            several = [Item(one.id, one.text) for one in items(named[1].text)] if not named[1].id else [named[1]]
            context.named += [(listing, cell, item) for item in several]
            continue
        if named and named[0] == "needs":
            listing = named[0]
            noun = table(listing).nouns[1]
            ledger.mark_structure(cell, f"heading over the {noun}")
            continue
        found = items(text)
        if listing and not cell.heading and (is_bulleted(text) or any(item.id for item in found)):
            context.named += [(listing, cell, item) for item in found]
            continue
        listing = ""
        if id(cell) in numbered and "strategies" in within and "needs" not in within:
            context.named.append(("needs", cell, with_id(text)))
            continue
        if cell.heading or (
            near and len(text) <= _LONGEST_TITLE and not text.endswith(".") and id(cell) not in numbered
        ):
            ledger.mark_structure(cell, "title")
        else:
            prose.append(cell)
    note_prose(prose, ledger)
    return context


def _numbered(above: Sequence[SourceCell]) -> set[int]:
    """The lines that begin with an ID of several parts, as their neighbor does: a list, not a title."""
    lines = [
        not cell.heading and is_parted((item := with_id(clean(cell.text))).id) and bool(item.text) for cell in above
    ]
    beside = zip([False, *lines], [*lines[1:], False], strict=False)
    return {id(cell) for cell, line, near in zip(above, lines, beside, strict=False) if line and any(near)}


def note_prose(prose: Sequence[SourceCell], ledger: Ledger) -> None:
    """Lists lines outside of tables: headings as structure, all others each with its text."""
    for cell in prose:
        if cell.heading:
            ledger.mark_structure(cell, "heading")
        else:
            ledger.note(cell, PROSE, PROSE_TODO)


class Named:
    """The components that rows are about: those of the lines above a table, and of the divider over a row.

    ``within`` are the components that have a column of their own, so that no divider names them. ``refers``: the rows
    carry out strategies, so that a divider with an ID names one.
    """

    def __init__(self, context: Context, ledger: Ledger, within: frozenset[str], refers: bool = False) -> None:
        self.ledger, self.within, self.refers = ledger, within, refers
        self.above = context.drafts(ledger)
        self.area = ledger.area(context.area)
        self.made: dict[int, Drafts] = {}

    def over(self, heading: SourceCell | None) -> Drafts:
        """What the divider over a row names, and the lines above the table."""
        return self.above | self.divider(heading)

    def divider(self, heading: SourceCell | None) -> Drafts:
        """The component that a divider names; none if it names one that has a column of its own."""
        if heading is None:
            return {}
        if id(heading) not in self.made:
            named = component(heading.text)
            if named is None and (row := self.ledger.known("strategies", clean(heading.text))):
                named = "strategies", Item(row.id, clean(heading.text))
            item = with_id(clean(heading.text))
            if named is None and self.refers and item.text and is_parted(item.id):
                named = "strategies", item
            usable = named and (named[1].id or named[1].text) and named[0] not in self.within
            self.made[id(heading)] = (
                {named[0]: (named_row(self.ledger, named[0], heading, named[1], self.area),)}
                if named and usable
                else {}
            )
        return self.made[id(heading)]
