"""What a rollup keeps of one workbook: how far it is, what was found, what is missing, by plain values only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from sdp_xl.plan.model import Plan


@dataclass(frozen=True, kw_only=True)
class Record:
    """One workbook. If it could not be read, ``trouble`` says why, and the rest is empty.

    ``file`` is its path as it was named. ``rules`` counts the open findings by rule; ``missing`` are the IDs of the
    required elements that are not met, of ``required`` in all. ``strategies`` and ``mpos`` count rows by goal area.
    ``tasks`` are those of the timeline, of which ``done`` are done and ``overdue`` ended before the day of the check;
    ``after_adoption`` would end after the adoption date although they belong before it.
    """

    file: str
    trouble: str = ""
    state: str = ""
    title: str = ""
    adoption: str = ""
    errors: int = 0
    warnings: int = 0
    advice: int = 0
    rules: Mapping[str, int] = field(default_factory=dict)
    required: int = 0
    missing: tuple[str, ...] = ()
    strategies: Mapping[str, int] = field(default_factory=dict)
    mpos: Mapping[str, int] = field(default_factory=dict)
    tasks: int = 0
    done: int = 0
    overdue: int = 0
    after_adoption: int = 0

    @property
    def name(self) -> str:
        """How the workbook is called in lists: by its State, and by its file where it names none."""
        return self.state or Path(self.file).name


def record(path: str, today: date) -> Record:
    """The record of one workbook as of ``today``; nothing that is in it, or wrong with it, makes this raise."""
    from sdp_xl.files.watch import within_limits

    try:
        with within_limits(Path(path), command=True):
            return _record(path, today)
    except Trouble as trouble:
        return Record(file=path, trouble=str(trouble))
    except Exception as error:
        # One workbook must not end the rollup of all others; its row says what happened.
        return Record(file=path, trouble=f"{Path(path).name}: unexpected fault {type(error).__name__}.")


def _record(path: str, today: date) -> Record:
    # Here, so that a rollup in which nothing has changed imports none of it.
    from schemas.tables.lists import HELD
    from sdp_xl import jobs
    from sdp_xl.rules.elements import Status, assess, met
    from sdp_xl.scheduling import timeline_of

    report = jobs.check(path, today=today)
    plan, made = report.plan, timeline_of(report.plan)
    elements = assess(plan)
    tasks = [row for row in (*made.development, *made.implementation) if row.counts]
    done = [row for row in tasks if (row.work and row.work.done) or row.row.says("status", HELD)]
    overdue = [row for row in tasks if row.late(today)]
    adoption = plan.settings.date("adoption_date")
    counts = report.counts
    return Record(
        file=path,
        state=plan.settings.text("state"),
        title=plan.settings.text("plan_title"),
        adoption=adoption.isoformat() if adoption else "",
        errors=counts["error"],
        warnings=counts["warning"],
        advice=counts["advice"],
        rules=dict(sorted(Counter(finding.rule for finding in report.findings).items())),
        required=met(elements, required=True)[1],
        missing=tuple(
            one.requirement.id
            for one in elements
            if one.requirement.level.required and one.status in (Status.PARTLY, Status.MISSING)
        ),
        strategies=_by_area(plan, "strategies"),
        mpos=_by_area(plan, "mpos"),
        tasks=len(tasks),
        done=len(done),
        overdue=len(overdue),
        after_adoption=len(made.late),
    )


def _by_area(plan: Plan, key: str) -> dict[str, int]:
    """The rows of a table by goal area; a row with two counts in both."""
    areas = (area for row in plan[key] if row.filled(row.table.main) for area in row.many("goal_area") or ("None",))
    return dict(sorted(Counter(areas).items()))
