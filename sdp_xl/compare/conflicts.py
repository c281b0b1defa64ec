"""Conflicts that a merge leaves to people: where each stands and what the copies say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schemas.values import Value


class ConflictKind(StrEnum):
    """The kinds of conflicts, in the words that are shown."""

    CELL = "Both changed"
    REMOVED = "Removed, changed"
    TWICE = "Same ID twice"
    LEFT_OUT = "Not merged"


NO_SHEET, NO_COLUMN = "Nothing: copy A has no such sheet.", "Nothing: copy A has no such column."
"""Texts of ``stands`` for an entry that copy A has no place for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something to settle: where it stands in the merged workbook, what the copies say, and what stands there now.

    ``cell`` is empty if the entry has no place there yet; ``base``, ``a`` and ``b`` are values or whole rows in words;
    ``values`` what the three hold where it is about one cell.
    """

    kind: ConflictKind
    table: str = ""
    sheet: str
    cell: str = ""
    row: str = ""
    column: str = ""
    base: str = ""
    a: str = ""
    b: str = ""
    values: tuple[Value, Value, Value] = (None, None, None)
    stands: str
