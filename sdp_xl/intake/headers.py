"""Recognizes the header row of a State's chart or list by the headers and aliases that schemas/ declares."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, lru_cache

from schemas.model import Column, Kind
from schemas.tables import table
from schemas.values import fold
from sdp_xl.plan.chains import CHART, CHART_COLUMNS

IMPORTED_TABLES = (
    *CHART_COLUMNS,
    "project_plan",
    "team",
    "meetings",
    "information_log",
    "local_support",
    "feedback",
    "looking_forward",
)
"""The tables into which rows are imported, the likelier first."""

LONGEST = 120
"""Characters of a header; “State Performance Targets and Measurements of Interim Progress (MIPs)” has 69."""

_NUMBER = re.compile(r"(?:^|(\w)\s?)(?:#|no|nos|num|number|numbers|code)$")
"""The words that States put for “ID” at the end of a header."""

_NEAR = 0.9
"""How alike (0 to 1) a misspelt header must be to be read as the right one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of a source table, as recognized by their headers.

    ``table`` is the key of the list, or "alignment" for a chart of several components. ``columns`` maps positions (from
    0) to (table key, column key); ``doubled`` likewise those that say the same as another column, whose texts become
    notes; ``headers`` are all header texts, by position.
    """

    table: str
    columns: Mapping[int, tuple[str, str]]
    doubled: Mapping[int, tuple[str, str]]
    headers: Mapping[int, str]

    @property
    def chart(self) -> bool:
        """Whether a row links several components."""
        return self.table == CHART


def with_ids(layout: Layout, holds_ids: Callable[[int], bool]) -> Layout:
    """The layout in which, of two columns that both seem to hold the text of a component, the one of IDs is its ID.

    “MPO | Measurable Program Outcome” is such a pair. ``holds_ids`` tells of a position whether bare IDs stand there.
    """
    columns, doubled = dict(layout.columns), dict(layout.doubled)
    for place, target in layout.doubled.items():
        key, column = target
        first = next(one for one, said in columns.items() if said == target)
        if column != table(key).main or (key, "id") in columns.values():
            continue
        for number, text in ((first, place), (place, first)):
            if holds_ids(number) and not holds_ids(text):
                columns |= {number: (key, "id"), text: target}
                del doubled[place]
                break
    return replace(layout, columns=columns, doubled=doubled)


def simple(text: str) -> str:
    """A header in the form in which headers are compared: no case, no marks at its end, no spaces around a slash."""
    return re.sub(r"\s*/\s*", "/", fold(text)).strip(" .:*…?!\"'")


def recognize(texts: Mapping[int, str], hint: str) -> Layout | None:
    """The layout of a row of texts, if it is a header; ``hint`` is what stands above the table and its name.

    At least half of the cells must be known headers, and one of them the text that says what the rows are.
    """
    if any(len(text) > LONGEST for text in texts.values()):
        return None
    if not any(form in _all_names() for text in texts.values() for form in _forms(text)):
        return None
    options = [_list(texts, key) for key in IMPORTED_TABLES] + [_chart(texts)]
    best, most = None, 0.0
    for layout in options:
        if layout is None or 2 * (len(layout.columns) + len(layout.doubled)) < len(texts):
            continue
        named = fold(table(layout.table).sheet) in hint or fold(table(layout.table).title) in hint
        score = len(layout.columns) + 0.5 * len(layout.doubled) + 0.4 * named
        if score > most:
            best, most = layout, score
    return best


def _list(texts: Mapping[int, str], key: str) -> Layout | None:
    declared = table(key)
    columns, doubled = _matched(texts, _names(key))
    if declared.main not in columns.values():
        return None
    areas = [place for place, column in (columns | doubled).items() if column == "goal_area"]
    goal = next((place for place in areas if simple(texts[place]) == "goal"), None)
    if goal is not None and len(areas) > 1 and "id" not in columns.values():  # “Area | Goal”, as in Reading | Goal 1
        other = next(place for place in areas if place != goal)
        doubled = {place: column for place, column in doubled.items() if place not in (goal, other)}
        columns |= {goal: "id", other: "goal_area"}
    return Layout(
        table=key,
        columns={place: (key, column) for place, column in columns.items()},
        doubled={place: (key, column) for place, column in doubled.items()},
        headers=texts,
    )


def _chart(texts: Mapping[int, str]) -> Layout | None:
    found, doubled = _matched(texts, _chart_names())
    components = {key.partition(".")[0] for key in found.values()} & set(CHART_COLUMNS)
    if len(components) < 2:
        return None
    texts_at = {key.partition(".")[0]: place for place, key in sorted(found.items(), reverse=True)}
    for place in sorted(set(texts) - set(found) - set(doubled)):
        left_first = sorted(components, key=lambda key: (texts_at[key] > place, abs(texts_at[key] - place)))
        for key in left_first:
            taken = {column.partition(".")[2] for column in found.values() if column.startswith(f"{key}.")}
            names = {name: column for name, column in _names(key).items() if column not in taken}
            match, _ = _matched({place: texts[place]}, names)
            if match:
                found[place] = f"{key}.{match[place]}"
                break
    return Layout(
        table=CHART,
        columns={place: _parted(key) for place, key in sorted(found.items())},
        doubled={place: _parted(key) for place, key in doubled.items()},
        headers=texts,
    )


def _matched(texts: Mapping[int, str], names: Mapping[str, str]) -> tuple[dict[int, str], dict[int, str]]:
    """The column that each cell names, headers before aliases (the order of ``names``); and those that double one."""
    hits: list[tuple[int, int, str]] = []
    order = {name: number for number, name in enumerate(names)}
    exact = {place: next((form for form in _forms(text) if form in names), None) for place, text in texts.items()}
    for place, name in exact.items():
        if name is None and any(exact.values()):
            name = next(iter(get_close_matches(simple(texts[place]), names, n=1, cutoff=_NEAR)), None)
        if name is not None:
            hits.append((order[name], place, names[name]))
    columns: dict[int, str] = {}
    doubled: dict[int, str] = {}
    for _, place, key in sorted(hits):
        (doubled if key in columns.values() else columns)[place] = key
    return columns, doubled


@cache
def _all_names() -> frozenset[str]:
    return frozenset(_chart_names()).union(*(_names(key) for key in IMPORTED_TABLES))


@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[str, ...]:
    """A header as it is, without what stands in brackets, in the singular, and “MPO #” or “MPO Number” as “MPO ID”."""
    whole = simple(text)
    bare = simple(re.sub(r"\([^()]*\)", " ", text))
    return (
        whole,
        bare,
        whole.removesuffix("s"),
        bare.removesuffix("s"),
        _NUMBER.sub(lambda found: f"{found[1] or ''} id".strip(), whole),
    )


