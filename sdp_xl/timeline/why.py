"""Says in one plain sentence why a task has its dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sdp_xl.links import Kind, Link
from sdp_xl.schedule import Clash, Placed, Reason
from sdp_xl.timeline.network import ADOPTION
from sdp_xl.timeline.work import PROJECT_PLAN, Work
from sdp_xl.workdays import Workdays

SHOWN = 3
"""Skipped holidays that a sentence names."""

Name = Callable[[str], str]
"""Gives the name under which a key is known to staff."""


def days(count: int) -> str:
    """The count in words: 1 working day, 5 working days."""
    return f"{count} working day{'' if count == 1 else 's'}"


def reason(work: Work, placed: Placed, name: Name) -> str:
    """The sentence without its holidays."""
    match placed.reason:
        case Reason.TYPED:
            return (
                f"Typed by staff for {name(work.parent)}, to which it belongs" if work.from_parent else "Typed by staff"
            )
        case Reason.START_TYPED:
            return f"Start typed by staff; finish after {days(work.days)}"
        case Reason.FINISH_TYPED:
            return f"Finish typed by staff; start counted back by {days(work.days)}"
        case Reason.LINK if placed.link:
            return after(placed.link, name, milestone=work.milestone)
        case Reason.FLOOR:
            begin = "plan takes effect" if work.table == PROJECT_PLAN else "planning starts"
            return f"Starts when the {begin}; it waits for nothing else"
        case Reason.DEADLINE:
            return "As late as the adoption date allows"
        case Reason.SUCCESSOR if placed.link:
            return f"As late as {name(placed.link.id)} allows, counted back from the adoption date"
        case Reason.ITEMS:
            return "From the first start to the last finish of its items"
        case Reason.CIRCLE:
            return "It waits for itself in a circle of links, so no date can be proposed"
    return "No date yet: type one, or say what it depends on"


def after(link: Link, name: Name, *, milestone: bool = False) -> str:
    """What a driving link does, for example "Starts 5 working days after A2.1 starts"."""
    other = name(link.id)
    end = "starts" if link.kind in (Kind.SS, Kind.SF) else "finishes" if link.id != ADOPTION else "is reached"
    verb = "Starts" if link.kind in (Kind.FS, Kind.SS) and not milestone else "Finishes"
    if link.lag:
        return f"{verb} {days(abs(link.lag))} {'after' if link.lag > 0 else 'before'} {other} {end}"
    return f"{verb} {'after' if link.kind is Kind.FS else 'when'} {other} {end}"


def clash(found: Clash, name: Name) -> str:
    """What a typed date breaks, for example "5 working days before what A2.1 allows"."""
    if found.link is None:
        return f"the {found.at} leaves out {days(found.days)} of its item {name(found.other)}"
    return f"the {found.at} is {days(found.days)} too early for {name(found.other)}"


def why(work: Work, placed: Placed, name: Name, proposed: tuple[date, date] | None, workdays: Workdays) -> str:
    """The whole sentence. ``proposed``: the first and last day whose holidays moved a proposed date, if any did."""
    text = reason(work, placed, name)
    if placed.clash:
        text += f"; {clash(placed.clash, name)}"
    if proposed:
        skipped = workdays.skipped(*proposed)
        if skipped:
            text += f"; {listed(skipped)} skipped"
        if work.assumed and not work.milestone:
            text += f"; {days(work.days)} assumed"
    return f"{text}."


def listed(names: tuple[str, ...]) -> str:
    """The names in words, at most SHOWN of them: Labor Day, Columbus Day and 2 more holidays."""
    shown = list(names[:SHOWN])
    more = len(names) - SHOWN
    if more > 0:
        shown.append(f"{more} more holiday{'' if more == 1 else 's'}")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
