"""Percentages and counts as people write them: 15 percent, from 67% to 80%, four out of five, at least 250."""

from __future__ import annotations

import math
from typing import NamedTuple

from schemas.values import FIRST_YEAR, LAST_YEAR, Value, clean, show
from sdp_xl.written.quantities import Measure, Quantity, may_begin, quantity
from sdp_xl.written.text import Tokens, at, figures, glued, tokens

__all__ = ["Amount", "Measure", "find_amounts", "lost_its_sign", "read_amount"]

_BEFORE = frozenset(
    {
        "a",
        "an",
        "the",
        "el",
        "un",
        "incremental",
        "by",
        "to",
        "of",
        "increase",
        "(",
        "[",
        "gain",
        "decrease",
        "reduction",
        "•",
        "=",
    }
)
_AFTER = frozenset(
    {
        "gain",
        "gains",
        "growth",
        "improvement",
        "increase",
        "decrease",
        "reduction",
        "/",
        "in",
        ")",
        "]",
        ".",
        ";",
        ",",
        ":",
    }
)
"""Words and signs that may stand around an amount in its cell without changing it."""


class Amount(NamedTuple):
    """An amount, with the text in which somebody wrote it.

    ``low`` and ``high`` are its limits: the same number for "80%", 65 and 70 for "65-70%", None for high in "at least
    250" and for low in "at most 5%"; "more than 92%" has the limit 92, since the text is kept. They count percents (80,
    not 0.8), percentage points, or plainly. ``start`` is the value that a change begins with: 67 in "67% to 80%", whose
    low and high are 80. ``sign_lost``: a percentage that stands without its sign, such as 75 in a column of shares.
    ``muddled``: "5% point", which may mean percent or percentage points; it is read as points. ``span`` is where the
    text stands in the sentence given to find_amounts. ``str()`` gives a text that reads again to the same numbers.
    """

    text: str
    low: float | None
    high: float | None
    unit: Measure
    start: float | None = None
    sign_lost: bool = False
    muddled: bool = False
    span: tuple[int, int] = (0, 0)

    def __str__(self) -> str:
        if self.low is None:
            said = f"at most {self._with_unit(self.high)}"
        elif self.high is None:
            said = f"at least {self._with_unit(self.low)}"
        elif self.low == self.high:
            said = self._with_unit(self.low)
        else:
            said = f"between {self._with_unit(self.low)} and {self._with_unit(self.high)}"
        return said if self.start is None else f"from {self._with_unit(self.start)} to {said}"

    def _with_unit(self, value: float | None) -> str:
        from decimal import Decimal

        figure = format(Decimal(repr(value)), "f").removesuffix(".0")
        units = {Measure.PERCENT: "%", Measure.POINTS: " percentage points", Measure.PLAIN: ""}
        return figure + units[self.unit]


