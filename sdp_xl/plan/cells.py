"""Addresses of a row's cells by column key, written only where somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sdp_xl.plan.entries import Entries


class RowCells(Mapping[str, str]):
    """The addresses of the cells of the row that stands at a place of a table's entries."""

    __slots__ = ("_entries", "_place")

    def __init__(self, entries: Entries, place: int) -> None:
        self._entries, self._place = entries, place

    def __getitem__(self, key: str) -> str:
        if key not in self._entries.columns:
            raise KeyError(key)
        return self._entries.address(self._place, key)

    def __contains__(self, key: object) -> bool:
        return key in self._entries.columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries.columns)

    def __len__(self) -> int:
        return len(self._entries.columns)
