"""Fixes: the suggestions of a report's findings, each cell once, and the workbook as it would be with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.values import Value
from sdp_xl.address import position
from sdp_xl.checking.check import Report
from sdp_xl.plan.findings import Suggestion
from sdp_xl.plan.grid import Grid, cell_at
from sdp_xl.plan.shown import shorten

LINES = 15
"""Suggestions that a message lists."""

_FORMULA = "The cell holds a formula."
_OTHER = "Another suggestion for this cell comes first."


def suggestions(report: Report) -> tuple[Suggestion, ...]:
    """What the open findings suggest, in the order of the workbook; sure is at most one for a cell."""
    formulas = report.plan.grid.formulas or {}
    found: list[Suggestion] = []
    taken: set[tuple[str, str]] = set()
    for one in dict.fromkeys(one for finding in report.findings for one in finding.suggestions):
        place = (one.sheet, one.cell)
        if one.sure and one.cell in formulas.get(one.sheet, ()):
            one = one._replace(doubt=_FORMULA)
        elif one.sure and place in taken:
            if any((other.sheet, other.cell, other.then) == (*place, one.then) for other in found):
                continue
            one = one._replace(doubt=_OTHER)
        if one.sure:
            taken.add(place)
        found.append(one)
    return tuple(found)


def applicable(grid: Grid, found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Those that are sure and whose cell still holds what it held when they were made."""
    return tuple(
        one for one in found if one.sure and cell_at(grid.sheets.get(one.sheet, ()), *position(one.cell)) == one.now
    )


def listed(found: Sequence[Suggestion], longest: int = LINES) -> str:
    """The suggestions for a message: a line each, cell, now and then; what goes beyond the length is counted."""
    lines = [f"{one.sheet}!{one.cell}: {told(one)}" for one in found[:longest]]
    more = len(found) - longest
    return "\n".join([*lines, *([f"and {more} more, each on Findings under “What to do”"] if more > 0 else [])])


def told(one: Suggestion) -> str:
    """What stands in the cell now, and what would stand there."""
    then = f"{shorten(one.then)}{'' if one.sure else '?'}" if one.then is not None else "?"
    return f"{shorten(one.now) or '(blank)'} → {then}"


def applied(grid: Grid, found: Iterable[Suggestion]) -> Grid:
    """The workbook as it is with these suggestions applied."""
    sheets: dict[str, list[list[Value]]] = {}
    for one in found:
        rows = sheets.setdefault(one.sheet, [list(row) for row in grid.sheets[one.sheet]])
        row, column = position(one.cell)
        rows.extend([] for _ in range(row - len(rows)))
        cells = rows[row - 1]
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = one.then
    return grid._replace(sheets={name: sheets.get(name, rows) for name, rows in grid.sheets.items()})
