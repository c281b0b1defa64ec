"""Columns of an MPO read like a sentence: outcome, amount of change, share, baseline and instrument put together."""

from __future__ import annotations

import re

from schemas.values import fold
from sdp_xl.mpo.flaws.outcome import LEAD
from sdp_xl.mpo.measures import says_how
from sdp_xl.mpo.model import FIGURES, MpoPart, Sentence, Standing
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.sentence import parse
from sdp_xl.mpo.text import lowered
from sdp_xl.mpo.words import AT_LEAST, CHANGE, GROUP, NUMBER, ORDERS, REACH
from sdp_xl.plan.model import Row
from sdp_xl.written import read_period

_DOES = pattern(rf"{LEAD}(?:{REACH}|{CHANGE}|{ORDERS}|be)\b")
_NUMBER_FIRST = pattern(rf"{AT_LEAST}?{NUMBER}\b")
_MORE_PEOPLE = pattern(rf"{NUMBER}\s?%?\s(?:more|fewer)\s(?:[\w-]+\s){{0,3}}?{GROUP}\b")
"""An amount of change that counts people: 10% more seniors."""

_AT_ONCE = pattern(
    r"(?:by|before|in|at|on|during|within|over|through|until|no later|not later|each|every|annually|yearly)\b"
)

JOINING = "Children will be by the of will rise by will show from a baseline of as measured by"
"""The words with which the columns are put together."""


def outcome_sentence(row: Row) -> Sentence:
    """The column "Outcome" as a sentence to be judged: Children will …, or of a rate: The … of children will rise."""
    opening, figure = _opening(row.text(MpoPart.OUTCOME))
    return parse(f"{opening} will rise" if figure else opening)


def whole_sentence(row: Row, sentence: Sentence, share: str) -> Sentence | None:
    """The columns put together; None where neither outcome nor amount has a column of its own.

    ``sentence`` is that of the row, from which come the subject where only the amount is told apart, and the
    instrument; ``share`` is the column as people write it, empty if it is blank.
    """
    gain, baseline, how = (
        row.text(part) if row.filled(part) else "" for part in (MpoPart.AMOUNT, MpoPart.BASELINE, MpoPart.INSTRUMENT)
    )
    if row.filled(MpoPart.OUTCOME):
        opening, figure = _opening(row.text(MpoPart.OUTCOME))
        if _MORE_PEOPLE.match(lowered(gain)):
            opening, gain = gain + opening.removeprefix("Children"), ""
        elif share and not figure:
            opening = f"{share} of children" + opening.removeprefix("Children")
    elif gain:
        opening, figure = sentence.about or "Children", True
    else:
        return None
    words = (
        opening,
        _change(gain or "rise", figure=figure) if gain or figure else "",
        f"from a baseline of {baseline}" if re.search(r"\d", baseline) else "",
        f"as measured by {how}" if how else sentence[MpoPart.INSTRUMENT].text,
    )
    return parse(" ".join(filter(None, words)))


def deadline_readable(row: Row) -> bool:
    """Whether the column "By (deadline)" says a day, a term, a year or a rhythm."""
    said = row.text(MpoPart.DEADLINE)
    text = said if _AT_ONCE.match(fold(said)) else f"By {said}"
    return read_period(row[MpoPart.DEADLINE]) is not None or parse(text)[MpoPart.DEADLINE].standing is Standing.PRESENT


def instrument_readable(row: Row) -> bool:
    """Whether the column "As measured by" names something to measure with."""
    return says_how("measured by", row.text(MpoPart.INSTRUMENT))


def outcome_readable(row: Row) -> bool:
    """Whether the column "Outcome" says what is reached."""
    return outcome_sentence(row).has(MpoPart.OUTCOME)


def _opening(outcome: str) -> tuple[str, bool]:
    """The outcome behind its subject, and whether it is a mere figure ("graduation rate") that lacks a verb."""
    figure, _, change = outcome.partition(": ")
    if not _DOES.match(lowered(figure)) and parse(f"The {figure} of children will rise by 1").size in FIGURES:
        return (f"{figure} will {change}", False) if change else (f"The {figure} of children", True)
    return f"Children will {outcome[5:] if fold(outcome).startswith('will ') else outcome}", False


def _change(gain: str, *, figure: bool) -> str:
    """The amount of change behind the outcome: by 5%; of a figure: will show a 5% gain."""
    if _NUMBER_FIRST.match(lowered(gain)):
        return f"will rise by {gain}" if figure else f"by {gain}"
    return f"will show {gain}" if figure else f", {gain}"
