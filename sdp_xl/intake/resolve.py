"""Decides which rows in the making are new, which the workbook holds already, and which IDs they get."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.values import canonical_id, fold, show
from sdp_xl.intake.ids import propose
from sdp_xl.intake.ledger import Entry, Ledger
from sdp_xl.intake.model import Matter
from sdp_xl.plan.chains import CHART_COLUMNS
from sdp_xl.plan.model import Row, shorten
from sdp_xl.written import repairs


def resolve(ledger: Ledger) -> None:
    """Settles every entry: merged with another, found in the workbook, in conflict with it, or new with an ID."""
    for key, entries in ledger.entries.items():
        if key in CHART_COLUMNS:
            _merge(entries)
        own = [entry for entry in entries if entry.merged is None]
        _find(ledger, key, own)
        _repair(ledger, [entry for entry in own if not entry.existing and not entry.reference])
        _find(ledger, key, own)  # a mended ID may be that of a row
        _refer(ledger, key, own)
        _propose(ledger, key, [entry for entry in own if not entry.existing and not entry.reference])


def _merge(entries: Sequence[Entry]) -> None:
    """Components that stand in several rows of a chart become one row: same text, and no other ID or area."""
    by_text: dict[str, list[Entry]] = {}
    by_id: dict[str, Entry] = {}
    for entry in (entry for entry in entries if not entry.reference):
        text, id_ = fold(entry.text), canonical_id(entry.value("id"))
        for other in by_text.setdefault(text, []):
            other_id = canonical_id(other.value("id"))
            areas = {fold(one.area) for one in (entry, other) if one.area}
            if id_ == other_id if id_ and other_id else text and len(areas) < 2:
                _take(other, entry)
                break
        else:
            by_text[text].append(entry)
    for entry in entries:
        if entry.merged is None and not entry.reference:
            by_id.setdefault(canonical_id(entry.value("id")), entry)
    for entry in (entry for entry in entries if entry.reference):
        other_ = by_id.setdefault(canonical_id(entry.value("id")), entry)
        if other_ is not entry:
            _take(other_, entry)


def _take(entry: Entry, other: Entry) -> None:
    """Merges ``other`` into ``entry``; a second goal area is that of the link, not of the row."""
    other.merged = entry
    entry.area = entry.area or other.area
    for column, parts in other.parts.items():
        if column != "goal_area" or not entry.holds("goal_area"):
            entry.parts.setdefault(column, []).extend(parts)


def _find(ledger: Ledger, key: str, entries: Sequence[Entry]) -> None:
    """Looks every entry up in the workbook, by its ID and text; a row that is no component stands for one entry."""
    shared = key in CHART_COLUMNS
    by_text: dict[str, list[Row]] = {}
    by_id: dict[str, list[Row]] = {}
    for row in ledger.rows(key):
        by_text.setdefault(fold(row.text(row.table.main)), []).append(row)
        by_id.setdefault(row.id, []).append(row)
    used = {entry.existing.number for entry in entries if entry.existing}
    for entry in entries:
        if entry.existing or entry.reference:
            continue
        id_ = canonical_id(entry.value("id"))
        named = by_id.get(id_, []) if id_ else []
        says = by_text.get(fold(entry.text), []) if entry.text else named
        alike = [row for row in says if shared or (row.number not in used and (id_ or _agrees(entry, row)))]
        exact = [row for row in alike if row in named]
        if exact or (alike and (shared or not id_)):
            entry.existing = (exact or alike)[0]
            used.add(entry.existing.number)
        entry.conflict = named[0] if named and not entry.existing else None


def _agrees(entry: Entry, row: Row) -> bool:
    """Whether a row says in each column what the entry says; two people may have the same role."""
    return all(fold(show(entry.value(column))) == fold(row.text(column)) for column in entry.parts if column != "id")


def _repair(ledger: Ledger, entries: Sequence[Entry]) -> None:
    """Mends IDs that are doubled or restart in each area; a new one is only a proposal, so it is told."""
    ids = [entry.value("id") for entry in entries]
    for repair in repairs(ids, [entry.area for entry in entries]):
        entry = entries[repair.place]
        part = entry.parts["id"][0]
        ledger.rename(entry, repair.suggested)
        text = f"“{repair.text}” became “{repair.suggested}”: {repair.reason}"
        ledger.remark(Matter.ID, part.cell, text)


def _refer(ledger: Ledger, key: str, entries: Sequence[Entry]) -> None:
    """Finds the rows of the workbook that are only named by their ID."""
    known = ledger.plan[key].by_id()
    for entry in entries:
        if entry.reference:
            entry.existing = known.get(canonical_id(entry.value("id")))


def _propose(ledger: Ledger, key: str, entries: Sequence[Entry]) -> None:
    """Gives IDs to the rows without, and keeps two new rows from having the same one."""
    rows = tuple(ledger.rows(key))
    ids = [(row.text("id"), row.text("goal_area")) for row in rows if row.id]
    ids += [(show(entry.value("id")), entry.area) for entry in entries if entry.value("id")]
    taken = {canonical_id(one) for one, _ in ids}
    given: set[str] = set()
    proposed: list[str] = []
    for entry in entries:
        id_ = canonical_id(entry.value("id"))
        if (id_ and id_ not in given) or entry.conflict:
            given.add(id_)
            continue
        old = show(entry.value("id"))
        new = propose(entry.table, entry.area, ids, taken)
        if old:
            said = f"“{old}” stands twice; this one became “{new}” for “{shorten(entry.text)}”."
            ledger.remark(Matter.ID, entry.parts["id"][0].cell, said)
        else:
            proposed.append(new)
        ledger.rename(entry, new)
        ids.append((new, entry.area))
        taken.add(canonical_id(new))
        given.add(canonical_id(new))
    if proposed:
        text = f"{len(proposed)} without an ID on {entries[0].table.sheet}; proposed: {', '.join(proposed)}."
        ledger.remark(Matter.ID, None, text)
