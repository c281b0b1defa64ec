"""Rule about somebody responsible who is not on the team (family 3)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from schemas.citations import HOUSE
from schemas.model import Kind
from schemas.process import PERSONNEL
from schemas.tables.lists import BOTH
from schemas.values import canonical_id, fold, split_many
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import LocatedTable, Plan, Row
from sdp_xl.rules.registry import rule
from sdp_xl.rules.small_state import has_one_team

COMPARED = 100
"""Strangers of one sheet that are compared with the team; more of them are another kind of list, not typing errors."""


@rule(
    "SDP304",
    severity=Severity.WARNING,
    title="Somebody responsible is not on the team",
    cites=(HOUSE,),
    fix="Correct the role, add it to the Team sheet, or add the agency to “Agencies and groups” on the Lists sheet.",
    needs=("team.role",),
)
def stranger(plan: Plan) -> Iterator[Finding]:
    """Work given to somebody who is not on the Team sheet may be work that nobody knows of.

    A role, a name, an ID or an organization of the Team sheet will do, an agency of the Lists sheet, or a word of
    Table A.1 (State Director, Management Team, …). Several may be parted by semicolons; a star (LEA*) marks the lead.
    In a small State (Settings) “Both teams” will do, too. A role that stands in many rows of a sheet is one finding,
    at the first.

    Example:     Data Analist, where the Team sheet has MEP Data Analyst
    Use instead: MEP Data Analyst
    """
    known = _known(plan)
    for located in plan.tables.values():
        first: dict[str, tuple[Row, str, str]] = {}
        count: dict[str, int] = {}
        for row, key, name in _strangers(located, known):
            first.setdefault(fold(name), (row, key, name))
            count[fold(name)] = count.get(fold(name), 0) + 1
        for number, (folded, (row, key, name)) in enumerate(first.items()):
            near = get_close_matches(folded, known, n=1, cutoff=0.7) if number < COMPARED else []
            more = count[folded] - 1
            message = "“{name}” is neither on the Team sheet nor on the list of agencies"
            message += f" (also in {more} more {'cell' if more == 1 else 'cells'} of this sheet)." if more else "."
            message += " Did you mean “{likely}”?" if near else ""
            yield row.finding(key, message, name=name, likely=known[near[0]] if near else "")


def _known(plan: Plan) -> dict[str, str]:
    """All who may be responsible, in comparing form -> as written."""
    team = [row.text(key) for row in plan["team"] for key in ("role", "name", "organization")]
    ids = {row.id: row.text("role") for row in plan["team"] if row.id}
    groups = (*PERSONNEL, BOTH) if has_one_team(plan) else PERSONNEL
    return ids | {fold(text): text for text in (*groups, *plan.choices("agencies"), *team) if text}


def _strangers(located: LocatedTable, known: Collection[str]) -> list[tuple[Row, str, str]]:
    """Everybody unknown who is named in a table, row by row: the row, the column's key, the name without star."""

    def unknown(text: str) -> list[str]:
        return [name for name in owner_names(text) if not _is_known(name, known)]

    keys = [column.key for column in located.table.columns if column.kind is Kind.PERSON]
    found = [(row, key, name) for key in keys for row, names in located.rows_where(key, unknown) for name in names]
    return sorted(found, key=lambda one: one[0].number)


def owner_names(text: str) -> tuple[str, ...]:
    """Everybody named in a cell, without the star that marks the lead."""
    return tuple(name for part in split_many(text) if (name := part.strip("* ")))


def _is_known(name: str, known: Collection[str]) -> bool:
    """Whether the name is known as it stands, without a remark in brackets, or as several parted by commas or “and”."""
    bare = re.sub(r"\s*\([^)]*\)", "", name).strip("* ")
    if any(word in known for word in (fold(name), fold(bare), canonical_id(bare))):
        return True
    parts = [fold(part) for part in re.split(r"[,/&+]|\band\b", bare) if part.strip()]
    return len(parts) > 1 and all(part in known for part in parts)
