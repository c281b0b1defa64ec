"""A chart as cells that say where they belong: the answer stands beside the text, not in a second list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Places = Mapping[str, "str | tuple[str, ...]"]
"""Per column ("needs.need") the value that belongs there; several values are alternatives, each of them right."""

NOTES = "-"
"""Belongs to no column: right in Notes or on Import Notes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One source cell: its text, where it belongs, and whether it is a header (which must never become an entry)."""

    text: str
    places: Places = field(default_factory=dict)
    head: bool = False
    span: int = 1


Row = tuple[tuple[Cell, ...], int]
"""The cells of one source row and the number of the record they belong to."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its file name, its rows (an empty row parts tables) and the chains that its rows tell."""

    name: str
    rows: tuple[Row, ...]
    links: tuple[Mapping[str, str], ...] = ()

    @property
    def bodies(self) -> tuple[Cell, ...]:
        return tuple(cell for cells, _ in self.rows for cell in cells if cell.text and not cell.head)


def chart(name: str, *parts: Sequence[Sequence[Cell]], links: Sequence[Mapping[str, str]] = ()) -> Chart:
    """The chart of those parts; the cells of one row, or of a part made by `one`, are one record."""
    rows: list[Row] = []
    record = 0
    for part in parts:
        single = isinstance(part, _One)
        record += single
        for cells in part:
            record += not single
            rows.append((tuple(cells), record))
    return Chart(name, tuple(rows), tuple(links))


class _One(list[Sequence[Cell]]):
    """Rows that are one record: label and value side by side."""


def blank() -> Sequence[Sequence[Cell]]:
    return [[]]


def title(text: str, places: Places | None = None, span: int = 1) -> Sequence[Sequence[Cell]]:
    """A line of its own: a title, a divider, a footnote."""
    return [[Cell(text, places or {}, span=span)]]


def heads(*texts: str | tuple[str, int]) -> Sequence[Sequence[Cell]]:
    """A row of headers; a pair is a band over that many columns."""
    return [[Cell(t, head=True) if isinstance(t, str) else Cell(t[0], head=True, span=t[1]) for t in texts]]


def body(columns: str, *rows: Sequence[str | tuple[str, object]]) -> Sequence[Sequence[Cell]]:
    """Rows whose cells belong to those columns in turn ("needs.id needs.need -"), unless a pair says otherwise."""
    keys = columns.split()
    return [[_cell(entry, key) for entry, key in zip(row, keys, strict=True)] for row in rows]


def one(*rows: tuple[str, str | tuple[str, object], str]) -> Sequence[Sequence[Cell]]:
    """One record told as label, value and the column of the value."""
    return _One([[Cell(label, head=True), _cell(entry, key)] for label, entry, key in rows])


def _cell(entry: str | tuple[str, object], key: str) -> Cell:
    text, told = (entry, entry) if isinstance(entry, str) else entry
    if isinstance(told, Mapping):
        return Cell(text, told)
    assert isinstance(told, str | tuple)
    return Cell(text, {} if key == NOTES else {key: told})
