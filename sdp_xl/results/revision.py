"""The list for the next revision: what feedback, missed MPOs and local projects ask to change in the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from schemas.tables.lists import NO, TAKEN, TAKEN_IN_PART, UNDECIDED, USE_ROUND
from sdp_xl.plan.model import Plan, Row
from sdp_xl.results.by_year import ResultLine, result_lines
from sdp_xl.results.target import Standing

LOW = 2
"""A rating of a local project up to which something is missing: 1 not yet, 2 begun."""


class RevisionPoint(NamedTuple):
    """Something to be taken up: the IDs that it is about, what was said or found, what was decided, and its row.

    ``decided`` is empty as long as nothing is decided. No text holds a number of children.
    """

    about: tuple[str, ...]
    text: str
    decided: str
    row: Row


def next_revision(plan: Plan) -> tuple[RevisionPoint, ...]:
    """The points in the order in which the plan is revised: missed MPOs, then strategies in projects, then feedback."""
    return (*_missed(plan), *_projects(plan), *_feedback(plan))


def _missed(plan: Plan) -> Iterator[RevisionPoint]:
    """The MPOs that were not met, each with its latest year; of its rows, any may say why and what was decided."""
    missed: dict[str, dict[int, ResultLine]] = defaultdict(dict)
    rows: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for line in result_lines(plan):
        if line.result:
            rows[line.mpo.row.id, line.year].append(line.result.row)
            if line.standing == Standing.NOT_MET:
                missed[line.mpo.row.id].setdefault(line.year, line)
    for years in missed.values():
        line = years[max(years)]
        of_year = rows[line.mpo.row.id, line.year]
        why, decided = (next((row.text(key) for row in of_year if row.filled(key)), "") for key in ("why", "decision"))
        text = f"Not met in {line.period} ({line.group})"
        about, text = (line.mpo.row.text("id"),), f"{text}: {why}" if why else text
        yield RevisionPoint(about=about, text=text, decided=decided, row=of_year[0])


def _projects(plan: Plan) -> Iterator[RevisionPoint]:
    names = {row.id: row.text("project") for row in plan["monitoring"]}
    for row in plan["local_projects"].rows_with("strategy"):
        rating = row.number_of("rating")
        if row.says("carried_out", NO) or (rating is not None and rating <= LOW):
            project = next((names[id] for id in row.ids("project") if id in names), row.text("project"))
            gaps = row.text("gaps") or "not carried out as planned"
            yield RevisionPoint(about=(row.text("strategy"),), text=f"{project}: {gaps}", decided="", row=row)


def _feedback(plan: Plan) -> Iterator[RevisionPoint]:
    """What was said of the plan in use, and is adopted or still open."""
    for row in plan["feedback"].rows_with("comment"):
        taken = row.says("decision", TAKEN, TAKEN_IN_PART)
        if row.says("round", USE_ROUND) and (taken or row.blank("decision") or row.says("decision", UNDECIDED)):
            decided = row.text("response") or row.text("decision") if taken else ""
            yield RevisionPoint(about=row.many("about"), text=row.text("comment"), decided=decided, row=row)
