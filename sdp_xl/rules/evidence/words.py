"""Demands on rows as evidence, and the words in which messages speak of rows that meet them and rows that do not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schemas.model import Rows, Table
from sdp_xl.plan import chains
from sdp_xl.plan.model import Row
from sdp_xl.plan.shown import shorten

NAMED = 5
"""How many rows a message names by their IDs."""

ABOUT = {
    ("targets", "subject"): "for",
    ("needs", "kind"): "of the kind",
    ("needs", "population"): "about",
    ("strategies", "population"): "for",
    ("strategies", "partners"): "delivered with",
    ("strategies", "status"): "with the status",
    ("evaluation", "kind"): "of the kind",
    ("meetings", "consultation"): "to consult",
    ("team", "represents"): "speaking for",
    ("team", "team"): "on the",
    ("plan_outline", "covers"): "on",
    ("local_support", "plan"): "for",
    ("looking_forward", "part"): "to",
    ("feedback", "round"): "on",
}
"""The words between a row's name and what its column says: 1 target for “Reading”."""

NONE = {
    ("strategies", "partners"): "No strategy is delivered with",
    ("meetings", "consultation"): "No meeting is held to consult",
    ("team", "represents"): "Nobody on the team speaks for",
    ("team", "team"): "Nobody is on the",
    ("plan_outline", "covers"): "No section of the outline is on",
}
"""The words before what a column says where no row says it, if they are more than No target for “Reading” yet."""

CHARTED = {
    "targets": "a target",
    "needs": "a need",
    "strategies": "an adopted strategy",
    "mpos": "an MPO",
}
"""What the Alignment Chart links a row to, by table."""


class Demand(NamedTuple):
    """One thing that a row must show: a filled cell, a cell that holds one of the ``values``, or a link.

    ``linked`` are the IDs that the chart links; ``words`` name the cell or what it is charted to, ``column`` is where
    to work on it. What every row needs anyway (not ``needed`` here) is named only where it is missing.
    """

    column: str
    words: str
    values: tuple[str, ...] = ()
    linked: frozenset[str] | None = None
    needed: bool = True

    def met(self, row: Row) -> bool:
        """Whether the row shows it, as far as its cells can be read.

        That a row is not in the plan is a lack of its own: it could not be charted. An ID that became a date is a
        finding of its own: whether the chart links it nobody can tell.
        """
        if self.linked is not None:
            return row.id in self.linked or "id" in row.flawed or not chains.in_plan(row)
        return row.says(self.column, *self.values) if self.values else row.filled(self.column)


def subject(number: int, table: Table, evidence: Rows) -> str:
    """How many rows there are, and what they are about: 2 strategies for “Preschool”."""
    about = (f" {ABOUT[table.key, key]} {quoted(values)}" for key, values in evidence.where.items())
    return f"{number} {table.nouns[number > 1]}{''.join(about)}"


def none(table: Table, evidence: Rows) -> str:
    """The sentence that no row is about it, without its full stop: No need about “Preschool” yet."""
    match [(NONE.get((table.key, key)), ABOUT[table.key, key], values) for key, values in evidence.where.items()]:
        case [(str(opening), _, values)]:
            return f"{opening} {quoted(values)}"
        case about:
            return f"No {table.nouns[0]}{''.join(f' {word} {quoted(values)}' for _, word, values in about)} yet"


def left_out(rows: Sequence[Row], evidence: Rows) -> str:
    """The words that follow the sentence of none() where rows are about it, but do not count: M2 is “Canceled”."""
    if not rows:
        return ""
    words = quoted([value for values in evidence.unless.values() for value in values])
    return f": {_named(rows)} {'is' if len(rows) == 1 else 'are'} {words}"


def waiting(row: Row) -> str:
    """The sentence about rows that stand as the master workbook brought them along."""
    return f"“{shorten(row[row.table.main])}” stands as the master workbook brought it along; nothing is written yet."


def met(about: str, complete: int, total: int, demands: Sequence[Demand]) -> str:
    """The sentence about rows of which enough show what is demanded."""
    demands = [demand for demand in demands if demand.needed]
    if not demands:
        return f"{about}."
    return f"{about}, {'' if complete == total else f'{complete} of them '}{_shown(demands, 'and')}."


def in_part(about: str, total: int, incomplete: Sequence[tuple[Row, list[Demand]]], *, every: bool) -> str:
    """The sentence about rows of which too few show what is demanded: what they lack."""
    if total == 1:
        return f"{about}, {_lacking(incomplete[0][1])}."
    rows = {demand: lacking for [demand], lacking in by_demand(incomplete)}
    if every:
        return f"{about}; {'; '.join(f'{_lacking([demand])}: {_named(rows[demand])}' for demand in rows)}."
    common = [demand for demand in rows if len(rows[demand]) == total]
    return f"{about}, none of them {_shown(common, 'or') if common else 'complete'}."


def by_demand(incomplete: Sequence[tuple[Row, list[Demand]]]) -> list[tuple[list[Demand], list[Row]]]:
    """Each demand that some rows lack, alone in a list, with these rows."""
    rows: dict[Demand, list[Row]] = {}
    for row, demands in incomplete:
        for demand in demands:
            rows.setdefault(demand, []).append(row)
    return [([demand], lacking) for demand, lacking in rows.items()]


def _shown(demands: Sequence[Demand], word: str) -> str:
    """With “Date” and “Languages”, charted to an MPO: the words for rows that show what is demanded."""
    cells = [demand.words for demand in demands if demand.linked is None]
    charted = [f"charted to {demand.words}" for demand in demands if demand.linked is not None]
    return joined([*([f"with {joined(cells, word)}"] if cells else []), *charted], word)


def _lacking(demands: Sequence[Demand]) -> str:
    """Without “Date” or “Languages” and not charted to an MPO: the words for rows that do not show it."""
    cells = [demand.words for demand in demands if demand.linked is None]
    charted = [f"not charted to {demand.words}" for demand in demands if demand.linked is not None]
    return joined([*([f"without {joined(cells, 'or')}"] if cells else []), *charted], "and")


def _named(rows: Sequence[Row]) -> str:
    names = [shorten(row["id"]) or row.cells.get("id") or f"row {row.number}" for row in rows[:NAMED]]
    more = len(rows) - NAMED
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def quoted(values: Sequence[str]) -> str:
    """“A”, “B” or “C”."""
    return joined([f"“{value}”" for value in values], "or")


def joined(parts: Sequence[str], word: str) -> str:
    """A, B and C, with the word before the last."""
    return f" {word} ".join(filter(None, (", ".join(parts[:-1]), "".join(parts[-1:]))))


def small(sentence: str) -> str:
    """The sentence as it goes on after another one."""
    return sentence[:1].lower() + sentence[1:]
