"""Dates that come back each year, counted from the end of the performance period, and the days of monitoring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from schemas.values import years_later
from schemas.yearly import CNA_BEGINS, CNA_RENEWED, CNA_TAKES, CNA_YEARS, YEARLY
from sdp_xl.plan.model import Plan, Row
from sdp_xl.written.periods import end as period_end
from sdp_xl.written.periods import label, months_after, period_of

EACH_YEAR, MONITORING = "Each year", "Monitoring"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyDate:
    """A day on the calendar that no task of the plan stands for: what, by whom, and the sheet where it is noted.

    ``cell`` is the very cell from which it comes, empty where there is none.
    """

    day: date
    event: str
    task: str
    who: str
    sheet: str
    id: str = ""
    cell: str = ""


def yearly_dates(plan: Plan) -> tuple[YearlyDate, ...]:
    """The dates in order; those of each year for the performance periods that end while the plan is in effect."""
    return tuple(sorted((*_of_each_year(plan), *_of_the_assessment(plan), *_monitoring(plan)), key=lambda one: one.day))


def _of_each_year(plan: Plan) -> Iterator[YearlyDate]:
    start, end = plan.settings.date("cycle_start"), plan.settings.date("cycle_end")
    if not start or not end:
        return
    for first in range(period_of(start), period_of(end) + 1):
        if start < period_end(first) <= end:
            for yearly in YEARLY:
                yield YearlyDate(
                    day=months_after(first, yearly.months),
                    event=EACH_YEAR,
                    task=yearly.task.format(period=label(first)),
                    who=yearly.who,
                    sheet=plan[yearly.table].sheet,
                )


def _of_the_assessment(plan: Plan) -> Iterator[YearlyDate]:
    """The renewal of the needs assessment: due when it is three years old, begun at a period's end in good time."""
    row, done = plan.settings, plan.settings.date("cna_date")
    if done is None:
        return
    due = years_later(done, CNA_YEARS)
    begins = period_end(period_of(due - timedelta(days=CNA_TAKES)) - 1)
    for day, task in ((begins, CNA_BEGINS), (due, CNA_RENEWED)):
        yield YearlyDate(day=day, event=EACH_YEAR, task=task, who="", sheet=row.sheet, cell=row.cells["cna_date"])


def _monitoring(plan: Plan) -> Iterator[YearlyDate]:
    for row in plan["monitoring"].rows_with("next"):
        if day := row.date("next"):
            yield YearlyDate(
                day=day,
                event=MONITORING,
                task=_what(row),
                who=row.text("who"),
                sheet=row.sheet,
                id=row.text("id"),
                cell=row.cells["next"],
            )


def _what(row: Row) -> str:
    name = row.text("project")
    return f"{row.text('kind')}: {name}" if row.filled("kind") else name