def read_amount(value: Value, *, share: bool = False) -> Amount | None:
    """The amount that a cell says; None if it says none, or anything else besides.

    ``share``: whether the cell stands in a column of shares, where 0.8 is 80% and 75 is a percentage that lost its
    sign; elsewhere a bare number is plain. Several in one cell ("greater than 92% and not less than 85%") give the
    limits that hold them all.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if not isinstance(value, str):
        try:
            number = float(value)
        except OverflowError:
            return None
        one = Amount(text=show(value), low=number, high=number, unit=Measure.PLAIN)
        return _as_share(one, share) if math.isfinite(number) else None
    text = clean(value)
    found = tokens(text)
    read: list[Amount] = []
    i = 0
    while at(found, i) in _BEFORE and not _change(found, i):
        i += 1
    while got := _change(found, i):
        read.append(_amount(got, found, i, text))
        i = got[2]
        if at(found, i) not in {"and", "or", ",", ";"} or i + 1 == len(found):
            break
        i += 1 + (at(found, i + 1) == "and")
    if not read or any(one.text not in _AFTER for one in found[i:]) or len({one.unit for one in read}) > 1:
        return None
    return _as_share(_around(read, text), share)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """The amounts inside a sentence, in its order, each with its span; years and dates are passed over.

    A plain number is one only with a bound (at least 250), with a thousands comma, or as a change (from 656 to 1,520):
    others are names of grades, lists and years. “Half” and the like count before “of”.
    """
    found = tokens(text)
    amounts = []
    i = 0
    while i < len(found):
        got = _change(found, i) if _may_begin(found, i) else None
        if got and _counts(got, found, i):
            amounts.append(_amount(got, found, i, text))
        i = got[2] if got else i + 1
    return tuple(amounts)


def lost_its_sign(value: Value) -> bool:
    """Whether a share was typed or pasted as a number of percents: 75 for 75%."""
    return isinstance(value, int | float) and 1 < value <= 100


_Change = tuple[Quantity, float | None, int]
"""A quantity, the value that it starts from (None if it is no change), and the place after it."""


def _change(found: Tokens, i: int) -> _Change | None:
    """The quantity at a place, with the one that it starts from: from 67 to 80, 67% to 80%."""
    begun = at(found, i) == "from"
    if not (first := quantity(found, i + begun)):
        return None
    one, j = first
    if one.to and begun:  # “from 67 to 80%” is no range
        return None if _are_years(one) else (one._replace(low=one.high), one.low, j)
    single = one.low is not None and one.low == one.high
    if at(found, j) == "to" and single and (other := quantity(found, j + 1)):
        if one.unit in (other[0].unit, Measure.PLAIN):
            return other[0], one.low, other[1]
        return None
    return None if begun else (one, None, j)


def _amount(read: _Change, found: Tokens, i: int, text: str) -> Amount:
    one, start, j = read
    span = found[i].start, found[j - 1].end
    said = text[span[0] : span[1]]
    return Amount(text=said, low=one.low, high=one.high, unit=one.unit, start=start, muddled=one.muddled, span=span)


def _may_begin(found: Tokens, i: int) -> bool:
    """Whether an amount may begin inside a sentence here: not within a word, a longer number or a sum of money."""
    if not may_begin(found[i].text) and found[i].text != "from":
        return False
    before = at(found, i - 1)
    inside = glued(found, i) and (before.isalnum() or before in set("-/.,$#"))
    return not inside or not (figures(found, i) or found[i].text == "-")


def _counts(read: _Change, found: Tokens, i: int) -> bool:
    """Whether what was found in a sentence is an amount indeed: no half day, grade, list number or year."""
    one, start, j = read
    if one.part:
        said = {at(found, n) for n in range(i, j + 1)}
        return bool(said & {"of", "every"}) and at(found, i - 1) not in {"first", "second", "last"}
    return one.unit is not Measure.PLAIN or one.bound or one.grouped or start is not None


def _are_years(one: Quantity) -> bool:
    """Whether a change may as well be a stretch of years: from 2027 to 2030."""
    return one.unit is Measure.PLAIN and all(FIRST_YEAR <= (end or 0) <= LAST_YEAR for end in (one.low, one.high))


def _around(read: list[Amount], text: str) -> Amount:
    """The one amount of a cell, or the limits that hold all of them."""
    if len(read) == 1:
        return read[0]._replace(text=text)
    lows, highs = [one.low for one in read], [one.high for one in read]
    return Amount(
        text=text,
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
        unit=read[0].unit,
        muddled=any(one.muddled for one in read),
    )


def _as_share(one: Amount, share: bool) -> Amount:
    """A plain number in a column of shares as the percentage that it is: 0.8 is 80%, 75 is 75% without its sign."""
    numbers = [number for number in (one.start, one.low, one.high) if number is not None]
    if not share or one.unit is not Measure.PLAIN or not numbers:
        return one
    lost = lost_its_sign(max(numbers))
    if not all(math.isfinite(number * 100) for number in numbers):
        return one
    start, low, high = (
        number if number is None or lost else round(number * 100, 10) for number in (one.start, one.low, one.high)
    )
    return one._replace(start=start, low=low, high=high, unit=Measure.PERCENT, sign_lost=lost)
