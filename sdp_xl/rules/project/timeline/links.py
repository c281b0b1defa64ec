"""Rules about links that cannot be read or followed, circles, and typed dates that break a link (family 5)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.cells.ids import to_write
from sdp_xl.rules.registry import rule
from sdp_xl.scheduling import MEETINGS, PHASES, PROJECT_PLAN, timeline_of
from sdp_xl.scheduling.links import LinkKind
from sdp_xl.scheduling.why import days
from sdp_xl.written import near, several
from sdp_xl.written.lookalikes import lookalike


@rule(
    "SDP520",
    severity=Severity.ERROR,
    title="A part of “Depends on” cannot be read",
    cites=(HOUSE,),
    fix="Write IDs parted by semicolons, if need be with FS, SS, FF or SF and a lag: A1.2; A2.1SS+5d; A2.3FF-1w.",
)
def unreadable_link(plan: Plan) -> Iterator[Finding]:
    """A link that cannot be read is left out, and the dates that hang on it are wrong without a sign of it.

    Example:     after A1.2, or A2.1FS+50%
    Use instead: A1.2; A2.1FS+5d
    """
    timeline = timeline_of(plan)
    for row, part in timeline.unreadable:
        message = f"“{{part}}” is not a link. {part.why}".rstrip()
        yield row.finding(
            "depends_on", message, fix="" if part.why else to_write(part.text, timeline.ids), part=part.text
        )


@rule(
    "SDP521",
    severity=Severity.ERROR,
    title="“Depends on” names an ID that is not there",
    cites=(HOUSE,),
    fix="Correct the ID, or take it out if the row was deleted.",
)
def unknown_link(plan: Plan) -> Iterator[Finding]:
    """What waits for something that does not exist is scheduled as if it waited for nothing.

    Links may name activities, meetings and rows of the project plan.

    Example:     A2.7, where the last activity of action 2 is A2.4
    Use instead: A2.4
    """
    tables = (*PHASES, MEETINGS, PROJECT_PLAN)
    if not all(plan.ids_readable(table) for table in tables if plan.has(table)):
        return
    timeline = timeline_of(plan)
    for row, link, part in timeline.unknown:
        if several(part, timeline.ids):
            fix = to_write(part, timeline.ids)
            yield row.finding("depends_on", "“{part}” is more than one ID.", fix=fix, part=part)
            continue
        likely = timeline.ids.get(near(link.id, timeline.ids), "")
        message = "“{part}” names an ID that is not there."
        if likely:
            message += " Did you mean “{near}”?"
        message = f"{message} {lookalike(part)}".rstrip()
        yield row.finding("depends_on", message, part=part, near=likely)


@rule(
    "SDP522",
    severity=Severity.ERROR,
    title="Rows depend on each other in a circle",
    cites=(HOUSE,),
    fix="Take one of the links out of “Depends on”. Until then no dates are proposed for these rows.",
)
def circle(plan: Plan) -> Iterator[Finding]:
    """In a circle everything waits for itself, so nothing could ever begin.

    Example:     A2.1 depends on A2.3, and A2.3 depends on A2.1
    Use instead: A2.1 depends on A1.2, and A2.3 depends on A2.1
    """
    for names, row in timeline_of(plan).circles:
        ring = " → ".join(names) if len(names) <= 8 else " → ".join((*names[:4], "…", *names[-3:]))
        yield row.finding("depends_on", "A circle, each before the next: {ring}.", ring=ring)


def _has_both_dates(plan: Plan, key: str) -> bool:
    """Whether a sheet still has both of its date columns; with one of them gone, half of what staff typed is gone."""
    return key == MEETINGS or (plan.has(f"{key}.start") and plan.has(f"{key}.finish"))


@rule(
    "SDP523",
    severity=Severity.WARNING,
    title="A typed date clashes with what it depends on",
    cites=(HOUSE,),
    fix="Move the date, or correct “Depends on”. The timeline never moves a date that you typed.",
)
def clash(plan: Plan) -> Iterator[Finding]:
    """A plan that starts to build on work before that work is done is usually a slip in one of the two dates.

    An activity with dates of its own must also span its items.

    Example:     A2.1 starts 9/1/2026; it depends on A1.2, which finishes 9/11/2026
    Use instead: A2.1 starts 9/14/2026
    """
    timeline = timeline_of(plan)
    for entry in timeline.clashes:
        found = entry.clash
        if found is None or not _has_both_dates(plan, entry.row.table.key):
            continue
        other, link = timeline.entries[found.other], found.link
        verb, day = ("starts", entry.start) if found.at == "start" else ("finishes", entry.finish)
        by_start = link.kind in (LinkKind.SS, LinkKind.SF) if link else found.at == "start"
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
