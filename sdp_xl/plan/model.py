"""Plan: a workbook whose tables have been found, rows by column key, each cell with its address."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

from schemas.model import MARKER, Choices
from schemas.tables import choices as declared_choices
from schemas.values import Value
from sdp_xl.address import position
from sdp_xl.plan.entries import Entries
from sdp_xl.plan.findings import Finding
from sdp_xl.plan.grid import Grid, cell_at
from sdp_xl.plan.located import LocatedTable
from sdp_xl.plan.row import DID_YOU_MEAN, Row

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Flaw(NamedTuple):
    """A cell that broke an entry check: required, placeholder, kind, choice, unique, range, … (schemas)."""

    table: str
    row: int
    column: str
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The whole workbook as rules see it.

    ``drift`` holds, by kind, what staff moved or changed in the workbook's build; ``flaws`` the entry checks' results;
    ``lists`` the drop-down lists as they stand in the workbook; ``today`` the day the check is made for. ``kept`` is
    what functions that are declared with ``once`` made of the plan.
    """

    grid: Grid
    tables: Mapping[str, LocatedTable]
    today: date
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    drift: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    flaws: tuple[Flaw, ...] = ()
    kept: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __getitem__(self, key: str) -> LocatedTable:
        return self.tables[key]

    @property
    def settings(self) -> Row:
        """The answers on Settings as one row (empty if the sheet is missing)."""
        located = self.tables["settings"]
        if located.rows:
            return located.rows[0]
        return Row(Entries(table=located.table, sheet=located.sheet, numbers=(0,)), 0)

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
        return self.has(f"{key}.id") and "id" not in self[key].entries.unsound

    def choices(self, key: str) -> tuple[str, ...]:
        """The values of a list: those on the Lists sheet, or the declared ones where the sheet has none."""
        declared: Choices = declared_choices(key)
        return self.lists.get(key) or declared.values

    def flawed(self, check: str) -> Iterator[tuple[Row, str]]:
        """The rows and column keys that broke one entry check."""
        return ((self[flaw.table].row_at(flaw.row), flaw.column) for flaw in _by_check(self).get(check, ()))


def once(make: Callable[[Plan, *Ts], T]) -> Callable[[Plan, *Ts], T]:
    """Declares that what a function makes of a plan is made once, however many rules ask for it."""

    @wraps(make)
    def made(plan: Plan, /, *args: *Ts) -> T:
        key = (make, args)
        if key not in plan.kept:
            plan.kept[key] = make(plan, *args)
        found: T = plan.kept[key]
        return found

    return made


@once
def _by_check(plan: Plan) -> Mapping[str, list[Flaw]]:
    found: dict[str, list[Flaw]] = {}
    for flaw in plan.flaws:
        found.setdefault(flaw.check, []).append(flaw)
    return found


__all__ = ["DID_YOU_MEAN", "Flaw", "LocatedTable", "Plan", "Row", "once"]
