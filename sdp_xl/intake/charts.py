"""Reads a chart, in which one row links several components: their texts become rows, the row itself links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.headings import SOLUTIONS
from schemas.model import NOT_FOUND
from schemas.tables import table
from schemas.tables.lists import PROPOSED
from schemas.values import clean, fold
from sdp_xl.chart.printed import GAP_WORDS, JOINED_HEADERS, NO_ID, NO_TEXT, NOT_IN_CHART
from sdp_xl.intake.blocks import Block, SourceRow, rows_of
from sdp_xl.intake.cells import Item, ids_in, items, with_id, without_word
from sdp_xl.intake.context import Context, Named
from sdp_xl.intake.heads import FilledCells
from sdp_xl.intake.ledger import DraftRow, Ledger, same_id
from sdp_xl.intake.lists import mark_headings, put_id_beside
from sdp_xl.intake.model import Matter, SourceCell
from sdp_xl.plan.chains import CHART, CHART_COLUMNS
from sdp_xl.plan.locate.forms import simple

_GAPS = {fold(words) for words in (*GAP_WORDS, "n/a", "na", "none", "-", "tbd")}
"""Words that only say that there is nothing."""
_PRINTED = re.compile(r"(?P<id>[^\n:]{1,40}): (?P<text>.+)")
"""A line of the Word document that sdp-xl chart writes."""

LinkedRows = dict[str, tuple[DraftRow, ...]]
"""The draft rows that a row of a chart links, by component."""


def read_chart(block: Block, context: Context, ledger: Ledger) -> None:
    """Reads the rows of a block into draft rows of the components, and the chains between them."""
    _Chart(block, context, ledger).read()


class _Chart:
    def __init__(self, block: Block, context: Context, ledger: Ledger) -> None:
        self.block, self.context, self.ledger = block, context, ledger
        self.at = {target: place for place, target in block.layout.columns.items()}
        self.components = [key for key in CHART_COLUMNS if self._place(key) is not None]
        self.made: dict[tuple[int, int], tuple[DraftRow, ...]] = {}
        self.last: LinkedRows = {}
        self.last_area: SourceCell | None = None
        self.heading: SourceCell | None = None
        self.named = Named(context, ledger, frozenset(self.components))
        self.printed = self._is_printed()

    def read(self) -> None:
        """Reads each row."""
        for row, cells in rows_of(self.block):
            if row.heading is not self.heading:
                self.heading, self.last, self.last_area = row.heading, {}, None
            self._row(row, cells)
        mark_headings(self.block, self.context, self.ledger)

    def _is_printed(self) -> bool:
        """Whether this is a table of the Word document that we write ourselves: each line is “ID: text”."""
        if tuple(self.block.layout.headers.values()) != JOINED_HEADERS:
            return False
        places = [self.at[key, table(key).main] for key in self.components]
        cells = [row.cells[place] for row in self.block.rows for place in places if place in row.cells]
        lines = [text for cell in cells for text in cell.text.split("\n") if fold(cell.text) not in _GAPS]
        return all(_PRINTED.fullmatch(text) for text in lines)

    def _place(self, key: str) -> int | None:
        """The first position of a component, by its text or its ID."""
        places = [self.at[one] for one in ((key, table(key).main), (key, "id")) if one in self.at]
        return min(places, default=None)

    def _row(self, row: SourceRow, cells: FilledCells) -> None:
        area_cell = self._area_cell(row, cells)
        area = self.ledger.area(area_cell)
        linked = {key: self._component(key, cells, area) for key in self.components}
        first = min(
            (place for key in self.components if linked[key] and (place := self._place(key)) is not None), default=None
        )
        if first is None:
            self._rest(cells, self.last)
            return
        for key in self.components:
            place = self._place(key)
            if (
                not linked[key]
                and place is not None
                and place < first
                and not self._gap(key, cells)
                and self.last.get(key)
            ):
                linked[key] = self.last[key]
                text = f"the blank in the column of the {CHART_COLUMNS[key]} takes what stands above it."
                self.ledger.remark(Matter.JOINED, next(iter(row.cells.values())), text)
                if area_cell is None and (CHART, "goal_area") in self.at:
                    area_cell = self.last_area
        area = area or self.ledger.area(area_cell)
        above = self.ledger.area(self.context.area)
        if not (area and above and fold(area) != fold(above)):
            linked |= {key: drafts for key, drafts in self.named.over(row.heading).items() if not linked.get(key)}
        self._propose(cells, linked)
        if area_cell is not None:
            for drafts in linked.values():
                fresh = [e for e in drafts if "goal_area" in e.table.keys and not e.holds("goal_area")]
                self.ledger.put(fresh, "goal_area", area_cell, area)
        self._rest(cells, linked)
        self.last, self.last_area = linked, area_cell
        loose = self.context.loose or (row.heading and fold(row.heading.text) == fold(NOT_IN_CHART))
        if not loose:
            self.ledger.chain(linked, area, area_cell)

    def _propose(self, cells: FilledCells, linked: LinkedRows) -> None:
        """The status of what a needs assessment calls a solution: a strategy that is proposed."""
        place = self.at.get(("strategies", "strategy"), -1)
        cell = cells.get(place)
        if (
            cell is None
            or "mpos" in self.components
            or "needs" not in self.components
            or ("strategies", "status") in self.at
        ):
            return
        header = self.block.layout.headers[place]
        if simple(self.block.header.texts[place]) in SOLUTIONS:
            fresh = [draft for draft in linked.get("strategies", ()) if not draft.holds("status")]
            self.ledger.put(fresh, "status", cell, PROPOSED)
            self.ledger.remark(
                Matter.READ, None, f"What stands under “{header}” is a strategy with the status “{PROPOSED}”."
            )

    def _area_cell(self, row: SourceRow, cells: FilledCells) -> SourceCell | None:
        own = cells.get(self.at.get((CHART, "goal_area"), -1))
        if own is not None:
            return self._unless_gap(own)
        heading = row.heading
        if heading is not None and fold(heading.text) == fold(NOT_IN_CHART):
            return None
        return heading if heading and not self.named.divider(heading) else self.context.area

    def _unless_gap(self, cell: SourceCell | None) -> SourceCell | None:
        """The cell; None if it only says that there is nothing, which is structure."""
        if cell is None or fold(cell.text) not in _GAPS:
            return cell
        self.ledger.mark_structure(cell, "a gap in the chart")
        return None

    def _gap(self, key: str, cells: FilledCells) -> bool:
        found = (cells.get(self.at.get((key, column), -1)) for column in ("id", table(key).main))
        return any(cell is not None and fold(cell.text) in _GAPS for cell in found)

    def _component(self, key: str, cells: FilledCells, area: str) -> tuple[DraftRow, ...]:
        """The draft rows of one component in a row: by its ID column and its text column, or by one of them."""
        text_key = table(key).main
        id_cell, text_cell = cells.get(self.at.get((key, "id"), -1)), cells.get(self.at.get((key, text_key), -1))
        without = text_cell is not None and fold(text_cell.text) == fold(NO_TEXT)
        id_cell, text_cell = self._unless_gap(id_cell), self._unless_gap(text_cell)
        if id_cell is None and text_cell is None:
            return ()
        seen = (id(id_cell), id(text_cell))
        if seen not in self.made:
            self.made[seen] = tuple(self._make(key, id_cell, text_cell, area))
            put_id_beside(self.made[seen], self.block.layout, cells, self.ledger)
            if without:
                for draft in self.made[seen]:
                    draft.reference = False
        return self.made[seen]

    def _make(self, key: str, id_cell: SourceCell | None, text_cell: SourceCell | None, area: str) -> list[DraftRow]:
        ledger, text_key = self.ledger, table(key).main
        ids: Sequence[str] = ()
        if id_cell is not None:
            whole = not isinstance(id_cell.value, str)
            ids = (id_cell.text,) if whole else tuple(map(without_word, ids_in(id_cell.text)))
        if text_cell is None:
            found = [(Item(one, ""), id_cell, id_cell) for one in ids]
        elif len(ids) > 1 and (lines := _lines_of(ids, text_cell.text)):
            found = [(item, id_cell, text_cell) for item in lines]
        else:
            texts = self._texts(key, text_cell, ids)
            pairs = list(zip(ids, texts, strict=True)) if len(ids) == len(texts) else [("", item) for item in texts]
            found = [(Item(one or item.id, item.text), id_cell if one else text_cell, text_cell) for one, item in pairs]
            if len(ids) != len(texts) and id_cell is not None:
                todo = "Compare the IDs with the texts, and link them on the Alignment Chart."
                ledger.note(id_cell, f"It holds {len(ids)} IDs for {len(texts)} texts.", todo)
            if len(texts) > 1:
                ledger.remark(Matter.SPLIT, text_cell, f"{len(texts)} rows were made of this cell.")
        drafts: list[DraftRow] = []
        for item, of_id, of_text in found:
            draft = ledger.draft(key, area)
            gap = fold(item.text) in _GAPS
            draft.reference = not item.text or fold(item.text) == fold(NOT_FOUND)
            if item.id and of_id is not None and fold(item.id) != fold(NO_ID):
                ledger.put([draft], "id", of_id, item.id)
            if item.text and of_text is not None and not gap:
                ledger.put([draft], text_key, of_text, item.text)
            drafts.append(draft)
        return drafts

    def _texts(self, key: str, cell: SourceCell, ids: Sequence[str]) -> tuple[Item, ...]:
        """The items of a text cell; with one ID beside it, or if the workbook holds just this text, it is one item."""
        text = clean(cell.text)
        if self.printed:
            found = map(_PRINTED.fullmatch, cell.text.split("\n"))
            return tuple(Item(one["id"], one["text"]) for one in found if one)
        if len(ids) == 1:
            item = with_id(text)
            return (Item("", item.text if item.text and same_id(item.id, ids[0]) else text),)
        if self.ledger.known(key, text):
            return (Item("", text),)
        return items(text)

    def _rest(self, cells: FilledCells, linked: LinkedRows) -> None:
        """Puts the other columns of a row to the components that they are about, or to the notes."""
        layout = self.block.layout
        for place, cell in cells.items():
            key, column = layout.columns.get(place, layout.doubled.get(place, ("", "")))
            if key == CHART and place in layout.doubled:
                self.ledger.note(cell, f"“{layout.headers[place]}” is a second column for the goal area.", COPY)
                continue
            if key == CHART or (place in layout.columns and column in ("id", table(key).main if key else "")):
                continue
            drafts = linked.get(key, ())
            header = layout.headers.get(place, "")
            if drafts and place in layout.columns:
                self.ledger.put(drafts, column, cell, header=header)
            elif drafts:
                self.ledger.put_note(drafts, header, cell)
            elif key:
                one = table(CHART).column(CHART_COLUMNS[key]).header.removesuffix(" ID")
                self.ledger.note(cell, f"Its row names no {one} that “{header}” could be about.", COPY)
            else:
                self.ledger.note(cell, f"The workbook has no column for “{header or 'a column without header'}”.", COPY)


def _lines_of(ids: Sequence[str], text: str) -> list[Item]:
    """The texts of several IDs, each on a line behind its ID; none if they do not stand so."""
    parts = [line.partition(": ") for line in clean(text).split("\n")]
    if len(parts) != len(ids) or not all(same_id(one, id_) for (one, _, _), id_ in zip(parts, ids, strict=True)):
        return []
    return [Item(id_, rest) for (_, _, rest), id_ in zip(parts, ids, strict=True)]


COPY = "Copy it to the Notes of the row that it is about, if you want to keep it."
