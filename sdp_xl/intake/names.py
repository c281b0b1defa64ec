"""Header texts, in comparing form, with the columns that they may name and how surely (0 to 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from schemas.headings import ALIKE, BY_COLUMN, BY_KIND, RENDERED, TOOLS
from schemas.model import Kind
from schemas.tables import table
from sdp_xl.intake.spellings import loosely, spellings
from sdp_xl.plan.chains import CHART, CHART_COLUMNS
from sdp_xl.plan.locate.forms import simple
from sdp_xl.plan.locate.phrases import phrases, suits

IMPORTED_TABLES = (
    *CHART_COLUMNS,
    "project_plan",
    "team",
    "meetings",
    "information_log",
    "local_support",
    "feedback",
    "looking_forward",
    "monitoring",
    "local_projects",
    "results",
)
"""The tables into which rows are imported, the likelier first."""

HEADER, ALIAS, WORD, WEAK = 1.0, 0.95, 0.85, 0.4
"""How surely a text names a column: as the workbook writes it, as declared beside it, as others do, or perhaps."""

REPHRASED = 0.9
"""How much a header counts that names the column in other words: Needs statement."""

LOOSE = 0.65
"""How much a header counts of which only the last words name the column: Possible Solutions."""

_LATER = 0.002
"""How much less each further alias of the main text counts: of a Need Statement and a Concern the first is the need."""

MISSPELT = 0.9
"""How alike (0 to 1) a misspelt header must be to be read as the right one, and how much that counts."""

_GENERIC = frozenset(
    (
        "name",
        "title",
        "item",
        "topic",
        "event",
        "description",
        "summary",
        "what",
        "date",
        "when",
        "who",
        "group",
        "type",
    )
)
"""Texts that head columns of any table, so that alone they say nothing about it."""

_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 60
"""Characters in which the first words of a header stand."""

Names = dict[str, dict[str, float]]
"""Form of a header -> column ("needs.need") -> how surely it is meant."""


@cache
def names(key: str) -> Names:
    """What the headers of a list of one table may say."""
    found: Names = {}
    columns = [column for column in table(key).columns if column.kind is not Kind.FORMULA]
    for column in columns:
        _add(found, column.header, f"{key}.{column.key}", HEADER)
    for column in columns:
        for number, alias in enumerate(column.aliases):
            _add(found, alias, f"{key}.{column.key}", ALIAS - _LATER * number * (column.key == table(key).main))
    for column in columns:
        for word in (*BY_COLUMN.get(f"{key}.{column.key}", ()), *BY_KIND.get(column.kind, ())):
            _add(found, word, f"{key}.{column.key}", WORD)
        for word in ALIKE.get(f"{key}.{column.key}", ()):
            _add(found, word, f"{key}.{column.key}", WEAK)
    return found


@cache
def chart_names() -> Names:
    """What the headers of a chart of several components may say: their texts and IDs, and the goal area."""
    found: Names = {}
    chart = table(CHART)
    for key, end in CHART_COLUMNS.items():
        declared = table(key)
        main = f"{key}.{declared.main}"
        _add(found, chart.column(f"{end}_text").header, main, HEADER)
        _add(found, chart.column(end).header, f"{key}.id", HEADER)
        _add(found, declared.column(declared.main).header, main, HEADER)
        for number, alias in enumerate(declared.column(declared.main).aliases):
            _add(found, alias, main, ALIAS - _LATER * number)
        for alias in (*chart.column(end).aliases, declared.title, declared.sheet):
            _add(found, alias, main, ALIAS)
        for word in BY_COLUMN.get(main, ()):
            _add(found, word, main, WORD)
        for word in ALIKE.get(main, ()):
            _add(found, word, main, WEAK)
    area = chart.column("goal_area")
    for text in (area.header, *area.aliases, *BY_COLUMN[f"{CHART}.goal_area"]):
        _add(found, text, f"{CHART}.goal_area", HEADER)
    return found


def _add(found: Names, text: str, column: str, sure: float) -> None:
    found.setdefault(simple(text), {}).setdefault(column, sure)


def meant_by(text: str, band: str, known: Names, *, exactly: bool = False, loose: bool = True) -> dict[str, float]:
    """The columns that a header may mean, with how surely; ``band`` is what stands over it and spans several.

    ``exactly``: no misspelt header; ``loose``: also one of which only the last words are known.
    """
    for form in (form for one in (*with_band(text, band), text) for form in spellings(one)):
        if form in known:
            return known[form]
    if text_ids := _id_of(text, known):
        return text_ids
    if otherwise := _otherwise(text, known):
        return otherwise
    if exactly:
        return {}
    if near := get_close_matches(simple(text), known, n=1, cutoff=MISSPELT):
        return {column: sure * MISSPELT for column, sure in known[near[0]].items()}
    parts = loosely(text) if loose and ("/" in text or not is_tool(text)) else ()
    return next(({column: sure * LOOSE for column, sure in known[form].items()} for form in parts if form in known), {})


def with_band(text: str, band: str) -> tuple[str, ...]:
    """A header read together with the band over it, in either order: Last under Monitoring is Last Monitoring."""
    return (f"{band} {text}", f"{text} {band}") if band else ()


def _id_of(text: str, known: Names) -> dict[str, float]:
    """The ID of what a header names before “#” or “No.”: Outcome # is the ID where Outcome is the text."""
    for form in spellings(text):
        name = form.removesuffix(" id")
        if name != form and name in known:
            found = {column.partition(".")[0]: sure for column, sure in known[name].items() if _is_text(column)}
            return {f"{key}.id": sure * MISSPELT for key, sure in found.items()}
    return {}


