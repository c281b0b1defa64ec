"""Years, school years, fiscal years, seasons and terms at one place of a text: SY11-12, FY25, 2015 summer term."""

from __future__ import annotations

from schemas.values import FIRST_YEAR, LAST_YEAR
from sdp_xl.written.days import Piece, PieceRead
from sdp_xl.written.text import Tokens, at, glued, number, runs_on
from sdp_xl.written.timespans import FISCAL_YEAR_MONTH, SCHOOL_YEAR_MONTH, Unit, century, in_reach, season, twelve
from sdp_xl.written.words import (
    BEFORE_HEADS,
    BEFORE_YEAR,
    CALENDAR,
    FEDERAL,
    FISCAL,
    HEADS,
    SEASON_WORDS,
    SESSIONS,
    SHORT,
)

Years = tuple[int, int, int]
"""A year, the year after the hyphen (0 if one year only is said), and the place after them."""

_AGAIN = {Unit.SCHOOL_YEAR: "sy", Unit.TERM: "sy", Unit.FISCAL_YEAR: "fy"}
"""What a bare year is after one of these."""

WHICH_WINTER = "it may be the winter of {before}-{year} or that of {year}-{after}"
WHOSE_YEAR = (
    "it may be the State's fiscal year (mostly from 7/1/{before} to 6/30/{year}) or the federal one (from "
    "10/1/{before} to 9/30/{year})"
)

_YEARS_MOST = 20
"""2024-27 is four years; more than this are two numbers of something else."""


def read_years(found: Tokens, i: int, before: Piece | None = None) -> PieceRead:
    """Spring 2020, 2015 summer term, SY11-12, FY25, 2014-15 regular term, 2010; a season without its year too.

    A bare year after a fiscal or school year is one too: fiscal years 2024 and 2025.
    """
    words, j = _name(found, i)
    years = _numbers(found, j, words)
    if not years and not words:
        years = _pair(found, i, short=True)
        if years and not _name(found, years[2])[0] and not (before and before.unit in _AGAIN):
            return None  # 11-12 alone may be an ID; with “school year” after it, it is one
    if not years:
        return (_piece(None, 0, words), j) if words & SEASON_WORDS.keys() else None
    year, last, j = years
    of = at(found, j) == "of" and bool(words)
    after, end = _name(found, j + of + (of and at(found, j + 1) == "the"))
    if after:
        words, j = words | after, end
    bare = not words and not last
    if bare and before and before.unit in _AGAIN:
        federal = before.unit is Unit.FISCAL_YEAR and not before.question
        words, bare = {"ffy" if federal else _AGAIN[before.unit]}, False
    return _piece(year, last, words)._replace(bare=bare), j


def _numbers(found: Tokens, j: int, words: set[str]) -> Years | None:
    """The year or the pair of years at a place, after the words that name what kind it is."""
    if words:
        j += at(found, j) in BEFORE_YEAR
        j += at(found, j) == "the"
    return _pair(found, j, short=bool(words)) or _single(found, j, short=bool(words & SHORT))


def _piece(year: int | None, last: int, words: set[str]) -> Piece:
    """What the words make of a year, or of the years up to ``last``."""
    names = {SEASON_WORDS[word] for word in words & SEASON_WORDS.keys()}
    count = last - year if year and last else 1
    if len(names) == 1 and count == 1:
        name = names.pop()
        unit = Unit.TERM if words & HEADS - {"year", "years"} - SHORT - {"school"} else Unit.SEASON
        asked = WHICH_WINTER.format(before=year - 1, year=year, after=year + 1) if year and not last else ""
        return Piece(
            unit,
            lambda y: season(name, y, pair=bool(last), semester=bool(words & SESSIONS)),
            year,
            question=asked if name == "winter" else "",
        )
    if words & FISCAL:  # FY 2024-25 may be the one that ends in 2025, or two: both
        asked = "" if words & FEDERAL or not year else WHOSE_YEAR.format(before=(last or year) - 1, year=last or year)
        return Piece(
            Unit.FISCAL_YEAR,
            lambda y: twelve(y - 1, FISCAL_YEAR_MONTH, count + bool(last)),
            year,
            question=asked,
        )
    if words & CALENDAR or (words <= {"year", "years"} and not last) or (count > 1 and not words):
        return Piece(Unit.RANGE if last else Unit.YEAR, lambda y: twelve(y, 1, count + bool(last)), year)
    unit = Unit.RANGE if count > 1 else Unit.TERM if words & SESSIONS else Unit.SCHOOL_YEAR
    if not last:  # the school year 2028 may begin or end in 2028: both
        return Piece(unit, lambda y: twelve(y - 1, SCHOOL_YEAR_MONTH, 2), year)
    return Piece(unit, lambda y: twelve(y, SCHOOL_YEAR_MONTH, count), year)


def _name(found: Tokens, i: int) -> tuple[set[str], int]:
    """The words that name a kind of year, a season or a term, and the place after them; no words if there are none."""
    longest, j = i, i
    while j < i + 5:
        word = at(found, j)
        if word in HEADS or word in SEASON_WORDS:
            longest = j + 1
        elif word not in BEFORE_HEADS:
            break
        j += 1
    return {at(found, place) for place in range(i, longest)}, longest


def _pair(found: Tokens, i: int, *, short: bool) -> Years | None:
    """Two years: 2014-15, 2028-2029, 2021-24; with ``short`` 11-12 too.

    2011-12 is the school year; 2014-07, which is none, is a month (read_iso).
    """
    begin = number(found, i, digits=(2, 4) if short else (4,))
    together = glued(found, i + 1) and glued(found, i + 2)
    end = number(found, i + 2, digits=(2, 4) if together else (4,))
    if begin is None or end is None or at(found, i + 1) not in {"-", "/"} or runs_on(found, i + 3):
        return None
    begin = begin if len(at(found, i)) == 4 else century(begin)
    two = len(at(found, i + 2)) == 2
    last = begin - begin % 100 + end + 100 * (end < begin % 100) if two else end
    if not in_reach(begin) or not begin < last <= begin + _YEARS_MOST or (two and 1 <= end <= 12 and last > begin + 1):
        return None
    return begin, last, i + 3


def _single(found: Tokens, i: int, *, short: bool) -> Years | None:
    """One year; with ``short``, or after an apostrophe, of two digits too: FY25, summer '24."""
    quoted = at(found, i) == "'"
    i += quoted
    value = number(found, i, digits=(2, 4) if short or quoted else (4,))
    if value is None or runs_on(found, i + 1):
        return None
    year = value if len(at(found, i)) == 4 else century(value)
    return (year, 0, i + 1) if FIRST_YEAR <= year <= LAST_YEAR else None
