"""A cell that broke an entry check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """A cell that broke an entry check: required, placeholder, kind, choice, unique, range, … (schemas)."""

    table: str
    row: int
    column: str
    check: str
