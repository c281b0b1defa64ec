"""Reads a list of one kind (MPOs, strategies, needs, a team, a project plan), each row as one or several drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.model import Kind
from schemas.tables import table
from schemas.tables.generated import IMPORT_NOTES
from schemas.tables.lists import PARENT
from schemas.values import as_date, clean, fold
from sdp_xl.intake.blocks import Block, SourceRow, rows_of
from sdp_xl.intake.cells import Item, items, with_id
from sdp_xl.intake.context import Context, Named, fill_item, named_row
from sdp_xl.intake.headers import Layout
from sdp_xl.intake.heads import FilledCells
from sdp_xl.intake.ledger import NOTES, DraftRow, Ledger, same_id
from sdp_xl.intake.model import Matter, SourceCell
from sdp_xl.intake.tasks import SHARE, persons, refer_to_rows
from sdp_xl.plan.chains import CHART_COLUMNS
from sdp_xl.written import read_id

_SPLIT = (*CHART_COLUMNS, "project_plan")
"""Tables whose text cell may hold several items; a team member's role or a comment is never split."""
_PARENT = re.compile(r"\s*\(\s*(?:migrant |migratory )?parents?\s*\)", re.I)
_WORDS = 3
"""Words of a strategy that is named without its ID; fewer may be “All” or “Reading goal”."""
_LEADS = ("lead", "responsible_2", "responsible_3")


def read_list(block: Block, context: Context, ledger: Ledger) -> None:
    """Reads the rows of a block into draft rows of its table."""
    _List(block, context, ledger).read()


