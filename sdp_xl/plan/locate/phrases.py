"""Headers said in other words: shortened, turned around, with a general word, or with the word for a planned date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from schemas.headings import BESIDE, BY_COLUMN, BY_KIND, GENERAL, PLANNED, SHORT
from schemas.model import Column, Kind, Table
from schemas.tables import table as declared
from sdp_xl.plan.locate.forms import forms, simple
from sdp_xl.plan.locate.places import simple_names

_TIMES, _TEXTS = frozenset((Kind.DATE, Kind.WHEN)), frozenset((Kind.TEXT,))
_UNCOUNTED = frozenset(Kind) - {Kind.NUMBER, Kind.SHARE}
"""A State share is not the share."""
_TURNED = re.compile(r"(.+?) of (?:the |a |an |each )?(.+)")
"""Statement of the need, which is a need statement."""
_DOTTED = re.compile(r"\.(?=\s|$)")


class Phrase(NamedTuple):
    """What a header may say: the name of a column, of which kinds it must be, and what its table's rows are called."""

    name: str
    kinds: frozenset[Kind] = frozenset(Kind)
    noun: str = ""


@lru_cache(maxsize=4096)
def phrases(text: str) -> tuple[Phrase, ...]:
    """What a header may say in other words, the nearest to what is written first."""
    said = [form for one in (text, *_turned(text)) for form in forms(one)]
    return tuple(dict.fromkeys((*(Phrase(one) for one in said), *(found for one in said for found in _less(one)))))


def _turned(text: str) -> Iterator[str]:
    """The header with its short words in full, and turned around: “Date of meeting” is a meeting date."""
    words = _DOTTED.sub("", simple(text)).split()
    whole = " ".join(SHORT.get(word, word) for word in words)
    yield whole
    if "/" in whole:
        yield whole.replace("/", " or ")
    if turned := _TURNED.fullmatch(whole):
        yield f"{turned[2]} {turned[1]}"
        yield f"{turned[2].removesuffix('s')} {turned[1]}"


def _less(form: str) -> Iterator[Phrase]:
    """The header without a word that says nothing of its own."""
    words = form.split()
    for count in (2, 1):
        if len(words) > count and " ".join(words[-count:]) in GENERAL:
            yield Phrase(" ".join(words[:-count]), _TEXTS)
    if len(words) < 2:
        return
    first, rest, last = words[0], " ".join(words[1:]), words[-1]
    if first in PLANNED:
        yield from (Phrase(rest, _TIMES), Phrase(f"{rest} date", _TIMES))
    if last == "date":
        yield Phrase(" ".join(words[:-1]), _TIMES)
    if first in BESIDE:
        yield Phrase(rest, _UNCOUNTED)
    if last in BESIDE:
        yield Phrase(" ".join(words[:-1]), _UNCOUNTED)
    for count in range(1, len(words)):
        yield Phrase(" ".join(words[count:]), noun=" ".join(words[:count]))


def named_otherwise(table: Table, text: str) -> str | None:
    """The key of the column that a header names in other words; None if it names none.

    A column of choices that may be missing is not looked for: a State's own column of that name has words of its own.
    """
    known = other_names(table)
    for phrase in phrases(text):
        if phrase.name == "id" and (referring := _referring(table, phrase.noun)):
            return referring
        key = known.get(phrase.name)
        if key and suits(phrase, table, table.column(key)):
            return key
    return None


def suits(phrase: Phrase, table: Table, column: Column) -> bool:
    """Whether a column of the table may be what the header says."""
    return column.kind in phrase.kinds and (not phrase.noun or phrase.noun in _callings(table))


@cache
def other_names(table: Table) -> Mapping[str, str]:
    """What the header of a column may be -> its key: as declared, or in the words of others."""
    found = dict(simple_names(table))
    for column in table.columns:
        if column.kind is Kind.CHOICE and not column.required:
            continue
        for word in (*BY_COLUMN.get(f"{table.key}.{column.key}", ()), *BY_KIND.get(column.kind, ())):
            found.setdefault(simple(word), column.key)
    return found


@cache
def _callings(table: Table) -> frozenset[str]:
    """What a row of the table is called: its nouns, and the names of the text by which it is known."""
    return frozenset(
        (*map(simple, table.nouns), *(name for name, key in simple_names(table).items() if key == table.main))
    )


def _referring(table: Table, noun: str) -> str | None:
    """The column that refers to rows that are called so: Question ID on the Alignment Chart."""
    columns = (column for column in table.columns if column.kind is Kind.REFERENCE and column.refers)
    return next((column.key for column in columns if noun in _callings(declared(column.refers or ""))), None)
