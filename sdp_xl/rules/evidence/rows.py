"""Evidence in the rows of a table."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.model import Rows, Table
from sdp_xl.plan import chains
from sdp_xl.plan.model import LocatedTable, Plan, Row
from sdp_xl.plan.shown import shorten
from sdp_xl.rules.evidence import todo
from sdp_xl.rules.evidence.seen import Seen, Status, at, missing
from sdp_xl.rules.evidence.words import (
    CHARTED,
    Demand,
    by_demand,
    in_part,
    left_out,
    met,
    none,
    quoted,
    subject,
    waiting,
)
from sdp_xl.written.listed import nearest


def look_rows(plan: Plan, evidence: Rows) -> Seen:
    """How far the rows of a table show the evidence."""
    located = plan[evidence.table]
    if lost := _lost(located, evidence):
        return lost
    candidates = [row for row in located if _holds(row, evidence.where)]
    counted = [row for row in candidates if not _is_one_of(row, evidence.unless)]
    about = [row for row in counted if not row.as_brought_along]
    if counted and not about:
        words, fix = waiting(counted[0]), todo.write(located, counted[0], evidence.filled)
        return Seen(
            status=Status.MISSING, finding=at(counted[0], (*evidence.filled, located.table.main)[0], words, fix=fix)
        )
    if not about and (unmarked := _by_heading(plan, located, evidence)):
        return unmarked
    if not about:
        text = f"{none(located.table, evidence)}{left_out(candidates, evidence)}."
        return missing(located, text, *evidence.where, fix=todo.add(plan, evidence))
    demands = _demands(plan, located.table, evidence)
    lacks = [(row, [demand for demand in demands if not demand.met(row)]) for row in about]
    complete = [row for row, lacking in lacks if not lacking]
    opening = subject(len(about), located.table, evidence)
    if len(complete) == len(about) or (complete and not evidence.every):
        words = met(opening, len(complete), len(about), demands)
        return Seen(status=Status.MET, finding=at(complete[0], "id", words))
    incomplete = [(row, lacking) for row, lacking in lacks if lacking]
    row, lacking = incomplete[0] if evidence.every else min(incomplete, key=lambda item: len(item[1]))
    words = in_part(opening, len(about), incomplete, every=evidence.every)
    fix = todo.complete(plan, located, by_demand(incomplete) if evidence.every else [(lacking, [row])])
    return Seen(status=Status.PARTLY, finding=at(row, lacking[0].column, words, fix=fix))


def _by_heading(plan: Plan, located: LocatedTable, evidence: Rows) -> Seen | None:
    """A row whose heading means what the evidence asks for, while the one column that would say so is blank.

    A sentence is no heading: what a need or a strategy names is not yet what it is about.
    """
    main = located.table.main
    if len(evidence.where) != 1 or located.table.column(main).prose:
        return None
    [(key, values)] = evidence.where.items()
    column = located.table.column(key)
    choices = column.choices or ""
    for row in located.rows_without(key):
        named = nearest(row.text(main), choices, plan.choices(choices))
        if named in values and not _is_one_of(row, evidence.unless):
            words = f"“{shorten(row[main])}” has nothing under “{column.header}”."
            demand = Demand(column=key, words=f"“{named}” under “{column.header}”", values=values)
            return Seen(
                status=Status.PARTLY, finding=at(row, key, words, fix=todo.complete(plan, located, [([demand], [row])]))
            )
    return None


def _lost(located: LocatedTable, evidence: Rows) -> Seen | None:
    """What to say where the sheet or a column that the evidence needs is missing; None if all are there."""
    if not located.present:
        return missing(located, f"The sheet “{located.table.sheet}” is missing.", fix=todo.restore(located))
    for key in (*evidence.where, *evidence.says, *evidence.filled, *(["id"] if evidence.linked_to else [])):
        if key not in located.columns:
            text = f"The column “{located.table.column(key).header}” is missing on the sheet “{located.sheet}”."
            return missing(located, text, key, fix=todo.restore(located, key))
    return None


def _unsaid(plan: Plan, component: str) -> frozenset[str]:
    """The IDs of the rows whose text says nothing yet: a link to them shows nothing either."""
    return frozenset(row.id for row in plan[component] if not chains.says_something(row))


def _holds(row: Row, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    return all(row.says(key, *values) for key, values in wanted.items())


def _is_one_of(row: Row, unwanted: Mapping[str, tuple[str, ...]]) -> bool:
    return any(row.says(key, *values) for key, values in unwanted.items())


def _demands(plan: Plan, table: Table, evidence: Rows) -> list[Demand]:
    """What each row that is about the element must show, in the order in which a message names it."""
    said = [
        Demand(column=key, words=f"{quoted(values)} under “{table.column(key).header}”", values=values)
        for key, values in evidence.says.items()
    ]
    keys = dict.fromkeys(
        (*([table.main] if evidence.said and plan.has(f"{table.key}.{table.main}") else []), *evidence.filled)
    )
    filled = [Demand(column=key, words=f"“{table.column(key).header}”", needed=key in evidence.filled) for key in keys]
    linked = [
        Demand(
            column="id", words=CHARTED[other], linked=chains.linked(plan, table.key, other, unsaid=_unsaid(plan, other))
        )
        for other in evidence.linked_to
    ]
    return said + filled + linked
