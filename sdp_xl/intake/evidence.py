"""How well the entries of a source column fit a column of the plan: what stands below a header is evidence, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from statistics import mean

from schemas.model import Column, Freedom, Kind
from schemas.tables import choices
from schemas.values import as_date, clean, fold, is_number, split_many
from sdp_xl.intake.cells import is_bare_id, with_id
from sdp_xl.intake.model import SourceCell
from sdp_xl.written.entries import meant, only_ticks, read_when

SAMPLE = 40
"""Entries of a column that are looked at; what they show, the others would."""

Listed = Callable[[str], Collection[str]]
"""The folded words of a list, by its key."""

_SENTENCE = re.compile(
    r"\b(?:by|before|each|every|annually|at least|at the end)\b.*\b(?:will|shall|to)\b"
    r"|\d\s*(?:%|percent).*\bwill\b",
    re.I | re.S,
)
"""What an MPO reads like: by when, how many, will do what."""
_LINK = re.compile(r"[\w.-]+(?:\s?(?:FS|SS|FF|SF)\b.*|-(?:FS|SS|FF|SF)=.*)?", re.I)
_DATED = re.compile(r"\b(?:dates?|deadlines?|due(?! to))\b", re.I)
_MOST = 0.25
"""More than half of the entries, as ``_share`` counts them."""
_AGAINST = -0.7
"""Nothing below the header is of the kind that the column asks for."""
_LONG = 90


def fits(column: Column, main: bool, cells: Sequence[SourceCell], listed: Listed) -> float:
    """How well entries fit a column: from -0.7 (they cannot be meant) to 0.5; 0 where they say nothing."""
    sample = cells[:SAMPLE]
    if not sample:
        return 0.0
    match column.kind:
        case Kind.DATE:
            return _share(sample, _is_time) or _AGAINST
        case Kind.WHEN:
            return 0.6 * _share(sample, _is_time)
        case Kind.NUMBER:
            return (
                _share(sample, lambda one: is_number(one.value) or meant(Kind.NUMBER, one.text) is not None) or _AGAINST
            )
        case Kind.SHARE:
            return _share(sample, lambda one: meant(Kind.SHARE, one.text) is not None) or _AGAINST
        case Kind.ID:
            return _share(sample, _is_id) or _AGAINST
        case Kind.LINKS:
            return (
                _share(sample, lambda one: all(_LINK.fullmatch(part) for part in split_many(one.text, commas=True)))
                or _AGAINST
            )
        case Kind.CHOICE if column.choices:
            on = _share(
                sample,
                lambda one: any(
                    fold(part) in listed(column.choices or "") for part in (one.text, *split_many(one.text))
                ),
            )
            fixed = choices(column.choices).freedom is Freedom.FIXED and not _share(sample, _has_word)
            return on or (_AGAINST if fixed or _length(sample) > _LONG else 0.0)
        case Kind.REFERENCE:
            return 0.8 * _share(sample, _is_id)
        case Kind.PERSON:
            return _AGAINST if _length(sample) > 2 * _LONG or not _share(sample, _has_word) else 0.1
    if main:
        return _main(column, sample)
    return _AGAINST if column.kind is Kind.TEXT and _share(sample, lambda one: only_ticks(one.value)) > _MOST else 0.0


def _main(column: Column, sample: Sequence[SourceCell]) -> float:
    if _share(sample, lambda one: _has_word(one) and not (is_bare_id(one.text))) < 0.2:
        return _AGAINST if len(sample) > 1 else _AGAINST / 2
    return 0.6 * _share(sample, lambda one: is_sentence(one.text)) if column.key == "text" else 0.0


def is_timed(header: str, cells: Sequence[SourceCell]) -> bool:
    """Whether a header says a date, or most of what stands below it are dates or stretches of time."""
    return bool(_DATED.search(header)) or (bool(cells) and _share(cells[:SAMPLE], _is_time) > _MOST)


def is_sentence(text: str) -> bool:
    """Whether a text reads like an MPO."""
    return bool(_SENTENCE.search(clean(text)))


def _share(sample: Sequence[SourceCell], is_so: Callable[[SourceCell], bool]) -> float:
    """Half of the share of entries for which that is so."""
    return mean(map(is_so, sample)) / 2


def _length(sample: Sequence[SourceCell]) -> float:
    return mean(len(one.text) for one in sample)


def _is_time(cell: SourceCell) -> bool:
    return as_date(cell.value) is not None or read_when(cell.text) is not None


_TOKEN = re.compile(r"(?=\S*\d)\S{2,24}")
"""An ID that a planning program made."""


def _is_id(cell: SourceCell) -> bool:
    return (
        is_bare_id(cell.text)
        or _TOKEN.fullmatch(cell.text) is not None
        or as_date(cell.value) is not None
        or all(map(is_bare_id, split_many(cell.text, commas=True)))
    )


def _has_word(cell: SourceCell) -> bool:
    return re.search(r"[^\W\d_]{2}", with_id(clean(cell.text)).text) is not None
