"""What a cell can hold, when a value fits a kind, and how texts that people type are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from schemas.model import Column, Kind


class ErrorValue(NamedTuple):
    """An error that Excel shows in a cell, such as #REF!.

    ``linked``: the cell holds a linked data type, which only Excel can show; its file has an error in its place.
    """

    code: str
    linked: bool = False

    def __str__(self) -> str:
        return self.code


class Uncalculated(NamedTuple):
    """A formula that was never calculated, so that its cell has no value yet."""

    formula: str

    def __str__(self) -> str:
        return self.formula


Value = str | int | float | bool | date | datetime | time | timedelta | ErrorValue | Uncalculated | None

Allowed = Mapping[str, frozenset[str]]
"""Folded values of each drop-down list by the list's key."""

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Dates outside of these years are taken for mistyped: 2010 typed into a date cell becomes 1905-07-02."""

ID_KINDS = (Kind.ID, Kind.REFERENCE, Kind.LINKS)
"""Columns in which a date is an ID that Excel changed: 2-11 becomes February 11."""

# None of these three is ASCII, so ASCII texts, which most are, are spared the slow translation of every character.
HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
TYPED = HYPHENS | {ord("‘"): "'", ord("’"): "'", ord("“"): '"', ord("”"): '"'}
"""Typographic hyphens and quotes -> those of a keyboard."""
INVISIBLE = dict.fromkeys(
    [
        *map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u061c"),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
"""Joiners, soft hyphens and marks of direction, which can also make a text look like another one."""
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_BREAKS, _COMMAS = re.compile(r"[;\n]"), re.compile(r"[;\n,]")


_remembered = lru_cache(maxsize=1 << 14)
"""Keeps what was made of the last texts: most cells of a column hold few, and rules ask for the same columns again."""


def clean(text: str) -> str:
    """The text without what nobody sees: no-break and zero-width characters, doubled and outer spaces; lines stay."""
    if text.isprintable() and "  " not in text and "_x000D_" not in text:
        return text.strip(" ")  # which is all that can be odd: no other space, mark or joiner is printable
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = text.translate(INVISIBLE)
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def cleaned(column: Sequence[Value]) -> Sequence[Value]:
    """The values of a column with its texts as ``clean`` gives them; the column itself if that changes none."""
    texts = {text: clean(text) for text in {*column} if isinstance(text, str)}
    if all(text == shown for text, shown in texts.items()):
        return column
    return [texts[value] if isinstance(value, str) else value for value in column]


@_remembered
def fold(text: str) -> str:
    """The form in which two texts are compared: no case, no typographic quotes, hyphens or spaces."""
    text = clean(text)
    if text.isascii() and "\n" not in text:
        return text.casefold()
    text = unicodedata.normalize("NFKC", text.translate(TYPED)).translate(HYPHENS)
    return " ".join(text.casefold().split())


ID_WORDS = (
    *("mpo", "measurable program outcome", "measurable program objective", "strategy", "performance target", "target"),
    *("need", "concern statement", "concern", "step", "objective", "activity"),
)
"""Words before an ID that only say what it is an ID of; “Goal” is none of them, since goals have rows of their own."""

_ID_WORD = re.compile(rf"^(?:{'|'.join(ID_WORDS)})[ .:#-]*(?=[a-z]?[a-z]?[0-9])")
_ID_GAP = re.compile(r"(?<=[0-9]) ?([-.]) ?(?=[0-9])")


def plain_id(value: Value) -> str:
    """An ID without what does not tell two IDs apart: case, brackets, closing signs, spaces around its hyphens."""
    return _plain("" if value is None else show(value))


def _plain(text: str) -> str:
    text = fold(text)
    if " " in text:
        text = _ID_GAP.sub(r"\1", text)
    return text.rstrip(" ).:").lstrip("( ")


def canonical_id(value: Value) -> str:
    """The form in which two IDs are compared.

    “1a)”, “1A” and “MPO 1A” are the same ID; so are “1-1” and “ 1 – 1 )”, with any hyphen and any spaces.
    """
    return _canonical(value if isinstance(value, str) else show(value))


@_remembered
def _canonical(text: str) -> str:
    text = _plain(text)
    return _ID_WORD.sub("", text, count=1) if text[:1].isalpha() else text


@_remembered
def split_many(text: str, *, commas: bool = False) -> tuple[str, ...]:
    """The values in one cell, parted by semicolons or lines (for IDs by commas too), bullets removed."""
    parts = (_COMMAS if commas else _BREAKS).split(clean(text))
    return tuple(part for part in (p.strip().lstrip("•·").strip() for p in parts) if part)


@_remembered
def ids_in(text: str) -> tuple[str, ...]:
    """The IDs in one cell in the form in which they are compared."""
    return tuple(canonical_id(part) for part in split_many(text, commas=True))


@_remembered
def says(text: str, options: tuple[str, ...]) -> bool:
    """Whether a text, or one of the values in it, is one of the options, however typed."""
    wanted = _folded(options)
    return fold(text) in wanted or any(fold(part) in wanted for part in split_many(text))


@cache
def _folded(options: tuple[str, ...]) -> frozenset[str]:
    """The options that a rule asks for, which are few and declared, in comparing form."""
    return frozenset(map(fold, options))


def is_blank(value: Value) -> bool:
    """Whether the cell holds nothing that a person could see."""
    if value is None:
        return True
    return isinstance(value, str) and not (value[:1].isalnum() or clean(value))


def as_date(value: Value) -> date | None:
    """The day of a date or date and time; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def years_later(day: date, years: int) -> date:
    """The same day some years later; of a February 29 the March 1 after."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + years, 3, 1)
    return day.replace(year=day.year + years)


def is_number(value: Value) -> bool:
    """Whether the value is a number (yes/no values are not)."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def show(value: Value) -> str:
    """The value as an exact text: dates as 2027-01-31, whole numbers without decimals.

    People read dates in another form: sdp_xl.written.shown.
    """
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.10g}"
    return clean(str(value))


