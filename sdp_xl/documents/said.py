"""Cells of a plan as a document says them: days in full, shares in percent, roles in the place of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from schemas.model import Kind
from schemas.values import Value, fold
from sdp_xl.plan.model import LocatedTable, Plan, Row
from sdp_xl.share.find import Finder, What
from sdp_xl.share.known import known


def said(row: Row, key: str) -> str:
    """What a cell says: a day as October 18, 2027, a share as 80%; empty if it is blank or says nothing."""
    kind, value = row.table.column(key).kind, row[key]
    if (day := row.date(key) if kind in (Kind.DATE, Kind.WHEN) else None) is not None:
        return full(day)
    if kind is Kind.SHARE and isinstance(value, int | float):
        return f"{value * 100:g}%"
    return row.text(key)


def full(day: date) -> str:
    """A day in full: October 18, 2027."""
    return f"{day:%B} {day.day}, {day.year}"


def month(day: date) -> str:
    """The month of a day: October 2027."""
    return f"{day:%B} {day.year}"


def lines(row: Row, *keys: str) -> str:
    """What several cells say, a line each."""
    return "\n".join(filter(None, (said(row, key) for key in keys)))


def listed(words: Iterable[str]) -> str:
    """Words in a sentence: one, two and three."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 strategy, no strategies, 12 strategies."""
    return f"{number or 'no'} {one if number == 1 else many}"


def by_role(plan: Plan) -> Plan:
    """The plan as documents show it: people are called by their role, as the Team sheet has it, and reached nowhere."""
    finder = Finder(known(plan))
    roles = {fold(row.text("name")): row.text("role") for row in plan["team"].rows_with("name", "role")}
    tables = {key: _without_names(located, finder, roles) for key, located in plan.tables.items()}
    return replace(plan, tables=tables)


def _without_names(located: LocatedTable, finder: Finder, roles: dict[str, str]) -> LocatedTable:
    personal = {column.key for column in located.table.columns if column.personal}

    def hidden(key: str, value: Value) -> Value:
        if key in personal:
            return None
        return _by_role(value, finder, roles) if isinstance(value, str) else value

    typed = {key: [hidden(key, value) for value in column] for key, column in located.entries.typed.items()}
    return replace(located, entries=replace(located.entries, typed=typed))


def _by_role(text: str, finder: Finder, roles: dict[str, str]) -> str:
    return "".join(_pieces(text, finder, roles))


def _pieces(text: str, finder: Finder, roles: dict[str, str]) -> Iterator[str]:
    done = 0
    for found in finder.all(text):
        yield text[done : found.start]
        role = roles.get(fold(text[found.start : found.end])) if found.what is What.NAME else None
        yield role or found.what.removed
        done = found.end
    yield text[done:]