def _otherwise(text: str, known: Names) -> dict[str, float]:
    """The columns that a header names in other words, as the check reads them: Full text of the MPO."""
    for phrase in phrases(text):
        found = {}
        for column, sure in known.get(phrase.name, {}).items():
            key, _, name = column.partition(".")
            if suits(phrase, table(key), table(key).column(name)):
                found[column] = sure * REPHRASED
        if found:
            return found
    return {}


def _is_text(column: str) -> bool:
    key, _, name = column.partition(".")
    return key != CHART and name == table(key).main


def under_band(text: str, band: str) -> dict[str, float]:
    """The column of a component that a header names under the band of that component: “#” under “Need” is its ID."""
    for name in meant_by(band, "", chart_names()):
        key, _, column = name.partition(".")
        if key not in CHART_COLUMNS or column != table(key).main:
            continue
        if simple(text) in RENDERED:
            return {name: HEADER}
        return dict.fromkeys(meant_by(text, "", names(key), exactly=True), HEADER)
    return {}


def is_tool(text: str) -> bool:
    """Whether a header is that of a planning program, for what a plan does not hold."""
    return any(form in TOOLS for form in spellings(text))


def is_generic(text: str) -> bool:
    """Whether a header may head a column of any table."""
    return simple(text) in _GENERIC


@cache
def _all_names() -> frozenset[str]:
    return frozenset(chart_names()).union(TOOLS, *(names(key) for key in IMPORTED_TABLES))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word for name in _all_names() for word in _WORD.findall(name)[:1])


def is_known(text: str) -> bool:
    """Whether a text is a header of any table."""
    begins = _WORD.findall(text[:_BEGINNING].casefold())[:2]  # a number or a letter may stand before the first word
    if not begins and any(map(str.isdigit, text)):
        return False
    if begins and not any(word in _first_words() or word.removesuffix("s") in _first_words() for word in begins):
        return False
    return any(form in _all_names() for form in spellings(text))


def is_band(text: str) -> bool:
    """Whether a text names a component of the plan, so that it may stand over several columns."""
    return any(True for _ in _components(text))


def _components(text: str) -> Iterator[str]:
    yield from (
        name for name in meant_by(text, "", chart_names(), exactly=True) if name.partition(".")[0] in CHART_COLUMNS
    )
