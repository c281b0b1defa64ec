"""Targets of the MPOs as numbers, and whether a year's result reaches them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sdp_xl.mpo.model import MpoPart, Sentence, Size
from sdp_xl.mpo.row import MpoRow, percent
from sdp_xl.results.read import Result
from sdp_xl.written import Amount, Measure
from sdp_xl.written.periods import end, period_of

_FALLS = r"\b(?:fall|drop|decrease|decline|shrink|be reduced|go down|reduce)\b"
"""Verbs of a rate that is to become lower: “The dropout rate will fall to 5%”."""

_EXACT = 1e-9
"""What two shares may differ by and be the same: 0.8 is no exact number to a computer."""


class Standing(StrEnum):
    """How a year's result stands to the MPO, in the words that are shown."""

    MET = "Met"
    NOT_MET = "Not met"
    NOT_YET = "Not met yet"
    BASELINE = "Before the plan"
    NO_DATA = "No data"
    OPEN = "Not comparable"


class Target(NamedTuple):
    """How many are to reach the MPO: a share from 0 to 1, or a number; ``at_most``: it is not to be exceeded."""

    share: float | None = None
    number: float | None = None
    at_most: bool = False

    def __str__(self) -> str:
        number = percent(round(self.share * 100, 1)) if self.share is not None else f"{self.number:.10g}"
        return f"at most {number}" if self.at_most else number

    def reached(self, result: Result) -> bool | None:
        """Whether a result reaches it; None if the result does not tell."""
        wanted, got = (self.number, result.met) if self.share is None else (self.share, result.share)
        if wanted is None or got is None:
            return None
        return got <= wanted + _EXACT if self.at_most else got >= wanted - _EXACT


def target_of(mpo: MpoRow) -> Target | None:
    """The target of an MPO, from its column “Share” or else from its sentence; None if no share or count tells it."""
    sentence, typed = mpo.sentence, mpo.row.number_of(MpoPart.SHARE)
    if typed is not None:
        return Target(share=typed, at_most=_at_most(sentence))
    if sentence.size is Size.EVERYONE:
        return Target(share=1)
    if sentence.share is None or sentence.size is Size.AVERAGE:
        return None
    number = _limit(sentence.share)
    match sentence.share.unit:
        case Measure.PERCENT:
            return Target(share=number / 100, at_most=_at_most(sentence))
        case Measure.PLAIN if sentence.size is Size.COUNT:
            return Target(number=number, at_most=_at_most(sentence))
    return None


def _limit(amount: Amount) -> float:
    found = amount.low if amount.low is not None else amount.high
    assert found is not None  # an amount has at least one limit
    return found


def _at_most(sentence: Sentence) -> bool:
    if sentence.share is not None and sentence.share.low is None:
        return True
    return sentence.size is Size.RATE and re.search(_FALLS, sentence.predicate) is not None


def due(mpo: MpoRow) -> date | None:
    """The last day of its deadline; None if no day can be read, as of an MPO for each year."""
    return max((day for one in mpo.periods() if (day := one.last or one.latest)), default=None)


def standing(mpo: MpoRow, found: Iterable[Result], year: int, cycle_start: date | None) -> Standing:
    """How the results of one MPO and group in one period stand to it."""
    result = next((one for one in found if one.has_data), None)
    if result is None:
        return Standing.NO_DATA
    if cycle_start and end(year) < cycle_start:
        return Standing.BASELINE
    target = target_of(mpo)
    reached = target.reached(result) if target else None
    if reached is None:
        return Standing.OPEN
    last = due(mpo)
    if reached:
        return Standing.MET
    return Standing.NOT_YET if last and year < period_of(last) else Standing.NOT_MET
