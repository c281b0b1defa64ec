"""Guesses what the columns of a table are, and the best ones for all positions together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.tables import table
from sdp_xl.plan.chains import CHART, CHART_COLUMNS

LEAST = 0.2
"""A column is taken for what it scores best at; for nothing, if that is less."""


@dataclass(frozen=True, slots=True)
class Guess:
    """That a position is a column: its score, and how surely the header alone says so."""

    score: float
    place: int
    column: str
    sure: float = 1.0


def assigned(guesses: Iterable[Guess]) -> tuple[dict[int, str], dict[int, str], float]:
    """The best guess for each position and each column; the positions that would double a column; the points."""
    columns: dict[int, str] = {}
    doubled: dict[int, str] = {}
    points = 0.0
    for guess in sorted(guesses, key=lambda one: (-one.score, one.place)):
        if guess.score < LEAST or guess.place in columns:
            continue
        if guess.column in columns.values():
            doubled.setdefault(guess.place, guess.column)
            continue
        columns[guess.place] = guess.column
        doubled.pop(guess.place, None)
        points += guess.score
    return columns, doubled, points


def components(columns: Iterable[str]) -> tuple[str, ...]:
    """The components of which a text or an ID is among these columns, in the order of the chart."""
    named = {
        key for key, _, name in (one.partition(".") for one in columns) if name == "id" or is_main(f"{key}.{name}")
    }
    return tuple(key for key in CHART_COLUMNS if key in named)


def is_main(column: str) -> bool:
    """Whether a column ("needs.need") is the text by which the rows of its table are called."""
    key, _, name = column.partition(".")
    return name == table(key).main and key != CHART


def parted(column: str) -> tuple[str, str]:
    """The table key and the column key of a column."""
    key, _, name = column.partition(".")
    return key, name
