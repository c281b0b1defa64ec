"""Values of source cells in the form that their column asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.model import Column, Freedom, Kind
from schemas.tables import choices as choices_of
from schemas.tables.lists import DONE, NOT_STARTED
from schemas.values import ErrorValue, Uncalculated, Value, as_date, clean, fits, fold, is_number, show, split_many
from sdp_xl.intake.model import Matter, SourceCell
from sdp_xl.intake.tasks import predecessors
from sdp_xl.plan.model import Plan
from sdp_xl.written import Unit, read_id
from sdp_xl.written.entries import meant, read_share, read_when
from sdp_xl.written.listed import entry_of, words_of
from sdp_xl.written.remarks import has_remark
from sdp_xl.written.shown import as_excel_shows
from sdp_xl.written.words import ONES, TEENS, TENS

_WORD = r"[A-Za-z]{3,}"
"""What says more than the day or the share that was read."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A value for a column, with a remark on how it was read.

    ``kept``: what was written says more, or the list has another word for it, so it is kept in Notes, too.
    """

    value: Value
    matter: Matter | None = None
    remark: str = ""
    kept: bool = False


def fit(column: Column, cell: SourceCell, text: str, plan: Plan, *, day_first: bool = False) -> Fitted | None:
    """The value that ``text`` (of a source cell, or a part of it) gives in a column; None if it does not fit there."""
    whole = clean(text) == clean(cell.text)
    value: Value = cell.value if whole and not isinstance(cell.value, str) else clean(text)
    if isinstance(value, ErrorValue | Uncalculated):
        return None
    match column.kind:
        case Kind.DATE:
            return _date(cell, value, whole, day_first)
        case Kind.SHARE:
            return _share(cell.text if whole else text)
        case Kind.NUMBER:
            return _number(value)
        case Kind.CHOICE:
            return _choice(column, value, cell, plan)
        case Kind.LINKS if isinstance(value, str) and predecessors(value) != value:
            return Fitted(predecessors(value), Matter.READ, f"“{value}” was read as {predecessors(value)}.")
        case Kind.ID | Kind.REFERENCE | Kind.LINKS:
            return _id(cell, value)
        case Kind.WHEN if is_number(value):
            return Fitted(value)
        case _:
            plain = cell.text if whole and not isinstance(cell.value, str) else text
            return Fitted(clean(plain))


def _date(cell: SourceCell, value: Value, whole: bool, day_first: bool) -> Fitted | None:
    day = as_date(value)
    if day is not None and whole and cell.text != as_excel_shows(value):
        return None  # shown as “July 2021”: a month, not a day
    if day is not None:
        return Fitted(day) if fits(Kind.DATE, value) and day.year > 1920 else None
    period = read_when(value, day_first=day_first)
    if period is None or period.unit is not Unit.DAY or period.first is None:
        return None
    shown = as_excel_shows(period.first)
    if shown == show(value):
        return Fitted(period.first)
    more = has_remark(show(value)) or re.search(_WORD, re.sub(_MONTHS, "", show(value)))  # Revised August 23, 2017
    return Fitted(period.first, Matter.READ, f"“{show(value)}” was read as {shown}.", kept=bool(more))


_MONTHS = re.compile(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_SPELLED = re.compile(rf"(?i)per ?cent(?:age)?|\b(?:{'|'.join((*ONES, *TEENS, *TENS, 'hundred', 'and'))})\b")


def _share(text: str) -> Fitted | None:
    amount = read_share(text)
    if amount is None or amount.low is None:
        return None
    share = round(amount.low / 100, 6)
    read = f"was read as {round(amount.low, 4):g}%."
    if amount.sign_lost:
        return Fitted(share, Matter.READ, f"“{clean(text)}” stands without a percent sign and {read}")
    more = amount.high is None or re.search(_WORD, re.sub(_SPELLED, "", text))
    return Fitted(share, Matter.READ, f"“{clean(text)}” {read}", kept=True) if more else Fitted(share)


def _number(value: Value) -> Fitted | None:
    if is_number(value):
        return Fitted(value)
    number = meant(Kind.NUMBER, value)
    if number is None:
        return None
    plain = re.fullmatch(r"[-0-9.,]+", show(value))
    return Fitted(number) if plain else Fitted(number, Matter.READ, f"“{show(value)}” was read as {show(number)}.")


_SHARES = {"statuses": {"100%": DONE, "0%": NOT_STARTED}}
"""What planning programs write in a column of a list; alone they do not make a column one of that list."""


def _choice(column: Column, value: Value, cell: SourceCell, plan: Plan) -> Fitted:
    """The value in the spelling of its list, where only case, spaces, quotes or hyphens differ; else as written."""
    choices = plan.choices(column.choices or "")
    allowed = _SHARES.get(column.choices or "", {}) | words_of(column.choices or "", choices)
    if is_number(value):
        if show(value) in allowed:
            return Fitted(value)
        return Fitted(value, Matter.UNLISTED, show(value))
    text = clean(cell.text) if not isinstance(value, str) else value
    if entry_of(text, allowed):
        parts: tuple[str, ...] = (text,)
    else:
        parts = split_many(text) if column.many else (text,)
    listed = [entry_of(part, allowed) or part for part in parts]
    new = "; ".join(listed) if len(parts) > 1 else (listed[0] if listed else text)
    fixed = not column.choices or choices_of(column.choices).freedom is Freedom.FIXED
    kept = not fixed and any(fold(part).removesuffix("s") not in fold(new) for part in parts)
    unlisted = [part for part in parts if not entry_of(part, allowed)]
    if unlisted:
        return Fitted(new, Matter.UNLISTED, "; ".join(unlisted), kept)
    if new != text and len(parts) == 1:
        return Fitted(new, Matter.LISTED, f"“{text}” is written “{new}”, as on your Lists.", kept)
    return Fitted(new, kept=kept)


def _id(cell: SourceCell, value: Value) -> Fitted | None:
    """An ID as text; one that Excel turned into a date, as it was typed."""
    if as_date(value) is not None:
        read = read_id(value)
        if read is None:
            return None
        date_ = as_excel_shows(value)
        return Fitted(str(read), Matter.ID, f"Excel had turned it into the date {date_}; “{read}” was likely typed.")
    return Fitted(clean(cell.text) if not isinstance(value, str) else value.strip())
