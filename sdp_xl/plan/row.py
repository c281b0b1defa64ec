"""Row of a located table: its cells by column key, as rules ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from sys import intern

from schemas.model import Kind, Table
from schemas.values import Value, as_date, canonical_id, fold, ids_in, is_blank, says, show, split_many
from sdp_xl.plan.cells import RowCells
from sdp_xl.plan.entries import NOTHING, Entries
from sdp_xl.plan.findings import Finding, Suggestion
from sdp_xl.plan.shown import Shown

DID_YOU_MEAN = " Did you mean “{near}”?"
"""What a message adds where a likely word is known; it goes with near=… in Row.finding."""

_NO_KEYS: frozenset[str] = frozenset()
_NOTHING_READ: Mapping[str, Value] = {}


class Row:
    """One row of a table (or the answers of a form): a place in its entries, which hold all that it says."""

    __slots__ = ("_entries", "_place")

    def __init__(self, entries: Entries, place: int) -> None:
        self._entries, self._place = entries, place

    @property
    def table(self) -> Table:
        """The table as it is declared."""
        return self._entries.table

    @property
    def sheet(self) -> str:
        """The tab on which the row stands."""
        return self._entries.sheet

    @property
    def number(self) -> int:
        """The row's number in its sheet."""
        return self._entries.numbers[self._place]

    @property
    def id(self) -> str:
        """The row's ID in the form in which IDs are compared; empty if it has none."""
        return self._entries.ids[self._place]

    @property
    def values(self) -> Mapping[str, Value]:
        """The raw values by column key."""
        place = self._place
        return {key: column[place] for key, column in self._entries.typed.items()}

    def typed(self, key: str) -> Value:
        """The raw value of a cell; None if it is blank or gone."""
        return self._entries.raw[key][self._place]

    @property
    def cells(self) -> Mapping[str, str]:
        """The addresses of the cells by column key."""
        return RowCells(self._entries, self._place)

    @property
    def flawed(self) -> frozenset[str]:
        """The columns whose cell is of the wrong kind and means nothing sure either."""
        return self._entries.flawed.get(self._place, _NO_KEYS)

    @property
    def unsaid(self) -> frozenset[str]:
        """The columns whose text says nothing yet."""
        return self._entries.unsaid.get(self._place, _NO_KEYS)

    @property
    def read(self) -> Mapping[str, Value]:
        """What texts mean in columns of dates, numbers, shares or lists, by column key."""
        return self._entries.read.get(self._place, _NOTHING_READ)

    def __getitem__(self, key: str) -> Value:
        """The value of a sound cell, or what its text means; None if it is blank, flawed, says nothing or is gone.

        Texts come without invisible characters, as ``clean`` gives them.
        """
        return self._entries.seen[key][self._place]

    def filled(self, *keys: str) -> bool:
        """Whether all these cells hold a sound value."""
        seen, place = self._entries.seen, self._place
        return all(seen[key][place] not in NOTHING for key in keys)

    def blank(self, key: str) -> bool:
        """Whether the column is there and its cell is empty."""
        entries = self._entries
        return entries.seen[key][self._place] in NOTHING and key in entries.columns and not self.unread(key)

    def unread(self, key: str) -> bool:
        """Whether the cell holds something that counts as nothing: of the wrong kind, or a text that says nothing."""
        return key in self.flawed or key in self.unsaid

    def text(self, key: str) -> str:
        """The value as text without invisible characters; empty for a blank."""
        value = self[key]
        return value if isinstance(value, str) else show(value)

    def many(self, key: str) -> tuple[str, ...]:
        """The values of a cell that may hold several."""
        return split_many(self.text(key))

    def ids(self, key: str) -> tuple[str, ...]:
        """The canonical IDs in a cell that may hold several."""
        return ids_in(self.text(key))

    def date(self, key: str) -> date | None:
        """The day in the cell; None if there is none."""
        return as_date(self[key])

    def number_of(self, key: str) -> float | None:
        """The number in the cell; None if there is none."""
        value = self[key]
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def says(self, key: str, *options: str) -> bool:
        """Whether the cell holds one of the options (among several, if it may hold several), however typed."""
        value = self[key]
        return value is not None and says(value if isinstance(value, str) else show(value), options)

    @property
    def as_brought_along(self) -> bool:
        """Whether the row stands as the master workbook brings it along: nobody has written into it yet."""
        brought = next((row for row in self.table.prefilled if canonical_id(row["id"]) == self.id), None)
        return brought is not None and all(
            fold(show(value)) == fold(brought.get(key, ""))
            for key, value in self.values.items()
            if self.table.column(key).kind is not Kind.FORMULA
        )

    def finding(
        self, key: str, message: str, *, fix: str = "", suggestions: tuple[Suggestion, ...] = (), **more: Value
    ) -> Finding:
        """A finding at the cell of column ``key`` (the whole row's first cell if that column is missing).

        ``message`` and ``fix`` may hold {column key} or {name in more}; the values are put in shortened. A row whose
        ID is blank is called by the cell in which the ID should stand.
        """
        entries, place, main = self._entries, self._place, self.table.main
        shown = Shown(more, self.typed)
        if is_blank(more.get("id", self.typed("id"))):
            shown["id"] = entries.address(place, "id")
        said = message.format_map(shown)
        return Finding(
            message=said,
            fix=fix.format_map(shown) if fix else "",
            # one text for the thousands that are told as one
            alike=intern(message.format_map({**shown, "id": "…", "name": "…", main: "…"})),
            suggestions=suggestions,
            table=entries.table.key,
            sheet=entries.sheet,
            cell=entries.address(place, key if key in entries.columns else next(iter(entries.columns), "")),
            header=entries.headers.get(key, ""),
            column=key if key in entries.headers else "",
            row_id=show(self.typed("id")),
        )

    def suggestion(self, key: str, then: Value, why: str, *, doubt: str = "") -> Suggestion:
        """What to enter in the cell of column ``key``; ``doubt`` says why staff must decide."""
        cell = self._entries.address(self._place, key)
        return Suggestion(sheet=self.sheet, cell=cell, now=self.typed(key), then=then, why=why, doubt=doubt)
