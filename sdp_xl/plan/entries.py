"""Entries of a located table, column by column: as they stand in their cells, and as rules see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from schemas.model import Table
from schemas.values import Value, canonical_id, clean, cleaned
from sdp_xl.address import address

NOTHING = (None, "")
"""What a blank cell is seen as."""


class Columns(dict[str, Sequence[Value]]):
    """Values by column key; a column that is not there is one of blanks."""

    def __init__(self, columns: Mapping[str, Sequence[Value]], length: int) -> None:
        super().__init__(columns)
        self._blank = (None,) * length

    def __missing__(self, key: str) -> Sequence[Value]:
        return self._blank


@dataclass(frozen=True, kw_only=True)
class Entries:
    """What the rows of a table (or the answers of a form) hold; each row is a place from 0 on in every column.

    ``numbers`` are the rows' numbers in their sheet, ``columns`` the numbers of the columns by key (from 1; for a form,
    of the rows of its ``answers``), ``typed`` the raw values. ``read`` holds, by place, what texts mean in columns
    of dates, numbers, shares or lists (10/18/27 as text, OSY), ``flawed`` the columns whose cell is of the wrong kind
    and means nothing sure either, ``unsaid`` those whose text says nothing yet: to rules they look neither filled nor
    blank.
    """

    table: Table
    sheet: str
    numbers: Sequence[int] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    typed: Mapping[str, Sequence[Value]] = field(default_factory=dict)
    answers: int = 0
    flawed: Mapping[int, frozenset[str]] = field(default_factory=dict)
    unsaid: Mapping[int, frozenset[str]] = field(default_factory=dict)
    read: Mapping[int, Mapping[str, Value]] = field(default_factory=dict)

    @cached_property
    def raw(self) -> Columns:
        """The values as they are typed."""
        return Columns(self.typed, len(self.numbers))

    @cached_property
    def seen(self) -> Columns:
        """The values as rules see them: sound ones and what texts mean, texts as ``clean`` gives them.

        A column that holds nothing else is the very one of ``typed``.
        """
        columns = Columns({key: cleaned(column) for key, column in self.typed.items()}, len(self.numbers))
        changed: dict[str, dict[int, Value]] = {}
        for unread in (self.flawed, self.unsaid):
            for place, keys in unread.items():
                for key in keys:
                    changed.setdefault(key, {})[place] = None
        for place, meant in self.read.items():
            for key, value in meant.items():
                changed.setdefault(key, {})[place] = clean(value) if isinstance(value, str) else value
        for key, values in changed.items():
            columns[key] = [values.get(place, value) for place, value in enumerate(columns[key])]
        return columns

    @cached_property
    def unsound(self) -> frozenset[str]:
        """The columns that have a flawed cell."""
        return frozenset().union(*self.flawed.values())

    @cached_property
    def ids(self) -> Sequence[str]:
        """The IDs of the rows in the form in which IDs are compared; empty where there is none."""
        return [canonical_id(value) for value in self.seen["id"]]

    def filled(self, key: str) -> Iterator[bool]:
        """Whether each cell of a column holds a sound value."""
        return (value not in NOTHING for value in self.seen[key])

    @cached_property
    def headers(self) -> Mapping[str, str]:
        """The headers of all columns of the table by key, as they are declared."""
        return {column.key: column.header for column in self.table.columns}

    def address(self, place: int, key: str) -> str:
        """The address of a cell; empty if its column is missing."""
        if key not in self.columns:
            return ""
        number = self.columns[key]
        return address(number, self.answers) if self.answers else address(self.numbers[place], number)
