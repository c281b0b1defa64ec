"""A header with its bands, and the layout of a source table: what its columns are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from schemas.tables import table
from sdp_xl.intake.names import IMPORTED_TABLES
from sdp_xl.plan.chains import CHART

TABLES = (*IMPORTED_TABLES, CHART)
"""What a source table may be: a list of one of the sheets, or a chart that links several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The texts of a header by position (from 0), and those of the bands above them that span several columns."""

    texts: Mapping[int, str]
    bands: Mapping[int, str] = field(default_factory=dict)
    hint: str = ""

    def shown(self, place: int) -> str:
        """What a person reads over a column."""
        band, text = self.bands.get(place, ""), self.texts[place]
        return f"{band}: {text}" if band and band != text else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of a source table.

    ``table`` is the key of the list, or "alignment" for a chart of several components; "" if it is not known.
    ``columns`` maps positions (from 0) to (table key, column key); ``doubled`` likewise those that say the same as
    another column, whose texts become notes; ``headers`` are all header texts, by position. ``score`` is how sure it is
    (0 to 1), ``second`` the table that it could be as well, ``guessed`` the positions that no known header names.
    """

    table: str
    columns: Mapping[int, tuple[str, str]]
    doubled: Mapping[int, tuple[str, str]]
    headers: Mapping[int, str]
    points: float = 0.0
    sure: float = 1.0
    second: str = ""
    guessed: frozenset[int] = frozenset()

    def beside_main(self, key: str) -> Iterator[int]:
        """The positions of the columns that say the same as the main text of a component."""
        main = key, table(key).main
        return (place for place, target in self.doubled.items() if target == main)

    @property
    def chart(self) -> bool:
        """Whether a row links several components."""
        return self.table == CHART


def unknown(header: Header) -> Layout:
    """The layout of a table that is none of ours."""
    return Layout(table="", columns={}, doubled={}, headers=header.texts, sure=0.0)