def fits(kind: Kind, value: Value) -> bool:
    """Whether a filled cell holds what its column asks for. Blanks, errors and open formulas always pass here."""
    if is_blank(value) or isinstance(value, ErrorValue | Uncalculated):
        return True
    match kind:
        case Kind.DATE:
            return as_date(value) is not None
        case Kind.NUMBER | Kind.SHARE:
            return is_number(value)
        case Kind.WHEN:
            return isinstance(value, str) or as_date(value) is not None or is_number(value)
        case Kind.PERSON:
            return isinstance(value, str)
        case Kind.CHOICE | Kind.ID | Kind.REFERENCE | Kind.LINKS:
            return isinstance(value, str) or is_number(value)
        case Kind.TEXT | Kind.FORMULA:
            return True


def shows_date(text: str) -> bool:
    """Whether a text is a date as Excel shows it where 5-6 or 1-45 was typed: 6-May, Jan-45."""
    one, _, other = text.lower().partition("-")
    number, lengths = (one, (1, 2)) if other in _MONTHS else (other, (2,) if one in _MONTHS else ())
    return len(number) in lengths and number.isascii() and number.isdigit()


def became_date(kind: Kind, value: Value) -> bool:
    """Whether a cell that should hold IDs holds a date, or the text of one."""
    if kind not in ID_KINDS:
        return False
    return shows_date(clean(value)) if isinstance(value, str) else as_date(value) is not None


def in_range(column: Column, value: Value) -> bool:
    """Whether a number lies within the column's limits and a date within the years that a plan can be about."""
    day = as_date(value)
    if column.kind in (Kind.DATE, Kind.WHEN) and day is not None:
        return FIRST_YEAR <= day.year <= LAST_YEAR
    if column.kind in (Kind.NUMBER, Kind.SHARE) and isinstance(value, int | float):
        low = column.low if column.low is not None else value
        high = column.high if column.high is not None else value
        return low <= value <= high
    return True


def chosen(column: Column, value: Value, allowed: Collection[str]) -> bool:
    """Whether a choice is on its list (``allowed``: the folded values); with ``many``, each of the values.

    A State's own list may hold numbers, such as priorities 1 to 6; a number is on it as it is shown.
    """
    if is_blank(value) or not (isinstance(value, str) or is_number(value)):
        return True
    text = show(value)
    return all(fold(one) in allowed for one in (split_many(text) if column.many else (text,)))
