"""The timeline for people at a terminal: how long it takes, what is critical, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sdp_xl.report.text import Line
from sdp_xl.timeline import ADOPTION, Entry, Timeline


def lines(timeline: Timeline, workbook: str) -> Iterator[Line]:
    """The timeline line by line: both plans, the critical path, and each clash and circle."""
    yield "heading", f"Timeline of {workbook}", 0
    for name, entries in (("Development", timeline.development), ("Implementation", timeline.implementation)):
        tasks = [entry for entry in entries if entry.work and not entry.summary]
        if tasks:
            yield "", f"{name}: {_span(tasks)}.", 0
    yield "", f"{len(timeline.proposed)} rows with dates that were proposed; typed dates were not moved.", 0
    adoption = timeline.entries[ADOPTION]
    critical = [entry for entry in timeline.development if entry.critical and not entry.summary]
    if critical and adoption.start:
        yield "", "", 0
        yield "heading", f"Critical path to the adoption on {adoption.start.isoformat()}", 0
        for entry in sorted(critical, key=lambda entry: (str(entry.start), str(entry.finish))):
            yield "", f"{entry.start} to {entry.finish}  {entry.name}  {entry.task if entry.id else ''}".rstrip(), 2
    wrong = [f"{entry.name}: {entry.why}" for entry in timeline.clashes]
    wrong += ["In a circle: " + " → ".join(names) for names, _ in timeline.circles]
    if wrong:
        yield "", "", 0
        yield "heading", "To be settled (see also: sdp-xl check)", 0
        yield from (("warning", text, 2) for text in wrong)


def _span(tasks: Sequence[Entry]) -> str:
    starts = [entry.start for entry in tasks if entry.start]
    finishes = [entry.finish for entry in tasks if entry.finish]
    dated = f", {min(starts)} to {max(finishes)}" if starts and finishes else ", without dates"
    return f"{len(tasks)} task{'' if len(tasks) == 1 else 's'}{dated}"
