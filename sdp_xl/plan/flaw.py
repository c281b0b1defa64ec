"""A cell that broke an entry check."""

from __future__ import annotations

from typing import NamedTuple


class Flaw(NamedTuple):
    """A cell that broke an entry check: required, placeholder, kind, choice, unique, range, … (schemas)."""

    table: str
    row: int
    column: str
    check: str
