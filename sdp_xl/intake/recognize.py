"""Which table a header is, and which column each of its positions: its words and what stands below, scored together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from schemas.headings import ENOUGH, RENDERED
from schemas.model import Kind
from schemas.tables import table
from schemas.values import fold
from sdp_xl.intake.cells import is_bare_id
from sdp_xl.intake.evidence import Listed, fits, is_sentence, is_timed
from sdp_xl.intake.guesses import LEAST, Guess, assigned, components, is_main, parted
from sdp_xl.intake.headers import TABLES, Header, Layout
from sdp_xl.intake.model import SourceCell
from sdp_xl.intake.names import (
    ALIAS,
    HEADER,
    WORD,
    Names,
    chart_names,
    is_generic,
    is_known,
    is_tool,
    meant_by,
    names,
    under_band,
)
from sdp_xl.plan.chains import CHART
from sdp_xl.plan.locate.forms import simple

LONGEST = 120
"""Characters of a header; “State Performance Targets and Measurements of Interim Progress (MIPs)” has 69."""

_BESIDE = 0.8
"""How much a header counts that names a column of a component of a chart, not the component itself."""

Below = Mapping[int, Sequence[SourceCell]]
"""The cells below a header by position."""


def recognize(
    header: Header,
    below: Below | None = None,
    listed: Listed = lambda key: (),
    only: str = "",
    loose: bool = True,
) -> Layout | None:
    """The layout that a header, with what stands below it, scores best at; None if it is no header of ours.

    At least half of the cells must be known headers, and one of them the text that says what the rows are. ``only``:
    the table that it is said to be; ``loose``: a header may be known by its last words.
    """
    if any(len(text) > LONGEST for text in header.texts.values()):
        return None
    if not only and not any(map(is_known, (*header.texts.values(), *header.bands.values()))):
        return None
    reader = _Reader(header, below, listed, said=bool(only), loose=loose)
    options = [found for key in ([only] if only else TABLES) if (found := reader.read(key))]
    options.sort(key=lambda one: -one.points)  # stable: of equal ones the likelier stands first
    if not options:
        return None
    best = options[0]
    parts = {key for key, _ in best.columns.values()}  # a list of one of its components is no other reading of a chart
    second = next((one for one in options[1:] if one.table not in parts), None)
    ahead = (best.points - second.points) / best.points if second and best.points else 1.0
    return replace(best, sure=min(1.0, 0.5 + ahead), second=second.table if second else "")


class _Reader:
    """Reads one header as each of the tables."""

    def __init__(self, header: Header, below: Below | None, listed: Listed, said: bool, loose: bool) -> None:
        self.header, self.below, self.listed, self.said, self.loose = header, below, listed, said, loose
        self.tools = {place for place, text in header.texts.items() if is_tool(text)}

    def read(self, key: str) -> Layout | None:
        """The layout as that table; None if it cannot be one."""
        guesses = self._chart() if key == CHART else self._list(key)
        columns, doubled, points = assigned(guesses)
        kept = {place for place in self.tools if place not in columns}
        if self.below is not None:
            points += self._by_content(key, columns, doubled)
        known = len(columns.keys() | doubled.keys() | kept)
        if not self.said and 2 * known < len(self.header.texts) and not self._names(key, guesses, known):
            return None
        if key == CHART:
            if len(components(columns.values())) < 2:
                return None
            points += (1 - _BESIDE) * sum(
                not (is_main(one) or one.endswith((".id", ".goal_area"))) for one in columns.values()
            )
        elif not self._has_main(key, columns):
            return None
        title = (fold(table(key).sheet), fold(table(key).title))
        named = any(name in self.header.hint for name in title)
        surely = {guess.place for guess in guesses if guess.sure >= WORD and columns.get(guess.place) == guess.column}
        return Layout(
            table=key,
            columns={place: parted(column) for place, column in sorted(columns.items())},
            doubled={place: parted(column) for place, column in doubled.items()},
            headers={place: self.header.shown(place) for place in self.header.texts},
            points=points + 0.3 * len(doubled) + 0.4 * named,
            guessed=frozenset(columns.keys() - surely),
        )

    def _has_main(self, key: str, columns: dict[int, str]) -> bool:
        main = f"{key}.{table(key).main}"
        place = next((one for one, column in columns.items() if column == main), None)
        if self._has_enough(key, columns):
            if place is None and table(key).main:
                self._take_text(main, columns)
            return True
        if place is None:
            free = [one for one in self.header.texts if one not in columns]
            below = self.below
            if self.said and below is not None and free:
                longest = max(free, key=lambda one: sum(len(cell.text) for cell in below.get(one, ())))
                columns[longest] = main
                return True
            return self.said and self.below is None
        if self.said or not is_generic(self.header.texts[place]):
            return True
        others = [one for one in columns if one != place and self._speaks(one, columns[one])]
        return len(others) >= 2

    def _take_text(self, main: str, columns: dict[int, str]) -> None:
        """Takes the column with the longest texts of those without a name for the text by which rows are called."""
        below = self.below or {}
        free = {
            one: sum(len(cell.text) for cell in below[one])
            for one in self.header.texts
            if one not in columns
            and one not in self.tools
            and self._fit(one, main) >= 0
            and below.get(one)
            and not self._is_no_text(one, main)
        }
        if free:
            columns[max(free, key=lambda one: free[one])] = main

    def _names(self, key: str, guesses: Iterable[Guess], known: int) -> bool:
        """Whether a header names the text of its rows outright, and at least a third of it is known."""
        outright = any(is_main(guess.column) and guess.sure >= ALIAS - 0.05 for guess in guesses)
        return self.loose and outright and known > 1 and 3 * known >= len(self.header.texts)

    def _has_enough(self, key: str, columns: Mapping[int, str]) -> bool:
        """Whether its columns say what the rows are, though none is the text by which they are called."""
        needed, some, number = ENOUGH.get(key, ((), (), 0))
        keys = {name for one, name in map(parted, columns.values()) if one == key}
        return number > 0 and keys.issuperset(needed) and len(keys.intersection(some)) >= number

    def _speaks(self, place: int, column: str) -> bool:
        """Whether a column says something about which table it is of: no bare number, no word that any table has."""
        key, _, name = column.partition(".")
        timed = table(key).column(name).kind in (Kind.DATE, Kind.NUMBER)
        return name not in ("id", "notes") and (timed or not is_generic(self.header.texts[place]))

    def _list(self, key: str) -> list[Guess]:
        guesses = list(self._guesses(names(key)))
        areas = {one.place for one in guesses if one.column.endswith(".goal_area")}
        goal = next((place for place in areas if simple(self.header.texts[place]) == "goal"), None)
        ids = any(one.column == f"{key}.id" for one in guesses)
        if goal is not None and len(areas) > 1 and not ids:  # “Area | Goal”, as in Reading | Goal 1
            guesses = [one for one in guesses if one.place != goal] + [Guess(1.0, goal, f"{key}.id")]
        return guesses

    def _chart(self) -> list[Guess]:
        """The guesses of a chart: the components that are named, and then the columns of just these."""
        by_name = list(self._guesses(chart_names()))
        by_band = [Guess(sure + self._fit(place, column), place, column) for place, column, sure in self._banded()]
        banded = {one.place for one in by_band}
        own = [one for one in by_name if one.place not in banded] + by_band
        found = components(one.column for one in own if one.score >= LEAST)
        while len(found) > 1:
            guesses = [one for one in own if one.column.partition(".")[0] in (*found, CHART)]
            guesses += [one for key in found for one in self._beside(key, found, own, banded)]
            columns, _, _ = assigned(guesses)
            kept = components(columns.values())
            if kept == found:
                return guesses
            found = kept
        return []

    def _beside(
        self, key: str, found: Collection[str], own: Sequence[Guess], banded: Collection[int]
    ) -> Iterable[Guess]:
        """The columns of one component of a chart; of several components the nearest to the left is likeliest."""
        at = {one: min((g.place for g in own if g.column.startswith(f"{one}.")), default=0) for one in found}
        for guess in self._guesses(names(key)):
            if guess.place in banded or guess.column in (f"{key}.{table(key).main}", f"{key}.goal_area"):
                continue
            order = sorted(found, key=lambda one: (at[one] > guess.place, abs(at[one] - guess.place)))
            exact = guess.score * _BESIDE - 0.02 * order.index(key)
            yield Guess(exact, guess.place, guess.column, guess.sure)

    def _banded(self) -> Iterable[tuple[int, str, float]]:
        """What stands under a band; “Statement” beside a component of which only the IDs are told is its text."""
        texts, bands = self.header.texts, self.header.bands
        for place, band in bands.items():
            for column, sure in under_band(texts[place], band).items():
                yield place, column, sure
        for left, place in pairwise(texts):
            if place in bands or simple(texts[place]) not in RENDERED or not self._holds_ids(left):
                continue
            for column in under_band(texts[place], texts[left]):
                yield place, column, HEADER
                yield left, f"{column.partition('.')[0]}.id", HEADER

    def _guesses(self, known: Names) -> Iterable[Guess]:
        """What each header may mean; of two that name one text, that over bare IDs is its ID."""
        texts, bands = self.header.texts, self.header.bands
        exact = {place: meant_by(text, bands.get(place, ""), known, exactly=True) for place, text in texts.items()}
        found = {
            place: columns or (meant_by(texts[place], "", known, loose=self.loose) if any(exact.values()) else {})
            for place, columns in exact.items()
        }
        mains = [column for columns in found.values() for column in columns if is_main(column)]
        for place, columns in found.items():
            for column, sure in columns.items():
                if sure < WORD and self._is_no_text(place, column):
                    continue
                yield Guess(sure + self._fit(place, column), place, column, sure)
                if is_main(column) and mains.count(column) > 1 and self._holds_ids(place):
                    yield Guess(sure, place, f"{column.partition('.')[0]}.id")

    def _holds_ids(self, place: int) -> bool:
        cells = self.below.get(place, ()) if self.below else ()
        return bool(cells) and all(is_bare_id(cell.text) or not isinstance(cell.value, str) for cell in cells)

    def _is_no_text(self, place: int, column: str) -> bool:
        key, name = parted(column)
        cells = self.below.get(place, ()) if self.below else ()
        return table(key).column(name).kind is Kind.TEXT and is_timed(self.header.texts[place], cells)

    def _fit(self, place: int, column: str) -> float:
        if self.below is None:
            return 0.0
        key, _, name = column.partition(".")
        return fits(table(key).column(name), name == table(key).main, self.below.get(place, ()), self.listed)

    def _by_content(self, key: str, columns: dict[int, str], doubled: Mapping[int, str]) -> float:
        """Takes columns whose header says nothing for what stands in them: MPO sentences, IDs. Returns the points."""
        points = 0.0
        taken = {*columns, *doubled, *self.tools}
        for place in (place for place in self.header.texts if place not in taken):
            cells = (self.below or {}).get(place, ())
            if not cells:
                continue
            if (
                "mpos.text" not in columns.values()
                and key in ("mpos", CHART)
                and sum(is_sentence(cell.text) for cell in cells) >= max(2, 0.7 * len(cells))
            ):
                columns[place] = "mpos.text"
                points += 0.5
        return points
