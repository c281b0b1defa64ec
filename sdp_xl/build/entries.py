"""Entries of a workbook that we build: rows by table, checked against schemas/ and merged with Table A.1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import workbook
from schemas.model import Kind, Table
from schemas.tables import CHOICES, ENTRY_TABLES, choices
from schemas.values import Value, canonical_id

EntryRow = Mapping[str, Value]
Entries = Mapping[str, Sequence[EntryRow]]

LISTS = "lists"
"""Key under which ``entries`` hold one mapping of list key -> values."""

_TABLES = {table.key: table for table in ENTRY_TABLES}


def read_example() -> dict[str, list[dict[str, Any]]]:
    """The example State, from workbook/example: a TOML file per table, lists.toml and settings.toml.

    Tables without a file are left out. ValueError, naming the file, for a table, column or list that is not declared.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for key, content in workbook.example():
        flat = key == LISTS or (key in _TABLES and _TABLES[key].form)
        rows = [content] if flat else content.get("rows", [])
        if not flat and set(content) - {"rows"}:
            raise ValueError(f"{key}.toml: only [[rows]] are expected, not {_words(set(content) - {'rows'})}")
        try:
            check_keys({key: rows})
        except ValueError as error:
            raise ValueError(f"{key}.toml: {error}") from error
        found[key] = rows
    return found


def check_keys(entries: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """ValueError if the entries name a table, a column or a list that is not declared, or fill a formula column."""
    for key, rows in entries.items():
        if key == LISTS:
            known = {choices.key for choices in CHOICES}
        elif key in _TABLES:
            known = {column.key for column in _TABLES[key].columns if column.kind is not Kind.FORMULA}
        else:
            raise ValueError(f"there is no table “{key}”")
        for row in rows:
            if set(row) - known:
                raise ValueError(f"“{key}” has no {_words(set(row) - known)}")


def _words(keys: set[str]) -> str:
    return ", ".join(f"“{key}”" for key in sorted(keys))


def rows_of(table: Table, entries: Entries) -> list[EntryRow]:
    """The rows of a table: those the master brings along, completed by the given rows of their IDs, then the others."""
    given = list(entries.get(table.key, ()))
    if not table.prefilled:
        return given
    by_id = {canonical_id(row.get("id")): row for row in given}
    rows: list[EntryRow] = [{**row, **by_id.pop(canonical_id(row["id"]), {})} for row in table.prefilled]
    return rows + [row for row in given if canonical_id(row.get("id")) in by_id]


def list_values(key: str, entries: Entries) -> tuple[str | date, ...]:
    """The values of a list of the Lists sheet: the given ones, or those declared. Closed days are dates."""
    given: Any = next(iter(entries.get(LISTS, ())), {}).get(key)
    values = tuple(choices(key).values if given is None else given)
    return tuple(_days(values)) if key == "closed_days" else values


def _days(values: Sequence[str | date]) -> Iterator[date]:
    for value in values:
        yield value if isinstance(value, date) else date.fromisoformat(value)
