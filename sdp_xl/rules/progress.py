"""Progress of activities and outcomes, and which of them are items of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from schemas.process import head_of
from schemas.tables.lists import DONE, IN_PROGRESS, NOT_APPLICABLE, NOT_STARTED
from schemas.tables.phases import PHASE_TABLES
from schemas.values import show
from sdp_xl.plan.model import Plan, Row, once
from sdp_xl.plan.shown import shorten

RowWithItems = tuple[Row, tuple[Row, ...]]
"""An activity or outcome with its items (A1.1 with A1.1a to A1.1f)."""


@once
def activity_rows(plan: Plan) -> tuple[Row, ...]:
    """The activities and items on the three phase sheets; rows without a text are a finding of their own."""
    return tuple(row for table in PHASE_TABLES for row in with_text(plan, table.key))


@once
def with_text(plan: Plan, key: str) -> tuple[Row, ...]:
    """The rows of a table that can be judged: all but those whose main column is still blank."""
    main = plan[key].table.main
    return tuple(row for row in plan[key] if not row.blank(main))


def with_items(rows: Iterable[Row]) -> list[RowWithItems]:
    """Each activity or outcome with its items; an item whose activity is not there stands for itself."""
    listed = list(rows)
    ids = {row.id for row in listed if row.id}
    items: dict[str, list[Row]] = {}
    heads: list[Row] = []
    for row in listed:
        head = head_of(row.id)
        if head in ids:
            items.setdefault(head, []).append(row)
        else:
            heads.append(row)
    return [(head, tuple(items.get(head.id, ()))) for head in heads]


def is_done(row: Row) -> bool:
    """Whether the status says that it is done."""
    return row.says("status", DONE)


def is_off(row: Row) -> bool:
    """Whether the status says that it does not apply."""
    return row.says("status", NOT_APPLICABLE)


def is_open(row: Row) -> bool:
    """Whether it is still to be done. A status that is not on the list says nothing, nor does a missing column."""
    return row.blank("status") or row.says("status", NOT_STARTED, IN_PROGRESS)


def is_finished(head: Row, items: Sequence[Row]) -> bool:
    """Whether an activity is done or does not apply, by its own word or by that of all its items."""
    settled = (is_done(item) or is_off(item) for item in items)
    return is_done(head) or is_off(head) or (bool(items) and all(settled))


def is_overdue(row: Row, today: date) -> bool:
    """Whether it should have been finished before today."""
    finish = row.date("finish")
    return finish is not None and finish < today and is_open(row)


def named(row: Row) -> str:
    """How a message calls the row: its ID and the text of its main column, in one short line."""
    return shorten(f"{show(row['id'])} {row.text(row.table.main)}".strip())


def in_effect(plan: Plan) -> bool:
    """Whether the plan has taken effect; not, as long as nobody said when."""
    start = plan.settings.date("cycle_start")
    return start is not None and start <= plan.today
