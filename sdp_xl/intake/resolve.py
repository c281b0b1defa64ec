"""Matches draft rows with each other and with the rows of the workbook, and gives IDs to the new ones."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from operator import itemgetter

from schemas.tables import table
from schemas.values import canonical_id, fold, show
from sdp_xl.intake.ids import propose
from sdp_xl.intake.ledger import DraftRow, Ledger
from sdp_xl.intake.model import Matter
from sdp_xl.plan.chains import CHART_COLUMNS
from sdp_xl.plan.model import Row
from sdp_xl.plan.shown import shorten
from sdp_xl.written import repairs


def resolve(ledger: Ledger) -> None:
    """Settles every draft row: merged with another, found in the workbook, in conflict with it, or new with an ID."""
    for key, drafts in ledger.drafts.items():
        if key in CHART_COLUMNS:
            _merge(drafts)
        own = [draft for draft in drafts if draft.merged is None]
        _find(ledger, key, own)
        _repair(ledger, [draft for draft in own if not draft.existing and not draft.reference])
        _find(ledger, key, own)  # a mended ID may be that of a row
        _refer(ledger, key, own)
        _propose(ledger, key, [draft for draft in own if not draft.existing and not draft.reference])


def _merge(drafts: Sequence[DraftRow]) -> None:
    """Components that stand in several rows of a chart become one row: same text, and no other ID or area."""
    by_text: dict[str, dict[str, list[tuple[int, DraftRow]]]] = {}
    by_id: dict[str, DraftRow] = {}
    for number, draft in enumerate(draft for draft in drafts if not draft.reference):
        text, id_ = fold(draft.text), canonical_id(draft.value("id"))
        groups = by_text.setdefault(text, {})
        may_be = merge(*([groups.get(id_, ()), groups.get("", ())] if id_ else groups.values()), key=itemgetter(0))
        for _, other in may_be:
            areas = {fold(one.area) for one in (draft, other) if one.area}
            if (id_ and canonical_id(other.value("id")) == id_) or (text and len(areas) < 2):
                _merge_into(other, draft)
                break
        else:
            groups.setdefault(id_, []).append((number, draft))
    for draft in drafts:
        if draft.merged is None and not draft.reference:
            by_id.setdefault(canonical_id(draft.value("id")), draft)
    for draft in (draft for draft in drafts if draft.reference):
        other_ = by_id.setdefault(canonical_id(draft.value("id")), draft)
        if other_ is not draft:
            _merge_into(other_, draft)


def _merge_into(draft: DraftRow, other: DraftRow) -> None:
    """Merges ``other`` into ``draft``; a second goal area is that of the link, not of the row."""
    other.merged = draft
    draft.area = draft.area or other.area
    for column, parts in other.parts.items():
        if column != "goal_area" or not draft.holds("goal_area"):
            draft.parts.setdefault(column, []).extend(parts)


def _find(ledger: Ledger, key: str, drafts: Sequence[DraftRow]) -> None:
    """Matches every draft with a row of the workbook by ID and text; a row that is no component is matched once."""
    shared = key in CHART_COLUMNS
    by_text: dict[str, list[Row]] = {}
    by_id: dict[str, list[Row]] = {}
    declared = table(key)
    called = declared.main or declared.keys[0]
    for row in ledger.rows(key):
        by_text.setdefault(fold(row.text(called)), []).append(row)
        by_id.setdefault(row.id, []).append(row)
    used = {draft.existing.number for draft in drafts if draft.existing}
    for draft in drafts:
        if draft.existing or draft.reference:
            continue
        id_ = canonical_id(draft.value("id"))
        named = by_id.get(id_, []) if id_ else []
        text = fold(show(draft.value(called)))
        says = by_text.get(text, []) if text else named
        alike = [row for row in says if shared or (row.number not in used and (id_ or _agrees(draft, row)))]
        exact = [row for row in alike if row in named]
        if exact or (alike and (shared or not id_)):
            draft.existing = (exact or alike)[0]
            used.add(draft.existing.number)
        draft.conflict = named[0] if named and not draft.existing else None


def _agrees(draft: DraftRow, row: Row) -> bool:
    """Whether a row says in each column what the draft says; two people may have the same role."""
    asked = [column for column in draft.parts if column != "id" and column not in draft.composed]
    return all(fold(show(draft.value(column))) == fold(row.text(column)) for column in asked)


def _repair(ledger: Ledger, drafts: Sequence[DraftRow]) -> None:
    """Mends IDs that are doubled or restart in each area; a new one is only a proposal, so it is a remark."""
    ids = [draft.value("id") for draft in drafts]
    for repair in repairs(ids, [draft.area for draft in drafts]):
        draft = drafts[repair.place]
        part = draft.parts["id"][0]
        ledger.rename(draft, repair.suggested)
        text = f"“{repair.text}” became “{repair.suggested}”: {repair.reason}"
        ledger.remark(Matter.ID, part.cell, text)


def _refer(ledger: Ledger, key: str, drafts: Sequence[DraftRow]) -> None:
    """Finds the rows of the workbook that are only named by their ID."""
    known = ledger.plan[key].by_id()
    for draft in drafts:
        if draft.reference:
            draft.existing = known.get(canonical_id(draft.value("id")))


def _propose(ledger: Ledger, key: str, drafts: Sequence[DraftRow]) -> None:
    """Gives IDs to the rows without, and keeps two new rows from having the same one."""
    if not drafts or "id" not in drafts[0].table.keys:
        return
    rows = tuple(ledger.rows(key))
    ids = [(row.text("id"), row.text("goal_area")) for row in rows if row.id]
    ids += [(show(draft.value("id")), draft.area) for draft in drafts if draft.value("id")]
    taken = {canonical_id(one) for one, _ in ids}
    given: set[str] = set()
    proposed: list[str] = []
    for draft in drafts:
        id_ = canonical_id(draft.value("id"))
        if (id_ and id_ not in given) or draft.conflict:
            given.add(id_)
            continue
        old = show(draft.value("id"))
        new = propose(draft.table, draft.area, ids, taken)
        if old:
            said = f"“{old}” stands twice; this one became “{new}” for “{shorten(draft.text)}”."
            ledger.remark(Matter.ID, draft.parts["id"][0].cell, said)
        else:
            proposed.append(new)
        ledger.rename(draft, new)
        ids.append((new, draft.area))
        taken.add(canonical_id(new))
        given.add(canonical_id(new))
    if proposed:
        text = f"{len(proposed)} without an ID on {drafts[0].table.sheet}; proposed: {', '.join(proposed)}."
        ledger.remark(Matter.ID, None, text, len(proposed))
