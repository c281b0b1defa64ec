"""What a row must show as evidence, and the words in which messages speak of rows that do and rows that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.model import Rows, Table
from sdp_xl import chains
from sdp_xl.located import Row, shorten

NAMED = 5
"""How many rows a message names by their IDs."""

NOUNS = {
    "targets": ("target", "targets"),
    "needs": ("need", "needs"),
    "strategies": ("strategy", "strategies"),
    "mpos": ("MPO", "MPOs"),
    "evaluation": ("evaluation question", "evaluation questions"),
    "meetings": ("meeting", "meetings"),
    "team": ("team member", "team members"),
    "plan_outline": ("section of the outline", "sections of the outline"),
    "local_support": ("row of local support", "rows of local support"),
    "looking_forward": ("activity of Looking Forward", "activities of Looking Forward"),
}
"""What one row, and several rows, of a table are called."""

CHARTED = {
    "targets": "charted to a target",
    "needs": "charted to a need",
    "strategies": "charted to an adopted strategy",
    "mpos": "charted to an MPO",
}
"""What a row is when the Alignment Chart links it to a row of that table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One thing that a row must show: a filled cell, a cell that holds one of the ``values``, or a link.

    ``linked`` are the IDs that the chart links; ``words`` name the demand, ``column`` is where to work on it.
    """

    column: str
    words: str
    values: tuple[str, ...] = ()
    linked: frozenset[str] | None = None

    def met(self, row: Row) -> bool:
        """Whether the row shows it, as far as its cells can be read.

        That a row is not in the plan is a lack of its own: it could not be charted. An ID that became a date is a
        finding of its own: whether the chart links it nobody can tell.
        """
        if self.linked is not None:
            return row.id in self.linked or "id" in row.flawed or not chains.in_plan(row)
        return row.says(self.column, *self.values) if self.values else row.filled(self.column)


def subject(number: int, table: Table, evidence: Rows) -> str:
    """How many rows there are, and what they are about: 2 strategies (Population: Preschool); No need (…) for none."""
    noun = NOUNS[table.key][number > 1]
    parts = (f"{table.column(key).header}: {joined(values, 'or')}" for key, values in evidence.where.items())
    return f"{number or 'No'} {noun}" + (f" ({'; '.join(parts)})" if evidence.where else "")


def met(about: str, complete: int, total: int, demands: Sequence[Demand]) -> str:
    """The sentence about rows of which enough show what is demanded."""
    if not demands:
        return f"{about}."
    return f"{about}, {'' if complete == total else f'{complete} of them '}{_shown(demands, 'and')}."


def in_part(about: str, total: int, incomplete: Sequence[tuple[Row, list[Demand]]], *, every: bool) -> str:
    """The sentence about rows of which too few show what is demanded: what they lack."""
    if total == 1:
        return f"{about}, {_lacking(incomplete[0][1])}."
    rows: dict[Demand, list[Row]] = {}
    for row, demands in incomplete:
        for demand in demands:
            rows.setdefault(demand, []).append(row)
    if every:
        return f"{about}; {'; '.join(f'{_lacking([demand])}: {_named(rows[demand])}' for demand in rows)}."
    common = [demand for demand in rows if len(rows[demand]) == total]
    return f"{about}, none of them {_shown(common, 'or') if common else 'complete'}."


def _shown(demands: Sequence[Demand], word: str) -> str:
    """With “Date” and “Languages”, charted to an MPO: the words for rows that show what is demanded."""
    cells = [demand.words for demand in demands if demand.linked is None]
    charted = [demand.words for demand in demands if demand.linked is not None]
    return joined([*([f"with {joined(cells, word)}"] if cells else []), *charted], word)


def _lacking(demands: Sequence[Demand]) -> str:
    """Without “Date” or “Languages” and not charted to an MPO: the words for rows that do not show it."""
    cells = [demand.words for demand in demands if demand.linked is None]
    charted = [f"not {demand.words}" for demand in demands if demand.linked is not None]
    return joined([*([f"without {joined(cells, 'or')}"] if cells else []), *charted], "and")


def _named(rows: Sequence[Row]) -> str:
    names = [shorten(row["id"]) or row.cells.get("id", "") for row in rows[:NAMED]]
    more = len(rows) - NAMED
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def quoted(values: Sequence[str]) -> str:
    """“A”, “B” or “C”."""
    return joined([f"“{value}”" for value in values], "or")


def joined(parts: Sequence[str], word: str) -> str:
    """A, B and C, with the word before the last."""
    return f" {word} ".join(filter(None, (", ".join(parts[:-1]), "".join(parts[-1:]))))