@cache
def _names(key: str) -> dict[str, str]:
    """The headers of a table, then its aliases -> column key."""
    columns = [column for column in table(key).columns if column.kind is not Kind.FORMULA]
    return _by_name([(column, column.key) for column in columns])


def _by_name(pairs: Sequence[tuple[Column, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, key in pairs:
        found.setdefault(simple(column.header), key)
    for column, key in pairs:
        for alias in column.aliases:
            found.setdefault(simple(alias), key)
    return found


@cache
def _chart_names() -> dict[str, str]:
    """The headers of a chart -> “table.column”: the texts and IDs of the components, and the goal area."""
    pairs: list[tuple[Column, str]] = []
    chart = table(CHART)
    found = {
        simple(chart.column(f"{end}_text").header): f"{key}.{table(key).main}" for key, end in CHART_COLUMNS.items()
    }
    for key, end in CHART_COLUMNS.items():
        declared = table(key)
        text = declared.column(declared.main)
        pairs.append((text, f"{key}.{text.key}"))
        found[simple(chart.column(end).header)] = f"{key}.id"
        for alias in (*chart.column(end).aliases, declared.title, declared.sheet):
            found.setdefault(simple(alias), f"{key}.{text.key}")
    pairs.append((chart.column("goal_area"), f"{CHART}.goal_area"))
    return _by_name(pairs) | found


def _parted(key: str) -> tuple[str, str]:
    name, _, column = key.partition(".")
    return name, column
