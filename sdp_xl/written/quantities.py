"""Numbers with unit and bound at one place of a text: 31 %, fifteen percent, four out of five, at least 250."""

from __future__ import annotations

import math
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from sdp_xl.written.text import Tokens, at, figures, glued, runs_on
from sdp_xl.written.words import FRACTIONS, ONES, TEENS, TENS

_NUMBERS = {word: n for n, word in enumerate(("zero", *ONES, *TEENS))}
_TENS = {word: 10 * n for n, word in enumerate(TENS, 2)}
_PARTS = {"half": 2, "halves": 2, "eighth": 8, **FRACTIONS}
_PARTS |= {f"{word}s": n for word, n in _PARTS.items() if n > 2}
_SIGNS = {sign: unicodedata.numeric(sign) for sign in "¼½¾⅓⅔⅕⅖⅗⅘"}
_SLASHED = frozenset({2, 3, 4, 5, 8, 10})
"""3/4 and 4/5 are shares; 9/24 is more likely a day."""

_AT_LEAST = (
    *("at least", "no less than", "not less than", "no fewer than", "not fewer than", "a minimum of", "minimum of"),
    *("greater than or equal to", "more than or equal to", "greater than", "more than", "over", "above"),
    *("> =", ">", "≥"),
)
_AT_MOST = (
    *("at most", "no more than", "not more than", "a maximum of", "maximum of", "up to"),
    *("less than or equal to", "less than", "fewer than", "under", "below", "< =", "<", "≤"),
)
_BEFORE: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
for _phrases, _least in ((_AT_LEAST, True), (_AT_MOST, False)):
    for _phrase in _phrases:
        _BEFORE.setdefault(_phrase.split()[0], []).append((tuple(_phrase.split()), _least))
_AFTER = {
    "more": True,
    "higher": True,
    "better": True,
    "above": True,
    "greater": True,
    "less": False,
    "fewer": False,
    "lower": False,
}

_FIRST = frozenset((*_BEFORE, *_NUMBERS, *_TENS, *_SIGNS, "a", "half", "between", "-", "."))


class Measure(StrEnum):
    """What an amount is counted in."""

    PERCENT = "percent"
    POINTS = "percentage points"
    PLAIN = "plain"


class Quantity(NamedTuple):
    """An amount at a place of a text: its limits (None where there is none), its unit, and how it is said.

    ``part``: as a fraction; ``bound``: with “at least” and the like; ``to``: as a range with “to”; ``grouped``: with a
    thousands comma.
    """

    low: float | None
    high: float | None
    unit: Measure = Measure.PLAIN
    muddled: bool = False
    part: bool = False
    bound: bool = False
    to: bool = False
    grouped: bool = False


QuantityRead = tuple[Quantity, int] | None
"""A quantity and the place after it."""


def may_begin(word: str) -> bool:
    """Whether a quantity may begin with a word, a sign or a number."""
    return word in _FIRST or word.isdigit()


def quantity(found: Tokens, i: int) -> QuantityRead:
    """The quantity with its bound or range: at least 250, 65-70%, between 65 and 70 percent, 80% or more."""
    phrases = _BEFORE.get(at(found, i), ())
    for words, least in phrases:
        if all(at(found, i + n) == word for n, word in enumerate(words)):
            read = _measured(found, i + len(words))
            return (_bounded(read[0], least=least), read[1]) if read else None
    between = at(found, i) == "between"
    if not (read := _measured(found, i + between)):
        return None
    one, j = read
    if at(found, j) == "-" or (between and at(found, j) == "and") or (at(found, j) == "to" and _unmeasured(one)):
        other = _measured(found, j + 1)
        if other and (_unmeasured(one) or one.unit is other[0].unit) and (one.low or 0) <= (other[0].low or 0):
            limits = other[0]._replace(low=one.low, muddled=one.muddled or other[0].muddled)
            return limits._replace(bound=between, to=at(found, j) == "to"), other[1]
    if between:
        return None
    if at(found, j) == "or" and at(found, j + 1) in _AFTER:
        return _bounded(one, least=_AFTER[at(found, j + 1)]), j + 2
    if at(found, j) == "+" and glued(found, j):
        return _bounded(one, least=True), j + 1
    return one, j


def _bounded(one: Quantity, *, least: bool) -> Quantity:
    return one._replace(high=None, bound=True) if least else one._replace(low=None, bound=True)


def _unmeasured(one: Quantity) -> bool:
    return one.unit is Measure.PLAIN


