"""What changed in the plan since it was adopted, told by its adopted copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sdp_xl import files
from sdp_xl.compare import Change, compare
from sdp_xl.documents.parts import Block, Gap, Table, Text
from sdp_xl.documents.said import by_role
from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import Plan
from sdp_xl.trouble import FileTrouble

NAME = "Changes since adoption"


def since(plan: Plan, copy: Path | None) -> Iterator[Block]:
    """The changes between the adopted copy and the plan; without a copy, a gap once the plan is adopted."""
    if copy is None:
        adopted = plan.settings.date("adoption_date")
        if adopted and adopted < plan.today:
            why = "ESEA 1306(a)(2)(B): the plan is reviewed and revised; name its adopted copy with --since"
            gap = Gap(what="What changed since adoption.", why=why)
            yield Block(key="changes", name=NAME, parts=(gap,))
        return
    old = locate(files.read(copy), today=plan.today)
    if not old.is_plan:
        raise FileTrouble("not_a_plan", copy)
    changes = compare(by_role(old), plan).of_the_plan
    if not changes:
        text = Text(text=f"Nothing changed in the plan since its adopted copy, {copy.name}.")
        yield Block(key="changes", name=NAME, parts=(text,))
        return
    table = Table(
        caption=f"Changes of the plan since its adopted copy, {copy.name}",
        headers=("Sheet", "Row", "Change", "As adopted", "Now"),
        rows=tuple(map(_row, changes)),
        widths=(0.95, 0.6, 1.05, 1.95, 1.95),
        merged=(0,),
    )
    yield Block(key="changes", name=NAME, parts=(table,))


def _row(change: Change) -> tuple[str, ...]:
    return change.sheet, change.row, change.column or change.kind.value, change.old, change.new
