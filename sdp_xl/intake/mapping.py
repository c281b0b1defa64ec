"""What staff say about the tables of a chart: which sheet each goes to, and which column each header is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.values import fold
from sdp_xl.intake.headers import Header, Layout

Key = tuple[str, ...]
"""The headers of a table, in comparing form: charts with the same headers are read alike."""


@dataclass(frozen=True, slots=True)
class Told:
    """What staff said about a table: its key ("" for none), and a column ("needs.need") or "" by folded header."""

    table: str
    columns: Mapping[str, str]

    def layout(self, header: Header) -> Layout:
        """The layout of that header as staff said it."""
        columns: dict[int, tuple[str, str]] = {}
        doubled: dict[int, tuple[str, str]] = {}
        for place in header.texts:
            key, _, column = self.columns.get(fold(header.shown(place)), "").partition(".")
            if column:
                (doubled if (key, column) in columns.values() else columns)[place] = key, column
        headers = {place: header.shown(place) for place in header.texts}
        return Layout(table=self.table, columns=columns, doubled=doubled, headers=headers)


Mapped = Mapping[Key, Told]
"""What staff said, by the headers of each table."""


def key_of(header: Header) -> Key:
    """The key of a table: its headers in their order."""
    return tuple(fold(header.shown(place)) for place in header.texts)