def _measured(found: Tokens, i: int) -> QuantityRead:
    """The number with its unit; said again in brackets, as in contracts, it counts once: seventy percent (70%)."""
    if not (read := _once(found, i)):
        return None
    one, j = read
    again = _once(found, j + 1) if at(found, j) == "(" else None
    if not again or again[0].low != one.low or at(found, again[1]) != ")":
        return read
    both = again[0] if one.unit is Measure.PLAIN else one
    j = again[1] + 1
    if both.unit is Measure.PLAIN:  # fifteen (15) percent
        return _with_unit(found, j, both)
    return (both, j) if again[0].unit in (both.unit, Measure.PLAIN) else read


def _once(found: Tokens, i: int) -> QuantityRead:
    """The number with its unit: 80%, 31 %, fifteen percent, 5 percentage points, or the muddled 5% point."""
    read = _counted(found, i)
    return _with_unit(found, read[1], read[0]) if read else None


def _with_unit(found: Tokens, j: int, one: Quantity) -> QuantityRead:
    """A number that ends before a place, with the unit that may stand there."""
    k = j + (at(found, j) == "-")
    word = at(found, k)
    if (word, at(found, k + 1)) in {("per", "cent"), ("por", "ciento")}:
        word, k = "percent", k + 1
    if one.part or word not in {"%", "percent", "percentage", "pct"}:
        return one, j
    k += 1
    point = k + (at(found, k) == "-")
    if at(found, point) in {"point", "points"}:
        return one._replace(unit=Measure.POINTS, muddled=word != "percentage"), point + 1
    return (one._replace(unit=Measure.PERCENT), k) if word != "percentage" else (one, j)


def _counted(found: Tokens, i: int) -> QuantityRead:
    """The number alone, in digits or words, or as a part of a whole: 1,520, twenty-five, 4 out of 5."""
    sign = -1.0 if at(found, i) == "-" and glued(found, i + 1) else 1.0
    i += sign < 0
    dashed = i + 1 + (at(found, i + 1) == "-")
    if at(found, i) in {"a", "one"} and at(found, dashed) in _PARTS:
        return _share(1, _PARTS[at(found, dashed)], dashed + 1)
    if at(found, i) == "half" or at(found, i) in _SIGNS:
        return _share(_SIGNS.get(at(found, i), 0.5), 1, i + 1)
    read = _digits(found, i) or _spelled(found, i)
    if not read:
        return None
    value, j, grouped = read
    if at(found, j) == "/" and glued(found, j) and not runs_on(found, j + 2) and figures(found, j + 1):
        below = float(at(found, j + 1))
        return _share(value, below, j + 2) if below in _SLASHED and value < below else None
    fraction = j + (at(found, j) == "-")
    if at(found, fraction) in _PARTS and value > 1 and not figures(found, i):
        return _share(value, _PARTS[at(found, fraction)], fraction + 1)
    if at(found, j) in {"out", "of", "in"} and at(found, j + 1) in ({"of"} if at(found, j) == "out" else {"every"}):
        whole = _digits(found, j + 2) or _spelled(found, j + 2)
        return _share(value, whole[0], whole[1]) if whole else None
    return Quantity(sign * value, sign * value, grouped=grouped), j


def _share(above: float, below: float, j: int) -> QuantityRead:
    if not below or above > below:
        return None
    percent = round(100 * above / below, 10)
    return Quantity(percent, percent, Measure.PERCENT, part=True), j


def _digits(found: Tokens, i: int) -> tuple[float, int, bool] | None:
    """A number in digits, the place after it, and whether it has a thousands comma: 1,520, 15.5, .5"""
    text, j, grouped = "", i, False
    if figures(found, i):
        text, j = at(found, i), i + 1
        while (grouped or len(text) <= 3) and runs_on(found, j, ",") and len(at(found, j + 1)) == 3:
            text, j, grouped = text + at(found, j + 1), j + 2, True
    if runs_on(found, j, ".") or (not text and at(found, j) == "." and glued(found, j + 1) and figures(found, j + 1)):
        text, j = f"{text}.{at(found, j + 1)}", j + 2
    if not text or runs_on(found, j, ".,"):
        return None
    value = float(text)
    return (value, j, grouped) if math.isfinite(value) else None


def _spelled(found: Tokens, i: int) -> tuple[float, int, bool] | None:
    """A number in words below two hundred: fifteen, twenty-five, one hundred and twenty."""
    word = at(found, i)
    if word in {"one", "a"} and at(found, i + 1) == "hundred":
        more = i + 2 + (at(found, i + 2) == "and")
        rest = _spelled(found, more) if at(found, more) in _NUMBERS or at(found, more) in _TENS else None
        return (100 + rest[0], rest[1], False) if rest else (100, i + 2, False)
    if word in _NUMBERS:
        return _NUMBERS[word], i + 1, False
    if word not in _TENS:
        return None
    ones = i + 1 + (at(found, i + 1) == "-")
    more = _NUMBERS.get(at(found, ones), 0)
    return (_TENS[word] + more, ones + 1, False) if 0 < more < 10 else (_TENS[word], i + 1, False)
