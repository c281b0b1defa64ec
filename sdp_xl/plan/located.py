"""Table where it was found in the workbook: its columns, its rows, and what can be asked of all of them at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, TypeVar

from schemas.model import Table
from schemas.values import Value, show
from sdp_xl.plan.entries import NOTHING, Entries
from sdp_xl.plan.findings import Finding
from sdp_xl.plan.row import Row

if TYPE_CHECKING:
    from schemas.frames import Frame

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class LocatedTable:
    """A table where it was found. ``present`` is False, and ``rows`` empty, if it was not found.

    ``day_first`` are the columns of dates whose texts are read day first, since one of them cannot be read otherwise.
    """

    entries: Entries
    header_row: int = 0
    present: bool = True
    day_first: frozenset[str] = frozenset()

    @property
    def table(self) -> Table:
        """The table as it is declared."""
        return self.entries.table

    @property
    def sheet(self) -> str:
        """The tab on which it stands."""
        return self.entries.sheet

    @property
    def columns(self) -> Mapping[str, int]:
        """The numbers (from 1) of its columns by key; for a form, those of the rows of the answers."""
        return self.entries.columns

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Its rows, in the order of the sheet."""
        return tuple(Row(self.entries, place) for place in range(len(self.entries.numbers)))

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def row_at(self, number: int) -> Row:
        """The row of that number in the sheet, which must be one of its rows."""
        return self.rows[bisect_left(self.entries.numbers, number)]

    def column(self, key: str) -> Sequence[Value]:
        """The values of a column, row by row, as rules see them; blanks if the column is missing."""
        return self.entries.seen[key]

    def typed(self, key: str) -> Sequence[Value]:
        """The raw values of a column, row by row; blanks if the column is missing."""
        return self.entries.raw[key]

    def texts(self, key: str) -> list[str]:
        """The texts of a column, row by row, as Row.text gives them."""
        return [value if isinstance(value, str) else "" if value is None else show(value) for value in self.column(key)]

    def rows_with(self, *keys: str) -> Iterator[Row]:
        """The rows in which all these cells are filled and sound."""
        return compress(self.rows, map(all, zip(*map(self.entries.filled, keys), strict=True)))

    def rows_without(self, key: str) -> Iterator[Row]:
        """The rows in which the column is there and its cell is empty."""
        return (
            row for row, value in zip(self.rows, self.column(key), strict=True) if value in NOTHING and row.blank(key)
        )

    def rows_where(self, key: str, look: Callable[[str], T]) -> Iterator[tuple[Row, T]]:
        """The rows of which ``look`` says anything, by their text in a column, with what it says.

        It is asked once for each text, however many rows hold it.
        """
        texts = self.texts(key)
        said = {text: found for text in dict.fromkeys(texts) if text and (found := look(text))}
        for row, text in zip(self.rows, texts, strict=True) if said else ():
            if text in said:
                yield row, said[text]

    def by_id(self) -> dict[str, Row]:
        """The rows by canonical ID; of doubled IDs the first."""
        found: dict[str, Row] = {}
        for id, row in zip(self.entries.ids, self.rows, strict=True):
            if id:
                found.setdefault(id, row)
        return found

    def frame(self) -> Frame:
        """The rows as a pandas data frame: a column by each key, indexed by the sheet's row numbers.

        The cells hold plain Python values, as the pandera schema of the table expects them (sdp_xl.schema).
        """
        from schemas.frames import frame

        return frame(self.entries.typed, self.entries.numbers)

    def finding(self, message: str, *, fix: str = "", column: str = "") -> Finding:
        """A finding about the sheet as a whole."""
        header = self.table.column(column).header if column else ""
        return Finding(message=message, fix=fix, table=self.table.key, sheet=self.sheet, header=header, column=column)
