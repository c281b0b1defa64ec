"""The Timeline and the Implementation Timeline: every task with its dates, its slack and why they are so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from schemas import process
from schemas.model import Table
from schemas.tables import table
from schemas.values import canonical_id, fold, split_many
from sdp_xl.address import Link
from sdp_xl.pages.axis import SEEN, Axis, axis, heads, told_outside
from sdp_xl.pages.task_lines import DIAMOND, MILESTONE, Lines
from sdp_xl.plan.model import Plan
from sdp_xl.plan.page import Bars, Page, PageRow
from sdp_xl.scheduling import ADOPTION, MEETINGS, PHASES, PROJECT_PLAN, Timeline, TimelineRow
from sdp_xl.scheduling.work import Work
from sdp_xl.written.shown import as_excel_shows

WHOLE_PLAN, NO_STRATEGY = "Plan", "None yet"
"""What stands under Strategy for the milestones of the plan and for activities without a strategy."""

SHOWN = 104
"""Letters of a note that the columns before the bars hold: the months above the bars cut what is longer."""

_ACTIONS = {fold(f"{action.number}. {action.text}"): f"A{action.number}" for action in process.actions()}


def gantt_pages(timeline: Timeline) -> tuple[Page, Page]:
    """Both pages: the making of the plan in the order of its phases, and the project plan by strategy."""
    return (
        _page(table("timeline"), timeline, timeline.development, _development),
        _page(table("implementation_timeline"), timeline, timeline.implementation, _implementation),
    )


def _page(
    of: Table,
    timeline: Timeline,
    entries: Sequence[TimelineRow],
    lines: Callable[[Timeline, Lines], Iterable[tuple[int, PageRow]]],
) -> Page:
    columns = axis(timeline, entries)
    outside, asked = told_outside(columns, entries), unanswered(timeline, entries)
    note = " ".join(filter(None, (outside, _note(timeline.plan, entries), asked)))
    if len(note) > SHOWN and not asked:  # without dates nothing stands beside the note that cuts it
        note = f"{outside} {_counts(entries, brief=True)}".strip()
    found, months = list(lines(timeline, Lines(timeline, entries, columns))), entries is timeline.implementation
    opens = columns.opens(timeline.plan.today, SEEN[months])
    return Page(
        table=of,
        sheet=timeline.plan[of.key].sheet,
        note=note,
        rows=tuple(_with_diamonds(of, (line for _, line in found), columns)),
        bars=Bars(
            heads=heads(columns, timeline, opens, months=months),
            opens=opens,
            indented="task",
            levels=tuple(level for level, _ in found),
        ),
    )


def _with_diamonds(of: Table, lines: Iterable[PageRow], columns: Axis) -> Iterator[PageRow]:
    """The lines, each with the sign of a milestone in the column of its day."""
    finish, mark = of.keys.index("finish"), of.keys.index("mark")
    for line in lines:
        day = line[finish]
        at = columns.column(day) if MILESTONE in str(line[mark]) and isinstance(day, date) else None
        yield line if at is None else (*line, *[None] * at, DIAMOND)


def unanswered(timeline: Timeline, entries: Sequence[TimelineRow]) -> str:
    """Which question on Settings to answer so that these entries have dates; empty if that would not help."""
    if all(entry.start or entry.work is None or entry.work.table == MEETINGS for entry in entries):
        return ""
    held = timeline.frame
    keys = [] if held.planning_start or held.adoption else ["planning_start", "adoption_date"]
    if any(entry.work and entry.work.table == PROJECT_PLAN for entry in entries):
        keys = [] if held.cycle_start or held.adoption else ["cycle_start"]
    if not keys:
        return ""
    settings = timeline.entries[ADOPTION].row
    asked = " or ".join(f"“{settings.table.column(key).header}”" for key in keys)
    return f"To have dates proposed, answer {asked} on the sheet {settings.sheet}."


def _note(plan: Plan, entries: Sequence[TimelineRow]) -> str:
    """One sentence: for which day, and what the rows hold."""
    return f"Made for {as_excel_shows(plan.today)}: {_counts(entries)}"


def _counts(entries: Sequence[TimelineRow], *, brief: bool = False) -> str:
    """How many tasks, how many proposed dates, and what to look into; ``brief`` in the fewest words."""
    tasks = sum(entry.counts for entry in entries)
    proposed = sum(entry.proposed for entry in entries)
    clashes = sum(entry.clash is not None and entry.work is not None for entry in entries)
    unread = sum(bool(entry.work and entry.work.unread) for entry in entries)
    text = f"{tasks} task{'' if tasks == 1 else 's'}"
    text += f", {proposed} {'proposed' if brief else 'with proposed dates'}" if proposed else ", no date proposed"
    text += f", {unread} {'unreadable' if brief else 'with a date that cannot be read'}" if unread else ""
    more = "" if brief else " with what comes first"
    return f"{text}, {clashes} that clash{'es' if clashes == 1 else ''}{more}." if clashes else f"{text}."


def _development(timeline: Timeline, show: Lines) -> Iterator[tuple[int, PageRow]]:
    adoption = timeline.entries[ADOPTION]
    for phase in PHASES:
        if phase == PHASES[-1]:
            yield 0, show.line(adoption)
        rows = [entry for entry in timeline.development if entry.work and entry.work.table == phase]
        for action, entries in _by_action(rows).items():
            if action:
                yield 0, show.heading(_ACTIONS.get(fold(action), ""), action, entries)
            yield from show.items(entries)
    meetings = [entry for entry in timeline.development if entry.work and entry.work.table == MEETINGS]
    if meetings:
        yield 0, show.heading("", "Meetings", meetings)
        yield from show.items(sorted(meetings, key=lambda entry: entry.start or date.max))


def _by_action(entries: Iterable[TimelineRow]) -> dict[str, list[TimelineRow]]:
    """The entries by their action; a row that names none belongs to that of the row above."""
    found: dict[str, list[TimelineRow]] = {}
    names: dict[str, str] = {}
    action = ""
    for entry in entries:
        typed = entry.row.text("action")
        action = names.setdefault(fold(typed), typed) if typed else action
        found.setdefault(action, []).append(entry)
    return found


def _implementation(timeline: Timeline, show: Lines) -> Iterator[tuple[int, PageRow]]:
    strategies = timeline.plan["strategies"].by_id()
    order = {id_: number for number, id_ in enumerate(strategies)}
    groups: dict[str, list[TimelineRow]] = {}
    for entry in timeline.implementation:
        if entry.work:
            ids = entry.row.ids("strategy")
            above: Work | None = entry.work
            while not ids and above and above.parent:  # an item stands under the strategy of its activity
                ids, above = timeline.entries[above.parent].row.ids("strategy"), timeline.entries[above.parent].work
            groups.setdefault(ids[0] if ids else "", []).append(entry)
    milestones = [entry for entry in timeline.implementation if entry.work is None]
    yield from ((0, (WHOLE_PLAN, *show.line(entry))) for entry in milestones[:1])
    for id_ in sorted(groups, key=lambda id_: (id_ == "", order.get(id_, len(order)))):
        entries, row = groups[id_], strategies.get(id_)
        typed = entries[0].row.text("strategy") if id_ else NO_STRATEGY
        name = (
            row.text("id")
            if row
            else next((part for part in split_many(typed, commas=True) if canonical_id(part) == id_), typed)
        )
        shown = Link(name, sheet=row.sheet, cell=row.cells["id"]) if row and "id" in row.cells else name
        text = row.text("strategy") if row else "Activities without a strategy" if not id_ else name
        yield 0, (shown, *show.heading("", text or name, entries))
        yield from ((level, (name, *line)) for level, line in show.items(entries))
    yield from ((0, (WHOLE_PLAN, *show.line(entry))) for entry in milestones[1:])
