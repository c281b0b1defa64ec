"""What a merge cannot decide, as people will read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Clash(StrEnum):
    """What kind of conflict it is, in the words that are shown."""

    CELL = "Both changed"
    REMOVED = "Removed, changed"
    TWICE = "Same ID twice"
    LEFT_OUT = "Not merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something to settle: where it stands in the merged workbook, what the copies say, and what stands there now.

    ``cell`` is empty if the entry has no place there yet; ``base``, ``a`` and ``b`` are values or whole rows in words.
    """

    clash: Clash
    table: str = ""
    sheet: str
    cell: str = ""
    row: str = ""
    column: str = ""
    base: str = ""
    a: str = ""
    b: str = ""
    stands: str
