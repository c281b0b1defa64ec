"""What staff may do to their workbook, by a seed: values changed, rows deleted, sheets renamed, headers moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from random import Random
from typing import Any

from schemas.model import HEADER_ROW
from tests.live.workbooks import Cell, Error, Opened, Tab

VALUES: tuple[Any, ...] = (
    None,
    "",
    "  ",
    "Done",
    "1-1",
    "=SUM(A1)",
    "x\xa0y",
    "yes; no",
    "Ünïcode “quotes”",
    0,
    3,
    0.25,
    -17,
    45000,
    True,
    date(2027, 3, 1),
    datetime(2027, 3, 1, 9, 30),
    date(1905, 7, 2),
    Error("#REF!"),
    Error("#N/A"),
    "a long text " * 40,
)


def _shifted(tab: Tab, place: Callable[[int, int], tuple[int, int] | None]) -> None:
    moved = ((place(*old), cell) for old, cell in tab.cells.items())
    tab.cells = {new: cell for new, cell in moved if new}
    tab.dirty = True


def _below(tab: Tab, random: Random) -> int:
    last = max((row for row, _ in tab.cells), default=HEADER_ROW + 1)
    return random.randint(HEADER_ROW + 1, max(min(last, HEADER_ROW + 40), HEADER_ROW + 1))


def change(book: Opened, tab: Tab, random: Random) -> None:
    """Some other value in a cell."""
    places = sorted(place for place in tab.cells if place[0] > HEADER_ROW)
    for place in random.sample(places, min(3, len(places))):
        value = random.choice(VALUES)
        style = book.date_style if isinstance(value, date) else 0
        tab.put(*place, Cell(value, "", "yyyy-mm-dd" if style else "General", style))


def delete_row(book: Opened, tab: Tab, random: Random) -> None:
    gone = _below(tab, random)
    _shifted(tab, lambda row, column: None if row == gone else (row - (row > gone), column))


def blank_rows(book: Opened, tab: Tab, random: Random) -> None:
    """One row, or so many that the sheet is taken to end."""
    at, count = _below(tab, random), random.choice((1, 2, 59, 60, 61, 70))
    _shifted(tab, lambda row, column: (row + count * (row >= at), column))


def letterhead(book: Opened, tab: Tab, random: Random) -> None:
    """Rows above the table, columns to its left; or the rows above it are deleted."""
    down, right = random.choice((-2, 0, 1, 3, 7)), random.choice((0, 0, 1, 2))
    _shifted(tab, lambda row, column: (row + down, column + right) if row + down > 0 else None)


def rename(book: Opened, tab: Tab, random: Random) -> None:
    name = random.choice((f"{tab.name} 2027", f"Our {tab.name}", tab.name.upper(), f"{tab.name[:-1]}", "Sheet1"))[:31]
    if name.casefold() not in (other.name.casefold() for other in book.tabs):
        tab.name = name


def header(book: Opened, tab: Tab, random: Random) -> None:
    """A header worded or spelt otherwise, doubled or gone."""
    places = sorted(place for place in tab.cells if place[0] == HEADER_ROW)
    if places:
        place = random.choice(places)
        old = tab.cells[place]
        tab.put(*place, replace(old, value=random.choice((None, f"{old.value}s", f" {old.value}", "ID", "Comments"))))


def delete_sheet(book: Opened, tab: Tab, random: Random) -> None:
    book.tabs.remove(tab)


def swap(book: Opened, tab: Tab, random: Random) -> None:
    """Two columns in each other's place."""
    one, other = random.sample(range(1, 6), 2)
    _shifted(tab, lambda row, column: (row, {one: other, other: one}.get(column, column)))


def stray(book: Opened, tab: Tab, random: Random) -> None:
    tab.put(random.randint(1, 90), random.randint(1, 30), Cell(random.choice(VALUES[3:10])))


ALL = (change, change, change, delete_row, blank_rows, letterhead, rename, header, delete_sheet, swap, stray)


def mutated(book: Opened, seed: int, times: int) -> Opened:
    """A copy of the workbook after so many mutations of its sheets."""
    random, book = Random(seed), book.clone()
    for _ in range(times):
        random.choice(ALL)(book, random.choice(book.tabs), random)
    return book
