"""sdp-xl share: a copy of the workbook for people outside, without names, and a list of what was removed."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.tables.generated import IMPORT_NOTES, MADE
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from sdp_xl.plan.model import Plan
    from sdp_xl.share import Draft

_FIRST = ("name", "email", "phone", "comment or note")
"""What is told first of all that was removed."""
_LONG = 30
"""Places that are told of one kind; more are only counted."""


def share(given: argparse.Namespace) -> int:
    """Writes the copy of ``given.file`` to ``given.output`` and tells what was removed; 0. Raises Trouble."""
    from sdp_xl.files.open import open_package
    from sdp_xl.files.read import grid_of
    from sdp_xl.files.target import check_unused, usable
    from sdp_xl.files.watch import within_limits
    from sdp_xl.jobs import must_be_plan
    from sdp_xl.plan.locate import locate
    from sdp_xl.share import share as made
    from sdp_xl.share.known import known
    from sdp_xl.share.small import small_cells

    path: Path = given.file
    target = usable(given.output)
    if target.exists() and path.exists() and target.samefile(path):
        raise Trouble(f"{target.name} is the workbook itself. Choose another name for the copy.")
    check_unused(target, force=given.force)
    if target.suffix.lower() != path.suffix.lower():
        raise Trouble(f"{target.name} must end in {path.suffix}, like {path.name}.")
    with within_limits(path):
        package = open_package(path)
        grid = grid_of(package)
    plan = locate(grid, today=date.today())
    must_be_plan(plan, path)
    who = replace(known(plan), small=small_cells(plan))
    draft = made(package, who, target)
    given.said = f"Wrote {target}, a copy to share."
    print(given.said)
    for line in lines(draft, plan):
        print(line)
    return 0


def lines(draft: Draft, plan: Plan) -> Iterator[str]:
    """What was removed, what is left, and what nobody but a person can see."""
    from sdp_xl.share.cells import SMALL

    yield "Removed:" if draft.removed else "Removed nothing: nothing personal was found."
    for what, places in sorted(draft.removed.items(), key=lambda one: (one[0] not in (*_FIRST, SMALL), one)):
        told = _ranges(places)
        yield f"  {len(places)} × {what}{f': {told}' if told else ''}"
    for located in plan.tables.values():
        for column in located.table.columns:
            if column.personal and column.key not in located.columns:
                yield f"Not found, so not emptied: the column “{column.header}” of the sheet {located.sheet}."
    others = [
        f"the sheet “{sheet}” with texts of other files, names perhaps among them; delete it if nobody needs it"
        if sheet in _FROM_ELSEWHERE
        else f"your own sheet “{sheet}”"
        for sheet in _own_sheets(plan)
    ]
    if SMALL in draft.removed:
        others.append("the texts of Results (Source, Why, Decision), which may tell a hidden number")
    if others or draft.kept:
        yield "These are in the copy, so look at them before you send it:"
        yield from (f"  {thing}" for thing in (*draft.kept, *others))
    if draft.suspects:
        yield "These may be names, and were left:"
        yield from (f"  “{text}”: {_ranges(places)}" for text, places in sorted(draft.suspects.items()))
    yield (
        "A name that stands in no column for names (sheet Team) cannot be known. Read the copy before you send it; "
        "roles, teams and organizations stay in it."
    )


_FROM_ELSEWHERE = frozenset(made.sheet for made in (IMPORT_NOTES, *MADE))
"""Sheets that import, compare and merge add."""


def _own_sheets(plan: Plan) -> list[str]:
    from schemas.tables import LISTS_SHEET, START_SHEET

    known = {located.sheet for located in plan.tables.values()} | {START_SHEET, LISTS_SHEET}
    return [sheet for sheet in plan.grid.sheets if sheet not in known]


def _ranges(places: Iterable[str]) -> str:
    """The places, each once, with cells that stand below each other told as a range."""
    from sdp_xl.address import address, position

    cells: dict[tuple[str, int], list[int]] = {}
    told = []
    for place in dict.fromkeys(filter(None, places)):
        sheet, _, cell = place.rpartition("!")
        if sheet:
            row, column = position(cell)
            cells.setdefault((sheet, column), []).append(row)
        else:
            told.append(place)
    for (sheet, column), rows in cells.items():
        for _, run in groupby(enumerate(sorted(rows)), key=lambda one: one[1] - one[0]):
            first, *rest = (address(row, column) for _, row in run)
            told.append(f"{sheet}!{first}" + (f":{rest[-1]}" if rest else ""))
    more = len(told) - _LONG
    return ", ".join(told[:_LONG]) + (f" and {more} more" if more > 0 else "")
