"""The reason for the dates of a task, as one plain sentence."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sdp_xl.plan.shown import shorten
from sdp_xl.scheduling.doubts import Name
from sdp_xl.scheduling.links import LinkKind, TaskLink
from sdp_xl.scheduling.network import ADOPTION
from sdp_xl.scheduling.schedule import Clash, Placed, Reason
from sdp_xl.scheduling.work import Work
from sdp_xl.scheduling.workdays import Workdays

SHOWN = 3
"""Skipped holidays, or items without dates, that a sentence names."""


class Case(NamedTuple):
    """The facts from which the sentence about a row is made.

    ``begin``: what its schedule begins with, in words. ``waits``: whether it waits for any row. ``before``: where its
    driving predecessor stands. ``doubts``: why its dates may be too early, as clauses. ``undated``: the names of its
    items without a finish; ``dated``: whether any item has one. ``proposed``: the first and last day whose holidays
    moved a proposed date, if any did.
    """

    work: Work
    placed: Placed
    name: Name
    begin: str
    waits: bool
    before: Placed | None
    doubts: tuple[str, ...]
    undated: tuple[str, ...]
    dated: bool
    proposed: tuple[date, date] | None


def days(count: int) -> str:
    """The count in words: 1 working day, 5 working days."""
    return f"{count} working day{'' if count == 1 else 's'}"


def reason(case: Case) -> str:
    """The sentence without its doubts and holidays."""
    work, placed, name = case.work, case.placed, case.name
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
            return after(placed.link, name, case.before, milestone=work.milestone)
        case Reason.FLOOR:
            others = "what it waits for comes before that" if case.waits else "it waits for nothing else"
            return f"Starts when the {case.begin}" + ("" if case.doubts else f"; {others}")
        case Reason.DEADLINE:
            return "As late as the adoption date allows"
        case Reason.SUCCESSOR if placed.link:
            return f"As late as {name(placed.link.id)} allows, counted back from the adoption date"
        case Reason.ITEMS:
            return _of_items(case)
        case Reason.UNREAD:
            return _unread(work, name)
        case Reason.CIRCLE if case.dated:
            return f"It waits for itself in a circle of links; {_of_items(case).replace('From', 'from', 1)}"
        case Reason.CIRCLE:
            return "It waits for itself in a circle of links, so no date can be proposed"
    return "No date yet" if case.doubts else "No date yet: type one, or say what it depends on"


def _unread(work: Work, name: Name) -> str:
    """Which typed date cannot be read; no other is proposed in its place."""
    said = ", ".join(f"“{shorten(work.row.values[key])}”" for key in work.unread if work.row.unread(key))
    whose = f"the date of {name(work.parent)}, to which it belongs," if not said else f"{said}"
    return f"No date can be shown: {whose} is not a day; type one"


def _of_items(case: Case) -> str:
    """Where a summary has its dates from; without a finish as long as an item has none."""
    if not case.undated:
        return "From the first start to the last finish of its items"
    if not case.dated:
        return "No date yet: none of its items has one"
    have = "has no date" if len(case.undated) == 1 else "have no dates"
    finish = "finish typed by staff, though" if case.work.finish else "no finish, since"
    return f"From the first start of its items; {finish} {listed(case.undated, 'item')} {have}"


def after(link: TaskLink, name: Name, before: Placed | None, *, milestone: bool = False) -> str:
    """The effect of a driving link, for example "Starts 5 working days after A2.1 starts".

    ``before`` is where the predecessor stands: what is said of a lead depends on how long it takes.
    """
    other, lag = name(link.id), link.lag
    starts, finishes = ("is reached",) * 2 if link.id == ADOPTION else ("starts", "finishes")
    match link.kind:
        case LinkKind.SS:
            return _apart("Finishes" if milestone else "Starts", lag, f"{other} {starts}")
        case LinkKind.FF:
            return _apart("Finishes", lag, f"{other} {finishes}")
        case LinkKind.SF:  # it ends before the day on which the other starts
            return _apart("Finishes", lag - 1, f"{other} {starts}")
    if milestone:
        return _apart("Finishes", lag, f"{other} {finishes}")
    if lag > 0:
        return f"Starts {days(lag).replace(' ', ' full ', 1)} after {other} {finishes}"
    if lag == 0:
        return f"Starts after {other} {finishes}"
    span = before.finish - before.start if before and before.start is not None and before.finish is not None else 0
    if span and -lag >= span:
        return _apart("Starts", lag + span, f"{other} {starts}")
    return f"Starts with {days(-lag)} of {other} left"


def _apart(verb: str, count: int, event: str) -> str:
    """Two days that are so many working days apart: the one of the verb, and the one of the event."""
    if count == 0:
        return f"{verb} when {event}"
    return f"{verb} {days(abs(count))} {'after' if count > 0 else 'before'} {event}"


def clash(found: Clash, name: Name) -> str:
    """The conflict of a typed date, for example "5 working days before what A2.1 allows"."""
    if found.link is None:
        return f"the {found.at} leaves out {days(found.days)} of its item {name(found.other)}"
    return f"the {found.at} is {days(found.days)} too early for {name(found.other)}"


def why(case: Case, workdays: Workdays) -> str:
    """The whole sentence."""
    text = reason(case)
    if case.doubts:
        no_date = case.placed.reason is Reason.OPEN
        text += f"{':' if no_date else ';'} {' and '.join(case.doubts)}"
        text += "" if no_date else ", so the date may be too early"
    if case.placed.clash:
        text += f"; {clash(case.placed.clash, case.name)}"
    if case.proposed:
        skipped = workdays.skipped(*case.proposed)
        if skipped:
            text += f"; {listed(skipped, 'holiday')} skipped"
        if case.work.assumed and not case.work.milestone:
            text += f"; {days(case.work.days)} assumed"
    return f"{text}."


def listed(names: tuple[str, ...], kind: str) -> str:
    """The names in words, at most SHOWN of them: Labor Day, Columbus Day and 2 more holidays."""
    shown = list(names[:SHOWN])
    more = len(names) - SHOWN
    if more > 0:
        shown.append(f"{more} more {kind}{'' if more == 1 else 's'}")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
