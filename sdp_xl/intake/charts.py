"""Reads a chart, in which one row links several components: their texts become rows, the row itself links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.model import NOT_FOUND
from schemas.tables import table
from schemas.values import clean, fold, split_many
from sdp_xl.chart.printed import GAP_WORDS, JOINED_HEADERS, NO_ID, NO_TEXT, NOT_IN_CHART
from sdp_xl.intake.blocks import Block, Cells, Line, lines_of
from sdp_xl.intake.cells import Item, items, with_id
from sdp_xl.intake.context import Context
from sdp_xl.intake.ledger import Chain, Entry, Ledger, same_id
from sdp_xl.intake.lists import fill_item
from sdp_xl.intake.model import Matter, SourceCell
from sdp_xl.plan.chains import CHART, CHART_COLUMNS

_GAPS = {fold(words) for words in (*GAP_WORDS, "n/a", "na", "none", "-", "tbd")}
"""Words that only say that there is nothing."""
_PRINTED = re.compile(r"(?P<id>[^\n:]{1,40}): (?P<text>.+)")
"""A line of the Word document that sdp-xl chart writes."""

Ends = dict[str, tuple[Entry, ...]]


def read_chart(block: Block, context: Context, ledger: Ledger) -> None:
    """Reads the rows of a block into entries of the components, and the chains between them."""
    _Chart(block, context, ledger).read()


class _Chart:
    def __init__(self, block: Block, context: Context, ledger: Ledger) -> None:
        self.block, self.context, self.ledger = block, context, ledger
        self.at = {target: place for place, target in block.layout.columns.items()}
        self.components = [key for key in CHART_COLUMNS if self._place(key) is not None]
        self.made: dict[tuple[int, int], tuple[Entry, ...]] = {}
        self.last: Ends = {}
        self.heading: SourceCell | None = None
        self.needs: tuple[Entry, ...] = ()
        self.printed = self._is_printed()

    def read(self) -> None:
        """The needs above the table, then each line."""
        self.needs = self._needs_above()
        for line, cells in lines_of(self.block):
            if line.heading is not self.heading:
                self.heading, self.last = line.heading, {}
            self._line(line, cells)
        for used in (self.context.area, *self.block.headings):
            if used is not None:
                self.ledger.says(used, "area heading")

    def _is_printed(self) -> bool:
        """Whether this is a table of the Word document that we write ourselves: each line is “ID: text”."""
        if tuple(self.block.layout.headers.values()) != JOINED_HEADERS:
            return False
        places = [self.at[key, table(key).main] for key in self.components]
        cells = [line.cells[place] for line in self.block.lines for place in places if place in line.cells]
        lines = [text for cell in cells for text in cell.text.split("\n") if fold(cell.text) not in _GAPS]
        return all(_PRINTED.fullmatch(text) for text in lines)

    def _place(self, key: str) -> int | None:
        """The first position of a component, by its text or its ID."""
        places = [self.at[one] for one in ((key, table(key).main), (key, "id")) if one in self.at]
        return min(places, default=None)

    def _needs_above(self) -> tuple[Entry, ...]:
        area = self.ledger.area(self.context.area)
        found: list[Entry] = []
        for cell, item in self.context.needs:
            found.append(self.ledger.entry("needs", area))
            fill_item(self.ledger, found[-1], cell, item)
            if self.context.area:
                self.ledger.put(found[-1:], "goal_area", self.context.area, area)
        if found:
            text = "the needs above the table are linked to every row of it that is of their goal area."
            self.ledger.remark(Matter.READ, self.context.needs[0][0], text)
        return tuple(found)

    def _line(self, line: Line, cells: Cells) -> None:
        area_cell = self._area_cell(line, cells)
        area = self.ledger.area(area_cell)
        ends = {key: self._component(key, cells, area) for key in self.components}
        first = min(
            (place for key in self.components if ends[key] and (place := self._place(key)) is not None), default=None
        )
        if first is None:
            self._rest(cells, self.last)
            return
        for key in self.components:
            place = self._place(key)
            if (
                not ends[key]
                and place is not None
                and place < first
                and not self._gap(key, cells)
                and self.last.get(key)
            ):
                ends[key] = self.last[key]
                text = f"the blank in the column of the {CHART_COLUMNS[key]} takes what stands above it."
                self.ledger.remark(Matter.JOINED, next(iter(line.cells.values())), text)
        above = self.ledger.area(self.context.area)
        if self.needs and not ends.get("needs") and not (area and above and fold(area) != fold(above)):
            ends["needs"] = self.needs
        if area_cell is not None:
            for entries in ends.values():
                fresh = [e for e in entries if "goal_area" in e.table.keys and not e.holds("goal_area")]
                self.ledger.put(fresh, "goal_area", area_cell, area)
        self._rest(cells, ends)
        self.last = ends
        loose = self.context.loose or (line.heading and fold(line.heading.text) == fold(NOT_IN_CHART))
        if not loose:
            self.ledger.chains.append(Chain(ends=ends, area=area, area_cell=area_cell))

    def _area_cell(self, line: Line, cells: Cells) -> SourceCell | None:
        own = cells.get(self.at.get((CHART, "goal_area"), -1))
        if own is not None and fold(own.text) in _GAPS:
            self.ledger.says(own, "a gap in the chart")
            return None
        if own is not None:
            return own
        heading = line.heading
        if heading is not None and fold(heading.text) == fold(NOT_IN_CHART):
            return None
        return heading or self.context.area

    def _gap(self, key: str, cells: Cells) -> bool:
        found = (cells.get(self.at.get((key, column), -1)) for column in ("id", table(key).main))
        return any(cell is not None and fold(cell.text) in _GAPS for cell in found)

    def _component(self, key: str, cells: Cells, area: str) -> tuple[Entry, ...]:
        """The entries of one component in a line: by its ID column and its text column, or by one of them."""
        text_key = table(key).main
        id_cell, text_cell = cells.get(self.at.get((key, "id"), -1)), cells.get(self.at.get((key, text_key), -1))
        if id_cell is not None and fold(id_cell.text) in _GAPS:
            self.ledger.says(id_cell, "a gap in the chart")
            id_cell = None
        without = text_cell is not None and fold(text_cell.text) == fold(NO_TEXT)
        if text_cell is not None and fold(text_cell.text) in _GAPS:
            self.ledger.says(text_cell, "a gap in the chart")
            text_cell = None
        if id_cell is None and text_cell is None:
            return ()
        seen = (id(id_cell), id(text_cell))
        if seen not in self.made:
            self.made[seen] = tuple(self._make(key, id_cell, text_cell, area))
            if without:
                for entry in self.made[seen]:
                    entry.reference = False
        return self.made[seen]

    def _make(self, key: str, id_cell: SourceCell | None, text_cell: SourceCell | None, area: str) -> list[Entry]:
        ledger, text_key = self.ledger, table(key).main
        ids: Sequence[str] = ()
        if id_cell is not None:
            whole = not isinstance(id_cell.value, str)
            ids = (id_cell.text,) if whole else split_many(id_cell.text, commas=True)
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
        entries: list[Entry] = []
        for item, of_id, of_text in found:
            entry = ledger.entry(key, area)
            gap = fold(item.text) in _GAPS
            entry.reference = not item.text or fold(item.text) == fold(NOT_FOUND)
            if item.id and of_id is not None and fold(item.id) != fold(NO_ID):
                ledger.put([entry], "id", of_id, item.id)
            if item.text and of_text is not None and not gap:
                ledger.put([entry], text_key, of_text, item.text)
            entries.append(entry)
        return entries

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

    def _rest(self, cells: Cells, ends: Ends) -> None:
        """The other columns of a line: to the components that they are about, or to the notes."""
        layout = self.block.layout
        for place, cell in cells.items():
            key, column = layout.columns.get(place, layout.doubled.get(place, ("", "")))
            if key == CHART and place in layout.doubled:
                self.ledger.note(cell, f"“{layout.headers[place]}” is a second column for the goal area.", COPY)
                continue
            if key == CHART or (place in layout.columns and column in ("id", table(key).main if key else "")):
                continue
            entries = ends.get(key, ())
            header = layout.headers.get(place, "")
            if entries and place in layout.columns:
                self.ledger.put(entries, column, cell, header=header)
            elif entries:
                self.ledger.put_note(entries, header, cell)
            elif key:
                self.ledger.note(cell, f"Its row names no {CHART_COLUMNS[key]} that “{header}” could be about.", COPY)
            else:
                self.ledger.note(cell, f"The workbook has no column for “{header or 'a column without header'}”.", COPY)


def _lines_of(ids: Sequence[str], text: str) -> list[Item]:
    """The texts of several IDs, each on a line behind its ID; none if they do not stand so."""
    parts = [line.partition(": ") for line in clean(text).split("\n")]
    if len(parts) != len(ids) or not all(same_id(one, id_) for (one, _, _), id_ in zip(parts, ids, strict=True)):
        return []
    return [Item(id_, rest) for (_, _, rest), id_ in zip(parts, ids, strict=True)]


COPY = "Copy it to the Notes of the row that it is about, if you want to keep it."
