"""What planning programs write in a notation of their own: predecessors, persons with a share, row numbers as IDs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from schemas.values import clean, show, split_many
from sdp_xl.plan.locate.forms import simple

if TYPE_CHECKING:
    from sdp_xl.intake.ledger import DraftRow

SHARE = re.compile(r"\s*\[\s*[\d.,]+\s*%?\s*\]")
"""The share of a person's time, as Microsoft Project writes it: State Director[50%]."""
_BY_COMMA = ("resource names", "resource name", "assigned to", "assignee")
"""Headers under which a comma parts persons; elsewhere only one without a space does (Director, Migrant Education)."""
_GANTT = re.compile(r"(?P<id>[\w.]+)-(?P<kind>FS|SS|FF|SF)=P(?P<days>-?\d+)D(?:T\S*)?", re.I)
"""A predecessor of GanttProject: 0-FS=P0D."""
_NUMBER = re.compile(r"(?<![\w.+-])\d+(?=(?:FS|SS|FF|SF)?(?:[+-].*)?$)", re.I)
DEPENDS = "depends_on"


def persons(text: str, header: str) -> tuple[str, ...]:
    """The persons in a cell, in the order in which they stand."""
    found = split_many(text)
    comma = "," if simple(header) in _BY_COMMA else r",(?=\S)"
    return tuple(clean(part) for one in found for part in re.split(comma, one) if clean(part))


def predecessors(text: str) -> str:
    """Links in the notation of the workbook: 0-FS=P0D is 0, 4-SS=P2D is 4SS+2d; others as they are."""
    return _GANTT.sub(_link, text)


def _link(found: re.Match[str]) -> str:
    days, kind = int(found["days"]), found["kind"].upper()
    if not days:
        return found["id"] + ("" if kind == "FS" else kind)
    return f"{found['id']}{kind}{days:+d}d"


def refer_to_rows(drafts: Sequence[DraftRow]) -> None:
    """Makes predecessors of a plan without IDs, which are numbers of its rows, name the rows by the IDs they get."""
    linked = [draft for draft in drafts if draft.holds(DEPENDS)]
    links = [split_many(show(draft.value(DEPENDS)), commas=True) for draft in linked]
    numbers = [_NUMBER.search(one) for parts in links for one in parts]
    if not all(one and 0 < int(one[0]) <= len(drafts) for one in numbers):
        return
    for draft, parts in zip(linked, links, strict=True):
        draft.composed[DEPENDS] = tuple(
            piece for number, one in enumerate(parts) for piece in _pieces(one, number, drafts)
        )


def _pieces(link: str, number: int, drafts: Sequence[DraftRow]) -> Iterator[str | DraftRow]:
    found = _NUMBER.search(link)
    assert found is not None
    yield "; " if number else ""
    yield drafts[int(found[0]) - 1]
    yield link[found.end() :]