class _List:
    def __init__(self, block: Block, context: Context, ledger: Ledger) -> None:
        self.key = block.layout.table
        self.table = table(self.key)
        self.text = self.table.main
        self.block, self.context, self.ledger = block, context, ledger
        self.at = {column: place for place, (_, column) in block.layout.columns.items()}
        self.has_ids = any("id" in self.at and self.at["id"] in row.cells for row in block.rows)
        self.last: list[DraftRow] = []
        refers = any(one.refers == "strategies" and one.key not in self.at for one in self.table.columns)
        self.named = Named(context, ledger, frozenset((self.key,)), refers)
        self.numbered: list[DraftRow] = []

    def read(self) -> None:
        """Reads each row in order."""
        for row, cells in rows_of(self.block):
            if self.last and self._continues(row):
                self._join(row)
            else:
                self.last = self._drafts(row, cells)
                self.numbered += self.last[:1]
                self._link(row)
        if self.key == "project_plan" and "id" not in self.at:
            refer_to_rows(self.numbered)
        mark_headings(self.block, self.context, self.ledger)

    def _link(self, row: SourceRow) -> None:
        """Links the rows with the components that they stand under: by a chain, or by a column that refers to them."""
        named = self.named.over(row.heading)
        if not named or not self.last:
            return
        if self.key in CHART_COLUMNS:
            linked = {key: drafts for key, drafts in named.items() if key != self.key}
            if linked:
                self.ledger.chain({**linked, self.key: tuple(self.last)}, self.last[0].area, None)
        for column in self.table.columns:
            for draft in self.last:
                if column.refers in named and not draft.holds(column.key):
                    draft.composed[column.key] = _listed(named[column.refers])

    def _own(self, row: SourceRow, column: str) -> SourceCell | None:
        return row.cells.get(self.at.get(column, -1))

    def _continues(self, row: SourceRow) -> bool:
        """Whether a row continues the one above: its ID is blank (or merged with the one above), or its text is."""
        text = self._own(row, self.text)
        if self.text not in self.at or self._own(row, "id") is not None:
            return False
        if text is None:
            return True
        if not self.has_ids or with_id(clean(text.text)).id:
            return False
        return self._own(row, "goal_area") is None or self.at.get("id", -1) in row.carried

    def _join(self, row: SourceRow) -> None:
        for place, cell in row.cells.items():
            self._put_cell(self.last[-1:], place, cell)
            self.ledger.remark(Matter.JOINED, cell, "it continues the row above, since its ID or its text is blank.")

    def _drafts(self, row: SourceRow, cells: FilledCells) -> list[DraftRow]:
        """The filled draft rows of one source row."""
        ledger, area = self.ledger, self._area(row.heading, cells)
        id_cell, text_cell = cells.get(self.at.get("id", -1)), cells.get(self.at.get(self.text, -1))
        if (
            self.text in self.at
            and text_cell is None
            and (id_cell is None or read_id(id_cell.value if as_date(id_cell.value) else id_cell.text) is None)
        ):
            header = self.block.layout.headers[self.at[self.text]]
            for cell in row.cells.values():
                ledger.note(cell, f"Its row says nothing under “{header}”.", "Copy it to the row that it is about.")
            return []
        text = clean(text_cell.text) if text_cell else ""
        found: Sequence[Item] = (Item("", text),)
        if self.key in _SPLIT and id_cell is None and not ledger.known(self.key, text):
            found = items(text)
        elif id_cell is not None and same_id(with_id(text).id, id_cell.text):
            found = (Item("", with_id(text).text),)
        drafts = [ledger.draft(self.key, area) for _ in found]
        for draft, item in zip(drafts, found, strict=True):
            if text_cell:
                fill_item(ledger, draft, text_cell, item)
        if text_cell is None and id_cell and self.text in self.at:
            header = self.block.layout.headers[self.at[self.text]]
            ledger.remark(Matter.BLANK, id_cell, f"its row says nothing under “{header}”.")
        if text_cell and len(drafts) > 1:
            ledger.remark(Matter.SPLIT, text_cell, f"{len(drafts)} rows were made of this cell.")
        for place, cell in cells.items():
            if cell is not text_cell:
                self._put_cell(drafts, place, cell)
        if self.key in CHART_COLUMNS:
            put_id_beside(drafts, self.block.layout, cells, ledger)
        for heading in (row.heading, self.context.area):
            if heading is not None and not self.named.divider(heading):
                self._put_heading(drafts, heading)
        return drafts

    def _area(self, heading: SourceCell | None, cells: FilledCells) -> str:
        own = cells.get(self.at.get("goal_area", -1))
        divider = heading if heading and not self.named.divider(heading) else None
        return self.ledger.area(own or divider or self.context.area)

    def _put_cell(self, drafts: Sequence[DraftRow], place: int, cell: SourceCell) -> None:
        ledger, layout = self.ledger, self.block.layout
        if place not in layout.columns:
            header = layout.headers.get(place, "")
            ledger.put_note(drafts, header, cell)
            if header:
                where = "in Notes" if NOTES in self.table.keys else f"on {IMPORT_NOTES.sheet}"
                ledger.remark(Matter.READ, None, f"“{header}” is no column of {self.table.sheet}: it stands {where}.")
            return
        column = layout.columns[place][1]
        if self.key == "project_plan" and column in _LEADS:
            self._put_people(drafts, column, cell)
        elif self.key == "team" and _PARENT.search(cell.text) and "represents" not in self.at:
            plain = clean(_PARENT.sub("", cell.text))
            if plain:
                ledger.put(drafts, column, cell, plain)
            ledger.put(drafts, "represents", cell, PARENT)
            ledger.remark(Matter.READ, cell, f"“{clean(cell.text)}”: the word in brackets went to Represents.")
        elif column == NOTES:
            ledger.put_note(drafts, "", cell)
        elif self.table.column(column).refers == "strategies" and (named := _strategies(cell, layout.headers[place])):
            rows = [named_row(ledger, "strategies", cell, item, "") for item in named]
            for draft in drafts:
                draft.composed[column] = _listed(rows)
        else:
            ledger.put(drafts, column, cell, header=layout.headers[place])

    def _put_people(self, drafts: Sequence[DraftRow], column: str, cell: SourceCell) -> None:
        """The persons of a cell into the free columns; a star marks the one who leads."""
        header = self.block.layout.headers[self.at[column]]
        people = persons(cell.text, header)
        if SHARE.search(cell.text):
            self.ledger.put_note(drafts, header, cell)
        free = [one for one in _LEADS[_LEADS.index(column) :] if one == column or one not in self.at]
        if len(people) > 1:
            people = tuple(sorted(people, key=lambda one: "*" not in one))
        for person in people:
            name = clean(SHARE.sub("", person.replace("*", "")))
            if "*" in person and name != clean(person):
                self.ledger.remark(Matter.READ, cell, f"“{person}”: the star marks who leads, and was left out.")
            for draft in drafts:
                target = next((one for one in free if not draft.holds(one)), None)
                if "*" in person and column != "lead":
                    target = self._first(draft, target)
                if target and name:
                    self.ledger.put([draft], target, cell, name)
                else:
                    self.ledger.put_note([draft], self.block.layout.headers[self.at[column]], cell, person)

    def _first(self, draft: DraftRow, target: str | None) -> str | None:
        """Makes room for a lead who is named in a later column: who stood first takes that column."""
        if target and draft.holds("lead"):
            draft.parts[target] = draft.parts.pop("lead")
        return "lead" if target else None

    def _put_heading(self, drafts: Sequence[DraftRow], heading: SourceCell) -> None:
        """A heading over rows: one of a column's choices (a team), else their goal area, else a note."""
        text = clean(heading.text)
        for draft in drafts:
            column = self._column_for(text)
            if column and not draft.holds(column):
                self.ledger.put([draft], column, heading, self.ledger.area(heading))
            elif not column and NOTES in draft.table.keys:
                self.ledger.put_note([draft], "Heading", heading)

    def _column_for(self, text: str) -> str | None:
        for column in self.table.columns:
            listed = self.ledger.plan.choices(column.choices) if column.choices else ()
            if column.kind is Kind.CHOICE and fold(text) in map(fold, listed):
                return column.key
        return "goal_area" if "goal_area" in self.table.keys else None


def put_id_beside(drafts: Sequence[DraftRow], layout: Layout, cells: FilledCells, ledger: Ledger) -> None:
    """Gives one row without an ID that of the text beside its own: “1.1 Concern” before a need statement."""
    if len(drafts) != 1 or drafts[0].holds("id"):
        return
    for place in layout.beside_main(drafts[0].table.key):
        cell = cells.get(place)
        if cell and (item := with_id(clean(cell.text))).id:
            ledger.put(drafts, "id", cell, item.id)
            return


def _strategies(cell: SourceCell, header: str) -> tuple[Item, ...]:
    """The strategies that a cell names by their texts, with or without IDs; none where it holds bare IDs or a word."""
    found = items(cell.text) if "strateg" in fold(header) else ()
    told = all(item.text and (item.id or len(item.text.split()) >= _WORDS) for item in found)
    return found if told else ()


def _listed(rows: Sequence[DraftRow]) -> tuple[str | DraftRow, ...]:
    """Rows named in one cell, parted by semicolons."""
    return tuple(piece for row in rows for piece in ("; ", row))[1:]


def mark_headings(block: Block, context: Context, ledger: Ledger) -> None:
    """Marks the headings over the rows of a block and between them as structure."""
    for heading in (context.area, *block.headings):
        if heading is not None:
            ledger.mark_structure(heading, "area heading")
