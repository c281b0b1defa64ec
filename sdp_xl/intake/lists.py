"""Reads a list of one kind (MPOs, strategies, needs, a team, a project plan): one row, or several items, per line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.model import Kind
from schemas.tables import table
from schemas.tables.lists import PARENT
from schemas.values import as_date, clean, fold, split_many
from sdp_xl.intake.blocks import Block, Cells, Line, lines_of
from sdp_xl.intake.cells import Item, items, with_id
from sdp_xl.intake.context import Context
from sdp_xl.intake.ledger import NOTES, Entry, Ledger, same_id
from sdp_xl.intake.model import Matter, SourceCell
from sdp_xl.plan.chains import CHART_COLUMNS
from sdp_xl.written import read_id

_SPLIT = (*CHART_COLUMNS, "project_plan")
"""Tables whose text cell may hold several items; a team member's role or a comment is never split."""
_PARENT = re.compile(r"\s*\(\s*(?:migrant |migratory )?parents?\s*\)", re.I)
_LEADS = ("lead", "responsible_2", "responsible_3")


def read_list(block: Block, context: Context, ledger: Ledger) -> None:
    """Reads the rows of a block into entries of its table."""
    _List(block, context, ledger).read()


class _List:
    def __init__(self, block: Block, context: Context, ledger: Ledger) -> None:
        self.key = block.layout.table
        self.table = table(self.key)
        self.text = self.table.main
        self.block, self.context, self.ledger = block, context, ledger
        self.at = {column: place for place, (_, column) in block.layout.columns.items()}
        self.has_ids = any("id" in self.at and self.at["id"] in line.cells for line in block.lines)
        self.last: list[Entry] = []

    def read(self) -> None:
        """Each line, in order; then the concerns above the table, if they stand above a list of something else."""
        for line, cells in lines_of(self.block):
            if self.last and self._continues(line):
                self._join(line)
            else:
                self.last = self._entries(line, cells)
        for cell, item in self.context.needs:
            entry = self.ledger.entry("needs", self._area(None, {}))
            fill_item(self.ledger, entry, cell, item)
        for used in (self.context.area, *self.block.headings):
            if used is not None:
                self.ledger.says(used, "area heading")

    def _own(self, line: Line, column: str) -> SourceCell | None:
        return line.cells.get(self.at.get(column, -1))

    def _continues(self, line: Line) -> bool:
        """Whether a line belongs to the row above: its ID is blank (or merged with the one above), or its text is."""
        text = self._own(line, self.text)
        if self._own(line, "id") is not None:
            return False
        if text is None:
            return True
        if not self.has_ids or with_id(clean(text.text)).id:
            return False
        return self._own(line, "goal_area") is None or self.at.get("id", -1) in line.carried

    def _join(self, line: Line) -> None:
        for place, cell in line.cells.items():
            self._put_cell(self.last[-1:], place, cell)
            self.ledger.remark(Matter.JOINED, cell, "it continues the row above, since its ID or its text is blank.")

    def _entries(self, line: Line, cells: Cells) -> list[Entry]:
        """The rows that a line makes, filled."""
        ledger, area = self.ledger, self._area(line.heading, cells)
        id_cell, text_cell = cells.get(self.at.get("id", -1)), cells.get(self.at[self.text])
        if text_cell is None and (
            id_cell is None or read_id(id_cell.value if as_date(id_cell.value) else id_cell.text) is None
        ):
            header = self.block.layout.headers[self.at[self.text]]
            for cell in line.cells.values():
                ledger.note(cell, f"Its row says nothing under “{header}”.", "Copy it to the row that it is about.")
            return []
        text = clean(text_cell.text) if text_cell else ""
        found: Sequence[Item] = (Item("", text),)
        if self.key in _SPLIT and id_cell is None and not ledger.known(self.key, text):
            found = items(text)
        elif id_cell is not None and same_id(with_id(text).id, id_cell.text):
            found = (Item("", with_id(text).text),)
        entries = [ledger.entry(self.key, area) for _ in found]
        for entry, item in zip(entries, found, strict=True):
            if text_cell:
                fill_item(ledger, entry, text_cell, item)
        if text_cell and len(entries) > 1:
            ledger.remark(Matter.SPLIT, text_cell, f"{len(entries)} rows were made of this cell.")
        for place, cell in cells.items():
            if cell is not text_cell:
                self._put_cell(entries, place, cell)
        for heading in (line.heading, self.context.area):
            if heading is not None:
                self._put_heading(entries, heading)
        return entries

    def _area(self, heading: SourceCell | None, cells: Cells) -> str:
        own = cells.get(self.at.get("goal_area", -1))
        return self.ledger.area(own or heading or self.context.area)

    def _put_cell(self, entries: Sequence[Entry], place: int, cell: SourceCell) -> None:
        ledger, layout = self.ledger, self.block.layout
        if place not in layout.columns:
            header = layout.headers.get(place, "")
            ledger.put_note(entries, header, cell)
            if header:
                ledger.remark(Matter.READ, None, f"“{header}” is no column of {self.table.sheet}: it stands in Notes.")
            return
        column = layout.columns[place][1]
        if self.key == "project_plan" and column in _LEADS:
            self._put_people(entries, column, cell)
        elif self.key == "team" and _PARENT.search(cell.text) and "represents" not in self.at:
            plain = clean(_PARENT.sub("", cell.text))
            if plain:
                ledger.put(entries, column, cell, plain)
            ledger.put(entries, "represents", cell, PARENT)
            ledger.remark(Matter.READ, cell, f"“{clean(cell.text)}”: the word in brackets went to Represents.")
        elif column == NOTES:
            ledger.put_note(entries, "", cell)
        else:
            ledger.put(entries, column, cell, header=layout.headers[place])

    def _put_people(self, entries: Sequence[Entry], column: str, cell: SourceCell) -> None:
        """The persons of a cell into the free columns; a star marks the one who leads."""
        people = split_many(cell.text)
        free = [one for one in _LEADS[_LEADS.index(column) :] if one == column or one not in self.at]
        if len(people) > 1:
            people = tuple(sorted(people, key=lambda one: "*" not in one))
        for person in people:
            name = clean(person.replace("*", ""))
            if name != clean(person):
                self.ledger.remark(Matter.READ, cell, f"“{person}”: the star marks who leads, and was left out.")
            for entry in entries:
                target = next((one for one in free if not entry.holds(one)), None)
                if "*" in person and column != "lead":
                    target = self._first(entry, target)
                if target and name:
                    self.ledger.put([entry], target, cell, name)
                else:
                    self.ledger.put_note([entry], self.block.layout.headers[self.at[column]], cell, person)

    def _first(self, entry: Entry, target: str | None) -> str | None:
        """Makes room for a lead who is named in a later column: who stood first takes that column."""
        if target and entry.holds("lead"):
            entry.parts[target] = entry.parts.pop("lead")
        return "lead" if target else None

    def _put_heading(self, entries: Sequence[Entry], heading: SourceCell) -> None:
        """A heading over rows: one of a column's choices (a team), else their goal area, else a note."""
        text = clean(heading.text)
        for entry in entries:
            column = self._column_for(text)
            if column and not entry.holds(column):
                self.ledger.put([entry], column, heading, self.ledger.area(heading))
            elif not column and NOTES in entry.table.keys:
                self.ledger.put_note([entry], "Heading", heading)

    def _column_for(self, text: str) -> str | None:
        for column in self.table.columns:
            listed = self.ledger.plan.choices(column.choices) if column.choices else ()
            if column.kind is Kind.CHOICE and fold(text) in map(fold, listed):
                return column.key
        return "goal_area" if "goal_area" in self.table.keys else None


def fill_item(ledger: Ledger, entry: Entry, cell: SourceCell, item: Item) -> None:
    """Puts the ID and the text of an item into an entry, both out of the same cell."""
    if item.id:
        ledger.put([entry], "id", cell, item.id)
    if item.text:
        ledger.put([entry], entry.table.main, cell, item.text)
