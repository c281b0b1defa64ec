"""Words that say what to do about evidence that is missing, or there in part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from schemas.model import Rows
from sdp_xl.plan.chains import CHART
from sdp_xl.plan.model import LocatedTable, Plan, Row
from sdp_xl.plan.shown import shorten
from sdp_xl.rules.evidence.words import CHARTED, NAMED, Demand, joined, quoted

ADD = {
    ("team", "represents"): "show under “{header}” who speaks for {values}",
    ("team", "team"): "choose {values} under “{header}” for its members",
    ("strategies", "partners"): "choose {values} under “{header}” of an adopted strategy",
    ("strategies", "status"): "enter the strategies of the plan, each with {values} under “{header}”",
}
"""How evidence is added where a row with these words says too little, or is not needed."""

_OPENING = r"[Oo](n the sheet “[^”]+”, )"


def restore(located: LocatedTable, key: str = "") -> str:
    """What to do about a missing sheet, or a missing column."""
    kind = "question" if located.table.form else "column"
    if not key:
        return f'Bring back the sheet “{located.sheet}”: sdp-xl fix FILE --restore-sheet "{located.table.sheet}".'
    part = f"{kind} “{located.table.column(key).header}” of the sheet “{located.sheet}”"
    return f"Bring back the {part} as it is in a new master workbook (sdp-xl new)."


def answer(located: LocatedTable, setting: str, *, again: bool) -> str:
    """What to do about a question in Settings that has no answer, or none that can be read."""
    header = located.table.column(setting).header
    step = f"type the answer to “{header}” again" if again else f"answer “{header}”"
    return f"On the sheet “{located.sheet}”, {step}."


def add(plan: Plan, evidence: Rows) -> str:
    """What to do where no row is about the element: the row to add, and what to fill in."""
    located = plan[evidence.table]
    table = located.table
    said = [f"{quoted(values)} under “{table.column(key).header}”" for key, values in _chosen(evidence)]
    step = f"add a row{' with ' if said else ''}{joined(said, 'and')}"
    for key, values in evidence.where.items():
        if (table.key, key) in ADD:
            step = ADD[table.key, key].format(header=table.column(key).header, values=quoted(values))
    text = f"On the sheet “{located.sheet}”, {step}"
    if evidence.filled:
        text += f"; fill in {joined([f'“{table.column(key).header}”' for key in evidence.filled], 'and')}"
    if evidence.linked_to:
        partners = joined([CHARTED[other] for other in evidence.linked_to], "and")
        text += f"; then put it in one row with {partners} on the sheet “{plan[CHART].sheet}”"
    return f"{text}."


def _chosen(evidence: Rows) -> list[tuple[str, tuple[str, ...]]]:
    return [*evidence.where.items(), *evidence.says.items()]


def write(located: LocatedTable, row: Row, keys: Sequence[str]) -> str:
    """What to do about a row that stands as the master brought it along."""
    cells = joined([f"“{located.table.column(key).header}”" for key in keys], "and")
    own = f"fill in {cells}" if keys else "work it out: what it says, who writes it, how far it is"
    return f"On the sheet “{located.sheet}”, {own}{' of' if keys else ' for'} “{shorten(row['id'])}”."


def fill_in_one(located: LocatedTable, keys: Iterable[str]) -> str:
    """What to do where rows must be added for other parts anyway: what to fill in in one of them."""
    cells = joined([f"“{located.table.column(key).header}”" for key in keys], "and")
    return f"On the sheet “{located.sheet}”, fill in {cells} of one of these rows."


def complete(plan: Plan, located: LocatedTable, lacks: Sequence[tuple[Sequence[Demand], Sequence[Row]]]) -> str:
    """What to do where rows are about the element without showing it: the cells and links that the rows lack."""
    steps: list[str] = []
    together: dict[tuple[int, ...], tuple[list[Demand], Sequence[Row]]] = {}
    for demands, rows in lacks:
        together.setdefault(tuple(row.number for row in rows), ([], rows))[0].extend(demands)
    for demands, rows in together.values():
        names = _named(rows)
        blank = [one.words for one in demands if one.linked is None and not one.values]
        other = [one.words for one in demands if one.values]
        partners = [one.words for one in demands if one.linked is not None]
        if blank:
            steps.append(f"On the sheet “{located.sheet}”, fill in {joined(blank, 'and')} of {names}.")
        if other:
            steps.append(f"On the sheet “{located.sheet}”, choose {joined(other, 'and')} of {names}.")
        if partners:
            bare = [row for row in rows if row.blank("id")]
            if bare:
                steps.append(f"On the sheet “{located.sheet}”, give {_named(bare)} an ID.")
            noun = located.table.nouns[len(rows) > 1]
            one = f"each of the {noun}" if len(rows) > 1 else f"the {noun}" if bare else noun
            charted = f"{one}{' of' if bare else ''} {names}"
            steps.append(
                f"On the sheet “{plan[CHART].sheet}”, put {charted} in one row with {joined(partners, 'and')}."
            )
    return in_turn(steps)


def _named(rows: Sequence[Row]) -> str:
    names = [f"“{shorten(row['id'])}”" if row.filled("id") else f"row {row.number}" for row in rows[:NAMED]]
    more = len(rows) - NAMED
    return joined([*names, *([f"{more} more"] if more > 0 else [])], "and")


def in_turn(steps: Iterable[str]) -> str:
    """The steps one after the other, none of them twice, each sheet named where the work on it begins."""
    texts: list[str] = []
    sheet = ""
    for step in dict.fromkeys(filter(None, steps)):
        opening = re.match(_OPENING, step)
        text = step
        if opening and opening[1] == sheet:
            text = step[opening.end() :]
            text = text[:1].upper() + text[1:]
        sheets = re.findall(_OPENING, step)
        sheet = sheets[-1] if sheets else ""
        texts.append(text)
    return " ".join(texts)
