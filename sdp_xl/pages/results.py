"""The Results by Year sheet: whether each MPO is met, by period and group, with small numbers hidden."""

from __future__ import annotations

from collections import Counter

from schemas.tables import table
from sdp_xl.address import Link
from sdp_xl.mpo import MpoPart
from sdp_xl.pages.findings import place
from sdp_xl.plan.model import Plan
from sdp_xl.plan.page import Page
from sdp_xl.plan.shown import shorten
from sdp_xl.results import HIDDEN, ResultLine, Standing, result_lines
from sdp_xl.results.small import small_number
from sdp_xl.written.shown import as_excel_shows


def results_page(plan: Plan) -> Page:
    """The page from a workbook: one row per MPO, period and group, with a link to the row on Results."""
    of = table("results_by_year")
    lines = result_lines(plan)
    counts = Counter(line.standing for line in lines)
    told = ", ".join(f"{counts[word]} {word.lower()}" for word in (*Standing, HIDDEN) if counts[word])
    note = f"Checked for {as_excel_shows(plan.today)}: {told or 'no results yet'}."
    if any(HIDDEN in (line.served, line.met) for line in lines):
        note += f" Hidden: fewer than {small_number(plan)} children, or what would tell such a number (Settings)."
    rows = tuple(_row(plan, line) for line in lines)
    return Page(table=of, sheet=plan[of.key].sheet, note=note, rows=rows)


def _row(plan: Plan, line: ResultLine) -> tuple[str | Link, ...]:
    row = line.result.row if line.result else line.mpo.row
    return (
        line.mpo.row.text("id"),
        shorten(line.mpo.text(MpoPart.OUTCOME) or line.mpo.row.text("text")),
        line.target,
        line.period,
        line.group,
        line.served,
        line.met,
        line.shown_share,
        line.standing,
        line.change,
        place(plan, row.sheet, next(iter(row.cells.values()), "")),
    )
