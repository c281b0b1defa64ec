"""Parts of an MPO sentence, each with its text and its place in the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sdp_xl.written import Amount, Period

TextSpan = tuple[int, int]
"""Where a text begins and ends in the sentence."""


class MpoPart(StrEnum):
    """Parts of an MPO. The values are the keys of its columns on the sheet MPOs."""

    DEADLINE = "deadline"
    SHARE = "share"
    WHO = "population"
    DOSAGE = "dosage"
    OUTCOME = "outcome"
    AMOUNT = "gain"
    BASELINE = "baseline"
    INSTRUMENT = "measure"


NEEDED = (MpoPart.DEADLINE, MpoPart.SHARE, MpoPart.WHO, MpoPart.OUTCOME, MpoPart.INSTRUMENT)
"""The parts without which an MPO cannot be measured; dosage, amount and baseline are there where it speaks of them."""


class Standing(StrEnum):
    """Whether a part stands in the sentence, and whether anybody can tell what it says."""

    PRESENT = "present"
    MISSING = "missing"
    UNCLEAR = "unclear"


class Size(StrEnum):
    """How the sentence says how many are to reach it."""

    SHARE = "share"
    COUNT = "count"
    EVERYONE = "everyone"
    RATE = "rate"
    AVERAGE = "average"


class Counts(StrEnum):
    """What a number of the sentence counts."""

    SHARE = "share"
    DOSAGE = "dosage"
    MARK = "pass mark"
    CHANGE = "size of change"
    BASELINE = "baseline"
    OTHER = "other"


FIGURES = (Size.RATE, Size.AVERAGE)
"""Sizes that are a value of the group, not a part of it."""


class Number(NamedTuple):
    """A percentage, points or a limit, and what it counts; its span is its place in the sentence."""

    counts: Counts
    amount: Amount


class Slot(NamedTuple):
    """What the sentence says of a part: ``spans`` are its places (none if it is missing), ``text`` its words."""

    part: MpoPart
    standing: Standing = Standing.MISSING
    text: str = ""
    spans: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that was read.

    ``periods`` are the readable deadlines, ``size`` and ``share`` how many are to reach it (None if it does not say,
    or not in numbers; of a rate, the value to be reached), ``foreign`` a group that the program does not serve.
    ``about`` is what stands before "will"; ``subject`` and ``predicate`` are that and what stands after it, in small
    letters, without deadline and instrument, and ``bare`` is the whole like that, each character in its place.
    ``numbers`` are its numbers by what they count; ``measured`` says whether any number in it measures an outcome.
    """

    text: str
    slots: dict[MpoPart, Slot]
    periods: tuple[Period, ...] = ()
    size: Size | None = None
    share: Amount | None = None
    foreign: str = ""
    about: str = ""
    subject: str = ""
    predicate: str = ""
    bare: str = ""
    numbers: tuple[Number, ...] = ()
    measured: bool = False

    def __getitem__(self, part: MpoPart) -> Slot:
        return self.slots[part]

    def counting(self, counts: Counts) -> tuple[Amount, ...]:
        """The amounts that count this."""
        return tuple(one.amount for one in self.numbers if one.counts is counts)

    def has(self, part: MpoPart) -> bool:
        """Whether the slot stands in the sentence, readable or not."""
        return self.slots[part].standing is not Standing.MISSING
