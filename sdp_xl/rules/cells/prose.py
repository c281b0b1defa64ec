"""Rules about texts that say next to nothing: one word, the same in every row, or those of the example (family 1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import workbook
from schemas.citations import HOUSE
from schemas.model import Column
from schemas.tables import ENTRY_TABLES
from schemas.values import fold
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.registry import rule

SAME = 3
"""So many rows with one text, and more than half of all, are no chance."""

LONG = 5
"""Words from which a text that equals one of the example was copied: nobody writes them twice."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_POINTER = re.compile(
    r"(?:please )?(?:see|refer to|as per|per|cf\.?|cp\.?)\b.{1,40}|(?:is |are )?(?:attached|enclosed|on file)"
    r"|in the (?:attached )?(?:sdp|cna|plan|narrative|document|appendix)"
)
"""A text that only says where something may be read."""

_NUMBERING = "0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_CALLS = frozenset(("the", "a", "an", "of", "statement", "text", "description"))
"""Words that add nothing to what a row is called."""

_COPIED = (("needs", "need"), ("strategies", "strategy"), ("mpos", "text"))
"""Texts none of which can be that of another one: a need is met by a strategy, which an MPO measures."""

_PROSE = {
    table.key: tuple(column for column in table.columns if column.prose)
    for table in ENTRY_TABLES
    if any(column.prose for column in table.columns)
}


def _columns(plan: Plan) -> Iterator[tuple[Column, list[tuple[Row, str]]]]:
    """The columns in which each row is to say something of its own, with the rows that have a text there."""
    for key, columns in _PROSE.items():
        for column in columns:
            values = zip(plan[key], plan[key].column(column.key), strict=True)
            if texts := [(row, text) for row, text in values if isinstance(text, str) and text]:
                yield column, texts


@rule(
    "SDP120",
    severity=Severity.ADVICE,
    title="A text that says next to nothing",
    cites=(HOUSE,),
    fix="Say it in a sentence: who does what, for whom, how often.",
    several="texts say next to nothing",
)
def next_to_nothing(plan: Plan) -> Iterator[Finding]:
    """“Tutoring” names a strategy and describes none: whoever is to carry it out, or to judge it, learns nothing.

    One word is too little for a need, a strategy, a target or a question, and so is a bare “see the CNA”.

    Example:     Tutoring
    Use instead: Tutor children in grades K-8 in reading, in groups of four or fewer, three times a week
    """
    for column, texts in _columns(plan):
        for row, text in texts:
            if _says_little(text, row.table.nouns[0]):
                message = "“{header}” says next to nothing: “{name}”."
                yield row.finding(column.key, message, header=column.header, name=text)


def _says_little(text: str, noun: str) -> bool:
    """Whether the text is one word without a figure, only what the row is called (“Strategy 2”), or a pointer.

    A figure alone may be data, and a pointer with one leads to the page.
    """
    words, has_figure = _WORD.findall(fold(text)), any(map(str.isdigit, text))
    if words and all(word.removesuffix("s") in noun.split() or word in _CALLS for word in words):
        return True
    return not has_figure and (len(words) == 1 or _POINTER.fullmatch(fold(text)) is not None)


@rule(
    "SDP121",
    severity=Severity.ADVICE,
    title="The same text in most rows",
    cites=(HOUSE,),
    fix="Say in each row what is its own, or delete the rows that are one and the same.",
)
def same_everywhere(plan: Plan) -> Iterator[Finding]:
    """A text that was filled down says nothing of the single need, strategy or question.

    It is told once for each column, from three rows on. A number before or behind it, as Excel adds where a cell is
    dragged down, makes it no other text.

    Example:     Provide support to migratory students | in all 12 rows of Strategies
    Use instead: what is done, for whom and how often, strategy by strategy
    """
    for column, texts in _columns(plan):
        forms = [_unnumbered(text) for _, text in texts]
        same, often = Counter(forms).most_common(1)[0]
        if often >= SAME and 2 * often > len(texts):
            first, text = texts[forms.index(same)]
            yield first.finding(
                column.key,
                "“{header}” says the same in {often} of {all} rows: “{name}”.",
                header=column.header,
                often=often,
                all=len(texts),
                name=text,
            )


@rule(
    "SDP122",
    severity=Severity.ADVICE,
    title="A text of the example",
    cites=(HOUSE,),
    fix="Write what holds for your State, or delete the row.",
    several="texts are those of the example",
)
def of_the_example(plan: Plan) -> Iterator[Finding]:
    """The example is the plan of a State that does not exist; its needs, strategies and outcomes are nobody's.

    Example:     a strategy of the example workbook, left in a copy of it
    Use instead: your own
    """
    state = fold(plan.settings.text("state"))
    if state == _example_state():
        return
    for column, texts in _columns(plan):
        copied = _example_texts(texts[0][0].table.key, column.key)
        for row, text in texts:
            if _form(text, state) in copied:
                message = "“{header}” has the words of the example: “{name}”."
                yield row.finding(column.key, message, header=column.header, name=text)


@rule(
    "SDP124",
    severity=Severity.WARNING,
    title="One text for a need, a strategy or an MPO",
    cites=(HOUSE,),
    fix="Write what is needed, what is done about it, and what it is to reach, each in its own words.",
    several="texts were copied from another sheet",
)
def copied_across(plan: Plan) -> Iterator[Finding]:
    """What a program does is no measure of what it reaches: an MPO with the words of a strategy measures nothing.

    Example:     MPOs | Tutor migratory students in reading three times a week
    Use instead: By June 30, 2028, 60% of those with 20 hours of tutoring will gain one level on the reading test
    """
    seen: dict[str, Row] = {}
    for key, column in _COPIED:
        rows = [row for row in plan[key] if row.filled(column) and len(row.text(column).split()) >= LONG]
        for row in rows:
            if first := seen.get(fold(row.text(column)).rstrip(". ")):
                yield row.finding(
                    column,
                    "“{header}” has the words of {noun} “{other}”: “{name}”.",
                    header=row.table.column(column).header,
                    noun=first.table.nouns[0],
                    other=first.id or first.cells["id"],
                    name=row.text(column),
                )
        for row in rows:
            seen.setdefault(fold(row.text(column)).rstrip(". "), row)


def _unnumbered(text: str) -> str:
    """The text in comparing form, without what numbers it and the sign at its end."""
    return fold(text).strip(_NUMBERING) or fold(text)


@cache
def _example_state() -> str:
    return next((fold(content["state"]) for _, content in workbook.example("settings")), "")


@cache
def _example_texts(table: str, column: str) -> frozenset[str]:
    """What the rows of the example say in a column, where it is long enough to be known again."""
    texts = [_form(row.get(column, ""), _example_state()) for row in _example_rows(table)]
    return frozenset(text for text in texts if len(text.split()) >= LONG)


@cache
def _example_rows(table: str) -> list[dict[str, str]]:
    return [row for _, content in workbook.example(table) for row in content.get("rows", ())]


def _form(text: str, state: str) -> str:
    """The text in comparing form, without the name of the State and the sign at its end."""
    return (fold(text).replace(state, "…") if state else fold(text)).rstrip(". ")
