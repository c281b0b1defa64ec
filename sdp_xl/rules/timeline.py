"""Family 5: what keeps the timeline from being right: links, circles, clashes and days on which nobody works."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from schemas.citations import HOUSE
from schemas.tables import LISTS_SHEET, choices
from schemas.values import fold, show, split_many
from sdp_xl.findings import Finding, Severity
from sdp_xl.grid import address
from sdp_xl.links import Kind, parse
from sdp_xl.located import Located, shorten
from sdp_xl.rules.registry import rule
from sdp_xl.timeline import MEETINGS, Timeline, closed_days, make
from sdp_xl.timeline.make import CLOSED_DAYS
from sdp_xl.timeline.why import days

_LAST: list[tuple[Located, Timeline]] = []
"""The workbook whose timeline was made last, and that timeline: all rules of this module ask for the same one."""


def timeline_of(book: Located) -> Timeline:
    """The timeline of the workbook, made once however many rules ask for it."""
    for known, timeline in _LAST:
        if known is book:
            return timeline
    timeline = make(book)
    _LAST[:] = [(book, timeline)]
    return timeline


@rule(
    "SDP520",
    severity=Severity.ERROR,
    title="A part of “Depends on” cannot be read",
    cites=(HOUSE,),
    fix="Write IDs parted by semicolons, if need be with FS, SS, FF or SF and a lag: A1.2; A2.1SS+5d; A2.3FF-1w.",
)
def unreadable_link(book: Located) -> Iterator[Finding]:
    """A link that cannot be read is left out, and the dates that hang on it are wrong without a sign of it.

    Example:     after A1.2, or A2.1FS+50%
    Use instead: A1.2; A2.1FS+5d
    """
    for row, part in timeline_of(book).unreadable:
        yield row.finding("depends_on", f"“{{part}}” is not a link. {part.why}".rstrip(), part=part.text)


@rule(
    "SDP521",
    severity=Severity.ERROR,
    title="“Depends on” names an ID that is not there",
    cites=(HOUSE,),
    fix="Correct the ID, or take it out if the row was deleted.",
)
def unknown_link(book: Located) -> Iterator[Finding]:
    """What waits for something that does not exist is scheduled as if it waited for nothing.

    Links may name activities, meetings and rows of the project plan.

    Example:     A2.7, where the last activity of action 2 is A2.4
    Use instead: A2.4
    """
    timeline = timeline_of(book)
    for row, link in timeline.unknown:
        near = get_close_matches(link.id, timeline.ids, n=1, cutoff=0.6)
        parts = split_many(row.text("depends_on"), commas=True)
        part = next((part for part in parts if link in parse(part, timeline.ids)[0]), link.id)
        message = "“{part}” names an ID that is not there."
        if near:
            message += " Did you mean “{near}”?"
        yield row.finding("depends_on", message, part=part, near=timeline.ids[near[0]] if near else "")


@rule(
    "SDP522",
    severity=Severity.ERROR,
    title="Rows depend on each other in a circle",
    cites=(HOUSE,),
    fix="Take one of the links out of “Depends on”. Until then no dates are proposed for these rows.",
)
def circle(book: Located) -> Iterator[Finding]:
    """In a circle everything waits for itself, so nothing could ever begin.

    Example:     A2.1 depends on A2.3, and A2.3 depends on A2.1
    Use instead: A2.1 depends on A1.2, and A2.3 depends on A2.1
    """
    for names, row in timeline_of(book).circles:
        ring = " → ".join(names) if len(names) <= 8 else " → ".join((*names[:4], "…", *names[-3:]))
        yield row.finding("depends_on", "A circle, each before the next: {ring}.", ring=ring)


@rule(
    "SDP523",
    severity=Severity.WARNING,
    title="A typed date clashes with what it depends on",
    cites=(HOUSE,),
    fix="Move the date, or correct “Depends on”. The timeline never moves a date that you typed.",
)
def clash(book: Located) -> Iterator[Finding]:
    """A plan that starts to build on work before that work is done is usually a slip in one of the two dates.

    An activity with dates of its own must also span its items.

    Example:     A2.1 starts 2026-09-01; it depends on A1.2, which finishes 2026-09-11
    Use instead: A2.1 starts 2026-09-14
    """
    timeline = timeline_of(book)
    for entry in timeline.clashes:
        found = entry.clash
        if found is None:
            continue
        other, link = timeline.entries[found.other], found.link
        verb, day = ("starts", entry.start) if found.at == "start" else ("finishes", entry.finish)
        by_start = link.kind in (Kind.SS, Kind.SF) if link else found.at == "start"
        theirs, their_day = ("starts", other.start) if by_start else ("finishes", other.finish)
        if link is None:
            text = "“{name}” {verb} on {day}, but its item “{other}” {theirs} {count} {way}, on {their_day}."
        else:
            lag = " (lag {lag})" if link.lag else ""
            text = (
                "“{name}” {verb} on {day}, {count} too early for “{other}”, which {theirs} on {their_day}" + f"{lag}."
            )
        yield entry.row.finding(
            next((key for key in (found.at, "date") if entry.row.filled(key)), "depends_on"),
            text,
            name=entry.name,
            verb=verb,
            day=day,
            count=days(found.days),
            other=other.name,
            theirs=theirs,
            their_day=their_day,
            way="earlier" if by_start else "later",
            lag=f"{link.lag:+d} days" if link else "",
        )


@rule(
    "SDP524",
    severity=Severity.ADVICE,
    title="A typed date is a day on which nobody works",
    cites=(HOUSE,),
    fix="Choose a working day, if work is to start or to be handed in on that day. The date is kept as you typed it.",
)
def day_off(book: Located) -> Iterator[Finding]:
    """Due dates on a holiday are mostly dates counted on the fingers, and what follows is a day later than it looks.

    Meetings may well be on a weekend, when parents have time, and what is done is done.

    Example:     Start 2027-05-31, which is Memorial Day
    Use instead: 2027-06-01
    """
    timeline = timeline_of(book)
    for entry in timeline.entries.values():
        work = entry.work
        if work is None or work.table == MEETINGS or work.done:
            continue
        for key in ("start", "finish"):
            day = entry.row.date(key)
            closed = timeline.workdays.why_closed(day) if day else ""
            if closed:
                yield entry.row.finding(key, "“{name}”: {day} is {closed}.", name=entry.name, day=day, closed=closed)


@rule(
    "SDP525",
    severity=Severity.WARNING,
    title="The plan is not ready by the adoption date",
    cites=(HOUSE,),
    fix="Shorten or overlap activities on the critical path (C on the Timeline), start earlier, or adopt later.",
    needs=("settings",),
)
def not_ready(book: Located) -> Iterator[Finding]:
    """The adoption date is set by a board or a funding year; better to see today than in its month that it is missed.

    Rows that wait for the adoption do not count. Dates counted back from it may begin too early instead.

    Example:     A7.3 finishes 2027-06-15; the plan is adopted on 2027-05-28
    Use instead: A7.2 with 15 instead of 30 working days
    """
    timeline = timeline_of(book)
    settings, adoption = book.settings, timeline.frame.adoption
    typed = [entry for entry in timeline.late if entry.work and entry.work.finish]
    for entry in typed:
        yield entry.row.finding(
            "finish",
            "“{name}” finishes on {day}, after the plan is adopted on {adopted}.",
            name=entry.name,
            day=entry.finish,
            adopted=adoption,
        )
    proposed = [entry for entry in timeline.late if entry not in typed and entry.finish]
    if proposed:
        last = max(proposed, key=lambda entry: (entry.finish is not None, entry.finish))
        yield settings.finding(
            "adoption_date",
            "By the timeline {count} finished only after the adoption on {adoption_date}; the last, “{name}”, on {day}.",
            count=f"{len(proposed)} activities are" if len(proposed) > 1 else "one activity is",
            name=last.name,
            day=last.finish,
        )
    if timeline.early_by:
        yield settings.finding(
            "adoption_date",
            "To be adopted on {adoption_date}, the planning would have to start {count} before {planning_start}.",
            count=days(timeline.early_by),
        )


@rule(
    "SDP526",
    severity=Severity.ADVICE,
    title="The holidays of the State are not known",
    cites=(HOUSE,),
    fix="Write the State's name or its postal code; or list its holidays as closed days on the Lists sheet.",
    needs=("settings.state",),
)
def unknown_state(book: Located) -> Iterator[Finding]:
    """Without the State, the timeline skips weekends and federal holidays only, and a State holiday looks like work.

    Example:     Buckeye State
    Use instead: Ohio, or OH
    """
    if book.settings.filled("state") and not timeline_of(book).workdays.state:
        yield book.settings.finding("state", "No holidays are known for “{state}”; only federal holidays are skipped.")


@rule(
    "SDP527",
    severity=Severity.WARNING,
    title="A closed day is not a date",
    cites=(HOUSE,),
    fix="Enter one date a cell, for example 2026-12-24.",
)
def closed_day(book: Located) -> Iterator[Finding]:
    """A closed day that cannot be read is scheduled as a working day.

    Example:     Dec 24 to Dec 31
    Use instead: 2026-12-24 in one cell, 2026-12-28 in the next, and so on
    """
    for text in closed_days(book)[1]:
        sheet, cell = _on_lists(book, text)
        header = choices(CLOSED_DAYS).header
        yield Finding(message=f"“{shorten(text)}” is not a date.", sheet=sheet, cell=cell, header=header)


def _on_lists(book: Located, text: str) -> tuple[str, str]:
    """The sheet and the cell of an entry of the closed days; without the cell if it is not found."""
    header = fold(choices(CLOSED_DAYS).header)
    for sheet, rows in book.grid.sheets.items():
        for top, row in enumerate(rows[:30]):
            for column, value in enumerate(row):
                if fold(show(value)) != header:
                    continue
                for below, other in enumerate(rows[top + 1 :], top + 2):
                    if column < len(other) and fold(show(other[column])) == fold(text):
                        return sheet, address(below, column + 1)
    return LISTS_SHEET, ""
