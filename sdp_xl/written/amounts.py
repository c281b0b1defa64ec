"""Percentages and counts as people write them: "15 percent", "from 67% to 80%", "four out of five", "at least 250"."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from schemas.values import Value


class Measure(StrEnum):
    """What an amount is counted in."""

    PERCENT = "percent"
    POINTS = "percentage points"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount, with the text in which somebody wrote it.

    ``low`` and ``high`` are its limits, both included: the same number for "80%", 65 and 70 for "65-70%", None for
    high in "at least 250" and for low in "at most 5%". They count percents (80, not 0.8), percentage points, or
    plainly. ``start`` is the value that a change begins with: 67 in "67% to 80%", whose low and high are 80.
    ``sign_lost``: a percentage that stands without its sign, such as 75 in a column of shares. ``muddled``: "5% point",
    which may mean percent or percentage points; it is read as points. ``span`` is where the text stands in the
    sentence given to find_amounts. ``str()`` gives a text that reads again to the same amount.
    """

    text: str
    low: float | None
    high: float | None
    unit: Measure
    start: float | None = None
    sign_lost: bool = False
    muddled: bool = False
    span: tuple[int, int] = field(default=(0, 0), compare=False)


def read_amount(value: Value, *, share: bool = False) -> Amount | None:
    """The amount that a cell says; None if it says none, or anything else besides.

    ``share``: whether the cell stands in a column of shares, where 0.8 is 80% and 75 is a percentage that lost its
    sign; elsewhere a bare number is plain.
    """
    raise NotImplementedError


def find_amounts(text: str) -> tuple[Amount, ...]:
    """The amounts inside a sentence, in its order, each with its span; years and dates are passed over."""
    raise NotImplementedError
