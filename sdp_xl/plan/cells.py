"""Addresses of a row's cells by column key, written only where somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sdp_xl.address import address


class RowCells(Mapping[str, str]):
    """The addresses of the cells of a row whose columns stand there (column key -> number, from 1)."""

    __slots__ = ("_columns", "_row")

    def __init__(self, row: int, columns: Mapping[str, int]) -> None:
        self._row, self._columns = row, columns

    def __getitem__(self, key: str) -> str:
        return address(self._row, self._columns[key])

    def __contains__(self, key: object) -> bool:
        return key in self._columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)
