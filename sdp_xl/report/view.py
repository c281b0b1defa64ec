"""What the page of a plan shows, as plain values: the template only lays it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from schemas.model import Citation
from schemas.tables import table
from schemas.tables.lists import CANCELED, HELD
from schemas.tables.phases import PHASE_TABLES
from sdp_xl.address import Link
from sdp_xl.checking.check import Report
from sdp_xl.mpo import NEEDED, MpoPart
from sdp_xl.mpo.row import MpoRow, mpo_rows
from sdp_xl.pages.alignment import alignment_page
from sdp_xl.pages.findings import coming, summary
from sdp_xl.plan.findings import Finding, State
from sdp_xl.plan.groups import Group, grouped, not_begun
from sdp_xl.plan.model import Plan
from sdp_xl.report.gantt import Chart, chart
from sdp_xl.rules.elements import Element, assess, met
from sdp_xl.rules.progress import activity_rows, is_done, is_off
from sdp_xl.scheduling import Timeline, TimelineRow

SOON = 60
"""Days ahead for which the page lists what is due."""

NOBODY = "Nobody yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundByRule:
    """What one rule found: why it asks, and the groups of equal findings."""

    severity: str
    title: str
    why: str
    cites: tuple[Citation, ...]
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(group.findings) for group in self.groups)

    @property
    def fix(self) -> str:
        """What to do, if it is the same in each place."""
        fixes = {group.first.fix for group in self.groups}
        return fixes.pop() if len(fixes) == 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """How far a phase is: how many of its activities and their items are done, of those that apply."""

    name: str
    done: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The whole page."""

    title: str
    name: str
    day: date
    summary: str
    first: Finding | None
    phases: tuple[Phase, ...]
    found: tuple[FoundByRule, ...]
    waiting: tuple[tuple[str, str, str], ...]
    accepted: tuple[Finding, ...]
    elements: tuple[Element, ...]
    required: tuple[int, int]
    suggested: tuple[int, int]
    map_headers: tuple[str, ...]
    holes: tuple[tuple[str, ...], ...]
    charts: tuple[Chart, ...]
    mpos: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...]
    due: tuple[tuple[str, tuple[TimelineRow, ...]], ...]


def view(report: Report, timeline: Timeline, name: str) -> View:
    """The page's content from a check and a timeline of the same plan."""
    plan = report.plan
    elements = assess(plan)
    begun = [finding for finding in report.findings if finding.state is not State.NOT_BEGUN]
    return View(
        title=plan.settings.text("plan_title") or plan.settings.text("state") or name,
        name=name,
        day=plan.today,
        summary=summary(report),
        first=min(begun or report.findings, key=lambda finding: finding.severity.rank, default=None),
        phases=tuple(_phases(plan)),
        found=tuple(found_by_rule(begun)),
        waiting=tuple((of_sheet[0].sheet, *coming(plan, of_sheet)) for of_sheet in not_begun(report.findings)),
        accepted=report.accepted,
        elements=elements,
        required=met(elements, required=True),
        suggested=met(elements, required=False),
        map_headers=tuple(column.header for column in table("alignment_map").columns),
        holes=tuple(_holes(report)),
        charts=tuple(
            filter(
                None,
                (
                    chart("Making the plan", timeline.development, plan.today),
                    chart("Carrying it out", timeline.implementation, plan.today),
                ),
            )
        ),
        mpos=tuple(map(_mpo, mpo_rows(plan))),
        due=tuple(_due(timeline)),
    )


def found_by_rule(findings: Sequence[Finding]) -> Iterator[FoundByRule]:
    """The findings by rule: the gravest first, then in the order of the workbook."""
    from sdp_xl.rules import RULES

    first = {finding.rule: number for number, finding in reversed([*enumerate(findings)])}
    ordered = sorted(findings, key=lambda finding: (finding.severity.rank, first[finding.rule]))
    for rule, several in groupby(ordered, key=lambda finding: finding.rule):
        same = tuple(several)
        yield FoundByRule(
            severity=same[0].severity.value.capitalize(),
            title=same[0].title,
            why=RULES[rule].why.split("\n\nExample:")[0] if rule in RULES else "",
            cites=same[0].cites,
            groups=grouped(same),
        )


def _phases(plan: Plan) -> Iterator[Phase]:
    for declared in PHASE_TABLES:
        asked = [row for row in activity_rows(plan) if row.table.key == declared.key and not is_off(row)]
        yield Phase(name=plan[declared.key].sheet, done=sum(map(is_done, asked)), of=len(asked))


def _holes(report: Report) -> Iterator[tuple[str, ...]]:
    """The lines of the Alignment Map as texts, without its counts of nothing."""
    width = len(table("alignment_map").columns)
    for row in alignment_page(report).rows:
        yield tuple(value.text if isinstance(value, Link) else str(value or "") for value in row[:width])


def _mpo(mpo: MpoRow) -> tuple[str, str, tuple[tuple[str, str, str], ...]]:
    name = mpo.row.text("id") or mpo.row.cells.get("id", "")
    parts = tuple(
        (table("mpos").column(part).header, mpo.standing(part).value, mpo.text(part))
        for part in MpoPart
        if part in NEEDED or mpo.text(part)
    )
    return name, mpo.row.text("text"), parts


def _due(timeline: Timeline) -> Iterator[tuple[str, tuple[TimelineRow, ...]]]:
    """Who has what to finish soon or late, by name; each by date."""
    today = timeline.plan.today
    soon = [
        entry
        for entry in timeline.entries.values()
        if entry.work
        and not entry.work.done
        and not entry.row.says("status", HELD, CANCELED)
        and not entry.summary
        and entry.finish
        and (entry.finish - today).days <= SOON
    ]
    by: dict[str, list[TimelineRow]] = {}
    for entry in sorted(soon, key=lambda entry: (entry.finish or date.max, entry.key)):
        by.setdefault(entry.who or NOBODY, []).append(entry)
    counts = Counter({who: len(several) for who, several in by.items()})
    yield from ((who, tuple(by[who])) for who, _ in sorted(counts.items(), key=lambda one: (one[0] == NOBODY, one[0])))
