"""Plan: a workbook whose tables have been found, rows by column key, each cell with its address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from sys import intern
from typing import TYPE_CHECKING, Any

from schemas.model import MARKER, Choices, Kind, Table
from schemas.tables import choices as declared_choices
from schemas.values import Value, as_date, canonical_id, clean, fold, is_blank, says, show, split_many
from sdp_xl.address import position
from sdp_xl.plan.findings import Finding, Suggestion
from sdp_xl.plan.flaw import Flaw
from sdp_xl.plan.grid import Grid, cell_at
from sdp_xl.plan.shown import Shown

if TYPE_CHECKING:
    from schemas.frames import Frame

DID_YOU_MEAN = " Did you mean “{near}”?"
"""What a message adds where a likely word is known; it goes with near=… in Row.finding."""

_NOTHING_READ: Mapping[str, Value] = {}  # one for all rows, which can be a hundred thousand
_NOTHING = (None, "")
"""What a blank cell is seen as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table (or the answers of a form).

    ``values`` holds raw values by column key; ``cells`` their addresses. ``read`` holds what texts mean in columns of
    dates, numbers, shares or lists (10/18/27 as text, OSY). ``flawed`` are the columns whose cell is of the wrong kind
    and means nothing sure either, ``unsaid`` those whose text says nothing yet: to rules they look neither filled nor
    blank. ``seen`` is what rules see, and ``id`` the row's ID in the form in which IDs are compared: worked out once,
    since each rule asks for them again. In a sound row ``seen`` is ``values``.
    """

    table: Table
    sheet: str
    number: int
    values: Mapping[str, Value]
    cells: Mapping[str, str]
    flawed: frozenset[str] = frozenset()
    read: Mapping[str, Value] = field(default_factory=lambda: _NOTHING_READ)
    unsaid: frozenset[str] = frozenset()
    seen: Mapping[str, Value] = field(init=False, repr=False, compare=False)
    id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        values = self.values
        if self.flawed or self.read or self.unsaid:
            values = {**values, **dict.fromkeys((*self.flawed, *self.unsaid)), **self.read}
        texts = {
            key: text for key, value in values.items() if isinstance(value, str) and (text := clean(value)) != value
        }
        object.__setattr__(self, "seen", {**values, **texts} if texts else values)
        object.__setattr__(self, "id", canonical_id(self.seen.get("id")))

    def __getitem__(self, key: str) -> Value:
        """The value of a sound cell, or what its text means; None if it is blank, flawed, says nothing or is gone.

        Texts come without invisible characters, as ``clean`` gives them.
        """
        return self.seen.get(key)

    def filled(self, *keys: str) -> bool:
        """Whether all these cells hold a sound value."""
        return all(self.seen.get(key) not in _NOTHING for key in keys)

    def blank(self, key: str) -> bool:
        """Whether the column is there and its cell is empty."""
        return self.seen.get(key) in _NOTHING and key in self.cells and not self.unread(key)

    def unread(self, key: str) -> bool:
        """Whether the cell holds something that counts as nothing: of the wrong kind, or a text that says nothing."""
        return key in self.flawed or key in self.unsaid

    def text(self, key: str) -> str:
        """The value as text without invisible characters; empty for a blank."""
        value = self.seen.get(key)
        return value if isinstance(value, str) else show(value)

    def many(self, key: str) -> tuple[str, ...]:
        """The values of a cell that may hold several."""
        return split_many(self.text(key))

    def ids(self, key: str) -> tuple[str, ...]:
        """The canonical IDs in a cell that may hold several."""
        return tuple(canonical_id(part) for part in split_many(self.text(key), commas=True))

    def date(self, key: str) -> date | None:
        """The day in the cell; None if there is none."""
        return as_date(self[key])

    def number_of(self, key: str) -> float | None:
        """The number in the cell; None if there is none."""
        value = self[key]
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def says(self, key: str, *options: str) -> bool:
        """Whether the cell holds one of the options (among several, if it may hold several), however typed."""
        return says(self.text(key), options)

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
        values = {**self.values, **more}
        if is_blank(values.get("id")):
            values["id"] = self.cells.get("id")
        shown = Shown(values)
        column = key if key in self.table.keys else ""
        names = Shown(values, **{"id": "…", "name": "…", self.table.main: "…"})
        return Finding(
            message=message.format_map(shown),
            fix=fix.format_map(shown) if fix else "",
            alike=intern(message.format_map(names)),  # one text for the thousands that are told as one
            suggestions=suggestions,
            table=self.table.key,
            sheet=self.sheet,
            cell=self.cells.get(key) or next(iter(self.cells.values()), ""),
            header=self.table.column(column).header if column else "",
            column=column,
            row_id=clean(show(self.values.get("id"))),
        )

    def suggestion(self, key: str, then: Value, why: str, *, doubt: str = "") -> Suggestion:
        """What to enter in the cell of column ``key``; ``doubt`` says why staff must decide."""
        return Suggestion(
            sheet=self.sheet, cell=self.cells[key], now=self.values.get(key), then=then, why=why, doubt=doubt
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedTable:
    """A table where it was found. ``present`` is False, and ``rows`` empty, if it was not found.

    ``columns`` maps column keys to column numbers (from 1); for a form, to the rows of the answers. ``day_first`` are
    the columns of dates whose texts are read day first, since one of them cannot be read otherwise.
    """

    table: Table
    sheet: str
    header_row: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    present: bool = True
    day_first: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def rows_with(self, *keys: str) -> Iterator[Row]:
        """The rows in which all these cells are filled and sound."""
        return (row for row in self.rows if row.filled(*keys))

    def by_id(self) -> dict[str, Row]:
        """The rows by canonical ID; of doubled IDs the first."""
        found: dict[str, Row] = {}
        for row in self.rows:
            if row.id:
                found.setdefault(row.id, row)
        return found

    def frame(self) -> Frame:
        """The rows as a pandas data frame: a column by each key, indexed by the sheet's row numbers.

        The cells hold plain Python values, as the pandera schema of the table expects them (sdp_xl.schema).
        """
        from schemas.frames import frame

        return frame([row.values for row in self.rows], tuple(self.columns), (row.number for row in self.rows))

    def finding(self, message: str, *, fix: str = "", column: str = "") -> Finding:
        """A finding about the sheet as a whole."""
        header = self.table.column(column).header if column else ""
        return Finding(message=message, fix=fix, table=self.table.key, sheet=self.sheet, header=header, column=column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The whole workbook as rules see it.

    ``drift`` holds, by kind, what staff moved or changed in the workbook's build; ``flaws`` the entry checks' results;
    ``lists`` the drop-down lists as they stand in the workbook; ``today`` the day the check is made for. ``kept`` is
    for what several rules work out of the plan, so that it is worked out once.
    """

    grid: Grid
    tables: Mapping[str, LocatedTable]
    today: date
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    drift: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    flaws: tuple[Flaw, ...] = ()
    kept: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __getitem__(self, key: str) -> LocatedTable:
        return self.tables[key]

    @property
    def settings(self) -> Row:
        """The answers on Settings as one row (empty if the sheet is missing)."""
        located = self.tables["settings"]
        if located.rows:
            return located.rows[0]
        return Row(table=located.table, sheet=located.sheet, number=0, values={}, cells={})

    @property
    def is_plan(self) -> bool:
        """Whether this is an SDP workbook at all: it carries the mark, or at least three entry tables were found."""
        found = sum(located.present and not located.table.generated for located in self.tables.values())
        return MARKER in self.grid.names or found >= 3

    def value_at(self, sheet: str, cell: str) -> Value:
        """What a cell such as B7 of a sheet holds; None for a blank, and for a place outside of what was read."""
        return cell_at(self.grid.sheets.get(sheet, ()), *position(cell))

    def has(self, need: str) -> bool:
        """Whether a table ("team") or a column ("team.role") is there."""
        key, _, column = need.partition(".")
        located = self.tables[key]
        return located.present and (not column or column in located.columns)

    def ids_readable(self, key: str) -> bool:
        """Whether every row of a table has an ID that can be read; if not, an unknown ID may well be one of theirs."""
        return self.has(f"{key}.id") and not any("id" in row.flawed for row in self[key])

    def choices(self, key: str) -> tuple[str, ...]:
        """The values of a list: those on the Lists sheet, or the declared ones where the sheet has none."""
        declared: Choices = declared_choices(key)
        return self.lists.get(key) or declared.values

    def flawed(self, check: str) -> Iterator[tuple[Row, str]]:
        """The rows and column keys that broke one entry check."""
        rows = {(key, row.number): row for key, located in self.tables.items() for row in located}
        for flaw in self.flaws:
            if flaw.check == check:
                yield rows[flaw.table, flaw.row], flaw.column
