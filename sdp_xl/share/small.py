"""The cells of a workbook that hold small numbers of children, or what would tell such a number."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.placeholders import HIDDEN
from schemas.values import canonical_id, is_blank
from sdp_xl.plan.model import LocatedTable, Plan
from sdp_xl.results.by_year import result_lines
from sdp_xl.results.small import NUMBERS, hiding
from sdp_xl.share.known import column_cells


def small_cells(plan: Plan) -> dict[str, set[str]]:
    """The cells by sheet: those on Results, and those that the last check wrote on Results by Year.

    What stands in a column of numbers without being read as a result is hidden too, since nobody can tell what it says.
    """
    cells: dict[str, set[str]] = {}
    known = {number: {key for key in NUMBERS if not one.hides(key)} for number, one in hiding(plan).items()}
    shown = {
        (line.mpo.row.id, line.period, line.group): {
            key
            for key, text in (("served", line.served), ("met", line.met), ("share", line.shown_share))
            if text != HIDDEN
        }
        for line in result_lines(plan)
    }
    written = plan["results_by_year"]
    checked = {
        row.number: shown.get((canonical_id(row.values.get("mpo")), row.text("year"), row.text("group")), set())
        for row in written
    }
    for located, visible in ((plan["results"], known), (written, checked)):
        for key in (*NUMBERS, "change"):
            if key in located.columns:
                hidden = _hidden(plan, located, key, visible)
                cells.setdefault(located.sheet, set()).update(hidden)
    return cells


def _hidden(plan: Plan, located: LocatedTable, key: str, visible: dict[int, set[str]]) -> Iterator[str]:
    needed = "share" if key == "change" else key
    for number, cell in column_cells(plan, located, key):
        if needed not in visible.get(number, set()) and not is_blank(plan.value_at(located.sheet, cell)):
            yield cell
